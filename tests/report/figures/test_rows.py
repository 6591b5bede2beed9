"""Rows of a layered drawing: few crossings, order and distance kept."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clusterctl.report.figures import rows
from clusterctl.report.figures.spacing import rising


def crossings(order: rows.Rows, lines: list[tuple[str, str]]) -> int:
    """Return how many pairs of lines cross, by trying all."""
    place = {node: (at, x) for at, row in enumerate(order) for x, node in enumerate(row)}
    ends = [sorted((place[one], place[other])) for one, other in lines if place[one][0] != place[other][0]]
    return sum(
        a[0][0] == b[0][0] and (a[0][1] - b[0][1]) * (a[1][1] - b[1][1]) < 0
        for at, a in enumerate(ends) for b in ends[:at]
    )  # fmt: skip


@pytest.mark.parametrize(
    ("before", "lines"),
    [
        ([["a", "b"], ["x", "y"]], [("a", "y"), ("b", "x")]),
        ([["a", "b", "c"], ["x", "y", "z"]], [("a", "z"), ("b", "y"), ("c", "x")]),
        ([["a", "b", "c"], ["x", "y"]], [("a", "y"), ("b", "x"), ("c", "y")]),
        ([["a", "b"], ["m", "n"], ["x", "y"]], [("a", "n"), ("b", "m"), ("m", "x"), ("n", "y")]),
    ],
)
def test_an_order_without_crossings_is_found(before: rows.Rows, lines: list[tuple[str, str]]) -> None:
    assert crossings(before, lines) > 0
    found = rows.ordered(before, lines)
    assert crossings(found, lines) == 0
    assert [sorted(row) for row in found] == [sorted(row) for row in before]


@st.composite
def layers(draw: st.DrawFn) -> tuple[rows.Rows, list[tuple[str, str]]]:
    sizes = draw(st.lists(st.integers(1, 6), min_size=1, max_size=5))
    found = [[f"{at}.{x}" for x in range(size)] for at, size in enumerate(sizes)]
    steps = [(one, other) for upper, lower in pairwise(found) for one in upper for other in lower]
    steps += [(one, other) for row in found for at, one in enumerate(row) for other in row[:at]]
    return found, draw(st.lists(st.sampled_from(steps), unique=True, max_size=25)) if steps else []


@settings(max_examples=80)
@given(layers())
def test_no_order_is_worse_than_the_first_and_nobody_is_lost(made: tuple[rows.Rows, list[tuple[str, str]]]) -> None:
    before, lines = made
    found = rows.ordered(before, lines)
    assert [sorted(row) for row in found] == before
    assert found == rows.ordered(before, lines)
    assert rows._cost(found, lines, rows._neighbours(before, lines).below) <= rows._cost(  # noqa: SLF001 - its law
        before,
        lines,
        rows._neighbours(before, lines).below,  # noqa: SLF001 - as above
    )


@settings(max_examples=80)
@given(layers(), st.integers(0, 900))
def test_neighbours_keep_their_distance_and_all_stay_inside(
    made: tuple[rows.Rows, list[tuple[str, str]]], least: int
) -> None:
    before, lines = made
    found, room = rows.placed(before, lines, lambda one, other: 40 if one < other else 70, least)
    assert room >= least
    assert all(0 <= place <= room for place in found.values())
    for row in before:
        assert all(found[other] - found[one] >= (40 if one < other else 70) for one, other in pairwise(row))


@settings(max_examples=80)
@given(st.lists(st.tuples(st.integers(-50, 50), st.integers(1, 5)), max_size=12))
def test_rising_numbers_rise_and_keep_what_rises_already(wanted: list[tuple[int, int]]) -> None:
    numbers, weights = [float(number) for number, _ in wanted], [weight for _, weight in wanted]
    found = rising(numbers, weights)
    assert found == sorted(found)
    assert rising(sorted(numbers), weights) == sorted(numbers)
    total = sum(number * weight for number, weight in zip(numbers, weights, strict=True))
    assert abs(sum(number * weight for number, weight in zip(found, weights, strict=True)) - total) < 1e-6
