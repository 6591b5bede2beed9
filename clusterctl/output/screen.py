"""What text is shown on, and the one place where text from files becomes safe to show."""

from __future__ import annotations

import unicodedata
from functools import cache

from msgspec import Struct

_CODES = {
    "error": "31;1",
    "warning": "33;1",
    "advice": "36;1",
    "strong": "1",
    "faint": "2",
    "good": "32;1",
    "place": "1",
}
_WIDEST_PLAIN = 120

_UNSAFE = {
    point: f"\\x{point:02x}" if point < 0x100 else f"\\u{point:04x}"  # noqa: PLR2004 - one byte
    for point in (
        *(set(range(0x20)) - {0x0A}),
        *range(0x7F, 0xA0),
        0x061C, 0x200E, 0x200F, 0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF,
    )
}  # fmt: skip


class Screen(Struct, frozen=True):
    """A terminal of some width, with or without colours; or a pipe or file (`width` None)."""

    width: int | None = None
    colour: bool = False
    ascii: bool = False
    """It can show no other letters than those of ASCII, so lines and bars are drawn with these."""

    @property
    def columns(self) -> int:
        """The columns to fill; the same for every pipe, so that its bytes are."""
        return self.width or _WIDEST_PLAIN

    def paint(self, style: str, text: str) -> str:
        """Return the text made safe, in a style where there are colours."""
        shown = safe(text)
        return f"\x1b[{_CODES[style]}m{shown}\x1b[0m" if self.colour else shown


def safe(text: str) -> str:
    """Return the text with control and direction characters written out; line feeds stay."""
    if text.isprintable():
        return text
    return text.translate(_UNSAFE).encode("utf-8", "backslashreplace").decode("utf-8")  # halves of characters too


def line(text: str) -> str:
    """Return the text made safe, on one line."""
    return safe(" ".join(text.split()))


def word(text: str) -> str:
    """Return a path or another single word made safe: line ends in it are written out, blanks stay."""
    return safe(text).replace("\n", "\\n")


def cells(text: str) -> int:
    """Return how many columns a text takes: wide letters two, combining marks and joiners none."""
    if text.isascii():
        return len(text)
    return sum(_cell(char) for char in text)


@cache
def _cell(char: str) -> int:
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1


def padded(text: str, width: int, *, right: bool = False) -> str:
    """Return the text filled with blanks to a width."""
    blanks = " " * max(0, width - cells(text))
    return blanks + text if right else text + blanks


def wrapped(text: str, width: int, indent: str = "") -> str:
    """Return the text in lines of at most a width, later lines indented; words are never cut."""
    lines: list[list[str]] = [[]]
    used = 0
    for word in text.split():
        taken = cells(word)
        if lines[-1] and used + 1 + taken > width:
            lines.append([])
            used = len(indent) - 1
        used += taken + 1 if lines[-1] or len(lines) > 1 else taken
        lines[-1].append(word)
    return f"\n{indent}".join(" ".join(words) for words in lines)
