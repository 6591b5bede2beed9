"""The cheapest ways to gain a sum in whole points, found exactly. Whole numbers only; knows nothing of clusters.

Things are numbered by falling value of a point. A way gives some of them points, each no more than it has room for; it
gains at least the sum that is needed, and would not without any one of its points: without its least valuable one,
that is. Ways are ordered by points, then by things used, then by who gets more: the first thing on which two ways
differ gets more points in the earlier way.

How it is fast: `_begun` goes through the things in turn, the most points first, so that ways come out in order and the
search may stop at the number wanted. It turns back where the things left cannot gain what is missing (`_most`, exact)
or cannot but gain too much (`_least`). At the lowest number of points every step leads to a way; above it, places that
led nowhere are remembered, and numbers of points that have no way are skipped (`_lowest`).
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate, chain, islice, repeat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Way = tuple[tuple[int, int], ...]
"""Each thing that gets points, by its number, and how many."""

_FEW = 64
"""Up to so many ways of one number of points are listed whole, and sorted by how many things they use."""
_NO_WAY = -1


def cheapest(values: Sequence[int], room: Sequence[int], needed: int, number: int) -> list[Way]:
    """Return the first so many ways, or all where there are fewer; none where nothing is needed or can be had.

    `values` (over 0, falling) is what a point of each thing gains, `room` how many points it can get (over 0).
    """
    if not values or needed <= 0:
        return []
    return _Search(values, room, needed).first(number)


class _Search:
    """The tables of one question."""

    def __init__(self, values: Sequence[int], room: Sequence[int], needed: int) -> None:
        self.values, self.room, self.needed = values, room, needed
        points = list(chain.from_iterable(map(repeat, values, room)))
        self.dear = [0, *accumulate(points)]
        """What the most valuable points gain, by how many they are."""
        self.cheap = [0, *accumulate(reversed(points))]
        """What the least valuable points gain, by how many they are."""
        self.before = [0, *accumulate(room)]
        """How many points the things before each have room for."""
        self.ones = [0, *accumulate(values)]
        """What one point for each of the things before gains."""
        self.widest = [[0, *accumulate(sorted(room[at:], reverse=True))] for at in range(len(values) + 1)]
        """How many points the things from each on have room for, by how many of them are used."""
        self.exact: dict[tuple[int, int, int], int] = {}
        self.dead: set[tuple[int, int | None, int, int]] = set()

    def first(self, number: int) -> list[Way]:
        """Return the first so many ways."""
        found: list[Way] = []
        points = bisect_left(self.dear, self.needed)
        while points < len(self.dear):
            found += islice(self._with(points), number - len(found))
            if len(found) == number:
                break
            points = self._lowest(points + 1)
        return found

    def _lowest(self, least: int) -> int:
        """Return the lowest number of points, `least` or more, that has a way; more than there are where none has."""
        lowest = len(self.dear)
        seen: set[tuple[int, int, int]] = set()

        def seek(at: int, used: int, needed: int) -> None:
            nonlocal lowest
            most = used + bisect_left(self.cheap, needed + self.values[-1]) - 1
            for last in range(at, len(self.values)):
                end = bisect_left(self.dear, self.dear[self.before[last]] + needed)
                fewest = used + end - self.before[last]
                if end == len(self.dear) or fewest >= lowest or most < least or (last, used, needed) in seen:
                    return
                seen.add((last, used, needed))
                value, room = self.values[last], self.room[last]
                points = -(-needed // value)
                if points <= room and least <= used + points < lowest:
                    lowest = used + points
                for given in range(min(room, points - 1), 0, -1):
                    if lowest == least:
                        return
                    seek(last + 1, used + given, needed - given * value)

        seek(0, 0, self.needed)
        return lowest

    def _with(self, points: int) -> Iterator[Way]:
        """Yield the ways of so many points."""
        few = list(islice(self._begun(0, None, points, self.needed), _FEW))
        if len(few) < _FEW:
            yield from sorted(few, key=len)
            return
        for things in range(1, len(self.values) + 1):
            yield from self._begun(0, things, points, self.needed)

    def _begun(self, at: int, things: int | None, points: int, needed: int) -> Iterator[Way]:
        """Yield, in order, the ways to give points to exactly so many things (None: any number) from one on."""
        state = (at, things, points, needed)
        if state in self.dead:
            return
        found = False
        while self._most(at, things, points) >= needed:
            for way in self._beginning_with(at, things, points, needed):
                found = True
                yield way
            at += 1
        if not found:
            self.dead.add(state)

    def _beginning_with(self, at: int, things: int | None, points: int, needed: int) -> Iterator[Way]:
        """Yield, in order, the ways of which this thing is the first that gets points."""
        value, room = self.values[at], self.room[at]
        if things in {None, 1} and points <= room and (points - 1) * value < needed <= points * value:
            yield ((at, points),)
        if things == 1:
            return
        others = None if things is None else things - 1
        for given in range(min(room, points - (others or 1)), 0, -1):
            left = needed - given * value
            if self._least(points - given) >= left:
                continue
            if self._most(at + 1, others, points - given) < left:  # and fewer points for the more valuable gain less
                break
            for way in self._begun(at + 1, others, points - given, left):
                yield ((at, given), *way)

    def _least(self, points: int) -> int:
        """Return a sum below which no way of so many points can gain without its least valuable point."""
        return self.cheap[points] - self.values[-1]

    def _most(self, at: int, things: int | None, points: int) -> int:
        """Return the most that so many points, for exactly so many things from one on, can gain."""
        if things is not None:
            return self._most_with(at, things, points)
        end = self.before[at] + points
        return self.dear[end] - self.dear[self.before[at]] if end < len(self.dear) else _NO_WAY

    def _most_with(self, at: int, things: int, points: int) -> int:
        """Return the same for a number of things: first full ones, then one that may be, then one point for each."""
        if len(self.values) - at < things or not things <= points <= self.widest[at][things]:
            return _NO_WAY
        beyond = points - things + 1
        if beyond <= self.room[at]:
            return beyond * self.values[at] + self.ones[at + things] - self.ones[at + 1]
        state = (at, things, points)
        if state not in self.exact:
            full = self._most_with(at + 1, things - 1, points - self.room[at])
            if full != _NO_WAY:
                full += self.room[at] * self.values[at]
            self.exact[state] = max(full, self._most_with(at + 1, things, points))
        return self.exact[state]
