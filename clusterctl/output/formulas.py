"""How each figure is reckoned, in a line: by the command that shows it and the end of its name (docs/method.md).

A key `ID.share` is of a thing's figure; the words of a mapping's key (`shares`) stand for all that it holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clusterctl.output.named import Named

_SHARE = "what the group gives / what all give × 100, in per cent"
_COST = "the cost, else what all give together"
_THERE = "those that are there in the year"
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
    "process": {
        "activities": "those of the year but for the dropped and postponed",
        "ID.leads.activities": "those that it leads", "ID.implementers.activities": "those that it carries out",
        "ID.networks.activities": "those that are for it",
        "known": "activities of which it is known",
        "cda_and_agency": "what is with CDA and agency / all that is known × 100, in per cent",
        "cda_and_agency_days": "days of CDA and agency",
        "different": "different actors", "stakeholders": "different actors of the cluster and its support institutions",
        "by_group": "how many", "by_kind": "how many", "shares": "the group’s / all that are known × 100, in per cent",
        "bodies.number": _THERE, "units.number": _THERE, "support.number": _THERE, "providers.number": _THERE,
        "number_new": "those of them that were not there the year before",
        "number": "deliverables", "actors": "different actors who answer for one",
        "persons": "different persons who answer for one", "without": "deliverables for which nobody answers",
        "total": "days of all actors, the CDA’s too",
        "beneficiaries": "different actors who are to gain", "involved": "different actors in any part",
        "firms": "those of one activity; of several no fewer than those of the largest",
        "agency_and_donors": "(agency + donor) / total × 100, in per cent",
        "cluster": "cluster / total × 100, in per cent",
        "largest": "the largest share of one network, in per cent",
        "share_by_number": "activities for it, those for several in equal parts / all × 100, in per cent",
        "money": "what is for it, of what is for several an equal part",
        "ID.networks.share": "money for it / money for all networks × 100, in per cent",
        "share": "of all activities with an area, in per cent",
        "tellings": "how often", "longest_gap": "days from one telling to the next, or to the ends of the year",
        "implemented": "activities that are done", "unplanned": "those of them that were not in the approved plan",
        "by_number": "unplanned / implemented × 100, in per cent",
        "by_cost": "cost of the unplanned / cost of the implemented × 100, in per cent",
        "by_others": "up-scaled activities that others than CDA and agency carry out",
        "by_others_share": "up-scaled activities that others carry out / those with an implementer × 100, in per cent",
        "recorded": "how many are recorded", "clear": "how many stand at level 2 or 3",
        "change": "after − before", "before": "at the earlier of the two times",
        "after": "at the later of the two times",
        "memberships": "links of membership", "memberships_new": "those of them that are new",
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
    "exit": {"figure": "what is compared", "bound": "what it is compared with"},
    "trace": {"priority": "importance × joint tackling"},
}  # fmt: skip


def formula(named: Named) -> str | None:
    """Return how a figure is reckoned; None for what stands in its field as it is."""
    known = _FORMULAS.get(named.command, {})
    last = named.parts[-1]
    of_thing = (f"ID.{'.'.join(named.parts[1:])}",) if named.of_thing else ()
    ends = (*of_thing, ".".join(named.parts[-2:]), last, *named.parts[-2:-1])
    return next((known[end] for end in ends if end in known), None)
