"""The plan in time: a chart, the same as a table, and the deliverables that are due; as of the day of the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.analysis.counted import count
from clusterctl.report.blocks import Column, Paragraph, Picture, Row, Table
from clusterctl.report.outline import Told
from clusterctl.report.parts.activities import area_name, by_area
from clusterctl.report.run import Run
from clusterctl.report.speech.labels import STANDS
from clusterctl.report.topics.plan_chart import chart
from clusterctl.report.topics.work import (
    actual_days,
    is_whole,
    nothing,
    place,
    planned_days,
    shown,
    standing,
    steps,
    titles,
)
from clusterctl.report.view import Gap
from clusterctl.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.analysis.plan import Component, Due
    from clusterctl.report.blocks import Block
    from clusterctl.report.ground import Ground
    from clusterctl.report.run import Text

QUESTION = message("Is the work on schedule?")


def told(at: Ground) -> Told:
    """Return the plan in time."""
    empty = nothing(at)
    if empty:
        return empty
    ones = shown(at)
    withheld = at.in_time is not None and len(ones) < len(at.in_time.activities)
    blocks: tuple[Block, ...] = (*_picture(at, ones), *_undated(at, ones), _table(at, ones), *_steps(at, ones))
    hidden = any(len(steps(at, one)) < len(one.deliverables) for one in ones)
    return Told(_heading(at, ones), blocks, tuple(_gaps(at, ones)), withheld=withheld or hidden)


def late_steps(at: Ground, ones: Sequence[Component]) -> list[tuple[Component, Due]]:
    """Return the deliverables that are overdue, the oldest first."""
    found = [(one, due) for one in ones for due in steps(at, one) if due.is_overdue]
    return sorted(found, key=lambda pair: (pair[1].due.last if pair[1].due else at.as_of, pair[0].id, pair[1].id))


def coming_steps(at: Ground, ones: Sequence[Component]) -> list[tuple[Component, Due]]:
    """Return the deliverables that are not done and not overdue, of activities that are waited for; the next first."""
    waited = [one for one in ones if standing(at, one) in {"planned", "under_way", "overdue"}]
    found = [(one, due) for one in waited for due in steps(at, one) if not due.done and not due.is_overdue]
    return sorted(found, key=lambda pair: (pair[1].due is None, pair[1].due.text if pair[1].due else "", pair[0].id))


def _heading(at: Ground, ones: Sequence[Component]) -> Text:
    """Say whether it is on schedule, where the dates carry that."""
    say, day = at.say, at.say.day(at.as_of)
    stand = {one.id: standing(at, one) for one in ones}
    late = [one for one in ones if stand[one.id] == "overdue"]
    overdue = len(late_steps(at, ones))
    if not is_whole(at, ones) or "withheld" in stand.values():
        return ""
    if late:
        return _late_heading(at, late, len(ones))
    if overdue:
        return say.several(overdue, "{n} deliverable is overdue as of {day}",
                           "{n} deliverables are overdue as of {day}",
                           day=day)  # fmt: skip
    if any(_is_blind(one, stand[one.id]) for one in ones):
        return say("No activity is known to be overdue as of {day}", day=day)
    if all(state in {"done", "dropped", "postponed"} for state in stand.values()):
        return say("Nothing of the plan is waited for as of {day}", day=day)
    return say("No activity is overdue as of {day}", day=day)


def _late_heading(at: Ground, late: Sequence[Component], every: int) -> Text:
    say, day = at.say, at.say.day(at.as_of)
    if every == 1:
        return say("The only activity is overdue as of {day}", day=day)
    number = at.number(count([one.route.under("end" if one.activity.end else "start") for one in late]))
    return say.several_runs(
        len(late), "{late} of {every} activities is overdue as of {day}",
        "{late} of {every} activities are overdue as of {day}", day=day, every=say.number(every), late=number,
    )  # fmt: skip


def _is_blind(one: Component, state: str) -> bool:
    """Whether nobody can tell if it is late: it is waited for, and no date says until when."""
    return state in {"planned", "under_way", "unrecorded"} and one.activity.end is None and one.activity.start is None


def _picture(at: Ground, ones: Sequence[Component]) -> Iterator[Picture]:
    drawn = chart(at, ones)
    if drawn:
        yield Picture("schedule", drawn.figure, ("work",), drawn.mermaid)


def _undated(at: Ground, ones: Sequence[Component]) -> Iterator[Paragraph]:
    lost = [one for one in ones if one.start is None and one.end is None]
    if lost and len(lost) < len(ones):
        yield Paragraph(at.say.several_runs(
            len(lost), "Of {number} activity no date is known: {titles}.",
            "Of {number} activities no date is known: {titles}.",
            number=at.number(count([one.route.under("title") for one in lost])), titles=at.named(titles(lost)),
        ))  # fmt: skip


def _table(at: Ground, ones: Sequence[Component]) -> Table:
    say = at.say
    rows: list[Row] = []
    for group in by_area(at, ones):
        rows.append(Row((area_name(at, group.key), "", "", ""), strong=True))
        rows += [
            Row((one.activity.title, planned_days(at, one) or "–", actual_days(at, one) or "–",
                 say.label(STANDS, standing(at, one))))
            for one in group.activities
        ]  # fmt: skip
    columns = (Column(say("Activity")), Column(say("Planned for")), Column(say("Carried out")), Column(say("Status")))
    caption = say("The plan in time, as of {day}", day=say.day(at.as_of))
    return Table(caption, columns, tuple(rows))


# -- deliverables ------------------------------------------------------------------------------------------------------


def _steps(at: Ground, ones: Sequence[Component]) -> Iterator[Table]:
    say = at.say
    late, coming = late_steps(at, ones), coming_steps(at, ones)
    if late:
        yield steps_table(at, say("Deliverables that are overdue"), late)
    if coming:
        yield steps_table(at, say("Deliverables that are to come"), coming)
    done = [(one, due) for one in ones for due in steps(at, one) if due.done]
    if done:
        yield steps_table(at, say("Deliverables that were handed over"), done)


def steps_table(at: Ground, caption: str, found: Sequence[tuple[Component, Due]]) -> Table:
    """Return deliverables as a table."""
    say = at.say
    heads = (say("Deliverable"), say("Activity"), say("Due"), say("Handed over"), say("Responsible"))
    rows = tuple(Row(_step(at, one, due)) for one, due in found)
    return Table(caption, tuple(Column(head) for head in heads), rows)


def _step(at: Ground, one: Component, due: Due) -> tuple[Text, ...]:
    route = one.route.under("deliverables", due.id)
    dates = [
        (Run(at.say.when(day), note=at.proof.note_of(route.under(key))),) if day else "–"
        for key, day in (("due", due.due), ("done", due.done))
    ]
    return (due.what, one.activity.title, *dates, who(at, one, due) or at.say("nobody is named"))


def who(at: Ground, one: Component, due: Due) -> str:
    """Return who is responsible for a deliverable: a body, and for those who may know also the persons."""
    route = one.route.under("deliverables", due.id)
    body = at.people.name(due.responsible) if due.responsible and at.reader.sees(route.under("responsible")) else ""
    written = one.activity.deliverables[due.id].persons
    persons = at.say.listed(written) if written and at.reader.sees(route.under("persons")) else ""
    return ", ".join(part for part in (body, persons) if part)


def _gaps(at: Ground, ones: Sequence[Component]) -> Iterator[Gap]:
    say = at.say
    lost = [one for one in ones if one.start is None and one.end is None]
    if lost:
        said = say.several(
            len(lost), "The date of {n} activity is not recorded, so it can’t be shown in time.",
            "The dates of {n} activities are not recorded, so they can’t be shown in time.",
        )  # fmt: skip
        yield Gap(said, place(at, "start"))
    nobody = [
        due
        for one in ones
        for due in steps(at, one)
        if not due.responsible and not one.activity.deliverables[due.id].persons
    ]
    if nobody:
        said = say.several(len(nobody), "Nobody is named as responsible for {n} deliverable.",
                           "Nobody is named as responsible for {n} deliverables.")  # fmt: skip
        yield Gap(said, place(at, "deliverables", "<id>", "responsible"))
