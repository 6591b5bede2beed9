"""The chain from constraint to value as a tree, and its broken ends, for a terminal."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from clusterctl.analysis.trace import BREAKS, HANGS, KINDS
from clusterctl.output.figures import grouped, hedge, plain_figure
from clusterctl.output.screen import Screen, line, wrapped
from clusterctl.words import counted, listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.analysis.trace import Branch, Kind, Lack, Node, Part, Priority, Ref, Trace
    from clusterctl.project.project import Project

PLURALS: dict[Kind, str] = {
    "constraint": "constraints", "opportunity": "opportunities", "objective": "objectives", "activity": "activities",
    "output": "outputs", "indicator": "indicators",
}  # fmt: skip
LACKS: dict[tuple[Kind, Lack], str] = {
    ("constraint", "objective"): "no objective addresses it",
    ("opportunity", "objective"): "no objective addresses it",
    ("objective", "activity"): "no activity serves it",
    ("activity", "objective"): "it serves no objective",
    ("activity", "output"): "it leads to no output",
    ("output", "indicator"): "no indicator measures it",
    ("indicator", "value"): "no value is known",
    ("objective", "issue"): "it addresses no constraint and no opportunity",
    ("output", "activity"): "no activity leads to it",
    ("indicator", "output"): "it measures none of the outputs",
    ("indicator", "activity"): "it measures none of the activities",
}
_HEADS: dict[tuple[Kind, Lack], str] = {
    ("constraint", "objective"): "Constraints that no objective addresses",
    ("opportunity", "objective"): "Opportunities that no objective addresses",
    ("objective", "activity"): "Objectives that no activity serves",
    ("activity", "objective"): "Activities that serve no objective",
    ("activity", "output"): "Activities that lead to no output",
    ("output", "indicator"): "Outputs that no indicator measures",
    ("indicator", "value"): "Indicators without a value",
    ("objective", "issue"): "Objectives that address no constraint and no opportunity",
    ("output", "activity"): "Outputs that no activity leads to",
    ("indicator", "output"): "Indicators that measure none of the outputs",
    ("indicator", "activity"): "Indicators that measure none of the activities",
}
_TREE, _ASCII_TREE = ("├─ ", "└─ ", "│  ", "   "), ("|- ", "`- ", "|  ", "   ")
_FILES = {
    "diagnostic.yaml": "constraints and opportunities", "vision.yaml": "objectives", "plans": "activities",
    "logframe.yaml": "outputs and indicators", "monitoring": "values",
}  # fmt: skip


def text(part: Part, project: Project, screen: Screen) -> str:
    """Return a part of the chain for people: as a tree, or its broken ends."""
    cluster = line(project.cluster.name) if project.cluster else ""
    head = [
        heading(f"{cluster}: from constraint to value", screen),
        wrapped(_sum(part), screen.columns),
    ]
    body = _ends(part, screen) if part.only_broken else list(_trees(part, screen))
    said = [wrapped(f"Note: {note}", screen.columns, "  ") for note in notes(part.trace)]
    return "\n\n".join(["\n".join(head), *body, *said]) + "\n"


def heading(said: str, screen: Screen) -> str:
    """Return a head in lines that fit the screen."""
    letters = said.replace("×", "x") if screen.ascii else said
    return "\n".join(screen.paint("strong", part) for part in wrapped(letters, screen.columns).split("\n"))


def _sum(part: Part) -> str:
    kinds = [node.ref.kind for node in part.nodes]
    there = [counted(kinds.count(kind), kind, PLURALS[kind]) for kind in KINDS if kind in kinds]
    breaks = counted(sum(gap.is_break for gap in part.gaps), "broken end")
    hanging = len({gap.at for gap in part.gaps if not gap.is_break})
    loose = f", {counted(hanging, 'thing')} in the air" if hanging else ""
    if part.only_broken:
        return f"{breaks[0].upper()}{breaks[1:]}{loose} among {counted(part.reached, 'thing')}."
    return f"{listed(there, 'and')}; {breaks}{loose}."


# -- the tree --------------------------------------------------------------------------------------------------------


def _trees(part: Part, screen: Screen) -> Iterator[str]:
    drawn = _Drawn(part, screen)
    trace = part.trace
    if part.origin:
        for branch in trace.branches(part.origin):
            back = trace.nodes[branch.ref].back
            if back:
                yield wrapped(f"It comes from {_named(back)}.", screen.columns)
            yield drawn.tree(branch)
        return
    for head, branches in groupby(trace.branches(trace.roots), lambda branch: _section(branch.ref, trace)):
        yield heading(head, screen)
        for short, trees in groupby(map(drawn.tree, branches), lambda tree: "\n" not in tree):
            yield ("\n" if short else "\n\n").join(trees)


def _named(refs: Sequence[Ref]) -> str:
    """Return several things by kind: the activities a and b."""
    parts = []
    for kind, same in groupby(refs, lambda ref: ref.kind):
        ids = [ref.id for ref in same]
        parts.append(f"the {kind if len(ids) == 1 else PLURALS[kind]} {listed(ids, 'and')}")
    return listed(parts, "and")


def _section(ref: Ref, trace: Trace) -> str:
    if ref.kind == "constraint":
        return f"Constraints by priority (importance × joint tackling, high from {plain_figure(trace.high)})"
    if ref.kind == "opportunity":
        return "Opportunities by priority"
    if trace.nodes[ref].is_above:
        return "Indicators above the outputs: they measure the programme's objectives"
    return "Below no constraint and no opportunity"


class _Drawn:
    """Draws branches for a screen."""

    def __init__(self, part: Part, screen: Screen) -> None:
        self.trace, self.screen = part.trace, screen
        self.lacking: dict[Ref, list[Lack]] = {}
        for gap in part.gaps:
            self.lacking.setdefault(gap.at, []).append(gap.lacks)
        self.signs = _ASCII_TREE if screen.ascii else _TREE

    def tree(self, branch: Branch) -> str:
        """Return a tree, without a final line end."""
        return "\n".join(self._lines(branch, "", ""))

    def _lines(self, branch: Branch, first: str, rest: str) -> Iterator[str]:
        tee, corner, bar, blank = self.signs
        told = f"{branch.ref.kind} {branch.ref.id} (above)"
        said = told if branch.is_told else node_line(self.trace.nodes[branch.ref])
        lacks = [] if branch.is_told else self.lacking.get(branch.ref, [])
        under = rest + (bar if branch.onward or lacks else blank)
        for nth, part in enumerate(wrapped(said, max(self.screen.columns - len(rest) - 4, 20)).split("\n")):
            shown = self.screen.paint("strong", part) if not rest and nth == 0 else part
            yield f"{first if nth == 0 else under + ' '}{shown}"
        for nth, lack in enumerate(lacks):
            last = nth == len(lacks) - 1 and not branch.onward
            missing = f"! {LACKS[branch.ref.kind, lack]}"
            yield f"{rest}{corner if last else tee}{self.screen.paint('warning', missing)}"
        for one in branch.onward:
            last = one is branch.onward[-1]
            yield from self._lines(one, rest + (corner if last else tee), rest + (blank if last else bar))


def node_line(node: Node) -> str:
    """Return a thing in a line: kind, id, what is to be known of it, and its text."""
    more = [*_of_issue(node.priority), *_of_activity(node)]
    said = f" ({', '.join(more)})" if more else ""
    return f"{node.ref.kind} {node.ref.id}{said}: {line(node.text)}{_value(node)}"


def _of_issue(priority: Priority | None) -> Iterator[str]:
    if priority is None:
        return
    known = priority.figure.known
    high = "high priority" if priority.is_high else "priority" if known is not None else "no priority recorded"
    yield high if known is None else f"{high} {grouped(known)}"
    if priority.pressure_point:
        yield "pressure point"


def _of_activity(node: Node) -> Iterator[str]:
    yield from node.labels
    if node.status:
        yield node.status.replace("_", " ")


def _value(node: Node) -> str:
    """Return the last value of an indicator, with its unit and date."""
    if not node.values:
        return ""
    last = node.values[-1]
    known = last.figure.known
    amount = grouped(known) if known is not None else "?"
    return f" = {hedge(last.figure)}{amount}{_unit(node)} ({last.date}{_others(node)})"


def _unit(node: Node) -> str:
    return f" {line(node.unit)}" if node.unit else ""


def _others(node: Node) -> str:
    return f", the last of {len(node.values)}" if node.values[1:] else ""


# -- the broken ends -------------------------------------------------------------------------------------------------


def _ends(part: Part, screen: Screen) -> list[str]:
    found: dict[tuple[Kind, Lack], list[Node]] = {}
    for gap in part.gaps:
        found.setdefault((gap.at.kind, gap.lacks), []).append(part.trace.nodes[gap.at])
    if not found:
        return ["No end is broken, and nothing hangs in the air."]
    return [
        "\n".join([
            heading(f"{'' if pair in BREAKS else 'In the air: '}{_HEADS[pair]}", screen),
            *(f"  {wrapped(node_line(node), screen.columns - 4, '    ')}" for node in found[pair]),
        ])
        for pair in (*BREAKS, *HANGS) if pair in found
    ]  # fmt: skip


def notes(trace: Trace) -> list[str]:
    """Return in words what a reader of the chain must know."""
    said = []
    if trace.absent:
        files = listed([f"{name} ({_FILES[name]})" for name in trace.absent], "and")
        said.append(f"not there, so what they would hold is not missed one by one: {files}")
    later = [ref.id for ref, node in trace.nodes.items() if node.later]
    if later:
        said.append(f"values later than the day of judging are left out: of {listed(later, 'and')}")
    return said
