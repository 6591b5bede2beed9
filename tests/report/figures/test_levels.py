"""Levels: so many pips are filled, the number stands beside them, and what is not recorded is not 0."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterctl.report.figures.levels import Sign, levels
from tests.report.figures.places import area, boxes_of, collisions, outside, texts
from tests.report.figures.work import signs

if TYPE_CHECKING:
    from clusterctl.report.figures.figure import Figure

LEVELS = st.none() | st.integers(0, 3)
TABLES = st.integers(0, 14).flatmap(
    lambda years: st.tuples(
        st.lists(st.text(max_size=20), min_size=years, max_size=years),
        st.lists(
            st.builds(Sign, st.text(max_size=200), st.tuples(*[LEVELS] * years), st.text(max_size=60)), max_size=7
        ),
    )
)


def row(*found: int | None, name: str = "They lend tools") -> Figure:
    """Return a figure of one sign."""
    return levels([Sign(name, found)], [str(1997 + at) for at in range(len(found))], "Title", "What it shows")


@given(TABLES)
def test_nothing_leaves_the_drawing_or_lies_over_a_text(table: tuple[list[str], list[Sign]]) -> None:
    years, rows = table
    figure = levels(rows, years, "Title", "What it shows")
    assert not outside(figure)
    assert not collisions(figure)


@pytest.mark.parametrize("level", [0, 1, 2, 3])
def test_as_many_pips_are_filled_as_the_number_says(level: int) -> None:
    figure = row(level)
    assert (len(boxes_of(figure, "pip")), len(boxes_of(figure, "hollow"))) == (level, 3 - level)
    assert str(level) in texts(figure)
    assert all(pip.x < hollow.x for pip in boxes_of(figure, "pip") for hollow in boxes_of(figure, "hollow"))


def test_what_is_not_recorded_is_told_apart_from_nought() -> None:
    nought, missing = row(0), row(None)
    assert "0" in texts(nought)
    assert "not recorded" not in texts(nought)
    assert len(boxes_of(nought, "hollow")) == 3
    assert "0" not in texts(missing)
    assert "not recorded" in texts(missing)
    assert not boxes_of(missing, "hollow")


def test_a_year_stands_above_its_levels() -> None:
    figure = row(1, 2, 3)
    for year, level in (("1997", "1"), ("1998", "2"), ("1999", "3")):
        head = next(label for label in figure.labels if label.text == year)
        number = next(label for label in figure.labels if label.text == level)
        assert head.x == number.x
        assert area(head)[3] < area(number)[1]


def test_many_years_make_the_figure_wider() -> None:
    assert row(*[1] * 6).width == 860
    assert row(*[1] * 20).width > 1500


def test_sixty_signs_are_sixty_rows() -> None:
    figure = levels([Sign(f"Sign {at}", (at % 4,)) for at in range(60)], ["1999"], "Title", "What it shows")
    heights = {box.y for style in ("pip", "hollow") for box in boxes_of(figure, style)}
    assert len(heights) == 60
    assert not collisions(figure)


def test_a_pointer_is_told_what_the_observer_noted() -> None:
    figure = levels([Sign("Tools", (2,), tips=("seen twice",))], ["1999"], "Title", "What it shows")
    assert {box.tip for box in boxes_of(figure, "pip")} == {"Tools, 1999: 2. seen twice"}


def test_who_does_not_see_it_is_told_every_row() -> None:
    found = levels([Sign("Tools", (None, 0)), Sign("News", (1, 3))], ["1998", "1999"], "Title")
    assert found.description == "Tools: 1998: not recorded; 1999: 0. News: 1998: 1; 1999: 3."
    assert signs().description == "In words."


def test_without_signs_or_years_it_is_a_figure_too() -> None:
    assert not outside(levels([], [], "Title"))
    assert not outside(levels([Sign("Tools", ())], [], "Title"))
