"""How many of the activities that were carried out were not in the approved plan (S1 6.7).

The source takes up to a fifth for a good sign of an open programme. A share of fewer than five activities says nothing,
so it is missing (*ours*).
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.analysis.counted import count, counted
from clusterctl.analysis.figure import HUNDRED, Figure, complete, ratio
from clusterctl.analysis.thresholds import threshold
from clusterctl.model.values import Missing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clusterctl.analysis.counted import Counted
    from clusterctl.analysis.funding import Funding
    from clusterctl.project.project import Project

LEAST = 5
"""Fewer activities than these have no share (ours)."""
TOO_FEW = Missing("few_implemented")
_NO_COST = Missing("no_cost")


class Unplanned(Struct, frozen=True):
    """What was carried out in a year without having been planned."""

    implemented: Figure
    """How many activities are done."""
    unplanned: Figure
    """How many of them were not in the approved plan."""
    by_number: Figure
    """Per cent of those that are done."""
    by_cost: Figure
    """Per cent of what they cost."""
    bound: Figure
    """Per cent."""

    @property
    def is_over(self) -> bool | None:
        """Whether more than the bound was not planned, by number; None where it can't be told."""
        if self.by_number.known is None or self.bound.known is None:
            return None
        return self.by_number.known > self.bound.known


def unplanned_of(project: Project, year: Funding) -> Unplanned:
    """Return what was carried out in a year without having been planned."""
    done = [one for one in counted(project, year) if one.money.status == "done"]
    extra = [one for one in done if not one.activity.planned]
    number = count([one.under("result", "status") for one in done])
    unplanned = count([one.under("planned") for one in extra])
    few = Figure(TOO_FEW, (number,))
    enough = len(done) >= LEAST
    return Unplanned(
        implemented=number,
        unplanned=unplanned,
        by_number=ratio(unplanned, number, TOO_FEW, HUNDRED) if enough else few,
        by_cost=_by_cost(extra, done, number) if enough else few,
        bound=threshold(project, "unplanned_share"),
    )


def _by_cost(extra: Sequence[Counted], done: Sequence[Counted], number: Figure) -> Figure:
    """Return the share by cost; where all was planned it is 0, whatever it cost."""
    return ratio(_cost(extra), _cost(done), _NO_COST, HUNDRED) if extra else Figure(Fraction(0), (number,))


def _cost(activities: Sequence[Counted]) -> Figure:
    return complete([one.money.side.split.total for one in activities if one.money.side])
