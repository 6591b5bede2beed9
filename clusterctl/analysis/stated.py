"""Figures as printed or reported elsewhere, beside their recomputation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from clusterctl.analysis.figure import Figure, difference, figure
from clusterctl.analysis.parties import FUNDING_GROUPS
from clusterctl.numbers import half_digit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal
    from fractions import Fraction

    from clusterctl.analysis.money import Amount
    from clusterctl.analysis.split import Split
    from clusterctl.findings.finding import Route
    from clusterctl.model.monitoring import StatedFinance
    from clusterctl.model.plan import Stated
    from clusterctl.model.values import FundingGroup

Name = Literal["total", "share", "leverage", "cluster_share"]


class Comparison(Struct, frozen=True):
    """A stated figure beside the recomputed one; a total in the currency in which it is stated."""

    name: Name
    group: FundingGroup | None
    """Of a share."""
    stated: Figure
    recomputed: Figure
    apart: Figure
    """Stated − recomputed."""
    agrees: bool | None
    """Within half of the last digit that is stated; None where it can't be told."""


def of_finance(stated: StatedFinance, own: Split, at: Route) -> tuple[Comparison, ...]:
    """Return what a finance record states; `own` is its split in its own currency."""
    found = [_compared("total", stated.total, own.total, at.under("total"))] if stated.total is not None else []
    found += _shares(stated.shares, own, at)
    if stated.leverage is not None:
        found.append(_compared("leverage", stated.leverage, own.leverage, at.under("leverage")))
    if stated.cluster_share is not None:
        found.append(_compared("cluster_share", stated.cluster_share, own.cluster_share, at.under("cluster_share")))
    return tuple(found)


def of_activity(stated: Stated, split: Split, total: Amount | None, at: Route) -> tuple[Comparison, ...]:
    """Return what is stated of an activity; `total` is the stated total in the reporting currency."""
    found: list[Comparison] = []
    if total and stated.total:
        apart = difference(total.figure, split.total)
        scale = total.rate.value if total.rate else 1
        agrees = _agrees(apart, half_digit(stated.total.amount) / scale)
        found.append(Comparison("total", None, total.figure, split.total, apart, agrees))
    return (*found, *_shares(stated.shares, split, at))


def _shares(written: Mapping[FundingGroup, Decimal], split: Split, at: Route) -> Iterator[Comparison]:
    for group in FUNDING_GROUPS:
        if group in written:
            route = at.under("shares", group)
            yield replace(_compared("share", written[group], split.shares[group], route), group=group)


def _compared(name: Name, written: Decimal, recomputed: Figure, route: Route) -> Comparison:
    stated = figure(written, route)
    apart = difference(stated, recomputed)
    return Comparison(name, None, stated, recomputed, apart, _agrees(apart, half_digit(written)))


def _agrees(apart: Figure, slack: Fraction) -> bool | None:
    """Return whether a difference is one of rounding; of figures that are not exact it can't be told."""
    return abs(apart.known) <= slack if apart.known is not None and apart.exactness == "exact" else None
