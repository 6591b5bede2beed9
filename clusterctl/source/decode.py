"""Bytes to text that a YAML parser may see: UTF-8 only, no control or direction characters.

Every fault is noted and replaced by a harmless character *of the same length*, so that the rest of the file
is still read and its positions stay true.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

LIMIT_BYTES = 2_000_000

_BREAKING = {0x85: "NEL (U+0085)", 0x2028: "LINE SEPARATOR (U+2028)", 0x2029: "PARAGRAPH SEPARATOR (U+2029)"}
_BIDI = {0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)}
_CONTROL = {*range(0x20), 0x7F, *range(0x80, 0xA0), 0xFEFF, 0xFFFE, 0xFFFF} - {0x09, 0x0A, 0x0D, 0x85}
_SUSPECT = dict.fromkeys([*_CONTROL, *_BIDI, *_BREAKING], "\ufffd")
_SUSPECT_BYTES = bytes([*(set(range(0x20)) - {0x09, 0x0A}), 0x7F])
_SUSPECT_LEADS = (b"\xc2", b"\xd8\x9c", b"\xe2\x80", b"\xe2\x81", b"\xef")
_LONE_RETURN = re.compile(r"\r(?!\n)")


class Fault(NamedTuple):
    """A fault at a character offset of the decoded text."""

    code: str
    message: str
    help: str
    offset: int


def decode(data: bytes) -> tuple[str, list[Fault]]:
    """Return the text without its byte order mark, and the faults; never raises."""
    text, faults = _as_text(data)
    if faults or _may_hold_suspects(data):
        text = _cleaned(text, faults)
    return text, faults


def _may_hold_suspects(data: bytes) -> bool:
    """Look at bytes only: a tenth of the time that a look at every character takes."""
    if len(data.translate(None, _SUSPECT_BYTES)) != len(data):
        return True
    return not data.isascii() and any(lead in data for lead in _SUSPECT_LEADS)


def _as_text(data: bytes) -> tuple[str, list[Fault]]:
    for mark, codec in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(mark):
            return data[2:].decode(codec, "replace"), [_encoding("UTF-16", 0)]
    if data[1:2] == b"\0" or data[:1] == b"\0":
        codec = "utf-16-le" if data[1:2] == b"\0" else "utf-16-be"
        return data.decode(codec, "replace"), [_encoding("UTF-16", 0)]
    body = data.removeprefix(b"\xef\xbb\xbf")
    try:
        return body.decode("utf-8"), []
    except UnicodeDecodeError as error:
        before = len(body[: error.start].decode("utf-8"))
        surrogate = (
            body[error.start : error.start + 1] == b"\xed" and body[error.start + 1 : error.start + 2] >= b"\xa0"
        )
        kind = "half a character (a surrogate)" if surrogate else "another encoding, such as Latin-1 or Windows-1252"
        return body.decode("utf-8", "replace"), [_encoding(kind, before)]


def _encoding(kind: str, offset: int) -> Fault:
    return Fault("YML016", f"this is not UTF-8 text but {kind}", "save the file as UTF-8", offset)


def _cleaned(text: str, faults: list[Fault]) -> str:
    safe = text.translate(_SUSPECT)
    if safe != text:
        faults.extend(_suspects(text, safe))
    what = "a lone carriage return ends this line; editors disagree on where the next one begins"
    help_ = "save the file with LF or CR LF line ends"
    faults.extend(Fault("YML020", what, help_, found.start()) for found in _LONE_RETURN.finditer(safe))
    return _LONE_RETURN.sub("\n", safe)


def _suspects(text: str, safe: str) -> list[Fault]:
    return [_suspect(old, at) for at, (old, new) in enumerate(zip(text, safe, strict=True)) if old != new]


def _suspect(char: str, offset: int) -> Fault:
    point = ord(char)
    if point in _BREAKING:
        what = f"an invisible line break, {_BREAKING[point]}, which editors do not show as one"
        return Fault("YML018", what, "replace it by a space or a normal line break", offset)
    name = f"U+{point:04X}"
    if point in _BIDI:
        what = f"{unicodedata.name(char)} ({name}) changes the direction of the text, so that it reads unlike it is"
        return Fault("YML019", what, "delete the invisible character", offset)
    return Fault("YML017", f"the control character {name} has no place in a text file", "delete it", offset)


def refused(value: str) -> str | None:
    """Return the name of the first character that an escape brought in and no text may hold, else None."""
    return next((f"U+{ord(char):04X}" for char in value if ord(char) in _SUSPECT), None)
