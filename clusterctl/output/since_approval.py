"""What moved in a plan after approval: in words for any face, and as plain data for JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clusterctl.analysis.changes.meaning import data
from clusterctl.words import counted, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clusterctl.history.amendments import Entered
    from clusterctl.history.approval import Moved, SinceApproval
    from clusterctl.model.values import Missing
    from clusterctl.project.project import Project
    from clusterctl.store.commits import Step

_WHY = {
    "unread": "its file could not be read",
    "not_approved": "its status is neither approved nor closed",
    "not_committed": "its approval is not committed yet, so nothing can have moved since",
    "approved_before_clone": "it was approved before this clone of the repository begins",
}
_KINDS = {
    "activity": "a whole activity", "cost": "a cost", "contributions": "contributions", "start": "dates",
    "end": "dates", "lead": "a lead", "indicator": "a whole indicator", "targets": "a target", "baseline": "a baseline",
}  # fmt: skip
"""What moves where an amendment is wanted."""


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
        said.append(_wanting(silent, len(found.changes)))
    return said


def _wanting(silent: Sequence[Moved], among: int) -> str:
    """Return how many changes want an amendment and have none, and of what they are."""
    one = len(silent) == 1
    who = "It" if among == 1 else f"{len(silent)} of them"
    wants, has, it = ("wants", "has", "it moves") if one else ("want", "have", "they move")
    keys = {_kind(moved) for moved in silent}
    kinds = dict.fromkeys(said for key, said in _KINDS.items() if key in keys)
    return f"{who} {wants} an amendment and {has} none: {it} {listed(kinds, 'and')}."


def _kind(moved: Moved) -> str:
    """Return the key of what moved below an activity or indicator, `activity` or `indicator` where it came or went."""
    below = moved.change.way[3:]
    return below[0] if below else moved.change.thing.what


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
