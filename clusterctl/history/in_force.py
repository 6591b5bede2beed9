"""Plans in force, approved and not yet closed: what moved in them, and in the targets, without an amendment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.history.approval import LOGFRAME, SinceApproval, since_approval
from clusterctl.rules.evidence import Unamended
from clusterctl.store.folder import MARKER

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from clusterctl.history.history import History
    from clusterctl.project.project import Project

PATHS = (":(glob)**/plans/*", f":(glob)**/{LOGFRAME}", f":(glob)**/{MARKER}")
"""The files that have to do with it, in whatever folder the cluster was and under which id, as git matches paths."""


def plans_in_force(project: Project) -> list[str]:
    """Return the paths of the plans that are approved and not yet closed."""
    return [filed.path for filed in project.plans if filed.record.status == "approved"]


def unamended(history: History, project: Project) -> tuple[Unamended, ...]:
    """Return what moved without an amendment in each plan in force, and in the log-frame since the first of them.

    A plan that was approved already when it was first committed is left out: from when it holds is not known, and what
    is mended in a record of the past is no change of a plan.
    """
    told = (since_approval(history, project, path, only_weighty=True) for path in plans_in_force(project))
    found = [one for one in told if isinstance(one, SinceApproval) and not one.is_first]
    places = _places(history, found)
    found.sort(key=lambda one: -places[one.approved.id])
    return tuple(_of(found))


def _places(history: History, found: Sequence[SinceApproval]) -> Mapping[str, int]:
    """Return the order of commits, that of all where a merge brought one in which a plan was approved."""
    is_own = all(one.approved.id in history.steps.places for one in found)
    return (history.steps if is_own else history.steps.with_merged).places


def _of(found: Sequence[SinceApproval]) -> Iterator[Unamended]:
    for at, one in enumerate(found):
        for file in (one.path, *((LOGFRAME,) if at == 0 else ())):
            silent = tuple(moved.change for moved in one.silent if moved.change.way[0] == file)
            if silent:
                day = f" of {one.approved.date}" if one.approved.date else ""
                yield Unamended(file, one.label, f"{one.approved.short}{day}", silent)
