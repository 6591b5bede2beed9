"""A day that remembers from when to when it could have been another without changing an answer."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Callable

_DAY = timedelta(days=1)


class ElasticDay(date):
    """The day of judging, whom each comparison tells how far it may move.

    What is asked of it is whether it lies before or after another day; all days that would have given the same answers
    give the same result. Whatever else is asked of it (its number, its text) pins it: then only the same day will do.
    """

    earliest: date
    latest: date

    @classmethod
    def of(cls, day: date) -> Self:
        """Return a day that may yet be any."""
        made = cls(day.year, day.month, day.day)
        made.earliest, made.latest = date.min, date.max
        return made

    def may_be(self, day: date) -> bool:
        """Whether another day would have given the same answers."""
        return self.earliest <= day <= self.latest

    @property
    def _plain(self) -> date:
        return date.fromordinal(date.toordinal(self))

    def _is_after(self, other: date) -> bool:
        """Whether it lies behind a day, and not on it."""
        after = date.__gt__(self, other)
        if after:
            self.earliest = max(self.earliest, other + _DAY)
        else:
            self.latest = min(self.latest, other)
        return after

    def _is_before(self, other: date) -> bool:
        before = date.__lt__(self, other)
        if before:
            self.latest = min(self.latest, other - _DAY)
        else:
            self.earliest = max(self.earliest, other)
        return before

    def __gt__(self, other: date) -> bool:
        return self._is_after(other)

    def __le__(self, other: date) -> bool:
        return not self._is_after(other)

    def __lt__(self, other: date) -> bool:
        return self._is_before(other)

    def __ge__(self, other: date) -> bool:
        return not self._is_before(other)

    def pinned(self) -> date:
        """Return the day itself: from now on it can be no other."""
        self.earliest = self.latest = self._plain
        return self.latest


def _pinning(name: str) -> Callable[..., Any]:
    """Return a method of days that pins this one."""

    def method(self: ElasticDay, *arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - as the method takes and gives
        return getattr(self.pinned(), name)(*arguments, **named)

    return method


def _reading(name: str) -> Callable[[ElasticDay], int]:
    """Return what reads a number of a day, and pins this one."""

    def read(self: ElasticDay) -> int:
        return int(getattr(self.pinned(), name))

    return read


for _name in (
    "__eq__", "__ne__", "__hash__", "__add__", "__radd__", "__sub__", "__rsub__", "__str__", "__repr__", "__format__",
    "__reduce__", "__reduce_ex__", "ctime", "isocalendar", "isoformat", "isoweekday", "replace", "strftime",
    "timetuple", "toordinal", "weekday",
):  # fmt: skip
    setattr(ElasticDay, _name, _pinning(_name))
for _name in ("year", "month", "day"):
    setattr(ElasticDay, _name, property(_reading(_name)))
