"""The fields of a file one by one: of which thing each is, and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.analysis.changes.change import Named
from clusterctl.analysis.changes.meaning import Leaf
from clusterctl.findings.finding import Route

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.analysis.changes.meaning import Node, Tree, Way
    from clusterctl.findings.finding import Keys


class Thing(Struct, frozen=True):
    """A thing of a file, by the keys that lead to it: an activity, a body's score, a contribution."""

    named: Named
    way: Way
    node: Node


class Field(Struct, frozen=True):
    """A value of a file."""

    way: Way
    """By the names of things, never by their positions."""
    route: Route
    """As it stands in the file."""
    things: tuple[Thing, ...]
    """Those in which it stands, the outermost first; none for what is said of the file as a whole."""
    leaf: Leaf


def fields(path: str, tree: Node) -> Iterator[Field]:
    """Yield the values of a file in its own order as far as the tree keeps it."""
    yield from _below(tree, (), Route(path), ())


def _below(tree: Tree, way: Way, route: Route, things: tuple[Thing, ...]) -> Iterator[Field]:
    if isinstance(tree, Leaf):
        yield Field(way, route, things, tree)
        return
    if tree.what and way:
        things = (*things, Thing(Named(tree.what, way[-1]), way, tree))
    for key, below in tree.below.items():
        keys: Keys = (*route.keys, tree.written.get(key, key))
        yield from _below(below, (*way, key), Route(route.file, keys), things)
