"""JSON Schemas (2020-12) of the file kinds: what an editor or another program checks a file with.

They take the same data as the model does; a property test holds both to that. There is no `null`: an empty value
equals the key left out, and an editor may mark it. `patternErrorMessage` and `enumDescriptions` are annotations that
editors show in place of a regular expression and beside a closed word.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, assert_never, get_args

from clusterctl.method.sources import spell_out
from clusterctl.model.cluster import FORMAT
from clusterctl.model.kinds import FILE_KINDS
from clusterctl.model.partial_dates import DAY_PATTERN, PartialDate
from clusterctl.model.values import ID_PATTERN, Slug
from generate.fields import fields_of
from generate.glossary import gloss
from generate.pretty import written
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
from generate.titles import anchor, summary

if TYPE_CHECKING:
    from collections.abc import Callable

    from msgspec import Struct

    from clusterctl.model.values import Written
    from generate.fields import Field, Said
    from generate.shapes import Shape

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_NAMES = {ID_PATTERN: "id", get_args(Slug)[1].pattern: "slug"}
"""Names in `$defs` of the patterns that are too long to stand wherever they are used."""


def text(kind: str) -> str:
    """Return the schema of a file kind as the text of its file."""
    return written(schema_of(kind)) + "\n"


def schema_of(kind: str) -> Schema:
    """Return the schema of a file kind."""
    file = FILE_KINDS[kind]
    builder = _Builder()
    record = builder.record(file.type)
    definitions = dict(sorted(builder.definitions.items()))
    head = {
        "$schema": DIALECT,
        "$id": f"clusterctl:schemas/{FORMAT}/{kind}",
        "title": f"{file.pattern}: {file.title}",
    }
    return {**head, **record, "$defs": definitions}


class _Builder:
    """Builds one schema; what is used by name collects in `definitions`."""

    def __init__(self) -> None:
        self.definitions: dict[str, Schema] = {}

    def record(self, record: type[Struct]) -> Schema:
        """Return the schema of a record."""
        fields = fields_of(record)
        return _present(
            description=summary(record),
            type="object",
            properties={field.key: self._key(field) for field in fields},
            required=[field.key for field in fields if field.required] or None,
            additionalProperties=False,
        )

    def _key(self, field: Field) -> Schema:
        return self._named(field.key, lambda: self._property(field)) if field.common else self._property(field)

    def _property(self, field: Field) -> Schema:
        return _present(
            description=_description(field.said),
            **self._shape(take_apart(field.annotation)),
            default=_plain(field.assumed),
            examples=[_plain(field.example)],
        )

    def _shape(self, shape: Shape) -> Schema:  # noqa: C901, PLR0911 - one line a shape
        match shape:
            case Words():
                return self._words(shape)
            case Whole(low, high):
                return _present(type="integer", minimum=low, maximum=high)
            case Flag():
                return {"type": "boolean"}
            case Closed(words):
                entry = gloss(words)
                return _present(enum=list(words), enumDescriptions=list(entry.meanings) if entry else None)
            case Custom(own):
                return self._custom(own)
            case Short(own):
                return self._named(anchor(own), lambda: self._short(own))
            case Nested(record):
                return self._named(anchor(record), lambda: self.record(record))
            case Series(item):
                return {"type": "array", "items": self._shape(item)}
            case Table(key, value, at_least):
                return _present(
                    type="object",
                    minProperties=at_least,
                    propertyNames=self._names(key),
                    additionalProperties=self._shape(value),
                )
            case Either(shapes):
                return {"anyOf": [self._shape(one) for one in shapes]}
        assert_never(shape)

    def _words(self, shape: Words) -> Schema:
        schema = _present(
            type="string",
            minLength=shape.min_length,
            maxLength=shape.max_length,
            pattern=shape.pattern,
            patternErrorMessage=f"Write {shape.wanted}." if shape.pattern else None,
        )
        name = _NAMES.get(shape.pattern or "")
        return self._named(name, lambda: schema) if name else schema

    def _names(self, key: Shape) -> Schema:
        """Return the schema of a table's keys: text in JSON, but editors take the key `1998` for a number."""
        match key:
            case Words(pattern=pattern) if pattern == DAY_PATTERN:
                return self._custom(PartialDate)
            case Words(pattern=None):
                return {"minLength": key.min_length or 0}
        return self._shape(key)

    def _custom(self, own: type[Any]) -> Schema:
        branches = own.schema.get("anyOf")
        return self._named(anchor(own), lambda: _joined(branches, own.wanted)) if branches else dict(own.schema)

    def _short(self, own: type[Written]) -> Schema:
        value = next(field for field in fields_of(own.form) if field.key == own.short)
        return {"anyOf": [self._shape(take_apart(value.annotation)), self.record(own.form)]}

    def _named(self, name: str, make: Callable[[], Schema]) -> Schema:
        if name not in self.definitions:
            self.definitions[name] = {}  # a record may hold its own kind
            self.definitions[name] = make()
        return {"$ref": f"#/$defs/{name}"}


def _joined(branches: list[Schema], wanted: str) -> Schema:
    """Return one schema for branches of different types: editors then say what is wrong, not only that no branch fits.

    Each keyword concerns one type only (a pattern text, a minimum numbers), so the meaning is the same.
    """
    joined: Schema = {"type": [branch["type"] for branch in branches]}
    for branch in branches:
        joined |= {keyword: value for keyword, value in branch.items() if keyword != "type"}
    return {**joined, "patternErrorMessage": f"Write {wanted}."}


def _description(said: Said) -> str:
    unit = f" Unit: {said.unit}." if said.unit else ""
    source = f" Source: {spell_out(said.source)}." if said.source else ""
    return said.meaning + unit + source


def _present(**keywords: Any) -> Schema:  # noqa: ANN401 - any keyword's value
    return {name: value for name, value in keywords.items() if value is not None}


def _plain(value: object) -> object:
    """Return our reader's data as JSON holds them."""
    match value:
        case Decimal():
            return float(value)
        case dict():
            return {key: _plain(item) for key, item in value.items()}
        case list():
            return [_plain(item) for item in value]
    return value
