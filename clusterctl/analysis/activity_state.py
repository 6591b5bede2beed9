"""How an activity stands on a day: what its result says, and whether it is overdue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

    from clusterctl.model.plan import Activity, Result

Status = Literal["planned", "under_way", "done", "dropped", "postponed"]
State = Literal["planned", "under_way", "done", "dropped", "postponed", "overdue"]
OVER: tuple[Status, ...] = ("done", "dropped", "postponed")
"""What is no longer waited for."""


def known_result(result: Result | None, as_of: date) -> Result | None:
    """Return the result if it is of a day that has come; one without a date is."""
    day = (result.end or result.start) if result else None
    return None if day and day.begins_after(as_of) else result


def status_of(activity: Activity, as_of: date) -> Status:
    """Return the status as known on a day; planned where no result says otherwise."""
    result = known_result(activity.result, as_of)
    return result.status if result else "planned"


def state_of(activity: Activity, as_of: date) -> State:
    """Return the status, or `overdue` (ours): the last day that it was planned for is over, and it is waited for.

    One that is under way has begun: only a planned end can make it overdue.
    """
    status = status_of(activity, as_of)
    planned = (activity.end,) if status == "under_way" and activity.end is None else (activity.start, activity.end)
    dates = [one for one in planned if one]
    over = bool(dates) and all(one.ends_before(as_of) for one in dates)
    return "overdue" if over and status not in OVER else status
