"""The writers under test: ours, as commands use it, and naive ones, each with one fault that is often made.

A writer reads a file, changes its text and writes it. All say OutputError where they could not.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import wraps

from clusterctl.findings.errors import OutputError
from clusterctl.store.lock import locked
from clusterctl.store.write import write_text

Change = Callable[[bytes | None], str]
Writer = Callable[[str, str, Change], None]
"""Takes the cluster's folder, the file's path, and what makes the new text of the old (None where there is no file)."""

PART = 4096
"""The naive writers that write in parts write so many bytes at once."""


def read(path: str) -> bytes | None:
    """Return a file's bytes, None where there is none."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise OutputError(f"{path} cannot be read: {error}") from None


def ours(root: str, path: str, change: Change) -> None:
    """Write as a command does that changes a file: `schema install`."""
    with locked(root, "clusterctl test"):
        old = read(path)
        write_text(path, change(old), before=old, inside=root)


def ours_alone(_root: str, path: str, change: Change) -> None:
    """Write as a command does that replaces a file whatever is in it: `report -o`."""
    write_text(path, change(None))


def _honest(writer: Writer) -> Writer:
    """Let a naive writer say what went wrong as ours does."""

    @wraps(writer)
    def honest(root: str, path: str, change: Change) -> None:
        try:
            writer(root, path, change)
        except OSError as error:
            raise OutputError(f"{path} could not be written: {error}") from None

    return honest


@_honest
def in_place(_root: str, path: str, change: Change) -> None:
    """Cut the file short, then write."""
    new = change(read(path))
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
    try:
        _write(handle, new.encode())
    finally:
        os.close(handle)


@_honest
def unchecked(_root: str, path: str, change: Change) -> None:
    """Write another file and rename it, without a look at how much was written."""
    _replace(path, change(read(path)), os.write)


@_honest
def unlocked(_root: str, path: str, change: Change) -> None:
    """Write another file and rename it: nobody is kept off meanwhile, and nobody's change is seen."""
    _replace(path, change(read(path)), _write)


@_honest
def checked_early(_root: str, path: str, change: Change) -> None:
    """Look whether the file is still as it was read, then write another file and rename it."""
    old = read(path)
    new = change(old)
    if read(path) != old:
        raise OSError("changed")
    _replace(path, new, _write)


@_honest
def checked_by_path(root: str, path: str, change: Change) -> None:
    """Look where the path leads, then use the path."""
    if not os.path.realpath(path).startswith(os.path.realpath(root) + os.sep):
        raise OSError("outside")
    os.makedirs(os.path.dirname(path), exist_ok=True)
    _replace(os.path.realpath(path), change(b""), _write)


@_honest
def with_lock_file(root: str, path: str, change: Change) -> None:
    """Keep others off by a file that is there while the writer lives, or when it was killed."""
    lock = os.path.join(root, ".lock")
    os.close(os.open(lock, os.O_CREAT | os.O_EXCL))
    try:
        _replace(path, change(read(path)), _write)
    finally:
        os.unlink(lock)


@_honest
def one_name(_root: str, path: str, change: Change) -> None:
    """Write another file, always the same, and rename it."""
    passing = f"{path}.tmp"
    handle = os.open(passing, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o640)
    try:
        _write(handle, change(None).encode())
    finally:
        os.close(handle)
    os.replace(passing, path)


def _replace(path: str, text: str, write: Callable[[int, bytes], object]) -> None:
    """Write another file in the same folder and rename it."""
    passing = os.path.join(os.path.dirname(path), f".naive.{os.urandom(6).hex()}")
    handle = os.open(passing, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        write(handle, text.encode())
        os.fsync(handle)
    finally:
        os.close(handle)
    os.replace(passing, path)


def _write(handle: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest[:PART]) :]
