"""How far stakeholders trust the agent: their statements, from 1 (no) to 5 (always); internal, as the agent's year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.analysis.figure import Figure, figure, mean
from clusterctl.findings.finding import Route
from clusterctl.report.blocks import Column, Paragraph, Row, Table
from clusterctl.report.outline import Told
from clusterctl.report.view import Gap
from clusterctl.words import message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clusterctl.report.ground import Ground
    from clusterctl.report.run import Words

QUESTION = message("How far do the stakeholders trust the agent?")
ASKED = 7
"""Statements of the form."""
_HIGHEST = 5
_PLACES = 1


def told(at: Ground) -> Told:
    """Return the statements and their mean."""
    say, filed = at.say, at.monitoring
    path = filed.path if filed else f"monitoring/{at.label.text}.yaml"
    held: Mapping[str, int] = filed.record.cda.confidence if filed and filed.record.cda else {}
    if held and not at.reader.sees(Route(path, ("cda", "confidence"))):
        return Told(withheld=True)
    where = f"{path}: cda.confidence"
    if not held:
        said = say(
            "What the stakeholders think of the agent is not recorded: {n} statements, each from 1 to {highest}.",
            n=say.number(ASKED), highest=say.number(_HIGHEST),
        )  # fmt: skip
        return Told(gaps=(Gap(said, where),))
    figures = {text: figure(points, Route(path, ("cda", "confidence", text))) for text, points in held.items()}
    average = mean(list(figures.values()))
    blocks = (_table(at, figures, average), Paragraph(say(
        "1 stands for no, {highest} for always.", highest=say.number(_HIGHEST)), "note"))  # fmt: skip
    return Told(_heading(at, average, len(held)), blocks, _gaps(at, len(held), where))


def _heading(at: Ground, average: Figure, number: int) -> Words:
    return at.say.several_runs(
        number, "The stakeholders give the agent {points} of {highest} on {n} statement",
        "The stakeholders give the agent {points} of {highest} on the mean of {n} statements",
        points=at.number(average, _PLACES), highest=at.say.number(_HIGHEST),
    )  # fmt: skip


def _table(at: Ground, figures: Mapping[str, Figure], average: Figure) -> Table:
    say = at.say
    rows = [Row((text, (at.number(points),))) for text, points in figures.items()]
    rows.append(Row((say("Mean"), (at.number(average, _PLACES),)), strong=True))
    columns = (Column(say("Statement")), Column(say("Points, 1 to {highest}", highest=say.number(_HIGHEST)), "right"))
    return Table(say("What the stakeholders think of the agent"), columns, tuple(rows))


def _gaps(at: Ground, number: int, where: str) -> tuple[Gap, ...]:
    if number >= ASKED:
        return ()
    lacking = ASKED - number
    said = at.say.several(
        lacking, "The form asks for {all} statements; {n} is not recorded.",
        "The form asks for {all} statements; {n} are not recorded.", all=at.say.number(ASKED),
    )  # fmt: skip
    return (Gap(said, where),)
