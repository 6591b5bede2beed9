"""How each figure is reckoned, in a line: by the command that shows it and the end of its name (docs/method.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clusterctl.output.named import Named

_SHARE = "what the group gives / what all give × 100, in per cent"
_COST = "the cost, else what all give together"
_GIVEN = "what the group gives"
_FORMULAS: Mapping[str, Mapping[str, str]] = {
    "score": {
        "index": "Σ group weight × group index / 100 (0 to 10)",
        "percent": "the index in per cent of its highest value",
        "enterprises": "Σ weight × score / 100 over the bodies of the group (0 to 10)",
        "support": "Σ weight × score / 100 over the bodies of the group (0 to 10)",
        "brokering": "Σ weight × score / 100 over the bodies of the group (0 to 10)",
        "supported": "as the features that are met carry (0 to 10)",
        "weight": "of a group in the index, of a body in its group, in per cent",
        "score": "as scored; of several assessors the median (0 to 10)",
        "contribution": "group weight × weight × score / 10 000, in points of the index",
        "per_point": "what one more point of the score adds: group weight × weight / 10 000, in points of the index",
    },
    "funding": {
        "total": _COST,
        "agency": _SHARE, "support": _SHARE, "donor": _SHARE, "cluster": _SHARE,
        "by_group.agency": _GIVEN, "by_group.support": _GIVEN, "by_group.donor": _GIVEN, "by_group.cluster": _GIVEN,
        "by_nature.commercial": "the simple mean of the external shares, in per cent",
        "by_nature.mixed": "the simple mean of the external shares, in per cent",
        "by_nature.developmental": "the simple mean of the external shares, in per cent",
        "leverage": "total / (agency + donor)",
        "leverage_with_cda_cost": "(total + the CDA’s cost) / (agency + donor + the CDA’s cost)",
        "cda_cost": "what the CDA cost beside the other money",
        "cluster_share": "cluster / total × 100, in per cent",
        "external_share": "(agency + support + donor) / total × 100, in per cent",
        "difference": "one less the other",
        "difference.total": "by the activities less by the finance records",
        "stated": "as printed",
        "recomputed": "reckoned anew",
    },
    "stage": {
        "agency_and_donors": "(agency + donor) / total × 100, in per cent",
        "cluster": "cluster / total × 100, in per cent",
        "share": "activities led by agency or CDA / activities with a known lead × 100, in per cent",
        "figure": "what is compared",
        "bound": "what it is compared with",
    },
    "results": {
        "baseline": "as recorded", "actual": "the latest value on the day",
        "target": "the target that counts on the day",
        "progress": "(actual − baseline) / (target − baseline) × 100, in per cent",
        "variance": "actual − target",
        "change": "actual − baseline",
        "share": "per cent of the whole value",
        "amount": "in the reporting currency",
        "benefits": "what indicators and activities brought",
        "from_indicators": "what indicators that count as benefits have gained",
        "from_activities": "what activities really brought",
        "costs": "the money of the finance records, else of the activities done",
        "ratio": "benefits / costs",
        "cda_cost": "what the CDA cost beside the other money",
        "ratio_with_cda_cost": "benefits / (costs + the CDA’s cost)",
    },
    "bds": {
        "scale": "firms served at least once: of several services no fewer than those of the largest",
        "outreach": "under-served firms / firms served × 100, in per cent",
        "new": "services that are new", "strengthened": "services that were there and grew stronger",
        "fees": "what users pay", "cost": "what giving it costs",
        "cost_recovery": "fees / cost × 100, in per cent",
        "cluster_share": "cluster / total × 100, in per cent",
        "firms_served": "as recorded", "under_served": "as recorded", "satisfaction": "as recorded (1 to 5)",
    },
    "plan show": {
        "firms": "as recorded",
        "total": "the cost as planned, else what all give together",
        "person_days": "days of all actors, the CDA’s too",
        "person_days.total": "days of all actors, the CDA’s too",
        "agency": _SHARE, "support": _SHARE, "donor": _SHARE, "cluster": _SHARE,
    },
    "map": {
        "actors": "those on the map", "links": "those on the map",
        "ties": "pairs that a link, or being part of the other, ties",
        "ID.ties": "with how many others it is tied",
        "density": "ties / possible pairs × 100, in per cent",
    },
    "trace": {"priority": "importance × joint tackling"},
}  # fmt: skip


def formula(named: Named) -> str | None:
    """Return how a figure is reckoned; None for what stands in its field as it is."""
    known = _FORMULAS.get(named.command, {})
    last = named.parts[-1]
    ends = (".".join(named.parts[-2:]), *((f"ID.{last}",) if named.of_thing else ()), last)
    return next((known[end] for end in ends if end in known), None)
