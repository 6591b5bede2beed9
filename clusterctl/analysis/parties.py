"""Who a party to an activity or a link is: its group in funding and in the index, and its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from clusterctl.method.kinds import KINDS
from clusterctl.model.values import FundingGroup

if TYPE_CHECKING:
    from clusterctl.model.values import IndexGroup
    from clusterctl.project.project import Project

FUNDING_GROUPS: tuple[FundingGroup, ...] = get_args(FundingGroup)


def funding_group(project: Project, party: str) -> FundingGroup | None:
    """Return the funding group of an actor id, or of a group that stands for its members; None for one unknown.

    Whoever the programme names as implementing agency or donor is that group, whatever its kind.
    """
    for group in FUNDING_GROUPS:
        if party == group:
            return group
    programme = project.cluster.programme if project.cluster else None
    if programme and party == programme.implementing_agency:
        return "agency"
    if programme and party in programme.donors:
        return "donor"
    actor = project.every_actor.get(party)
    return KINDS[actor.kind].funding_group if actor else None


def is_of_programme(project: Project, party: str) -> bool:
    """Return whether a party is the implementing agency or the CDA, by its kind or as the programme names it."""
    programme = project.cluster.programme if project.cluster else None
    cda = programme.cda.actor if programme and programme.cda else None
    return party == cda or funding_group(project, party) == "agency"


def index_group(project: Project, actor: str) -> IndexGroup | None:
    """Return the group of the index that an actor may be scored in, its own setting first; None where it has none."""
    found = project.every_actor.get(actor)
    return (found.index_group or KINDS[found.kind].index_group) if found else None
