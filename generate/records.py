"""The model's records: which ones a file holds, and where each of them stands."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from generate.fields import fields_of
from generate.shapes import Either, Nested, Series, Short, Table, take_apart

if TYPE_CHECKING:
    from collections.abc import Iterator

    from msgspec import Struct

    from generate.shapes import Shape


@cache
def records_in(record: type[Struct]) -> tuple[type[Struct], ...]:
    """Return a record and all that it holds, each once, in the order in which a reader meets them."""
    found: dict[type[Struct], None] = {}
    _collect(record, found)
    return tuple(found)


def holders(record: type[Struct], among: list[type[Struct]]) -> dict[type[Struct], list[str]]:
    """Return the records among these in which a record stands, with the keys under which it does."""
    keys = {
        holder: [field.key for field in fields_of(holder) if record in _nested(take_apart(field.annotation))]
        for holder in among
    }
    return {holder: found for holder, found in keys.items() if found}


def held_by(record: type[Struct]) -> list[type[Struct]]:
    """Return the records that stand directly in a record, each once."""
    shapes = (take_apart(field.annotation) for field in fields_of(record))
    return list(dict.fromkeys(inner for shape in shapes for inner in _nested(shape)))


def _collect(record: type[Struct], found: dict[type[Struct], None]) -> None:
    if record not in found:
        found[record] = None
        for inner in held_by(record):
            _collect(inner, found)


def _nested(shape: Shape) -> Iterator[type[Struct]]:
    match shape:
        case Nested(record):
            yield record
        case Short(own):
            yield own.form
        case Series(item):
            yield from _nested(item)
        case Table(_, value):
            yield from _nested(value)
        case Either(shapes):
            for one in shapes:
                yield from _nested(one)
        case _:
            return
