"""What a plain scalar means: YAML 1.2 core, less everything that people misread.

`no`, `on`, `12:30` and `1999-03` are text. Decimals keep every digit.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

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


class Refused(NamedTuple):
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
        return Refused("YML013", f"a number of {len(digits)} characters", "put it in quotes if it is a code")
    if digits[0] == "0" and digits[1:2].isdecimal():
        return Refused(
            "YML014", f"`{text}` begins with a zero", f'write "{text}" for a code, {_plain(text)} for a number'
        )
    if digits.isdecimal():
        return int(text)
    value = Decimal(text)
    if value and abs(value.adjusted()) > LIMIT_EXPONENT:
        return Refused("YML015", f"`{text}` is beyond any figure of a cluster", "write the number out in digits")
    return value


def _plain(text: str) -> str:
    return text.replace("_", "").lstrip("+-0") or "0"


def _look_alike(text: str) -> str | Refused:
    if _NOT_FINITE.fullmatch(text):
        return Refused(
            "YML015", f"`{text}` is not a number that can be counted with", "leave the key out if it is unknown"
        )
    if _ODD.fullmatch(text):
        help_ = f'write "{text}" for a code, the plain digits for a number'
        return Refused("YML014", f"`{text}` is a number to some programs and text to others", help_)
    return text
