"""An annual action plan: each activity with the method's seven components (S0 13.2, S1 6.5.1), and how it stands.

The seven are nature, beneficiaries, time, who is responsible, cost, who gives, and person-days.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal, get_args

from msgspec import Struct

from clusterctl.analysis.activity_state import State, known_result, state_of
from clusterctl.analysis.figure import Figure, complete, exactness_of, figure, fraction, total
from clusterctl.analysis.phases import PhaseSpan, phases
from clusterctl.analysis.steps import complexity_of, step_of
from clusterctl.findings.finding import Route
from clusterctl.model.values import Area, Missing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clusterctl.analysis.activity_funding import ActivityFunding
    from clusterctl.analysis.funding import Funding, Ledger
    from clusterctl.model.partial_dates import PartialDate
    from clusterctl.model.plan import Activity, Deliverable, Plan
    from clusterctl.project.labels import Label
    from clusterctl.project.project import Filed, Project

STATES: tuple[State, ...] = get_args(State)
By = Literal["area", "date"]
_AREAS = (*get_args(Area), None)


class Days(Struct, frozen=True):
    """The days of an activity, both ends with it; of a date without a day, the whole of it."""

    first: date
    last: date


class Due(Struct, frozen=True):
    """A deliverable of an activity."""

    id: str
    what: str
    due: PartialDate | None
    done: PartialDate | None
    """As known on the day of judging."""
    responsible: str | None
    is_overdue: bool
    """Its date is over, it is not done, and its activity is waited for."""


class Component(Struct, frozen=True):
    """One activity of the plan, with what the method asks of it."""

    id: str
    activity: Activity
    state: State
    step: int | None
    complexity: str | None
    start: PartialDate | None
    end: PartialDate | None
    """When it was, where that is known; else when it is planned for."""
    is_actual: bool
    """Whether one of the two is of the result."""
    days: Days | None
    """None where it has no date, or ends before it begins."""
    firms: Figure
    money: ActivityFunding
    person_days: Figure
    by_actor: Mapping[str, Figure]
    """Person-days by actor."""
    deliverables: tuple[Due, ...]
    """By due date, those without one last; alike, by id."""
    route: Route

    @property
    def is_reversed(self) -> bool:
        """Whether it ends before it begins."""
        return self.days is None and self.start is not None and self.end is not None


class Group(Struct, frozen=True):
    """Activities that belong together; of an area, or of a start as it is written (None: none is given)."""

    key: str | None
    activities: tuple[Component, ...]


class PlanInTime(Struct, frozen=True):
    """A plan as known on a day."""

    label: Label
    plan: Plan
    activities: tuple[Component, ...]
    """By their first day, those without one last; alike, by id."""
    states: Mapping[State, int]
    """How many activities stand so; those that none stands in are left out."""
    person_days: Figure
    funding: Funding
    phases: tuple[PhaseSpan, ...]
    as_of: date
    route: Route

    def grouped(self, by: By) -> tuple[Group, ...]:
        """Return the activities by area in the method's order, or by their start."""
        if by == "area":
            found = {area: [one for one in self.activities if one.activity.area == area] for area in _AREAS}
            return tuple(Group(area, tuple(ones)) for area, ones in found.items() if ones)
        starts: dict[str | None, list[Component]] = {}
        for one in self.activities:
            starts.setdefault(one.start.text if one.start else None, []).append(one)
        return tuple(Group(key, tuple(ones)) for key, ones in starts.items())


def plan_in_time(project: Project, filed: Filed[Plan], ledger: Ledger) -> PlanInTime:
    """Return a plan as known on the ledger's day."""
    funding = ledger.of(filed.label)
    money = {one.id: one for one in funding.activities}
    found = [
        _component(Route(filed.path, ("activities", id_)), activity, money[id_], ledger.as_of)
        for id_, activity in filed.record.activities.items()
    ]
    states = [one.state for one in found]
    return PlanInTime(
        label=filed.label,
        plan=filed.record,
        activities=tuple(sorted(found, key=_place)),
        states={state: states.count(state) for state in STATES if state in states},
        person_days=complete([one.person_days for one in found]) if found else Figure(Missing("no_activities")),
        funding=funding,
        phases=phases(project),
        as_of=ledger.as_of,
        route=Route(filed.path, ()),
    )


def _place(one: Component) -> tuple[date, date, str]:
    begins = one.start or one.end
    days = one.days or (Days(begins.first, begins.last) if begins else Days(date.max, date.max))
    return days.first, days.last, one.id


def _component(at: Route, activity: Activity, money: ActivityFunding, as_of: date) -> Component:
    result = known_result(activity.result, as_of)
    begun, ended = (result.start, result.end) if result else (None, None)
    start, end = _span(activity, begun, ended)
    state = state_of(activity, as_of)
    by_actor = {
        actor: figure(number, at.under("person_days", actor)) for actor, number in sorted(activity.person_days.items())
    }
    dues = [_due(id_, one, state, as_of) for id_, one in activity.deliverables.items()]
    return Component(
        id=str(at.keys[-1]),
        activity=activity,
        state=state,
        step=step_of(activity),
        complexity=complexity_of(activity),
        start=start,
        end=end,
        is_actual=begun is not None or ended is not None,
        days=_days(start, end),
        firms=_firms(activity, at),
        money=money,
        person_days=total(list(by_actor.values())) if by_actor else Figure(Missing("not_recorded")),
        by_actor=by_actor,
        deliverables=tuple(sorted(dues, key=lambda due: (due.due.last if due.due else date.max, due.id))),
        route=at,
    )


def _span(
    activity: Activity, begun: PartialDate | None, ended: PartialDate | None
) -> tuple[PartialDate | None, PartialDate | None]:
    """Return when it was, and where that is not known when it is planned for, unless the two exclude each other."""
    start, end = begun or activity.start, ended or activity.end
    turned = start is not None and end is not None and end.last < start.first
    return (begun, ended) if turned and (begun is None) != (ended is None) else (start, end)


def _days(start: PartialDate | None, end: PartialDate | None) -> Days | None:
    first, last = start or end, end or start
    if first is None or last is None or last.last < first.first:
        return None
    return Days(first.first, last.last)


def _firms(activity: Activity, at: Route) -> Figure:
    firms = activity.beneficiaries.firms if activity.beneficiaries else None
    if firms is None:
        return Figure(Missing("not_recorded"))
    route = at.under("beneficiaries", "firms")
    return Figure(fraction(firms.value), (route,), exactness_of(firms))


def _due(id_: str, one: Deliverable, state: State, as_of: date) -> Due:
    done = one.done if one.done and one.done.first <= as_of else None
    waited = state in {"planned", "under_way", "overdue"}
    overdue = waited and done is None and one.due is not None and one.due.last < as_of
    return Due(id_, one.what, one.due, done, one.responsible, overdue)
