"""Plans in force, approved and not yet closed: what moved in them, and in the targets, without an amendment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.history.approval import LOGFRAME, SinceApproval, since_approval
from clusterctl.rules.evidence import Unamended

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.history.versions import Versions
    from clusterctl.project.project import Project
    from clusterctl.store.commits import Step

PATHS = (":(glob)**/plans/*", f":(glob)**/{LOGFRAME}")
"""The files that have to do with it, in whatever folder the cluster was, as git matches paths."""


def plans_in_force(project: Project) -> list[str]:
    """Return the paths of the plans that are approved and not yet closed."""
    return [filed.path for filed in project.plans if filed.record.status == "approved"]


def unamended(versions: Versions, steps: Sequence[Step], project: Project, *, on_disk: bool) -> tuple[Unamended, ...]:
    """Return what moved without an amendment in each plan in force, and in the log-frame since the first of them.

    A plan that was approved already when it was first committed is left out: from when it holds is not known, and what
    is mended in a record of the past is no change of a plan.
    """
    told = (since_approval(versions, steps, project, path, on_disk=on_disk) for path in plans_in_force(project))
    order = {step.id: at for at, step in enumerate(steps)}
    found = [one for one in told if isinstance(one, SinceApproval) and not one.is_first]
    found.sort(key=lambda one: -order[one.approved.id])
    return tuple(_of(found))


def _of(found: Sequence[SinceApproval]) -> Iterator[Unamended]:
    for at, one in enumerate(found):
        for file in (one.path, *((LOGFRAME,) if at == 0 else ())):
            silent = tuple(moved.change for moved in one.silent if moved.change.way[0] == file)
            if silent:
                day = f" of {one.approved.date}" if one.approved.date else ""
                yield Unamended(file, one.label, f"{one.approved.short}{day}", silent)
