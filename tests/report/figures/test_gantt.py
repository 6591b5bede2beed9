"""A plan in time: bars keep to their days, what is not known is torn, and states are words."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterctl.report.figures.gantt import Activity, Group, Milestone, Plan, gantt, undated
from clusterctl.report.figures.gantt_marks import STYLES
from clusterctl.report.figures.plan_time import calendar, lanes, stretch
from tests.report.figures.places import area, boxes_of, collisions, lines_of, outside, sides, texts
from tests.report.figures.work import MONTHS, TODAY, activity, in_time, plan, span, when

if TYPE_CHECKING:
    from clusterctl.report.figures.figure import Figure, Line
    from clusterctl.report.figures.gantt import Span

DATES = st.none() | st.dates(date(1990, 1, 1), date(2030, 1, 1)).flatmap(
    lambda day: st.sampled_from([day.isoformat(), day.isoformat()[:7], day.isoformat()[:4]])
)
SPANS = st.none() | st.builds(span, DATES, DATES)
STEPS = st.builds(Milestone, st.text(max_size=90), st.builds(when, DATES), st.builds(when, DATES), st.booleans())
ROWS = st.builds(
    lambda state, planned, actual, steps, name: activity(state, planned, actual, *steps, name=name),
    st.sampled_from(list(STYLES)), SPANS, SPANS, st.lists(STEPS, max_size=4), st.text(max_size=90),
)  # fmt: skip


def drawn(*rows: Activity, **given: object) -> Figure:
    return gantt(plan(*rows, **given), "Title", "What it shows")  # type: ignore[arg-type]


def outlines(figure: Figure) -> list[Line]:
    """Return what was planned; the legend's samples have no tip."""
    return [line for line in lines_of(figure, "outline") if line.tip]


def fills(figure: Figure) -> list[Line]:
    return [line for line in lines_of(figure, "fill") if line.tip]


def is_torn(bar: Line) -> tuple[bool, bool]:
    """Whether the left and the right end of a bar are torn."""
    left, right = sides(bar)
    middle = (left + right) / 2
    return (len({x for x, _ in bar.points if x < middle}) > 1, len({x for x, _ in bar.points if x > middle}) > 1)


# -- time --------------------------------------------------------------------------------------------------------------


@given(st.lists(ROWS, max_size=6))
def test_nothing_leaves_the_drawing_or_lies_over_a_text(rows: list[Activity]) -> None:
    figure = drawn(*rows)
    assert not outside(figure)
    assert not collisions(figure)


@given(st.lists(st.dates(date(1900, 1, 1), date(2199, 12, 31)), min_size=1, max_size=5))
def test_days_stand_in_their_order_and_the_grid_holds_them(days: list[date]) -> None:
    found = calendar(plan(*(activity("done", span(day.isoformat())) for day in days), as_of=None), 300, 800)
    assert found
    assert all(found.holds(day) for day in days)
    places = [found.place(day) for day in sorted(days)]
    assert places == sorted(places)
    assert 300 <= places[0] <= places[-1] <= 800
    marks = list(found.marks())
    assert 2 <= len(marks) <= 16
    assert (marks[0][0], marks[-1][0]) == (300, 800)


def test_months_have_the_length_of_their_days() -> None:
    rows = activity("done", span("1999-01-01", "1999-12-31")), activity("done", span("1999-04-01", "1999-09-30"))
    figure = drawn(*rows, as_of=None)
    (left, right), (april, october) = map(sides, outlines(figure))
    assert abs((october - april) * 365 - (right - left) * 183) <= 2 * 365
    assert [label.text for label in figure.labels if label.text in MONTHS] == list(MONTHS)
    assert "1999" in texts(figure)


@pytest.mark.parametrize(("last", "named"), [("1999-12", "Feb"), ("2001-12", "Apr"), ("2009-12", "2003")])
def test_the_longer_the_time_the_fewer_the_names(last: str, named: str) -> None:
    figure = drawn(activity("done", span("1999-01", last)), as_of=None)
    assert named in texts(figure)
    assert ("Feb" in texts(figure)) == (named == "Feb")


@pytest.mark.parametrize(
    ("found", "torn"),
    [
        (span("1999-03-01", "1999-06-30"), (False, False)),
        (span("1999-03", "1999-06-30"), (True, False)),
        (span("1999-03-01", "1999"), (False, True)),
        (span("1999-03"), (True, True)),
        (span("1999-03-01"), (False, True)),
        (span(None, "1999-03-01"), (True, False)),
    ],
)
def test_an_end_of_which_the_day_is_not_known_is_torn(found: Span, torn: tuple[bool, bool]) -> None:
    figure = drawn(activity("planned", found, None), activity("planned", span("1999-03-01", "1999-04-30")), as_of=None)
    assert is_torn(outlines(figure)[0]) == torn
    assert any("not known" in text for text in texts(figure)) == any(torn)


def test_only_what_is_sure_is_dark() -> None:
    figure = drawn(activity("done", None, span("1998", "1999-06")), activity("done", None, span("1999-04")), as_of=None)
    whole, sure, month = lines_of(figure, "fill")[:3]
    assert whole.style.endswith("loose")
    assert not sure.style.endswith("loose")
    assert sides(whole)[0] < sides(sure)[0] < sides(sure)[1] <= sides(whole)[1]
    assert month.style.endswith("loose")


def test_what_goes_on_goes_on_to_the_day_of_the_report() -> None:
    figure = drawn(activity("under_way", None, span("1999-06-10")), activity("done", None, span("1999-06-10")))
    going, done = fills(figure)
    [today] = lines_of(figure, "today")
    assert 0 <= sides(going)[1] - sides(today)[0] <= 5, "a day is as wide"
    assert sides(done)[1] < sides(today)[0]


def test_days_written_the_wrong_way_round_are_drawn_all_the_same() -> None:
    found = stretch(span("1999-06-01", "1999-03-01"))
    assert found
    assert (found.first, found.after) == (date(1999, 3, 1), date(1999, 6, 2))


@given(st.lists(st.tuples(st.integers(0, 100), st.integers(0, 30))))
def test_what_is_on_one_line_does_not_touch(found: list[tuple[int, int]]) -> None:
    wanted = [(left, left + wide) for left, wide in found]
    placed = sorted(zip(lanes(wanted), wanted, strict=True))
    assert all(before[1] < after[0] for (one, before), (other, after) in pairwise(placed) if one == other)


# -- the day of the report ---------------------------------------------------------------------------------------------


def test_the_day_of_the_report_is_a_line_with_its_name() -> None:
    figure = drawn(activity("done", span("1999-01", "1999-12")))
    [today] = lines_of(figure, "today")
    left, right = sides(outlines(figure)[0])
    assert left < sides(today)[0] < right
    [name] = [label for label in figure.labels if label.text == TODAY.text]
    assert area(name)[0] <= sides(today)[0] <= area(name)[2]


@pytest.mark.parametrize(("year", "text"), [("1990", f"{TODAY.text} →"), ("2009", f"← {TODAY.text}")])
def test_a_day_far_outside_is_said_at_the_side(year: str, text: str) -> None:
    figure = drawn(activity("done", span(year)))
    assert text in texts(figure)
    assert not lines_of(figure, "today")


def test_a_day_soon_after_stretches_the_axis() -> None:
    assert lines_of(drawn(activity("done", span("1999-01", "1999-02"))), "today")


# -- rows --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", STYLES)
def test_every_state_is_a_word_and_has_its_own_sign(state: str) -> None:
    rows = [activity(one, span("1999-03", "1999-04"), span("1999-03", "1999-04")) for one in STYLES]
    figure = drawn(*rows)
    assert state.replace("_", " ") in texts(figure)
    signs = [box for box in boxes_of(figure, "badge") if STYLES[state] in box.style.split()]  # type: ignore[index]
    assert len(signs) == 1
    assert len({box.style for box in boxes_of(figure, "badge")}) == len(STYLES)


def test_what_was_dropped_is_struck_through() -> None:
    figure = drawn(activity("dropped", span("1999-03", "1999-05")))
    left, right = sides(outlines(figure)[0])
    assert any(sides(stroke)[0] < left and sides(stroke)[1] > right for stroke in lines_of(figure, "strike"))


def test_what_has_no_date_says_so_and_has_no_bar() -> None:
    rows = [activity("planned", name="Some day"), activity("done", span("1999"), name="Fair")]
    figure = drawn(*rows)
    assert texts(figure).count("no date") == 1
    assert len(outlines(figure)) == 1
    assert [row.name for row in undated(plan(*rows))] == ["Some day"]


def test_a_plan_without_any_date_has_no_axis() -> None:
    figure = drawn(activity("planned"), activity("planned"))
    assert texts(figure).count("no date") == 2
    assert not set(MONTHS) & set(texts(figure))
    assert not outside(figure)


def test_an_empty_plan_is_a_figure_too() -> None:
    assert not outside(gantt(Plan((), MONTHS), "Title"))
    assert not outside(gantt(Plan((Group("", ()),), MONTHS, TODAY), "Title"))


# -- milestones --------------------------------------------------------------------------------------------------------


def test_what_is_handed_over_is_a_filled_diamond_tied_to_where_it_was_due() -> None:
    step = Milestone("Lease", when("1999-03-01"), when("1999-08-01"))
    figure = drawn(activity("done", span("1999"), None, step))
    due, done = lines_of(figure, "due")[0], lines_of(figure, "handed")[0]
    [tie] = lines_of(figure, "tie")
    assert sides(due)[1] < sides(done)[0]
    assert sides(tie) == tuple(sum(sides(one)) // 2 for one in (due, done))
    assert "Lease" in texts(figure)


def test_what_is_late_or_without_a_date_says_so() -> None:
    steps = Milestone("Samples", when("1999-03-01"), late=True), Milestone("Prize")
    figure = drawn(activity("late", span("1999"), None, *steps))
    assert {"Samples, late", "Prize, no date"} <= set(texts(figure))
    assert len(lines_of(figure, "overdue")) == 1


def test_a_label_at_the_right_end_stands_left_of_its_diamond() -> None:
    step = Milestone("A catalogue of all designs of the year", when("1999-12-28"))
    figure = drawn(activity("planned", span("1999"), None, step))
    [label] = [label for label in figure.labels if label.text == step.name]
    assert area(label)[2] < sides(lines_of(figure, "due")[0])[0]


# -- many, and in words ------------------------------------------------------------------------------------------------


def test_sixty_rows_name_their_months_below_as_well() -> None:
    start = date(1999, 1, 1)
    rows = [
        activity("done", span(str(start + timedelta(5 * at)), str(start + timedelta(5 * at + 20)))) for at in range(60)
    ]
    figure = drawn(*rows)
    assert texts(figure).count("Mar") == 2
    assert not collisions(figure)
    assert not outside(figure)


def test_who_does_not_see_it_is_told_every_row() -> None:
    found = gantt(plan(activity("done", span("1999-03"), span("1999-04")), activity("planned", name="Some day")), "T")
    assert found.description == (
        "Fair: done. Planned: 1999-03 to None. What came of it: 1999-04 to None. Some day: planned. No date."
    )
    assert in_time().description == "In words."
