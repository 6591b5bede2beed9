"""Who leads the activities of a year: by funding group, by kind of actor, by actor (S0 13.6; S1 6.6.1).

Activities without a known lead take no part. CDA and agency are one side, all who belong to the cluster or to its
support institutions are stakeholders (*ours*: the source speaks of stakeholders and names these).
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from clusterctl.analysis.counted import count, counted
from clusterctl.analysis.figure import HUNDRED, Figure, ratio
from clusterctl.analysis.parties import FUNDING_GROUPS, funding_group, is_of_programme
from clusterctl.model.values import Missing

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from clusterctl.analysis.funding import Funding
    from clusterctl.findings.finding import Route
    from clusterctl.method.kinds import ActorKind
    from clusterctl.model.values import FundingGroup
    from clusterctl.project.project import Project

Key = TypeVar("Key")
NO_LEADS = Missing("no_leads")
STAKEHOLDERS: tuple[FundingGroup, ...] = ("cluster", "support")


class Leads(Struct, frozen=True):
    """Who leads the activities of a year that count."""

    activities: int
    """How many count."""
    known: Figure
    """Of how many the lead is known."""
    by_group: Mapping[FundingGroup | None, Figure]
    """How many each group leads; under None those of actors whose record was not read, where there are any."""
    shares: Mapping[FundingGroup | None, Figure]
    """Per cent of the known leads."""
    by_kind: Mapping[ActorKind | None, Figure]
    """How many each kind of actor leads, the most first; only kinds that lead any."""
    by_actor: Mapping[str, Figure]
    """How many each actor leads, the most first."""
    programme: Figure
    """How many CDA and agency lead."""
    programme_share: Figure
    """Per cent of the known leads that CDA and agency lead: that of the stage."""
    different: Figure
    """How many different actors lead."""
    stakeholders: Figure
    """How many different actors of the cluster and its support institutions lead."""


def leads_of(project: Project, year: Funding) -> Leads:
    """Return who leads the activities of a year that count."""
    every = counted(project, year)
    led = {one.under("lead"): one.activity.lead for one in every if one.activity.lead}
    known = count(tuple(led))
    by_actor = counts_by(led, lambda lead: lead)
    by_group = {group: count(()) for group in FUNDING_GROUPS} | counts_by(
        led, lambda lead: funding_group(project, lead)
    )
    programme = count([route for route, lead in led.items() if is_of_programme(project, lead)])
    return Leads(
        activities=len(every),
        known=known,
        by_group=by_group,
        shares={group: _share(part, known) for group, part in by_group.items()},
        by_kind=counts_by(led, lambda lead: kind_of(project, lead)),
        by_actor=by_actor,
        programme=programme,
        programme_share=_share(programme, known),
        different=_different(by_actor, list(by_actor)),
        stakeholders=_different(by_actor, [actor for actor in by_actor if is_stakeholder(project, actor)]),
    )


def is_stakeholder(project: Project, actor: str) -> bool:
    """Return whether an actor belongs to the cluster or to its support institutions, and is not the CDA."""
    return funding_group(project, actor) in STAKEHOLDERS and not is_of_programme(project, actor)


def by_size(found: Mapping[Key, Figure]) -> dict[Key, Figure]:
    """Return figures by key, the largest first; alike, in the order of their keys."""
    return dict(sorted(found.items(), key=lambda item: (-(item[1].known or 0), str(item[0]))))


def counts_by(held: Mapping[Route, str], key: Callable[[str], Key]) -> dict[Key, Figure]:
    """Return how many fields name an actor of each kind, group and so on, the most first."""
    found: dict[Key, list[Route]] = {}
    for route, actor in held.items():
        found.setdefault(key(actor), []).append(route)
    return by_size({each: count(routes) for each, routes in found.items()})


def _share(part: Figure, whole: Figure) -> Figure:
    return ratio(part, whole, NO_LEADS, HUNDRED)


def _different(by_actor: Mapping[str, Figure], actors: Collection[str]) -> Figure:
    """Return how many actors these are, judged from all known leads; missing where there are none."""
    if not by_actor:
        return Figure(NO_LEADS)
    return Figure(Fraction(len(actors)), tuple(by_actor.values()))


def kind_of(project: Project, actor: str) -> ActorKind | None:
    """Return what an actor is; None where its record was not read."""
    found = project.every_actor.get(actor)
    return found.kind if found else None
