"""What a key takes, in plain words with links."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never, get_args

from clusterctl.model.partial_dates import DAY_PATTERN, PartialDate
from clusterctl.model.values import ID_WANTED, Currency, Percent
from clusterctl.words import listed
from generate.fields import fields_of
from generate.glossary import gloss
from generate.markdown import link
from generate.shapes import (
    Closed,
    Custom,
    Either,
    Flag,
    Nested,
    Series,
    Short,
    Table,
    Whole,
    Words,
    take_apart,
)
from generate.titles import title

if TYPE_CHECKING:
    from generate.shapes import Shape

LONG = 12
"""A closed list of more words stands in its own table only."""
CURRENCY_PATTERN = get_args(Currency)[1].pattern
MANY = 1000
"""A whole number is only bounded by this to catch slips."""


def wording(shape: Shape) -> str:  # noqa: C901, PLR0911 - one line a shape
    """Return what a shape takes: "list of dates", "one of `a`, `b`"."""
    match shape:
        case Words():
            return _text(shape)
        case Whole(low, high):
            return _whole(low, high)
        case Flag():
            return "`true` or `false`"
        case Closed():
            return f"one of {_closed(shape)}"
        case Custom(own):
            return _custom(own)
        case Short(own):
            value = next(field for field in fields_of(own.form) if field.key == own.short)
            return f"{wording(take_apart(value.annotation))}, or {link(title(own))}"
        case Nested(record):
            return link(title(record))
        case Series(item):
            return f"list of {_many(item)}"
        case Table(key, value):
            return f"by {_key(key)}: {wording(value)}"
        case Either(shapes):
            return ", or ".join(wording(one) for one in shapes)
    assert_never(shape)


def _text(shape: Words) -> str:
    if shape.refers:
        return f"{link('Ids', 'id')} of {listed(map(_one, shape.refers))}"
    if shape.wanted == ID_WANTED:
        return f"written like an {link('Ids', 'id')}"
    return shape.wanted


def _one(kind: str) -> str:
    if kind == "funding group":
        return f"a {link('Groups of funding', kind)}"
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"


def _plural(kind: str) -> str:
    return f"{kind[:-1]}ies" if kind.endswith("y") else f"{kind}s"


def _whole(low: int | None, high: int | None) -> str:
    if high is None or high >= MANY:
        return f"whole number, {low} or more"
    return f"whole number from {low} to {high}"


def _closed(shape: Closed) -> str:
    entry = gloss(shape.values)
    if len(shape.values) > LONG and entry:
        return f"the words of {link(entry.title)}"
    words = ", ".join(f"`{word}`" for word in shape.values)
    return f"{words} ({link(entry.title, 'meanings')})" if entry else words


def _custom(own: type) -> str:
    if own is PartialDate:
        return link("Dates", "date")
    return "number from 0 to 100" if own is Percent else "number"


def _many(item: Shape) -> str:
    match item:
        case Words():
            if item.refers:
                return f"{link('Ids', 'ids')} of {listed(map(_plural, item.refers))}"
            return "texts" if item.pattern is None else f"words, each {_text(item)}"
        case Closed():
            return f"words out of {_closed(item)}"
        case Custom():
            return link("Dates", "dates")
        case Nested(record):
            return f"records: {link(title(record))}"
    return f"items, each {wording(item)}"


def _key(key: Shape) -> str:
    match key:
        case Words(pattern=pattern) if pattern == DAY_PATTERN:
            return link("Dates", "date")
        case Words(defines=kind) if kind:
            return f"{link('Ids', 'id')} of your choice"
        case Words(pattern=pattern) if pattern == CURRENCY_PATTERN:
            return f"currency ({key.wanted})"
        case Words():
            return _text(key).removeprefix("a ")
        case Closed():
            return _closed(key)
    return wording(key)
