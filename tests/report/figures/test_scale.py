"""Scales: round marks, and places that keep the order of figures."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterctl.report.figures.scale import Scale, step

FIGURES = st.fractions(-20, 20, max_denominator=1000)


@pytest.mark.parametrize(
    ("span", "most", "apart"),
    [("10", 5, "2"), ("10", 10, "1"), ("0.24", 5, "0.05"), ("1.37", 5, "0.5"), ("0.001", 5, "0.0002"),
     ("1001", 5, "500"), ("1", 1, "1"), ("100", 4, "50")],
)  # fmt: skip
def test_steps_are_round(span: str, most: int, apart: str) -> None:
    assert step(Fraction(span), most) == Fraction(apart)


@given(st.fractions(Fraction(1, 10**6), 10**6), st.integers(1, 12))
def test_a_step_is_the_least_that_serves(span: Fraction, most: int) -> None:
    found = step(span, most)
    assert found * most >= span
    assert found * most < span * Fraction(5, 2) * (1 + Fraction(1, most))


@given(st.lists(FIGURES, min_size=2, unique=True), st.booleans())
def test_places_keep_the_order_of_figures(figures: list[Fraction], upwards: bool) -> None:
    figures.sort()
    ends = (300, 10) if upwards else (10, 300)
    scale = Scale(figures[0], figures[-1], step(figures[-1] - figures[0], 5), *ends)
    places = [scale.place(figure) for figure in figures]
    assert places == sorted(places, reverse=upwards)
    assert (places[0], places[-1]) == ends


@pytest.mark.parametrize(
    ("low", "high", "apart", "texts"),
    [("0", "10", "2", ["0", "2", "4", "6", "8", "10"]), ("4.2", "4.6", "0.1", ["4.2", "4.3", "4.4", "4.5", "4.6"]),
     ("-1", "1", "0.5", ["−1.0", "−0.5", "0", "0.5", "1.0"]), ("0.1", "0.9", "0.5", ["0.5"])],
)  # fmt: skip
def test_marks_are_the_round_figures_within(low: str, high: str, apart: str, texts: list[str]) -> None:
    scale = Scale(Fraction(low), Fraction(high), Fraction(apart), 0, 100)
    assert [text for _, text in scale.marks()] == texts
