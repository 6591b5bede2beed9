"""Where a cluster's folder was in other commits: it may have been renamed."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.source.reader import read
from clusterctl.store.folder import LIMIT_BYTES, MARKER

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clusterctl.store.git import Entry, Repository
    from clusterctl.store.trees import Trees


class Stood(Struct, frozen=True, eq=False):
    """Where a cluster stood, by which it is known again in the commit before."""

    folder: str
    """From the top, with `/`; where it stood later when it is not there."""
    is_there: bool = True
    marker: Entry | None = None
    """Its own file; None for that of now."""
    later: Stood | None = None
    """Where it stood when its own file was another."""
    other: str | None = None
    """A folder that held a cluster, not known to be this one, and held none later."""


class Folders:
    """The folders of one cluster, by commit."""

    def __init__(self, repository: Repository, now: str, cluster: str | None) -> None:
        """Take the cluster's folder as it is now (from the top, with `/`) and its id, where that is known."""
        self._repository = repository
        self._now = now
        self._cluster = cluster
        self._ids: dict[str, object] = {}

    def within(self, entries: Mapping[str, Entry]) -> str | None:
        """Return the folder among all files of a commit: the same as now, else the only one with the same id.

        None where there is no such.
        """
        if posixpath.join(self._now, MARKER) in entries:
            return self._now
        return self._only(entries, self._cluster)

    def before(self, trees: Trees, tree: str, later: Stood | None, gone: str | None = None) -> Stood:
        """Return the place in a commit's tree: the folder of the commit after it, else the only one with that id.

        `later` is the place in the commit after it, None for the cluster as it is now; `gone` the tree of that commit.
        """
        later = later or Stood(self._now)
        folder = trees.folder(tree, later.folder)
        marker = trees.names(folder).get(MARKER) if folder is not None else None
        if marker is not None:
            same = later.is_there and later.marker == marker
            return later if same else Stood(later.folder, marker=marker, later=later)
        entries = trees.entries(tree)
        found = self._only(entries, self._known(later))
        if found is not None:
            return Stood(found, marker=entries[posixpath.join(found, MARKER)], later=later)
        other = self._lost(entries, trees.entries(gone)) if gone and later.is_there else None
        return Stood(later.folder, is_there=False, marker=later.marker, later=later.later, other=other)

    def _only(self, entries: Mapping[str, Entry], cluster: str | None) -> str | None:
        """Return the only folder whose cluster has an id."""
        markers = [path for path in entries if posixpath.basename(path) == MARKER] if cluster else []
        same = [path for path in markers if self._id(entries[path]) == cluster]
        return posixpath.dirname(same[0]) if len(same) == 1 else None

    def _known(self, place: Stood) -> str | None:
        """Return the id of the cluster, that of later where its file can't be read."""
        at: Stood | None = place
        while at and at.marker:
            found = self._id(at.marker)
            if isinstance(found, str):
                return found
            at = at.later
        return self._cluster

    @staticmethod
    def _lost(old: Mapping[str, Entry], new: Mapping[str, Entry]) -> str | None:
        """Return the only folder that lost its cluster from one commit to the next."""
        lost = [path for path in old if posixpath.basename(path) == MARKER and path not in new]
        return posixpath.dirname(lost[0]) if len(lost) == 1 else None

    def _id(self, entry: Entry) -> object:
        """Return the id in a cluster's file, None where none can be read."""
        if entry.is_link or entry.is_submodule:
            return None
        if entry.id not in self._ids:
            found = self._repository.read(entry.id, LIMIT_BYTES + 1)
            data = read(MARKER, found.data).data if found else None
            self._ids[entry.id] = data.get("id") if isinstance(data, dict) else None
        return self._ids[entry.id]
