"""What programs keep of a user from one run to the next: where it is, and single files there.

Nobody needs such a file: one that can't be had, is damaged, or may be another user's is None, and what can't be kept
is not.
"""

from __future__ import annotations

import os
import stat
import sys
import time
from contextlib import suppress
from zlib import crc32

OFF = "CLUSTERCTL_CACHE"
"""The variable that turns it off, with the word `off`."""
_LARGEST = 64_000_000
"""Bytes that a file may have."""
_SUM = 4
"""Bytes of the sum that tells what is whole from what is damaged."""
_LONG = 90 * 86_400
"""Seconds after which a file goes that nobody renewed."""
_ROOM = 256_000_000
"""Bytes that all files of a folder may have together."""


def folder() -> str | None:
    """Return the folder for what programs keep of a user, None where there is none, or he wants none."""
    if os.environ.get(OFF) == "off":
        return None
    if sys.platform == "win32":
        found = os.environ.get("LOCALAPPDATA", "")
    else:
        given = os.environ.get("XDG_CACHE_HOME", "")
        usual = "~/Library/Caches" if sys.platform == "darwin" else "~/.cache"
        found = given if os.path.isabs(given) else os.path.expanduser(usual)
    return os.path.join(found, "clusterctl") if os.path.isabs(found) else None


def kept(name: str, state: str) -> bytes | None:
    """Return what a file of this name holds that this user kept in this state of the program."""
    place = _place(name)
    if not place:
        return None
    try:
        with open(os.open(place, os.O_RDONLY | _flags("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY")), "rb") as file:
            found = file.read() if _is_ours(os.fstat(file.fileno())) else b""
    except OSError:
        return None
    head = _head(state)
    if not found.startswith(head):
        return None
    held = found[len(head) + _SUM :]
    return held if found[len(head) : len(head) + _SUM] == _sum(held) else None


def keep(name: str, state: str, held: bytes) -> None:
    """Keep something in a file of this name, in place of what it held; where that can't be, nothing stays there."""
    top, place = folder(), _place(name)
    if not top or not place:
        return
    whole = _head(state) + _sum(held) + held
    if len(whole) <= _LARGEST and _is_written(top, place, whole):
        _sweep(os.path.dirname(place))
        return
    with suppress(OSError):
        os.unlink(place)


def _is_written(top: str, place: str, whole: bytes) -> bool:
    """Write a file for the user alone, in one go; return whether it is there."""
    new = f"{place}.{os.getpid()}"
    try:
        os.makedirs(top, mode=0o700, exist_ok=True)
        os.makedirs(os.path.dirname(place), mode=0o700, exist_ok=True)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _flags("O_NOFOLLOW", "O_BINARY")
        with open(os.open(new, flags, 0o600), "wb") as file:
            file.write(whole)
        os.replace(new, place)
    except OSError:
        with suppress(OSError):
            os.unlink(new)
        return False
    return True


def _sweep(place: str) -> None:
    """Delete the files of a folder that nobody renewed for long, and the oldest where all take too much room."""
    if os.path.islink(place):  # it may lead to files that are not ours
        return
    found: list[tuple[float, int, str]] = []
    with suppress(OSError), os.scandir(place) as entries:
        for entry in entries:
            if entry.is_file(follow_symlinks=False):
                at = entry.stat(follow_symlinks=False)
                found.append((at.st_mtime, at.st_size, entry.path))
    oldest, room = time.time() - _LONG, _ROOM
    for changed, size, path in sorted(found, reverse=True):
        room -= size
        if changed < oldest or room < 0:
            with suppress(OSError):  # another run was faster
                os.unlink(path)


def traces(*files: str) -> str | None:
    """Return what tells one state of some files from another; None where it can't be told."""
    try:
        found = [(file, os.stat(file)) for file in sorted(files)]
    except OSError:
        return None
    return "".join(f"{file} {at.st_size} {at.st_mtime_ns}\n" for file, at in found)


def _place(name: str) -> str | None:
    place = folder()
    return os.path.join(place, name) if place else None


def _flags(*names: str) -> int:
    """Return these flags for opening a file, less those that the system does not know."""
    return sum(getattr(os, name, 0) for name in names)


def _is_ours(found: os.stat_result) -> bool:
    """Whether a file may be what was kept: this user's, and nobody else's to write, for what it holds is run."""
    if not stat.S_ISREG(found.st_mode) or found.st_size > _LARGEST:
        return False
    return sys.platform == "win32" or (found.st_uid == os.geteuid() and not found.st_mode & 0o022)


def _head(state: str) -> bytes:
    return state.encode("utf-8", "backslashreplace") + b"\0"


def _sum(held: bytes) -> bytes:
    return crc32(held).to_bytes(_SUM, "big")
