"""The words of shape faults: what was wanted, what stands there, what to write instead. Never a validator's jargon."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, NamedTuple

from clusterctl.findings.finding import Keys
from clusterctl.model.values import RESERVED_IDS, PartialDate, Percent
from clusterctl.words import did_you_mean, listed, nearest, shortened


class Sentence(NamedTuple):
    """A code, what is wrong, and the next step."""

    code: str
    message: str
    help: str = ""


def subject(keys: Keys) -> str:
    """Name the value at the end of a route: "`score`", "item 2 of `addresses`", "this file"."""
    if not keys:
        return "this file"
    last = keys[-1]
    if isinstance(last, str):
        return f"`{shortened(last, 40)}`"
    owner = next((key for key in reversed(keys) if isinstance(key, str)), None)
    return f"item {last + 1} of `{owner}`" if owner else f"item {last + 1}"


def _there(value: object) -> str:
    match value:
        case None:
            return "it is empty"
        case bool():
            return f"this is {str(value).lower()}"
        case int() | Decimal():
            return f"this is {value}"
        case str():
            return f"this is the text `{shortened(value, 40)}`"
        case list():
            return "this is a list"
        case _:
            return "this is a mapping (keys with values)"


def unknown_key(key: str, near: str | None, known: Iterable[str]) -> Sentence:
    """Say that a key has no meaning where it stands."""
    lead = f"`{shortened(key, 40)}` is not known here"
    if near:
        return Sentence("SCH001", f"{lead}; did you mean `{near}`?")
    return Sentence("SCH001", lead, f"known here: {', '.join(sorted(known))}")


def comma_in_number(key: str) -> Sentence:
    """Say what a comma inside braces does to a number."""
    message = f"`{key}` is not known here; inside braces a comma ends a value"
    return Sentence("SCH001", message, "write numbers without commas: 1200, not 1,200")


def missing_key(owner: Keys, key: str, *, empty: bool) -> Sentence:
    """Say that a key that must be there is not, or has no value."""
    where = f" in {subject(owner)}" if owner else ""
    what = f"`{key}` is empty{where}" if empty else f"`{key}` is missing{where}"
    return Sentence("SCH002", what, f"write `{key}:` and its value")


def wrong_kind(keys: Keys, value: object, wanted: str) -> Sentence:
    """Say that another kind of value is wanted: a list, a mapping, a text."""
    help_ = ""
    if wanted == "a list" and isinstance(value, str | int | Decimal):
        help_ = f"write [{shortened(str(value), 30)}]"
    elif wanted == "keys with values" and isinstance(value, list):
        help_ = "give each thing an id as its key, and no `-`"
    return Sentence("SCH003", f"{subject(keys)} must be {wanted}; {_there(value)}", help_)


def unquoted_text(keys: Keys, value: object) -> Sentence:
    """Say that a text field got a number, `true` or nothing."""
    if isinstance(value, dict | list):
        return wrong_kind(keys, value, "text")
    shown = str(value).lower() if isinstance(value, bool) else str(value)
    kind = "true or false" if isinstance(value, bool) else "a number"
    return Sentence("SCH004", f'{subject(keys)} is text, but {shown} reads as {kind}; quote it: "{shown}"')


def number(keys: Keys, value: object, wanted: str) -> Sentence:
    """Say that a number is wanted, and how the text that stands there would be written as one."""
    plain = _plain_number(value)
    if plain:
        return Sentence("SCH005", f"{subject(keys)} must be {wanted}; `{value}` is text; write {plain}")
    return Sentence("SCH005", f"{subject(keys)} must be {wanted}; {_there(value)}")


def _plain_number(value: object) -> str | None:
    if not isinstance(value, str):
        return None
    plain = value.strip().removesuffix("%").strip().replace(",", "").replace("_", "").replace(" ", "")
    return plain if re.fullmatch(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?", plain) else None


def whole_number(keys: Keys, value: object, lowest: int | None, highest: int | None) -> Sentence:
    """Say which whole numbers may stand here."""
    wanted = "a whole number"
    if lowest is not None and highest is not None and highest < 10**6:
        wanted += f" from {lowest} to {highest}"
    elif lowest is not None:
        wanted += f" from {lowest} up"
    inside = not isinstance(value, int | Decimal) or isinstance(value, bool)
    if inside:
        return number(keys, value, wanted)
    return Sentence("SCH006", f"{subject(keys)} must be {wanted}; this is {value}")


def custom(keys: Keys, value: object, kind: type[Any]) -> Sentence:
    """Say what one of our own value types wants."""
    if issubclass(kind, PartialDate):
        return date(keys, value)
    if issubclass(kind, Percent) and isinstance(value, int | Decimal) and not isinstance(value, bool):
        return Sentence("SCH006", f"{subject(keys)} must be {kind.wanted}; this is {value}")
    return number(keys, value, kind.wanted)


def date(keys: Keys, value: object, *, key: bool = False) -> Sentence:
    """Say why a date is none, and what it should be."""
    shown = str(value)
    if not isinstance(value, str | int | Decimal) or isinstance(value, bool):
        return Sentence("SCH007", f"{subject(keys)} must be {PartialDate.wanted}; {_there(value)}")
    lead = f"`{shortened(shown, 30)}`" if key else f"{subject(keys)}: `{shortened(shown, 30)}`"
    what, instead = _date_fault(shown)
    return Sentence("SCH007", f"{lead} is {what}; write {instead}")


def _date_fault(text: str) -> tuple[str, str]:  # noqa: PLR0911 - one line a case
    found = re.fullmatch(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?", text)
    if found:
        year, month, day = found[1], int(found[2]), found[3]
        if not 1 <= month <= 12:
            return "no month", f"{year}-12 or {year}"
        if not "1900" <= year <= "2199":
            return "outside the years 1900 to 2199", "a year with four digits"
        if day is None or len(found[2]) == 1 or len(day) == 1:
            full = f"{year}-{month:02}" + (f"-{int(day):02}" if day else "")
            return "a date with a digit missing", full
        return "no day of that month", f"{year}-{month:02}"
    found = re.fullmatch(r"(?:(\d{1,2})[-/.])?(\d{1,2})[-/.](\d{4})", text)
    if found and 1 <= int(found[2]) <= 12:
        full = f"{found[3]}-{int(found[2]):02}" + (f"-{int(found[1]):02}" if found[1] else "")
        return "a date written the other way round", full
    if text.isdecimal() and len(text) == 4:
        return "outside the years 1900 to 2199", "a year with four digits"
    return "no date", "1998, 1998-03 or 1998-03-15"


def closed_word(keys: Keys, value: object, words: Iterable[object]) -> Sentence:
    """Say which words may stand here."""
    names = [str(word) for word in words]
    near = did_you_mean(str(value), names) if isinstance(value, str) else ""
    allowed = listed(names)
    if len(names) <= 6:
        return Sentence("SCH008", f"{subject(keys)} must be {allowed}; {_there(value)}{near}")
    return Sentence(
        "SCH008", f"{subject(keys)}: `{shortened(str(value), 40)}` is not one of its words{near}", f"known: {allowed}"
    )


def unknown_word_key(key: str, words: Iterable[object]) -> Sentence:
    """Say which words may be keys here."""
    names = [str(word) for word in words]
    return Sentence(
        "SCH008", f"`{shortened(key, 40)}` is not known here{did_you_mean(key, names)}", f"known: {listed(names)}"
    )


def pattern(keys: Keys, value: str, wanted: str, *, key: bool = False) -> Sentence:
    """Say what form a text must have."""
    shown = f"`{shortened(value, 40)}`"
    if value in RESERVED_IDS and wanted.startswith("an id"):
        return Sentence("SCH009", f"{shown} is a reserved word and can't be an id", f"write {value}-x or another name")
    slug = re.sub(r"[^a-z0-9]+", "-", value.lower()).strip("-")
    if wanted.startswith("an id"):
        lead = shown if key else f"{subject(keys)}: {shown}"
        instead = (
            f"; write `{slug}`" if re.fullmatch(r"[a-z][a-z0-9-]*", slug) and len(slug) <= 60 and slug != value else ""
        )
        return Sentence("SCH009", f"{lead} can't be an id{instead}", f"{wanted}; at most 60 characters")
    lead = f"{shown} must be {wanted}" if key else f"{subject(keys)} must be {wanted}; {_there(value)}"
    return Sentence("SCH010", lead)


def empty_text(keys: Keys) -> Sentence:
    """Say that a text without a character says nothing."""
    return Sentence("SCH010", f"{subject(keys)} is an empty text", "write something, or leave the key out")


def true_or_false(keys: Keys, value: object) -> Sentence:
    """Say how yes and no are written."""
    word = (
        nearest(str(value), ["yes", "no", "on", "off", "y", "n", "true", "false"]) if isinstance(value, str) else None
    )
    instead = {"yes": "true", "on": "true", "y": "true", "true": "true"}.get(word or "", "false" if word else "")
    hint = f"; write {instead}" if instead else ""
    return Sentence("SCH011", f"{subject(keys)} must be true or false; {_there(value)}{hint}")


def newer_format(found: int, known: int) -> Sentence:
    """Say that the files are newer than the program."""
    message = f"this cluster is kept in format {found}; this version of clusterctl reads format {known}"
    return Sentence("SCH012", message, "install a newer clusterctl: pip install --upgrade clusterctl")
