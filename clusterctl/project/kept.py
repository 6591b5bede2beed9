"""The files of a folder as they were read, kept in the user's folder from one run to the next.

To load the YAML parser and read with it takes a tenth of a report. What was kept of a file is used only while the file
is the same to the last byte; one with a fault is read anew each time. It is no verdict: every file is judged anew.
"""

from __future__ import annotations

import importlib.util
import os
import sys
from array import array
from codecs import BOM_UTF8
from decimal import Decimal
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

import msgspec
from msgspec import msgpack

from clusterctl import source
from clusterctl.project.load import load, load_file, read_anew
from clusterctl.source.document import Document, Marks
from clusterctl.store.folder import FolderTree
from clusterctl.store.user_cache import folder, keep, kept, traces
from clusterctl.version import VERSION

if TYPE_CHECKING:
    from clusterctl.project.project import Project

_DECIMAL = 1
"""The number by which MessagePack's extension tells that bytes are a `Decimal`."""
_FAULTS = (msgspec.MsgspecError, ValueError, ArithmeticError)
"""What a file may be that is whole, and yet not what was kept."""


class Kept:
    """What was kept of one folder. `read` stands in for the reader; `keep` ends it."""

    def __init__(self, root: str) -> None:
        """Take the cluster's folder."""
        self._name = f"files/{crc32(os.fsencode(root)):08x}"
        self._state = _state(root) if folder() else None
        held = kept(self._name, self._state) if self._state else None
        self._is_new = held is None
        self._known: dict[str, tuple[bytes, bytes]] = _files(held) if held else {}
        self._seen: dict[str, tuple[bytes, bytes]] = {}

    def read(self, path: str, data: bytes) -> Document:
        """Return the file as read; never raises for what the file holds."""
        found = self._known.get(path)
        document = _document(path, *found) if found and found[0] == data else None
        if found and document:
            self._seen[path] = found
            return document
        document = read_anew(path, data)
        code = _code(document, data) if self._state else None
        if code:
            self._seen[path] = data, code
        return document

    def keep(self) -> None:
        """Keep what was read now, and nothing else: what was deleted from the folder goes here too."""
        if self._state and (self._is_new or self._known != self._seen):
            keep(self._name, self._state, msgpack.encode(self._seen))


def load_folder(root: str, at: str | None = None) -> Project:
    """Load the project that a folder holds, as `load` does; files that are as they were are not read again."""
    known = Kept(root)
    project = load(FolderTree(root), at, partial(load_file, read=known.read))
    known.keep()
    return project


def _state(root: str) -> str | None:
    """Return what tells this folder, and the programs that read it, from any other; None where that can't be told."""
    parser = importlib.util.find_spec("yaml")
    if parser is None or not parser.submodule_search_locations:
        return None
    files = (Path(parser.submodule_search_locations[0]).glob("_*.*"), Path(source.__path__[0]).glob("*.py"))
    found = traces(__file__, *map(str, chain.from_iterable(files)))
    return f"{root} {VERSION} {sys.version} {sys.byteorder} {msgspec.__version__}\n{found}" if found else None


def _files(held: bytes) -> dict[str, tuple[bytes, bytes]]:
    try:
        return _FILES.decode(held)
    except _FAULTS:
        return {}


def _document(path: str, data: bytes, code: bytes) -> Document | None:
    try:
        held, starts, ends, keys, after = _CODE.decode(code)
        marks = Marks(array("I", starts), array("I", ends), keys, after)
    except _FAULTS:
        return None
    return Document(path, _text(data), held, marks)


def _text(data: bytes) -> str:
    return data.removeprefix(BOM_UTF8).decode("utf-8", "replace")


def _code(document: Document, data: bytes) -> bytes | None:
    """Return what was read; None where something was found, or it could not be had again just as it is."""
    marks = document.marks
    if document.findings or not document.complete or _text(data) != document.text:
        return None
    held = _exact(document.data), marks.starts.tobytes(), marks.ends.tobytes(), marks.keys, marks.after
    try:
        return msgpack.encode(held)
    except (OverflowError, UnicodeEncodeError):  # a whole number beyond 64 bits, half a character
        return None


def _exact(data: Any) -> Any:  # noqa: ANN401 - what YAML holds
    """Return data in which numbers with a decimal point are told from texts."""
    if isinstance(data, dict):
        return {key: _exact(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_exact(value) for value in data]
    return msgpack.Ext(_DECIMAL, str(data).encode()) if isinstance(data, Decimal) else data


def _decimal(_: int, text: memoryview) -> Decimal:
    return Decimal(bytes(text).decode())


_FILES = msgpack.Decoder(dict[str, tuple[bytes, bytes]])
_CODE = msgpack.Decoder(tuple[Any, bytes, bytes, list[str | None], dict[int, int]], ext_hook=_decimal)
