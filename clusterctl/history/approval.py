"""What changed in a plan, and in the targets, after the plan was approved; beside the amendments that speak of it.

The plan was approved in the commit, along its own line, in which its status became approved or closed for the last
time. What became of it since (results, benefits that came) is no change of the plan.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.analysis.changes.between import changes
from clusterctl.analysis.changes.meaning import Leaf, Node
from clusterctl.history.amendments import Entered, called, cover, entered
from clusterctl.history.period import Period, now_of
from clusterctl.history.same import of_files
from clusterctl.model.values import Missing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from clusterctl.analysis.changes.change import Change
    from clusterctl.analysis.changes.meaning import Way
    from clusterctl.history.version import Version
    from clusterctl.history.versions import Versions
    from clusterctl.project.project import File, Project
    from clusterctl.store.commits import Step
    from clusterctl.store.git import Entry

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

_STATUS = re.compile(rb"^status:[ \t]*([a-z]+)[ \t]*(?:#[^\n]*)?\r?$", re.MULTILINE)
_ANY_STATUS = re.compile(rb"^[\"']?status[\"']?[ \t]*:", re.MULTILINE)


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
    now = now_of(file, steps, versions, on_disk=on_disk)
    brought, is_first = _since_approved(versions, steps, now)
    if not brought:
        return Missing("not_committed")
    approved = brought[-1][0]
    if is_first and approved.is_edge:
        return Missing("approved_before_clone")
    plan = _Plan(approved, is_first, Period(versions, now, brought, on_disk=on_disk))
    return _told(versions, steps, project, plan, on_disk=on_disk)


class _Plan(Struct, frozen=True):
    """A plan: when it was approved, and its versions since."""

    approved: Step
    is_first: bool
    period: Period


def _since_approved(versions: Versions, steps: Sequence[Step], now: Version) -> tuple[list[tuple[Step, Entry]], bool]:
    """Return what git has of a plan since it was approved, and whether it has nothing before."""
    found: list[tuple[Step, Entry]] = []
    for step, entry in versions.line(steps, now):
        status = _status(versions.text(entry)) or _read_status(versions.read(entry, now.place))
        if status is None:
            continue  # what can't be read decides nothing
        if status not in _APPROVED:
            return found, False
        found.append((step, entry))
    return found, True


def _status(text: bytes) -> str | None:
    """Return the status that stands in a plan's text, where that is plain to see without reading it as YAML."""
    found = _STATUS.findall(text)
    return found[0].decode() if len(found) == 1 == len(_ANY_STATUS.findall(text)) else None


def _read_status(version: Version) -> str | None:
    """Return the status of a plan, empty where it has none; None where that can't be read."""
    record = version.file.record
    return None if record is None else getattr(record, "status", None) or ""


def _told(versions: Versions, steps: Sequence[Step], project: Project, plan: _Plan, *, on_disk: bool) -> SinceApproval:
    path = plan.period.now.place.path
    after = {path: plan.period.now.file}
    after.update((other, project.files[other]) for other in (LOGFRAME, *_RENAMING) if other in project.files)
    before = {path: plan.period.first.file}
    before.update((other, then) for other, file in after.items()
                  if other != path and (then := versions.file_at(plan.approved, file)))  # fmt: skip
    periods = {path: plan.period}
    if LOGFRAME in before:
        periods[LOGFRAME] = _since(versions, steps, after[LOGFRAME], plan.approved, on_disk=on_disk)
    both = of_files(before), of_files({other: after[other] for other in before})
    found = [one for one in changes(*both).changes if one.kind != "renamed" and (is_of_plan(one) or is_target(one))]
    amendments = tuple(one for period in periods.values() for one in entered(period))
    moved = tuple(one for file, period in periods.items() for one in _moved(found, file, period, amendments))
    titles = {id_: names[-1] for period in periods.values() for id_, names in called(period).items()}
    label = project.labels[path].text
    return SinceApproval(label, path, plan.approved, plan.is_first, moved, amendments, titles)


def _since(versions: Versions, steps: Sequence[Step], file: File, approved: Step, *, on_disk: bool) -> Period:
    """Return the versions of a file since a commit; the oldest is that of the commit."""
    order = {step.id: at for at, step in enumerate(steps)}
    now = now_of(file, steps, versions, on_disk=on_disk)
    found: list[tuple[Step, Entry]] = []
    for step, entry in versions.line(steps, now):
        found.append((step, entry))
        if order[step.id] >= order[approved.id]:
            break
    return Period(versions, now, found, on_disk=on_disk)


def _moved(found: Sequence[Change], file: str, period: Period, amendments: Sequence[Entered]) -> Iterator[Moved]:
    """Yield the changes of a file, each with the commit since which it is as it is now."""
    own = {change.way: change for change in found if change.way[0] == file}
    tests = {way: _as_now(period.now, way[1:]) for way in own}
    for way, (step, _) in period.since(tests).items():
        change = own[way]
        yield Moved(change, step, cover(change, step, amendments), is_weighty(change), _is_unplanned(change))


def _as_now(now: Version, way: Way) -> Callable[[Version], bool]:
    value = now.at(way)
    return lambda version: bool(version.at(way) == value)


def _is_unplanned(change: Change) -> bool:
    planned = change.new.below.get("planned") if isinstance(change.new, Node) else None
    return change.kind == "added" and isinstance(planned, Leaf) and planned.plain is False


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
