"""How the support of a year spreads over the networks of firms: whether it pools in one (S1 6.6.8).

Support is all that the cluster does not pay itself. An activity that is for several networks counts for each in equal
parts (*ours*: nobody records how it divides), so the shares of all networks sum to 100.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from clusterctl.analysis.counted import count
from clusterctl.analysis.figure import HUNDRED, Figure, ratio, times, total
from clusterctl.analysis.funding_rows import rows
from clusterctl.analysis.thresholds import threshold
from clusterctl.model.values import Missing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clusterctl.analysis.activity_funding import ActivityFunding
    from clusterctl.analysis.funding import Funding
    from clusterctl.analysis.funding_rows import Row
    from clusterctl.findings.finding import Route
    from clusterctl.project.project import Project

Basis = Literal["money", "number"]
NO_NETWORKS, ONE_NETWORK = Missing("no_networks"), Missing("one_network")
NOTHING_GIVEN, NO_AMOUNTS = Missing("nothing_given"), Missing("no_amounts")


class NetworkRow(Struct, frozen=True):
    """What one network gets."""

    network: str
    activities: Figure
    """How many are for it, each once."""
    money: Figure
    """From agency, donors and support institutions, where amounts are recorded; reporting currency."""
    share: Figure
    """Per cent of that money of all networks."""
    share_by_number: Figure
    """Per cent of the activities that are for networks."""


class NetworkSupport(Struct, frozen=True):
    """How the support of a year spreads over networks."""

    rows: tuple[NetworkRow, ...]
    """Who gets most first."""
    activities: int
    """How many of those that count are for a network."""
    with_money: int
    """Of how many of these the amounts are recorded."""
    basis: Basis
    """Money where it is recorded of each, else the number of activities."""
    largest: Figure
    """The share of the network that gets most, by the basis, per cent; missing where there is but one network."""
    network: str | None
    """Who that is."""
    bound: Figure
    """Per cent."""

    @property
    def pools(self) -> bool | None:
        """Whether one network gets more than the bound; None where it can't be told."""
        if self.largest.known is None or self.bound.known is None:
            return None
        return self.largest.known > self.bound.known


def network_support(project: Project, year: Funding, networks: int) -> NetworkSupport:
    """Return how the support of a year spreads; `networks` is how many there are in the cluster."""
    held = [row for row in rows(year, "network") if row.key]
    every = {one.route: one for row in held for one in row.activities}
    told = [one for one in every.values() if _support(one).known is not None]
    money = total([_support(one) for one in told]) if told else Figure(NO_AMOUNTS)
    number = count([one.route for one in every.values()])
    found = [_row(row, money, number) for row in held]
    basis: Basis = "money" if told and len(told) == len(every) and money.known else "number"
    shares = {one.network: one.share if basis == "money" else one.share_by_number for one in found}
    ordered = sorted(found, key=lambda one: (-(shares[one.network].known or 0), one.network))
    first = ordered[0].network if ordered else None
    reason = NO_NETWORKS if first is None else ONE_NETWORK if networks < 2 else None  # noqa: PLR2004 - one of several
    return NetworkSupport(
        rows=tuple(ordered),
        activities=len(every),
        with_money=len(told),
        basis=basis,
        largest=shares[first] if first and not reason else Figure(reason or NO_NETWORKS),
        network=first,
        bound=threshold(project, "network_support_share"),
    )


def _row(row: Row, money: Figure, number: Figure) -> NetworkRow:
    told = [one for one in row.activities if _support(one).known is not None]
    own = total([_part(one) for one in told]) if told else Figure(NO_AMOUNTS)
    parts = Figure(
        sum((Fraction(1, len(one.networks)) for one in row.activities), Fraction(0)), _routes(row.activities)
    )
    return NetworkRow(
        network=row.key or "",
        activities=count(_routes(row.activities)),
        money=own,
        share=_share(own, money) if told or money.missing else ratio(count(()), money, NOTHING_GIVEN, HUNDRED),
        share_by_number=ratio(parts, number, NO_NETWORKS, HUNDRED),
    )


def _routes(activities: Sequence[ActivityFunding]) -> tuple[Route, ...]:
    return tuple(one.route for one in activities)


def _share(part: Figure, whole: Figure) -> Figure:
    return ratio(part, whole, NOTHING_GIVEN, HUNDRED)


def _support(one: ActivityFunding) -> Figure:
    """Return what all but the cluster give to an activity, in the reporting currency."""
    if one.side is None:
        return Figure(NO_AMOUNTS)
    groups = one.side.split.by_group
    return total([groups[group] for group in ("agency", "support", "donor")])


def _part(one: ActivityFunding) -> Figure:
    """Return the part of an activity's support that each of its networks gets."""
    return times(_support(one), Figure(Fraction(1)), Fraction(1, len(one.networks)))
