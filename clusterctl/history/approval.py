"""What changed in a plan, and in the targets, after the plan was approved; beside the amendments that speak of it.

The plan was approved in the commit, along its own line, in which its status became approved or closed for the last
time; where a merge brought it so, in the commit that it came from. What became of it since (results, benefits that
came) is no change of the plan.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from msgspec import Struct
from msgspec.structs import replace

from clusterctl.analysis.changes.between import changes
from clusterctl.history.amendments import Entered, called, cover, entered
from clusterctl.history.period import Period
from clusterctl.history.planned import counts, is_unplanned, is_weighty
from clusterctl.history.same import of_files
from clusterctl.model.values import Missing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from clusterctl.analysis.changes.change import Change
    from clusterctl.analysis.changes.meaning import Way
    from clusterctl.history.history import History
    from clusterctl.history.period import Test
    from clusterctl.history.version import Version
    from clusterctl.model.plan import Plan
    from clusterctl.project.project import File, Project
    from clusterctl.store.commits import Step
    from clusterctl.store.git import Entry

    Brought = list[tuple[Step, Entry]]

LOGFRAME = "logframe.yaml"
_RENAMING = ("actors.yaml", "diagnostic.yaml", "vision.yaml")
"""Files whose ids stand in plans and in the log-frame."""
_MONEY = ("cluster.yaml",)
"""What says in which currency money is, then as now."""
APPROVED = {"approved", "closed"}
"""The statuses of a plan that was approved."""
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
    changes: tuple[Moved, ...] = ()
    amendments: tuple[Entered, ...] = ()
    """All that are on file, in the plan and the log-frame."""
    titles: Mapping[str, str] = {}
    """Of activities and indicators, by id; those of what went too."""

    @property
    def silent(self) -> tuple[Moved, ...]:
        """What moved without an amendment though it matters."""
        return tuple(one for one in self.changes if one.is_silent)


def since_approval(
    history: History, project: Project, path: str, *, only_weighty: bool = False
) -> SinceApproval | Missing:
    """Return what changed in the plan at a path since it was approved; Missing where that can't be told.

    The history is that of the cluster's own line. Where `only_weighty`, what wants no amendment is left out, unread.
    The reasons: `unread`, `not_approved`, `not_committed`, `approved_before_clone`.
    """
    file = project.files[path]
    if file.record is None:
        return Missing("unread")
    if getattr(file.record, "status", None) not in APPROVED:
        return Missing("not_approved")
    now = history.now(file)
    history, brought, is_first = _approval(history, now)
    if not brought:
        return Missing("not_committed")
    approved = brought[-1][0]
    if is_first and approved.is_edge:
        return Missing("approved_before_clone")
    plan = _Plan(approved, is_first, Period(history, now, brought), only_weighty)
    return _told(history, project, plan)


class _Plan(Struct, frozen=True):
    """A plan: when it was approved, and its versions since."""

    approved: Step
    is_first: bool
    period: Period
    only_weighty: bool


def _approval(history: History, now: Version) -> tuple[History, Brought, bool]:
    """Return the history along which a plan became approved, and along it what `_since_approved` does.

    A merge that brought a plan approved did not approve it: from there it goes on along the parent that had it so.
    """
    found, is_first = _since_approved(history, now)
    approved = found[-1][0] if found else None
    if approved is None or approved.is_edge:
        return history, found, is_first
    for parent in approved.parents[1:]:
        other = replace(history, steps=history.steps.by_way_of(approved, parent))
        if _since_approved(other, now)[0][-1][0].id != approved.id:
            return _approval(other, now)
    return history, found, is_first


def _since_approved(history: History, now: Version) -> tuple[Brought, bool]:
    """Return what git has of a plan since it was approved, and whether it has nothing before."""
    found: Brought = []
    versions = history.versions
    for step, entry in versions.line(history.steps, now):
        status = _status(versions.text(entry)) or _read_status(versions.read(entry, now.place))
        if status is None:
            continue  # what can't be read decides nothing
        if status not in APPROVED:
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


def _told(history: History, project: Project, plan: _Plan) -> SinceApproval:
    path, label = plan.period.now.place.path, project.labels[plan.period.now.place.path].text
    files = {other: project.files[other] for other in (LOGFRAME, *_RENAMING) if other in project.files}
    then = {other: past for other, file in files.items() if (past := history.versions.file_at(plan.approved, file))}
    changed = [other for other, file in then.items() if file is not files[other]]
    before = {path: _with_ids_of_now(plan.period), **{other: then[other] for other in changed}}
    after = {path: plan.period.now.file, **{other: history.now(files[other]).file for other in changed}}
    money = {other: project.files[other] for other in _MONEY if other in project.files}
    every = changes(of_files({**before, **money}), of_files({**after, **money})).changes
    found = [one for one in every if counts(one) and (is_weighty(one) or not plan.only_weighty)]
    if plan.only_weighty and not found:
        return SinceApproval(label, path, plan.approved, plan.is_first)
    periods = {path: plan.period}
    if LOGFRAME in then:
        periods[LOGFRAME] = _since(history, files[LOGFRAME], plan.approved)
    amendments = tuple(one for period in periods.values() for one in entered(period))
    moved = tuple(one for file, period in periods.items() for one in _moved(found, file, period, amendments))
    titles = {id_: names[-1] for period in periods.values() for id_, names in called(period).items()}
    return SinceApproval(label, path, plan.approved, plan.is_first, moved, amendments, titles)


def _with_ids_of_now(period: Period) -> File:
    """Return the plan that was approved, its activities under the ids that they have now: each may have moved since."""
    file, now = period.first.file, period.now.file
    old, new = (cast("Plan", one.record).activities for one in (file, now))
    if not (old.keys() - new.keys() and new.keys() - old.keys()):
        return file
    names = {then: later for later, then in period.names_at_first().items()}
    activities = {names.get(id_, id_): activity for id_, activity in old.items()}
    return replace(file, record=replace(cast("Plan", file.record), activities=activities))


def _since(history: History, file: File, approved: Step) -> Period:
    """Return the versions of a file since a commit; the oldest is that of the commit."""
    now = history.now(file)
    until = history.steps.places[approved.id]
    return Period(history, now, list(history.versions.line(history.steps, now, until)))


def _moved(found: Sequence[Change], file: str, period: Period, amendments: Sequence[Entered]) -> Iterator[Moved]:
    """Yield the changes of a file, each with the commit since which it is as it is now."""
    own = {change.way: change for change in found if change.way[0] == file}
    tests = {way: _as_now(period.now, way[1:]) for way in own}
    for way, (step, _) in period.since(tests).items():
        change = own[way]
        yield Moved(change, step, cover(change, step, amendments), is_weighty(change), is_unplanned(change))


def _as_now(now: Version, way: Way) -> Test:
    """Return whether a version has at a way what stands there now, under the ids that things had in it."""
    value = now.at(way)
    return lambda version, names: bool(
        version.at((*way[:1], *(names.get(id_, id_) for id_ in way[1:2]), *way[2:])) == value
    )
