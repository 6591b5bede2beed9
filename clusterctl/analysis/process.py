"""The process of cluster development year by year: who carries the work, and with whom (S0 13.3 to 13.6).

A year is a label of a plan or of a monitoring file that has begun on the day of judging.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from msgspec import Struct

from clusterctl.analysis.counted import count, counted
from clusterctl.analysis.dissemination import Dissemination, dissemination
from clusterctl.analysis.figure import HUNDRED, Figure, ratio
from clusterctl.analysis.governance_signs import GovernanceBook, GovernanceSigns
from clusterctl.analysis.implementers import Implementers, implementers_of
from clusterctl.analysis.leads import Leads, leads_of
from clusterctl.analysis.levels import Levels, levels
from clusterctl.analysis.network_support import NetworkSupport, network_support
from clusterctl.analysis.person_days import PersonDays, person_days_of
from clusterctl.analysis.reach import Reach, reach_of
from clusterctl.analysis.responsible import Responsible, responsible_for
from clusterctl.analysis.split import NO_ACTIVITIES
from clusterctl.analysis.unplanned import Unplanned, unplanned_of
from clusterctl.analysis.upscaling import Upscaling, upscaling_of
from clusterctl.model.values import Area

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clusterctl.analysis.funding import Funding, Ledger
    from clusterctl.project.labels import Label
    from clusterctl.project.project import Project

AREAS: tuple[Area | None, ...] = (*get_args(Area), None)


class YearProcess(Struct, frozen=True):
    """How the work of a label was carried."""

    label: Label
    has_plan: bool
    has_monitoring: bool
    activities: Figure
    """How many count: all but those dropped or postponed without cost."""
    leads: Leads
    implementers: Implementers
    responsible: Responsible
    person_days: PersonDays
    reach: Reach
    support: NetworkSupport
    areas: Mapping[Area | None, Figure]
    """How many activities each area has; under None those without one. Areas that have none are left out."""
    area_shares: Mapping[Area | None, Figure]
    """Per cent of the activities."""
    dissemination: Dissemination
    unplanned: Unplanned
    upscaling: Upscaling
    trust: Levels
    principles: Levels
    signs: GovernanceSigns
    """Against the label before."""
    funding: Funding


def processes(project: Project, ledger: Ledger) -> tuple[YearProcess, ...]:
    """Return the process of each year on file that has begun on the ledger's day, in order."""
    book = GovernanceBook(project, ledger)
    known = years_on_file(project, ledger)
    return tuple(_year(project, label, _before(project, label, known), ledger, book) for label in known)


def years_on_file(project: Project, ledger: Ledger) -> list[Label]:
    """Return the labels of plans and monitoring that have begun on the ledger's day, in order."""
    found = {filed.label.text: filed.label for filed in (*project.plans, *project.monitoring)}
    begun = [label for label in found.values() if label.first <= ledger.as_of]
    return sorted(begun, key=lambda label: (label.first, label.last, label.text))


def _year(project: Project, label: Label, before: Label | None, ledger: Ledger, book: GovernanceBook) -> YearProcess:
    funding, signs = ledger.of(label), book.between(before, label)
    areas, shares = _areas(project, funding)
    return YearProcess(
        label=label,
        has_plan=any(filed.label.text == label.text for filed in project.plans),
        has_monitoring=any(filed.label.text == label.text for filed in project.monitoring),
        activities=count([one.route for one in counted(project, funding)]),
        leads=leads_of(project, funding),
        implementers=implementers_of(project, funding),
        responsible=responsible_for(project, funding),
        person_days=person_days_of(project, funding),
        reach=reach_of(project, funding, ledger.as_of),
        support=network_support(project, funding, len(signs.sign("bodies").now)),
        areas=areas,
        area_shares=shares,
        dissemination=dissemination(project, label, ledger.as_of),
        unplanned=unplanned_of(project, funding),
        upscaling=upscaling_of(project, funding, min(label.last, ledger.as_of)),
        trust=levels(project, label, "trust"),
        principles=levels(project, label, "principles"),
        signs=signs,
        funding=funding,
    )


def _areas(project: Project, year: Funding) -> tuple[dict[Area | None, Figure], dict[Area | None, Figure]]:
    """Return how many activities each area has, in the method's order, and their shares."""
    every = counted(project, year)
    whole = count([one.route for one in every])
    held = {area: [one.under("area") for one in every if one.activity.area == area] for area in AREAS}
    found = {area: count(routes) for area, routes in held.items() if routes}
    return found, {area: ratio(part, whole, NO_ACTIVITIES, HUNDRED) for area, part in found.items()}


def _before(project: Project, label: Label, known: list[Label]) -> Label | None:
    """Return the last label on file that is over when another begins; without one, the span before it."""
    earlier = [one for one in known if one.last < label.first]
    if earlier:
        return earlier[-1]
    return project.label(_text_before(label))


def _text_before(label: Label) -> str:
    """Return the word of the span before a label's: 1998 for 1999, 1998-1999 for 1999-2000."""
    year = label.first.year
    return f"{year - 1}-{year}" if "-" in label.text else str(year - 1)
