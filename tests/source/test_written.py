"""Laws of the reader: what another program writes is read as it was meant, and each place holds what stands there."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import example, given, reject, settings

from clusterctl.findings.finding import Keys, Route
from clusterctl.source.scalars import resolve
from tests.source.files import EXAMPLES, PROJECTS, cut, document, name, said
from tests.source.written import STYLES, TREES, Style, Tree, written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from clusterctl.source.document import Document

same = settings(max_examples=100, derandomize=True)
"""Always the same data: a fault that the writer shows some day is none of ours."""


def alike(ours: object, theirs: object, equal: Callable[[object, object], bool]) -> bool:
    """Whether two data have the same structure, with the same keys in the same order, and the same scalars."""
    if isinstance(theirs, dict):
        keys = isinstance(ours, dict) and list(ours) == list(theirs)
        return keys and isinstance(ours, dict) and all(alike(ours[key], theirs[key], equal) for key in theirs)
    if isinstance(theirs, list):
        length = isinstance(ours, list) and len(ours) == len(theirs)
        return length and isinstance(ours, list) and all(alike(*pair, equal) for pair in zip(ours, theirs, strict=True))
    return equal(ours, theirs)


def as_meant(read: object, meant: object) -> bool:
    """Whether a scalar was read as it was meant; a float is read as the decimal that stands there."""
    if isinstance(meant, float):
        return isinstance(read, int | Decimal) and float(read) == meant
    return read == meant and isinstance(read, bool) == isinstance(meant, bool)


def as_text(read: object, text: object) -> bool:
    """Whether a scalar is what a reader finds that knows only texts, or what that text means."""
    return isinstance(text, str) and read in (text, resolve(text))


def routes(data: object, keys: Keys = ()) -> Iterator[tuple[Keys, object]]:
    """Yield the way to every value, and the value."""
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in inner:
        yield (*keys, key), value
        yield from routes(value, (*keys, key))


def alone(found: Document, keys: Keys, value: object) -> object:
    """Return what the text of a value, cut out at its place, means by itself below a key `k`."""
    span = found.span(Route("file.yaml", keys))
    text = cut(found, span)
    block = isinstance(value, dict | list) and text[0] not in "[{"
    indented = text.replace("\n", "\n ")
    again: Any = document(f"k:\n{' ' * span.column}{indented}\n" if block else f"k: {indented}\n").data
    return again["k"]


def check_places(found: Document) -> None:
    """Hold the text at each place to the key or value that was read there."""
    for keys, value in routes(found.data):
        if value is not None:
            assert alone(found, keys, value) == value
        if isinstance(keys[-1], str):
            text = cut(found, found.span(Route("file.yaml", keys, "key")))
            assert document(f"? {text}\n").data == {keys[-1]: None}


@given(TREES, STYLES)
@same
@example({"a": "x " * 80, "1999": ["b", {"c": None}]}, Style(width=20))
def test_data_are_read_as_they_were_meant(data: Tree, style: Style) -> None:
    found = document(written(data, style))
    assert said(found) == []
    assert alike(found.data, data, as_meant)


@given(TREES, STYLES)
@same
def test_each_place_holds_what_was_read_there(data: Tree, style: Style) -> None:
    check_places(document(written(data, style)))


@given(TREES, STYLES)
@same
def test_another_reader_finds_the_same(data: Tree, style: Style) -> None:
    text = written(data, style)
    try:
        theirs = yaml.BaseLoader(text.removeprefix("\ufeff")).get_single_data()
    except yaml.YAMLError:  # it is written in Python, by an older standard than libyaml: `{0?: null}` is none to it
        reject()
    assert alike(document(text).data, theirs, as_text)


@pytest.mark.parametrize("path", [*EXAMPLES, *PROJECTS], ids=name)
def test_another_reader_finds_the_same_in_the_examples(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert alike(document(text).data, yaml.BaseLoader(text).get_single_data(), as_text)


@pytest.mark.parametrize("path", EXAMPLES, ids=name)
def test_each_place_of_the_examples_holds_what_was_read_there(path: Path) -> None:
    check_places(document(path.read_bytes()))
