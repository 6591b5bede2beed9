"""What in a text looks like private data: telephone numbers, e-mail addresses, Aadhaar and PAN numbers.

Made for texts that are full of other numbers: figures, money, years, postal codes, names of files and documents. A
number that may as well be one of those is taken for one, unless a word before it says what it is (*ours*).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator

Kind = Literal["phone", "email", "aadhaar", "pan"]


class Private(Struct, frozen=True):
    """A piece of private data in a text: characters from `start` up to `end`."""

    kind: Kind
    start: int
    end: int


# Patterns are compiled where they are looked for, and kept by `re`: most files hold nothing that needs them.

_ZEROS = (0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66)
"""Of the scripts from Devanagari to Malayalam."""
_DIGITS = {zero + digit: ord("0") + digit for zero in _ZEROS for digit in range(10)}
_INDIAN_DIGIT = f"[{''.join(map(chr, _DIGITS))}]"
_EMAIL_NAME = r"[\w.%+-]{1,64}\Z"
_EMAIL_HOST = r"(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}(?![\w@])(?!:\S)"
_PAN_START = r"(?<!\w)[A-Z]{3}[ABCFGHJLPT][A-Z]\Z"
_RUN = re.compile(
    r"[0-9](?<![0-9][0-9])(?:[0-9]{3}[A-Z](?!\w)"
    r"|(?![0-9]{3}-[01][0-9](?:-[0-3][0-9])?(?![ ()-]{0,2}[0-9]))(?:[ ()-]{0,2}[0-9]){5,})"
)
"""The end of a PAN; or six digits and more that are no date, with what stands between them.

One pass that begins with a digit, which is quick: most of a file is neither.
"""
_LONG = 10
_AADHAAR = r"(?<![0-9])[2-9][0-9]{3}([ -]?)[0-9]{4}\1[0-9]{4}(?![0-9])"
_ALONE, _END = r"(?<![0-9][ -])", r"(?![ -]?[0-9])"
_MOBILE = r"(?:[6-9][0-9]{9}|[6-9][0-9]{4}[ -][0-9]{5}|[6-9][0-9]{2}([ -])[0-9]{3}\1[0-9]{4})"
_PHONES = tuple(
    rf"(?<![0-9]){form}(?![0-9])"
    for form in (
        r"(?:\+|00(?=91))(?:[0-9][ ()-]{0,2}){9,14}[0-9]",
        rf"{_ALONE}(?:91|0)[ -]?{_MOBILE}{_END}",
        r"[6-9][0-9]{9}",
        rf"{_ALONE}[6-9][0-9]{{4}}[ -][0-9]{{5}}{_END}",
        rf"{_ALONE}\(?0[1-8][0-9]{{1,3}}\)?[ -]{{1,2}}[2-7][0-9]{{5,7}}{_END}",
    )
)
_SAID = (
    r"(?i)(?<!\w)(?:(?:tele)?phone|tel|mobile|mob|whatsapp|fax|ph(?=[.:])|फ़ोन|फ़ोन|फोन|मोबाइल|दूरभाष)(?!\w)"
    r"\.?(?: ?(?:no|nr|number)(?!\w)\.?)?[ :=\"'-]{0,4}\Z"
)
_HINTS = ("ph", "tel", "mob", "whatsapp", "fax", "फ", "मो", "दूर")
"""Without one of these no word for a telephone stands there: quicker to see than the pattern is to compile."""
_AADHAAR_SAID = r"(?i)(?:a{1,2}dha{1,2}r|uid(?:ai)?|आधार)\W{0,3}(?:no|nr|number|card)?\W{0,3}\Z"
_OTHER_NUMBER = (
    r"(?i)(?:[₹$€£]|(?<!\w)(?:rs|inr|usd|us|eur|gbp|chf|no|nos|nr|isbn|issn|doi|utr|upi|gst|id|code|ref|reference|invoice|"
    r"bill|voucher|receipt|cheque|account|a/c|ac|reg|regd|regn|registration|licen[cs]e|serial|folio|file|document|doc|commit|revision"
    r")(?!\w)\.?)(?: ?(?:no|nr|number)(?!\w)\.?)?[ :=#\"'-]{0,3}\Z"
)
"""What before a number says that it is money, or the number of a document."""
_UNIT = (
    r"(?i) {0,2}(?:%|/-|[₹$€£]|(?:per ?cent|rupees?|rs|inr|usd|eur|dollars?|euros?|lakhs?|crores?|million|billion"
    r"|met(?:re|er)s?|m|km|kg|tonnes?|tons?|lit(?:re|er)s?|kwh|pieces|pcs|units|persons|people|workers|hours|days|years)(?!\w))"
)
_DATED = r"(?:1[89]|2[01])[0-9]{2}(?![0-9])|[0-3]?[0-9]-[01]?[0-9]-(?:1[89]|2[01])[0-9]{2}(?![0-9])"
_YEAR = r"(?:19|2[01])[0-9]{2}"
_WORD_BEFORE = 32
_LEAST_SAID, _MOST_SAID = 6, 15
_LEAST_GROUP = 3


def private_in(text: str) -> list[Private]:
    """Return the private data in a text, in its order; none of them overlap."""
    plain = text.translate(_DIGITS) if not text.isascii() and re.compile(_INDIAN_DIGIT).search(text) else text
    found: list[Private] = []
    for one in sorted((*_emails(plain), *_runs(plain)), key=lambda one: one.start):
        if not found or found[-1].end <= one.start:
            found.append(one)
    return found


def masked(data: str) -> str:
    """Return private data as it may be shown: as long as it is, its first two and last two letters or digits legible.

    Of an e-mail address the host stays, and the first letter of the name before it.
    """
    name, at, host = data.rpartition("@")
    if at:
        return f"{name[0] if len(name) > 1 else 'x'}{'x' * (len(name) - 1)}@{host}"
    shown = [place for place, char in enumerate(data) if char.isalnum()]
    hidden = set(shown[2:-2])
    return "".join("x" if place in hidden else char for place, char in enumerate(data))


def _emails(text: str) -> Iterator[Private]:
    at = -1
    while (at := text.find("@", at + 1)) >= 0:
        if not text[at + 1 : at + 2].isalnum():
            continue
        host = re.compile(_EMAIL_HOST).match(text, at + 1)
        name = re.compile(_EMAIL_NAME).search(text[max(0, at - 64) : at]) if host else None
        start = at - len(name[0].lstrip(".%+-")) if name else at
        if host and start < at and text[max(0, start - 2) : start] != "//":
            yield Private("email", start, host.end())


def _runs(text: str) -> Iterator[Private]:
    """Give what is found where digits stand together, but for dates."""
    for found in _RUN.finditer(text):
        start, end = found.span()
        if text[end - 1].isalpha():
            if re.compile(_PAN_START).search(text[max(0, start - 6) : start]):
                yield Private("pan", start - 5, end)
        else:
            while start and text[start - 1] in "+(":
                start -= 1
            yield from _in_run(text, start, end)


def _in_run(text: str, start: int, end: int) -> Iterator[Private]:
    if len(_digits(text[start:end])) >= _LONG:
        yield from _aadhaars(text, start, end)
        yield from _phones(text, start, end)
    before = _before(text, start)
    if any(hint in before.lower() for hint in _HINTS) and re.search(_SAID, before) and _is_said(text, start, end):
        yield Private("phone", start, end)


def _aadhaars(text: str, begin: int, stop: int) -> Iterator[Private]:
    for found in re.compile(_AADHAAR).finditer(text, begin, stop):
        start, end = found.span()
        said = re.compile(_AADHAAR_SAID).search(_before(text, start))
        other = _is_other(text, start, end) or _is_no_aadhaar(text, start, end)
        if _is_checked(_digits(found[0])) and (said or not other):
            yield Private("aadhaar", start, end)


def _is_no_aadhaar(text: str, start: int, end: int) -> bool:
    """Whether twelve digits are three years, one of more groups, an Indian telephone number or a round figure."""
    number = text[start:end]
    digits = _digits(number)
    if len(number) == len(digits):
        return (digits[:2] == "91" and digits[2] in "6789") or digits.endswith("0000")
    beside = text[start - 2 : start].rstrip(" -")[-1:] + text[end : end + 2].lstrip(" -")[:1]
    years = all(re.compile(_YEAR).fullmatch(group) for group in re.split("[ -]", number))
    return years or any(char.isdigit() for char in beside)


def _phones(text: str, begin: int, stop: int) -> Iterator[Private]:
    for form in _PHONES:
        for found in re.compile(form).finditer(text, begin, stop):
            start, end = found.span()
            if not (_is_other(text, start, end) or _is_figure(found[0])):
                yield Private("phone", start, end)


def _is_figure(number: str) -> bool:
    """Whether digits are round, or two figures beside each other."""
    groups = number.split("-")
    span = len(groups) == 2 and len(groups[0]) == len(groups[1]) and groups[0] <= groups[1]  # noqa: PLR2004 - a span
    return _digits(number).endswith("00000") or span or all(group.endswith("00") for group in number.split())


def _is_said(text: str, start: int, end: int) -> bool:
    """Whether digits behind a word for a telephone are its number: no years, date or price."""
    number = text[start:end]
    groups = re.findall("[0-9]+", number)
    long = _LEAST_SAID <= len("".join(groups)) <= _MOST_SAID and max(map(len, groups)) >= _LEAST_GROUP
    other = (
        re.compile(_DATED).match(number)
        or number.endswith("000")
        or _is_cut(text, end)
        or re.compile(_UNIT).match(text, end)
    )
    return long and not other


def _is_other(text: str, start: int, end: int) -> bool:
    """Whether what stands around a number says that it is a figure, or part of a longer name."""
    before = _before(text, start)
    joined = bool(re.search(r"[\w@#=&%`/]\Z|\w[.,-]\Z", before))
    token = re.search(r"\S*\Z", before)
    link = token is not None and any(sign in token[0] for sign in ("://", "www.", "@"))
    return (
        joined
        or link
        or _is_cut(text, end)
        or bool(re.compile(_OTHER_NUMBER).search(before) or re.compile(_UNIT).match(text, end))
    )


def _is_cut(text: str, end: int) -> bool:
    """Whether a number goes on: as a decimal, a name of a file, an address."""
    return bool(re.match(r"[\w@]|[.,][0-9]|\.[A-Za-z]|:[\w:]", text[end : end + 2]))


def _before(text: str, start: int) -> str:
    """Return the end of what stands before a place on its line."""
    return text[max(0, start - _WORD_BEFORE) : start].rpartition("\n")[2]


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())


# -- Verhoeff's check digit --------------------------------------------------------------------------------------------

_TIMES = (
    "0123456789", "1234067895", "2340178956", "3401289567", "4012395678",
    "5987604321", "6598710432", "7659821043", "8765932104", "9876543210",
)  # fmt: skip
"""The dihedral group of ten elements: row times column."""
_MOVED = (
    "0123456789", "1576283094", "5803796142", "8916043527", "9453126870", "4286573901", "2793806415", "7046913258",
)  # fmt: skip


def _is_checked(digits: str) -> bool:
    """Whether the last digit checks the others."""
    rest = 0
    for place, digit in enumerate(reversed(digits)):
        rest = int(_TIMES[rest][int(_MOVED[place % 8][int(digit)])])
    return rest == 0
