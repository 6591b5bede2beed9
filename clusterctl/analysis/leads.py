"""Who leads the activities of a year: by funding group, by kind of actor, by actor (S0 13.6; S1 6.6.1).

Activities without a known lead take no part. CDA and agency are one side, all who belong to the cluster or to its
support institutions are stakeholders (*ours*: the source speaks of stakeholders and names these).
"""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property
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


class Leads(Struct, frozen=True, dict=True):
    """Who leads the activities of a year that count. Who leads how many is put together when that is asked for."""

    project: Project
    activities: int
    """How many count."""
    led: Mapping[Route, str]
    """The actor in each field that names one."""
    known: Figure
    """Of how many the lead is known."""
    programme: Figure
    """How many CDA and agency lead."""
    programme_share: Figure
    """Per cent of the known leads that CDA and agency lead: that of the stage."""

    @cached_property
    def by_group(self) -> Mapping[FundingGroup | None, Figure]:
        """How many each group leads; under None those of actors whose record was not read, where there are any."""
        none = {group: count(()) for group in FUNDING_GROUPS}
        return none | counts_by(self.led, lambda lead: funding_group(self.project, lead))

    @cached_property
    def shares(self) -> Mapping[FundingGroup | None, Figure]:
        """Per cent of the known leads."""
        return {group: _share(part, self.known) for group, part in self.by_group.items()}

    @cached_property
    def by_kind(self) -> Mapping[ActorKind | None, Figure]:
        """How many each kind of actor leads, the most first; only kinds that lead any."""
        return counts_by(self.led, lambda lead: kind_of(self.project, lead))

    @cached_property
    def by_actor(self) -> Mapping[str, Figure]:
        """How many each actor leads, the most first."""
        return counts_by(self.led, lambda lead: lead)

    @property
    def different(self) -> Figure:
        """How many different actors lead."""
        return _different(self.by_actor, list(self.by_actor))

    @property
    def stakeholders(self) -> Figure:
        """How many different actors of the cluster and its support institutions lead."""
        own = [actor for actor in self.by_actor if is_stakeholder(self.project, actor)]
        return _different(self.by_actor, own)


def leads_of(project: Project, year: Funding) -> Leads:
    """Return who leads the activities of a year that count."""
    every = counted(project, year)
    led = {one.under("lead"): one.activity.lead for one in every if one.activity.lead}
    known = count(tuple(led))
    programme = count([route for route, lead in led.items() if is_of_programme(project, lead)])
    return Leads(project, len(every), led, known, programme, _share(programme, known))


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
