"""Leverage: bars keep to the scale, the line stands at 1, every figure is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterctl.report.figures.leverage import Brought, Leverage, leverage
from tests.report.figures.money import brought, gained
from tests.report.figures.places import area, boxes, collisions, extent, lines, outside, over, texts

if TYPE_CHECKING:
    from fractions import Fraction


@given(st.lists(st.fractions(0, 40, max_denominator=50), min_size=1, max_size=12))
def test_bars_keep_the_order_of_ratios_and_the_line_stands_at_one(ratios: list[Fraction]) -> None:
    figure = brought(*(Brought(str(at), ratio, f"{float(ratio):.2f}") for at, ratio in enumerate(ratios)))
    [line] = lines(figure, "border")
    one = line.points[0][0]
    found = boxes(figure, "brought")
    assert len(found) == len(ratios)
    for ratio, box in zip(ratios, found, strict=True):
        assert abs(box.width - ratio * (one - 260)) <= 1 + ratio / 2
        assert line.points[0][1] < box.y
        assert line.points[1][1] > box.y + box.height
    assert not collisions(figure)
    assert not outside(figure)


def test_figures_stand_beside_their_bars() -> None:
    figure = brought(gained("1997", "0.42"), gained("1998", "1"), gained("1999", "3.51"))
    labels = [label for label in figure.labels if label.style == "strong halo figure"]
    assert [label.text for label in labels] == ["0.42", "1", "3.51"]
    for label, box in zip(labels, boxes(figure, "brought"), strict=True):
        assert 0 < area(label).left - extent(box).right < 12
        assert extent(box).top <= label.y - 5 <= extent(box).bottom


@pytest.mark.parametrize("ratio", ["0", "0.001", "1", "7", "999", "1000000"])
def test_the_axis_reaches_beyond_one_and_holds_all(ratio: str) -> None:
    figure = brought(gained("1999", ratio))
    assert not outside(figure)
    assert not collisions(figure)
    [line] = lines(figure, "border")
    assert 260 <= line.points[0][0] <= 844
    assert ratio in texts(figure)


def test_a_year_without_a_figure_says_why() -> None:
    figure = brought(gained("1998", None), gained("1999", "2"))
    assert len(boxes(figure, "brought")) == 1
    [words] = [label for label in figure.labels if label.text == "Not known: costs are missing."]
    assert not any(over(area(words), extent(box)) for box in boxes(figure, "brought"))


def test_who_does_not_see_it_is_told_every_year() -> None:
    rows = (gained("1998", None), gained("1999", "3.51", "USD 103,971 in all"))
    shown = Leverage(rows, "Spent in all", "alone")
    assert leverage(shown, "Title").description == (
        "1998: Not known: costs are missing. 1999, USD 103,971 in all: 3.51"
    )
    assert leverage(shown, "Title", "It rose").description == "It rose"
