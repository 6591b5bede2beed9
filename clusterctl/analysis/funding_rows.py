"""The activities of a funding, put together by year, series, nature, network, area, or each by itself.

An activity that is for several networks counts in each of them; in all other views each counts once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from msgspec import Struct

from clusterctl.analysis.split import pooled
from clusterctl.model.plan import Nature
from clusterctl.model.values import Area

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clusterctl.analysis.activity_funding import ActivityFunding
    from clusterctl.analysis.finance import Finance
    from clusterctl.analysis.funding import Funding
    from clusterctl.analysis.split import Pool

By = Literal["year", "series", "nature", "network", "area", "activity"]
BYS: tuple[By, ...] = get_args(By)


class Row(Struct, frozen=True):
    """Activities that have something in common, and their money."""

    key: str | None
    """A label, an id or a word of the method; None for those that have none."""
    pool: Pool
    activities: tuple[ActivityFunding, ...]
    finance: Finance | None = None
    """Of a year."""


def rows(funding: Funding, by: By) -> tuple[Row, ...]:
    """Return the activities that count, by what they have in common; those that have none stand last."""
    if by == "year":
        years = funding.years or (funding,)
        return tuple(Row(_label(year), year.counted, _counted(year), year.finance) for year in years)
    found: dict[str | None, list[ActivityFunding]] = {key: [] for key in _order(by)}
    for one in _counted(funding):
        for key in _keys(one, by):
            found.setdefault(key, []).append(one)
    keys = [key for key in found if key is not None]
    keys = sorted(keys) if by == "network" else keys
    return tuple(_row(key, found[key]) for key in (*keys, None) if found.get(key))


def shared_by_several(funding: Funding) -> int:
    """Return how many of the activities that count are for several networks."""
    return sum(len(one.networks) > 1 for one in _counted(funding))


def _label(year: Funding) -> str | None:
    return year.label.text if year.label else None


def _counted(funding: Funding) -> tuple[ActivityFunding, ...]:
    return tuple(one for one in funding.activities if one.counts)


def _order(by: By) -> Iterable[str]:
    return get_args(Nature) if by == "nature" else get_args(Area) if by == "area" else ()


def _keys(one: ActivityFunding, by: By) -> tuple[str | None, ...]:
    if by == "network":
        return one.networks or (None,)
    return ({"series": one.series, "nature": one.nature, "area": one.area, "activity": one.id}[by],)


def _row(key: str | None, activities: list[ActivityFunding]) -> Row:
    held = sorted(activities, key=lambda one: one.occurrence or 0)
    return Row(key, pooled([one.side.split for one in held if one.side]), tuple(held))
