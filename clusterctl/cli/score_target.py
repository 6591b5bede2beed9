"""`score --target`: the cheapest ways to an index that is aimed for."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from clusterctl.analysis.index import Scorecard
from clusterctl.analysis.target import MOST_BODIES, searchable, target
from clusterctl.cli.streams import write
from clusterctl.cli.workspace import Workspace
from clusterctl.findings.errors import AnswerIsNoError
from clusterctl.output import target as output

if TYPE_CHECKING:
    from clusterctl.analysis.whatif import WhatIf


def write_target(
    workspace: Workspace, card: Scorecard, goal: Fraction, *, json: bool, details: bool, what_if: WhatIf | None
) -> None:
    """Write the ways from a scorecard; AnswerIsNoError where its bodies are too many to search among."""
    if not searchable(card):
        message = f"ways to a target are sought among {MOST_BODIES} bodies at most; {card.label} has more"
        raise AnswerIsNoError(message, "assess fewer bodies: those that carry the cluster")
    found = target(card, goal)
    if json:
        write(output.json(found, workspace.head, what_if).text)
    else:
        write(output.text(found, workspace.name, workspace.screen, details=details, what_if=what_if))
