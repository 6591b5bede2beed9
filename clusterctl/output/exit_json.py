"""Exit readiness, as `clusterctl/exit/1`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clusterctl.analysis.exit.condition import Dated
from clusterctl.analysis.exit.readiness import CHECKS
from clusterctl.numbers import exact
from clusterctl.output.documents import figures, place
from clusterctl.output.exit_words import names_in, next_step, notes, what
from clusterctl.output.json import Document, Head

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clusterctl.analysis.exit.condition import Comparison, Condition
    from clusterctl.analysis.exit.readiness import Readiness
    from clusterctl.project.project import Project


def json(found: Readiness, project: Project, head: Head) -> Document:
    """Return the conditions: those not met, those not recorded, those met; each kind by weight in the index."""
    names = names_in(project)
    body = {
        "label": found.label.text if found.label else None,
        "day": found.day,
        "answer": found.answer,
        "conditions": [
            _condition(one, project, names) for one in (*found.not_met, *found.not_recorded, *found.met)
        ],
        "notes": notes(found, names),
    }  # fmt: skip
    return Document("exit", head, body)


def _condition(one: Condition, project: Project, names: Mapping[str, str]) -> dict[str, Any]:
    check = CHECKS[one.name]
    return {
        "name": one.name,
        "title": check.title,
        "state": one.state,
        "weight": None if one.weight is None else exact(one.weight),
        "source": check.source,
        "unread": list(one.unread),
        "comparisons": [_comparison(one.name, each, names) for each in one.comparisons],
        "places": [place(route, project) for route in one.inputs],
    }


def _comparison(condition: str, one: Comparison, names: Mapping[str, str]) -> dict[str, Any]:
    """Return a comparison; a date is a text, a fact has neither figure nor bound."""
    sides = {"figure": one.figure, "bound": one.bound}
    known = {name: side for name, side in sides.items() if side is not None and not isinstance(side, Dated)}
    shown = figures(known, names)
    lacking = {name: "not recorded" for name, side in sides.items() if side is None and one.relation}
    if lacking:
        shown["missing"] = {**shown.get("missing", {}), **lacking}
    dated = {name: side.value.text if isinstance(side, Dated) else None for name, side in sides.items()}
    return {
        "name": one.name,
        "what": what(condition, one),
        "about": list(one.who),
        "label": one.label or None,
        **dated,
        **shown,
        "relation": one.relation,
        "holds": one.holds,
        "file": one.file,
        "next": next_step(condition, one),
    }
