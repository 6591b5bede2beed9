"""States of a cluster's files: made at random from the model's types, told in other words, mixed, broken."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st
from msgspec import NODEFAULT, inspect

from clusterctl.model.kinds import FILE_KINDS
from clusterctl.model.partial_dates import PartialDate
from clusterctl.model.values import Money, Number, Written
from clusterctl.project.load import load
from clusterctl.source.decode import refused
from clusterctl.store.tree import MemoryTree
from tests.generate.data import good

if TYPE_CHECKING:
    from random import Random

    from hypothesis.strategies import DrawFn

    from clusterctl.project.project import Project

Files = dict[str, Any]
"""What files hold, by path."""

KINDS = {
    "cluster.yaml": "cluster", "actors.yaml": "actors", "diagnostic.yaml": "diagnostic", "vision.yaml": "vision",
    "logframe.yaml": "logframe", "exit.yaml": "exit", "plans/1998.yaml": "plan", "plans/1999.yaml": "plan",
    "scores/1999.yaml": "scores", "monitoring/1999.yaml": "monitoring",
}  # fmt: skip
_SLUG = re.compile(r"[A-Za-z][A-Za-z0-9-]*|(19|20|21)\d\d(-\d\d)*")
_BARE = re.compile(r"[A-Za-z][a-z]+([ -][a-z]+)*")


@cache
def shape(path: str) -> inspect.Type:
    """Return the type of a file."""
    return inspect.type_info(FILE_KINDS[KINDS[path]].type)


@cache
def _good(path: str) -> st.SearchStrategy[Any]:
    return good(shape(path)).map(_writable)


def _writable(data: Any) -> Any:  # noqa: ANN401 - data
    """Return data without signs that no file may hold, and without two keys that are the same to the reader."""
    match data:
        case dict():
            return {_key(key): _writable(value) for key, value in data.items()}
        case list():
            return [_writable(value) for value in data]
        case str():
            return "".join("x" if refused(sign) or not (sign.isprintable() or sign == "\n") else sign for sign in data)
    return data


def _key(key: str) -> str:
    is_word = "_" in key and key.isprintable() and not any(map(refused, key))
    return key if is_word or _SLUG.fullmatch(key) else f"k{key.encode().hex()}"


@st.composite
def states(draw: DrawFn) -> Files:
    """Draw the files of a cluster, of which only cluster.yaml is always there."""
    paths = draw(st.lists(st.sampled_from([*KINDS][1:]), max_size=4, unique=True))
    found = {path: draw(_good(path)) for path in ("cluster.yaml", *paths)}
    found["cluster.yaml"].pop("format", None)
    return found


@st.composite
def pairs(draw: DrawFn) -> tuple[Files, Files]:
    """Draw two states that have much in common."""
    one, other = draw(states()), draw(states())
    random = draw(st.randoms(use_true_random=False))
    return one, mixed(one, other, random)


def mixed(one: Any, other: Any, random: Random) -> Any:  # noqa: ANN401 - data
    """Return data of which each part is that of one side or of the other; both are of one type, so is this."""
    if not (isinstance(one, dict) and isinstance(other, dict)) or random.random() < 0.1:
        return one if random.random() < 0.7 else other
    found = {key: mixed(one[key], other[key], random) for key in one if key in other}
    for side, chance in ((one, 0.8), (other, 0.4)):
        found |= {key: side[key] for key in side if key not in found and random.random() < chance}
    return found or one


def loaded(files: Files, random: Random | None = None) -> Project:
    """Return the project that these files make; with a chance given, written in any manner."""
    return load(MemoryTree(pages(files, random)))


def pages(files: Files, random: Random | None = None) -> dict[str, str | bytes]:
    """Return the texts of files."""
    return {path: page(data, random) for path, data in files.items()}


def whole(files: Files, random: Random | None = None) -> Project:
    """Return the project of files of which everything can be read."""
    found = loaded(files, random)
    assert [finding for finding in found.findings if finding.code[:3] != "REF"] == []
    assert not found.broken()
    return found


# -- the same in other words ------------------------------------------------------------------------------------------


def reworded(files: Files, random: Random) -> Files:
    """Return files that mean the same, with other words for it wherever there are some."""
    currency = files["cluster.yaml"]["currency"]
    return {path: _other(files[path], shape(path), currency, random) for path in random.sample([*files], len(files))}


def _other(data: Any, node: inspect.Type, currency: str, random: Random) -> Any:  # noqa: ANN401, PLR0911 - one a kind
    node = node.type if isinstance(node, inspect.Metadata) else node
    match node:
        case inspect.UnionType():
            return _other_of(data, node, currency, random)
        case inspect.StructType():
            return _record(data, node, currency, random)
        case inspect.DictType():
            return _shuffled({key: _other(one, node.value_type, currency, random) for key, one in data.items()}, random)
        case inspect.VarTupleType():
            found = [_other(value, node.item_type, currency, random) for value in data]
            return random.sample(found, len(found))
        case inspect.CustomType():
            return _figure(data, node.cls, currency, random)
        case inspect.IntType():
            return random.choice([int(data), Decimal(f"{int(data)}.0")]) if abs(data) < 10**20 else data
        case inspect.StrType() if node.pattern is None:
            return data.strip() + random.choice(["", "\n"]) if data.strip() else data
    return data


def _other_of(data: Any, node: inspect.UnionType, currency: str, random: Random) -> Any:  # noqa: ANN401 - data
    """Return what is of one of several types; evidence and severities are short or long."""
    records = [one for one in node.types if isinstance(one, inspect.StructType)]
    long = records[0] if records else None
    short = {"EvidenceForm": "text", "RuleSetting": "severity"}.get(long.cls.__name__, "") if long else ""
    if long and short and isinstance(data, str) and random.random() < 0.5:
        data = {short: data}
    elif short and isinstance(data, dict) and [*data] == [short]:
        return data[short]
    bare = [one.type if isinstance(one, inspect.Metadata) else one for one in node.types]
    some = [one for one in bare if not isinstance(one, inspect.NoneType)]
    keyed = (inspect.StructType, inspect.DictType)
    fitting = [one for one in some if isinstance(one, keyed) == isinstance(data, dict)] or some
    return _other(data, fitting[0], currency, random)


def _record(data: Any, node: inspect.StructType, currency: str, random: Random) -> Any:  # noqa: ANN401 - data
    inner = data.get("currency") or currency
    found = {}
    if "currency" in getattr(node.cls, "identity", ()):
        data = {**data, "currency": inner} if inner != currency or random.random() < 0.5 else _without(data, "currency")
    for field in node.fields:
        key = field.encode_name
        if key in data:
            found[key] = _other(data[key], field.type, inner, random)
        elif field.default not in (None, NODEFAULT) and random.random() < 0.3:
            found[key] = list(field.default) if isinstance(field.default, tuple) else field.default
        elif field.default_factory is dict and random.random() < 0.1:
            found[key] = {}
    return _shuffled(found, random)


def _without(data: Files, key: str) -> Files:
    return {name: value for name, value in data.items() if name != key}


def _figure(data: Any, kind: type[Any], currency: str, random: Random) -> Any:  # noqa: ANN401 - data
    if issubclass(kind, PartialDate):
        return random.choice([int(data), str(data)]) if str(data).isdecimal() else data
    if issubclass(kind, Number):
        return random.choice([data, _longer(data)])
    assert issubclass(kind, Written)
    short, form = kind.short, inspect.type_info(kind.form)
    assert isinstance(form, inspect.StructType)
    said = dict(data) if isinstance(data, dict) else {short: data}
    said = {key: value for key, value in said.items() if value is not False}
    own = issubclass(kind, Money)
    if own and said.get("currency") == currency:
        del said["currency"]
    if [*said] == [short] and random.random() < 0.5:
        return random.choice([said[short], _longer(said[short])])
    return _record(
        {**said, **({"currency": currency} if own and "currency" not in said else {})}, form, currency, random
    )


def _longer(number: int | Decimal) -> Decimal:
    return Decimal(f"{number}0" if "." in str(number) else f"{number}.0")


def _shuffled(data: Files, random: Random) -> Files:
    return {key: data[key] for key in random.sample([*data], len(data))}


# -- YAML in any manner -----------------------------------------------------------------------------------------------


def page(data: Any, random: Random | None = None) -> str:  # noqa: ANN401 - data
    """Return data as YAML: in block style where there is a chance, with any indentation and quotes."""
    if random is None or not data or not isinstance(data, dict):
        return _flow(data, None) + "\n"
    return "\n".join(_block(data, random, random.choice([1, 2, 4]), 0)) + "\n"


def _block(data: Files, random: Random, indent: int, level: int) -> list[str]:
    lines = []
    for key, value in data.items():
        start = f"{' ' * indent * level}{_text(key, random)}:"
        if isinstance(value, dict) and value and random.random() < 0.7:
            lines += [start, *_block(value, random, indent, level + 1)]
        elif isinstance(value, list) and value and random.random() < 0.7:
            lines += [start, *(f"{' ' * indent * (level + 1)}- {_flow(one, random)}" for one in value)]
        elif isinstance(value, str) and _BARE.fullmatch(value.removesuffix("\n")) and random.random() < 0.3:
            folded = f"\n{' ' * indent * (level + 1)}".join(["", *value.split()])
            lines.append(start + (" >" if value.endswith("\n") else " >-") + folded)
        else:
            lines.append(f"{start} {_flow(value, random)}")
    return lines


def _flow(data: Any, random: Random | None) -> str:  # noqa: ANN401 - data
    match data:
        case dict():
            return f"{{{', '.join(f'{_text(key, random)}: {_flow(value, random)}' for key, value in data.items())}}}"
        case list():
            return f"[{', '.join(_flow(one, random) for one in data)}]"
        case str():
            return _text(data, random)
        case Decimal():
            return f"{data:f}"
    return json.dumps(data)


def _text(text: str, random: Random | None) -> str:
    quoted = json.dumps(text, ensure_ascii=random is not None and max(text, default="") < "\ud800")
    ways = [quoted]
    if "\n" not in text:
        ways.append("'" + text.replace("'", "''") + "'")
    if _BARE.fullmatch(text) and text not in {"true", "null", "false"}:
        ways.append(text)
    return random.choice(ways) if random else quoted
