"""Which changes are changes of what was planned, and which of these want an amendment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.analysis.changes.meaning import Leaf, Node
from clusterctl.model.partial_dates import PartialDate

if TYPE_CHECKING:
    from clusterctl.analysis.changes.change import Change
    from clusterctl.analysis.changes.meaning import Way

_ABOUT = {"notes", "source", "reason", "audience"}
"""Keys of any record that say nothing of what is planned."""
_NOT_PLANNED = {"result", "actual_benefit", "stated"}
"""Keys of an activity that say what became of it."""
_PLANNED = {"activities", "drawn_up_by"}
"""Keys of a plan that say what is planned; the others tell of its approval."""
_WEIGHTY = {"cost", "contributions", "start", "end", "lead"}
_TARGETS = {"targets", "baseline"}


def counts(change: Change) -> bool:
    """Whether a change is one of a plan or of the targets; another id is none."""
    return change.kind != "renamed" and (is_of_plan(change) or is_target(change))


def is_of_plan(change: Change) -> bool:
    """Whether a change is one of what a plan plans, not of what became of it or of its approval."""
    way = change.way
    if change.things[0].what != "plan" or len(way) == 1 or way[1] not in _PLANNED or way[-1] in _ABOUT:
        return False
    below = way[3:]
    return not below or not (below[0] in _NOT_PLANNED or (below[0] == "deliverables" and below[-1] == "done"))


def is_target(change: Change) -> bool:
    """Whether a change is one of an indicator: of its targets or its baseline, or of it as a whole."""
    way: Way = change.way
    if change.things[0].what != "logframe" or way[1:2] != ("indicators",):
        return False
    return len(way) == 3 or (way[3] in _TARGETS and way[-1] not in _ABOUT)  # noqa: PLR2004 - file, `indicators`, id


def is_weighty(change: Change) -> bool:
    """Whether a change is of a kind that wants an amendment.

    A new indicator, a target of a year that had none, a cost or a lead that was left open, or a day within the month
    that was agreed is no departure from what was approved: it makes the record more exact.
    """
    if change.things[0].what == "logframe":
        return change.old is not None
    below = change.way[3:]
    if change.way[1] != "activities" or (below and below[0] not in _WEIGHTY):
        return False
    return not change.field or (change.old is not None and not _is_within(change))


def _is_within(change: Change) -> bool:
    """Whether a date became one within the time that stood there before."""
    old, new = (side.value if isinstance(side, Leaf) else None for side in (change.old, change.new))
    if not isinstance(old, PartialDate) or not isinstance(new, PartialDate):
        return False
    return old.first <= new.first and new.last <= old.last


def is_unplanned(change: Change) -> bool:
    """Whether it is an activity that came, and says of itself that it was not in the approved plan."""
    planned = change.new.below.get("planned") if isinstance(change.new, Node) else None
    return change.kind == "added" and isinstance(planned, Leaf) and planned.plain is False
