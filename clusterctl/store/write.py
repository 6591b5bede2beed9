"""Writes a whole file or nothing: under another name in the same folder first, checked, then put in its place."""

from __future__ import annotations

import os
import stat
from contextlib import suppress

from clusterctl.findings.errors import OutputError

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
_NEW |= getattr(os, "O_BINARY", 0)


def write_text(path: str, text: str) -> None:
    """Write a text as UTF-8 in place of a file, whose mode is kept; OutputError where that cannot be done.

    A link is followed, so that it stays one. What was there stays as it is until all of the new text is on the disk.
    """
    target = os.path.realpath(path)
    mode = _mode(path, target)
    folder, name = os.path.split(target)
    if not os.path.isdir(folder):
        shown = os.path.dirname(path) or folder
        raise OutputError(f"{path} cannot be written: there is no folder {shown}", f"create it: mkdir -p {shown}")
    temporary = os.path.join(folder, f".{name[:100]}.{os.urandom(6).hex()}.tmp")
    try:
        _write_new(temporary, text.encode("utf-8", "backslashreplace"), mode)
        os.replace(temporary, target)
    except OSError as error:
        message = f"{path} could not be written: {error.strerror or error}"
        raise OutputError(message, "check the folder's permissions and the room on the disk") from None
    finally:
        with suppress(OSError):
            os.unlink(temporary)
    _flush_folder(folder)


def _mode(path: str, target: str) -> int | None:
    """Return the mode of the file that is there, None where there is none; OutputError for what is no file."""
    try:
        found = os.stat(target).st_mode
    except FileNotFoundError:
        return None
    except OSError as error:
        raise OutputError(f"{path} could not be written: {error.strerror}", "name another file") from None
    if stat.S_ISDIR(found):
        raise OutputError(f"{path} is a folder", "name a file in it")
    if not stat.S_ISREG(found):
        raise OutputError(f"{path} is a pipe or device", "name a file, or write to standard output with -o -")
    return stat.S_IMODE(found)


def _write_new(path: str, data: bytes, mode: int | None) -> None:
    handle = os.open(path, _NEW, 0o666)
    try:
        if mode is not None and hasattr(os, "fchmod"):
            os.fchmod(handle, mode)
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]
        os.fsync(handle)
        if os.fstat(handle).st_size != len(data):
            raise OSError(None, "a part of it did not reach the disk")
    finally:
        os.close(handle)


def _flush_folder(folder: str) -> None:
    """Make the new name last through a loss of power, where the system lets a folder be flushed."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
