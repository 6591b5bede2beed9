"""What a type wants: questions about msgspec's types, and whether a value of a file is what they take."""

import re
from decimal import Decimal
from functools import cache
from typing import Any

from msgspec import inspect

from clusterctl.model import sentences
from clusterctl.model.values import Record


@cache
def info(kind: type[Any]) -> inspect.StructType:
    """Return what msgspec knows of a record's type; TypeError for what is none."""
    found = inspect.type_info(kind)
    if not isinstance(found, inspect.StructType):
        raise TypeError(kind)
    return found


def bare(node: inspect.Type) -> tuple[inspect.Type, dict[str, Any]]:
    """Return a type without its metadata, and our part of that."""
    if isinstance(node, inspect.Metadata):
        return node.type, node.extra or {}
    return node, {}


def as_whole(value: object) -> object:
    """Return the whole number that `6.0` is; all else as it is."""
    return int(value) if isinstance(value, Decimal) and value == value.to_integral_value() else value


def among(value: object, known: tuple[Any, ...]) -> bool:
    """Whether a value is one of the words or numbers of a closed list."""
    return not isinstance(value, bool | list | dict) and value in known


def accepts(text: str, node: inspect.Type) -> bool:
    """Whether a text has the length and the form that a type of text wants; TypeError for another type."""
    if not isinstance(node, inspect.StrType):
        raise TypeError(node)
    long_enough = node.min_length is None or len(text) >= node.min_length
    short_enough = node.max_length is None or len(text) <= node.max_length
    return long_enough and short_enough and (node.pattern is None or re.search(node.pattern, text) is not None)


def fits(value: object, node: inspect.Type) -> bool:
    """Whether a value is of the kind of YAML value that a type takes."""
    match value:
        case dict():
            return isinstance(node, inspect.StructType | inspect.DictType)
        case list():
            return isinstance(node, inspect.VarTupleType)
        case bool():
            return isinstance(node, inspect.BoolType)
        case str():
            return isinstance(node, inspect.StrType | inspect.LiteralType)
        case _:
            return isinstance(node, inspect.IntType | inspect.CustomType | inspect.StrType)


def takes_any_text(node: inspect.Type) -> bool:
    """Whether a single value here can only be a text, and any text will do."""
    kind = bare(node)[0]
    if not isinstance(kind, inspect.UnionType):
        return isinstance(kind, inspect.StrType) and kind.pattern is None
    single = [bare(branch)[0] for branch in kind.types]
    single = [one for one in single if not isinstance(one, inspect.NoneType | inspect.StructType | inspect.DictType)]
    return all(takes_any_text(one) for one in single if not isinstance(one, inspect.VarTupleType)) and bool(single)


def wants_keys(node: inspect.Type) -> bool:
    """Whether a type is that of a record that cannot be empty."""
    return isinstance(node, inspect.StructType) and any(field.required for field in node.fields)


def in_words(node: inspect.Type) -> str:
    """Say what one branch of a union takes."""
    kind, extra = bare(node)
    match kind:
        case inspect.IntType():
            return sentences.whole_wanted(kind.ge, kind.le)
        case inspect.LiteralType():
            return ", ".join(map(str, kind.values))
        case inspect.StrType():
            return str(extra.get("wanted", "text"))
        case inspect.StructType():
            own = [field.encode_name for field in kind.fields if field.name not in Record.__struct_fields__]
            return f"{{{', '.join(f'{name}: …' for name in own)}}}"
        case inspect.DictType():
            return "{1999: …}" if "date" in bare(kind.key_type)[1] else "{name: …}"
    raise TypeError(kind)
