"""What JSON documents on money have in common: figures, missing ones with their reason, splits, places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clusterctl.numbers import exact
from clusterctl.output.figures import why
from clusterctl.output.json import Shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clusterctl.analysis.figure import Figure
    from clusterctl.analysis.money import UsedRate
    from clusterctl.analysis.split import Pool, Split
    from clusterctl.findings.finding import Route
    from clusterctl.project.project import Project


def figures(found: Mapping[Any, Figure], names: Mapping[str, str]) -> dict[str, Any]:
    """Return figures by name; with why one is null under `missing`, and what is not exact under `exactness`."""
    shown: dict[str, Any] = {name: Shown(one) for name, one in found.items()}
    missing = {name: why(one.missing, names) for name, one in found.items() if one.missing}
    rough = {name: one.exactness for name, one in found.items() if one.known is not None and one.exactness != "exact"}
    return {**shown, **({"missing": missing} if missing else {}), **({"exactness": rough} if rough else {})}


def split(found: Split, names: Mapping[str, str], **beside: Figure) -> dict[str, Any]:
    """Return who pays: the contract's keys, in its order, then other figures."""
    shown = figures(
        {
            "total": found.total, "leverage": found.leverage, "cluster_share": found.cluster_share,
            "external_share": found.external, **beside,
        },
        names,
    )  # fmt: skip
    total = {"total": shown.pop("total")}
    return {**total, "by_group": figures(found.by_group, names), "shares": figures(found.shares, names), **shown}


def pool(found: Pool, names: Mapping[str, str]) -> dict[str, Any]:
    """Return who pays for several activities, and of how many of them that is recorded."""
    shown = split(found.split, names, recorded_total=found.recorded)
    recorded = shown.pop("recorded_total")
    return {
        **shown,
        "weighting": found.weighting,
        "activities": found.activities,
        "with_shares": found.with_shares,
        "with_total": found.with_total,
        "recorded_total": recorded,
    }


def place(route: Route, project: Project) -> dict[str, Any]:
    """Return where a record stands: its name."""
    return exact_place(route.name, project)


def exact_place(route: Route, project: Project) -> dict[str, Any]:
    """Return where a route leads, be it a key or a value."""
    span = project.span(route)
    return {"file": route.file, "line": span.line, "column": span.column}


def rate(used: UsedRate, project: Project) -> dict[str, Any]:
    """Return an exchange rate that was used."""
    return {
        "currency": used.currency, "into": used.into, "rate": exact(used.value), "date": used.date,
        "source": used.source, "place": place(used.route, project),
    }  # fmt: skip
