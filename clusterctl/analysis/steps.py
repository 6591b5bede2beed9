"""The step of the sequence at which an activity stands, and how much trust it needs: as written, else by default."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.method.steps import COMPLEXITY, STEPS

if TYPE_CHECKING:
    from clusterctl.model.plan import Activity


def step_of(activity: Activity) -> int | None:
    """Return the step, 1 to 4; None where neither it nor a category that has one is written."""
    return activity.step or STEPS.get(activity.category or "")


def complexity_of(activity: Activity) -> str | None:
    """Return how complex it is: elementary, meso or high; None where that is not known."""
    step = step_of(activity)
    return activity.complexity or (COMPLEXITY[step] if step else None)
