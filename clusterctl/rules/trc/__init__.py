"""TRC: the chain from constraint to value: every thing that is done serves something, and is measured by something."""

from __future__ import annotations

from clusterctl.rules.trc import aims, outputs

RULES = (*aims.RULES, *outputs.RULES)
