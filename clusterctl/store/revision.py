"""A tree of the files of a cluster as they were in a git revision. The working tree is neither read nor touched."""

from __future__ import annotations

import os
import posixpath
from functools import cached_property
from typing import TYPE_CHECKING

from clusterctl.findings.errors import NotFoundError
from clusterctl.store.folder import DEEPEST, LIMIT_BYTES, MARKER
from clusterctl.store.tree import UnreadableError, below, is_yaml, leads_back, leads_nowhere, leads_out, no_file
from clusterctl.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from clusterctl.store.git import Commit, Entry, Object, Repository

_MOST_LINKS = 40
LONGEST = LIMIT_BYTES + 1
"""Bytes that are read of a text: enough to see that it is too long."""


class RevisionTree:
    """The files of one folder of a commit."""

    def __init__(self, repository: Repository, commit: Commit, entries: Mapping[str, Entry], folder: str) -> None:
        """Take all entries below a folder of the commit, and the cluster's folder in it (empty for itself)."""
        self.revision: str | None = commit.id
        self._repository = repository
        prefix = f"{folder}/" if folder else ""
        self._entries = (
            {path[len(prefix) :]: entry for path, entry in entries.items() if path.startswith(prefix)}
            if prefix
            else entries
        )

    @cached_property
    def _folders(self) -> set[str]:
        return {parent for path in self._entries for parent in _parents(path)}

    def list(self) -> list[str]:
        """Return the paths of all YAML files and of what stands in the place of one, of links and submodules."""
        nested = {path.rpartition("/")[0] for path in self._entries if path.endswith(f"/{MARKER}")}
        return sorted({found for path in self._entries if (found := self._shown(path, nested)) is not None})

    def _shown(self, path: str, nested: set[str]) -> str | None:
        """Return what is listed for a path: itself, the folder in the place of a file above it, or nothing."""
        for folder in _parents(path):
            if posixpath.basename(folder).startswith(".") or folder in nested:
                return None
            if is_yaml(folder):
                return folder
        entry, name = self._entries[path], posixpath.basename(path)
        if name.startswith(".") or path.count("/") > DEEPEST:
            return None
        return path if is_yaml(name) or entry.is_link or entry.is_submodule else None

    def names(self, folder: str) -> tuple[str, ...]:
        """Return the names of all that stands right in a folder, in order."""
        return below(folder, self._entries)

    def read(self, path: str) -> bytes:
        """Return a file's bytes; UnreadableError for a folder, a link that leads out, what this clone lacks."""
        found = self._followed(path)
        entry = self._entries.get(found)
        if entry is None:
            raise no_file("a folder") if found in self._folders else leads_nowhere()
        if entry.is_submodule:
            raise no_file("a submodule")
        read = self._text(entry.id)
        if read is None:
            message = "this clone of the repository lacks the file's text, or holds it damaged"
            raise UnreadableError("YML025", message, "fetch it (git fetch --refetch); `git fsck` tells more")
        return read.data

    def _text(self, id_: str) -> Object | None:
        return self._repository.read(id_, LONGEST)

    def id(self, path: str) -> str | None:
        """Return the object id of a file's text: files of one id hold the same; None where no file can be read."""
        try:
            entry = self._entries.get(self._followed(path))
        except UnreadableError:
            return None
        return entry.id if entry and not entry.is_submodule else None

    def has(self, path: str) -> bool:
        """Whether a regular file stands there, inside the folder."""
        try:
            entry = self._entries.get(self._followed(path))
        except UnreadableError:
            return False
        return entry is not None and not entry.is_submodule

    def exists(self, path: str) -> bool:
        """Whether anything stands there: a file, a link, a submodule, or a folder that holds one."""
        return path in self._entries or path in self._folders or path in {"", "."}

    def _followed(self, path: str) -> str:
        """Return a path with all links on its way followed; UnreadableError where they lead out or in a circle."""
        todo = path.split("/")[::-1]
        done: list[str] = []
        links = 0
        while todo:
            step = todo.pop()
            if step in {"", "."}:
                continue
            if step == "..":
                if not done:
                    raise leads_out()
                done.pop()
                continue
            entry = self._entries.get("/".join((*done, step)))
            if entry is None or not entry.is_link:
                done.append(step)
                continue
            links += 1
            if links > _MOST_LINKS:
                raise leads_back()
            todo += self._target(entry).split("/")[::-1]
        return "/".join(done)

    def _target(self, link: Entry) -> str:
        read = self._repository.read(link.id, LIMIT_BYTES)
        target = os.fsdecode(read.data) if read else ""
        if not target:
            raise leads_nowhere()
        if target.startswith("/"):
            raise leads_out()
        return target


def _below(entries: Mapping[str, Entry], prefix: str) -> dict[str, Entry]:
    return {path[len(prefix) :]: entry for path, entry in entries.items() if path.startswith(prefix)}


def find_folder(entries: dict[str, Entry], start: str, commit: Commit) -> str:
    """Return the cluster's folder in a commit: the nearest from `start` upward, else the only one below it.

    NotFoundError where there is none, or more than one below.
    """
    folder = start
    while True:
        if posixpath.join(folder, MARKER) in entries:
            return folder
        if not folder:
            break
        folder = folder.rpartition("/")[0]
    below = [path.removesuffix(MARKER).rstrip("/") for path in entries
             if posixpath.basename(path) == MARKER and (not start or path.startswith(f"{start}/"))]  # fmt: skip
    if len(below) == 1:
        return below[0]
    if below:
        message = f"there are {len(below)} clusters in {commit.short}: {listed(below[:10], 'and')}"
        raise NotFoundError(message, f"name one: {commit.short}:{below[0]}")
    where = f" in {start} or above it" if start else ""
    message = f"there is no cluster in {commit.short}: it has no cluster.yaml{where}"
    raise NotFoundError(message, "name a later revision, or the folder of then: REVISION:FOLDER")


def _parents(path: str) -> Iterator[str]:
    """Yield the folders above a path, the outermost first."""
    at = -1
    while (at := path.find("/", at + 1)) >= 0:
        yield path[:at]
