"""One command at a time writes in a cluster's folder: a lock file that the kernel guards and that does not stay.

The lock is the kernel's, on the open file: it ends with its holder, even by kill -9. The file tells the others who that
is. It is deleted while it is locked; who gets the lock afterwards sees that the file has lost its name, and tries anew.
"""

from __future__ import annotations

import errno
import os
import stat
import time
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING

from clusterctl.findings.errors import OutputError
from clusterctl.store.flock import NO_LOCKS, lock
from clusterctl.store.held import HOLDS, close, held
from clusterctl.store.interrupts import as_exceptions, postponed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.store.held import HeldFolder

NAME = ".clusterctl.lock"

_TRIES, _PAUSE = 500, 0.02
"""How often a lock is tried, and the seconds between: ten in all."""
_LONGEST = 200
"""Bytes of a holder's description that are shown."""
_STRANGE = {errno.ELOOP, errno.EISDIR, errno.ENXIO}
_NEVER_LOCKS = {errno.ENOTSUP, errno.ENOSYS}


@contextmanager
def locked(folder: str, purpose: str) -> Iterator[None]:
    """Hold a folder's lock; `purpose` is the command that does, for those who wait: clusterctl schema install.

    Waits for another holder for some seconds; after that, or where nothing can be locked, OutputError. Within the
    block, SIGTERM and a closed terminal raise SystemExit. A folder is not locked twice.
    """
    with ExitStack() as stack:
        try:
            opened = stack.enter_context(held(os.path.realpath(folder)))
        except OSError as error:
            raise _refused(folder, error) from None
        stack.enter_context(as_exceptions())
        own = _Lock(opened, folder)
        try:
            own.take()
            own.describe(purpose)
            yield
        finally:
            try:
                with postponed():
                    own.release()
            finally:
                own.release()  # the signal came on the way to the line above


class _Lock:
    """The lock of one folder."""

    def __init__(self, folder: HeldFolder, shown: str) -> None:
        self._folder, self._shown = folder, shown
        self._handle: int | None = None
        self._holder = ""

    def take(self) -> None:
        """Wait for the lock; OutputError where it cannot be had."""
        for _ in range(_TRIES):
            try:
                with postponed():
                    if self._take_now():
                        return
            except OSError as error:
                raise _refused(self._shown, error) from None
            time.sleep(_PAUSE)
        message = f"{self._holder or 'another process'} is writing in {self._shown}"
        raise OutputError(message, "wait until it is done, then run the command again")

    def _take_now(self) -> bool:
        handle = self._folder.open(NAME, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            known = os.fstat(handle)
            if not stat.S_ISREG(known.st_mode) or known.st_nlink > 1:
                raise OSError(errno.ENXIO, "no lock file")
            if not self._lock(handle):
                self._holder = _description(handle)
            elif self._folder.is_file(NAME, handle):
                self._handle = handle
        finally:
            if self._handle is None:
                close(handle)
        return self._handle is not None

    def _lock(self, handle: int) -> bool:
        try:
            return lock(handle)
        except OSError as error:
            if error.errno in _NEVER_LOCKS:  # then nobody holds it
                with suppress(OSError):
                    self._folder.unlink(NAME)
            raise

    def describe(self, purpose: str) -> None:
        """Write down who holds the lock; on a full disk, it is held without."""
        if self._handle is None:
            return
        text = f"process {os.getpid()} (`{purpose}`, since {time.strftime('%H:%M:%S')})\n"
        with suppress(OSError):
            os.ftruncate(self._handle, 0)
            os.write(self._handle, text.encode())
            if hasattr(os, "fchmod"):
                os.fchmod(self._handle, 0o666)  # others who share the folder have to open it, too

    def release(self) -> None:
        """Give the lock back; what is not held is no fault."""
        if self._handle is None:
            return
        if not HOLDS:  # no open file can be deleted here
            close(self._handle)
        with suppress(OSError):
            if not HOLDS or self._folder.is_file(NAME, self._handle):
                self._folder.unlink(NAME)
        if HOLDS:
            close(self._handle)
        self._handle = None


def _description(handle: int) -> str:
    with suppress(OSError):
        return os.read(handle, _LONGEST).decode("utf-8", "replace").strip()
    return ""


def _refused(folder: str, error: OSError) -> OutputError:
    """Return why a folder cannot be locked."""
    said = error.strerror or str(error)
    if error.errno in _STRANGE:
        return OutputError(f"{os.path.join(folder, NAME)} is not the lock file of clusterctl", "delete it")
    if error.errno in NO_LOCKS:
        hint = "work on a copy on this computer's own disk"
        return OutputError(f"nothing was written: the disk of {folder} cannot be locked ({said})", hint)
    hint = "check the folder's permissions and the room on the disk"
    return OutputError(f"nothing can be written in {folder}: {said}", hint)
