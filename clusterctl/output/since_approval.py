"""What moved in a plan after approval: in words and rows for any face, and as plain data for JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clusterctl.analysis.changes.meaning import data
from clusterctl.words import counted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clusterctl.analysis.changes.change import Change
    from clusterctl.analysis.changes.meaning import Tree
    from clusterctl.history.amendments import Entered
    from clusterctl.history.approval import Moved, SinceApproval
    from clusterctl.model.values import Missing
    from clusterctl.project.project import Project
    from clusterctl.store.commits import Step

COLUMNS = ("What", "Field", "At approval", "Now", "Changed on", "Commit", "Amendment")
NOT_COMMITTED = "not committed"
_WHY = {
    "unread": "its file could not be read",
    "not_approved": "its status is neither approved nor closed",
    "not_committed": "its approval is not committed yet, so nothing can have moved since",
    "approved_before_clone": "it was approved before this clone of the repository begins",
}


def why(missing: Missing) -> str:
    """Return why it can't be told what moved, after "the plan 1999: "."""
    return _WHY[missing.reason]


def sentences(found: SinceApproval) -> list[str]:
    """Return what is said above the rows and below them."""
    approved, silent = found.approved, found.silent
    first = ", as it was when first committed" if found.is_first else ""
    said = [f"The plan {found.label} was approved in {_commit(approved)}{first}."]
    if not found.changes:
        return [*said, "Nothing of it has moved since."]
    said.append(
        f"{counted(len(found.changes), 'change').capitalize()} since, and "
        f"{counted(sum(one.is_new for one in found.amendments), 'amendment')} entered since."
    )
    if silent:
        verb = "moves costs, contributions, dates, leads, targets or whole activities and stands" if (
            len(silent) == 1) else (
            "move costs, contributions, dates, leads, targets or whole activities and stand")  # fmt: skip
        said.append(f"{counted(len(silent), 'of them', 'of them')} {verb} without an amendment.")
    return said


def rows(found: SinceApproval) -> list[tuple[str, ...]]:
    """Return a row of raw texts a change, under `COLUMNS`; what moved without an amendment though it matters first."""
    order = sorted(found.changes, key=lambda one: not one.is_silent)
    return [_row(one, found.titles) for one in order]


def _row(one: Moved, titles: Mapping[str, str]) -> tuple[str, ...]:
    change, step = one.change, one.step
    return (
        thing(change, titles), " > ".join(change.field), value(change.old, change), value(change.new, change),
        str(step.date or "?") if step else NOT_COMMITTED, step.short if step else "", amended(one),
    )  # fmt: skip


def thing(change: Change, titles: Mapping[str, str]) -> str:
    """Return what changed: the ids below the file, with the title of the activity or indicator."""
    ids = [named.id for named in change.things[1:]]
    title = titles.get(ids[0], "") if ids else ""
    return f"{title} ({' > '.join(ids)})" if title and title != ids[0] else " > ".join(ids) or "the plan"


def value(tree: Tree | None, change: Change) -> str:
    """Return a side of a change in a few words; a thing as a whole is there or is not."""
    if tree is None:
        return "–"
    if not change.field and change.kind in {"added", "removed"}:
        return "there"
    shown = data(tree)
    return ", ".join(map(str, shown)) if isinstance(shown, list) else str(shown)


def amended(one: Moved) -> str:
    """Return which amendment speaks of a change, else why none has to, or that none does."""
    if one.amendment:
        return f"{one.amendment.amendment.date}: {one.amendment.amendment.what}"
    if one.is_unplanned:
        return "none (marked as not planned)"
    return "none" if one.is_weighty else "none wanted"


def _commit(step: Step) -> str:
    return f"{step.short} of {step.date}" if step.date else step.short


def json(found: SinceApproval, project: Project) -> dict[str, Any]:
    """Return plain data for a document's body."""
    return {
        "label": found.label,
        "file": found.path,
        "approved": {**_set(found.approved), "at_first": found.is_first},
        "changes": [_change(one, project) for one in found.changes],
        "amendments": [_amendment(one, project) for one in found.amendments],
        "without_amendment": len(found.silent),
    }


def _change(one: Moved, project: Project) -> dict[str, Any]:
    change, route = one.change, one.change.after
    place = {"file": route.file, "line": project.span(route).line} if route else {"file": None, "line": None}
    return {
        "kind": change.kind,
        "what": change.thing.what,
        "id": change.thing.id,
        "things": [{"what": named.what, "id": named.id} for named in change.things],
        "field": list(change.field),
        "old": None if change.old is None else data(change.old),
        "new": None if change.new is None else data(change.new),
        **place,
        "set": _set(one.step) if one.step else None,
        "weighty": one.is_weighty,
        "unplanned": one.is_unplanned,
        "amendment": list(one.amendment.place) if one.amendment else None,
    }


def _amendment(one: Entered, project: Project) -> dict[str, Any]:
    record = one.amendment
    return {
        "file": one.route.file, "line": project.span(one.route).line,
        "date": record.date.text, "what": record.what, "reason": record.reason,
        "approved_by": list(record.approved_by),
        "since_approval": one.is_new,
        "names": sorted(one.names),
        "set": _set(one.step) if one.step else None,
    }  # fmt: skip


def _set(step: Step) -> dict[str, Any]:
    return {
        "commit": step.id, "author": step.author, "date": step.date, "summary": step.summary,
        "or_before": step.is_edge,
    }  # fmt: skip
