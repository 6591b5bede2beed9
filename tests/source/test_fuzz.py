"""Whatever the bytes are, the reader answers with a document whose places lie inside its text."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from clusterctl.source.document import LIMIT_FINDINGS, Document
from clusterctl.source.reader import read
from tests.source.files import EXAMPLES

if TYPE_CHECKING:
    from pathlib import Path

    from clusterctl.findings.finding import Span

always_the_same = settings(max_examples=300, derandomize=True)

TOKENS = st.sampled_from([
    b"", b"\0", b"\t", b"\r", b"\n", b"\n\n", b" ", b"    ", b":", b": ", b"- ", b"? ", b"[", b"]", b"{", b"}", b",",
    b"#", b" #", b"&a ", b"*a ", b"!a ", b"!!str ", b"|", b">-", b"'", b'"', b"%", b"\n%a\n", b"@", b"`", b"\\",
    b'"\\', b"\n---\n", b"\n...\n", b"<<: ", b"0x1", b"0123", b"1_0", b".inf", b"1e999", b"1" * 50, b"~", b"true",
    b"\x85", b"\xc2\x85", b"\xe2\x80\xa8", b"\xe2\x80\xae", b"\xff\xfe", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\xc3",
    b"\xf0\x9f\x98\x80", b"[" * 70, b"a:\n" * 3, b"\n<<<<<<< HEAD\n", b"\n  - a\n b: c\n",
])  # fmt: skip
EDITS = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), TOKENS), min_size=1, max_size=5)


@cache
def original(path: Path) -> bytes:
    """Return a file's bytes."""
    return path.read_bytes()


def mutated(data: bytes, edits: list[tuple[float, int, bytes]]) -> bytes:
    """Return the bytes with stretches of some length taken out, and others put in their place."""
    for place, length, token in edits:
        at = int(place * len(data))
        data = data[:at] + token + data[at + length :]
    return data


def inside(span: Span | None, found: Document) -> bool:
    """Whether a place lies in the text, its end not before its beginning."""
    if span is None:
        return False
    start, end = (span.line, span.column), (span.end_line, span.end_column)
    lines = found.text.count("\n") + 1
    return (
        (1, 1) <= start <= end and end[0] <= lines and all(at[1] <= len(found.line(at[0])) + 2 for at in (start, end))
    )


def check(data: bytes) -> None:
    """Hold a document to what all that use it rely on."""
    found = read("file.yaml", data)
    assert isinstance(found.data, dict) or (found.data is None and not found.complete)
    assert len(found.findings) <= LIMIT_FINDINGS + 1
    spans = [other.span for finding in found.findings for other in finding.related]
    assert all(inside(span, found) for span in [*spans, *(finding.span for finding in found.findings)])
    marks = found.marks
    assert len(marks.starts) == len(marks.ends) == len(marks.keys)
    if found.data is not None:
        assert all(start <= end <= len(found.text) for start, end in zip(marks.starts, marks.ends, strict=True))


@given(st.sampled_from(EXAMPLES), EDITS)
@always_the_same
def test_mutated_examples(path: Path, edits: list[tuple[float, int, bytes]]) -> None:
    check(mutated(original(path), edits))


@given(st.lists(TOKENS | st.sampled_from([b"a", b"b: 1", b"a: ", b"\n"]), max_size=30).map(b"".join))
@always_the_same
def test_heaps_of_signs(data: bytes) -> None:
    check(data)


@given(st.binary(max_size=200))
@always_the_same
def test_any_bytes(data: bytes) -> None:
    check(data)
