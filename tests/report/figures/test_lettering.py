"""Names in boxes: lines that fit, nothing lost that has room, nothing that controls a reader."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterctl.report.figures import lettering


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("SIDBI", ("SIDBI",)),
        ("Development Commissioner (Handicrafts)", ("Development", "Commissioner", "(Handicrafts)")),
        ("State level co-ordination committee", ("State level", "co-ordination", "committee")),
        ("Self-help-and-savings-organisation", ("Self-help-and-", "savings-", "organisation")),
        ("", ("",)),
        ("one two three four five six seven eight nine ten", ("one two three", "four five six", "seven eight ni…")),
    ],
)  # fmt: skip
def test_names_are_wrapped_between_words_first(text: str, lines: tuple[str, ...]) -> None:
    assert lettering.lines(text, 12, 110, 3) == lines


@given(st.text(max_size=120), st.integers(20, 200), st.integers(1, 6))
def test_every_line_fits_and_there_are_no_more_than_there_may_be(text: str, room: int, most: int) -> None:
    found = lettering.lines(lettering.clean(text), 12, room, most)
    assert 1 <= len(found) <= most
    for line in found:
        assert lettering.width(line, 12) <= room or len(line) <= 1


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=60))
def test_nothing_is_lost_where_there_is_room(text: str) -> None:
    assert "".join(lettering.lines(text, 12, 60, 200)) == text


def test_marks_stay_with_their_letter() -> None:
    for line in lettering.lines("கைவினைஞர்கள்" * 4, 12, 40, 99):
        assert not unicodedata.category(line[0]).startswith("M")


@pytest.mark.parametrize(
    ("text", "shown"),
    [("a\tb\n c", "a b c"), ("a\u202eb\u2066c", "a�b�c"), ("a\x07b\x9fc", "a�b�c"), ("a\ufffeb\ud800", "a�b�"),
     ("क्\u200dष", "क्\u200dष"), ("soft\u00adhyphen", "soft�hyphen"), ("Señor – “x”", "Señor – “x”")],
)  # fmt: skip
def test_what_controls_a_reader_is_replaced(text: str, shown: str) -> None:
    assert lettering.clean(text) == shown


@given(st.text(max_size=40), st.text(max_size=40))
def test_longer_text_is_no_narrower(one: str, other: str) -> None:
    assert lettering.width(one, 12) <= lettering.width(one + other, 12)
