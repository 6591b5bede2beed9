"""The chain from constraint to value as `clusterctl/trace/1`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clusterctl.analysis.trace import KINDS
from clusterctl.numbers import exact
from clusterctl.output.documents import figures, place
from clusterctl.output.figures import names_of
from clusterctl.output.json import Document, Head
from clusterctl.output.trace import LACKS, PLURALS, notes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clusterctl.analysis.trace import Gap, Node, Part, Priority, Ref, Trace
    from clusterctl.project.project import Project


def json(part: Part, project: Project, head: Head) -> Document:
    """Return a part of the chain."""
    names = names_of(project)
    body: dict[str, Any] = {
        "from": [_ref(ref) for ref in part.origin],
        "high_priority": exact(part.trace.high),
        **{
            PLURALS[kind]: [_node(node, project, names) for node in part.nodes if node.ref.kind == kind]
            for kind in KINDS
        },
        "broken": [_gap(gap, part.trace, project) for gap in part.gaps if gap.is_break],
        "in_the_air": [_gap(gap, part.trace, project) for gap in part.gaps if not gap.is_break],
        "absent": list(part.trace.absent),
        "notes": notes(part.trace),
    }
    return Document("trace", head, body)


def _ref(ref: Ref) -> dict[str, Any]:
    return {"kind": ref.kind, "id": ref.id}


def _gap(gap: Gap, trace: Trace, project: Project) -> dict[str, Any]:
    return {
        **_ref(gap.at), "lacks": gap.lacks, "message": LACKS[gap.at.kind, gap.lacks],
        "place": place(trace.nodes[gap.at].routes[-1], project),
    }  # fmt: skip


def _node(node: Node, project: Project, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "id": node.ref.id,
        "text": node.text,
        **_own(node, project, names),
        "onward": [_ref(ref) for ref in node.onward],
        "back": [_ref(ref) for ref in node.back],
        "places": [place(route, project) for route in node.routes],
    }


def _own(node: Node, project: Project, names: Mapping[str, str]) -> dict[str, Any]:
    """Return what only things of its kind have."""
    match node.ref.kind:
        case "activity":
            return {"area": node.area, "labels": list(node.labels), "status": node.status}
        case "indicator":
            return {"level": node.level, "unit": node.unit, "values": [
                {"date": one.date, **figures({"value": one.figure}, names), "place": place(one.route, project)}
                for one in node.values
            ], "later_values": node.later}  # fmt: skip
    return {"area": node.area, **_priority(node.priority, names)} if node.priority else {}


def _priority(one: Priority, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "importance": one.importance,
        "joint_tackling": one.joint_tackling,
        "pressure_point": one.pressure_point,
        **figures({"priority": one.figure}, names),
        "high": one.is_high,
    }
