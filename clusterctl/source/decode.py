"""Bytes to text that a YAML parser may see: UTF-8 only, no control or direction characters.

Every fault is replaced by a harmless character *of the same length*, so that the rest of the file is still read and
its positions stay true.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import compress, count, islice
from operator import ne

from msgspec import Struct

from clusterctl.source.document import LIMIT_FINDINGS

LIMIT_BYTES = 2_000_000

_BREAKING = {0x85: "NEL (U+0085)", 0x2028: "LINE SEPARATOR (U+2028)", 0x2029: "PARAGRAPH SEPARATOR (U+2029)"}
_BIDI = {0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)}
_CONTROL = {*range(0x20), 0x7F, *range(0x80, 0xA0), 0xFEFF, 0xFFFE, 0xFFFF} - {0x09, 0x0A, 0x0D, 0x85}
_SUSPECT = dict.fromkeys([*_CONTROL, *_BIDI, *_BREAKING], "\ufffd")
_SUSPECT_BYTES = bytes([*(set(range(0x20)) - {0x09, 0x0A, 0x0D}), 0x7F])
_HARMLESS = ("\r\n", "\n", "\t", "\xa0", "\u200c", "\u200d")
"""What Python calls unprintable and a text may hold all the same."""
_LONE_RETURN = re.compile(r"\r(?!\n)")


class Fault(Struct, frozen=True):
    """A fault at a character offset of the decoded text."""

    code: str
    message: str
    help: str
    offset: int


class Decoded(Struct, frozen=True):
    """A text without its byte order mark, and its faults."""

    text: str
    faults: list[Fault]
    more: int = 0
    """How many faults are only counted."""


def decode(data: bytes) -> Decoded:
    """Return the text; never raises."""
    text, faults = _as_text(data)
    if faults or _may_hold_suspects(data, text):
        return _cleaned(text, faults)
    return Decoded(text, faults)


def _may_hold_suspects(data: bytes, text: str) -> bool:
    """Look with the quickest means: the closer look at every character takes ten times as long."""
    if data.isascii():
        return len(data.translate(None, _SUSPECT_BYTES)) != len(data) or b"\r" in data.replace(b"\r\n", b"")
    for harmless in _HARMLESS:
        text = text.replace(harmless, "")
    return not text.isprintable()


def _as_text(data: bytes) -> tuple[str, list[Fault]]:
    codec, mark = _utf16(data)
    if codec:
        return data[mark:].decode(codec, "replace"), [_encoding("as UTF-16", 0)]
    body = data.removeprefix(b"\xef\xbb\xbf")
    try:
        return body.decode("utf-8"), []
    except UnicodeDecodeError as error:
        before = len(body[: error.start].decode("utf-8"))
        surrogate = (
            body[error.start : error.start + 1] == b"\xed" and body[error.start + 1 : error.start + 2] >= b"\xa0"
        )
        kind = "holds half a character (a surrogate)" if surrogate else "in another encoding, such as Windows-1252"
        return body.decode("utf-8", "replace"), [_encoding(kind, before)]


def _utf16(data: bytes) -> tuple[str, int]:
    """Return the codec of UTF-16 text and the length of its mark; without a mark, every other byte gives it away."""
    for codec, mark, first in (("utf-16-le", b"\xff\xfe", 1), ("utf-16-be", b"\xfe\xff", 0)):
        if data.startswith(mark):
            return codec, len(mark)
        if len(data) > 3 and not any(data[first:8:2]):  # noqa: PLR2004 - two characters
            return codec, 0
    return "", 0


def _encoding(kind: str, offset: int) -> Fault:
    return Fault(
        "YML016", f"this file is not saved as UTF-8 but {kind}", "save it anew, with UTF-8 for its encoding", offset
    )


def _cleaned(text: str, faults: list[Fault]) -> Decoded:
    safe = text.translate(_SUSPECT)
    places = compress(count(), map(ne, text, safe))
    faults += [_suspect(text[at], at) for at in islice(places, LIMIT_FINDINGS)]
    what = "a carriage return alone ends this line; some programs read on as if it did not end"
    help_ = "save the file with the line ends of Unix (LF) or Windows (CR LF)"
    returns = islice(_LONE_RETURN.finditer(safe), LIMIT_FINDINGS)
    faults += [Fault("YML020", what, help_, found.start()) for found in returns]
    more = sum(1 for _ in places) + max(0, safe.count("\r") - safe.count("\r\n") - LIMIT_FINDINGS)
    return Decoded(_LONE_RETURN.sub("\n", safe), faults, more)


def _suspect(char: str, offset: int) -> Fault:
    point = ord(char)
    if point in _BREAKING:
        what = f"an invisible line break stands here, {_BREAKING[point]}; some programs begin a new line, some do not"
        return Fault("YML018", what, "put a space or a normal line break in its place", offset)
    name = f"U+{point:04X}"
    if point in _BIDI:
        what = f"an invisible character, {unicodedata.name(char)} ({name}), makes the text look other than it is"
        return Fault("YML019", what, "delete it", offset)
    return Fault("YML017", f"an invisible control character, {name}, stands here", "delete it", offset)


def refused(value: str) -> str | None:
    """Return the name of the first character that an escape brought in and no text may hold, else None."""
    if value.isprintable():  # most are, and then it is none of them
        return None
    return next((f"U+{ord(char):04X}" for char in value if ord(char) in _SUSPECT), None)
