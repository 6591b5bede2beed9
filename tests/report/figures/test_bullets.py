"""Bullets: better is to the right, what has no length says so, and nothing leaves the drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterctl.report.figures.bullets import Bullet, bullets
from clusterctl.report.figures.figure import Box, Line
from tests.report.figures.places import boxes_of, collisions, lines_of, outside, sides, texts
from tests.report.figures.work import bullet, results

if TYPE_CHECKING:
    from clusterctl.report.figures.figure import Figure

FIGURES = st.none() | st.fractions(-1000, 1000, max_denominator=20).map(str)
ROWS = st.builds(bullet, FIGURES, FIGURES, FIGURES, falling=st.booleans(), name=st.text(max_size=60))


def drawn(*rows: Bullet) -> Figure:
    return bullets(rows, "Title", "What it shows")


def bars(figure: Figure) -> list[Line]:
    """Return the bars of rows; those of the legend have no tip."""
    styles = {"gone", "back", "unscaled"}
    return [shape for shape in figure.shapes if isinstance(shape, Line) and shape.style in styles and shape.tip]


def middle(box: Box) -> int:
    return box.x + box.width // 2


@given(st.lists(ROWS, max_size=8))
def test_nothing_leaves_the_drawing_or_lies_over_a_text(rows: list[Bullet]) -> None:
    figure = drawn(*rows)
    assert not outside(figure)
    assert not collisions(figure)


def test_baselines_and_targets_stand_below_one_another() -> None:
    figure = drawn(bullet("0", "1", "9"), bullet("90", "70", "10"), bullet("-5", "100", "100"))
    begins, goals = boxes_of(figure, "baseline"), boxes_of(figure, "aim")
    assert len({middle(one) for one in begins[:3]}) == 1
    assert len({middle(one) for one in goals[:3]}) == 1
    assert middle(begins[0]) < middle(goals[0])


@pytest.mark.parametrize(("baseline", "actual", "target"), [("0", "5", "10"), ("10", "5", "0"), ("-10", "-5", "0")])
def test_half_of_the_way_is_half_of_the_way_to_the_right(baseline: str, actual: str, target: str) -> None:
    figure = drawn(bullet(baseline, actual, target))
    [bar] = bars(figure)
    begin, goal = middle(boxes_of(figure, "baseline")[0]), middle(boxes_of(figure, "aim")[0])
    left, right = sides(bar)
    assert bar.style == "gone"
    assert abs(left - begin) <= 1
    assert abs(2 * right - begin - goal) <= 2


def test_what_goes_back_points_left_of_the_baseline() -> None:
    figure = drawn(bullet("10", "11", "0"))
    [bar] = bars(figure)
    begin = middle(boxes_of(figure, "baseline")[0])
    assert bar.style == "back"
    assert sides(bar)[0] < begin == sides(bar)[1]
    assert min(bar.points)[1] not in {min(y for _, y in bar.points), max(y for _, y in bar.points)}, "it has a point"


def test_more_than_all_of_the_way_goes_past_the_target() -> None:
    figure = drawn(bullet("0", "110", "100"), bullet("0", "700", "100"), bullet("0", "7000", "100"))
    little, much, more = bars(figure)
    assert middle(boxes_of(figure, "aim")[0]) < sides(little)[1] < sides(much)[1]
    assert sides(much) == sides(more)
    assert len(set(little.points)) == 4
    assert len(set(much.points)) > 4, "the end is torn where the bar goes on"
    assert "Torn: goes on further than drawn" in texts(figure)
    assert "Torn: goes on further than drawn" not in texts(drawn(bullet("0", "110", "100")))


@pytest.mark.parametrize(
    ("row", "words", "rightwards"),
    [
        (bullet("10", "13", None), ["no target"], True),
        (bullet("10", "13", None, falling=True), ["no target"], False),
        (bullet(None, "512", "600"), ["no baseline"], False),
        (bullet(None, "612", "600"), ["no baseline"], True),
        (bullet("5", "6", "5"), [], True),
    ],
)
def test_a_way_without_a_length_is_hollow_and_torn(row: Bullet, words: list[str], rightwards: bool) -> None:
    figure = drawn(row)
    [bar] = bars(figure)
    assert bar.style == "unscaled"
    assert len(set(bar.points)) > 4
    known = middle((boxes_of(figure, "baseline") if row.target is None else boxes_of(figure, "aim"))[0])
    assert (sides(bar)[0] >= known - 1) == rightwards
    assert set(words) <= set(texts(figure))
    assert "Hollow: not to scale" in texts(figure)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (bullet("1", None, "3"), {"no value"}),
        (bullet(None, "3", None), {"no baseline", "no target"}),
        (bullet(None, None, None), {"no baseline", "no target", "no value"}),
    ],
)
def test_what_is_missing_is_said_in_words_and_no_bar_is_drawn(row: Bullet, words: set[str]) -> None:
    figure = drawn(row)
    assert not bars(figure)
    assert {text for text in texts(figure) if text.startswith("no ")} == words


def test_every_figure_is_written_whole() -> None:
    shown = texts(drawn(bullet("0", "41", "60", note="68 % of the way")))
    assert {"0", "41", "60"} <= set(shown)
    assert "68 % of the way" in " ".join(shown)


def test_a_zero_is_a_figure() -> None:
    assert "0" in texts(drawn(bullet("4", "0", None)))
    assert "no value" not in texts(drawn(bullet("4", "0", None)))


def test_a_head_stands_once_above_its_rows() -> None:
    rows = [bullet("0", "1", "2", head="Output 1"), bullet("0", "1", "2", head="Output 1"),
            bullet("0", "1", "2", head="Output 2")]  # fmt: skip
    shown = texts(drawn(*rows))
    assert (shown.count("Output 1"), shown.count("Output 2")) == (1, 1)


def test_many_rows_name_their_places_below_as_well() -> None:
    figure = drawn(*[bullet("0", "1", "2", name="A long name of an indicator " * 9)] * 60)
    assert not collisions(figure)
    assert len([label for label in figure.labels if label.text == "Target" and label.anchor == "middle"]) == 2


def test_who_does_not_see_it_is_told_every_row() -> None:
    said = bullets([bullet("0", "41", "60", note="68 % of the way"), bullet("1", None, None, name="Loans")], "T")
    assert said.description == (
        "Firms: baseline 0; actual 41; target 60. 68 % of the way. Loans: baseline 1; no value; no target."
    )
    assert results().description == "In words."


def test_marks_are_explained_where_they_are() -> None:
    assert "Actual, worse than the baseline" in texts(results())
    shown = texts(drawn(bullet("0", "1", "2")))
    assert {"Baseline", "Actual", "Target"} <= set(shown)
    assert "Actual, worse than the baseline" not in shown
    assert lines_of(drawn(bullet("0", "1", "2")), "gone")
