"""The versions of one file of a cluster, by commit: where it stood, and what it meant."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.analysis.changes.meaning import Leaf, Node, meaning
from clusterctl.project.discover import discover
from clusterctl.project.ids import Ids
from clusterctl.project.load import load_file
from clusterctl.project.project import File, Project
from clusterctl.store.folder import LIMIT_BYTES
from clusterctl.store.tree import MemoryTree, is_yaml

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from clusterctl.analysis.changes.meaning import Tree, Way
    from clusterctl.history.folders import Folders
    from clusterctl.project.discover import Place
    from clusterctl.store.commits import Step
    from clusterctl.store.git import Entry, Repository
    from clusterctl.store.trees import Trees

DEFINING = frozenset({"actors", "diagnostic", "vision", "logframe", "plan"})
"""The kinds of files that make ids to which other files refer."""
_KEPT = 64
"""So many versions are kept at hand; a history can hold thousands."""
_ALIKE = 0.5
"""A file of another name is the same when this part of its fields is: as git has it for lines."""


class Version(Struct, frozen=True, eq=False):
    """What a file held: `id` is that of its text in git, empty for a text that is in no commit."""

    id: str
    file: File
    tree: Node | None
    """What it means by itself, apart from other files; None where nothing could be read."""

    @property
    def complete(self) -> bool:
        """Whether all of it could be read."""
        return self.file.complete

    def at(self, way: Way) -> Tree | None:
        """Return what stands at the end of a way; None where nothing does."""
        return tree_at(self.tree, way)


class Standing(Struct, frozen=True):
    """Where a file stands in a commit: its path in the cluster's folder of then, and what git has there."""

    path: str
    entry: Entry


class Versions:
    """Reads the versions of files of one cluster, each text once as long as it is at hand."""

    def __init__(self, repository: Repository, trees: Trees, folders: Folders, disk: Collection[str] = ()) -> None:
        """Take the repository, which must be open, its folders, where the cluster is among them, and what it has now.

        `disk` are the paths of the cluster's files on the disk.
        """
        self._repository, self._trees, self._folders, self._disk = repository, trees, folders, disk
        self._kept: dict[tuple[str, str], Version] = {}
        self._tops: dict[str, str | None] = {}

    def read(self, entry: Entry, place: Place) -> Version:
        """Return a version as if it stood at a place; of what is no file nothing can be read."""
        key = entry.id, place.path
        found = self._kept.pop(key, None) or self._read(entry, place)
        self._kept[key] = found
        if len(self._kept) > _KEPT:
            del self._kept[next(iter(self._kept))]
        return found

    def _read(self, entry: Entry, place: Place) -> Version:
        is_file = not (entry.is_link or entry.is_submodule)
        found = self._repository.read(entry.id, LIMIT_BYTES + 1) if is_file else None
        return version(entry.id, found.data if found else b"", place)

    def folder(self, step: Step) -> str | None:
        """Return the id of the cluster's folder in a commit; None where there was no cluster."""
        if step.tree not in self._tops:
            path = self._folders.below(self._trees, step.tree)
            self._tops[step.tree] = None if path is None else self._trees.folder(step.tree, path)
        return self._tops[step.tree]

    def entry(self, step: Step, path: str) -> Entry | None:
        """Return what stands at a path of the cluster in a commit; None where nothing does."""
        top = self.folder(step)
        inner, _, name = path.rpartition("/")
        folder = self._trees.folder(top, inner) if top else None
        return self._trees.names(folder).get(name) if folder else None

    def entries(self, step: Step) -> Mapping[str, Entry]:
        """Return all files of the cluster in a commit, by path."""
        top = self.folder(step)
        return self._trees.entries(top) if top else {}

    def before(self, parent: Step, path: str, now: Version, child: Step | None) -> Standing | None:
        """Return where a file stood in a commit before one in which it stands at a path, perhaps under another name.

        Another name is looked for among the files that `child` (None: the disk) has no longer.
        """
        same = self.entry(parent, path)
        if same:
            return Standing(path, same)
        gone = {other: entry for other, entry in self.entries(parent).items()
                if is_yaml(other) and not self._is_in(child, other)}  # fmt: skip
        equal = [other for other, entry in gone.items() if entry.id == now.id]
        if equal:
            return Standing(equal[0], gone[equal[0]])
        beside = posixpath.dirname(now.file.place.path)
        near = [(alike(now, self.read(entry, now.file.place)), other) for other, entry in gone.items()
                if beside and posixpath.dirname(other) == beside]  # fmt: skip
        best = max(near, default=(0.0, ""))
        return Standing(best[1], gone[best[1]]) if best[0] > _ALIKE else None

    def _is_in(self, step: Step | None, path: str) -> bool:
        return self.entry(step, path) is not None if step else path in self._disk

    def file_at(self, step: Step, file: File) -> File | None:
        """Return what a file was in a commit, under the same path: itself where its text is the same."""
        entry = self.entry(step, file.place.path)
        if entry is None or entry.is_link or entry.is_submodule:
            return None
        found = self._repository.read(entry.id, LIMIT_BYTES + 1)
        if found and found.data == file.document.text.encode("utf-8", "replace"):
            return file
        return self.read(entry, file.place).file

    def line(self, steps: Sequence[Step], file: File, disk: Version | None) -> Iterator[tuple[Step | None, Version]]:
        """Yield the versions of a file, the newest first, each with the commit that brought it (None: the disk).

        `steps` are the commits of one line, the newest first; `disk` is what stands above them, where it differs. It
        ends where the file, under whatever name, is not there.
        """
        path, now, child = file.place.path, disk, None
        if disk:
            yield None, disk
        for at, step in enumerate(steps):
            standing = self.before(step, path, now, child) if now else self._standing(step, path)
            if standing is None:
                return
            path, child = standing.path, step
            if now is None or standing.entry.id != now.id:
                now = self.read(standing.entry, file.place)
            if not self._goes_on(steps[at + 1 : at + 2], path, standing.entry.id):
                yield step, now

    def _standing(self, step: Step, path: str) -> Standing | None:
        entry = self.entry(step, path)
        return Standing(path, entry) if entry else None

    def _goes_on(self, before: Sequence[Step], path: str, id_: str) -> bool:
        """Whether the same text stood there in the commit before."""
        entry = self.entry(before[0], path) if before else None
        return entry is not None and entry.id == id_

    def changed(self, before: Step, after: Step | None, disk: Mapping[str, File]) -> dict[str, tuple[File, File]]:
        """Return the files that make ids and changed between two commits (after None: the disk), both states by path.

        A file that only one of them has is not among them.
        """
        old = self.entries(before)
        if after is None:
            found = {path: (self.read(old[path], file.place).file, file) for path, file in disk.items()
                     if path in old and file.place.kind.name in DEFINING}  # fmt: skip
            return {path: pair for path, pair in found.items() if pair[0].document.text != pair[1].document.text}
        new = self.entries(after)
        places, _ = discover([path for path, entry in new.items() if path in old and old[path].id != entry.id])
        return {
            place.path: (self.read(old[place.path], place).file, self.read(new[place.path], place).file)
            for place in places if place.kind.name in DEFINING
        }  # fmt: skip


def version(id_: str, data: bytes, place: Place) -> Version:
    """Return the version of a text, read by itself."""
    file, _ = load_file(MemoryTree({place.path: data}), place)
    return Version(id_, file, tree_of(file))


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
