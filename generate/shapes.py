"""What the model's annotations take, taken apart once, for the schemas and for the prose alike.

Read from the annotations themselves and not through `msgspec.inspect`, which sorts the words of a `Literal`: their
order (draft, validated, approved, closed) is worth keeping.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from msgspec import Meta, Struct

from clusterctl.model.values import Written


class Words(NamedTuple):
    """Text, perhaps of a pattern."""

    pattern: str | None = None
    min_length: int | None = None
    max_length: int | None = None
    wanted: str = "text"
    refers: tuple[str, ...] = ()
    """The kinds of things that it is the id of, made elsewhere."""
    defines: str = ""
    """The kind of thing that it is the id of, made here."""


class Whole(NamedTuple):
    """A whole number within bounds."""

    low: int | None = None
    high: int | None = None


class Flag(NamedTuple):
    """True or false."""


class Closed(NamedTuple):
    """One of a closed list of words or numbers."""

    values: tuple[str | int, ...]


class Custom(NamedTuple):
    """A type of the model's own that has its schema with it."""

    type: type[Any]


class Short(NamedTuple):
    """A value that is written short, or as a record with more to say."""

    type: type[Written]


class Nested(NamedTuple):
    """A record."""

    type: type[Struct]


class Series(NamedTuple):
    """A list."""

    item: Shape


class Table(NamedTuple):
    """A mapping whose keys are data: ids, dates, words."""

    key: Shape
    value: Shape
    at_least: int | None = None
    """How many entries it must have."""


class Either(NamedTuple):
    """One of several shapes."""

    shapes: tuple[Shape, ...]


Shape = Words | Whole | Flag | Closed | Custom | Short | Nested | Series | Table | Either


_PLAIN: dict[object, Shape] = {str: Words(), int: Whole(), bool: Flag()}


def take_apart(annotation: Any) -> Shape:  # noqa: ANN401, PLR0911 - what `typing` makes has no common type
    """Return the shape of an annotation, without the `None` of a key that may be left out."""
    if annotation in _PLAIN:
        return _PLAIN[annotation]
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _bounded(*arguments)
    if origin is Literal:
        return Closed(arguments)
    if origin in (Union, types.UnionType):
        return _either([take_apart(branch) for branch in arguments if branch is not types.NoneType])
    if origin is Mapping:
        return _table(arguments)
    if origin is tuple:
        return Series(take_apart(arguments[0]))
    return _own_type(annotation)


def _bounded(base: type, meta: Meta) -> Shape:
    if base is int:
        return Whole(*(None if bound is None else int(bound) for bound in (meta.ge, meta.le)))
    if get_origin(base) is Mapping:
        return _table(get_args(base), meta.min_length)
    extra = meta.extra or {}
    return Words(
        meta.pattern,
        meta.min_length,
        meta.max_length,
        extra.get("wanted", "text"),
        extra.get("refers", ()),
        extra.get("defines", ""),
    )


def _table(arguments: tuple[Any, ...], at_least: int | None = None) -> Table:
    key, value = arguments
    return Table(take_apart(key), take_apart(value), at_least)


def _either(shapes: list[Shape]) -> Shape:
    return shapes[0] if len(shapes) == 1 else Either(tuple(shapes))


def _own_type(annotation: type[Any]) -> Shape:
    if issubclass(annotation, Struct):
        return Nested(annotation)
    if issubclass(annotation, Written):
        return Short(annotation)
    return Custom(annotation)
