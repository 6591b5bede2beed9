"""References to things that were renamed: what the earlier side says, under the later ids.

A reference is told under the later id only where the later side says that id in the same place, and neither side says
both. All else stays as it is written, so nobody is told to have said what stands in no file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from clusterctl.analysis.changes.meaning import LISTS, Leaf, Node, identity_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from clusterctl.analysis.changes.meaning import Renames, Tree

_IDENTITIES = dict(LISTS.values())
"""What tells the records of a list apart, by what they are."""
Names = dict[str, str]


def as_later(old: Tree, new: Tree | None, renames: Renames) -> Tree:
    """Return an earlier tree with the ids of the later one, where that says them in the same place."""
    if isinstance(old, Leaf):
        return _leaf(old, new, renames.of(old.refers)) if old.refers and isinstance(new, Leaf) else old
    if not isinstance(new, Node):
        return old
    names = {key: now for key, now in _keys(old, renames.of) if key not in new.below and now in new.below}
    names = {key: now for key, now in names.items() if now not in old.below}
    found = {names.get(key, key): key for key in old.below}
    below = {now: as_later(old.below[key], new.below.get(now), renames) for now, key in found.items()}
    return replace(old, below=below, written=_written(old, names))


def _leaf(old: Leaf, new: Leaf, names: Mapping[str, str]) -> Leaf:
    were, are = _ids(old), _ids(new)
    return _renamed(old, {was: now for was, now in names.items() if was not in are and now in are and now not in were})


def _ids(leaf: Leaf) -> list[object]:
    return leaf.plain if isinstance(leaf.plain, list) else [leaf.plain]


def _renamed(leaf: Leaf, names: Mapping[str, str]) -> Leaf:
    if isinstance(leaf.plain, list):
        ids = sorted(names.get(one, one) for one in leaf.plain)
        return replace(leaf, value=tuple(ids), plain=ids)
    now = names.get(str(leaf.plain), leaf.plain)
    return replace(leaf, value=now, plain=now) if now != leaf.plain else leaf


def _keys(node: Node, of: Callable[[tuple[str, ...]], Names]) -> Iterator[tuple[str, str]]:
    """Yield the keys that would be others under other ids: those that are ids, and what tells records apart."""
    for key, tree in node.below.items():
        now = of(node.refers).get(key, key) if node.refers else _label(key, tree, of)
        if now != key:
            yield key, now


def _label(key: str, tree: Tree, of: Callable[[tuple[str, ...]], Names]) -> str:
    """Return what would tell a record of a list from the others; its number among those alike stays."""
    identity = _IDENTITIES.get(tree.what) if isinstance(tree, Node) else None
    if identity is None or not isinstance(tree, Node):
        return key
    now = {name: _renamed(one, of(one.refers)) if isinstance(one, Leaf) and one.refers else one
           for name, one in tree.below.items()}  # fmt: skip
    was, is_ = (", ".join(identity_of(node, identity)) for node in (tree, Node(now)))
    return is_ + key.removeprefix(was)


def _written(node: Node, names: Mapping[str, str]) -> dict[str, str | int]:
    kept = {names.get(key, key): place for key, place in node.written.items()}
    return {**{now: key for key, now in names.items()}, **kept}


def exchanged(tree: Tree, renames: Renames) -> Tree:
    """Return a tree in which renamed ids have changed places wherever they are referred to, there and back the same."""

    def of(kinds: tuple[str, ...]) -> Names:
        names = renames.of(kinds)
        return {**names, **{now: was for was, now in names.items()}}

    if isinstance(tree, Leaf):
        return _renamed(tree, of(tree.refers)) if tree.refers else tree
    names = dict(_keys(tree, of))
    return replace(tree, below={names.get(key, key): exchanged(one, renames) for key, one in tree.below.items()})
