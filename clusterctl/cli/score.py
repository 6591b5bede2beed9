"""`score`: the sustainability index of one assessment, or over all; what if, and how to reach a target."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Annotated

import typer

from clusterctl.analysis.index import Scorecard, scorecard
from clusterctl.cli.assessment import find_assessment
from clusterctl.cli.formats import Format
from clusterctl.cli.scores_asked import check_assessed, figure, judge, told_apart
from clusterctl.cli.streams import write
from clusterctl.cli.workspace import Workspace, open_workspace
from clusterctl.findings.errors import UsageError
from clusterctl.output import scores as output

if TYPE_CHECKING:
    from clusterctl.analysis.whatif import WhatIf
    from clusterctl.output.json import Document


def score(
    context: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[LABEL]", help="The assessment: 1999, 1999-2000 or 1999-06; without it, the last one."),
    ] = None,
    format_: Annotated[Format, typer.Option("--format", help="How to write the answer.")] = Format.text,
    details: Annotated[
        bool, typer.Option("--details", help="Show each body's evidence and what its next band asks.")
    ] = False,
    history: Annotated[bool, typer.Option("--history", help="Show the index over all assessments.")] = False,
    what_if: Annotated[
        list[str] | None,
        typer.Option(metavar="ACTOR=SCORE...", help="Show what the index would be if bodies had other scores."),
    ] = None,
    target: Annotated[
        str | None, typer.Option(metavar="N", help="Show the ten cheapest ways to an index of N.")
    ] = None,
    min_: Annotated[
        str | None, typer.Option("--min", metavar="N", help="Exit with 1 where the index is under N.")
    ] = None,
) -> int:
    """Show the sustainability index: how far the cluster can carry on by itself, 0 to 10.

    Networks and associations count 60 %, support institutions 30 %, brokering institutions 10 % (session 13, annex 3).
    """
    label, scores = told_apart(words or (), what_if or ())
    goal, least = figure("--target", target), figure("--min", min_)
    if history:
        _refuse_beside_history(label, what_if=bool(what_if), target=goal is not None, details=details)
        return _history(open_workspace(context), format_, least)
    workspace = open_workspace(context)
    card = scorecard(workspace.project, find_assessment(workspace, label))
    changed = _what_if(workspace, card, scores) if scores else None
    shown = changed.card if changed else card
    if goal is None:
        _scorecard(workspace, shown, changed, format_, details=details)
    else:
        from clusterctl.cli.score_target import write_target

        write_target(workspace, shown, goal, json=format_ is Format.json, details=details, what_if=changed)
    judge(shown.value, least)
    return 0


score.example = "Example: clusterctl score 1999 --what-if calico=8 cotex=5"  # type: ignore[attr-defined]


def document(workspace: Workspace, label: str | None) -> Document:
    """Return the answer as JSON."""
    from clusterctl.output import scores_json

    card = scorecard(workspace.project, find_assessment(workspace, label))
    return scores_json.json(card, workspace.project, workspace.head)


def _refuse_beside_history(label: str | None, **options: bool) -> None:
    """UsageError where something beside --history asks about one assessment."""
    named = [f"--{name.replace('_', '-')}" for name, given in options.items() if given]
    beside = [f"`{label}`", *named] if label is not None else named
    if beside:
        message = f"--history shows all assessments, as they are; {beside[0]} asks about one"
        raise UsageError(message, "leave one of the two out")


def _history(workspace: Workspace, face: Format, least: Fraction | None) -> int:
    from clusterctl.cli.score_history import write_history

    judge(write_history(workspace, json=face is Format.json), least)
    return 0


def _what_if(workspace: Workspace, card: Scorecard, scores: dict[str, int]) -> WhatIf:
    from clusterctl.analysis.whatif import what_if

    check_assessed(scores, card, workspace.project)
    return what_if(card, scores)


def _scorecard(workspace: Workspace, card: Scorecard, changed: WhatIf | None, face: Format, *, details: bool) -> None:
    if face is Format.json:
        from clusterctl.output import scores_json

        write(scores_json.json(card, workspace.project, workspace.head, changed).text)
    else:
        write(output.text(card, workspace.name, workspace.screen, details=details, what_if=changed))
