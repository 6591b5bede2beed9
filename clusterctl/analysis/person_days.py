"""Days of work that the activities of a year take, by actor, and how much of it the CDA and the agency do (S1 6.5.1).

Days are those of the plan: the files hold no others. An activity that tells no days takes no part.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.analysis.counted import counted
from clusterctl.analysis.figure import HUNDRED, NOUGHT, Figure, figure, ratio, total
from clusterctl.analysis.leads import by_size
from clusterctl.analysis.parties import FUNDING_GROUPS, funding_group, is_of_programme
from clusterctl.analysis.parts import OfParties
from clusterctl.model.values import Missing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from clusterctl.analysis.counted import Counted
    from clusterctl.analysis.funding import Funding
    from clusterctl.model.values import FundingGroup
    from clusterctl.project.project import Project

NO_DAYS = Missing("no_person_days")


class PersonDays(Struct, frozen=True):
    """Days of work of a year; where none are told, or some are below 0, all but the counts are missing."""

    activities: int
    """How many count."""
    recorded: int
    """How many of them tell any days."""
    total: Figure
    by_actor: Mapping[str, Figure]
    """The most first; empty where none are told."""
    by_group: Mapping[FundingGroup | None, Figure]
    """Days of each group; under None those of actors whose record was not read, where there are any."""
    shares: Mapping[FundingGroup | None, Figure]
    """Per cent of the total."""
    programme: Figure
    """Days of CDA and agency."""
    programme_share: Figure
    """Per cent of the total that CDA and agency work."""


def person_days_of(project: Project, year: Funding) -> PersonDays:
    """Return the days of work that the activities of a year take."""
    every = counted(project, year)
    by_actor = _by_actor(every)
    reason = _reason(by_actor)
    recorded = sum(bool(one.activity.person_days) for one in every)
    if reason:
        none = Figure(reason, tuple(by_actor.values()))
        groups: dict[FundingGroup | None, Figure] = dict.fromkeys(FUNDING_GROUPS, none)
        return PersonDays(len(every), recorded, none, by_actor, groups, groups, none, none)
    whole = total(list(by_actor.values()))
    by_group = _by_group(project, by_actor)
    own = [days for actor, days in by_actor.items() if is_of_programme(project, actor)]
    programme = total(own) if own else Figure(NO_DAYS)  # nobody wrote theirs, not that they are 0
    return PersonDays(
        activities=len(every),
        recorded=recorded,
        total=whole,
        by_actor=by_actor,
        by_group=by_group,
        shares={group: _share(days, whole) for group, days in by_group.items()},
        programme=programme,
        programme_share=_share(programme, whole),
    )


def _by_actor(every: Iterable[Counted]) -> dict[str, Figure]:
    found: dict[str, list[Figure]] = {}
    for one in every:
        for actor, days in one.activity.person_days.items():
            found.setdefault(actor, []).append(figure(days, one.under("person_days", actor)))
    return by_size({actor: total(days) for actor, days in found.items()})


def _reason(by_actor: Mapping[str, Figure]) -> Missing | None:
    below = tuple(actor for actor, days in by_actor.items() if (days.known or 0) < 0)
    if below:
        return OfParties("negative", below)
    return None if by_actor else NO_DAYS


def _by_group(project: Project, by_actor: Mapping[str, Figure]) -> dict[FundingGroup | None, Figure]:
    found: dict[FundingGroup | None, list[Figure]] = {group: [] for group in FUNDING_GROUPS}
    for actor, days in by_actor.items():
        found.setdefault(funding_group(project, actor), []).append(days)
    return {group: total(days) if days else NOUGHT for group, days in found.items()}


def _share(part: Figure, whole: Figure) -> Figure:
    return ratio(part, whole, NO_DAYS, HUNDRED)
