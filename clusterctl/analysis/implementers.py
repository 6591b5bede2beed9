"""Who carries the activities of a year out, by group and kind (S0 13.4). Who leads one need not carry it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.analysis.counted import count, counted
from clusterctl.analysis.figure import HUNDRED, Figure, ratio
from clusterctl.analysis.leads import counts_by, kind_of
from clusterctl.analysis.parties import FUNDING_GROUPS, funding_group, is_of_programme
from clusterctl.model.values import Missing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clusterctl.analysis.funding import Funding
    from clusterctl.method.kinds import ActorKind
    from clusterctl.model.values import FundingGroup
    from clusterctl.project.project import Project

NO_IMPLEMENTERS = Missing("no_implementers")


class Implementers(Struct, frozen=True):
    """Who carries out the activities of a year that count; those without a known implementer take no part."""

    activities: int
    """How many count."""
    known: Figure
    """Of how many the implementer is known."""
    by_group: Mapping[FundingGroup | None, Figure]
    """How many each group carries out; under None actors whose record was not read, where there are any."""
    shares: Mapping[FundingGroup | None, Figure]
    """Per cent of those that are known."""
    by_kind: Mapping[ActorKind | None, Figure]
    """The most first; only kinds that carry out any."""
    by_actor: Mapping[str, Figure]
    """The most first."""
    programme_share: Figure
    """Per cent of those that are known that CDA and agency carry out."""


def implementers_of(project: Project, year: Funding) -> Implementers:
    """Return who carries out the activities of a year that count."""
    every = counted(project, year)
    held = {one.under("implementer"): one.activity.implementer for one in every if one.activity.implementer}
    known = count(tuple(held))
    groups = counts_by(held, lambda actor: funding_group(project, actor))
    by_group = {group: count(()) for group in FUNDING_GROUPS} | groups
    programme = count([route for route, actor in held.items() if is_of_programme(project, actor)])
    return Implementers(
        activities=len(every),
        known=known,
        by_group=by_group,
        shares={group: ratio(part, known, NO_IMPLEMENTERS, HUNDRED) for group, part in by_group.items()},
        by_kind=counts_by(held, lambda actor: kind_of(project, actor)),
        by_actor=counts_by(held, lambda actor: actor),
        programme_share=ratio(programme, known, NO_IMPLEMENTERS, HUNDRED),
    )
