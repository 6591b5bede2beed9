"""Begins a cluster's folder: all of its files or none, and nothing that was there before is touched.

A folder that is not there yet is made beside its place and renamed into it. In one that is there, the file that makes
it a cluster's comes last, so that a machine that stops half-way leaves no half a cluster; and whatever else goes
wrong, an interruption too, takes back what was written.
"""

from __future__ import annotations

import os
from contextlib import nullcontext, suppress
from typing import TYPE_CHECKING

from clusterctl.findings.errors import NotFoundError, OutputError
from clusterctl.store.folder import MARKER, find_root
from clusterctl.store.interrupts import postponed
from clusterctl.store.lock import NAME as LOCK
from clusterctl.store.lock import locked
from clusterctl.store.write import write_text

if TYPE_CHECKING:
    from collections.abc import Mapping

_NOT_COUNTED = {".git", ".DS_Store", "Thumbs.db", "desktop.ini", "LICENSE", LOCK}
"""What may stand in a folder that is as good as empty: git's own, what file managers leave, a licence, our lock."""


def check(folder: str) -> None:
    """Raise where no cluster can be begun: NotFoundError where something is in the way, OutputError for permission."""
    full = os.path.abspath(folder)
    if os.path.lexists(full) and not os.path.isdir(full):
        raise NotFoundError(f"{folder} is a file, or a link that leads nowhere", "name a folder that is new or empty")
    there = _nearest(full)
    if not os.path.isdir(there):
        raise NotFoundError(f"{there} is a file, so {folder} can't be a folder in it", "name a folder elsewhere")
    other = find_root(there)
    if other == os.path.realpath(full):
        raise NotFoundError(f"there is a cluster in {folder} already", "name another folder for a new one")
    if other is not None:
        message = f"{folder} would lie inside the cluster of {other}"
        raise NotFoundError(message, "name a folder outside it: a cluster's folder holds one cluster")
    held = _held(full, folder)
    if held:
        message = f"{folder} is not empty: it holds {held[0]}{' and more' if len(held) > 1 else ''}"
        raise NotFoundError(message, "name a new folder, such as: clusterctl init my-cluster")
    if not os.access(there, os.W_OK | os.X_OK):
        raise OutputError(f"nothing can be written in {there}", "name a folder in a place of your own")


def _held(full: str, folder: str) -> list[str]:
    try:
        return sorted(set(os.listdir(full)) - _NOT_COUNTED) if os.path.isdir(full) else []
    except OSError as error:
        raise OutputError(f"{folder} cannot be opened: {error.strerror}", "check its permissions") from None


def _nearest(full: str) -> str:
    """Return the folder itself, or the nearest above it that is there."""
    while not os.path.lexists(full):
        full = os.path.dirname(full)
    return full


def write_folder(folder: str, files: Mapping[str, str]) -> None:
    """Write a new cluster's files, by path with `/`; OutputError, with nothing left behind, where that fails."""
    check(folder)
    full = os.path.abspath(folder)
    there = os.path.isdir(full)
    with locked(full, "clusterctl init") if there else nullcontext():
        check(folder)  # anew: another run may have held the lock
        _write_folder(folder, full, files, there=there)


def _write_folder(folder: str, full: str, files: Mapping[str, str], *, there: bool) -> None:
    above, name = os.path.split(full)
    root = full if there else os.path.join(above, f".{name[:100]}.{os.urandom(6).hex()}.tmp")
    made: list[str] = []
    done = False
    try:
        _make(root, made)
        _write_all(root, files, made)
        if not there:
            os.rename(root, full)
        done = True
    except OutputError as error:
        raise OutputError(f"{error.message.replace(root, folder)}; nothing was left behind", error.hint) from None
    except OSError as error:
        message = f"{folder} could not be written: {error.strerror or error}; nothing was left behind"
        raise OutputError(message, "check the permissions of the folder above it, and the room on the disk") from None
    finally:
        if not done:
            _take_back(made)


def _write_all(root: str, files: Mapping[str, str], made: list[str]) -> None:
    for path in sorted(files, key=lambda path: (path == MARKER, path)):
        full = os.path.join(root, *path.split("/"))
        _make(os.path.dirname(full), made)
        with postponed():
            try:
                write_text(full, files[path], before=None, inside=root)
            finally:  # an error may come when the file is in place: the disk may not keep its name, say
                if _holds(full, files[path]):
                    made.append(full)


def _holds(path: str, text: str) -> bool:
    try:
        with open(path, "rb") as file:
            return file.read() == text.encode()
    except OSError:
        return False


def _make(folder: str, made: list[str]) -> None:
    """Make a folder and those above it that are missing."""
    if not os.path.isdir(folder):
        _make(os.path.dirname(folder), made)
        made.append(folder)
        os.mkdir(folder)


def _take_back(made: list[str]) -> None:
    """Remove what was made here, last first; a folder in which somebody has put something since stays."""
    for path in reversed(made):
        with suppress(OSError):
            if os.path.isdir(path):
                os.rmdir(path)
            else:
                os.unlink(path)
