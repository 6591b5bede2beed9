"""What programs keep of a user from one run to the next: where it is, and single files there.

Nobody needs such a file: one that can't be had, is damaged, or may be another user's is None, and what can't be kept
is not.
"""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress
from hashlib import blake2b

OFF = "CLUSTERCTL_CACHE"
"""The variable that turns it off, with the word `off`."""
_LARGEST = 4_000_000
"""Bytes of a file that is read."""
_SUM = 32
"""Bytes before what a file holds: the digest of that and of the state it was made in."""


def folder() -> str | None:
    """Return the folder for what programs keep of a user, None where there is none, or he wants none."""
    if os.environ.get(OFF) == "off":
        return None
    if sys.platform == "win32":
        found = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        found = os.path.expanduser("~/Library/Caches")
    else:
        given = os.environ.get("XDG_CACHE_HOME", "")
        found = given if os.path.isabs(given) else os.path.expanduser("~/.cache")
    return os.path.join(found, "clusterctl") if os.path.isabs(found) else None


def kept(name: str, state: str) -> bytes | None:
    """Return what a file of this name holds that this user kept in this state of the program."""
    place = _place(name)
    if not place:
        return None
    try:
        with open(os.open(place, os.O_RDONLY | _flags("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY")), "rb") as file:
            found = file.read(_LARGEST) if _is_own(os.fstat(file.fileno())) else b""
    except OSError:
        return None
    return found[_SUM:] if found[:_SUM] == _sum(state, found[_SUM:]) else None


def keep(name: str, state: str, held: bytes) -> None:
    """Keep something in a file of this name, in place of what it held."""
    place = _place(name)
    if not place:
        return
    new = f"{place}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(place), mode=0o700, exist_ok=True)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _flags("O_NOFOLLOW", "O_BINARY")
        with open(os.open(new, flags, 0o600), "wb") as file:
            file.write(_sum(state, held) + held)
        os.replace(new, place)
    except OSError:
        with suppress(OSError):
            os.unlink(new)


def _place(name: str) -> str | None:
    place = folder()
    return os.path.join(place, name) if place else None


def _flags(*names: str) -> int:
    """Return these flags for opening a file, less those that the system does not know."""
    return sum(getattr(os, name, 0) for name in names)


def _is_own(found: os.stat_result) -> bool:
    """Whether a file is this user's, and nobody else's to write: what it holds is run."""
    if not stat.S_ISREG(found.st_mode):
        return False
    return sys.platform == "win32" or (found.st_uid == os.geteuid() and not found.st_mode & 0o022)


def _sum(state: str, held: bytes) -> bytes:
    """Return what only this, kept in this state, gives."""
    return blake2b(state.encode("utf-8", "backslashreplace") + b"\0" + held, digest_size=_SUM).digest()
