"""The cheapest ways from one assessment to an index that is aimed for (ours; `docs/method.md`), exact.

A way raises scores in whole points, none over 10, and spares no point: without any one of its points the index would
stay under the target. The cheapest ask for the fewest points; among those, for the fewest bodies; then those come
first that give more points to the body whose point moves the index more (by actor where it moves it alike).
"""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.analysis.cheapest import cheapest
from clusterctl.analysis.index import MemberScore, Scorecard, features_for
from clusterctl.method.rubrics import HIGHEST_SCORE, RUBRICS, Band, Group

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

SHOWN_WAYS = 10
MOST_BODIES = 100
"""Among more bodies than that the search would take more than a second or so."""


class Asked(Struct, frozen=True):
    """A band on the way to a score: so many more of the features that are not met yet (keys of the rubric)."""

    band: Band
    number: int
    features: tuple[str, ...]


class Raise(Struct, frozen=True):
    """A body's score, and the higher one that a way asks of it."""

    member: MemberScore
    group: Group
    to: int

    @property
    def points(self) -> int:
        """By how much the score rises."""
        return self.to - self.member.score

    @property
    def band(self) -> Band | None:
        """The band of the higher score."""
        return RUBRICS[self.group].band_of(self.to)

    @property
    def asks(self) -> tuple[Asked, ...]:
        """What the rubric asks for the higher score, band by band, beside what is noted already."""
        return tuple(_asks(self))


class Way(Struct, frozen=True):
    """Scores that are raised, by falling effect of a point, and the index (0 to 10) that they give."""

    raises: tuple[Raise, ...]
    index: Fraction

    @property
    def points(self) -> int:
        """How many points it asks for."""
        return sum(raised.points for raised in self.raises)


class Target(Struct, frozen=True):
    """An index that is aimed for, and the cheapest ways there."""

    card: Scorecard
    """Where the ways begin."""
    wanted: Fraction
    reachable: Fraction
    """The index with every body at 10."""
    ways: tuple[Way, ...]
    """The first ten; empty where the target is reached already, or can't be."""

    @property
    def is_reached(self) -> bool:
        """Whether the index is there already."""
        return self.card.value >= self.wanted

    @property
    def points(self) -> int | None:
        """How many points it takes at least; None where all are not enough."""
        if self.is_reached:
            return 0
        return self.ways[0].points if self.ways else None


def target(card: Scorecard, wanted: Fraction | Decimal) -> Target:
    """Return the cheapest ways to an index, and whether it can be reached at all."""
    gain = sum((member.per_point * (HIGHEST_SCORE - member.score) for member in card.members), Fraction(0))
    return Target(card, Fraction(wanted), card.value + gain, ways(card, wanted))


def ways(card: Scorecard, wanted: Fraction | Decimal) -> tuple[Way, ...]:
    """Return the ten cheapest ways to an index, or all where there are fewer."""
    open_ = _open(card)
    needed = Fraction(wanted) - card.value
    scale = lcm(needed.denominator, *(member.per_point.denominator for member, _ in open_))
    values = [int(member.per_point * scale) for member, _ in open_]
    room = [HIGHEST_SCORE - member.score for member, _ in open_]
    found = cheapest(values, room, int(needed * scale), SHOWN_WAYS)
    return tuple(_way(card, [Raise(*open_[at], open_[at][0].score + points) for at, points in way]) for way in found)


def _open(card: Scorecard) -> list[tuple[MemberScore, Group]]:
    """Return the bodies whose score can still move the index, by falling effect of a point."""
    found = [
        (member, group.group)
        for group in card.groups
        for member in group.members
        if member.per_point and member.score < HIGHEST_SCORE
    ]
    return sorted(found, key=lambda pair: (-pair[0].per_point, pair[0].actor))


def searchable(card: Scorecard) -> bool:
    """Whether the bodies are few enough to search among."""
    return len(_open(card)) <= MOST_BODIES


def _way(card: Scorecard, raises: list[Raise]) -> Way:
    gain = sum((raised.member.per_point * raised.points for raised in raises), Fraction(0))
    return Way(tuple(raises), card.value + gain)


def _asks(raised: Raise) -> Iterator[Asked]:
    """Yield the bands above the score, or its own where the way ends in it: what is claimed counts as reached."""
    rubric = RUBRICS[raised.group]
    met = rubric.with_implied(raised.member.features)
    for band in rubric.bands:
        if band.bottom <= raised.to and (band.bottom > raised.member.score or raised.to <= band.top):
            open_ = tuple(feature for feature in band.features if feature not in met)
            met_here = len(band.features) - len(open_)
            yield Asked(band, max(0, features_for(band, raised.to) - met_here), open_)
