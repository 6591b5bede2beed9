"""What is asked of a graph of actors: its pieces, and the actors that hold it together. The one user of networkx.

A graph is simple and undirected: its nodes are ids, its edges pairs of different ids. Answers are sorted, so that they
do not depend on how anything walks. The library's import takes longer than most commands, so it waits until cut points
are asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

Pair = tuple[str, str]
Piece = tuple[str, ...]


def pieces(nodes: Collection[str], edges: Iterable[Pair]) -> tuple[Piece, ...]:
    """Return the connected pieces, the largest first; a node without an edge is a piece of its own."""
    near: dict[str, set[str]] = {node: set() for node in nodes}
    for one, other in edges:
        near.setdefault(one, set()).add(other)
        near.setdefault(other, set()).add(one)
    found: list[Piece] = []
    while near:
        found.append(tuple(sorted(_piece(next(iter(near)), near))))
    return tuple(sorted(found, key=lambda piece: (-len(piece), piece)))


def _piece(node: str, near: dict[str, set[str]]) -> set[str]:
    """Take a node and all that can be reached from it out of those that are left."""
    reached, waiting = set[str](), [node]
    while waiting:
        here = waiting.pop()
        if here not in reached:
            reached.add(here)
            waiting.extend(near.pop(here))
    return reached


def cut_points(nodes: Collection[str], edges: Iterable[Pair]) -> tuple[str, ...]:
    """Return the nodes without which their piece falls apart (articulation points), by id."""
    import networkx as nx  # type: ignore[import-untyped]

    return tuple(sorted(nx.articulation_points(_graph(nodes, edges))))


def _graph(nodes: Collection[str], edges: Iterable[Pair]) -> Any:  # noqa: ANN401 - networkx has no types
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from(sorted(nodes))
    graph.add_edges_from(sorted(edges))
    return graph
