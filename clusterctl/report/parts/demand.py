"""Demand: what the actors asked for themselves, and what the study found that services could answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.analysis.figure import HUNDRED, NOUGHT, figure, ratio
from clusterctl.findings.finding import Route
from clusterctl.model.values import Missing
from clusterctl.report.blocks import Column, Paragraph, Points, Row, Table
from clusterctl.report.outline import Told
from clusterctl.report.run import Run
from clusterctl.report.speech.labels import AREA
from clusterctl.report.view import Gap
from clusterctl.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.analysis.counted import Counted
    from clusterctl.model.diagnostic import Issue
    from clusterctl.report.blocks import Block
    from clusterctl.report.ground import Ground
    from clusterctl.report.run import Text

QUESTION = message("What do firms ask for?")
_DIAGNOSTIC = "diagnostic.yaml"
_AREAS = ("market", "technology", "skills", "finance", "inputs", "organisation", "environment")
"""Areas in which somebody may offer a service; policy and infrastructure lie with the state."""
_NOTHING_KNOWN = Missing("not_recorded")


def told(at: Ground) -> Told:
    """Return what firms ask for, and what they lack."""
    if not at.reader.sees_figure(NOUGHT, "donor"):
        return Told(withheld=True)
    every = at.counted
    ones = [one for one in every if at.reader.sees_record(one.route)]
    known = [one for one in ones if one.activity.origin and at.reader.sees(one.under("origin"))]
    asked = [one for one in known if one.activity.origin == "demand"]
    issues = list(_issues(at))
    blocks: list[Block] = [*_asked(asked), *_lacks(at, issues)]
    head = _heading(at, asked, known) if len(ones) == len(every) else ""
    if asked:
        blocks.insert(0, Paragraph(at.say("The actors themselves asked for:")))
    return Told(head, tuple(blocks), tuple(_gaps(at, ones, known, issues)), withheld=len(ones) < len(every))


def _heading(at: Ground, asked: Sequence[Counted], known: Sequence[Counted]) -> Text:
    if not known:
        return ""
    whole = figure(len(known), *(one.under("origin") for one in known))
    part = figure(len(asked), *(one.under("origin") for one in asked))
    return at.say.several_runs(
        len(known), "Actors asked for {share} of the {n} activity whose origin is known",
        "Actors asked for {share} of the {n} activities whose origin is known",
        share=at.share(ratio(part, whole, _NOTHING_KNOWN, HUNDRED)),
    )  # fmt: skip


def _asked(asked: Sequence[Counted]) -> Iterator[Points]:
    if asked:
        yield Points(tuple(one.activity.title for one in asked))


def _issues(at: Ground) -> Iterator[tuple[Issue, Route]]:
    """Yield the constraints and opportunities that a service could answer, the most important first."""
    study = at.project.diagnostic
    found = [
        (one, route)
        for box in ("constraints", "opportunities")
        for id_, one in (getattr(study, box) if study else {}).items()
        if one.area in _AREAS and at.reader.sees_record(route := Route(_DIAGNOSTIC, (box, id_)))
    ]
    yield from sorted(found, key=lambda one: -(one[0].importance or 0))


def _lacks(at: Ground, issues: Sequence[tuple[Issue, Route]]) -> Iterator[Table]:
    if not issues:
        return
    say = at.say
    columns = (Column(say("Constraint or opportunity")), Column(say("Area"), whole=True),
               Column(say("Importance, 1 to 5"), "right"))  # fmt: skip
    rows = tuple(
        Row((one.text, say.label(AREA, one.area),
             _importance(at, one, route)))
        for one, route in issues
    )  # fmt: skip
    yield Table(say("What the study found that services could answer"), columns, rows)


def _importance(at: Ground, one: Issue, route: Route) -> Text:
    if one.importance is None:
        return "–"
    return (Run(at.say.number(one.importance), note=at.proof.note_of(route.under("importance"))),)


def _gaps(
    at: Ground, ones: Sequence[Counted], known: Sequence[Counted], issues: Sequence[tuple[Issue, Route]]
) -> Iterator[Gap]:
    say, file = at.say, f"plans/{at.label.text}.yaml"
    if not ones:
        yield Gap(say("No activity of {year} is on file.", year=at.year), f"{file}: activities")
    elif len(known) < len(ones):
        silent = len(ones) - len(known)
        said = say.several(
            silent, "Whether actors asked for it or the CDA proposed it is not recorded of {n} activity.",
            "Whether actors asked for them or the CDA proposed them is not recorded of {n} activities.",
        )  # fmt: skip
        yield Gap(said, f"{file}: activities.<id>.origin")
    if not issues:
        yield Gap(say("The study names nothing that services could answer."), f"{_DIAGNOSTIC}: constraints")
