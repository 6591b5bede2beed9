"""Risks: how likely, how grave, what is done about each, by whom, and how it stands; the high ones first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.findings.finding import Route
from clusterctl.report.blocks import Column, Paragraph, Row, Table
from clusterctl.report.outline import Told
from clusterctl.report.run import Run
from clusterctl.report.speech.labels import RISK_STATUS
from clusterctl.report.view import Gap
from clusterctl.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from clusterctl.model.logframe import Risk
    from clusterctl.report.ground import Ground
    from clusterctl.report.run import Text

QUESTION = message("What could go wrong, and what is done about it?")
_FILE = "logframe.yaml"


def told(at: Ground) -> Told:
    """Return the risks, as the log-frame names them."""
    every = at.project.logframe.risks if at.project.logframe else {}
    if not every:
        return Told(gaps=(Gap(at.say("No risk is recorded."), f"{_FILE}: risks"),))
    found = {id_: one for id_, one in every.items() if at.reader.sees_record(Route(_FILE, ("risks", id_)))}
    withheld = len(found) < len(every)
    if not found:
        return Told(withheld=True)
    note = at.say("Likelihood and impact are judged from 1 to 5; the gravest risks come first, closed ones last.")
    return Told(_heading(at, found), (_table(at, found), Paragraph(note, "note")), tuple(_gaps(at, found)), withheld)


def _heading(at: Ground, found: Mapping[str, Risk]) -> Text:
    say = at.say
    of = {status: sum(one.status == status for one in found.values()) for status in ("happened", "open", "closed")}
    if of["happened"]:
        return say.several(of["happened"], "{n} of the {all} recorded risks has happened",
                           "{n} of the {all} recorded risks have happened", all=say.number(len(found)))  # fmt: skip
    if of["closed"] == len(found):
        return say.several(len(found), "The recorded risk is closed", "All {n} recorded risks are closed")
    if of["open"]:
        return say.several(of["open"], "{n} of the {all} recorded risks is open",
                           "{n} of the {all} recorded risks are open", all=say.number(len(found)))  # fmt: skip
    return ""


def _product(one: Risk) -> int:
    """Return how grave a risk is; nothing where one of its two numbers is not recorded."""
    return one.likelihood * one.impact if one.likelihood and one.impact else 0


def _table(at: Ground, found: Mapping[str, Risk]) -> Table:
    say = at.say
    columns = (
        Column(say("Risk")), Column(say("Likelihood"), "right"), Column(say("Impact"), "right"),
        Column(say("Likelihood times impact"), "right"), Column(say("What is done")), Column(say("Who looks after it")),
        Column(say("Status"), whole=True),
    )  # fmt: skip
    order = sorted(found.items(), key=lambda held: (held[1].status == "closed", -_product(held[1]), held[0]))
    return Table(say("Risks"), columns, tuple(Row(_cells(at, id_, one)) for id_, one in order))


def _cells(at: Ground, id_: str, one: Risk) -> tuple[Text, ...]:
    below = ("risks", id_)

    def points(number: int | None, *keys: str) -> Text:
        if not number or not all(at.sees(_FILE, *below, key) for key in keys):
            return (Run("–", "soft"),)
        note = at.proof.note_of(*(Route(_FILE, (*below, key)) for key in keys))
        return (Run(at.say.number(number), note=note),)

    def field(key: str, text: str | None) -> Text:
        return text if text and at.sees(_FILE, *below, key) else (Run("–", "soft"),)

    return (
        one.text, points(one.likelihood, "likelihood"), points(one.impact, "impact"),
        points(_product(one), "likelihood", "impact"), field("response", one.response),
        field("owner", at.people.name(one.owner) if one.owner else None),
        field("status", at.say.label(RISK_STATUS, one.status) if one.status else None),
    )  # fmt: skip


def _gaps(at: Ground, found: Mapping[str, Risk]) -> Iterator[Gap]:
    say, below = at.say, f"{_FILE}: risks.<id>"
    unjudged = sum(not _product(one) for one in found.values())
    if unjudged:
        said = say.several(unjudged, "How likely and how grave {n} risk is, is not recorded.",
                           "How likely and how grave {n} risks are, is not recorded.")  # fmt: skip
        yield Gap(said, f"{below}.likelihood, impact")
    open_ = [one for one in found.values() if one.status != "closed"]
    unanswered, orphans = sum(not one.response for one in open_), sum(not one.owner for one in open_)
    if unanswered:
        said = say.several(unanswered, "What is done about {n} risk is not recorded.",
                           "What is done about {n} risks is not recorded.")  # fmt: skip
        yield Gap(said, f"{below}.response")
    if orphans:
        said = say.several(orphans, "Nobody is named who looks after {n} risk.",
                           "Nobody is named who looks after {n} risks.")  # fmt: skip
        yield Gap(said, f"{below}.owner")
    if any(one.status is None for one in found.values()):
        yield Gap(say("Of some risks it is not recorded how they stand."), f"{below}.status")
