"""The folders of commits, each read once: most commits share nearly all of theirs."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from clusterctl.findings.errors import NotFoundError
from clusterctl.store.git import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from clusterctl.store.git import Repository

LIMIT_FILES = 500_000
"""More files than these are not listed: a few folders in one another many times over make any number."""
_FOLDER = "40000"
_DEEPEST = 100


class Trees:
    """The folders of a repository by their ids; those of the same id are the same."""

    def __init__(self, repository: Repository) -> None:
        """Take the repository, which must be open."""
        self._repository = repository
        self._folders: dict[str, dict[str, Entry]] = {}
        self._below: dict[str, Mapping[str, Entry]] = {}

    def fetch(self, trees: Iterable[str]) -> None:
        """Read folders all at once, which is faster; one that is lacking is told of when it is asked for."""
        wanted = [tree for tree in dict.fromkeys(trees) if tree not in self._folders]
        for tree, read in zip(wanted, self._repository.read_all(wanted), strict=True):
            if read and read.kind == "tree":
                self._folders[tree] = dict(_entries(read.data, len(tree) // 2))

    def fetch_below(self, trees: Iterable[str]) -> None:
        """Read folders with all that stand below them, each level at once."""
        level = set(trees)
        for _ in range(_DEEPEST):
            if not level:
                return
            self.fetch(level)
            below = (entry for tree in level for entry in self._folders.get(tree, {}).values())
            level = {entry.id for entry in below if entry.mode == _FOLDER and entry.id not in self._folders}

    def folder(self, tree: str, path: str) -> str | None:
        """Return the id of the folder at a path (`""` for the tree itself); None where no folder stands there.

        NotFoundError where the repository lacks one on the way.
        """
        for name in path.split("/") if path else ():
            found = self.names(tree).get(name)
            if found is None or found.mode != _FOLDER:
                return None
            tree = found.id
        return tree

    def file(self, tree: str, path: str) -> Entry | None:
        """Return the file at a path; None where none stands there."""
        inner, _, name = path.rpartition("/")
        place = self.folder(tree, inner)
        found = self.names(place).get(name) if place else None
        return found if found and found.mode != _FOLDER else None

    def names(self, tree: str) -> Mapping[str, Entry]:
        """Return what stands in a folder itself, by name; folders have the mode `40000`."""
        if tree not in self._folders:
            read = self._repository.read(tree)
            if read is None or read.kind != "tree":
                raise NotFoundError(f"git can't read the folder {tree[:10]}", "`git fsck` tells more")
            self._folders[tree] = dict(_entries(read.data, len(tree) // 2))
        return self._folders[tree]

    def entries(self, tree: str) -> Mapping[str, Entry]:
        """Return all files below a folder by their paths from it, with `/`; names as the system has them."""
        return self._entries(tree, 0)

    def _entries(self, tree: str, depth: int) -> Mapping[str, Entry]:
        if tree not in self._below:
            if depth > _DEEPEST:
                raise NotFoundError(f"the folders of this commit are more than {_DEEPEST} deep", "log another revision")
            found: dict[str, Entry] = {}
            for name, entry in self.names(tree).items():
                if entry.mode != _FOLDER:
                    found[name] = entry
                    continue
                below = self._entries(entry.id, depth + 1)
                if len(found) + len(below) > LIMIT_FILES:
                    raise NotFoundError(f"this commit holds more than {LIMIT_FILES} files", "log another revision")
                found.update((f"{name}/{path}", one) for path, one in below.items())
            self._below[tree] = found
        return self._below[tree]


def _entries(data: bytes, size: int) -> Iterator[tuple[str, Entry]]:
    """Yield what a tree object lists: mode, blank, name, nought, id of so many bytes."""
    at = 0
    while at < len(data):
        blank = data.find(b" ", at)
        end = data.find(b"\0", blank)
        if blank < 0 or end < 0:
            return
        id_ = data[end + 1 : end + 1 + size].hex()
        yield os.fsdecode(data[blank + 1 : end]), Entry(data[at:blank].decode("ascii", "replace"), id_)
        at = end + 1 + size
