"""YML: faults of a file as text, found while reading it."""

from __future__ import annotations

from clusterctl.rules.yml import features, files, lines

RULES = tuple(sorted((*lines.RULES, *features.RULES, *files.RULES), key=lambda rule: rule.code))
