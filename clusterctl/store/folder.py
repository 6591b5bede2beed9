"""A tree of files in a folder on disk. Links may not lead out of it; only regular files are read."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from clusterctl.store.tree import UnreadableError, is_yaml, leads_back, leads_nowhere, leads_out, no_file

if TYPE_CHECKING:
    from collections.abc import Iterator

LIMIT_BYTES = 2_000_000
"""No more than this and one byte is read of a file; the reader refuses what is longer."""

MARKER = "cluster.yaml"
"""The file that makes a folder a cluster's."""

DEEPEST = 8
"""So many folders deep is looked for files."""


def find_root(start: str) -> str | None:
    """Return the nearest folder from `start` upward that holds a cluster, or None."""
    folder = os.path.realpath(start)
    while True:
        if os.path.lexists(os.path.join(folder, MARKER)):
            return folder
        parent = os.path.dirname(folder)
        if parent == folder:
            return None
        folder = parent


class FolderTree:
    """The files of one folder."""

    revision: str | None = None

    def __init__(self, root: str) -> None:
        """Take the cluster's folder."""
        self.root = os.path.realpath(root)

    def list(self) -> list[str]:
        """Return the paths of all YAML files and of what stands in the place of one, of links and closed folders."""
        return sorted(self._walk(self.root, ""))

    def _walk(self, folder: str, prefix: str) -> Iterator[str]:
        try:
            entries = list(os.scandir(folder))
        except OSError:
            yield prefix.rstrip("/")
            return
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if is_yaml(entry.name):
                yield prefix + entry.name
            elif entry.is_dir(follow_symlinks=False) and prefix.count("/") < DEEPEST and not _is_cluster(entry.path):
                yield from self._walk(entry.path, f"{prefix}{entry.name}/")
            elif entry.is_symlink():
                yield prefix + entry.name

    def names(self, folder: str) -> tuple[str, ...]:
        """Return the names of all that stands right in a folder, in order; none where it can't be looked into."""
        try:
            return tuple(sorted(os.listdir(os.path.join(self.root, *folder.split("/")))))
        except OSError:
            return ()

    def read(self, path: str) -> bytes:
        """Return a file's bytes; UnreadableError for a folder, a pipe, a link that leads out, no permission."""
        full = os.path.join(self.root, *path.split("/"))
        self._check_link(full)
        try:
            handle = os.open(full, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
        except OSError as error:
            raise _denied(error) from None
        try:
            found = os.fstat(handle)
            if not stat.S_ISREG(found.st_mode):
                raise no_file("a folder" if stat.S_ISDIR(found.st_mode) else "a pipe or device")
            with os.fdopen(handle, "rb", closefd=False) as file:
                data = file.read(min(found.st_size, LIMIT_BYTES) + 1)
                more = LIMIT_BYTES + 1 - len(data)
                return data + file.read(more) if len(data) > found.st_size else data  # some files tell no size, or grow
        except OSError as error:
            raise _denied(error) from None
        finally:
            os.close(handle)

    def _check_link(self, full: str) -> None:
        real = os.path.realpath(full)
        inside = real.startswith(self.root.rstrip(os.sep) + os.sep)
        if not inside:
            raise leads_out()
        if not os.path.lexists(real):
            raise leads_nowhere()
        if os.path.islink(real):
            raise leads_back()

    def has(self, path: str) -> bool:
        """Whether a regular file stands there, inside the folder."""
        full = os.path.realpath(os.path.join(self.root, *path.split("/")))
        return full.startswith(self.root.rstrip(os.sep) + os.sep) and os.path.isfile(full)


def _is_cluster(folder: str) -> bool:
    return os.path.lexists(os.path.join(folder, MARKER))


def _denied(error: OSError) -> UnreadableError:
    return UnreadableError(
        "YML025", f"the file can't be opened: {error.strerror}", "check its permissions and the disk"
    )
