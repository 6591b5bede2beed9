"""The words of shape faults: what was wanted, what stands there, what to write instead. Never a validator's jargon."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from msgspec import Struct

from clusterctl.findings.finding import Keys
from clusterctl.model.partial_dates import PartialDate
from clusterctl.model.values import RESERVED_IDS, Money, Percent, Quantity
from clusterctl.words import did_you_mean, listed, nearest, shortened, with_article

_ID_HELP = "an id has small letters, digits and single hyphens, begins with a letter, and is at most 60 characters long"
_LONGEST_ID = 60
_FEW = 6
"""So many words may stand in a sentence; more stand in the help."""


class Sentence(Struct, frozen=True):
    """A code, what is wrong, and the next step."""

    code: str
    message: str
    help: str = ""


class Entry(str):
    """A key that the file's author chose (an id, a year, a name), as opposed to one that the format knows."""

    __slots__ = ()


def subject(keys: Keys) -> str:
    """Name the value at the end of a route: "`score`", "`1999` in `units`", "item 2 of `addresses`", "this file"."""
    if not keys:
        return "this file"
    last = keys[-1]
    owner = next((key for key in reversed(keys[:-1]) if isinstance(key, str)), None)
    if isinstance(last, int):
        return f"item {last + 1} of `{owner}`" if owner else f"item {last + 1}"
    name = f"`{shortened(last, 40)}`"
    return f"{name} in `{shortened(owner, 40)}`" if isinstance(last, Entry) and owner else name


def _there(value: object) -> str:
    match value:
        case bool():
            return f"this is {str(value).lower()}"
        case int() | Decimal():
            return f"this is {value}"
        case str():
            return f"this is `{shortened(value, 40)}`" if value.strip() else "this is an empty text"
        case list():
            return "this is a list"
        case _:
            return "these are keys with values"


# -- keys ------------------------------------------------------------------------------------------------------------


def unknown_key(key: str, near: str | None, known: Iterable[str]) -> Sentence:
    """Say that a key has no meaning where it stands."""
    lead = f"`{shortened(key, 40)}` is not known here"
    if near:
        return Sentence("SCH001", f"{lead}; did you mean `{near}`?")
    if "<U+" in lead:
        return Sentence("SCH001", lead, "delete the characters in < >, which do not show or look like a space")
    return Sentence("SCH001", lead, f"known here: {', '.join(sorted(known))}")


def comma_in_number(key: str) -> Sentence:
    """Say what a comma inside braces does to a number."""
    message = f"inside braces a comma ends a value, so that `{key}` is read as a key"
    return Sentence("SCH001", message, "write numbers without commas: 1200, not 1,200")


def missing_key(owner: Keys, key: str, *, empty: bool) -> Sentence:
    """Say that a key that must be there is not, or has no value."""
    last = owner[-1] if owner else ""
    name = f"`{shortened(last, 40)}`" if isinstance(last, str) else subject(owner)
    where = f" in {name}" if owner else ""
    return Sentence("SCH002", f"`{key}` is {'empty' if empty else 'missing'}{where}", f"write `{key}:` and its value")


def unknown_word_key(key: str, words: Iterable[object]) -> Sentence:
    """Say which words may be keys here."""
    names = [str(word) for word in words]
    near = did_you_mean(key, names)
    help_ = "" if near else f"known here: {', '.join(names)}"
    return Sentence("SCH008", f"`{shortened(key, 40)}` is not known here{near}", help_)


# -- kinds of values ---------------------------------------------------------------------------------------------------


def wrong_kind(keys: Keys, value: object, wanted: str) -> Sentence:
    """Say that another kind of value is wanted: a list, a text, one of several."""
    help_ = ""
    if wanted == "a list" and isinstance(value, str | int | Decimal) and not isinstance(value, bool):
        help_ = f"write {_as_list(str(value))}"
    elif wanted == "a list" and isinstance(value, dict):
        help_ = "begin each item with `- `"
    return Sentence("SCH003", f"{subject(keys)} must be {wanted}; {_there(value)}", help_)


def _as_list(text: str) -> str:
    if len(text) > 40 or "\n" in text:
        return "`- ` before it, on a line of its own"
    plain = re.fullmatch(r"[\w .()/-]+|[\w-]+(, ?[\w-]+)+", text)
    return f"[{text}]" if plain else f'["{text}"]'


def no_keys(keys: Keys, value: object, known: Iterable[str]) -> Sentence:
    """Say that a record must have keys, and which it may have."""
    message = f"{subject(keys)} must hold keys with values; {_there(value)}"
    return Sentence("SCH003", message, f"known here: {', '.join(sorted(known))}")


def no_entries(keys: Keys, value: object, *, dated: bool) -> Sentence:
    """Say that a value must be a mapping by date, or by id or name."""
    message = f"{subject(keys)} must hold keys with values; {_there(value)}"
    if dated:
        shown = value if isinstance(value, int | Decimal) and not isinstance(value, bool) else "…"
        return Sentence("SCH003", message, f"write each value after its date: {{1999: {shown}}}")
    if isinstance(value, list):
        return Sentence("SCH003", message, "begin each thing with its id (or name) as a key, not with `-`")
    return Sentence("SCH003", message, "write the value after the id (or name) that it belongs to: {…: …}")


def unquoted_text(keys: Keys, value: object) -> Sentence:
    """Say that a text field got a number, `true` or nothing."""
    if isinstance(value, dict | list):
        return wrong_kind(keys, value, "text")
    shown = str(value).lower() if isinstance(value, bool) else str(value)
    kind = "a yes or no" if isinstance(value, bool) else "a number"
    return Sentence("SCH004", f'{subject(keys)} is text, but {shown} is read as {kind}; quote it: "{shown}"')


# -- numbers -----------------------------------------------------------------------------------------------------------


def number(keys: Keys, value: object, wanted: str, help_: str = "") -> Sentence:
    """Say that a number is wanted, and how the text that stands there would be written as one."""
    lead = f"{subject(keys)} must be {wanted}"
    plain = _plain_number(value)
    if plain == value:
        return Sentence("SCH005", f"{lead}; `{value}` stands in quotes; write {plain}")
    if plain:
        return Sentence("SCH005", f"{lead}; `{value}` is read as text; write {plain}")
    return Sentence("SCH005", f"{lead}; {_there(value)}", help_)


def _plain_number(value: object) -> str | None:
    if not isinstance(value, str):
        return None
    plain = value.strip().removesuffix("%").strip()
    if "." in plain and plain.rfind(",") > plain.rfind("."):  # 12.000,50: a comma before the cents
        plain = plain.replace(".", "").replace(",", ".")
    plain = plain.replace(",", "").replace("_", "").replace(" ", "")
    return plain if re.fullmatch(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?", plain) else None


def whole_wanted(lowest: int | None, highest: int | None, value: object = None) -> str:
    """Name the whole numbers that may stand somewhere; a bound that nobody reaches is named only once it is passed."""
    if lowest is None:
        return "a whole number"
    passed = isinstance(value, int | Decimal) and highest is not None and value > highest
    if highest is not None and (passed or highest < 10**6):
        return f"a whole number from {lowest} to {highest}"
    return f"a whole number of {lowest} or more"


def whole_number(keys: Keys, value: object, lowest: int | None, highest: int | None) -> Sentence:
    """Say which whole numbers may stand here."""
    wanted = whole_wanted(lowest, highest, value)
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return Sentence("SCH006", f"{subject(keys)} must be {wanted}; this is {value}")
    return number(keys, value, wanted)


def custom(keys: Keys, value: object, kind: type[Any]) -> Sentence:
    """Say what one of our own value types wants."""
    if issubclass(kind, PartialDate):
        return date(keys, value)
    if issubclass(kind, Percent) and isinstance(value, int | Decimal) and not isinstance(value, bool):
        return Sentence("SCH006", f"{subject(keys)} must be {kind.wanted}; this is {value}")
    return number(keys, value, kind.wanted, _written_out(value, kind))


_ABOUT = re.compile(r"(?:about|around|approx\.?|approximately|nearly|ca\.?|~)\s*([0-9][0-9,]*)(?:\.[0-9]+)?")
_WITH_CURRENCY = re.compile(r"([A-Z]{3}|Rs\.?|₹|\$|€)?\s*([0-9][0-9,]*(?:\.[0-9]+)?)\s*([A-Z]{3}|Rs\.?|₹|\$|€)?(?:/-)?")


def _written_out(value: object, kind: type[Any]) -> str:
    """Return how an approximate figure, or an amount with its currency, is written."""
    if not isinstance(value, str) or not issubclass(kind, Quantity | Money):
        return ""
    if found := _ABOUT.fullmatch(value.lower()):
        return f"write {{{kind.short}: {found[1].replace(',', '')}, about: true}}"
    found = _WITH_CURRENCY.fullmatch(value)
    if found and issubclass(kind, Money):
        sign = found[1] or found[3] or ""
        currency = sign if len(sign) == 3 and sign.isalpha() else "…"
        return f"write the number alone, or {{amount: {found[2].replace(',', '')}, currency: {currency}}}"
    return ""


# -- dates, words, ids -------------------------------------------------------------------------------------------------


def date(keys: Keys, value: object, *, key: bool = False) -> Sentence:
    """Say why a date is none, and what it should be."""
    from clusterctl.model.dates import date_fault

    shown = str(value)
    if not isinstance(value, str | int | Decimal) or isinstance(value, bool):
        return Sentence("SCH007", f"{subject(keys)} must be {PartialDate.wanted}; {_there(value)}")
    lead = f"`{shortened(shown, 30)}`" if key else f"{subject(keys)}: `{shortened(shown, 30)}`"
    what, instead = date_fault(shown)
    return Sentence("SCH007", f"{lead} is {what}{'; write ' if instead else ''}{instead}")


def closed_word(keys: Keys, value: object, words: Iterable[object]) -> Sentence:
    """Say which words may stand here."""
    names = [str(word) for word in words]
    near = did_you_mean(str(value), names) if isinstance(value, str) else ""
    if len(names) <= _FEW:
        return Sentence("SCH008", f"{subject(keys)} must be {listed(names)}; {_there(value)}{near}")
    if not isinstance(value, str):
        message = f"{subject(keys)} must be one of the words known here; {_there(value)}"
        return Sentence("SCH008", message, f"known here: {', '.join(names)}")
    help_ = "" if near else f"known here: {', '.join(names)}"
    return Sentence("SCH008", f"{subject(keys)}: `{shortened(value, 40)}` is not known here{near}", help_)


def form(keys: Keys, value: object, wanted: str, *, key: bool = False, refers: tuple[str, ...] = ()) -> Sentence:
    """Say what form a text must have."""
    if wanted.startswith("an id"):
        return _id(keys, value, refers, key=key)
    if key:
        help_ = "`clusterctl explain` lists the codes" if wanted.startswith("a rule's code") else ""
        return Sentence("SCH010", f"`{shortened(str(value), 40)}` must be {wanted}", help_)
    return Sentence("SCH010", f"{subject(keys)} must be {wanted}; {_there(value)}")


def _id(keys: Keys, value: object, refers: tuple[str, ...], *, key: bool) -> Sentence:
    """Say why an id is none: a new one, or one that should be that of a thing defined elsewhere."""
    of = f"the id of {listed([with_article(kind) for kind in refers])}" if refers else "an id"
    if not isinstance(value, str):
        return Sentence("SCH009", f"{subject(keys)} must be {of}; {_there(value)}", _ID_HELP)
    shown = f"`{shortened(value, 40)}`"
    lead = shown if key else f"{subject(keys)}: {shown}"
    if value in RESERVED_IDS:
        help_ = f"write {of}" if refers else "give it another id"
        return Sentence("SCH009", f"{lead} can't be an id; the word has another meaning here", help_)
    if len(value) > _LONGEST_ID and not refers:
        return Sentence("SCH009", f"{lead} can't be an id: it has {len(value)} characters", _ID_HELP)
    near = slug(value)
    if refers:
        near = "" if " " in value.strip() or not near else f"; did you mean `{near}`?"
        return Sentence("SCH009", f"{lead} can't be an id{near}", f"write {of}, as it is defined")
    instead = f"; write `{near}`" if near else ""
    return Sentence("SCH009", f"{lead} can't be an id{instead}", _ID_HELP)


def slug(value: str) -> str:
    """Return the id that a text would make; nothing where it would make none."""
    from unicodedata import normalize

    plain = normalize("NFKD", value).encode("ascii", "ignore").decode().lower() if _mostly_latin(value) else ""
    found = re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")
    fits = re.match("[a-z]", found) and len(found) <= _LONGEST_ID and found not in RESERVED_IDS
    return found if fits else ""


def _mostly_latin(text: str) -> bool:
    return all(char < "\u0250" for char in text)


def empty_text(keys: Keys) -> Sentence:
    """Say that a text without a character says nothing."""
    return Sentence("SCH010", f"{subject(keys)} is an empty text", "write something, or leave the key out")


_YES_OR_NO = {"yes": "true", "on": "true", "y": "true", "true": "true", "no": "false", "off": "false", "n": "false",
              "false": "false"}  # fmt: skip


def true_or_false(keys: Keys, value: object) -> Sentence:
    """Say how yes and no are written."""
    lead = f"{subject(keys)} must be true or false"
    if value in ("true", "false"):
        return Sentence("SCH011", f"{lead}; `{value}` stands in quotes; write it without")
    word = {1: "yes", 0: "no"}.get(value) if isinstance(value, int) else None
    word = nearest(value, _YES_OR_NO) if isinstance(value, str) else word
    return Sentence("SCH011", f"{lead}; {_there(value)}{f'; write {_YES_OR_NO[word]}' if word else ''}")


def newer_format(found: int | Decimal, known: int) -> Sentence:
    """Say that the files are newer than the program."""
    message = f"this cluster is kept in format {found}; this version of clusterctl reads format {known}"
    return Sentence("SCH012", message, "install a newer clusterctl: pip install --upgrade clusterctl")
