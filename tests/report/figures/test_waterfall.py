"""The waterfall: each bar begins where the one before ended, and shows its way without colours."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import Literal
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterctl.output.page import Bar, spans
from clusterctl.report.figures import charts, lettering
from clusterctl.report.figures.figure import Box, Figure, Line
from clusterctl.report.figures.svg import inline, svg
from clusterctl.report.figures.waterfall import scaled, waterfall
from tests.report.figures.maps import HOSTILE
from tests.report.figures.samples import Foreign

FULL = Fraction(10)
EFFECTS: tuple[Literal["score", "composition"], ...] = ("score", "composition")
AMOUNTS = st.lists(st.fractions(-10, 10, max_denominator=500), max_size=30)


def part(amount: Fraction, effect: Literal["score", "composition"] = "score", label: str = "Body") -> Bar:
    return Bar(label, amount, f"{float(amount):+.2f}", effect)


def total(amount: Fraction, label: str = "All") -> Bar:
    return Bar(label, amount, f"{float(amount):.2f}", "total")


def moved(first: Fraction, *amounts: Fraction) -> list[Bar]:
    """Return a waterfall from a first figure to that which the amounts make of it."""
    return [total(first), *map(part, amounts), total(first + sum(amounts))]


def drawn(figure: Figure) -> list[Line]:
    """Return the bars of a figure, in their order."""
    return [shape for shape in figure.shapes if isinstance(shape, Line) and shape.tip]


def ends(bar: Line) -> tuple[int, int]:
    """Return where a bar begins and where its point is."""
    across = [x for x, _ in bar.points]
    begin = bar.points[0][0]
    return begin, max(across, key=lambda x: abs(x - begin))


def subtitle(figure: Figure) -> str:
    return next(label.text for label in figure.labels if label.style == "soft")


@given(st.fractions(0, 10), AMOUNTS)
def test_each_part_begins_where_the_one_before_ended(first: Fraction, amounts: list[Fraction]) -> None:
    runs = spans(moved(first, *amounts))
    for (_, end), (begin, _) in pairwise(runs[:-1]):
        assert begin == end
    assert runs[-1] == (Fraction(0), runs[-2][1])


@given(st.fractions(0, 10), AMOUNTS)
def test_bars_touch_and_lie_within_the_axis(first: Fraction, amounts: list[Fraction]) -> None:
    bars = moved(first, *amounts)
    figure = waterfall(bars, "Title", "What it shows")
    found = drawn(figure)
    assert len(found) == len(bars)
    for before, bar, of in zip(found[:-2], found[1:-1], bars[1:-1], strict=True):
        assert abs(ends(before)[1] - ends(bar)[0]) <= 1, "a bar without length is one pixel long"
        assert (ends(bar)[1] > ends(bar)[0]) == (of.way == "up")
    for shape in figure.shapes:
        for x, y in shape.points if isinstance(shape, Line) else ():
            assert 0 <= x <= figure.width
            assert 0 <= y <= figure.height


@given(st.lists(st.fractions(-30, 30), min_size=1))
def test_the_axis_holds_all_and_its_marks_are_few(figures: list[Fraction]) -> None:
    scale = scaled(figures, FULL, 300)
    assert all(scale.low <= figure <= scale.high for figure in figures)
    assert 2 <= len(list(scale.marks())) <= 8


@pytest.mark.parametrize(
    ("first", "amounts", "said"),
    [
        ("0.24", ["1.13"], "Sustainability index, from 0 to 1.5, a part of the scale of 0 to 10"),
        ("4.355", ["0.26", "-0.02"],
         "Sustainability index, from 4.2 to 4.7, a part of the scale of 0 to 10; bars with a torn edge begin at 0"),
        ("2", ["5"], "Sustainability index, from 0 to 10"),
        ("9", ["-8"], "Sustainability index, from 0 to 10"),
        ("5", [], "Sustainability index, from 0 to 10"),
        ("5", ["0"], "Sustainability index, from 0 to 10"),
        ("0", ["0.02"], "Sustainability index, from 0 to 0.02, a part of the scale of 0 to 10"),
        ("1", ["-2", "2"], "Sustainability index, from −1 to 1, a part of the scale of 0 to 10"),
    ],
)  # fmt: skip
def test_the_axis_says_what_it_shows(first: str, amounts: list[str], said: str) -> None:
    figure = waterfall(moved(Fraction(first), *map(Fraction, amounts)), "Title", "What it shows")
    assert subtitle(figure) == said


def test_a_small_change_of_a_great_figure_is_seen() -> None:
    figure = waterfall(moved(Fraction("4.355"), Fraction("0.24")), "Title", "What it shows")
    before, rise, after = (ends(bar) for bar in drawn(figure))
    assert rise[1] - rise[0] > 200
    assert before[1] == rise[0]
    assert after[1] == rise[1]
    assert len(set(drawn(figure)[0].points)) > 4, "the edge is torn where the bar begins further left"


def test_ways_and_effects_are_told_without_colour() -> None:
    bars = [total(Fraction(1)), part(Fraction(1)), part(Fraction(-1), "composition"), total(Fraction(1))]
    figure = waterfall(bars, "Title", "What it shows")
    _, up, down, _ = drawn(figure)
    assert (up.style, down.style) == ("up score", "down composition")
    assert ends(up)[0] < ends(up)[1]
    assert ends(down)[0] > ends(down)[1]
    texts = {label.text for label in figure.labels}
    assert {"up, by a score", "down, by weights or members", "+1.00", "-1.00"} <= texts
    assert not {"down, by a score", "up, by weights or members"} & texts


def test_names_fit_their_room_and_their_row() -> None:
    names = ["A" * 400, "Self-help groups and association of rural printers of Bagru, Sanganer and Kaladera", "SIDBI"]
    bars = [total(Fraction(1)), *(part(Fraction(1), label=name) for name in names), total(Fraction(4))]
    figure = waterfall(bars, "Title", "What it shows")
    lines = [label for label in figure.labels if label.style == "name"]
    assert all(lettering.width(line.text, charts.SIZE) <= 226 for line in lines)
    places = sorted(line.y for line in lines)
    assert all(below - above >= charts.LEADING for above, below in pairwise(places))
    assert [bar.tip for bar in drawn(figure)[1:-1]] == [f"{name}: +1.00" for name in names]


@pytest.mark.parametrize("bars", [[], [total(Fraction(3))], [part(Fraction(-3))], moved(Fraction(0))])
def test_a_figure_of_nothing_or_of_one_part_is_a_figure_too(bars: list[Bar]) -> None:
    figure = waterfall(bars, "Title", "What it shows")
    assert len(drawn(figure)) == len(bars)
    ET.fromstring(svg(figure, charts.style(), "change"))  # noqa: S314 - made by this program


def test_names_that_attack_are_text() -> None:
    bars = [Bar(said, Fraction(1), said, "score", said) for said in HOSTILE]
    for said in HOSTILE:
        figure = waterfall([total(Fraction(1), said), *bars], said, said, said)
        root = ET.fromstring(inline(figure, "chart", "change"))  # noqa: S314 - made by this program
        assert {element.tag for element in root.iter()} == {"svg", "title", "desc", "path", "text"}
        shown = [element.text for element in root.iter("title")]
        assert shown[0] == lettering.clean(said)
        assert lettering.clean(f"{said}, {said}: {said}") in shown[1:]


def test_numbers_of_the_file_are_whole() -> None:
    figure = waterfall(moved(Fraction(1, 3), Fraction(2, 7)), "Title", "What it shows")
    for shape in figure.shapes:
        if isinstance(shape, Line):
            assert all(isinstance(number, int) for point in shape.points for number in point)
        else:
            assert isinstance(shape, Box)


def test_who_does_not_see_it_is_told_every_bar() -> None:
    bars = [total(Fraction(1)), Bar("Bank", Fraction(1), "+1.00", "score", "score 2 → 4"), total(Fraction(2))]
    assert waterfall(bars, "Title").description == "All: 1.00. Bank, score 2 → 4: +1.00. All: 2.00"
    assert waterfall(bars, "Title", "It rose").description == "It rose"


def test_a_long_name_of_the_measure_is_cut() -> None:
    figure = waterfall(moved(Fraction(1)), "Title", measure="A" * 900)
    assert all(lettering.width(label.text, charts.SMALL) <= charts.WIDTH for label in figure.labels)


@pytest.mark.parametrize("figure", ["−0.0218", "+12.3456", "+1.5"])
def test_figures_are_never_cut(figure: str) -> None:
    drawing = waterfall([total(Fraction(1)), Bar("Bank", Fraction(1), figure, "score"), total(Fraction(2))], "Title")
    [shown] = [label for label in drawing.labels if label.text == figure]
    names = [label for label in drawing.labels if label.text == "Bank"]
    assert shown.x - lettering.width(figure, charts.SIZE) >= names[0].x + 226
    assert all(shown.x < x for bar in drawn(drawing) for x, _ in bar.points)


def test_every_word_of_its_own_is_said_in_the_language() -> None:
    bars = [total(Fraction(4), "A"), *(part(Fraction(way, 4), kind, "A") for way in (1, -1) for kind in EFFECTS)]
    figure = waterfall([*bars, total(Fraction(4), "A")], "A", say=Foreign())
    assert subtitle(figure) == (
        "SUSTAINABILITY INDEX, FROM 3.9 TO 4.5, A PART OF THE SCALE OF 0 TO 10; BARS WITH A TORN EDGE BEGIN AT 0"
    )
    assert not any(char.islower() for label in figure.labels for char in label.text)
    for said in (waterfall(bars, "A", say=Foreign()), waterfall(moved(Fraction(1), Fraction(6)), "A", say=Foreign())):
        assert not any(char.islower() for char in subtitle(said))
