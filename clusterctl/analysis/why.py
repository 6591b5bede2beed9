"""Why the index moved: its change taken apart, exactly, into what each body and each group's weight did (S0 13.5).

With I_g a group's index, W_g its weight, w and s a member's weight and score, a bar for the mean of both sides and r
for (I_g⁰ + I_g¹)/2 where the weights of both sides sum alike, else 0 (*ours*):

    ΔI   = Σ_g [ΔW_g·(I_g⁰ + I_g¹)/2 + (W_g⁰ + W_g¹)/2·ΔI_g] / 100
    ΔI_g = [Σ stayed (w̄·Δs + (s̄ − r)·Δw) + Σ joined w¹·(s¹ − r) − Σ left w⁰·(s⁰ − r)] / 100

A body that changed its group left one and joined the other.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from clusterctl.analysis.figure import HUNDRED
from clusterctl.method.rubrics import GROUPS
from clusterctl.model.values import Missing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from clusterctl.analysis.index import GroupScore, MemberScore, Scorecard
    from clusterctl.method.rubrics import Group

Effect = Literal["score", "weight", "joined", "left", "group_weight"]
EFFECTS: tuple[Effect, ...] = ("score", "weight", "joined", "left", "group_weight")


class Part(Struct, frozen=True):
    """What one thing added to the change of the index, in its points (0 to 10)."""

    group: Group
    effect: Effect
    value: Fraction
    before: MemberScore | None = None
    """The body on the earlier side; None where it was not there, and for a group's weight."""
    after: MemberScore | None = None

    @property
    def member(self) -> MemberScore | None:
        """The body as it is, or was; None for a group's weight."""
        return self.after or self.before


class IndexChange(Struct, frozen=True):
    """The change of the index from one assessment to another; `parts` sum to `change` exactly."""

    before: Scorecard
    after: Scorecard
    parts: tuple[Part, ...]
    """By group, in each the largest first; parts of 0 are left out."""

    @property
    def change(self) -> Fraction:
        """Of the claimed index."""
        return self.after.value - self.before.value

    @property
    def supported(self) -> Fraction | Missing:
        """Of the supported index; missing where one of the two is."""
        old, new = self.before.supported, self.after.supported
        if isinstance(old, Missing) or isinstance(new, Missing):
            return Missing("no_features")
        return new - old

    @property
    def by_scores(self) -> Fraction:
        """What changed scores of bodies that stayed added."""
        return sum((part.value for part in self.parts if part.effect == "score"), Fraction(0))

    @property
    def by_composition(self) -> Fraction:
        """What weights, and bodies that joined or left, added."""
        return self.change - self.by_scores

    def of_group(self, group: Group) -> Fraction:
        """Return what a group added."""
        return sum((part.value for part in self.parts if part.group == group), Fraction(0))


def index_change(before: Scorecard, after: Scorecard, renamed: Mapping[str, str] | None = None) -> IndexChange:
    """Return the change between two assessments, taken apart; `renamed` tells the later ids of earlier ones."""
    old, new = ({group.group: group for group in card.groups} for card in (before, after))
    parts = [part for group in GROUPS for part in _parts(old[group], new[group], renamed or {})]
    return IndexChange(before, after, tuple(parts))


def _parts(old: GroupScore, new: GroupScore, renamed: Mapping[str, str]) -> list[Part]:
    group_weight = _mean(old.weight, new.weight)
    found = [Part(old.group, "group_weight", _exact(new.weight - old.weight) * _mean(old.value, new.value) / HUNDRED)]
    for effect, value, before, after in _moves(old, new, renamed):
        found.append(Part(old.group, effect, group_weight * value / HUNDRED**2, before, after))
    return sorted((part for part in found if part.value), key=_order)


def _moves(
    old: GroupScore, new: GroupScore, renamed: Mapping[str, str]
) -> Iterator[tuple[Effect, Fraction, MemberScore | None, MemberScore | None]]:
    """Yield what moved the group's own index, in hundredths of its points."""
    level = _mean(old.value, new.value) if old.weights_sum == new.weights_sum else Fraction(0)
    were = {renamed.get(member.actor, member.actor): member for member in old.members}
    are = {member.actor: member for member in new.members}
    for actor, before in were.items():
        after = are.get(actor)
        if after is None:
            yield "left", -_exact(before.weight) * (before.score - level), before, None
            continue
        yield "score", _mean(before.weight, after.weight) * (after.score - before.score), before, after
        moved = (_mean(before.score, after.score) - level) * _exact(after.weight - before.weight)
        yield "weight", moved, before, after
    for actor, after in are.items():
        if actor not in were:
            yield "joined", _exact(after.weight) * (after.score - level), None, after


def _order(part: Part) -> tuple[Fraction, str, int]:
    return -abs(part.value), part.member.actor if part.member else "", EFFECTS.index(part.effect)


def _mean(one: Decimal | Fraction | int, other: Decimal | Fraction | int) -> Fraction:
    return (_exact(one) + _exact(other)) / 2


def _exact(written: Decimal | Fraction | int) -> Fraction:
    return Fraction(written)
