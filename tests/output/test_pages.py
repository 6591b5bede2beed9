"""Pages as text: marks of what went and came, nothing lost at any width, nothing that commands a terminal."""

from __future__ import annotations

import re
from collections import Counter
from fractions import Fraction

import pytest

from clusterctl.output.page import Bar, Bullets, Page, Row, Run, Section, Table, Waterfall
from clusterctl.output.pages import text
from clusterctl.output.screen import Screen, cells
from clusterctl.output.table import Column
from tests.output.changed import commanding, hostile, pages, settled, small, states

_PIPE = Screen()
_WIDE = 100


def one(*blocks: str | Table | Bullets | Waterfall) -> Page:
    """Return a page with one section."""
    return Page("What changed", "Here", "", "In short", ("All.",), (Section("plan", "Plan", blocks),), ())


_NARROWEST = 60


def words(shown: str) -> Counter[str]:
    """Return the words of a page, without the lines and bars that are drawn."""
    return Counter(word for word in shown.split() if not re.fullmatch(r"[-─█▓░]+", word))


def test_what_went_and_came_in_a_text_is_marked() -> None:
    cell = (Run("They sell"), Run("to few", "old"), Run("at fairs"))
    shown = text(one(Table("", (Column("A"), Column("B")), (Row((cell, (Run("all of it", "new"),))),))), _PIPE)
    assert "They sell [-to few-] at fairs" in shown
    assert "all of it" in shown
    assert "[+" not in shown  # a value that is new as a whole needs no mark


def test_a_change_within_a_text_is_told_word_by_word() -> None:
    old, new = "They sell very little at the fairs of Delhi", "They sell very much at the two fairs of Delhi"
    shown = " ".join(text(settled(states(small(old), small(new))), Screen(width=1000)).split())
    assert "They sell very [-little-] at the fairs of Delhi" in shown
    assert "They sell very [+much+] at the [+two+] fairs of Delhi" in shown


@pytest.mark.parametrize("width", [_NARROWEST, 80, 120])
@pytest.mark.parametrize("page", [*pages()][:-1], ids=lambda page: f"{page.title[:9]} {page.kind[-9:]}")
def test_nothing_is_lost_when_lines_are_broken(page: Page, width: int) -> None:
    wide, narrow = text(page, Screen(width=1000)), text(page, Screen(width=width))
    if width < _WIDE:
        section = [one for one in page.sections if any(isinstance(block, Waterfall) for block in one.blocks)]
        figures = [block for one in section for block in one.blocks if isinstance(block, Waterfall)]
        bars = one(*figures)
        wide_words = words(wide) - (words(text(bars, Screen(width=1000))) - words(text(one(), Screen(width=1000))))
    else:
        wide_words = words(wide)
    if width == _NARROWEST:  # a word that is wider than its column is broken, too
        assert Counter("".join(words(narrow).elements())) == Counter("".join(wide_words.elements()))
    else:
        assert words(narrow) == wide_words


@pytest.mark.parametrize("width", [80, 120, None])
def test_no_line_is_longer_than_the_screen(width: int | None) -> None:
    for page in [*pages()][:-1]:
        shown = text(page, Screen(width=width))
        assert max(map(cells, shown.splitlines())) <= (width or 120)


@pytest.mark.parametrize("screen", [Screen(), Screen(width=80), Screen(width=120, colour=True)])
def test_texts_command_no_terminal(screen: Screen) -> None:
    shown = text(commanding(), screen)
    ours = re.sub(r"\x1b\[[0-9;]*m", "", shown) if screen.colour else shown
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]", ours)
    assert "\\u202e" in ours


def test_a_text_makes_no_lines_of_its_own() -> None:
    shown = text(settled(hostile()), Screen(width=100_000))
    assert shown.startswith("<script>alert(1)</script> ")
    assert not re.search(r"^( {4}code|#|=====|- one|1\.|```)", shown, re.MULTILINE)


def test_a_total_stands_where_it_ends_and_parts_between() -> None:
    bars = (
        Bar("Before", Fraction(4), "4.00", "total"), Bar("Up", Fraction(2), "+2.00", "score", "score 1 → 3"),
        Bar("Down", Fraction(-1), "−1.00", "composition", "left"), Bar("After", Fraction(5), "5.00", "total"),
    )  # fmt: skip
    shown = text(one(Waterfall("", "", bars)), Screen(width=120)).splitlines()
    before, up, down, after = (next(line for line in shown if line.startswith(bar.name)) for bar in bars)
    assert before.count("█") == after.count("█") == 1
    assert before.index("█") == up.index("▓")
    assert abs(up.rindex("▓") - down.rindex("░")) <= 1
    assert abs(after.index("█") - down.index("░")) <= 1
    assert up.count("▓") == pytest.approx(2 * down.count("░"), abs=2)
    assert text(one(Waterfall("", "", bars)), Screen(width=120, ascii=True)).isascii() is False  # the minus sign


def test_a_waterfall_is_left_out_where_there_is_no_room_for_it() -> None:
    figure = Waterfall("", "", (Bar("Before", Fraction(1), "1.00", "total"),))
    assert "Before" in text(one(figure), Screen(width=100))
    assert "Before" not in text(one(figure), Screen(width=99))


def test_bullets_hang_below_their_head() -> None:
    shown = text(one(Bullets(("one " * 30, "two"), "Finished")), Screen(width=60))
    assert "Finished:\n  - one" in shown
    assert "\n    one" in shown
    assert "\n  - two\n" in shown


LONG = "https://made.example/" + "a-long-way/" * 12


def wordy() -> Page:
    """Return a page with a short table and one with long texts and words, whose last column is never torn."""
    short = Table("A few", (Column("A"), Column("B", "right")), (Row(("one", "1")),))
    columns = (Column("What"), Column("Before"), Column("After"), Column("Change", whole=True))
    row = Row(("  a name", "word " * 40, (Run("as it was"), Run(LONG, "new")), "+12 points"))
    return one(short, Table("Many words", columns, (row,)))


def test_in_a_pipe_all_tables_are_plain_and_fit() -> None:
    shown = text(wordy(), _PIPE)
    assert not re.search("[─│━]", shown)
    assert max(map(cells, shown.splitlines())) == 120
    assert LONG in "".join(text(one(Table("", (Column("A"),), (Row((LONG,)),))), _PIPE).split())
    assert shown.count("word") == 40 + 1  # and the caption's
    assert "+12 points" in shown


@pytest.mark.parametrize("width", [40, 60, 80])
def test_tables_fit_a_narrow_screen(width: int) -> None:
    shown = text(wordy(), Screen(width=width))
    assert max(map(cells, shown.splitlines())) <= width
    assert shown.count("word") == 40 + 1


def test_a_caption_stands_above_a_table_that_its_heading_does_not_tell() -> None:
    table = Table("What it shows", (Column("A"),), (Row(("one",)),))
    figure = Waterfall("", "", (Bar("Before", Fraction(1), "1.00", "total"),))
    for alone in (one(table), one(figure, table, "Words.")):
        assert "What it shows" not in text(alone, _PIPE)
    assert "\n\nWhat it shows\n\nA\n" in text(one(Bullets(("one",)), table), _PIPE)
    assert text(one(table, table), _PIPE).count("What it shows") == 2
