"""The gaps of the chain by kind, and one finding for several of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.findings.finding import Finding, Related, Route
from clusterctl.rules.names import SHOWN, ids

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.analysis.trace import Kind, Lack, Node
    from clusterctl.rules.evidence import Evidence


def lacking(evidence: Evidence, kind: Kind, lack: Lack) -> Iterator[Node]:
    """Yield the things of a kind that lack another."""
    trace = evidence.trace
    return (trace.nodes[gap.at] for gap in trace.gaps if gap.at.kind == kind and gap.lacks == lack)


def lacking_by_plan(evidence: Evidence, lack: Lack) -> dict[str, list[Node]]:
    """Return the activities that lack something, by their last plan; plans without a status are sketches."""
    judged = {filed.path for filed in evidence.project.plans if filed.record.status}
    found: dict[str, list[Node]] = {}
    for node in lacking(evidence, "activity", lack):
        if node.routes[-1].file in judged:
            found.setdefault(node.routes[-1].file, []).append(node)
    return found


def name_of(node: Node) -> Route:
    """Return the way to the id of a thing, where it stands last."""
    return node.routes[-1].name


def one_finding(code: str, nodes: Sequence[Node], of: int, words: tuple[str, str, str], help_: str) -> Finding:
    """Return one finding for several things of one kind; the words are the plural, what is said of one, of several."""
    plural, one, several = words
    first, *others = nodes
    message = f"`{first.ref.id}` {one}"
    if others:
        message = f"{len(nodes)} of {of} {plural} {several}: {ids([node.ref.id for node in nodes])}"
    related = tuple(Related(f"so it is with `{node.ref.id}`", name_of(node)) for node in others[: SHOWN - 1])
    return Finding(code, message, name_of(first), help_, related)
