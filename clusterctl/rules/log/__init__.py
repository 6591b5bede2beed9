"""LOG: the log-frame and what was measured: that it can tell what the programme brought, and that its figures agree."""

from __future__ import annotations

from clusterctl.rules.log import effects, frame, values

RULES = tuple(sorted((*effects.RULES, *frame.RULES, *values.RULES), key=lambda rule: rule.code))
