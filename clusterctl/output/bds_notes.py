"""What a reader of the services must know: what can't be added, what is not told, and whose reading a figure is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.analysis.figure import causes
from clusterctl.output.figures import rate, why
from clusterctl.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.analysis.bds import Services

SOURCE_NAME = "Cost Recovery by BDS Supplier"
"""What S3's table 1 calls the cluster's share."""


def notes(found: Services) -> list[str]:
    """Return in words what a reader of the figures must know."""
    return [*_scale(found), *_silent(found), *_refused(found), *_recovery(found), *map(rate, found.rates)]


def _scale(found: Services) -> Iterator[str]:
    if found.scale.exactness == "at_least" and len(found.services) > 1:
        yield (
            "a firm may use several services, so their firms are not added: the largest tells how many were served "
            "at least"
        )


def _silent(found: Services) -> Iterator[str]:
    """Yield what the services do not tell, and how many of them."""
    silent = {
        "how many firms were served": sum(one.firms.known is None for one in found.services),
        "outreach": sum(one.outreach.known is None for one in found.services),
        "fees and cost": sum(one.recovery.known is None for one in found.services),
        "whether it is new or strengthened": sum(one.change is None for one in found.services),
    }
    said = [f"{what} ({number} of {len(found.services)})" for what, number in silent.items() if number]
    if said:
        yield f"not known of the services: {listed(said, 'and')}"


def _refused(found: Services) -> Iterator[str]:
    """Yield why cost recovery is missing where it is recorded and can't count."""
    figures = [found.recovery, *(one.recovery for one in found.services), *(year.recovery for year in found.years)]
    missing = [figure.missing for figure in figures if figure.missing]
    reasons = [why(one, {}) for one in causes(missing)]
    if reasons:
        yield f"cost recovery is missing: {'; '.join(reasons)}"


def _recovery(found: Services) -> Iterator[str]:
    if found.cluster_share and found.cluster_share.known is not None:
        yield (
            f"“{SOURCE_NAME}” (S3, table 1) is what the cluster pays of all money, not the fees of a service; "
            "`clusterctl funding` shows it"
        )
