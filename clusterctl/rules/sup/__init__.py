"""SUP: who supports what, by the ground rules of the method (S0 13.3)."""

from __future__ import annotations

from clusterctl.rules.sup.demand import RULES as OF_DEMAND
from clusterctl.rules.sup.firms import RULES as OF_FIRMS
from clusterctl.rules.sup.like import RULES as OF_LIKE
from clusterctl.rules.sup.nature import RULES as OF_NATURE
from clusterctl.rules.sup.norm import RULES as OF_NORM
from clusterctl.rules.sup.series import RULES as OF_SERIES

RULES = tuple(sorted((*OF_NATURE, *OF_SERIES, *OF_LIKE, *OF_FIRMS, *OF_DEMAND, *OF_NORM), key=lambda rule: rule.code))
