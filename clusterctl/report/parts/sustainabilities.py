"""The three sustainabilities: of the institutions, of the approach, of the agent's own role (S3, chapter 4)."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from clusterctl.analysis.exit.ground import EXIT
from clusterctl.analysis.figure import NOUGHT, Figure
from clusterctl.analysis.thresholds import threshold
from clusterctl.report.blocks import Column, Paragraph, Prose, Row, Table
from clusterctl.report.outline import Told
from clusterctl.report.run import Run
from clusterctl.report.speech.labels import EXIT_CONDITION, EXIT_STATE
from clusterctl.report.topics.exit_strategy import known
from clusterctl.report.view import Gap
from clusterctl.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from clusterctl.analysis.exit.condition import Condition
    from clusterctl.report.blocks import Block
    from clusterctl.report.ground import Ground

QUESTION = message("Can the institutions, the approach and the agent’s role carry on without the programme?")
_HEADS = {
    "institutions": message("The institutions: do the cluster’s bodies carry themselves?"),
    "approach": message("The approach: do the actors go on working together, and others take the method up?"),
    "role": message("The agent’s own role: who does the work of the cluster development agent afterwards?"),
}
_CONDITIONS = {
    "institutions": ("index", "enterprises", "brokering", "assessment", "money"),
    "approach": ("key_actors", "governance", "leaders", "upscaling", "vision"),
    "role": ("leads", "strategy", "resources"),
}
"""Which conditions of the exit tell of which (the division is ours)."""


def told(at: Ground) -> Told:
    """Return how each of the three stands."""
    every = {one.name: one for one in at.readiness.conditions}
    seen = {name: one for name, one in every.items()
            if at.reader.sees_figure(Figure(Fraction(0), one.inputs), "donor")}  # fmt: skip
    withheld = len(seen) < len(every)
    blocks: list[Block] = [_table(at, seen), *_note(at)] if seen or _index(at) else []
    blocks += _future(at)
    full = at.reader.sees_figure(NOUGHT, "donor")
    return Told("" if withheld else _heading(at, seen), tuple(blocks), tuple(_gaps(at)) if full else (), withheld)


def _heading(at: Ground, seen: Mapping[str, Condition]) -> str:
    """Say of how many conditions each of the three meets how many."""
    values: dict[str, str] = {}
    for key, names in _CONDITIONS.items():
        values[key] = at.say.number(sum(seen[name].state == "met" for name in names))
        values[f"{key}_all"] = at.say.number(len(names))
    return at.say(
        "Conditions met: {institutions} of {institutions_all} on institutions, {approach} of {approach_all} on the "
        "approach, {role} of {role_all} on the agent’s role", **values,
    )  # fmt: skip


def _table(at: Ground, seen: Mapping[str, Condition]) -> Table:
    say, rows = at.say, []
    figures = {"institutions": [*_index(at), *_money(at)], "approach": list(_leads(at)), "role": list(_days(at))}
    for key, names in _CONDITIONS.items():
        rows.append(Row((say.message(_HEADS[key]), ""), strong=True))
        rows += figures[key]
        rows += [_condition(at, seen[name]) for name in names if name in seen]
    columns = (Column(say("What it rests on")), Column(say("How it stands")))
    title = say("The three sustainabilities on {day}", day=say.day(at.readiness.day))
    return Table(title, columns, tuple(rows))


def _condition(at: Ground, one: Condition) -> Row:
    say = at.say
    state = Run(say.label(EXIT_STATE, one.state), note=at.proof.note_of(*one.inputs))
    name = say("Condition: {name}", name=say.label(EXIT_CONDITION, one.name))
    return Row((name, (state,)))


def _index(at: Ground) -> Iterator[Row]:
    if at.standing.card is None:
        return
    say, bound = at.say, threshold(at.project, "exit_index")
    value = at.number(at.standing.figures["value"], 2)
    shown = say.runs("{value} of {highest}; wanted for the exit: {bound}", value=value, highest=say.number(10),
                     bound=at.number(bound))  # fmt: skip
    yield Row((say("Sustainability index, as claimed"), shown))


def _money(at: Ground) -> Iterator[Row]:
    share = at.money.split.cluster_share
    if share.known is not None and at.reader.sees_figure(share, "donor"):
        yield Row((at.say("What the cluster pays of its activities"), (at.share(share),)))


def _leads(at: Ground) -> Iterator[Row]:
    found = at.process.leads.stakeholders if at.process else None
    if found and found.known is not None and at.reader.sees_figure(found, "public"):
        name = at.say("Bodies of the cluster and its support institutions that lead activities")
        yield Row((name, (at.number(found),)))


def _days(at: Ground) -> Iterator[Row]:
    if at.process is None:
        return
    say, leads, days = at.say, at.process.leads.programme_share, at.process.person_days.programme_share
    if leads.known is not None and at.reader.sees_figure(leads, "public"):
        yield Row((say("Share of the activities that agency and CDA lead"), (at.share(leads),)))
    if days.known is not None and at.reader.sees_figure(days, "donor"):
        yield Row((say("Share of the days of work that agency and CDA do"), (at.share(days),)))


def _note(at: Ground) -> Iterator[Paragraph]:
    yield Paragraph(
        at.say(
            "Bodies last when they are strong and firms pay for what they get. The approach lasts when actors lead, "
            "meet and plan without being pushed. The agent’s role lasts when somebody else has taken it over, or when "
            "it is no longer needed."
        ), "note",
    )  # fmt: skip


def _future(at: Ground) -> Iterator[Prose]:
    found = known(at)
    if found and found.cda_future and at.sees(EXIT, "cda_future"):
        yield Prose(found.cda_future, at.say("What becomes of the agent’s role"))


def _gaps(at: Ground) -> Iterator[Gap]:
    found, say = known(at), at.say
    if found is None or not found.cda_future:
        yield Gap(say("What becomes of the agent’s role after the programme is not recorded."), f"{EXIT}: cda_future")
    if at.standing.card is None and not at.standing.withheld:
        said = say("The sustainability index is missing: {why}.", why=at.standing.missing)
        yield Gap(said, f"scores/{at.label.text}.yaml")
