"""Builds the chain of a cluster from its files, and finds what is missing in it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec.structs import replace

from clusterctl.analysis.activity_state import status_of
from clusterctl.analysis.figure import Figure, exactness_of, fraction
from clusterctl.analysis.thresholds import threshold
from clusterctl.analysis.trace import Gap, Kind, Lack, Measured, Node, Ref, Trace, priority
from clusterctl.findings.finding import Route

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from clusterctl.model.diagnostic import Issue
    from clusterctl.model.plan import Activity, Plan
    from clusterctl.project.project import Filed, Project

FILES = ("diagnostic.yaml", "vision.yaml", "plans", "logframe.yaml", "monitoring")
"""The files and folders of the chain, in its order."""
ISSUES: tuple[Kind, ...] = ("constraint", "opportunity")
_MEASURED: dict[str, Kind] = {"output": "output", "activity": "activity"}
"""Levels of the log-frame whose indicators belong to the chain: those above measure objectives of the programme."""
_HELD: dict[Lack, str] = {
    "issue": "diagnostic.yaml", "objective": "vision.yaml", "activity": "plans", "output": "logframe.yaml",
    "indicator": "logframe.yaml", "value": "monitoring",
}  # fmt: skip


def trace(project: Project, as_of: date) -> Trace:
    """Return the chain as known on a day. Plans of later years belong to it, values of later days do not."""
    high = threshold(project, "high_priority").known or Fraction(0)
    found = {node.ref: node for node in (
        *_issues(project, high), *_objectives(project), *_activities(project.plans, as_of), *_outputs(project),
        *_indicators(project, as_of),
    )}  # fmt: skip
    nodes = _linked(found, _links(project, found))
    absent = tuple(name for name, there in zip(FILES, _there(project), strict=True) if not there)
    return Trace(nodes, tuple(_gaps(project, nodes, absent)), high, absent)


def _there(project: Project) -> tuple[bool, ...]:
    return (project.diagnostic is not None, project.vision is not None, bool(project.plans),
            project.logframe is not None, bool(project.monitoring))  # fmt: skip


# -- the things ------------------------------------------------------------------------------------------------------


def _issues(project: Project, high: Fraction) -> Iterator[Node]:
    study = project.diagnostic
    if study is None:
        return
    yield from _by_priority("constraint", "constraints", study.constraints, high)
    yield from _by_priority("opportunity", "opportunities", study.opportunities, high)


def _by_priority(kind: Kind, key: str, issues: Mapping[str, Issue], high: Fraction) -> list[Node]:
    """Return the high ones first; there by the figure, then those without one, and else by id."""
    found: list[tuple[tuple[bool, bool, Fraction, str], Node]] = []
    for id_, one in issues.items():
        at = Route("diagnostic.yaml", (key, id_))
        rank = priority(one.importance, one.joint_tackling, high, at, pressure_point=one.pressure_point)
        value = rank.figure.known
        node = Node(Ref(kind, id_), one.text, (at,), area=one.area, priority=rank)
        found.append(((not rank.is_high, value is None, -(value or Fraction(0)), id_), node))
    return [node for _, node in sorted(found, key=lambda pair: pair[0])]


def _objectives(project: Project) -> Iterator[Node]:
    objectives = project.vision.objectives if project.vision else {}
    for id_ in sorted(objectives):
        yield Node(Ref("objective", id_), objectives[id_].text, (Route("vision.yaml", ("objectives", id_)),))


def _activities(plans: Iterable[Filed[Plan]], as_of: date) -> Iterator[Node]:
    """Yield the activities; one that goes on in a later plan is one, and stands as the last plan says."""
    found: dict[str, Node] = {}
    for filed in plans:
        for id_, one in filed.record.activities.items():
            before = found.get(id_)
            found[id_] = Node(
                Ref("activity", id_), one.title, (*(before.routes if before else ()), _at(filed, id_)), area=one.area,
                labels=(*(before.labels if before else ()), filed.label.text), status=status_of(one, as_of),
                was_done=before is not None and (before.was_done or before.status == "done"),
            )  # fmt: skip
    yield from (found[id_] for id_ in sorted(found))


def _at(filed: Filed[Plan], id_: str) -> Route:
    return Route(filed.path, ("activities", id_))


def _outputs(project: Project) -> Iterator[Node]:
    outputs = project.logframe.outputs if project.logframe else {}
    for id_ in sorted(outputs):
        yield Node(Ref("output", id_), outputs[id_].text, (Route("logframe.yaml", ("outputs", id_)),))


def _indicators(project: Project, as_of: date) -> Iterator[Node]:
    indicators = project.logframe.indicators if project.logframe else {}
    measured = _values(project)
    for id_ in sorted(indicators):
        one, values = indicators[id_], measured.get(id_, [])
        known = tuple(value for first, value in values if first <= as_of)
        yield Node(
            Ref("indicator", id_), one.name, (Route("logframe.yaml", ("indicators", id_)),), level=one.level,
            unit=one.unit, values=known, later=len(values) - len(known),
        )  # fmt: skip


def _values(project: Project) -> dict[str, list[tuple[date, Measured]]]:
    """Return the values of each indicator with their first day, in order."""
    found: dict[str, list[tuple[date, Measured]]] = {}
    for filed in project.monitoring:
        for id_, values in filed.record.values.items():
            for nth, one in enumerate(values):
                at = Route(filed.path, ("values", id_, nth))
                figure = Figure(fraction(one.value), (at,), exactness_of(one))
                found.setdefault(id_, []).append((one.date.first, Measured(one.date.text, figure, at)))
    for dated in found.values():
        dated.sort(key=lambda pair: (pair[0], pair[1].date))
    return found


# -- the links -------------------------------------------------------------------------------------------------------


def _links(project: Project, nodes: Mapping[Ref, Node]) -> Iterator[tuple[Ref, Ref]]:
    """Yield what leads to what; links to what is not known are left out."""
    objectives = project.vision.objectives if project.vision else {}
    for id_, objective in objectives.items():
        yield from ((issue, Ref("objective", id_)) for issue in _named(objective.addresses, nodes))
    for filed in project.plans:
        for id_, activity in filed.record.activities.items():
            me = Ref("activity", id_)
            served = [objectives[name].addresses for name in activity.objectives if name in objectives]
            through = {issue for addresses in served for issue in addresses}
            yield from ((Ref("objective", one), me) for one in activity.objectives)
            direct = [one for one in activity.addresses if one not in through]
            yield from ((issue, me) for issue in _named(direct, nodes))
            yield from ((me, Ref("output", one)) for one in activity.outputs)
    for id_, indicator in (project.logframe.indicators if project.logframe else {}).items():
        if indicator.of and indicator.level in _MEASURED:
            yield Ref(_MEASURED[indicator.level], indicator.of), Ref("indicator", id_)


def _named(ids: Iterable[str], nodes: Mapping[Ref, Node]) -> Iterator[Ref]:
    """Yield the constraints and opportunities of some ids."""
    return (Ref(kind, id_) for id_ in ids for kind in ISSUES if Ref(kind, id_) in nodes)


def _linked(nodes: Mapping[Ref, Node], links: Iterable[tuple[Ref, Ref]]) -> dict[Ref, Node]:
    """Return the nodes with their links, each link once, in the order of the nodes."""
    onward: dict[Ref, dict[Ref, None]] = {ref: {} for ref in nodes}
    back: dict[Ref, dict[Ref, None]] = {ref: {} for ref in nodes}
    for one, other in links:
        if one in nodes and other in nodes:
            onward[one].setdefault(other)
            back[other].setdefault(one)
    place = {ref: nth for nth, ref in enumerate(nodes)}
    return {
        ref: replace(node, onward=tuple(sorted(onward[ref], key=place.__getitem__)),
                     back=tuple(sorted(back[ref], key=place.__getitem__)))
        for ref, node in nodes.items()
    }  # fmt: skip


# -- what is missing -------------------------------------------------------------------------------------------------


def _gaps(project: Project, nodes: Mapping[Ref, Node], absent: tuple[str, ...]) -> Iterator[Gap]:
    """Yield each place where something is missing, but for what stands in files that are not there."""
    written = _written(project)
    for ref, node in nodes.items():
        lacks = (lack for lack in _lacks(node, nodes, written.get(ref.id, set())) if _HELD[lack] not in absent)
        yield from (Gap(ref, lack) for lack in lacks)


def _lacks(node: Node, nodes: Mapping[Ref, Node], written: set[Lack]) -> Iterator[Lack]:
    """Yield what a node lacks. A dropped activity carries nothing on, so it lacks nothing and counts for nobody."""
    onward = {one.kind for one in node.onward if not nodes[one].is_dropped}
    back = {one.kind for one in node.back if not nodes[one].is_dropped}
    match node.ref.kind:
        case "constraint" | "opportunity":
            yield from _without("objective", "objective" in onward)
        case "objective":
            yield from (*_without("issue", back), *_without("activity", onward))
        case "activity" if not node.is_dropped:
            yield from (*_without("objective", "objective" in written), *_without("output", "output" in written))
        case "output":
            yield from (*_without("activity", back), *_without("indicator", onward))
        case "indicator":
            wanted: Lack = "activity" if node.level == "activity" else "output"
            yield from (*_without(wanted, back or node.is_above), *_without("value", node.values))


def _without(lack: Lack, there: object) -> tuple[Lack, ...]:
    return () if there else (lack,)


def _written(project: Project) -> dict[str, set[Lack]]:
    """Return what each activity says that it leads to; what it names but is not known yet is no gap."""
    found: dict[str, set[Lack]] = {}
    for filed in project.plans:
        for id_, activity in filed.record.activities.items():
            found.setdefault(id_, set()).update(_said(activity))
    return found


def _said(activity: Activity) -> Iterator[Lack]:
    if activity.objectives:
        yield "objective"
    if activity.outputs:
        yield "output"
