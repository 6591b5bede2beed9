"""Writes a whole file or nothing: under another name in the same folder first, checked, then put in its place.

Old or new text, never a mixture, whatever ends the run; never over what another program wrote since it was read; never
outside the folder that is named, whatever links are put in the way.
"""

from __future__ import annotations

import errno
import os
import stat
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from clusterctl.findings.errors import OutputError
from clusterctl.store.exchange import exchange, is_being_written
from clusterctl.store.held import close, held, held_below
from clusterctl.store.interrupts import postponed
from clusterctl.store.temporary import holds, sweep, temporary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.store.held import HeldFolder
    from clusterctl.store.temporary import Temporary


class Anything:
    """The type of ANYTHING."""


ANYTHING: Final = Anything()
"""Nothing is expected of what stands in the file's place: it is replaced."""

_AGAIN = "run the command again"
_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK}
_OFTEN = 100


class _Place(Struct, frozen=True):
    """Where a text goes: the open folder, the name in it, and the path that the user knows."""

    folder: HeldFolder
    name: str
    shown: str


def write_text(path: str, text: str, *, before: bytes | Anything | None = ANYTHING, inside: str | None = None) -> None:
    """Write a text as UTF-8 in place of a file, whose mode is kept; OutputError where that cannot be done.

    `before` is what the caller knows of the file: the bytes it read, or None for no file; where that holds no longer,
    nothing is written. `inside` is a folder that is not left, by no link; missing folders in it are made.
    A link is followed, so that it stays one. What was there stays as it is until all of the new text is on the disk.
    """
    shown = path if inside is None else path.removeprefix(inside.rstrip(os.sep) + os.sep)
    with postponed():
        try:
            with _placed(path, shown, inside) as place:
                _write(place, text.encode("utf-8", "backslashreplace"), before)
                _flush(place)
        except OSError as error:
            message = f"{shown} could not be written: {error.strerror or error}"
            raise OutputError(message, "check the folder's permissions and the room on the disk") from None


@contextmanager
def _placed(path: str, shown: str, inside: str | None) -> Iterator[_Place]:
    """Open the folder that a text goes to; OutputError where there is none or it lies outside."""
    if os.path.islink(path) and not os.path.exists(path):
        raise OutputError(f"{shown} is a link that leads nowhere", "delete the link, or put a file where it leads")
    folder, name = os.path.split(os.path.realpath(path))
    if inside is not None:
        root = os.path.realpath(inside)
        if not f"{folder}{os.sep}".startswith(root.rstrip(os.sep) + os.sep):
            message = f"{shown} was not written: a link leads out of the cluster's folder"
            raise OutputError(message, "put the folder or file itself there")
        with held_below(root, folder[len(root) :].strip(os.sep)) as below:
            yield _Place(below, name, shown)
        return
    if not os.path.exists(folder):
        near = os.path.dirname(path) or folder
        raise OutputError(f"{shown} cannot be written: there is no folder {near}", f"create it: mkdir -p {near}")
    with held(folder) as opened:
        yield _Place(opened, name, shown)


def _write(place: _Place, data: bytes, before: bytes | Anything | None) -> None:
    sweep(place.folder, place.name)
    found = _found(place)
    if before is None and found is not None:
        raise _appeared(place)
    if isinstance(before, bytes) and found is None:
        raise _changed(place)
    with temporary(place.folder, place.name, data, found) as new:
        if before is None:
            _put_new(place, new)
        elif isinstance(before, bytes):
            _put_instead(place, new, before)
        else:
            place.folder.replace(new.name, place.name)


def _found(place: _Place) -> os.stat_result | None:
    """Return what is known of the file that is there, None where there is none; OutputError for what is no file."""
    try:
        found = place.folder.stat(place.name)
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(found.st_mode):
        raise OutputError(f"{place.shown} is a folder", "name a file in it")
    if stat.S_ISLNK(found.st_mode):
        raise OutputError(f"{place.shown} is a link that leads nowhere", "delete the link, or name another file")
    if not stat.S_ISREG(found.st_mode):
        raise OutputError(f"{place.shown} is a pipe or device", "name a file, or write to standard output with -o -")
    if not place.folder.may_write(place.name):
        raise OutputError(f"{place.shown} may not be written", "make it writable, or name another file")
    return found


def _put_new(place: _Place, new: Temporary) -> None:
    """Give a text its name unless that is taken: the system decides, so nothing that appears meanwhile is lost."""
    try:
        place.folder.link(new.name, place.name)
    except FileExistsError:
        raise _appeared(place) from None
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        _put_on_a_reserved_name(place, new)


def _put_on_a_reserved_name(place: _Place, new: Temporary) -> None:
    """Take the name with an empty file first, where the disk knows no second names (FAT)."""
    try:
        close(place.folder.open(place.name, os.O_WRONLY | os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        raise _appeared(place) from None
    try:
        place.folder.replace(new.name, place.name)
    except OSError:
        with suppress(OSError):
            place.folder.unlink(place.name)
        raise


def _put_instead(place: _Place, new: Temporary, before: bytes) -> None:
    """Put a text in place of these bytes; OutputError where others stand there."""
    try:
        old = place.folder.open(place.name, os.O_RDONLY)
    except OSError as error:
        if error.errno in {errno.ENOENT, errno.ELOOP}:
            raise _changed(place) from None
        raise
    try:
        if not _is_still(place.folder, place.name, old, before):
            raise _changed(place)
        if exchange(place.folder, new.name, place.name):
            _keep_if_right(place, new, old, before)
        else:
            place.folder.replace(new.name, place.name)
    except FileNotFoundError:
        raise _changed(place) from None
    finally:
        close(old)


def _is_still(folder: HeldFolder, name: str, old: int, before: bytes) -> bool:
    """Whether a name is that open file's, which holds these bytes."""
    os.lseek(old, 0, os.SEEK_SET)
    return holds(old, before) and folder.is_file(name, old)


def _keep_if_right(place: _Place, new: Temporary, old: int, before: bytes) -> None:
    """Look at the file whose place the new text took; if it is not the one that was read, it gets its place back."""
    right = False
    try:
        # In this order: what nobody writes, and nobody finds by its name any more, changes no more.
        right = not is_being_written(old) and _is_still(place.folder, new.name, old, before)
    finally:
        if not right:
            _take_back(place, new)
    if not right:
        raise _changed(place)


def _take_back(place: _Place, new: Temporary) -> None:
    """Change the names again, until what comes away is what was put there last: then nobody has saved in between."""
    with suppress(OSError):
        last = os.fstat(new.handle)
        for _ in range(_OFTEN):
            back = place.folder.stat(new.name)
            exchange(place.folder, new.name, place.name)
            if os.path.samestat(place.folder.stat(new.name), last):
                return
            last = back
    new.kept = True
    kept = new.name
    with suppress(OSError):  # under a name that `sweep` leaves alone
        place.folder.replace(new.name, f"{kept}.kept")
        kept = f"{kept}.kept"
    message = f"{place.shown} changed while it was being worked on, and that could not be undone"
    raise OutputError(message, f"the text of the other program is in {kept}, beside it")


def _flush(place: _Place) -> None:
    try:
        place.folder.flush()
    except OSError as error:
        message = f"{place.shown} is written, but may be lost if the power fails: {error.strerror}"
        raise OutputError(message, "check the disk") from None


def _changed(place: _Place) -> OutputError:
    return OutputError(f"{place.shown} changed while it was being worked on; nothing was written to it", _AGAIN)


def _appeared(place: _Place) -> OutputError:
    return OutputError(f"{place.shown} is there already; nothing was written to it", "look at it first")
