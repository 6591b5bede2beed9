"""The trend: lines keep to time and to their scale, gaps stay gaps, and no text lies over another."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterctl.report.figures import charts, lettering
from clusterctl.report.figures.figure import Box, Label, Line
from clusterctl.report.figures.moments import Moment, times
from clusterctl.report.figures.spacing import spaced
from clusterctl.report.figures.svg import inline, svg
from clusterctl.report.figures.trend import Bound, Course, runs, thinned, trend
from tests.report.figures.maps import HOSTILE
from tests.report.figures.samples import Foreign, course, line, share, years

if TYPE_CHECKING:
    from clusterctl.report.figures.figure import Figure

FIGURES = st.none() | st.fractions(0, 10, max_denominator=100)


def drawn(*written: str | None, even: bool = False) -> Figure:
    """Return a trend of one line, one year after the other."""
    moments = years(*range(1990, 1990 + len(written)))
    return trend(Course(moments, (line("index", *written),), even=even), "Title", "What it shows")


def lines(figure: Figure) -> list[Line]:
    return [shape for shape in figure.shapes if isinstance(shape, Line) and shape.style.startswith("line")]


def marks(figure: Figure) -> list[Box]:
    """Return the marks of the index that lie on a line."""
    return [shape for shape in figure.shapes if isinstance(shape, Box) and shape.style == "mark index" and shape.tip]


def subtitle(figure: Figure) -> str:
    return next(label.text for label in figure.labels if "Sustainability index" in label.text)


# -- time --------------------------------------------------------------------------------------------------------------


@given(st.lists(st.integers(720_000, 740_000), max_size=60), st.booleans())
def test_time_goes_from_left_to_right(days: list[int], even: bool) -> None:
    found = times([Moment(str(day), day) for day in days], 50, 600, even=even)
    assert len(found.places) == len(days)
    assert list(found.places) == sorted(found.places)
    assert all(50 <= place <= 600 for place in found.places)
    edges = list(found.edges())
    assert [x for x, _ in edges[1:]] == [x for _, x in edges[:-1]]
    assert not edges or (edges[0][0], edges[-1][1]) == (50, 600)


def test_distances_are_those_of_days() -> None:
    moments = [Moment("a", 0), Moment("b", 1), Moment("c", 10)]
    first, second, last = times(moments, 0, 1036).places
    assert (second - first) * 10 == last - first
    first, second, last = times(moments, 0, 1036, even=True).places
    assert second - first == last - second


def test_without_every_day_moments_stand_at_even_distances() -> None:
    first, second, last = times([Moment("a", 0), Moment("b"), Moment("c", 10)], 0, 1036).places
    assert second - first == last - second


def test_all_on_one_day_stand_at_even_distances() -> None:
    assert len(set(times([Moment("a", 5)] * 4, 0, 500).places)) == 4


@given(st.lists(st.tuples(st.integers(0, 3000), st.text(max_size=30)), min_size=1, max_size=200))
def test_dates_do_not_touch_and_the_last_is_there(found: list[tuple[int, str]]) -> None:
    moments = [Moment(text, day) for day, text in sorted(found)]
    over = times(moments, 52, 604)
    ticks = list(over.ticks(16, 844))
    assert ticks[-1][0] == over.places[-1]
    for (_, before, one), (_, after, other) in pairwise(ticks):
        assert before + lettering.width(one, 12) // 2 + 10 <= after - lettering.width(other, 12) // 2
    for place, middle, text in ticks:
        assert place in over.places
        assert middle - lettering.width(text, 12) // 2 >= 16
        assert middle + lettering.width(text, 12) // 2 <= 844


def test_a_thousand_days_have_a_handful_of_dates() -> None:
    moments = [Moment(f"2023-{at // 28 % 12 + 1:02}-{at % 28 + 1:02}", at) for at in range(1000)]
    ticks = list(times(moments, 52, 604).ticks(16, 844))
    assert 4 <= len(ticks) <= 6
    gaps = [after - before for (_, before, _), (_, after, _) in pairwise(ticks)]
    assert max(gaps) - min(gaps) <= 2


# -- lines -------------------------------------------------------------------------------------------------------------


@given(st.lists(FIGURES, max_size=40))
def test_a_line_breaks_where_a_figure_is_not_known(values: list[Fraction | None]) -> None:
    figure = drawn(*(None if value is None else str(value) for value in values))
    points = {at: (at, 0) for at, value in enumerate(values) if value is not None}
    expected = list(runs(points))
    assert sorted(at for run in expected for at in run) == sorted(points)
    assert len(lines(figure)) == sum(len(run) > 1 for run in expected)
    alone = [run for run in expected if len(run) == 1]
    assert len(marks(figure)) >= len(alone)


@given(st.lists(st.fractions(0, 10, max_denominator=50), min_size=2, max_size=24))
def test_marks_keep_the_order_of_figures(values: list[Fraction]) -> None:
    found = marks(drawn(*map(str, values)))
    heights = {value: -mark.y for value, mark in zip(values, found, strict=True)}
    assert [heights[value] for value in sorted(heights)] == sorted(heights.values())


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 3)), min_size=1))
def test_a_thinned_line_runs_the_same_way(places: list[tuple[int, int]]) -> None:
    points = sorted(places)
    found = thinned(points)
    assert (found[0], found[-1]) == (points[0], points[-1])
    assert set(found) <= set(points)
    assert {y for _, y in found} == {y for _, y in points}
    assert thinned(found) == found


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (["0.24", "1.37"], "Sustainability index, from 0 to 2, a part of the scale of 0 to 10"),
        (["0"], "Sustainability index, from 0 to 1, a part of the scale of 0 to 10"),
        (["4.355", None], "Sustainability index, from 0 to 5, a part of the scale of 0 to 10"),
        (["5.01"], "Sustainability index, from 0 to 10"),
        ([None], "Sustainability index, from 0 to 10"),
        (["11.5"], "Sustainability index, from 0 to 12"),
    ],
)
def test_the_axis_says_what_it_shows(written: list[str | None], said: str) -> None:
    assert subtitle(drawn(*written)) == said


def test_a_thousand_moments_are_a_small_file() -> None:
    values = [str(Fraction(at // 7 % 90, 9)) for at in range(1000)]
    figure = drawn(*values)
    assert len(lines(figure)) == 1
    assert len(marks(figure)) == 1
    assert len(svg(figure, charts.style(), "trend")) < 16_000


# -- names -------------------------------------------------------------------------------------------------------------


@given(st.lists(st.tuples(st.integers(0, 250), st.integers(17, 34)), max_size=7))
def test_names_do_not_collide(wanted: list[tuple[int, int]]) -> None:
    middles, heights = [y for y, _ in sorted(wanted)], [height for _, height in sorted(wanted)]
    found = spaced(middles, heights, 0, 250)
    assert all(
        top + height <= below for (top, height), below in zip(zip(found, heights, strict=True), found[1:], strict=False)
    )
    assert all(top >= 0 and top + height <= 250 for top, height in zip(found, heights, strict=True))


def test_a_name_stands_at_the_end_of_its_line() -> None:
    assert spaced([20, 120, 200], [17, 17, 17], 0, 250) == [12, 112, 192]


def test_lines_that_end_together_have_names_apart() -> None:
    looks = ("index", "supported", "enterprises", "support", "brokering")
    series = tuple(line(look, "1", "2", name=f"{look} of the cluster") for look in looks)  # type: ignore[arg-type]
    figure = trend(Course(years(1998, 1999), series), "Title", "What it shows")
    names = sorted(label.y for label in figure.labels if "of the cluster" in label.text)
    assert len(names) == 5
    assert all(below - above >= charts.LEADING for above, below in pairwise(names))
    strong = [label.text for label in figure.labels if label.style == "strong"]
    assert strong == ["2 index of the cluster"]


def test_each_line_has_a_mark_of_its_own_form() -> None:
    forms = set()
    for shape in course().shapes:
        if shape.style.startswith("mark") and isinstance(shape, Box | Line) and shape.tip:
            filled = shape.style.split()[1] != "supported"
            forms.add((type(shape), shape.radius if isinstance(shape, Box) else len(shape.points), filled))
    assert len(forms) == 5


# -- below -------------------------------------------------------------------------------------------------------------


def strip(figure: Figure, style: str) -> list[Box]:
    return [shape for shape in figure.shapes if isinstance(shape, Box) and shape.style == style and shape.tip]


def test_shares_stand_on_one_another() -> None:
    layers = [strip(course(), style) for style in ("own", "network", "outside")]
    for lower, higher in pairwise(layers):
        assert [(box.x, box.width) for box in lower] == [(box.x, box.width) for box in higher]
        assert [box.y for box in lower] == [box.y + box.height for box in higher]
    assert len({box.y for box in layers[-1]}) == 1, "a hundred per cent"
    assert layers[0][1].tip == "Cluster: 30 %"


def test_a_year_without_a_share_is_empty_and_like_years_are_one() -> None:
    shares = (share("own", "Cluster", 50, 50, None, 50), share("outside", "Donors", 50, 50, 100, None))
    figure = trend(Course(years(1996, 1997, 1998, 1999), (), shares), "Title", "What it shows")
    assert [len(strip(figure, style)) for style in ("own", "outside")] == [1, 1]


def test_shares_of_more_than_a_hundred_stay_in_their_strip() -> None:
    shares = (share("own", "Cluster", 60, 50), share("outside", "Donors", 70, 50))
    figure = trend(Course(years(1998, 1999), (), shares), "Title", "What it shows")
    first, last = strip(figure, "outside")
    assert first.y == last.y
    assert [box.tip for box in (first, last)] == ["Donors: 70 %", "Donors: 50 %"]


def test_stages_are_numbered_cells() -> None:
    figure = trend(Course(years(*range(1990, 1996)), (), stages=(None, 1, 1, 2, None, 3)), "Title", "What it shows")
    cells = {style: strip(figure, f"stage {style}") for style in ("first", "second", "third")}
    assert {style: len(boxes) for style, boxes in cells.items()} == {"first": 1, "second": 1, "third": 1}
    middles = {box.x + box.width // 2 for boxes in cells.values() for box in boxes}
    assert {label.x for label in figure.labels if label.anchor == "middle" and label.text in {"1", "2", "3"}} == middles


def test_nothing_stands_below_where_nothing_is_known() -> None:
    figure = trend(Course(years(1998, 1999), (), (), (None, None)), "Title", "What it shows")
    assert not {"Stage of the programme", "Who paid, in per cent"} & {label.text for label in figure.labels}


# -- the file ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("written", [[], [None], ["4.5"], [None, None, "1", None]])
def test_a_trend_of_little_is_a_figure_too(written: list[str | None]) -> None:
    figure = drawn(*written)
    assert len(marks(figure)) == sum(one is not None for one in written)
    ET.fromstring(svg(figure, charts.style(), "trend"))  # noqa: S314 - made by this program


def test_all_lies_within_the_figure() -> None:
    figure = course()
    for shape in figure.shapes:
        points = shape.points if isinstance(shape, Line) else ()
        assert all(0 <= x <= figure.width and 0 <= y <= figure.height for x, y in points)
    for label in figure.labels:
        assert room(label)[0] >= 0
        assert room(label)[1] <= figure.width
        assert label.y <= figure.height


def room(label: Label) -> tuple[int, int]:
    """Return where a label begins and ends."""
    width = lettering.width(label.text, 13)
    begin = {"start": label.x, "middle": label.x - width // 2, "end": label.x - width}[label.anchor]
    return begin, begin + width


def test_names_that_attack_are_text() -> None:
    for said in HOSTILE:
        moments = (Moment(said, 1), Moment(said, 2))
        shares = (share("own", said, 40, 50), share("outside", said, 60, 50))
        figure = trend(Course(moments, (line("support", "1", "2", name=said),), shares, (1, 2)), said, said, said)
        root = ET.fromstring(inline(figure, "chart", "trend"))  # noqa: S314 - made by this program
        assert {element.tag for element in root.iter()} <= {"svg", "title", "desc", "style", "path", "text", "rect"}
        tips = [element.text for element in root.iter("title")]
        assert lettering.clean(said) in tips
        assert f"{lettering.clean(said)}: 40 %" in tips


def test_who_does_not_see_it_is_told_where_lines_begin_and_end() -> None:
    series = (
        line("index", "0.2", "1", name="Index"),
        line("support", None, "3", name="Support"),
        line("brokering", None, None),
    )
    shares = (share("own", "Cluster", 12, 30),)
    said = trend(Course(years(1998, 1999), series, shares), "Title").description
    assert said == (
        "Index: from 0.2 (1998) to 1 (1999). Support: 3 (1999). Name: not known. "
        "Cluster: from 12 % (1998) to 30 % (1999)"
    )


def test_a_long_name_of_the_measure_is_cut() -> None:
    figure = trend(Course((), ()), "Title", measure="A" * 900)
    assert all(lettering.width(label.text, charts.SMALL) <= charts.WIDTH for label in figure.labels)


@pytest.mark.parametrize("value", ["2", "7"])
def test_every_word_of_its_own_is_said_in_the_language(value: str) -> None:
    series = (line("index", value, value, name="A"), line("support", None, None, name="B"))
    shown = Course(years(1998, 1999), series, (share("own", "C", 10, 20),), (1, 2))
    figure = trend(shown, "T", say=Foreign())
    words = [figure.description, *(label.text for label in figure.labels), *(shape.tip for shape in boxes(figure))]
    assert not [said for said in words if any(char.islower() for char in said)]
    assert {"STAGE OF THE PROGRAMME", "WHO PAID, IN PER CENT"} <= set(words)


def boxes(figure: Figure) -> list[Box]:
    return [shape for shape in figure.shapes if isinstance(shape, Box)]


# -- a height to be reached --------------------------------------------------------------------------------------------


def test_a_bound_is_drawn_at_its_height_and_the_axis_reaches_it() -> None:
    bound = Bound(Fraction(7), "7.0: ready for the exit")
    figure = trend(Course(years(1990, 1991), (line("index", "0.5", "1"),), bound=bound), "Title")
    drawn_ = next(shape for shape in figure.shapes if isinstance(shape, Line) and shape.style == "border")
    heights = {label.text: label.y for label in figure.labels if label.anchor == "end"}
    assert heights["8"] < drawn_.points[0][1] + 4 < heights["6"]
    assert drawn_.points[0][1] == drawn_.points[1][1]
    assert "7.0: ready for the exit" in [label.text for label in figure.labels]


def test_a_name_of_a_bound_keeps_within_the_figure() -> None:
    bound = Bound(Fraction(7), "ready for the exit, " * 40)
    figure = trend(Course(years(1990, 1991), (line("index", "0.5", "1"),), bound=bound), "Title")
    label = next(label for label in figure.labels if label.style == "soft halo")
    assert label.x + lettering.width(label.text, 12) < figure.width
