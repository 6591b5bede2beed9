"""The keys of the model's records, with what the text after each field says of it."""

from __future__ import annotations

import ast
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from clusterctl.model.values import Record, decode
from clusterctl.source.reader import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from msgspec import Struct

PARTS = ("unit", "default", "source", "example")
"""What may stand after the sentence, each as `| name: text`."""


class Said(NamedTuple):
    """The text after a field, in its parts."""

    meaning: str
    unit: str = ""
    default: str = ""
    source: str = ""
    example: str = ""


class Field(NamedTuple):
    """One key of a record."""

    key: str
    """As written in the files: `from`, not `from_`."""
    annotation: Any
    required: bool
    default: object
    """What the model takes when the key is left out; None when there is nothing to take."""
    said: Said
    common: bool
    """Whether every record takes it."""

    @property
    def example(self) -> object:
        """The documented example as our reader reads it."""
        return self._read(self.said.example)

    @property
    def assumed(self) -> object:
        """The default as data: the model's, else the documented one where it is a value and not prose."""
        if self.default is not None:
            return self.default
        value = self._read(self.said.default) if self.said.default else None
        return value if value is not None and self.takes(value) else None

    def takes(self, value: object) -> bool:
        """Whether the model takes this value."""
        try:
            msgspec.convert(value, self.annotation, dec_hook=decode)
        except msgspec.ValidationError:
            return False
        return True

    def _read(self, written: str) -> object:
        document = read(self.key, f"{self.key}: {written}\n".encode())
        if document.findings:
            raise ValueError(f"{self.key}: {written}: {document.findings[0].message}")
        return document.data[self.key]  # type: ignore[index] # without findings it is a mapping


@cache
def fields_of(record: type[Struct]) -> tuple[Field, ...]:
    """Return a record's keys: its own, then those that every record takes."""
    common = {field.name for field in msgspec.structs.fields(Record)}
    found = [_field(record, info, common=info.name in common) for info in msgspec.structs.fields(record)]
    return tuple(sorted(found, key=lambda field: field.common))


def _field(record: type[Struct], info: msgspec.structs.FieldInfo, *, common: bool) -> Field:
    default = info.default if isinstance(info.default, bool | int | str) else None
    return Field(info.encode_name, info.type, info.required, default, _said(record, info.name), common)


def _said(record: type[Struct], name: str) -> Said:
    for owner in record.__mro__:
        text = _texts(owner.__module__).get((owner.__name__, name))
        if text is not None:
            return _parts(text)
    raise LookupError(f"{record.__name__}.{name} has no text after it")


def _parts(text: str) -> Said:
    meaning, *rest = text.strip().split(" | ")
    parts = dict(part.split(": ", 1) for part in rest)
    if unknown := set(parts) - set(PARTS):
        raise ValueError(f"{text!r}: no part is called {sorted(unknown)}")
    return Said(meaning, **{name: part.strip() for name, part in parts.items()})


@cache
def _texts(module: str) -> dict[tuple[str, str], str]:
    """Return the text after each field of a module's classes, by class and field."""
    path = getattr(sys.modules[module], "__file__", None)
    tree = ast.parse(Path(path).read_bytes()) if path else ast.Module([], [])
    classes = (node for node in tree.body if isinstance(node, ast.ClassDef))
    return {(node.name, name): text for node in classes for name, text in _texts_in(node)}


def _texts_in(node: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for before, after in zip(node.body, node.body[1:], strict=False):
        match before, after:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                yield name, text
