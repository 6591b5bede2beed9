"""A new text under a passing name, beside the file that it is for: written whole, checked, flushed, and locked.

The lock tells the text of a running command from one that a killed command left behind: see `sweep`.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.store.flock import NO_LOCKS, lock
from clusterctl.store.held import HOLDS, close

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.store.held import HeldFolder

_TRIES = 100
_LONGEST = 200
"""Bytes of the file's name in the passing one: file systems allow 255 in all."""
_PART = 1 << 20


class Temporary(Struct):
    """A new text that waits to be put in place: its name, and its open file (closed where nothing can be held)."""

    name: str
    handle: int
    kept: bool = False
    """Whether it must not be deleted at the end."""


@contextmanager
def temporary(folder: HeldFolder, target: str, data: bytes, like: os.stat_result | None) -> Iterator[Temporary]:
    """Write a text beside its target, with the rights of the file that is there; delete it at the end.

    OSError where not all of it is on the disk.
    """
    # A file that others may not read is not theirs for a moment either.
    new = _create(folder, target, 0o666 if like is None else 0o600)
    try:
        if like is not None:
            _give_rights(new.handle, like)
        _fill(new.handle, data)
        if not HOLDS:
            os.close(new.handle)
        yield new
    finally:
        if not new.kept:
            with suppress(OSError):
                folder.unlink(new.name)
        if HOLDS:
            close(new.handle)


def _create(folder: HeldFolder, target: str, mode: int) -> Temporary:
    """Make an empty file and lock it; anew where another command took it for a leftover before it was locked."""
    for _ in range(_TRIES):
        name = f".{_short(target)}.{os.urandom(6).hex()}.tmp"
        handle = folder.open(name, os.O_RDWR | os.O_CREAT | os.O_EXCL, mode)
        try:
            if _guarded(handle) and os.fstat(handle).st_nlink:
                return Temporary(name, handle)
        except OSError:
            with suppress(OSError):
                folder.unlink(name)
            close(handle)
            raise
        close(handle)
    raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))


def _guarded(handle: int) -> bool:
    """Lock an open file; where the disk knows no locks nobody can take it for a leftover either."""
    try:
        return lock(handle)
    except OSError as error:
        if error.errno in NO_LOCKS:
            return True
        raise


def _give_rights(handle: int, like: os.stat_result) -> None:
    """Give a file the group, owner and mode of another; OSError where the group cannot be kept."""
    if not hasattr(os, "fchown"):
        return
    ours = os.fstat(handle)
    if ours.st_gid != like.st_gid:
        os.fchown(handle, -1, like.st_gid)
    if ours.st_uid != like.st_uid:
        with suppress(PermissionError):  # only root may give a file away; others write it as their own
            os.fchown(handle, like.st_uid, -1)
    os.fchmod(handle, stat.S_IMODE(like.st_mode))


def _fill(handle: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]
    os.fsync(handle)
    os.lseek(handle, 0, os.SEEK_SET)
    if os.fstat(handle).st_size != len(data) or not holds(handle, data):
        raise OSError(None, "a part of it did not reach the disk")


def holds(handle: int, data: bytes) -> bool:
    """Whether an open file holds these bytes, read from where it stands, and nothing else."""
    rest = memoryview(data)
    while part := os.read(handle, min(len(rest) + 1, _PART)):
        if part != rest[: len(part)]:
            return False
        rest = rest[len(part) :]
    return not rest


def sweep(folder: HeldFolder, target: str) -> None:
    """Delete the texts for this target that killed commands left behind; those of running commands are locked."""
    begin = f".{_short(target)}."
    with suppress(OSError):
        for name in folder.names():
            if name.startswith(begin) and re.fullmatch("[0-9a-f]{12}[.]tmp", name[len(begin) :]):
                with suppress(OSError):
                    _take_away(folder, name)


def _take_away(folder: HeldFolder, name: str) -> None:
    if not HOLDS:  # no open file can be deleted here: that is lock enough
        folder.unlink(name)
        return
    handle = folder.open(name, os.O_RDWR)
    try:
        if lock(handle) and folder.is_file(name, handle):
            folder.unlink(name)
    finally:
        close(handle)


def _short(target: str) -> str:
    """Return the beginning of a file's name, cut between letters."""
    return os.fsencode(target)[:_LONGEST].decode("utf-8", "ignore")
