"""The plan in time as a figure and as a Mermaid diagram."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.report.figures import gantt
from clusterctl.report.figures.gantt_mermaid import mermaid
from clusterctl.report.figures.plan_time import Activity, Group, Milestone, Plan, Span, When
from clusterctl.report.parts.activities import area_name, by_area
from clusterctl.report.speech.labels import SHORT_MONTH, STANDS
from clusterctl.report.topics.work import days, result_of, standing, steps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clusterctl.analysis.plan import Component, Due
    from clusterctl.model.partial_dates import PartialDate
    from clusterctl.report.figures.figure import Figure
    from clusterctl.report.figures.plan_time import State
    from clusterctl.report.ground import Ground

_STATES: dict[str, State] = {
    "planned": "planned", "under_way": "under_way", "overdue": "late", "done": "done", "dropped": "dropped",
    "postponed": "postponed", "unrecorded": "planned", "withheld": "planned",
}  # fmt: skip


class Chart(Struct, frozen=True):
    """A plan in time, drawn and as text."""

    figure: Figure
    mermaid: str


def chart(at: Ground, ones: Sequence[Component]) -> Chart | None:
    """Return the plan in time; None where no activity of it has a date. Undated ones are told beside it."""
    dated = [one for one in ones if one.start or one.end]
    if not dated:
        return None
    groups = tuple(
        Group(area_name(at, group.key), tuple(_row(at, one) for one in group.activities))
        for group in by_area(at, dated)
    )
    day = at.as_of
    as_of = When(day, day, at.say("as of {day}", day=at.say.day(day)))
    months = tuple(at.say.label(SHORT_MONTH, str(month)) for month in range(1, 13))
    plan = Plan(groups, months, as_of, at.label.first, at.label.last)
    title = at.say("The plan of {year} in time", year=at.year)
    return Chart(gantt.gantt(plan, title, say=at.say), mermaid(plan, at.say))


def _row(at: Ground, one: Component) -> Activity:
    activity, result = one.activity, result_of(at, one)
    state = standing(at, one)
    lead = at.people.name(activity.lead) if activity.lead and at.reader.sees(one.route.under("lead")) else ""
    return Activity(
        name=activity.title,
        state=_STATES[state],
        state_text=at.say.label(STANDS, state),
        planned=_span(at, activity.start, activity.end),
        actual=_span(at, result.start, result.end, goes_on=result.status == "under_way") if result else None,
        detail=lead,
        milestones=tuple(_step(at, due) for due in steps(at, one)),
    )


def _span(
    at: Ground, start: PartialDate | None, end: PartialDate | None, *, goes_on: bool = False
) -> Span | None:  # fmt: skip
    """Return a span; one of which only the start is known ends with it, unless it goes on."""
    if start is None and end is None:
        return None
    begin, over = _when(at, start), _when(at, end if goes_on else end or start)
    turned = begin is not None and over is not None and over.last < begin.first
    return Span(begin, begin if turned else over, days(at, start, end))


def _when(at: Ground, day: PartialDate | None) -> When | None:
    return When(day.first, day.last, at.say.when(day)) if day else None


def _step(at: Ground, due: Due) -> Milestone:
    return Milestone(due.what, _when(at, due.due), _when(at, due.done), late=due.is_overdue)
