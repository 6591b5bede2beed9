"""Who set each field of a file, as `clusterctl/blame/1`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clusterctl.analysis.changes.meaning import data
from clusterctl.output.json import Document, Head

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clusterctl.history.blame import Setting
    from clusterctl.output.blame import SetField
    from clusterctl.project.project import Project


def json(path: str, found: Sequence[SetField], project: Project, head: Head) -> Document:
    """Return a file's fields; `set` is null for one that is not committed."""
    return Document("blame", head, {"file": path, "fields": [_field(one, project) for one in found]})


def _field(one: SetField, project: Project) -> dict[str, Any]:
    span = project.span(one.field.route)
    return {
        "keys": list(one.field.route.keys),
        "line": span.line, "column": span.column,
        "things": [{"what": thing.named.what, "id": thing.named.id} for thing in one.field.things],
        "field": list(one.field.way[len(one.field.things[-1].way) if one.field.things else 0 :]),
        "value": data(one.field.leaf),
        "set": set_(one.setting),
    }  # fmt: skip


def set_(setting: Setting) -> dict[str, Any] | None:
    """Return who set a field, as `where` does, and whether that may have been in a commit before."""
    step = setting.step
    return None if step is None else {
        "commit": step.id, "author": step.author, "date": step.date, "summary": step.summary,
        "or_before": step.is_edge, "unread_before": setting.is_unread_before,
    }  # fmt: skip
