"""What changed as `clusterctl/diff/1`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clusterctl.analysis.changes.meaning import data
from clusterctl.analysis.why import IndexChange
from clusterctl.model.values import Missing
from clusterctl.numbers import exact
from clusterctl.output.changes.index import missing
from clusterctl.output.documents import figures
from clusterctl.output.figures import names_of
from clusterctl.output.json import Document

if TYPE_CHECKING:
    from collections.abc import Collection

    from clusterctl.analysis.changes.change import Change
    from clusterctl.analysis.changes.difference import Difference
    from clusterctl.analysis.changes.figures import FigureChange
    from clusterctl.analysis.changes.state import State
    from clusterctl.analysis.why import Part
    from clusterctl.output.changes.sides import Names
    from clusterctl.output.json import Head


def json(found: Difference, head: Head, names: Names, only: Collection[str]) -> Document:
    """Return a difference as JSON, with the matters that are asked for."""
    body = {
        "from": _side(found.before, names.before, found, 0),
        "to": _side(found.after, names.after, found, 1),
        "index": _index(found, names) if "scores" in only else None,
        "other_indexes": [_of_index(one) for one in found.other_indexes] if "scores" in only else [],
        "figures": [_figure(one, found) for one in found.figures if one.matter in only],
        "changes": [_change(one, found) for one in found.changes],
        "not_reckoned": list(found.unreckoned),
        "not_compared": [{"file": route.file, "route": list(route.keys)} for route in found.unread],
    }
    return Document("diff", head, body)


def _side(state: State, name: str, found: Difference, at: int) -> dict[str, Any]:
    label = found.years[at].text if found.years else None
    return {"name": name, "label": label, "revision": state.project.revision, "as_of": state.as_of}


def _index(found: Difference, names: Names) -> dict[str, Any]:
    if isinstance(found.index, IndexChange):
        return _of_index(found.index)
    why = missing(found.index, names)
    empty = dict.fromkeys(("from", "to", "change", "supported", "by_scores", "by_composition"))
    return {**empty, "labels": None, "parts": [], "missing": dict.fromkeys(empty, why)}


def _of_index(change: IndexChange) -> dict[str, Any]:
    supported = None if isinstance(change.supported, Missing) else exact(change.supported)
    shown: dict[str, Any] = {
        "from": exact(change.before.value),
        "to": exact(change.after.value),
        "change": exact(change.change),
        "supported": supported,
        "by_scores": exact(change.by_scores),
        "by_composition": exact(change.by_composition),
        "labels": {"from": change.before.label, "to": change.after.label},
        "parts": [_part(part) for part in change.parts],
    }
    lacking = {"missing": {"supported": "a side has bodies without noted features"}}
    return {**shown, **(lacking if supported is None else {})}


def _part(part: Part) -> dict[str, Any]:
    member = part.member
    return {
        "group": part.group,
        "actor": member.actor if member else None,
        "effect": part.effect,
        "value": exact(part.value),
        "score": {"from": part.before.score if part.before else None, "to": part.after.score if part.after else None},
        "weight": {
            "from": exact(part.before.weight) if part.before else None,
            "to": exact(part.after.weight) if part.after else None,
        },
    }


def _figure(one: FigureChange, found: Difference) -> dict[str, Any]:
    names = names_of(found.after.project)
    values = figures({"old": one.before, "new": one.after, "change": one.change}, names)
    return {"what": one.matter, "field": one.field, "from": one.from_, "to": one.to, **values}


def _change(change: Change, found: Difference) -> dict[str, Any]:
    side, route = (found.after, change.after) if change.after else (found.before, change.before)
    span = side.project.span(route.name if route.keys else route) if route else None
    return {
        "kind": change.kind,
        "what": change.thing.what,
        "id": change.thing.id or None,
        "field": ".".join(change.field) or None,
        "old": data(change.old) if change.old is not None else None,
        "new": data(change.new) if change.new is not None else None,
        "file": route.file if route else None,
        "line": span.line if span else None,
        "in": [{"what": named.what, "id": named.id or None} for named in change.things[:-1]],
        "route": list(route.keys) if route else [],
    }
