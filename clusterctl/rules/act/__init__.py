"""ACT: what an activity says of itself, and who carries it (S0 13.2 to 13.4, S1 6.5.1)."""

from __future__ import annotations

from clusterctl.rules.act.complete import RULES as OF_WHAT_IS_SAID
from clusterctl.rules.act.partners import RULES as OF_PARTNERS

RULES = (*OF_WHAT_IS_SAID, *OF_PARTNERS)
