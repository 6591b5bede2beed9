"""A figure: exact or missing with its reason, how exact its source is, and the fields that it comes from.

The fields are routes, so that each figure that is shown can name its lines. Arithmetic on figures carries all three.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import chain
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from clusterctl.model.values import Missing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from clusterctl.findings.finding import Route
    from clusterctl.model.values import Inexact, Money, Quantity

Exactness = Literal["exact", "about", "at_least", "at_most"]
HUNDRED = 100


class Figure(Struct, frozen=True):
    """A figure, or why there is none."""

    value: Fraction | Missing
    inputs: tuple[Route, ...] = ()
    """The fields that it comes from, each once, in the order of reckoning."""
    exactness: Exactness = "exact"
    """What its sources say of it; of a figure that mixes several, `about`."""

    @property
    def known(self) -> Fraction | None:
        """The value, None where it is missing."""
        return None if isinstance(self.value, Missing) else self.value

    @property
    def missing(self) -> Missing | None:
        """Why there is no value, None where there is one."""
        return self.value if isinstance(self.value, Missing) else None


NOUGHT = Figure(Fraction(0))
"""What nobody gave: it comes from no field."""


class SomeMissing(Missing, frozen=True):
    """Some of the figures that a figure is made of are missing."""

    missing: int = 0
    of: int = 0


def figure(written: Decimal | int, *inputs: Route, exactness: Exactness = "exact") -> Figure:
    """Return a figure that stands in a file."""
    return Figure(Fraction(written), inputs, exactness)


def exactness_of(written: Inexact | Money | Quantity) -> Exactness:
    """Return how exact a record says its figure is; both a least and a most make it `about`."""
    if written.at_least != written.at_most:
        return "at_least" if written.at_least else "at_most"
    return "about" if written.about or written.at_least else "exact"


def inputs_of(figures: Iterable[Figure]) -> tuple[Route, ...]:
    """Return the fields that several figures come from, each once."""
    return tuple(dict.fromkeys(chain.from_iterable(one.inputs for one in figures)))


def mixed(figures: Iterable[Figure], *, ratio: bool = False) -> Exactness:
    """Return how exact a sum of figures is; a ratio of figures that are not exact is `about`."""
    found = {one.exactness for one in figures} - {"exact"}
    if not found:
        return "exact"
    return found.pop() if len(found) == 1 and not ratio else "about"


def total(figures: Sequence[Figure]) -> Figure:
    """Return the sum; missing for the first reason where a figure is missing."""
    inputs = inputs_of(figures)
    missing = next((one.value for one in figures if isinstance(one.value, Missing)), None)
    if missing:
        return Figure(missing, inputs)
    return Figure(sum((one.value for one in figures if isinstance(one.value, Fraction)), Fraction(0)), inputs,
                  mixed(figures))  # fmt: skip


def complete(figures: Sequence[Figure]) -> Figure:
    """Return the sum over like things; where some are missing, it is missing and says how many of how many."""
    missing = sum(isinstance(one.value, Missing) for one in figures)
    if missing:
        return Figure(SomeMissing("some", missing, len(figures)), inputs_of(figures))
    return total(figures)


def mean(figures: Sequence[Figure]) -> Figure:
    """Return the simple mean of one or more figures."""
    found = total(figures)
    if isinstance(found.value, Missing):
        return found
    return Figure(found.value / len(figures), found.inputs, mixed(figures, ratio=len(figures) > 1))


def ratio(part: Figure, whole: Figure, nothing: Missing, times: int = 1) -> Figure:
    """Return part / whole × times; `nothing` is the reason where the whole is 0 or less."""
    inputs = inputs_of((part, whole))
    for one in (part, whole):
        if isinstance(one.value, Missing):
            return Figure(one.value, inputs)
    if not whole.known or whole.known < 0:
        return Figure(nothing, inputs)
    return Figure((part.known or Fraction(0)) / whole.known * times, inputs, mixed((part, whole), ratio=True))


def times(one: Figure, other: Figure, factor: Fraction | int = 1) -> Figure:
    """Return one × other × a factor."""
    inputs = inputs_of((one, other))
    if one.known is None or other.known is None:
        return Figure(one.missing or other.missing or Missing("not_recorded"), inputs)
    return Figure(one.known * other.known * factor, inputs, mixed((one, other)))


def difference(one: Figure, other: Figure) -> Figure:
    """Return one − other."""
    inputs = inputs_of((one, other))
    if one.known is None or other.known is None:
        return Figure(one.missing or other.missing or Missing("not_recorded"), inputs)
    return Figure(one.known - other.known, inputs, mixed((one, other), ratio=True))
