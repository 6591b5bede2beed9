"""Moments from left to right: where each stands, and which of their dates can be set below without touching."""

from __future__ import annotations

from fractions import Fraction
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.report.figures import lettering
from clusterctl.report.figures.charts import SMALL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_GAP = 18
"""What stays free between two dates, and between the first and the last moment and the sides."""
_LOOSE = Fraction(3, 4)
"""How full a row of dates is made where they stand at distances that are only nearly even."""


class Moment(Struct, frozen=True):
    """A moment of a chart."""

    text: str
    """As shown below: a date, a label, a tag."""
    day: int | None = None
    """The day's number, as `date.toordinal` has it; None where moments only follow one another."""


class Times(Struct, frozen=True):
    """Moments between two places."""

    moments: tuple[Moment, ...]
    places: tuple[int, ...]
    left: int
    right: int

    def edges(self) -> Iterator[tuple[int, int]]:
        """Give what belongs to each moment: from the middle before it to the middle after it."""
        between = [(one + other) // 2 for one, other in pairwise(self.places)]
        yield from pairwise((self.left, *between, self.right) if self.places else ())

    def ticks(self, least: int, most: int) -> Iterator[tuple[int, int, str]]:
        """Give the places of moments whose text is set, where its middle comes, and the text, all from left to right.

        They lie between two sides and do not touch; the last is always there, and the first where both have room.
        """
        words = [
            lettering.lines(lettering.clean(moment.text), SMALL, (most - least) // 3, 1)[0] for moment in self.moments
        ]
        halves = [lettering.width(said, SMALL) // 2 + 1 for said in words]
        middles = [min(max(x, least + half), most - half) for x, half in zip(self.places, halves, strict=True)]

        def apart(one: int, other: int) -> bool:
            return middles[one] + halves[one] + _GAP <= middles[other] - halves[other]

        chosen: list[int] = []
        last = len(words) - 1
        for at in self._wanted(max(halves, default=1)):
            if at == last or (apart(at, last) and (not chosen or apart(chosen[-1], at))):
                chosen.append(at)
        yield from ((self.places[at], middles[at], words[at]) for at in chosen)

    def _wanted(self, half: int) -> list[int]:
        """Return which moments are to be named: all, or, where they are many, those next to even distances."""
        room = max((self.right - self.left) * _LOOSE // (2 * half + _GAP), 1)
        if len(self.moments) <= 2 * room:
            return list(range(len(self.moments)))
        goals = [self.places[0] + (self.places[-1] - self.places[0]) * at // room for at in range(room + 1)]
        nearest = {min(range(len(self.places)), key=lambda at: (abs(self.places[at] - goal), -at)) for goal in goals}
        return sorted(nearest | {len(self.moments) - 1})


def times(moments: Sequence[Moment], left: int, right: int, *, even: bool = False) -> Times:
    """Return moments in their places by their days; at even distances if so asked, or where a day is not known.

    A moment whose day lies before that of the moment before it stands with it: time does not go backwards.
    """
    known = [moment.day for moment in moments if moment.day is not None]
    days = list(accumulate(known, max))
    if even or len(known) < len(moments) or not days or days[0] == days[-1]:
        days = list(range(len(moments)))
    return Times(tuple(moments), tuple(_spread(days, left + _GAP, right - _GAP)), left, right)


def _spread(days: Sequence[int], left: int, right: int) -> Iterator[int]:
    if len(days) == 1:
        yield (left + right) // 2
        return
    for day in days:
        yield left + round(Fraction((day - days[0]) * (right - left), days[-1] - days[0]))
