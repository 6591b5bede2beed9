"""SCO: the scores behind the index: weights that add up, scores that rest on something, changes that are explained."""

from __future__ import annotations

from clusterctl.rules.sco import basis, bodies, change, weights

RULES = (*weights.RULES, *basis.RULES, *bodies.RULES, *change.RULES)
