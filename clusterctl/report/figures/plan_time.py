"""A plan in time: what is known of when, and where days stand on a drawing.

A date that is known to the month or the year only is a stretch of days; a bar that ends in one is torn there.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from clusterctl.report.figures import lettering
from clusterctl.report.figures.charts import SMALL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

State = Literal["planned", "under_way", "late", "done", "dropped", "postponed"]
_YEAR = 12
_UNITS = (1, 3, _YEAR, 24, 60, 120, 240)
"""Months from one name of the axis to the next."""
_MONTH = 31
_LEAST = 7
"""Pixels of the shortest bar."""
_FREE = 6
_WITHIN = 366
"""How many days the day of the report may lie outside what is drawn, to be drawn too."""


class When(Struct, frozen=True):
    """A day, or a month or a year of which no day is known."""

    first: date
    last: date
    """Its last day; the same for a day."""
    text: str
    """As a sentence says it: March 1998."""

    @property
    def is_day(self) -> bool:
        """Whether the day is known."""
        return self.first == self.last

    @property
    def is_long(self) -> bool:
        """Whether not even the month is known."""
        return (self.last - self.first).days >= _MONTH


class Span(Struct, frozen=True):
    """From when to when; one of both may not be known."""

    start: When | None
    end: When | None
    text: str
    """As a sentence says it: March to June 1998."""


class Milestone(Struct, frozen=True):
    """Something that is handed over, or happens, on one day."""

    name: str
    due: When | None = None
    done: When | None = None
    late: bool = False
    """It was due and is not done."""


class Activity(Struct, frozen=True):
    """A row of the plan."""

    name: str
    state: State
    state_text: str
    """The state as a word."""
    planned: Span | None = None
    actual: Span | None = None
    detail: str = ""
    """Who leads it, what it costs."""
    milestones: tuple[Milestone, ...] = ()

    @property
    def is_dated(self) -> bool:
        """Whether anything is known of when it is or was."""
        return any(span and (span.start or span.end) for span in (self.planned, self.actual))


class Group(Struct, frozen=True):
    """Activities under a head: an area, a month; an empty name has none."""

    name: str
    rows: tuple[Activity, ...]


class Plan(Struct, frozen=True):
    """Activities in time."""

    groups: tuple[Group, ...]
    months: tuple[str, ...]
    """Short names of the twelve months."""
    as_of: When | None = None
    """The day as of which it is shown; the text is that of the line: as of 30 September 1999."""
    first: date | None = None
    """The axis begins here, or earlier where a date is earlier."""
    last: date | None = None

    @property
    def rows(self) -> tuple[Activity, ...]:
        """All activities."""
        return tuple(row for group in self.groups for row in group.rows)


class Stretch(Struct, frozen=True):
    """Days that a bar covers, from the first to the one after the last, and what of them is sure."""

    first: date
    after: date
    torn: tuple[bool, bool]
    sure: tuple[date, date] | None


def stretch(span: Span | None, until: date | None = None) -> Stretch | None:
    """Return the days of a span, None where none is known; what has no end goes on `until` a day, if that is given."""
    if not span:
        return None
    start, end = span.start, span.end
    if start and not end and until and until >= start.first:
        end = When(until, until, "")
        found = stretch(Span(start, end, ""))
        return Stretch(found.first, found.after, (found.torn[0], True), found.sure) if found else None
    if start and end:
        first, last = min(start.first, end.first), max(start.last, end.last)
        torn = not start.is_day, not end.is_day
        begin = start.last if start.is_long else first
        over = end.first if end.is_long else last + timedelta(1)
        one = start == end and not start.is_day
        return Stretch(first, last + timedelta(1), torn, (begin, over) if begin < over and not one else None)
    known = start or end
    if not known:
        return None
    loose = (not known.is_day or not start, not known.is_day or not end)
    days = known.first, known.last + timedelta(1)
    return Stretch(*days, loose, days if known.is_day else None)


class Calendar(Struct, frozen=True):
    """Days from `first` to the one before `after`, between two places in pixels."""

    first: date
    after: date
    unit: int
    """Months between two lines of the grid."""
    left: int
    right: int

    def place(self, day: date) -> int:
        """Return where a day begins; those outside stand at the side."""
        within = min(max(day, self.first), self.after)
        return self.left + (within - self.first).days * (self.right - self.left) // (self.after - self.first).days

    def holds(self, day: date) -> bool:
        """Whether a day lies within."""
        return self.first <= day < self.after

    def sides(self, found: Stretch) -> tuple[int, int]:
        """Return where a bar begins and ends, wide enough to be seen."""
        left, right = self.place(found.first), self.place(found.after)
        left = min(left, self.right - _LEAST)
        return left, max(right, left + _LEAST)

    def marks(self) -> Iterator[tuple[int, date]]:
        """Give the lines of the grid."""
        day = self.first
        while day <= self.after:
            yield self.place(day), day
            day = _later(day, self.unit)

    def years(self) -> Iterator[tuple[int, int, str]]:
        """Give where each year begins and ends within, and its number."""
        for year in range(self.first.year, (self.after - timedelta(1)).year + 1):
            yield self.place(date(year, 1, 1)), self.place(date(year + 1, 1, 1)), str(year)


def calendar(plan: Plan, left: int, right: int) -> Calendar | None:
    """Return the calendar that holds all dates of a plan; None where there is no date."""
    days = sorted(_days(plan))
    if not days:
        return None
    if plan.as_of:
        near = days[0] - plan.as_of.last <= timedelta(_WITHIN) and plan.as_of.first - days[-1] <= timedelta(_WITHIN)
        days = sorted([*days, plan.as_of.first, plan.as_of.last]) if near else days
    widest = max((lettering.width(lettering.clean(month), SMALL) for month in plan.months), default=0) + _FREE
    found = None
    for unit in _UNITS:
        first, after = _grid(days[0], unit), _later(_grid(days[-1], unit), unit)
        found = Calendar(first, after, unit, left, right)
        room = (right - left) * unit // _months(first, after)
        if room >= (widest if unit < _YEAR else lettering.width("0000", SMALL) + _FREE):
            break
    return found


def _days(plan: Plan) -> Iterator[date]:
    yield from (day for day in (plan.first, plan.last) if day)
    for row in plan.rows:
        for span in (row.planned, row.actual):
            yield from _ends((span.start, span.end) if span else ())
        for step in row.milestones:
            yield from _ends((step.due, step.done))


def _ends(known: Iterable[When | None]) -> Iterator[date]:
    for when in known:
        if when:
            yield from (when.first, when.last)


def _grid(day: date, unit: int) -> date:
    """Return the line of the grid on or before a day."""
    if unit < _YEAR:
        return date(day.year, (day.month - 1) // unit * unit + 1, 1)
    years = unit // _YEAR
    return date(max(day.year // years * years, 1), 1, 1)


def _later(day: date, months: int) -> date:
    at = day.year * _YEAR + day.month - 1 + months
    return date(at // _YEAR, at % _YEAR + 1, 1)


def _months(first: date, after: date) -> int:
    return (after.year - first.year) * _YEAR + after.month - first.month


def lanes(wanted: Sequence[tuple[int, int]]) -> list[int]:
    """Return for each stretch of pixels the first line on which it touches none that was set before."""
    taken: list[list[tuple[int, int]]] = []
    found = []
    for left, right in wanted:
        free = (at for at, lane in enumerate(taken) if all(right < begin or left > end for begin, end in lane))
        at = next(free, len(taken))
        if at == len(taken):
            taken.append([])
        taken[at].append((left, right))
        found.append(at)
    return found
