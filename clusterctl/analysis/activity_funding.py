"""The money of one activity: as planned, as it came to be, and which of the two counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from clusterctl.analysis.activity_state import known_result
from clusterctl.analysis.parties import index_group
from clusterctl.analysis.stated import Comparison, of_activity
from clusterctl.findings.finding import Route

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from clusterctl.analysis.activity_state import Status
    from clusterctl.analysis.contributions import Books, Side
    from clusterctl.model.partial_dates import PartialDate
    from clusterctl.model.plan import Activity, Contribution, Nature, Plan, Result
    from clusterctl.model.values import Area, Money
    from clusterctl.project.project import Filed


class ActivityFunding(Struct, frozen=True):
    """One activity of a plan and its money."""

    id: str
    title: str
    label: str
    nature: Nature | None
    area: Area | None
    series: str | None
    occurrence: int | None
    networks: tuple[str, ...]
    """The networks and associations that it is for."""
    status: Status | None
    """As known on the day of judging."""
    in_plan: bool
    """Whether it was in the approved plan."""
    planned: Side
    actual: Side | None
    """None where nothing is known of what it came to."""
    has_own_result: bool
    """Whether the result has figures of its own; what is done without them was as planned."""
    counts: Literal["planned", "actual"] | None
    """None for one that was dropped or postponed and cost nothing."""
    stated: tuple[Comparison, ...]
    route: Route

    @property
    def side(self) -> Side | None:
        """The money that counts."""
        return self.actual if self.counts == "actual" else self.planned if self.counts else None


def activities_of(filed: Filed[Plan], books: Books) -> tuple[ActivityFunding, ...]:
    """Return the money of a plan's activities, as known on the day of judging."""
    return tuple(_funding(filed, id_, activity, books) for id_, activity in filed.record.activities.items())


def _funding(filed: Filed[Plan], id_: str, activity: Activity, books: Books) -> ActivityFunding:
    as_of = books.as_of
    at = Route(filed.path, ("activities", id_))
    result = known_result(activity.result, as_of)
    due = _day(filed.label.last, activity.end, activity.start)
    planned = books.side(
        activity.cost, at.under("cost"), _given(activity.contributions, at), min(due, as_of)
    )  # fmt: skip
    own = bool(result and (result.cost or result.contributions))
    actual = None
    if result and (own or result.status == "done"):
        day = min(_day(due, result.end, result.start), as_of)
        actual = _actual(activity, result, at, books, day) if own or planned.is_foreign else planned
    counts = _counts(result.status if result else None, planned, actual)
    found = actual if counts == "actual" and actual else planned
    return ActivityFunding(
        id=id_,
        title=activity.title,
        label=filed.label.text,
        nature=activity.nature,
        area=activity.area,
        series=activity.series,
        occurrence=activity.occurrence,
        networks=_networks(books, activity),
        status=result.status if result else None,
        in_plan=activity.planned,
        planned=planned,
        actual=actual,
        has_own_result=own,
        counts=counts,
        stated=_stated(activity, at, books, found, min(due, as_of)),
        route=at,
    )


def _day(otherwise: date, *dates: PartialDate | None) -> date:
    """Return the last day of the first date that is given."""
    return next((one.last for one in dates if one), otherwise)


def _actual(activity: Activity, result: Result, at: Route, books: Books, day: date) -> Side:
    """Return what an activity came to; where the result lacks the cost or who gave what, the plan's stands for it."""
    below = at.under("result")
    given = list(_given(result.contributions, below) if result.contributions else _given(activity.contributions, at))
    cost: tuple[Money | None, Route] = (result.cost, below.under("cost"))
    if result.cost is None and not (result.contributions and all(one.amount for one, _ in given)):
        cost = (activity.cost, at.under("cost"))
    if result.status != "done":  # so far
        cost, given = (result.cost, below.under("cost")), list(_given(result.contributions, below))
    return books.side(*cost, given, day)


def _counts(status: Status | None, planned: Side, actual: Side | None) -> Literal["planned", "actual"] | None:
    """Return which money counts: what it came to once it is over, else what is planned."""
    if status in {"dropped", "postponed"}:
        return "actual" if actual else None
    if actual and (status == "done" or not planned.is_recorded):
        return "actual"
    return "planned"


def _given(contributions: tuple[Contribution, ...], at: Route) -> Iterator[tuple[Contribution, Route]]:
    for nth, one in enumerate(contributions):
        yield one, at.under("contributions", nth)


def _stated(activity: Activity, at: Route, books: Books, side: Side, day: date) -> tuple[Comparison, ...]:
    if not activity.stated:
        return ()
    below = at.under("stated")
    total = activity.stated.total
    amount = books.rates.money(total, day, below.under("total")) if total else None
    return of_activity(activity.stated, side.split, amount, below)


def _networks(books: Books, activity: Activity) -> tuple[str, ...]:
    actors = activity.beneficiaries.actors if activity.beneficiaries else ()
    return tuple(actor for actor in dict.fromkeys(actors) if index_group(books.project, actor) == "enterprises")
