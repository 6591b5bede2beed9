"""The action plan itself: activities as rows, the method's seven components as columns (S0 13.2, S1 6.5.1).

Each activity's objectives and deliverables follow, so that stakeholders and the funder can validate the plan.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.analysis.figure import complete
from clusterctl.report.blocks import Column, Entries, Entry, Fact, Paragraph, Row, Table
from clusterctl.report.outline import Told
from clusterctl.report.parts.activities import area_name, by_area
from clusterctl.report.run import Run
from clusterctl.report.speech.labels import NATURE
from clusterctl.report.topics.activity_gaps import component_gaps
from clusterctl.report.topics.giving import planned
from clusterctl.report.topics.work import (
    beneficiaries,
    cost_of,
    dated,
    is_partial,
    is_whole,
    listed,
    nothing,
    shown,
    steps,
)
from clusterctl.words import capital, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.analysis.figure import Figure
    from clusterctl.analysis.plan import Component
    from clusterctl.report.blocks import Block
    from clusterctl.report.ground import Ground
    from clusterctl.report.run import Text

QUESTION = message("What is to be done, for whom, when, by whom, at what cost, and who gives it?")

_NATURE, _COST = 1, 5
_OF_COLUMNS = {_COST: "cost", 6: "contributions", 7: "person_days"}
"""Columns, and the fields of those that not every reader may see."""


def told(at: Ground) -> Told:
    """Return the plan of the period."""
    empty = nothing(at)
    if empty:
        return empty
    ones = shown(at)
    blocks: tuple[Block, ...] = (*_opening(at), plan_table(at, ones), *_reading(at), *_entries(at, ones))
    hidden = at.in_time is not None and len(ones) < len(at.in_time.activities)
    money = any(one.activity.contributions and not _sees(at, one, "contributions") for one in ones)
    return Told(_heading(at, ones), blocks, tuple(component_gaps(at, ones)), withheld=hidden or money)


def _heading(at: Ground, ones: Sequence[Component]) -> Text:
    """Say how many activities there are and what they cost, where that is known of each."""
    say = at.say
    if not is_whole(at, ones):
        return ""
    number = say.several(len(ones), "{n} activity", "{n} activities")
    cost = cost_of(ones)
    if cost.known is None or not at.reader.sees_figure(cost, "donor"):
        return say("The plan of {year} holds {activities}", year=at.year, activities=number)
    return say.runs("The plan of {year} holds {activities} at a cost of {cost}", year=at.year, activities=number,
                    cost=at.amount(cost))  # fmt: skip


def _opening(at: Ground) -> Iterator[Paragraph]:
    if is_partial(at):
        yield Paragraph(at.say("The plan can be read in part only, so activities may be missing here."))


def plan_table(at: Ground, ones: Sequence[Component]) -> Table:
    """Return activities with their seven components, by area; without the columns that are not for the reader."""
    say = at.say
    heads = (say("Activity"), say("Nature"), say("For whom"), say("When"), say("Responsible"), say("Cost"),
             say("Who gives what"), say("Person-days"))  # fmt: skip
    fit = [nth for nth in range(len(heads)) if any(_sees(at, one, _OF_COLUMNS.get(nth, "title")) for one in ones)]
    columns = tuple(Column(heads[nth], "right" if nth == _COST else "left", whole=nth == _NATURE) for nth in fit)
    rows: list[Row] = []
    for group in by_area(at, ones):
        rows.append(Row((area_name(at, group.key), *[""] * (len(fit) - 1)), strong=True))
        for one in group.activities:
            cells = _cells(at, one)
            rows.append(Row(tuple(cells[nth] for nth in fit)))
    rows += [Row(tuple(row.cells[nth] for nth in fit), strong=True) for row in _total(at, ones)]
    return Table(say("The action plan of {year}", year=at.year), columns, tuple(rows))


def _cells(at: Ground, one: Component) -> tuple[Text, ...]:
    say, activity = at.say, one.activity
    nature = say.label(NATURE, activity.nature) if activity.nature else "–"
    return (
        activity.title, nature, beneficiaries(at, one) or "–",
        dated(at, one.route, activity.start, activity.end) or "–", responsible(at, one) or "–",
        _amount(at, one.money.planned.split.total), planned(at, one) or "–", _days(at, one),
    )  # fmt: skip


def responsible(at: Ground, one: Component) -> str:
    """Return who leads an activity, who carries it out, who helps."""
    say, activity, name = at.say, one.activity, at.people.name
    said = [name(activity.lead)] if activity.lead and _sees(at, one, "lead") else []
    if activity.implementer and _sees(at, one, "implementer"):
        said.append(say("carried out by {body}", body=name(activity.implementer)))
    if activity.intermediaries and _sees(at, one, "intermediaries"):
        said.append(say("with {bodies}", bodies=at.people.names(activity.intermediaries)))
    return "; ".join(said)


def _sees(at: Ground, one: Component, key: str) -> bool:
    return at.reader.sees(one.route.under(key))


def _amount(at: Ground, figure: Figure) -> Text:
    if figure.known is None or not at.reader.sees_figure(figure, "donor"):
        return "–"
    return (at.amount(figure),)


def _days(at: Ground, one: Component) -> Text:
    """Return person-days, and how many of whom."""
    if one.person_days.known is None or not _sees(at, one, "person_days"):
        return "–"
    if len(one.by_actor) == 1:
        actor, figure = next(iter(one.by_actor.items()))
        return at.say.runs("{days} ({body})", days=at.number(figure), body=at.people.name(actor))
    parts: list[Text] = [
        at.say.runs("{body} {days}", body=at.people.name(actor), days=at.number(figure))
        for actor, figure in one.by_actor.items()
    ]
    return at.say.runs("{days}: {parts}", days=at.number(one.person_days), parts=listed(parts))


def _total(at: Ground, ones: Sequence[Component]) -> Iterator[Row]:
    cost, days = cost_of(ones), complete([one.person_days for one in ones])
    shown_cost = _amount(at, cost)
    shown_days: Text = "–"
    if days.known is not None and all(_sees(at, one, "person_days") for one in ones):
        shown_days = (at.number(days),)
    if shown_cost != "–" or shown_days != "–":
        yield Row((at.say("All activities"), "", "", "", "", shown_cost, "", shown_days), strong=True)


def _reading(at: Ground) -> Iterator[Paragraph]:
    yield Paragraph(at.say(
        "All figures are as planned. Commercial activities bring gain soon, developmental ones build the cluster, "
        "mixed ones do both. Shares are parts of what the activity costs."
    ), "note")  # fmt: skip


# -- objectives and deliverables ---------------------------------------------------------------------------------------


def _entries(at: Ground, ones: Sequence[Component]) -> Iterator[Entries]:
    entries = [entry for group in by_area(at, ones) for one in group.activities for entry in _entry(at, one)]
    if entries:
        yield Entries(tuple(entries), at.say("What each is for, and what is handed over"))


def _entry(at: Ground, one: Component) -> Iterator[Entry]:
    say, activity = at.say, one.activity
    objectives = {
        "short_term_objective": say("Short-term objective"),
        "governance_objective": say("Governance objective"),
    }
    texts = tuple(
        (name, written)
        for key, name in objectives.items()
        if (written := getattr(activity, key)) and _sees(at, one, key)
    )
    described = activity.description if activity.description and _sees(at, one, "description") else ""
    steps = tuple(_steps(at, one))
    if texts or steps or described:
        missing = [name for key, name in objectives.items() if not getattr(activity, key)]
        yield Entry(activity.title, prose=described, facts=steps, texts=texts, missing=say.listed(missing))


def _steps(at: Ground, one: Component) -> Iterator[Fact]:
    for due in steps(at, one):
        route = one.route.under("deliverables", due.id)
        said: list[Text] = [due.what]
        if due.due:
            date = Run(at.say.when(due.due), note=at.proof.note_of(route.under("due")))
            said.append(at.say.runs("due {date}", date=date))
        if due.responsible and at.reader.sees(route.under("responsible")):
            said.append(at.people.name(due.responsible))
        yield Fact(capital(at.say("deliverable")), listed(said))
