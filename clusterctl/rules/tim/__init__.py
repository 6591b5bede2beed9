"""TIM: dates inside the programme and in order, and what is due by when."""

from __future__ import annotations

from clusterctl.rules.tim.decisions import RULES as OF_DECISIONS
from clusterctl.rules.tim.due import RULES as WHAT_IS_DUE
from clusterctl.rules.tim.order import RULES as OF_ORDER
from clusterctl.rules.tim.places import RULES as OF_PLACES
from clusterctl.rules.tim.spans import RULES as OF_SPANS

RULES = (*OF_SPANS, *OF_PLACES, *OF_ORDER, *OF_DECISIONS, *WHAT_IS_DUE)
