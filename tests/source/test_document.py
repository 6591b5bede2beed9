"""Places: each key and value is found again, at its first and last character."""

from __future__ import annotations

import pytest

from clusterctl.findings.finding import Keys, Route
from tests.source.files import cut, document, place

Row = tuple[str, Keys, str, str]

BLOCK = "a:\n  b: 1\n  c:\n    - d\n    - e: 2\n      f: 3\n\n# x\ng: 1\n"

VALUES: dict[str, Row] = {
    "plain": ("a: b c   # d\n", ("a",), "1:4-1:7", "b c"),
    "plain, at the end of the file": ("a: b", ("a",), "1:4-1:5", "b"),
    "plain, on two lines": ("a: b\n  c # d\ne: f\n", ("a",), "1:4-2:4", "b\n  c"),
    "plain, from the next line on": ("a:\n  b\n  c\ne: f\n", ("a",), "2:3-3:4", "b\n  c"),
    "plain, with CR LF": ("a: b\r\n  c \r\nd:  e\r\n", ("a",), "1:4-2:4", "b\r\n  c"),
    "single quotes": ("a: 'b''c' # d\n", ("a",), "1:4-1:10", "'b''c'"),
    "double quotes": ('a: "b\\n" # c\n', ("a",), "1:4-1:9", '"b\\n"'),
    "quotes on two lines": ('a: "b\n  c"\nd: 1\n', ("a",), "1:4-2:5", '"b\n  c"'),
    "empty quotes": ('a: ""\n', ("a",), "1:4-1:6", '""'),
    "null": ("a: ~\n", ("a",), "1:4-1:5", "~"),
    "nothing: its key": ("b: 1\na:   \nc: 2\n", ("a",), "2:1-2:2", "a"),
    "nothing in braces: its key": ("a: {b, c: 1}\n", ("a", "b"), "1:5-1:6", "b"),
    "literal": ("a: |\n  b\n\n\nd: 1\n", ("a",), "1:4-2:4", "|\n  b"),
    "literal, kept": ("a: |+\n  b\n\n\nd: 1\n", ("a",), "1:4-2:4", "|+\n  b"),
    "literal, with a comment behind it": ("a: |  # x\n  b\n# c\nd: 1\n", ("a",), "1:4-2:4", "|  # x\n  b"),
    "literal, at the end of the file": ("a: |\n  b", ("a",), "1:4-2:4", "|\n  b"),
    "literal, empty": ("a: |\nb: 1\n", ("a",), "1:4-1:5", "|"),
    "literal, with CR LF": ("a: |\r\n  b\r\n  c\r\nd: 1\r\n", ("a",), "1:4-3:4", "|\r\n  b\r\n  c"),
    "folded": ("a: >-\n  b\n  c\n\nd: 1\n", ("a",), "1:4-3:4", ">-\n  b\n  c"),
    "brackets": ("a: [b, {c: d}] # e\n", ("a",), "1:4-1:15", "[b, {c: d}]"),
    "brackets on lines": ("a: [\n  b,\n  c,\n]\n", ("a",), "1:4-4:2", "[\n  b,\n  c,\n]"),
    "braces in brackets": ("a: [b, {c: d}]\n", ("a", 1), "1:8-1:14", "{c: d}"),
    "a value in braces in brackets": ("a: [b, {c: d}]\n", ("a", 1, "c"), "1:12-1:13", "d"),
    "empty braces": ("a: {}\n", ("a",), "1:4-1:6", "{}"),
    "block mapping": (BLOCK, ("a",), "2:3-6:11", BLOCK[5:-11]),
    "block list": (BLOCK, ("a", "c"), "4:5-6:11", "- d\n    - e: 2\n      f: 3"),
    "a mapping in a list": (BLOCK, ("a", "c", 1), "5:7-6:11", "e: 2\n      f: 3"),
    "a value in a mapping in a list": (BLOCK, ("a", "c", 1, "f"), "6:10-6:11", "3"),
    "a mapping that ends without a value": ("a:\n  b:\n\nc: 1\n", ("a",), "2:3-2:5", "b:"),
    "a list in line with its key": ("a:\n- b\n- c\nd: 1\n", ("a",), "2:1-3:4", "- b\n- c"),
    "behind a mark of byte order": ("\ufeffa: b\n", ("a",), "1:4-1:5", "b"),
    "Devanagari": ("नाम: छपाई करने वाले\nb: 1\n", ("नाम",), "1:6-1:20", "छपाई करने वाले"),
    "beyond the first plane": ("😀: [𐤀, b]\n", ("😀", 1), "1:8-1:9", "b"),
    "an explicit key's": ("? a\n: b\n", ("a",), "2:3-2:4", "b"),
    "a key that stood before in another": ("a: {b: 1}\nc: {b: 2}\n", ("c", "b"), "2:8-2:9", "2"),
    "a key twice: the first": ("a: 1\nb: 2\na: 3\n", ("a",), "1:4-1:5", "1"),
    "behind a key that is no text": ("[a]: {b: 1}\nb: 2\n", ("b",), "2:4-2:5", "2"),
    "behind an alias as a key": ("*a : 1\nb: 2\n", ("b",), "2:4-2:5", "2"),
    "an item behind a list": ("a: [[1, 2], 3]\n", ("a", 1), "1:13-1:14", "3"),
}

KEYS: dict[str, Row] = {
    "plain": ("a b: 1\n", ("a b",), "1:1-1:4", "a b"),
    "quoted": ('"a b" : 1\n', ("a b",), "1:1-1:6", '"a b"'),
    "in braces": ("a: {b: 1, c: 2}\n", ("a", "c"), "1:11-1:12", "c"),
    "in a list": (BLOCK, ("a", "c", 1, "f"), "6:7-6:8", "f"),
    "explicit": ("? a\n: b\n", ("a",), "1:3-1:4", "a"),
    "literal": ("? |\n  a\n: b\n", ("a\n",), "1:3-2:4", "|\n  a"),
    "behind a mark of byte order": ("\ufeffa: b\n", ("a",), "1:1-1:2", "a"),
    "Devanagari": ("क्ष: {ज्ञ: 1}\n", ("क्ष", "ज्ञ"), "1:7-1:10", "ज्ञ"),
    "an item has none: the item": ("a: [b, c]\n", ("a", 1), "1:8-1:9", "c"),
    "left out: its parent's": ("a: {b: 1}\n", ("a", "x"), "1:1-1:2", "a"),
    "left out, far below: the nearest": ("a: {b: 1}\n", ("a", "b", "x", "y"), "1:5-1:6", "b"),
}

NOWHERE = {
    "the file itself": ("a: 1\n", ()),
    "a key of the file left out": ("a: 1\n", ("b",)),
    "a file without data": ("", ("a",)),
}


@pytest.mark.parametrize(("text", "keys", "where", "what"), VALUES.values(), ids=VALUES)
def test_a_value(text: str, keys: Keys, where: str, what: str) -> None:
    found = document(text)
    span = found.span(Route("file.yaml", keys))
    assert (place(span), cut(found, span)) == (where, what)


@pytest.mark.parametrize(("text", "keys", "where", "what"), KEYS.values(), ids=KEYS)
def test_a_key(text: str, keys: Keys, where: str, what: str) -> None:
    found = document(text)
    span = found.span(Route("file.yaml", keys, "key"))
    assert (place(span), cut(found, span)) == (where, what)


@pytest.mark.parametrize(("text", "keys"), NOWHERE.values(), ids=NOWHERE)
def test_what_has_no_place_points_at_the_top(text: str, keys: Keys) -> None:
    assert place(document(text).span(Route("file.yaml", keys))) == "1:1-1:1"


@pytest.mark.parametrize(
    ("text", "lines"),
    [("a: 1\nb: 2", ["a: 1", "b: 2", ""]), ("a: 1\r\n\r\nb: 2\r\n", ["a: 1", "", "b: 2", ""]), ("", ["", ""])],
)
def test_lines(text: str, lines: list[str]) -> None:
    found = document(text)
    assert [found.line(number) for number in range(1, len(lines) + 1)] == lines


@pytest.mark.parametrize(
    ("text", "sign", "inside"),
    [
        ("a: b # c\n", "#", False), ("a: 'b # c'\n", "#", True), ("a: |\n  # c\n", "#", True), ("'#': b\n", "#", True),
        ("a: [b, # c\n d]\n", "#", False), ("# a\nb: 1\n", "#", False), ("a: 1\n# b\n", "#", False),
    ],
)  # fmt: skip
def test_a_comment_is_told_from_a_text(text: str, sign: str, *, inside: bool) -> None:
    assert document(text).in_scalar(text.index(sign)) is inside


LAST = "a: 1\nb:\n  c:\n    d: 2\n  # e\n  f: |\n    g\n\n    h\ni:\n  - j: 1\n    k: 2\n  - l: [3,\n      4]\n\n# m\n"
LASTS = {1: 1, 2: 9, 3: 4, 4: 4, 5: 5, 6: 9, 10: 14, 11: 12, 12: 12, 13: 14, 16: 16, 99: 99}


@pytest.mark.parametrize(
    ("line", "last"),
    [(1, 1), (2, 9), (3, 4), (4, 4), (5, 5), (6, 9), (10, 14), (11, 12), (12, 12), (13, 14), (16, 16), (99, 99)],
)
def test_the_last_line_of_what_begins_on_a_line(line: int, last: int) -> None:
    assert document(LAST).last_line_of(line) == last


@pytest.mark.parametrize(("line", "following"), [(1, 2), (4, 6), (14, 17)])
def test_the_next_line_that_is_no_comment(line: int, following: int) -> None:
    assert document(LAST).next_line(line) == following
