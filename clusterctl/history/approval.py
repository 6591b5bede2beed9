"""What changed in a plan, and in the targets, after the plan was approved; beside the amendments that speak of it.

The plan was approved in the commit, along its own line, in which its status became approved or closed for the last
time. What became of it since (results, benefits that came) is no change of the plan.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.analysis.changes.between import changes
from clusterctl.analysis.changes.meaning import Leaf, Node
from clusterctl.history.amendments import Entered, called, cover, entered
from clusterctl.history.same import of_files
from clusterctl.history.versions import Version, tree_at, tree_of
from clusterctl.model.values import Missing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from clusterctl.analysis.changes.change import Change
    from clusterctl.analysis.changes.meaning import Way
    from clusterctl.history.versions import Versions
    from clusterctl.project.project import File, Project
    from clusterctl.store.commits import Step

LOGFRAME = "logframe.yaml"
_RENAMING = ("actors.yaml", "diagnostic.yaml", "vision.yaml")
"""Files whose ids stand in plans and in the log-frame."""
_APPROVED = {"approved", "closed"}
_ABOUT = {"notes", "source", "reason", "audience"}
"""Keys of any record that say nothing of what is planned."""
_NOT_PLANNED = {"result", "actual_benefit", "stated"}
"""Keys of an activity that say what became of it."""
_PLANNED = {"activities", "drawn_up_by"}
"""Keys of a plan that say what is planned; the others tell of its approval."""
_WEIGHTY = {"cost", "contributions", "start", "end", "lead"}
_TARGETS = {"targets", "baseline"}

Bringing = tuple["Step | None", Version]
"""A version of a file with the commit that brought it; None for the disk."""


class Moved(Struct, frozen=True):
    """A change after approval."""

    change: Change
    step: Step | None
    """The commit that made it; None where it is not committed yet."""
    amendment: Entered | None
    """The one that speaks of it."""
    is_weighty: bool
    """Of costs, contributions, dates, leads, targets; or an activity or indicator came or went."""
    is_unplanned: bool
    """An activity that says of itself that it was not in the approved plan."""

    @property
    def is_silent(self) -> bool:
        """Whether it matters, and nothing on file says that it was agreed or done beside the plan."""
        return self.is_weighty and self.amendment is None and not self.is_unplanned


class SinceApproval(Struct, frozen=True):
    """What moved after a plan was approved."""

    label: str
    path: str
    approved: Step
    """The commit in which it became approved."""
    is_first: bool
    """It was approved already when it was first committed."""
    changes: tuple[Moved, ...]
    amendments: tuple[Entered, ...]
    """All that are on file, in the plan and the log-frame."""
    titles: Mapping[str, str]
    """Of activities and indicators, by id; those of what went too."""

    @property
    def silent(self) -> tuple[Moved, ...]:
        """What moved without an amendment though it matters."""
        return tuple(one for one in self.changes if one.is_silent)


def since_approval(
    versions: Versions, steps: Sequence[Step], project: Project, path: str, *, on_disk: bool
) -> SinceApproval | Missing:
    """Return what changed in the plan at a path since it was approved; Missing where that can't be told.

    `steps` are the commits of one line, the newest first. The project is that of the first of them, or, `on_disk`,
    what stands above it. The reasons: `unread`, `not_approved`, `not_committed`, `approved_before_clone`.
    """
    file = project.files[path]
    if file.record is None:
        return Missing("unread")
    if getattr(file.record, "status", None) not in _APPROVED:
        return Missing("not_approved")
    period, is_first = _period(versions.line(steps, file, _disk(file, on_disk=on_disk)))
    approved = period[-1][0]
    if approved is None:
        return Missing("not_committed")
    if is_first and approved.is_edge:
        return Missing("approved_before_clone")
    return _told(versions, steps, project, _Plan(path, tuple(period), approved, is_first), on_disk=on_disk)


class _Plan(Struct, frozen=True):
    path: str
    period: tuple[Bringing, ...]
    """Its versions since approval, the newest first; the last is that which was approved."""
    approved: Step
    is_first: bool


def _disk(file: File, *, on_disk: bool) -> Version | None:
    return Version("", file, tree_of(file)) if on_disk else None


def _period(line: Iterator[Bringing]) -> tuple[list[Bringing], bool]:
    """Return the versions since approval, and whether there is none before them; what can't be read decides nothing."""
    period: list[Bringing] = []
    for one in line:
        status = one[1].at(("status",))
        if one[1].tree is not None and not (isinstance(status, Leaf) and status.plain in _APPROVED):
            return period, False
        if one[1].tree is not None:
            period.append(one)
    return period, True


def _told(versions: Versions, steps: Sequence[Step], project: Project, plan: _Plan, *, on_disk: bool) -> SinceApproval:
    after = {path: project.files[path] for path in (plan.path, LOGFRAME, *_RENAMING) if path in project.files}
    before = {path: then for path, file in after.items() if path != plan.path
              and (then := versions.file_at(plan.approved, file))}  # fmt: skip
    before[plan.path] = plan.period[-1][1].file
    periods = {plan.path: plan.period}
    if LOGFRAME in after:
        periods[LOGFRAME] = _since(versions, steps, after[LOGFRAME], plan.approved, on_disk=on_disk)
    amendments = tuple(found for path, period in periods.items() for found in entered(project.files[path], period))
    both = {path: file for path, file in before.items() if path in after}
    every = changes(of_files(both), of_files({path: after[path] for path in both})).changes
    moved = tuple(
        _moved(change, _bringing(change, periods), amendments)
        for change in every if change.kind != "renamed" and (is_of_plan(change) or is_target(change))
    )  # fmt: skip
    titles = {id_: names[-1] for period in periods.values() for id_, names in called(period).items()}
    label = project.labels[plan.path].text
    return SinceApproval(label, plan.path, plan.approved, plan.is_first, moved, amendments, titles)


def _since(
    versions: Versions, steps: Sequence[Step], file: File, approved: Step, *, on_disk: bool
) -> tuple[Bringing, ...]:
    """Return the versions of a file since a commit, the newest first; the last is that of the commit."""
    order = {step.id: at for at, step in enumerate(steps)}
    found: list[Bringing] = []
    for one in versions.line(steps, file, _disk(file, on_disk=on_disk)):
        found.append(one)
        if one[0] is not None and order[one[0].id] >= order[approved.id]:
            break
    return tuple(found)


def _moved(change: Change, step: Step | None, amendments: Sequence[Entered]) -> Moved:
    planned = change.new.below.get("planned") if isinstance(change.new, Node) else None
    is_unplanned = change.kind == "added" and isinstance(planned, Leaf) and planned.plain is False
    return Moved(change, step, cover(change, step, amendments), is_weighty(change), is_unplanned)


def _bringing(change: Change, periods: dict[str, tuple[Bringing, ...]]) -> Step | None:
    """Return the commit since which it is as it is now, None for the disk."""
    route = change.route
    period = periods[route.file] if route else ()
    rest = change.way[1:]
    now = tree_at(period[0][1].tree, rest)
    same = list(takewhile(lambda one: tree_at(one[1].tree, rest) == now, period))
    return same[-1][0]


# -- what counts -----------------------------------------------------------------------------------------------------


def is_of_plan(change: Change) -> bool:
    """Whether a change is one of what a plan plans, not of what became of it or of its approval."""
    way = change.way
    if change.things[0].what != "plan" or len(way) == 1 or way[1] not in _PLANNED or way[-1] in _ABOUT:
        return False
    below = way[3:]
    return not below or not (below[0] in _NOT_PLANNED or (below[0] == "deliverables" and below[-1] == "done"))


def is_target(change: Change) -> bool:
    """Whether a change is one of an indicator: of its targets or its baseline, or of it as a whole."""
    way: Way = change.way
    if change.things[0].what != "logframe" or way[1:2] != ("indicators",):
        return False
    return len(way) == 3 or (way[3] in _TARGETS and way[-1] not in _ABOUT)  # noqa: PLR2004 - file, `indicators`, id


def is_weighty(change: Change) -> bool:
    """Whether a change is of a kind that wants an amendment.

    A new indicator, or a target of a year that had none, is no departure from what was approved.
    """
    if change.things[0].what == "logframe":
        return change.old is not None
    below = change.way[3:]
    return change.way[1] == "activities" and (not below or below[0] in _WEIGHTY)
