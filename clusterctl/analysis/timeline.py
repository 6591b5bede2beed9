"""The months of a plan as cells of a line, so that days fall on cells. No view reckons with days."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from clusterctl.analysis.plan import Days
    from clusterctl.project.labels import Label

_WIDEST = 6
"""Cells of a month, at most."""
_ROOM = 4
"""Cells that the name of a month takes, with a blank."""
YEAR = 12


class Bar(Struct, frozen=True):
    """The cells of an activity, both ends with it, and whether it goes on beyond the line."""

    first: int
    last: int
    begins_before: bool
    ends_after: bool


class Grid(Struct, frozen=True):
    """Columns of one month or of a quarter, each of some cells."""

    starts: tuple[date, ...]
    """The first day of each column."""
    end: date
    """The first day after the last column."""
    months: int
    """Of a column: 1 or 3."""
    cells: int
    """Of a column."""

    @property
    def width(self) -> int:
        """Cells of the whole line."""
        return len(self.starts) * self.cells

    def cell(self, day: date) -> int | None:
        """Return the cell of a day; None where it lies outside."""
        if not self.starts[0] <= day < self.end:
            return None
        column = max(nth for nth, start in enumerate(self.starts) if start <= day)
        first, after = self.starts[column], (*self.starts, self.end)[column + 1]
        return column * self.cells + (day - first).days * self.cells // (after - first).days

    def bar(self, days: Days) -> Bar | None:
        """Return the cells of some days; None where all lie outside."""
        before, after = days.first < self.starts[0], days.last >= self.end
        first = 0 if before else self.cell(days.first)
        last = self.width - 1 if after else self.cell(days.last)
        if first is None or last is None:
            return None
        return Bar(first, last, before, after)


def grid(label: Label, width: int) -> Grid:
    """Return the months of a label in at most some cells; quarters where the names of months have no room."""
    first, last = label.first.replace(day=1), label.last
    count = (last.year - first.year) * YEAR + last.month - first.month + 1
    months = 1 if width // count >= _ROOM or count % 3 else 3
    starts = tuple(_later(first, nth) for nth in range(0, count, months))
    cells = max(1, min(width // len(starts), _WIDEST * months))
    return Grid(starts, _later(first, count), months, cells)


def _later(day: date, months: int) -> date:
    """Return the first day of the month that is so many months later."""
    whole = day.year * YEAR + day.month - 1 + months
    return date(whole // YEAR, whole % YEAR + 1, 1)
