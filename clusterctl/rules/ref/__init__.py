"""REF: ids, labels, files and settings that point nowhere or to the wrong thing."""

from __future__ import annotations

from clusterctl.rules.ref.files import RULES as OF_FILES
from clusterctl.rules.ref.ids import RULES as OF_IDS

RULES = (*OF_IDS, *OF_FILES)
