"""The activities of a plan: who did what for whom, when, at whose cost, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.analysis.counted import count
from clusterctl.analysis.plan import Group
from clusterctl.report.blocks import Column, Entries, Entry, Fact, Paragraph, Row, Table
from clusterctl.report.outline import Told
from clusterctl.report.speech.labels import AREA, NATURE, STANDS
from clusterctl.report.topics.activity_gaps import gaps, is_given
from clusterctl.report.topics.giving import given
from clusterctl.report.topics.work import (
    STANDINGS,
    actual_days,
    beneficiaries,
    firms,
    is_extra,
    is_partial,
    is_whole,
    nothing,
    planned_days,
    result_of,
    shown,
    standing,
    status_route,
    tells_planned,
)
from clusterctl.words import capital, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Literal

    from clusterctl.analysis.plan import Component
    from clusterctl.report.blocks import Block
    from clusterctl.report.ground import Ground
    from clusterctl.report.run import Run, Text, Words

QUESTION = message("What was done, what was not, and what came of it?")
_STYLES: dict[str, Literal["done", "busy", "late", "none"]] = {
    "done": "done", "under_way": "busy", "overdue": "late", "dropped": "none", "postponed": "none",
    "unrecorded": "none", "withheld": "none",
}  # fmt: skip


def told(at: Ground) -> Told:
    """Return the activities of the period by area, after a table of how they stand."""
    empty = nothing(at)
    if empty:
        return empty
    ones = shown(at)
    blocks: tuple[Block, ...] = (*_opening(at, ones), _table(at, ones), *_entries(at, ones))
    return Told(heading(at, ones), blocks, tuple(gaps(at, ones)), withheld=_is_withheld(at, ones))


def heading(at: Ground, ones: Sequence[Component]) -> Text:
    """Return how many are done; neutral where the plan can be read in part only."""
    say, stand = at.say, [standing(at, one) for one in ones]
    if not is_whole(at, ones) or "withheld" in stand:
        return ""
    done = [one for one, state in zip(ones, stand, strict=True) if state == "done"]
    every = _number(at, ones)
    if not done:
        return say.runs("No activity in the plan of {year} is done yet", year=at.year)
    if len(done) == len(ones):
        return say.several_runs(
            len(ones), "The only activity in the plan of {year} is done",
            "All {every} activities in the plan of {year} are done", year=at.year, every=every,
        )  # fmt: skip
    return say.several_runs(
        len(done), "{done} of {every} activities in the plan of {year} is done",
        "{done} of {every} activities in the plan of {year} are done",
        done=_number(at, done), every=every, year=at.year,
    )  # fmt: skip


def _number(at: Ground, ones: Sequence[Component]) -> Run:
    return at.number(count([status_route(one) for one in ones]))


def _opening(at: Ground, ones: Sequence[Component]) -> Iterator[Paragraph]:
    say = at.say
    if is_partial(at):
        yield Paragraph(say("The plan can be read in part only, so activities may be missing here."))
    undated = [one for one in ones if one.start is None and one.end is None]
    if undated:
        yield Paragraph(say.several_runs(
            len(undated), "{number} of them has no date on record and may be of another year.",
            "{number} of them have no date on record and may be of another year.",
            number=at.number(count([one.route.under("title") for one in undated])),
        ))  # fmt: skip
    if any(one.activity.nature for one in ones):
        yield Paragraph(say(
            "Commercial activities bring gain soon, developmental ones build the cluster, mixed ones do both."
        ), "note")  # fmt: skip


# -- the table ---------------------------------------------------------------------------------------------------------


def by_area(at: Ground, ones: Sequence[Component]) -> list[Group]:
    """Return the activities by area, in the method's order."""
    kept = {one.id for one in ones}
    groups = at.in_time.grouped("area") if at.in_time else ()
    found = (Group(group.key, tuple(one for one in group.activities if one.id in kept)) for group in groups)
    return [group for group in found if group.activities]


def area_name(at: Ground, key: str | None) -> str:
    """Return an area's name as a head."""
    return capital(at.say.label(AREA, key)) if key else at.say("Area not recorded")


def _table(at: Ground, ones: Sequence[Component]) -> Table:
    say = at.say
    found = {key: [one for one in ones if standing(at, one) == key] for key in STANDINGS}
    found = {key: held for key, held in found.items() if held}
    heads = [say("All"), *(capital(say.label(STANDS, key)) for key in found)]
    heads += [say("Not in the approved plan")] if tells_planned(at, ones) else []
    rows = [_row(at, area_name(at, group.key), group.activities, found) for group in by_area(at, ones)]
    total = _row(at, say("All areas"), ones, found, strong=True)
    columns = (Column(say("Area")), *(Column(head, "right") for head in heads))
    return Table(say("How the activities stand, by area"), columns, (*rows, total))


def _row(
    at: Ground, name: str, ones: Sequence[Component], found: dict[str, list[Component]], *, strong: bool = False
) -> Row:
    ids = {one.id for one in ones}
    cells = [_cell(at, ones)]
    cells += [_cell(at, [one for one in held if one.id in ids]) for held in found.values()]
    if tells_planned(at, [one for held in found.values() for one in held]):
        cells.append(_cell(at, [one for one in ones if is_extra(at, one)], "planned"))
    return Row((name, *cells), strong=strong)


def _cell(at: Ground, ones: Sequence[Component], key: str = "") -> Text:
    if not ones:
        return "–"
    return (at.number(count([one.route.under(key) if key else status_route(one) for one in ones])),)


# -- one by one --------------------------------------------------------------------------------------------------------


def _entries(at: Ground, ones: Sequence[Component]) -> Iterator[Entries]:
    for group in by_area(at, ones):
        number = len(group.activities)
        number_words = at.say.several(number, "{n} activity", "{n} activities")
        yield Entries(
            tuple(_entry(at, one) for one in group.activities), area_name(at, group.key), number_words
        )  # fmt: skip


def _entry(at: Ground, one: Component) -> Entry:
    say, activity = at.say, one.activity
    state, result = standing(at, one), result_of(at, one)
    texts = []
    if result and result.outcome and at.reader.sees(one.route.under("result", "outcome")):
        texts.append((say("What came of it"), result.outcome))
    if result:
        texts += [
            (say("Learnt"), lesson)
            for nth, lesson in enumerate(result.lessons)
            if at.reader.sees_record(one.route.under("result", "lessons", nth))
        ]
    described = activity.description if at.reader.sees(one.route.under("description")) else None
    return Entry(
        title=activity.title,
        tag=say.label(STANDS, state),
        style=_STYLES.get(state, ""),
        about=_about(at, one),
        prose=described or "",
        facts=tuple(_facts(at, one)),
        texts=tuple(texts),
        missing=_missing(at, one),
    )


def _about(at: Ground, one: Component) -> str:
    nature = one.activity.nature
    said = [at.say.label(NATURE, nature)] if nature else []
    said += [at.say("not in the approved plan")] if is_extra(at, one) else []
    return ", ".join(said)


def _facts(at: Ground, one: Component) -> Iterator[Fact]:
    say, activity, route = at.say, one.activity, one.route
    sees, name = at.reader.sees, at.people.name
    result = result_of(at, one)
    served = result.firms_served if result else None
    found: dict[str, Text] = {
        say("Led by"): name(activity.lead) if activity.lead and sees(route.under("lead")) else "",
        say("Carried out by"): name(activity.implementer)
        if activity.implementer and sees(route.under("implementer")) else "",
        say("With the help of"): at.people.names(activity.intermediaries)
        if sees(route.under("intermediaries")) else "",
        say("For whom"): beneficiaries(at, one),
        say("Served"): firms(at, served, route.under("result", "firms_served")) if served is not None else "",
        say("When"): _when(at, one),
        say("Contributions"): given(at, one),
        say("Cost"): _cost(at, one),
    }  # fmt: skip
    yield from (Fact(label, text) for label, text in found.items() if text)


def _when(at: Ground, one: Component) -> Words:
    """Return when an activity was; the plan's dates beside it where it went otherwise."""
    planned, actual = planned_days(at, one), actual_days(at, one)
    if actual and planned and actual[0].text != planned[0].text:
        return at.say.runs("{actual} (planned: {planned})", actual=actual, planned=planned)
    return actual or planned


def _cost(at: Ground, one: Component) -> Text:
    side = one.money.side
    if side is None or side.split.total.known is None or not at.reader.sees_figure(side.split.total, "donor"):
        return ""
    return (at.amount(side.split.total),)


def _missing(at: Ground, one: Component) -> str:
    """Name what is not recorded of an activity; of what the reader may not see nothing is asked."""
    say, activity = at.say, one.activity
    asked = {
        say("who led it"): activity.lead,
        say("for whom"): activity.beneficiaries,
        say("when"): one.start or one.end,
        say("who contributed"): is_given(one) or not at.reader.sees(one.route.under("contributions")),
        say("of what nature it is"): activity.nature,
    }
    return capital(say.listed(question for question, answer in asked.items() if not answer))


def _is_withheld(at: Ground, ones: Sequence[Component]) -> bool:
    hidden = at.in_time is not None and len(ones) < len(at.in_time.activities)
    return hidden or any(
        one.activity.contributions and not at.reader.sees(one.route.under("contributions")) for one in ones
    )  # fmt: skip
