"""What was surely meant by a value or key that cannot stay as it is; None wherever two readings are possible.

Each function returns a `Fix` without a place. The sentences of `validate` guess more freely than these: they are read by
somebody, a fix is not.
"""

import re
from collections import Counter
from collections.abc import Container, Iterable, Mapping
from functools import cache
from typing import Any

from msgspec import ValidationError, inspect

from clusterctl.findings.finding import Fix
from clusterctl.model.dates import month_of
from clusterctl.model.partial_dates import PartialDate
from clusterctl.model.values import Number, Percent, Written, decode
from clusterctl.source.scalars import resolve
from clusterctl.words import nearest, sure_slip

AS_TEXT = Fix("", "quoted")
"""What stands there, in quotes: for a text that is read as a number, as true or as false."""

_PLAIN = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?", re.ASCII)
_GROUPED = re.compile(r"(-?(?:[1-9][0-9]?(?:,[0-9]{2})*|[1-9][0-9]{0,2}(?:,[0-9]{3})*),[0-9]{3})(\.[0-9]+)?", re.ASCII)
"""The Indian way of setting commas (12,34,567) and the western one (1,234,567)."""
MOST_SLIPS = 20
"""A record with more unknown keys follows another format than ours."""
_SEPARATORS = str.maketrans("", "", " _-")


# -- values ------------------------------------------------------------------------------------------------------------


def number(value: object, kind: type[Any], *, whole: bool) -> Fix | None:
    """Return the number of one of our own types that a text is: in quotes, with `%`, with commas between digits.

    `whole` says that it is an amount or a count, which hardly has three decimals.
    """
    if not isinstance(value, str):
        return None
    text = value.strip()
    if issubclass(kind, Percent):
        text = text.removesuffix("%").rstrip()
    found = _digits(text, whole=whole)
    return Fix(found) if found and _is_one(found, kind) else None


def whole_number(value: object, lowest: int | None, highest: int | None) -> Fix | None:
    """Return the whole number between two bounds that a text is."""
    found = _digits(value.strip(), whole=True) if isinstance(value, str) else ""
    meant = resolve(found) if found else None
    if not isinstance(meant, int):
        return None
    fits = (lowest is None or meant >= lowest) and (highest is None or meant <= highest)
    return Fix(found) if fits else None


def _digits(text: str, *, whole: bool) -> str:
    """Return a number in plain digits, empty where the text is none.

    A single comma before three digits may stand before decimals (43,300 for 43.3) unless the figure is a `whole` one,
    a count or an amount; with a second comma or a point behind, it may not.
    """
    if _PLAIN.fullmatch(text):
        return text
    found = _GROUPED.fullmatch(text)
    if not found or not (whole or found[2] or found[1].count(",") > 1):
        return ""
    return text.replace(",", "")


def _is_one(text: str, kind: type[Any]) -> bool:
    try:
        decode(kind, resolve(text))
    except (ValueError, ValidationError):
        return False
    return issubclass(kind, Number | Written)


def date(value: object, kind: type[Any]) -> Fix | None:
    """Return the month that a text is, where a date is wanted."""
    month = month_of(value) if isinstance(value, str) and issubclass(kind, PartialDate) else ""
    return Fix(month, "kept") if month else None


def word(value: object, known: tuple[Any, ...]) -> Fix | None:
    """Return the word of a closed list that differs in letter case, blanks and hyphens alone; a number out of quotes."""
    if not isinstance(value, str):
        return None
    numbers = [str(one) for one in known if not isinstance(one, str)]
    if value in numbers:
        return Fix(value)
    found = _same_word(value, known)
    return Fix(found, "kept") if found else None


def _same_word(text: str, known: Iterable[Any]) -> str | None:
    same = [one for one in known if isinstance(one, str) and _bare(one) == _bare(text)]
    return same[0] if len(same) == 1 else None


def _bare(text: str) -> str:
    return text.strip().casefold().translate(_SEPARATORS)


# -- keys --------------------------------------------------------------------------------------------------------------


def word_keys(mapping: Mapping[str, object], known: tuple[Any, ...]) -> dict[str, Fix]:
    """Return fixes for keys that should be words of a closed list."""
    return _free({key: _same_word(key, known) for key in mapping if key not in known}, mapping)


def date_keys(mapping: Mapping[str, object]) -> dict[str, Fix]:
    """Return fixes for keys that should be dates."""
    return _free({key: month_of(key) or None for key in mapping}, mapping)


def slips(record: Mapping[str, object], fields: Mapping[str, inspect.Field]) -> dict[str, Fix]:
    """Return fixes for unknown keys of a record: those with a value, and one known key alone that they can be."""
    unknown = [key for key, value in record.items() if key not in fields and value is not None]
    if len(unknown) > MOST_SLIPS:
        return {}
    open_ = [name for name in fields if record.get(name) is None]
    guessed = Counter(nearest(key, open_) for key in record if key not in fields)
    meant = {key: sure_slip(key, fields) for key in unknown}
    words = _words_of_the_format() if any(meant.values()) else frozenset[str]()
    alone = {key: name for key, name in meant.items() if name in open_ and guessed[name] == 1 and key not in words}
    return _free(alone, record)


def _free(meant: Mapping[str, str | None], there: Container[str]) -> dict[str, Fix]:
    """Return fixes for keys whose new name is neither taken nor claimed twice."""
    claims = Counter(meant.values())
    return {key: Fix(new, "kept") for key, new in meant.items() if new and new not in there and claims[new] == 1}


@cache
def _words_of_the_format() -> frozenset[str]:
    """Return every key that has a meaning somewhere: in the wrong record it is misplaced, not misspelt."""
    from clusterctl.model.kinds import FILE_KINDS

    found: set[str] = set()
    for kind in FILE_KINDS.values():
        _collect(inspect.type_info(kind.type), found, set())
    return frozenset(found)


def _collect(node: Any, found: set[str], seen: set[type[Any]]) -> None:  # noqa: ANN401 - a type's description of any kind
    match node:
        case inspect.StructType():
            if node.cls in seen:
                return
            seen.add(node.cls)
            found.update(field.encode_name for field in node.fields)
            inner = [field.type for field in node.fields]
        case inspect.CustomType() if issubclass(node.cls, Written):
            inner = [inspect.type_info(node.cls.form)]
        case inspect.Metadata():
            inner = [node.type]
        case inspect.UnionType():
            inner = list(node.types)
        case inspect.DictType():
            inner = [node.key_type, node.value_type]
        case inspect.VarTupleType():
            inner = [node.item_type]
        case _:
            return
    for one in inner:
        _collect(one, found, seen)
