"""How much room text takes, estimated on the safe side, for no font is known; and names in lines that fit."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_JOINERS = {"\u200c", "\u200d"}
_HIDDEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_BEYOND = 0xFFFE
_NARROW, _WIDE = frozenset("iljtfrI.,:;'|!()[] "), frozenset("mwMW@%&—")
_PARTS = re.compile(r"[^/-]*[/-]|[^/-]+")


def clean(text: str) -> str:
    """Return the text on one line; what controls a reader or turns the direction of writing is replaced."""
    line = " ".join(text.split())
    if line.isprintable():
        return line
    return "".join(char if _shows(char) else "\N{REPLACEMENT CHARACTER}" for char in line)


def _shows(char: str) -> bool:
    if char.isascii():
        return char.isprintable()
    if char in _JOINERS:
        return True
    return unicodedata.category(char) not in _HIDDEN and ord(char) & 0xFFFF < _BEYOND


def width(text: str, size: int) -> int:
    """Return the pixels that a text takes at most in a common font without serifs, of a size in pixels."""
    return -(-sum(map(_hundredths, text)) * size // 100)


@cache
def _hundredths(char: str) -> int:
    """Return the width of a letter in hundredths of the size."""
    if char in _NARROW:
        return 42
    if char in _WIDE:
        return 100
    if char.isascii():
        return 76 if char.isupper() else 64
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    if unicodedata.east_asian_width(char) in {"W", "F"}:
        return 105
    return 70 if unicodedata.name(char, "").startswith("LATIN") else 88


def lines(text: str, size: int, room: int, most: int) -> tuple[str, ...]:
    """Return the text in lines that fit into a room; words longer than that are cut; the last of `most` ends in "…"."""
    found = [""]
    for part, begins in _words(text, size, room):
        if begins and not (found[-1] and width(f"{found[-1]} {part}", size) > room):
            found[-1] = f"{found[-1]} {part}".strip()
        elif len(found) == most:
            break
        else:
            found.append(part)
    else:
        return tuple(found)
    last = found[most - 1]
    while last and width(last + "…", size) > room:
        last = last[:-1]
    return (*found[: most - 1], last + "…")


def _words(text: str, size: int, room: int) -> Iterator[tuple[str, bool]]:
    """Give the words of a text, or their pieces where they don't fit, and whether each begins a word."""
    for word in text.split():
        for at, piece in enumerate(_pieces(word, size, room)):
            yield piece, not at


def _pieces(word: str, size: int, room: int) -> Iterator[str]:
    """Give a word in pieces that fit, cut after hyphens and strokes if it has any; marks stay with their letter."""
    if width(word, size) <= room:
        yield word
        return
    piece = ""
    for part in _PARTS.findall(word):
        if piece and width(piece + part, size) > room:
            yield piece
            piece = ""
        for char in part:
            mark = unicodedata.category(char).startswith("M") or char in _JOINERS
            if piece and not mark and width(piece + char, size) > room:
                yield piece
                piece = ""
            piece += char
    yield piece
