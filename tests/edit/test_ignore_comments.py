"""Comments that take findings back: they stand where they are heard, and every other character stays."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterctl.edit.ignore_comments import WIDEST, commented, fault_of_reason
from clusterctl.edit.splices import Splice, spliced
from clusterctl.rules.ignores import of_document
from clusterctl.source.reader import read
from tests.cli.commands import EXAMPLES

if TYPE_CHECKING:
    from pathlib import Path

    from clusterctl.source.document import Document

WHY = "as it was"
COMMENT = f"# clusterctl: ignore REF007 {WHY}"
EXAMPLE_FILES = sorted(EXAMPLES.rglob("*.yaml"))


def document(text: str) -> Document:
    return read("plans/1999.yaml", text.encode())


def ignored(text: str, *lines: int, code: str = "REF007", why: str = WHY) -> str:
    return commented(document(text), {line: [code] for line in lines}, why).text


@pytest.mark.parametrize(
    ("text", "line", "expected"),
    [
        pytest.param("a: 1\nb: 2\n", 2, f"a: 1\nb: 2  {COMMENT}\n", id="at the end"),
        pytest.param("a: 1", 1, f"a: 1  {COMMENT}", id="without a last line end"),
        pytest.param("a: 1\r\nb: 2\r\n", 1, f"a: 1  {COMMENT}\r\nb: 2\r\n", id="crlf"),
        pytest.param("a: 1  # c\n", 1, f"a: 1  # c  {COMMENT}\n", id="behind a comment"),
        pytest.param(
            "a: 1  # clusterctl: ignore REF008 as it was\n", 1,
            "a: 1  # clusterctl: ignore REF008, REF007 as it was\n", id="another code, the same reason",
        ),
        pytest.param(
            "a: 1 # clusterctl:ignore REF008 sold\n", 1,
            "a: 1 # clusterctl: ignore REF008, REF007 sold; as it was\n", id="another code, another reason",
        ),
        pytest.param(
            "a: 1  # clusterctl: ignore REF007\n", 1,
            f"a: 1  {COMMENT}\n", id="no reason yet",
        ),
        pytest.param(
            "x:\n  a: |\n    t\n  b: 1\n", 2,
            f"x:\n  {COMMENT}\n  a: |\n    t\n  b: 1\n", id="above a block",
        ),
        pytest.param(
            "x:\n  a: |\n    t\n    u\n", 4,
            f"x:\n  {COMMENT}\n  a: |\n    t\n    u\n", id="within a block",
        ),
        pytest.param(
            'x:\r\n  a: "t\r\n    u"\r\n', 2,
            f'x:\r\n  {COMMENT}\r\n  a: "t\r\n    u"\r\n', id="above a quoted text",
        ),
        pytest.param(
            "x:\n  - a\n    b\n  - c\n", 2,
            f"x:\n  {COMMENT}\n  - a\n    b\n  - c\n", id="above an item",
        ),
        pytest.param(
            "x: |\n  t\n\ny: >-\n  u\n", 4,
            f"x: |\n  t\n\n{COMMENT}\ny: >-\n  u\n", id="between two blocks",
        ),
        pytest.param(
            "x: [a,\n  b]\n", 2, f"x: [a,\n  b]  {COMMENT}\n", id="within a flow list"
        ),
        pytest.param(
            "# head\na: 1\n", 1, f"# head  {COMMENT}\na: 1\n", id="on the file as a whole"
        ),
        pytest.param(
            "a: '# clusterctl: ignore REF008 x'\n", 1,
            f"a: '# clusterctl: ignore REF008 x'  {COMMENT}\n", id="a text is no comment",
        ),
        pytest.param(
            "a: 1  # clusterctl: ignore\n", 1,
            f"{COMMENT}\na: 1  # clusterctl: ignore\n", id="above a comment without a code",
        ),
    ],
)  # fmt: skip
def test_where_a_comment_stands(text: str, line: int, expected: str) -> None:
    assert ignored(text, line) == expected


def test_a_line_that_would_grow_too_long_gets_its_comment_above() -> None:
    fits = "a: " + "x" * (WIDEST - 3 - len(f"  {COMMENT}"))
    assert ignored(f"{fits}\n", 1) == f"{fits}  {COMMENT}\n"
    assert ignored(f"{fits}x\n", 1) == f"{COMMENT}\n{fits}x\n"


def test_several_codes_of_a_line_share_a_comment() -> None:
    found = commented(document("a: 1\n"), {1: ["REF008", "REF007", "REF008"]}, WHY).text
    assert found == "a: 1  # clusterctl: ignore REF008, REF007 as it was\n"


@pytest.mark.parametrize("text", ["\na: 1\n", "# clusterctl: ignore REF008 x\na: 1\n"])
def test_a_line_where_no_comment_would_be_heard_is_left(text: str) -> None:
    done = commented(document(text), {1: ["REF007"]}, WHY)
    assert (done.text, done.left) == (text, (1,))


@pytest.mark.parametrize("path", EXAMPLE_FILES, ids=lambda path: path.relative_to(EXAMPLES).as_posix())
def test_every_line_of_the_examples_can_have_one(path: Path) -> None:
    text = re.sub(r" *# clusterctl: ignore .*", "", path.read_bytes().decode())
    read_ = read(path.name, text.encode())
    lines = [number for number, line in enumerate(text.splitlines(), 1) if line.lstrip()[:1] not in {"", "#"}]
    assert not commented(read_, {line: ["REF007"] for line in lines}, WHY).left
    for line in islice(lines, 0, None, 7):
        done = commented(read_, {line: ["REF007"]}, WHY)
        again = read(path.name, done.text.encode())
        assert commented(again, {}, WHY).text == done.text
        assert [one.reason for one in of_document(again)] == [WHY]


@pytest.mark.parametrize("reason", ["", "  ", "two\nlines", "a\tb", "a\x1b", "\u202e", ", REF008 too"])
def test_what_is_no_reason(reason: str) -> None:
    assert fault_of_reason(reason)


@pytest.mark.parametrize("reason", ["as it was", "die Akten sind weg: 1999 # x", "कार्यालय में\u200d है", "REF008 too"])
def test_what_is_a_reason(reason: str) -> None:
    assert not fault_of_reason(reason)
    (comment,) = of_document(document(ignored("a: 1\n", 1, why=reason)))
    assert (comment.codes, comment.reason) == (("REF007",), reason)


# -- splices -----------------------------------------------------------------------------------------------------------


def test_changes_are_made_side_by_side() -> None:
    assert spliced("abcd", [Splice(3, 4, "D"), Splice(0, 1, "A"), Splice(1, 1, "+")]) == "A+bcD"


def test_changes_that_overlap_are_refused() -> None:
    with pytest.raises(ValueError, match="overlap"):
        spliced("abcd", [Splice(0, 2, ""), Splice(1, 3, "")])


@given(st.text(), st.data())
def test_what_is_outside_a_change_stays(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    new = data.draw(st.text())
    assert spliced(text, [Splice(start, end, new)]) == text[:start] + new + text[end:]
