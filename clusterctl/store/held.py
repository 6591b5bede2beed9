"""A folder that is held open: names are looked up in the folder itself, whatever is put into its path meanwhile."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

HOLDS = os.open in os.supports_dir_fd and hasattr(os, "O_DIRECTORY")
"""Whether the system can do so; where it cannot (Windows), a folder is its path."""

_SAFE = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_SAFE |= getattr(os, "O_NONBLOCK", 0)  # a pipe in a file's place must not be waited for
_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | _SAFE
_NO_FLUSH = {errno.EINVAL, errno.ENOTSUP, errno.ENOSYS}


class HeldFolder:
    """The names in one folder; no link among them is followed. All methods raise OSError."""

    def __init__(self, path: str, handle: int | None) -> None:
        """Take the folder's path and, where the system has such a thing, its open handle."""
        self._path, self.handle = path, handle

    def _at(self, name: str) -> str:
        return os.path.join(self._path, name) if self.handle is None else name

    def names(self) -> list[str]:
        """Return all names, in no order."""
        return os.listdir(self._path if self.handle is None else self.handle)

    def open(self, name: str, flags: int, mode: int = 0o600) -> int:
        """Open a file."""
        return os.open(self._at(name), flags | _SAFE, mode, dir_fd=self.handle)

    def stat(self, name: str) -> os.stat_result:
        """Return what stands there."""
        return os.stat(self._at(name), dir_fd=self.handle, follow_symlinks=False)

    def is_file(self, name: str, handle: int) -> bool:
        """Whether this name is that open file's."""
        try:
            return os.path.samestat(self.stat(name), os.fstat(handle))
        except FileNotFoundError:
            return False

    def may_write(self, name: str) -> bool:
        """Whether the user may write the file, as its permissions say."""
        return os.access(self._at(name), os.W_OK, dir_fd=self.handle)

    def replace(self, old: str, new: str) -> None:
        """Rename a file, in place of another."""
        os.replace(self._at(old), self._at(new), src_dir_fd=self.handle, dst_dir_fd=self.handle)

    def link(self, old: str, new: str) -> None:
        """Give a file a second name; FileExistsError where it is taken."""
        os.link(self._at(old), self._at(new), src_dir_fd=self.handle, dst_dir_fd=self.handle)

    def unlink(self, name: str) -> None:
        """Delete a file."""
        os.unlink(self._at(name), dir_fd=self.handle)

    def flush(self) -> None:
        """Make the names last through a loss of power, where the system lets a folder be flushed."""
        if self.handle is None:
            return
        try:
            os.fsync(self.handle)
        except OSError as error:
            if error.errno not in _NO_FLUSH:
                raise


@contextmanager
def held(path: str) -> Iterator[HeldFolder]:
    """Open a folder; a link in its place is not followed."""
    if not HOLDS:
        os.stat(path)
        yield HeldFolder(path, None)
        return
    handle = os.open(path, _FOLDER)
    try:
        yield HeldFolder(path, handle)
    finally:
        close(handle)


@contextmanager
def held_below(root: str, path: str) -> Iterator[HeldFolder]:
    """Open the folder with that path in `root`, step by step and never through a link; what is missing is made."""
    full = os.path.join(root, path)
    if not HOLDS:
        os.makedirs(full, exist_ok=True)
        yield HeldFolder(full, None)
        return
    handle = os.open(root, _FOLDER)
    try:
        for part in path.split(os.sep) if path else []:
            above, handle = handle, _below(handle, part)
            close(above)
        yield HeldFolder(full, handle)
    finally:
        close(handle)


def _below(handle: int, name: str) -> int:
    try:
        return os.open(name, _FOLDER, dir_fd=handle)
    except FileNotFoundError:
        with suppress(FileExistsError):
            os.mkdir(name, dir_fd=handle)
        HeldFolder("", handle).flush()
        return os.open(name, _FOLDER, dir_fd=handle)


def close(handle: int) -> None:
    """Close what has been flushed or only read: the system's last word on it changes nothing."""
    with suppress(OSError):
        os.close(handle)
