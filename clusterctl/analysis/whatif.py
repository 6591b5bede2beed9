"""An assessment with some scores other than they are: what the index would be."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from clusterctl.analysis.index import HUNDRED, next_band
from clusterctl.method.rubrics import RUBRICS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clusterctl.analysis.index import GroupScore, MemberScore, Scorecard


class WhatIf(Struct, frozen=True):
    """A scorecard as assessed, and the same with other scores; `scores` by actor, 0 to 10."""

    assessed: Scorecard
    card: Scorecard
    scores: Mapping[str, int]

    @property
    def change(self) -> Fraction:
        """What the index (0 to 10) would gain or lose."""
        return self.card.value - self.assessed.value

    @property
    def before(self) -> Mapping[str, MemberScore]:
        """The bodies in question as assessed, by actor, in the order of the scorecard."""
        return {member.actor: member for member in self.assessed.members if member.actor in self.scores}


def what_if(card: Scorecard, scores: Mapping[str, int]) -> WhatIf:
    """Return what the index would be with these scores of assessed bodies.

    What the noted features support stays: the features are as they are.
    """
    groups = tuple(_group(group, scores) for group in card.groups)
    value = sum((group.contribution for group in groups), Fraction(0))
    return WhatIf(card, replace(card, groups=groups, value=value), scores)


def _group(group: GroupScore, scores: Mapping[str, int]) -> GroupScore:
    members = tuple(
        _member(member, group, scores[member.actor]) if member.actor in scores else member for member in group.members
    )
    points = sum((Fraction(member.weight) * member.score for member in members), Fraction(0))
    return replace(group, members=members, value=points / HUNDRED)


def _member(member: MemberScore, group: GroupScore, score: int) -> MemberScore:
    rubric = RUBRICS[group.group]
    return replace(
        member,
        score=score,
        by_assessor={},
        band=rubric.band_of(score),
        next_band=next_band(rubric, score, member.features),
        contribution=member.per_point * score,
    )
