"""SEQ: simple before complex, and trust before both (S0 13.3, S4)."""

from __future__ import annotations

from clusterctl.rules.seq.beginnings import RULES as OF_BEGINNINGS
from clusterctl.rules.seq.steps import RULES as OF_STEPS

RULES = (*OF_STEPS, *OF_BEGINNINGS)
