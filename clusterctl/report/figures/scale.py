"""A scale: where a figure stands between two places in pixels, and the marks of its axis."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.numbers import exact, plain, rounded

if TYPE_CHECKING:
    from collections.abc import Iterator

_TEN = Fraction(10)
_STEPS = (1, 2, 5, 10)


class Scale(Struct, frozen=True):
    """Figures from `low` to `high` on pixels from `start` to `end`; figures rise upwards where `end` is the lesser."""

    low: Fraction
    high: Fraction
    step: Fraction
    """From one mark of the axis to the next."""
    start: int
    end: int

    def place(self, figure: Fraction) -> int:
        """Return the place of a figure, to the nearest pixel."""
        return self.start + round((figure - self.low) * (self.end - self.start) / (self.high - self.low))

    def marks(self) -> Iterator[tuple[int, str]]:
        """Give the place and the figure of each mark."""
        for at in range(ceil(self.low / self.step), floor(self.high / self.step) + 1):
            yield self.place(at * self.step), self.text(at * self.step)

    def text(self, figure: Fraction) -> str:
        """Return a figure with as many places as the marks have."""
        return rounded(figure, places(self.step)).replace("-", "−") if figure else "0"

    @property
    def ends(self) -> tuple[str, str]:
        """From where to where it goes, as exact as it is."""
        low, high = (plain(exact(end)).replace("-", "−") for end in (self.low, self.high))
        return low, high


def step(span: Fraction, most: int) -> Fraction:
    """Return the least round step, 1, 2 or 5 of its size, of which no more than `most` fill a span above nought."""
    unit = Fraction(1)
    while unit * most < span:
        unit *= 10
    while unit * most >= span:
        unit /= 10
    return next(unit * times for times in _STEPS if unit * times * most >= span)


def places(figure: Fraction) -> int:
    """Return how many decimal places a round step takes."""
    found = 0
    while (figure * _TEN**found).denominator != 1:
        found += 1
    return found
