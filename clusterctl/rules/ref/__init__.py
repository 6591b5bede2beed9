"""REF: ids, labels, files and settings that point nowhere or to the wrong thing."""

from __future__ import annotations

from clusterctl.rules.ref import files, ids

RULES = (*ids.RULES, *files.RULES)
