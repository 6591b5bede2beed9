"""A figure: exact or missing with its reason, how exact its source is, and the fields that it comes from.

Arithmetic on figures carries all three, so that each figure that is shown can name its lines.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from clusterctl.findings.finding import Route
from clusterctl.model.values import Missing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from clusterctl.model.values import Inexact, Money, Quantity
    from clusterctl.words import Exactness

HUNDRED = 100
_ZERO = Fraction(0)


class Standard(Struct, frozen=True, cache_hash=True):
    """A number of the method that a file may set and none does: a threshold, a weight of a group."""

    name: str
    """The keys that would set it, with dots between them."""
    value: Fraction


class Figure(Struct, frozen=True, dict=True):
    """A figure, or why there is none."""

    value: Fraction | Missing
    made_of: tuple[Figure | Route | Standard, ...] = ()
    """The fields that it stands in, or the figures that it is reckoned from; empty where nothing says it."""
    exactness: Exactness = "exact"
    """What its sources say of it; of a figure that mixes several, `about`."""

    @property
    def known(self) -> Fraction | None:
        """The value, None where it is missing."""
        return self.value if type(self.value) is Fraction else None

    @property
    def missing(self) -> Missing | None:
        """Why there is no value, None where there is one."""
        return self.value if isinstance(self.value, Missing) else None

    @property
    def inputs(self) -> tuple[Route, ...]:
        """The fields that it comes from, each once, in the order of reckoning."""
        return self._leaves[0]

    @property
    def standards(self) -> tuple[Standard, ...]:
        """The numbers of the method that it comes from, each once."""
        return self._leaves[1]

    @cached_property
    def _leaves(self) -> tuple[tuple[Route, ...], tuple[Standard, ...]]:
        routes: dict[Route, None] = {}
        standards: dict[Standard, None] = {}
        seen: set[int] = set()
        waiting: list[Any] = [self]
        while waiting:
            one = waiting.pop()
            kind = one.__class__  # it is asked of very many: a call would take longer than all the rest
            if kind is Route:
                routes[one] = None
            elif kind is Standard:
                standards[one] = None
            elif len(one.made_of) == 1:
                waiting.append(one.made_of[0])
            elif id(one) not in seen:
                seen.add(id(one))
                known = one.__dict__.get("_leaves")
                if known is None:
                    waiting += one.made_of[::-1]
                else:
                    routes |= dict.fromkeys(known[0])
                    standards |= dict.fromkeys(known[1])
        return tuple(routes), tuple(standards)


NOUGHT = Figure(_ZERO)
"""What nobody gave: it comes from no field."""


class SomeMissing(Missing, frozen=True):
    """Some of the figures that a figure is made of are missing."""

    missing: int = 0
    of: int = 0
    causes: tuple[Missing, ...] = ()
    """Why those are missing that are recorded and can't count (no exchange rate, say), each reason once."""


REFUSED = frozenset({"no_rate", "rate_too_old", "rate_not_positive", "negative", "negative_cost"})
"""Reasons for which something that is recorded can't count."""


@lru_cache(maxsize=2000)  # the same few figures are written over and over
def fraction(written: Decimal | int) -> Fraction:
    """Return a written number as a fraction."""
    return Fraction(*written.as_integer_ratio())


def figure(written: Decimal | int, *fields: Route, exactness: Exactness = "exact") -> Figure:
    """Return a figure that stands in a file."""
    return Figure(fraction(written), fields, exactness)


def exactness_of(written: Inexact | Money | Quantity) -> Exactness:
    """Return how exact a record says its figure is; both a least and a most make it `about`."""
    if written.at_least != written.at_most:
        return "at_least" if written.at_least else "at_most"
    return "about" if written.about or written.at_least else "exact"


def made_of(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """Return those of several figures that come from a field."""
    return tuple(one for one in figures if one.made_of)


def mixed(figures: Iterable[Figure], *, ratio: bool = False) -> Exactness:
    """Return how exact a sum of figures is; a ratio of figures that are not exact is `about`."""
    found = {one.exactness for one in figures}
    found.discard("exact")
    if not found:
        return "exact"
    return found.pop() if len(found) == 1 and not ratio else "about"


def total(figures: Sequence[Figure]) -> Figure:
    """Return the sum; missing for the first reason where a figure is missing."""
    parts = [one for one in figures if one is not NOUGHT]
    if len(parts) < 2:  # noqa: PLR2004 - nothing to add
        return parts[0] if parts else NOUGHT
    tops: dict[int, int] = {}  # numerators by denominator: many fractions have few denominators
    for one in parts:
        if isinstance(one.value, Missing):
            return Figure(one.value, made_of(parts))
        bottom = one.value.denominator
        tops[bottom] = tops.get(bottom, 0) + one.value.numerator
    value, *others = (Fraction(top, bottom) for bottom, top in tops.items())
    return Figure(sum(others, value), made_of(parts), mixed(parts))


def complete(figures: Sequence[Figure]) -> Figure:
    """Return the sum over like things; where some are missing, it is missing and says how many of how many."""
    reasons = [one.value for one in figures if isinstance(one.value, Missing)]
    if reasons:
        return Figure(SomeMissing("some", len(reasons), len(figures), causes(reasons)), made_of(figures))
    return total(figures)


def causes(reasons: Iterable[Missing]) -> tuple[Missing, ...]:
    """Return the reasons, each once, for which something that is recorded can't count."""
    found: dict[Missing, None] = {}
    for one in reasons:
        inner = one.causes if isinstance(one, SomeMissing) else (one,) if one.reason in REFUSED else ()
        found.update(dict.fromkeys(inner))
    return tuple(found)


def at_least_once(counts: Sequence[Figure], nothing: Missing) -> Figure:
    """Return how many are in at least one of several groups that may share members: no fewer than in the largest.

    Of one group it is exact; `nothing` is the reason where there are no groups.
    """
    known = [one for one in counts if one.known is not None]
    if not counts:
        return Figure(nothing)
    if len(counts) == 1:
        return counts[0]
    most = max((one.known or _ZERO for one in known), default=_ZERO)
    if not most and len(known) < len(counts):
        return Figure(SomeMissing("some", len(counts) - len(known), len(counts)), made_of(counts))
    if not most:
        return Figure(_ZERO, made_of(known), mixed(known))
    largest = [one for one in known if one.known == most]
    at_most = all(one.exactness in {"at_most", "about"} for one in largest)
    return Figure(most, made_of(known), "about" if at_most else "at_least")


def mean(figures: Sequence[Figure]) -> Figure:
    """Return the simple mean of one or more figures."""
    found = total(figures)
    if isinstance(found.value, Missing):
        return found
    return Figure(found.value / len(figures), found.made_of, mixed(figures, ratio=len(figures) > 1))


def ratio(part: Figure, whole: Figure, nothing: Missing, factor: int = 1) -> Figure:
    """Return part / whole × a factor; `nothing` is the reason where the whole is 0 or less."""
    pair = (part, whole)
    if part.missing or whole.missing:
        return Figure(part.missing or whole.missing or nothing, made_of(pair))
    above, below = part.known or _ZERO, whole.known or _ZERO
    if below <= 0:
        return Figure(nothing, made_of(pair))
    value = Fraction(above.numerator * below.denominator * factor, above.denominator * below.numerator)
    return Figure(value, made_of(pair), mixed(pair, ratio=True))


def times(one: Figure, other: Figure, factor: Fraction | int = 1) -> Figure:
    """Return one × other × a factor."""
    pair = (one, other)
    if one.known is None or other.known is None:
        return Figure(one.missing or other.missing or Missing("not_recorded"), made_of(pair))
    return Figure(one.known * other.known * factor, made_of(pair), mixed(pair))


def difference(one: Figure, other: Figure) -> Figure:
    """Return one − other."""
    pair = (one, other)
    if one.known is None or other.known is None:
        return Figure(one.missing or other.missing or Missing("not_recorded"), made_of(pair))
    return Figure(one.known - other.known, made_of(pair), mixed(pair, ratio=True))
