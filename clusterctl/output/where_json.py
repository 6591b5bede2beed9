"""The fields that a figure comes from, as `clusterctl/where/1`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clusterctl.numbers import exact
from clusterctl.output.documents import figures
from clusterctl.output.figures import names_of
from clusterctl.output.formulas import formula
from clusterctl.output.json import Document, Head

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from clusterctl.output.named import Named
    from clusterctl.output.where import Origin, SetField
    from clusterctl.project.project import Project
    from clusterctl.store.blame import Touch


def json(asked: str | None, origins: Sequence[Origin], project: Project, head: Head) -> Document:
    """Return figures with their fields; `set` is null where git knows nothing of a line."""
    names = names_of(project)
    found = [
        {
            **_figure(one.named, names),
            "fields": [_field(field) for field in one.fields],
            "standards": [{"name": it.name, "value": exact(it.value)} for it in one.figure.standards],
        }
        for one in origins
    ]
    return Document("where", head, {"asked": asked, "figures": found})


def names_json(asked: str | None, found: Sequence[tuple[Named, ...]], project: Project, head: Head) -> Document:
    """Return figures by name, without their fields."""
    names = names_of(project)
    return Document("where", head, {"asked": asked, "figures": [_figure(alike, names) for alike in found]})


def _figure(alike: Sequence[Named], names: Mapping[str, str]) -> dict[str, Any]:
    first = alike[0]
    return {
        "name": first.name,
        "label": first.label,
        "commands": list(dict.fromkeys(one.command for one in alike)),
        "formula": formula(first),
        **figures({"value": first.figure}, names),
    }


def _field(one: SetField) -> dict[str, Any]:
    field, touch = one.field, one.touch
    return {
        "file": field.route.file, "line": field.span.line, "column": field.span.column,
        "keys": list(field.route.keys),
        "written": field.written,
        "state": "not_known" if not one.is_known else "committed" if touch else "not_committed",
        "set": _set(touch) if touch else None,
    }  # fmt: skip


def _set(touch: Touch) -> dict[str, Any]:
    return {
        "commit": touch.commit, "author": touch.author, "date": touch.date, "summary": touch.summary,
        "or_before": touch.is_edge,
    }  # fmt: skip
