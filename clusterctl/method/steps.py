"""The steps of the sequence in which activities come (S0 13.3), and how much trust each needs (S1 6.4.1)."""

from __future__ import annotations

STEPS: dict[str, int] = {"trust_building": 1, "pilot": 2, "capacity_building": 2, "regular": 3, "strategic": 4}
"""By category; the others have none. A first market event inside the cluster is of step 2 and says so itself."""
COMPLEXITY: dict[int, str] = {1: "elementary", 2: "elementary", 3: "meso", 4: "high"}
"""By step."""
