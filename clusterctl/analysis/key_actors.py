"""Key actors: those who weigh much in the index, or led an activity that was done (the reading is ours)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.findings.finding import Route
from clusterctl.method.rubrics import GROUPS
from clusterctl.method.thresholds import THRESHOLDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from decimal import Decimal

    from clusterctl.model.plan import Activity
    from clusterctl.model.scores import Member
    from clusterctl.project.project import Project


def key_actors(project: Project, until: date) -> dict[str, tuple[Route, ...]]:
    """Return the ids of the key actors as of a day, each with the ways to what makes it one.

    Weights are those of the last assessment dated by that day; activities those of plans begun by it.
    """
    found: dict[str, list[Route]] = {}
    for actor, route in (*_weighty(project, until), *_leads(project, until)):
        found.setdefault(actor, []).append(route)
    return {actor: tuple(found[actor]) for actor in sorted(found)}


def unread(project: Project) -> tuple[str, ...]:
    """Return the assessments and plans of which something could not be read: they may hide a key actor."""
    return tuple(project.broken("scores", "plan"))


def _weighty(project: Project, until: date) -> Iterator[tuple[str, Route]]:
    dated = [filed for filed in project.scores if filed.record.date.first <= until]
    if not dated:
        return
    last = dated[-1]
    least = _least_weight(project)
    for group in GROUPS:
        members: Mapping[str, Member] = getattr(last.record.scores, group)
        for actor, member in members.items():
            if member.weight >= least:
                yield actor, Route(last.path, ("scores", group, actor, "weight"))


def _least_weight(project: Project) -> Decimal:
    own = project.cluster.thresholds.key_weight if project.cluster and project.cluster.thresholds else None
    return THRESHOLDS["key_weight"].value if own is None else own


def _leads(project: Project, until: date) -> Iterator[tuple[str, Route]]:
    for filed in project.plans:
        for id_, activity in filed.record.activities.items():
            if activity.lead and filed.label.first <= until and _was_done(activity, until):
                yield activity.lead, Route(filed.path, ("activities", id_, "lead"))


def _was_done(activity: Activity, until: date) -> bool:
    result = activity.result
    if result is None or result.status != "done":
        return False
    ended = result.end or result.start
    return ended is None or ended.first <= until
