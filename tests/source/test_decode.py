"""Bytes to text: what is no UTF-8 or no text is told at its place, and harms nothing behind it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterctl.source.decode import decode, refused
from clusterctl.source.document import LIMIT_FINDINGS
from tests.source.files import document, said

ENCODINGS = {
    "UTF-16": ("a: 1\nb: 2\n".encode("utf-16"), "YML016 1:1-1:2"),
    "UTF-16, big-endian": (b"\xfe\xff" + "a: 1\n".encode("utf-16-be"), "YML016 1:1-1:2"),
    "UTF-16 without its mark": ("a: 1\n".encode("utf-16-le"), "YML016 1:1-1:2"),
    "UTF-16, big-endian, without its mark": ("a: 1\n".encode("utf-16-be"), "YML016 1:1-1:2"),
    "Latin-1": ("a: 1\nb: caf\xe9\nc: \xe9\n".encode("latin-1"), "YML016 2:7-2:8"),
    "Latin-1 behind letters of two bytes": ("é: é".encode() + b"\xe9\n", "YML016 1:5-1:6"),
    "half a letter": (b"a: b\xc3\n", "YML016 1:5-1:6"),
    "half a letter at the end": (b"a: b\xe0\xa4", "YML016 1:5-1:6"),
    "a surrogate": (b"a: b\xed\xa0\x80\n", "YML016 1:5-1:6"),
    "NUL in two bytes": (b"a: \xc0\x80\n", "YML016 1:4-1:5"),
    "beyond Unicode": (b"a: \xf4\x90\x80\x80\n", "YML016 1:4-1:5"),
}
CHARACTERS = {
    "NUL": ("a: b\0c\n", "YML017 1:5-1:6"),
    "NUL at the beginning": ("\0a: 1\n", "YML017 1:1-1:2"),
    "NUL behind the first letter": ("a\0: 1\n", "YML017 1:2-1:3"),
    "a bell in a comment": ("a: 1 # b\x07\n", "YML017 1:9-1:10"),
    "the beginning of a terminal's command": ("a: \x1b[31m\n", "YML017 1:4-1:5"),
    "DEL": ("a: b\x7f\n", "YML017 1:5-1:6"),
    "the same in one character": ("a: b\x9b\n", "YML017 1:5-1:6"),
    "a mark of byte order inside": ("a: b\ufeff\n", "YML017 1:5-1:6"),
    "a mark of byte order twice": ("\ufeff\ufeffa: 1\n", "YML017 1:1-1:2"),
    "a number that is no character": ("a: b\ufffe\n", "YML017 1:5-1:6"),
    "U+0085": ("a: b\x85c\nd: \x85\n", "YML018 1:5-1:6, YML018 2:4-2:5"),
    "U+2028": ("a: b\u2028c\n", "YML018 1:5-1:6"),
    "U+2029": ("a: b\u2029c\n", "YML018 1:5-1:6"),
    "an override of direction": ("a: b\u202ec\n", "YML019 1:5-1:6"),
    "an isolate of direction": ("a: b\u2066c\u2069\n", "YML019 1:5-1:6, YML019 1:7-1:8"),
    "marks of direction": ("a: \u200e\u200f\u061c\n", "YML019 1:4-1:5, YML019 1:5-1:6, YML019 1:6-1:7"),
    "behind letters of four bytes": ("\U0001f600: \u202e\n", "YML019 1:4-1:5"),
    "a lone carriage return": ("a: 1\rb: 2\r", "YML020 1:5-2:1, YML020 2:5-3:1"),
    "one before a CR LF": ("a: 1\r\r\nb: 2\r\n", "YML020 1:5-2:1"),
}
BIDI = [*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x61C, 0x200E, 0x200F]
ALLOWED = ["\t", "\n", "\r\n", "\u00a0", "\u200b", "\u200c", "\u200d", "\ue000", "\U0010fffd", "\u0915\u094d\u200d"]


@pytest.mark.parametrize(("data", "expected"), ENCODINGS.values(), ids=ENCODINGS)
def test_other_encodings_are_told_once_and_the_file_is_incomplete(data: bytes, expected: str) -> None:
    found = document(data)
    assert ", ".join(said(found)) == expected
    assert not found.complete


@pytest.mark.parametrize(("text", "expected"), CHARACTERS.values(), ids=CHARACTERS)
def test_odd_characters_are_told_at_their_place(text: str, expected: str) -> None:
    found = document(text)
    assert ", ".join(said(found)) == expected
    assert isinstance(found.data, dict)


@pytest.mark.parametrize("point", BIDI, ids=lambda point: unicodedata.name(chr(point)))
def test_every_control_of_direction_is_refused(point: int) -> None:
    assert said(document(f"a: {chr(point)}\n")) == ["YML019 1:4-1:5"]
    assert refused(f"a{chr(point)}") == f"U+{point:04X}"


@pytest.mark.parametrize("text", ALLOWED)
def test_what_may_stand_in_a_text(text: str) -> None:
    assert decode(text.encode()).faults == []
    assert refused(text.replace("\r", "")) is None


@given(st.text(max_size=LIMIT_FINDINGS))
def test_a_text_keeps_its_length_and_what_is_no_fault(text: str) -> None:
    found = decode(text.removeprefix("\ufeff").encode())
    same = [old == new for old, new in zip(text.removeprefix("\ufeff"), found.text, strict=True)]
    assert [at for at, kept in enumerate(same) if not kept] == sorted(fault.offset for fault in found.faults)


@given(st.binary())
def test_any_bytes_give_a_text_that_yaml_takes(data: bytes) -> None:
    assert decode(decode(data).text.encode()).faults == []


@pytest.mark.parametrize("character", ["\0", "\u202e", "\x85", "\r"])
def test_so_many_are_told_and_all_are_counted(character: str) -> None:
    found = decode(f"a: b{character * 1000}c".encode())
    assert (len(found.faults), len(found.faults) + found.more) == (LIMIT_FINDINGS, 1000)


@given(st.text(max_size=20))
def test_escapes_are_judged_as_characters_are(text: str) -> None:
    odd = [char for char in text if decode(f"-{char}-".encode()).faults and char != "\r"]
    assert bool(refused(text.replace("\r", ""))) == bool(odd)
