"""Edits for the rules of private data."""

from __future__ import annotations

from tests.rules.mutations import Mutation

_NOT_SCORED, _SAID = (
    "    notes: Not scored.\n    source: 003_72b7d0f5a2a195d4.txt, box 5\n",
    "Not scored. Ring 98765 43210.",
)
_STUDY = "diagnostic.yaml"

MUTATIONS = (
    Mutation("PRV001", "actors.yaml", _NOT_SCORED, _NOT_SCORED.replace("Not scored.", _SAID), f"actors.yaml:{_SAID}"),
    Mutation(
        "PRV002", "vision.yaml", "statement:", "# From chair@calico.example\nstatement:", "vision.yaml:@calico.example"
    ),
    Mutation("PRV003", "exit.yaml", "who: [iird]", "who: [iird] # 2341 2341 2346", "exit.yaml:who: [iird]"),
    Mutation(
        "PRV004",
        "exit.yaml",
        "March 2000).",
        "March 2000); ABCPE1234F keeps the records.",
        "exit.yaml:keeps the records",
    ),
)
