"""Pages as Markdown and HTML: they say what the text says and what JSON says, and no text from a file does anything."""

from __future__ import annotations

import json
import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from clusterctl.analysis.why import IndexChange
from clusterctl.numbers import rounded
from clusterctl.output.changes.json import json as document
from clusterctl.output.changes.page import STATES, YEARS
from clusterctl.output.changes.sides import Names
from clusterctl.output.json import Head
from clusterctl.output.page import Bullets, Page, Row, Run, Section, Table, Waterfall
from clusterctl.output.pages import text
from clusterctl.output.screen import Screen
from clusterctl.output.table import Column
from clusterctl.report import pages as writers
from tests.output.changed import commanding, hostile, pages, settled, small, states, years
from tests.report.test_faces import Shown
from tests.report.test_text import Tags, forge

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.analysis.changes.difference import Difference
    from clusterctl.output.page import Block, Text

SHAPES = {"path", "rect", "line", "circle"}
_SCREEN = Screen(width=1000)


class WithFigures(Shown):
    """What a page shows of which shapes close themselves."""

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in SHAPES
        del attrs


NO_SHARES = {"leverage", "known", "activities"}
"""Figures that are no per cent."""


def read_html(page: Page) -> str:
    """Return what the HTML face shows, without blanks; its tags are closed in their order."""
    found = WithFigures(writers.html(page))
    assert found.open == []
    return "".join("".join(found.text).split())


def read_markdown(page: Page) -> str:
    """Return what the Markdown face shows where a forge renders it, without blanks."""
    return "".join("".join(Tags(forge().render(writers.markdown(page))).text).split())


def read_text(page: Page) -> str:
    """Return what the text face shows on a wide screen, without blanks and marks."""
    return re.sub(r"\[[-+]|[-+]\]", "", "".join(text(page, _SCREEN).split()))


def told(page: Page) -> Iterator[str]:
    """Yield all that a page tells, but for its foot and figures, which text and Markdown do without."""
    yield from (page.title, page.where, *page.summary)
    for section in page.sections:
        yield section.heading
        for block in section.blocks:
            yield from _of_block(block)


def _of_block(block: Block) -> Iterator[str]:
    match block:
        case str():
            yield block
        case Bullets():
            yield block.head
            for item in block.items:
                yield from _runs(item)
        case Table():
            yield from (column.head for column in block.columns)
            for row in block.rows:
                for cell in row.cells:
                    yield from _runs(cell)


def _runs(said: Text) -> Iterator[str]:
    yield from (said,) if isinstance(said, str) else (run.text for run in said)


# -- the faces agree ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", [*pages()][:4], ids=lambda page: f"{page.title[:9]} {page.kind[-9:]}")
def test_every_face_tells_all(page: Page) -> None:
    faces = {"text": read_text(page), "markdown": read_markdown(page), "html": read_html(page)}
    for said in told(page):
        bare = "".join(said.split())
        assert [name for name, face in faces.items() if bare not in face] == [], said


def of_json(found: Difference) -> dict[str, Any]:
    """Return a difference as JSON."""
    names = Names("a", "b", "")
    made = document(found, Head("here", found.after.as_of, None), names, YEARS if found.years else STATES)
    read: dict[str, Any] = json.loads(made.text)
    return read


@pytest.mark.parametrize(
    "found",
    [years("jaipur", "1998", "1999"), years("ludhiana", "1999", "1998"), states(small(), small(score=7))],
    ids=["jaipur", "ludhiana", "states"],
)
def test_every_figure_of_json_stands_in_the_other_faces(found: Difference) -> None:
    page = settled(found)
    faces = [read_text(page), read_markdown(page), read_html(page)]
    held = of_json(found)
    assert isinstance(found.index, IndexChange)
    exact = [part["value"] for part in held["index"]["parts"]] + [
        held["index"][key] for key in ("from", "to", "change")
    ]
    shown = [[rounded(Fraction(str(abs(figure))), places) for places in (2, 3, 4)] for figure in exact]
    for one in held["figures"]:
        if one["what"] != "stage" and one["field"] not in NO_SHARES and (one["old"] or one["new"]):
            shares = (rounded(Fraction(str(one[key])), 1) for key in ("old", "new") if one[key] is not None)
            shown += [[f"{share.removesuffix('.0')}%"] for share in shares]
    assert len(shown) > 3
    for ways in shown:
        assert all(any(figure in face for figure in ways) for face in faces), ways


def test_changes_of_json_are_those_of_the_page() -> None:
    found = states(small(), small("Far more buyers came", score=7))
    held = of_json(found)
    rows = [row for section in settled(found).sections for block in section.blocks if isinstance(block, Table)
            for row in block.rows if not row.strong]  # fmt: skip
    fields = {str(row.cells[0]).strip() for row in rows}
    for one in held["changes"]:
        assert one["field"].replace("_", " ").replace(".", " ") in fields


# -- marks -------------------------------------------------------------------------------------------------------------


def one_cell(*runs: Run) -> Page:
    """Return a page with one cell and the same as an item."""
    blocks = (Table("T", (Column("A"),), (Row((runs,)),)), Bullets((runs,)))
    return Page("Changes", "Here", "", "In short", ("All.",), (Section("plan", "Plan", blocks),), ("Made.",))


def test_what_went_is_struck_and_what_came_is_strong() -> None:
    page = one_cell(Run("They sell"), Run("little", "old"), Run("much | *more*", "new"), Run("at fairs"))
    written = writers.markdown(page)
    assert written.count("They sell ~~little~~ **much \\| \\*more\\*** at fairs") == 2
    rendered = forge().render(written)
    assert "<td>They sell <s>little</s> <strong>much | *more*</strong> at fairs</td>" in rendered
    assert writers.html(page).count("They sell <del>little</del> <ins>much | *more*</ins> at fairs") == 2


def test_a_value_that_changed_as_a_whole_is_not_marked() -> None:
    page = one_cell(Run("little", "old"))
    assert "~~" not in writers.markdown(page)
    assert "<del>" not in writers.html(page)


@pytest.mark.parametrize("said", ["*", "**", "~~", "_a_", "`b`", "\\", "(c)", "“d”", "$e$", "<b>f</b>", "&amp;", "a|b"])
def test_marks_hold_around_signs(said: str) -> None:
    for run, tag in ((Run(said, "old"), "s"), (Run(said, "new"), "strong")):
        found = Tags(forge().render(writers.markdown(one_cell(Run("then"), run, Run("now")))))
        assert [name for name, _ in found.found if name == tag] == [tag, tag], said
        assert f"then{said}now".replace(" ", "") in "".join("".join(found.text).split()), said


# -- nothing does anything ---------------------------------------------------------------------------------------------


def test_texts_do_nothing_in_html() -> None:
    written = writers.html(settled(hostile()))
    assert WithFigures(written).open == []
    found = Tags(written).found
    assert not {name for name, _ in found} & {"script", "img", "iframe", "a", "link", "object"}
    assert not [
        name for _, attributes in found for name in attributes if name.startswith("on") or name in {"href", "src"}
    ]


def test_no_text_commands_or_turns_the_direction() -> None:
    for written in (writers.html(commanding()), writers.markdown(commanding())):
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]", written)
        assert "[31mred" in written.replace("\\[", "[")


def test_texts_do_nothing_in_markdown() -> None:
    written = writers.markdown(settled(hostile()))
    found = Tags(forge().render(written)).found
    assert not {name for name, _ in found} - {
        "h1", "h2", "p", "ul", "li", "table", "thead", "tbody", "tr", "th", "td", "strong", "s", "em", "br",
    }  # fmt: skip


def test_a_hostile_table_keeps_its_columns() -> None:
    for line in writers.markdown(settled(hostile())).splitlines():
        if line.startswith("|"):
            assert len(re.findall(r"(?<!\\)\|", line)) in {5, 6}, line  # four columns, or five of the figures


@pytest.mark.parametrize("page", [*pages()], ids=lambda page: f"{page.title[:9]} {page.kind[-9:]}")
def test_a_page_of_html_stands_alone(page: Page) -> None:
    written = writers.html(page)
    ids = [value for _, attributes in Tags(written).found for name, value in attributes.items() if name == "id"]
    assert len(ids) == len(set(ids))
    labels = re.findall(r'aria-labelledby="([^"]+)"', written)
    assert {part for label in labels for part in label.split()} <= set(ids)
    assert not {name for _, attributes in Tags(written).found for name in attributes} & {"src", "href", "srcset"}
    has_figure = any(isinstance(block, Waterfall) for section in page.sections for block in section.blocks)
    assert written.count("<svg") == int(has_figure)


def test_a_caption_stands_above_a_table_that_its_heading_does_not_tell() -> None:
    table = Table("What *it* shows", (Column("A"),), (Row(("one",)),))
    for blocks, times in (((table, "Words."), 0), ((Bullets(("one",)), table), 1), ((table, table), 2)):
        written = writers.markdown(Page("C", "H", "", "S", (), (Section("plan", "Plan", blocks),), ()))
        assert written.count("\n\n_What \\*it\\* shows_\n\n| A") == times
        assert written.count("shows") == times
        assert forge().render(written).count("<em>What *it* shows</em>") == times


def test_long_cells_fill_no_column_with_blanks() -> None:
    rows = (Row(("one", "x" * 300)), Row(("two", "y")))
    page = Page("C", "H", "", "S", (), (Section("plan", "P", (Table("", (Column("A"), Column("B")), rows),)),), ())
    written = writers.markdown(page)
    assert f"| two | {'y'.ljust(40)} |" in written
    assert f"| --- | {'-' * 40} |" in written
    assert f"| one | {'x' * 300} |" in written
