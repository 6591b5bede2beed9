"""Where a cluster's folder was in other commits: it may have been renamed."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from clusterctl.source.reader import read
from clusterctl.store.folder import LIMIT_BYTES, MARKER

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clusterctl.store.git import Entry, Repository
    from clusterctl.store.trees import Trees


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
        markers = [path for path in entries if posixpath.basename(path) == MARKER] if self._cluster else []
        same = [path for path in markers if self._id(entries[path]) == self._cluster]
        return posixpath.dirname(same[0]) if len(same) == 1 else None

    def below(self, trees: Trees, tree: str) -> str | None:
        """Return the folder below a commit's tree, as `within` does; looks no further where it is the same as now."""
        folder = trees.folder(tree, self._now)
        if folder is not None and MARKER in trees.names(folder):
            return self._now
        return self.within(trees.entries(tree))

    def _id(self, entry: Entry) -> object:
        """Return the id in a cluster's file, None where none can be read."""
        if entry.is_link or entry.is_submodule:
            return None
        if entry.id not in self._ids:
            found = self._repository.read(entry.id, LIMIT_BYTES + 1)
            data = read(MARKER, found.data).data if found else None
            self._ids[entry.id] = data.get("id") if isinstance(data, dict) else None
        return self._ids[entry.id]
