"""The parts of the index: bars keep to the scale, marks show where they stood, figures stand in columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from clusterctl.report.figures.index_parts import Group, Parts, index_parts
from tests.report.figures.money import index, part, parts
from tests.report.figures.places import boxes, collisions, lines, outside, texts

if TYPE_CHECKING:
    from fractions import Fraction


def of(*bodies: tuple[str | None, str | None]) -> Group:
    """Return a group of bodies, each with its score and that before."""
    return Group(part("Group", "5"), tuple(part(f"Body {at}", *body) for at, body in enumerate(bodies)))


@given(st.lists(st.fractions(0, 10, max_denominator=20), min_size=1, max_size=20))
def test_bars_keep_the_order_of_scores(scores: list[Fraction]) -> None:
    figure = parts(of(*((str(score), None) for score in scores)))
    widths = [box.width for box in boxes(figure, "body")]
    whole = boxes(figure, "track")[0].width
    for score, width in zip(scores, widths, strict=True):
        assert abs(width - score * whole / 10) <= 1
    assert not collisions(figure)


def test_a_mark_stands_where_the_bar_stood() -> None:
    figure = parts(of(("2", "6"), ("6", "2"), ("4", None)))
    marks = [line for line in lines(figure, "stood") if line.tip]
    bars = boxes(figure, "body")
    assert len(marks) == 2
    ends = [box.x + box.width for box in bars]
    assert [line.points[0][0] for line in marks] == [ends[1], ends[0]]
    for line, box in zip(marks, bars, strict=False):
        assert line.points[0][1] < box.y
        assert line.points[1][1] > box.y + box.height


def test_what_is_new_has_no_mark_and_nothing_before_is_explained() -> None:
    figure = parts(of(("0", None)))
    assert not lines(figure, "stood")
    assert "Score in 1999" in texts(figure)
    assert "Score in 1998" not in texts(figure)


def test_a_body_to_be_founded_scores_nothing_and_is_there() -> None:
    figure = parts(of(("0", None)))
    [bar] = boxes(figure, "body")
    assert bar.width == 1
    assert "0" in [label.text for label in figure.labels if label.style == "name figure"]


def test_a_score_that_is_not_known_is_said_in_words() -> None:
    figure = parts(of((None, "3")))
    assert not boxes(figure, "body")
    assert "Not scored in this assessment" in texts(figure)
    assert len([line for line in lines(figure, "stood") if line.tip]) == 1, "where it stood is known"


def test_the_groups_line_comes_first_and_is_strong() -> None:
    figure = index()
    strong = [label for label in figure.labels if label.style == "strong"]
    assert [label.text for label in strong] == [
        "Sustainability index",
        "Networks and associations",
        "Support institutions",
    ]
    bodies = [label for label in figure.labels if label.style == "name"]
    assert min(label.x for label in bodies) > strong[0].x
    assert all(box.height > boxes(figure, "body")[0].height for box in boxes(figure, "group"))
    assert boxes(figure, "whole")[0].y < boxes(figure, "group")[0].y < boxes(figure, "body")[0].y


def test_figures_stand_in_columns_at_the_height_of_their_bar() -> None:
    figure = index()
    cells = [label for label in figure.labels if "figure" in label.style and label.anchor == "end"]
    columns = sorted({label.x for label in cells})
    assert len(columns) == 3
    assert columns[-1] == 844
    edge = max(box.x + box.width for box in boxes(figure, "track"))
    assert columns[0] - 64 > edge
    for box in boxes(figure, "body"):
        beside = [label for label in cells if box.y <= label.y - 4 <= box.y + box.height]
        assert [label.x for label in beside] == columns


def test_scores_beyond_the_scale_stay_in_it() -> None:
    figure = parts(of(("12", "-3")))
    [bar], track = boxes(figure, "body"), boxes(figure, "track")[0]
    assert bar.width == track.width
    assert not outside(figure)


def test_who_does_not_see_it_is_told_every_line() -> None:
    group = Group(part("Networks", "3.2", "1.5"), (part("SIDBI", None), part("Bank", "0", detail="new")))
    heads = ("score", "weight", "adds")
    assert parts(group).description == "It rose from 1.1 to 1.4."
    assert index_parts(Parts((group,), "Score", "now", "before", heads), "Title").description == (
        "Networks: score 3.2, before 1.5, weight 20 %, adds 0.40. SIDBI: Not scored in this assessment. "
        "Bank, new: score 0, weight 20 %, adds 0.40"
    )
