"""A version of a file: what it held and meant by itself, read as far as it is asked after."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec.structs import replace

from clusterctl.analysis.changes.meaning import Leaf, Node, meaning
from clusterctl.project.ids import Ids
from clusterctl.project.load import load_file
from clusterctl.project.project import File, Project
from clusterctl.store.tree import MemoryTree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.analysis.changes.meaning import Tree, Way
    from clusterctl.project.discover import Place

Heads = frozenset["Way"]
"""The first key or the first two of ways."""


class Version:
    """What a file held: `id` is that of its text in git, empty for a text that is in no commit."""

    def __init__(self, id_: str, place: Place, text: bytes) -> None:
        """Take its text, and where it stands, or is to be taken to stand."""
        self.id, self.place, self._text = id_, place, text

    @classmethod
    def of(cls, file: File, id_: str = "") -> Version:
        """Return the version that was read already; of a file cut to a label, all of it."""
        return cls(id_, file.place, file.document.text.encode("utf-8", "replace"))

    @cached_property
    def file(self) -> File:
        """The file as it is by itself."""
        return load_file(MemoryTree({self.place.path: self._text}), self.place)[0]

    @property
    def complete(self) -> bool:
        """Whether all of it could be read."""
        return self.file.complete

    @cached_property
    def tree(self) -> Node | None:
        """What it means apart from other files; None where nothing could be read."""
        return tree_of(self.file)

    def part(self, heads: Heads) -> Node | None:
        """Return the tree with no more than some of the things at its top: a large file changes in small steps."""
        record = self.file.record
        if record is None:
            return None
        names = zip(record.__struct_fields__, record.__struct_encode_fields__, strict=True)
        found = {name: (key, value) for name, key in names if isinstance(value := getattr(record, name), Mapping)}
        few = {
            name: {id_: one for id_, one in value.items() if (key, id_) in heads}
            for name, (key, value) in found.items()
        }
        return tree_of(replace(self.file, record=replace(record, **few)))

    def at(self, way: Way) -> Tree | None:
        """Return what stands at the end of a way; None where nothing does."""
        return tree_at(self.tree, way)


def same_heads(one: Version, other: Version) -> Heads:
    """Return the heads below which two versions hold the same data, so that all fields there are the same too."""
    old, new = one.file.document.data, other.file.document.data
    if not isinstance(old, dict) or not isinstance(new, dict) or old.get("currency") != new.get("currency"):
        return frozenset()
    both = [key for key in old if key in new]
    whole = {(key,) for key in both if not isinstance(old[key], dict) and old[key] == new[key]}
    below = {
        (key, name) for key in both if isinstance(old[key], dict) and isinstance(new[key], dict)
        for name, value in old[key].items() if name in new[key] and new[key][name] == value
    }  # fmt: skip
    return frozenset({*whole, *below})


def tree_of(file: File) -> Node | None:
    """Return what a file means by itself: money without a currency of its own has none."""
    found = meaning(Project({file.place.path: file}, {}, Ids())).below.get(file.place.path)
    return found if isinstance(found, Node) else None


def tree_at(tree: Tree | None, way: Way) -> Tree | None:
    """Return what stands at the end of a way through a tree; None where nothing does."""
    for key in way:
        tree = tree.below.get(key) if isinstance(tree, Node) else None
    return tree


def leaves(tree: Tree | None, way: Way = ()) -> Iterator[tuple[Way, Leaf]]:
    """Yield all values of a tree with the ways to them."""
    if isinstance(tree, Leaf):
        yield way, tree
    elif tree:
        for key, below in tree.below.items():
            yield from leaves(below, (*way, key))


def alike(one: Version, other: Version) -> float:
    """Return which part of the fields of two versions is the same, 0 to 1."""
    fields, others = dict(leaves(one.tree)), dict(leaves(other.tree))
    same = sum(others.get(way) == leaf for way, leaf in fields.items())
    return same / max(len(fields), len(others), 1)
