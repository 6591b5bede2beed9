"""SUM: figures that do not add up, or cannot be."""

from __future__ import annotations

from clusterctl.rules.sum.counts import RULES as OF_COUNTS
from clusterctl.rules.sum.finance import RULES as OF_FINANCE
from clusterctl.rules.sum.members import RULES as OF_MEMBERS
from clusterctl.rules.sum.own_amounts import RULES as OF_OWN_AMOUNTS
from clusterctl.rules.sum.stated import RULES as OF_STATED
from clusterctl.rules.sum.whole import RULES as OF_WHOLES

RULES = tuple(
    sorted((*OF_WHOLES, *OF_OWN_AMOUNTS, *OF_COUNTS, *OF_STATED, *OF_MEMBERS, *OF_FINANCE), key=lambda rule: rule.code)
)
