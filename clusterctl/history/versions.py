"""The versions of files of a cluster, by commit: where each stood, and what it meant."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.history.version import Version, alike
from clusterctl.project.discover import discover
from clusterctl.store.folder import LIMIT_BYTES
from clusterctl.store.tree import is_yaml

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from clusterctl.history.folders import Folders, Stood
    from clusterctl.history.steps import Steps
    from clusterctl.project.discover import Place
    from clusterctl.project.project import File
    from clusterctl.store.commits import Step
    from clusterctl.store.git import Entry, Repository
    from clusterctl.store.trees import Trees

DEFINING = frozenset({"actors", "diagnostic", "vision", "logframe", "plan"})
"""The kinds of files that make ids to which other files refer."""
_KEPT = 64
"""So many versions are kept at hand; a history can hold thousands."""
_ALIKE = 0.5
"""A file of another name is the same when more than this part of its fields is: as git has it for lines."""


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
        self._places: dict[str, Stood] = {}
        self._tops: dict[str, str | None] = {}
        self.lost: dict[str, str] = {}
        """By the id of a commit before which the cluster is not found: a folder that may have been its own before."""

    def read(self, entry: Entry, place: Place) -> Version:
        """Return a version as if it stood at a place; of what is no file nothing can be read."""
        key = entry.id, place.path
        found = self._kept.pop(key, None) or Version(entry.id, place, self.text(entry))
        self._kept[key] = found
        if len(self._kept) > _KEPT:
            del self._kept[next(iter(self._kept))]
        return found

    def text(self, entry: Entry) -> bytes:
        """Return the bytes of a file; nothing of what is no file, or what this clone lacks."""
        if entry.is_link or entry.is_submodule:
            return b""
        found = self._repository.read(entry.id, LIMIT_BYTES + 1)
        return found.data if found else b""

    def folder(self, step: Step, child: Step | None = None) -> str | None:
        """Return the id of the cluster's folder in a commit; None where there was no cluster.

        It is looked for from where it stood in `child`, a commit that rests on this one and was asked for before.
        """
        if step.id not in self._places:
            later = self._places.get(child.id) if child else None
            place = self._folders.before(self._trees, step.tree, later, child.tree if child else None)
            self._places[step.id] = place
            self._tops[step.id] = self._trees.folder(step.tree, place.folder) if place.is_there else None
            if child and place.other is not None:
                self.lost[child.id] = place.other
        return self._tops[step.id]

    def entry(self, step: Step, path: str, child: Step | None = None) -> Entry | None:
        """Return what stands at a path of the cluster in a commit, found from `child`; None where nothing does."""
        top = self.folder(step, child)
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
        same = self.entry(parent, path, child)
        if same:
            return Standing(path, same)
        gone = {other: entry for other, entry in self.entries(parent).items()
                if is_yaml(other) and not self._is_in(child, other)}  # fmt: skip
        equal = [other for other, entry in gone.items() if entry.id == now.id]
        if equal:
            return Standing(equal[0], gone[equal[0]])
        beside = posixpath.dirname(now.place.path)
        near = [(alike(now, self.read(entry, now.place)), other) for other, entry in gone.items()
                if beside and posixpath.dirname(other) == beside]  # fmt: skip
        best = max(near, default=(0.0, ""))
        return Standing(best[1], gone[best[1]]) if best[0] > _ALIKE else None

    def _is_in(self, step: Step | None, path: str) -> bool:
        return self.entry(step, path) is not None if step else path in self._disk

    def line(self, steps: Steps, now: Version, until: int = -1) -> Iterator[tuple[Step, Entry]]:
        """Yield what git has of a file, the newest first, each text with the commit that brought it.

        `steps` are the commits of one line, the newest first; `now` is the version in the first of them, or on the
        disk above it. Commits in which the file was gone, before it was brought back, are passed over. It ends with
        the commit at the place `until`, whoever brought its text.
        """
        path, child, is_gone = now.place.path, None, False
        for at, step in enumerate(steps):
            find = self._gone if is_gone else self.before
            standing = find(step, path, now, child)
            child, is_gone = step, standing is None
            if standing:
                path = standing.path
                if standing.entry.id != now.id:
                    now = Version(standing.entry.id, now.place, self.text(standing.entry))
                before = steps.at(at + 1)
                same = self.entry(before, path, step) if before else None
                if at == until or same is None or same.id != now.id:
                    yield step, standing.entry
            if at == until:
                return

    def _gone(self, step: Step, path: str, now: Version, child: Step | None) -> Standing | None:
        """Return where a file stood before it was gone for some commits: one as before under the same path."""
        entry = self.entry(step, path, child)
        if entry and (entry.id == now.id or alike(now, self.read(entry, now.place)) > _ALIKE):
            return Standing(path, entry)
        return None

    def file_at(self, step: Step, file: File) -> File | None:
        """Return what a file was in a commit, under the same path: itself where its text is the same."""
        entry = self.entry(step, file.place.path)
        if entry is None or entry.is_link or entry.is_submodule:
            return None
        if self.text(entry) == file.document.text.encode("utf-8", "replace"):
            return file
        return self.read(entry, file.place).file

    def changed(self, before: Step, after: Step | None, disk: Mapping[str, File]) -> dict[str, tuple[File, File]]:
        """Return the files that make ids and changed between two commits (after None: the disk), both states by path.

        A file that only one of them has is not among them.
        """
        if after is None:
            defining = [file for file in disk.values() if file.place.kind.name in DEFINING]
            return {file.place.path: (then, file) for file in defining
                     if (then := self.file_at(before, file)) and then is not file}  # fmt: skip
        old, new = self.entries(before), self.entries(after)
        places, _ = discover([path for path, entry in new.items() if path in old and old[path].id != entry.id])
        return {
            place.path: (self.read(old[place.path], place).file, self.read(new[place.path], place).file)
            for place in places if place.kind.name in DEFINING
        }  # fmt: skip
