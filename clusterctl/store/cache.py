"""A cache on the user's disk: values by key, kept from one run to the next. It can be lost at any moment.

Whatever goes wrong with it costs time and nothing else: a value that can't be had, or is not the one that was kept, is
None, and what can't be kept is not. Values of another state of the program are not found.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from hashlib import blake2b
from typing import TYPE_CHECKING, Self

from clusterctl.store.user_cache import traces

if TYPE_CHECKING:
    from collections.abc import Iterator

LIMIT = 64_000_000
"""Bytes that the file may have; then it begins anew."""
_PATIENCE = 0.2
"""Seconds to wait for another run that writes."""
_TABLE = "CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, value BLOB NOT NULL, sum BLOB NOT NULL) WITHOUT ROWID"
"""Whoever changes its shape gives the table another name: one of the old shape may be there."""
_FAULTS = (sqlite3.Error, sqlite3.Warning, OSError, ValueError, MemoryError)


def state(package: str) -> str | None:
    """Return what tells one state of a program's folder from another; None where it has none to look at."""
    found = traces(*_files(package))
    return blake2b(found.encode("utf-8", "replace"), digest_size=16).hexdigest() if found else None


def _files(package: str) -> Iterator[str]:
    for place, folders, names in os.walk(package):
        folders[:] = [name for name in folders if name != "__pycache__"]
        yield from (os.path.join(place, name) for name in names)


class Cache:
    """The values of one name and one state of the program. Close it, or use it with `with`."""

    def __init__(self, place: str | None, name: str, state_: str | None) -> None:
        """Open the cache of a name in a folder; without a folder or a state, there is none."""
        self._state = state_ or ""
        self._path = os.path.join(place, f"{name}.sqlite3") if place and state_ else None
        self._known: sqlite3.Connection | None = None
        if self._path:
            with suppress(*_FAULTS):
                self._known = self._opened(self._path)

    def __enter__(self) -> Self:
        """Return the cache itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Keep what was put, and close."""
        if self._known:
            with suppress(*_FAULTS):
                self._known.commit()
        self._close()

    def get(self, key: str) -> bytes | None:
        """Return the value that was kept under a key."""
        if self._known is None:
            return None
        try:
            row = self._known.execute("SELECT value, sum FROM kept WHERE key = ?", (self._whole(key),)).fetchone()
        except _FAULTS as fault:
            self._give_up(fault)
            return None
        if not row or not isinstance(row[0], bytes) or row[1] != self._sum(key, row[0]):
            return None
        return row[0]

    def put(self, key: str, value: bytes) -> None:
        """Keep a value under a key, in place of another."""
        if self._known is None:
            return
        row = self._whole(key), value, self._sum(key, value)
        try:
            self._known.execute("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", row)
        except _FAULTS as fault:
            self._give_up(fault)

    def _opened(self, path: str) -> sqlite3.Connection:
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        if os.path.isfile(path) and os.path.getsize(path) > LIMIT:
            os.unlink(path)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600))
        known = sqlite3.connect(path, timeout=_PATIENCE)
        try:
            known.execute("PRAGMA synchronous = OFF")
            known.execute(_TABLE)
        except _FAULTS as fault:
            known.close()
            self._drop(fault)
            raise
        return known

    def _give_up(self, fault: BaseException) -> None:
        """Do without from now on; a damaged file makes way for a new one."""
        self._close()
        self._drop(fault)

    def _drop(self, fault: BaseException) -> None:
        if isinstance(fault, sqlite3.DatabaseError) and not isinstance(fault, sqlite3.OperationalError) and self._path:
            with suppress(OSError):
                os.unlink(self._path)

    def _close(self) -> None:
        if self._known:
            with suppress(*_FAULTS):
                self._known.close()
        self._known = None

    def _whole(self, key: str) -> str:
        return f"{self._state} {key}"

    def _sum(self, key: str, value: bytes) -> bytes:
        """Return what only this value under this key gives."""
        return blake2b(self._whole(key).encode("utf-8", "backslashreplace") + b"\0" + value, digest_size=16).digest()
