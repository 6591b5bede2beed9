"""How money splits by who pays: the four funding groups, in amounts and in per cent, and what follows from them.

The shares of a split sum to 100 and its groups to its total, or they are missing together.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from clusterctl.analysis.figure import (
    HUNDRED,
    NOUGHT,
    Figure,
    SomeMissing,
    causes,
    complete,
    made_of,
    mean,
    ratio,
    times,
    total,
)
from clusterctl.analysis.parties import FUNDING_GROUPS
from clusterctl.model.values import Missing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from clusterctl.model.values import FundingGroup

Weighting = Literal["cost", "mean"]
Groups = dict["FundingGroup", Figure]
NOT_RECORDED, NO_ACTIVITIES = Missing("not_recorded"), Missing("no_activities")
NONE_COUNTS, NOTHING_SPENT = Missing("none_counts"), Missing("nothing_spent")


class Split(Struct, frozen=True):
    """Who paid what of something."""

    total: Figure
    """In the reporting currency."""
    by_group: Mapping[FundingGroup, Figure]
    """In the reporting currency."""
    shares: Mapping[FundingGroup, Figure]
    """Per cent of all parts stated."""
    external: Figure
    """Per cent: all but the cluster's."""
    leverage: Figure
    """All money for each unit of the agency's and the donors'."""

    @property
    def cluster_share(self) -> Figure:
        """Per cent that the cluster pays."""
        return self.shares["cluster"]

    def exchanged(self, unit: Figure | None) -> Split:
        """Return the same shares of amounts in another currency, of which one unit here is worth so much."""
        if unit is None:
            return self
        by_group = {group: _times(part, unit) for group, part in self.by_group.items()}
        return replace(self, total=times(self.total, unit), by_group=by_group)

    @property
    def programme_share(self) -> Figure:
        """Per cent that agency and donors pay together."""
        return programme(self.shares)


class Pool(Struct, frozen=True):
    """The split of several activities together. Shares and leverage are of those of which they are recorded."""

    split: Split
    weighting: Weighting | None
    """Shares weighted by cost, or as a simple mean where a cost is not known; None where there are none."""
    activities: int
    with_shares: int
    with_total: int
    recorded: Figure
    """The totals that are recorded, together; the split's total is missing where one is not."""
    recorded_by_group: Mapping[FundingGroup, Figure]
    """The amounts by group that are recorded, together."""


def programme(groups: Mapping[FundingGroup, Figure]) -> Figure:
    """Return what agency and donors give together."""
    return total((groups["agency"], groups["donor"]))


def filled(groups: Mapping[FundingGroup, Figure]) -> Groups:
    """Return all four groups; one that is not named gave nothing."""
    return {group: groups.get(group, NOUGHT) for group in FUNDING_GROUPS}


def split_of(groups: Mapping[FundingGroup, Figure]) -> Split:
    """Return the split of amounts by group."""
    by_group = filled(groups)
    whole = total([by_group[group] for group in FUNDING_GROUPS])
    shares = {group: _per_cent(part, whole) for group, part in by_group.items()}
    return Split(whole, by_group, shares, _external(shares), leverage(whole, programme(by_group)))


def shared(shares: Mapping[FundingGroup, Figure], cost: Figure) -> Split:
    """Return the split of a cost by shares; they are brought to 100, which rounding may have missed."""
    whole = total(list(shares.values()))
    even = filled(shares)
    if whole.known != HUNDRED:
        even = {group: _per_cent(share, whole) for group, share in even.items()}
    by_group = {group: _times(share, cost, Fraction(1, HUNDRED)) for group, share in even.items()}
    lever = leverage(Figure(Fraction(HUNDRED), made_of((whole,))), programme(even))
    return Split(cost, by_group, even, _external(even), lever)


def unknown(reason: Missing, cost: Figure | None = None, stated: Figure | None = None) -> Split:
    """Return a split of which at most the total is known; `stated` is what the parts come to."""
    nobody = Figure(reason, (stated,) if stated else ())
    none = dict.fromkeys(FUNDING_GROUPS, nobody)
    return Split(cost or nobody, none, none, nobody, nobody)


def leverage(whole: Figure, seed: Figure) -> Figure:
    """Return all money for each unit of the agency's and the donors'; missing where they give nothing (S3 note 10)."""
    return ratio(whole, seed, Missing("nothing_from_programme"))


def _per_cent(part: Figure, whole: Figure) -> Figure:
    """Return a group's share; that of a group which nothing names comes from no field."""
    found = ratio(part, whole, Missing("nothing_given"), HUNDRED)
    return found if part.made_of or found.missing else NOUGHT


def _times(part: Figure, other: Figure, factor: Fraction | int = 1) -> Figure:
    """Return a part of something else; nothing of it, where that is known, is nothing and comes from no field."""
    return part if part is NOUGHT and other.known is not None else times(part, other, factor)


def _external(shares: Mapping[FundingGroup, Figure]) -> Figure:
    return total([shares[group] for group in FUNDING_GROUPS if group != "cluster"])


def pooled(splits: Sequence[Split], nothing: Missing = NO_ACTIVITIES) -> Pool:
    """Return several activities' split together; `nothing` is the reason where there are none.

    Weighted by cost where the cost of each that has shares is known, else the simple mean, of which there is no
    leverage.
    """
    with_shares = [one for one in splits if one.cluster_share.known is not None]
    totals = [one.total for one in splits if one.total.known is not None]
    valued = [one.by_group for one in splits if one.by_group["cluster"].known is not None]
    priced = all(one.by_group["cluster"].known is not None for one in with_shares)
    none = _none(splits, nothing)
    lost = Figure(none)
    by_group = {group: total([one[group] for one in valued]) if valued else lost for group in FUNDING_GROUPS}
    recorded = total(totals) if totals else lost
    weighed = priced and any(figure.known for figure in by_group.values())
    found = split_of(by_group) if weighed else _simple_mean(with_shares) if with_shares else unknown(none)
    return Pool(
        split=replace(
            found,
            total=recorded if len(totals) == len(splits) else _all([one.total for one in splits], nothing),
            by_group=by_group if len(valued) == len(splits) else {
                group: _all([one.by_group[group] for one in splits], nothing) for group in FUNDING_GROUPS
            },
        ),
        weighting=("cost" if weighed else "mean") if with_shares else None,
        activities=len(splits),
        with_shares=len(with_shares),
        with_total=len(totals),
        recorded=recorded,
        recorded_by_group=by_group,
    )  # fmt: skip


def _none(splits: Sequence[Split], nothing: Missing) -> Missing:
    if not splits:
        return nothing
    reasons = causes(one.cluster_share.missing for one in splits if one.cluster_share.missing)
    return SomeMissing("some", len(splits), len(splits), reasons)


def _all(figures: Sequence[Figure], nothing: Missing) -> Figure:
    return complete(figures) if figures else Figure(nothing)


def _simple_mean(splits: Sequence[Split]) -> Split:
    shares = {group: mean([one.shares[group] for one in splits]) for group in FUNDING_GROUPS}
    lever = splits[0].leverage if len(splits) == 1 else Figure(Missing("simple_mean"), made_of(shares.values()))
    return Split(Figure(NOT_RECORDED), {}, shares, _external(shares), lever)
