"""What a plain scalar means: YAML 1.2 core, less everything that people misread.

`no`, `on`, `12:30` and `1999-03` are text. Decimals keep every digit.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from msgspec import Struct

Scalar = str | int | Decimal | bool | None

LIMIT_DIGITS = 40
LIMIT_EXPONENT = 30

WORDS: dict[str, Scalar] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_NUMBER = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_ODD = re.compile(r"[-+]?(?:0[xXoObB][0-9a-fA-F_]+|[0-9][0-9_]*_[0-9_]*(?:\.[0-9_]*)?)")
_NOT_FINITE = re.compile(r"(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))")
NUMERIC = frozenset("+-.0123456789")
"""First characters of the plain scalars that may be numbers."""
_ODD_SIGNS = frozenset("_xXoObBnN")


class Refused(Struct, frozen=True):
    """A scalar that could be read in two ways, or in none."""

    code: str
    message: str
    help: str


def resolve(text: str) -> Scalar | Refused:
    """Return the value of a plain scalar, or why it is refused."""
    return number(text) if text[:1] in NUMERIC and text else WORDS.get(text, text)


def number(text: str) -> Scalar | Refused:  # noqa: PLR0911 - one line a case
    """Return what a plain scalar that begins like a number means."""
    if text.isdecimal() and text.isascii() and text[0] != "0" and len(text) <= LIMIT_DIGITS:
        return int(text)
    if not _NUMBER.fullmatch(text):
        return text if _ODD_SIGNS.isdisjoint(text) else _look_alike(text)
    digits = text.lstrip("+-")
    if len(digits) > LIMIT_DIGITS:
        message = f"this number has {len(digits)} digits, more than any figure of a cluster"
        return Refused("YML013", message, "put it in quotes if it is a code")
    if digits[0] == "0" and digits[1:2].isdecimal():
        message = f"`{text}` begins with a zero; some programs read another number, some a text"
        return Refused("YML014", message, f'write "{text}" for a code, {_plain(text)} for a number')
    if digits.isdecimal():
        return int(text)
    try:
        value = Decimal(text)
    except InvalidOperation:  # an exponent that `Decimal` does not hold
        value = None
    if value is None or (value and abs(value.adjusted()) > LIMIT_EXPONENT):
        return Refused(
            "YML015", f"`{text}` is beyond any figure of a cluster", "write the number out in digits, or correct it"
        )
    return value


def _plain(text: str) -> str:
    """Return a number without the zeros before it."""
    digits = text.lstrip("+-").lstrip("0")
    return f"{'-' * text.startswith('-')}{'' if digits[:1].isdecimal() else '0'}{digits}"


def _counted(text: str) -> str:
    """Return in plain digits what a number with underscores, or of another base than ten, may mean."""
    try:
        return str(int(text, 0))
    except ValueError:
        return _plain(text.replace("_", ""))


def _look_alike(text: str) -> str | Refused:
    if _NOT_FINITE.fullmatch(text):
        message = f"`{text}` is no number that can be counted with"
        return Refused("YML015", message, "leave the key out if the number is unknown")
    if _ODD.fullmatch(text):
        help_ = f'write "{text}" for a code, {_counted(text)} for a number'
        return Refused("YML014", f"`{text}` is a number to some programs and a text to others", help_)
    return text
