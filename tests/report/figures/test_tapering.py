"""Tapering: bars keep to the scale, limits are marked, and a rise is told by a sign and a word."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from clusterctl.report.figures.tapering import Repeated, Tapering, tapering
from tests.report.figures.money import taper, tapered, time
from tests.report.figures.places import boxes, collisions, lines, outside, texts

PAIRS = st.tuples(st.integers(0, 100), st.integers(0, 100)).map(sorted)


@given(st.lists(st.lists(PAIRS, min_size=1, max_size=5), min_size=1, max_size=8))
def test_bars_keep_to_the_scale_and_to_their_series(found: list[list[list[int]]]) -> None:
    series = [
        Repeated(f"Series {at}", tuple(time(str(number), *map(str, pair)) for number, pair in enumerate(pairs, 1)))
        for at, pairs in enumerate(found)
    ]
    figure = tapered(*series)
    pairs = [pair for of in found for pair in of]
    agency, external = boxes(figure, "given"), boxes(figure, "external")
    assert len(agency) == len(external) == len(pairs)
    ends = [label.x for label in figure.labels if label.text in {"0", "100"} and label.style == "soft figure"]
    whole = max(ends) - min(ends)
    for (least, most), inner, outer in zip(pairs, agency, external, strict=True):
        assert abs(inner.width - Fraction(least * whole, 100)) <= 1
        assert abs(outer.width - Fraction(most * whole, 100)) <= 1
        assert inner.x == outer.x
        assert outer.y < inner.y < inner.y + inner.height < outer.y + outer.height
    assert all(one.y + one.height < other.y for one, other in pairwise(external))
    heads = [label.text for label in figure.labels if label.style == "strong halo"]
    assert heads == [one.name for one in series]
    assert not collisions(figure)
    assert not outside(figure)


def test_a_limit_is_marked_where_it_is() -> None:
    figure = tapered(
        Repeated("Fairs", (time("First", "50"), time("Second", "40", None, "40"), time("Third", "70", None, "32")))
    )
    marks = [line for line in lines(figure, "limit") if line.tip]
    _, second, third = boxes(figure, "given")
    assert marks[0].points[0][0] == second.x + second.width
    assert marks[1].points[0][0] < third.x + third.width
    assert "All from outside" not in [label.text for label in figure.labels if label.anchor == "start"]


def test_a_rise_has_a_sign_and_a_word() -> None:
    figure = taper()
    [sign] = lines(figure, "sign")
    [word] = [label for label in figure.labels if label.style == "rise"]
    assert word.text == "rose"
    last = boxes(figure, "external")[-1]
    assert last.x + last.width < sign.points[0][0] < word.x
    assert last.y <= sign.points[1][1] < sign.points[0][1] <= last.y + last.height


def test_without_a_rise_there_is_no_room_for_one() -> None:
    calm = tapered(Repeated("Fairs", (time("First", "50", "100"),)))
    risen = tapered(Repeated("Fairs", (time("First", "50", "100", None, "rose"),)))
    assert boxes(calm, "external")[0].width > boxes(risen, "external")[0].width
    assert not lines(calm, "sign")


def test_what_is_not_known_is_said_in_words() -> None:
    figure = tapered(Repeated("Fairs", (time("First", None), time("Second", None, "60"))))
    assert texts(figure).count("not known") == 2
    assert not boxes(figure, "given")
    assert len(boxes(figure, "external")) == 1


def test_shares_of_nothing_and_of_too_much_stay_in_the_scale() -> None:
    figure = tapered(Repeated("Fairs", (time("First", "0", "0"), time("Second", "130", "140", "104", "rose"))))
    assert not outside(figure)
    assert boxes(figure, "given")[0].width == 1


def test_who_does_not_see_it_is_told_every_time() -> None:
    once = (time("First", "20", "30"), time("Second", None), time("Third", "45", "60", "16", "rose"))
    shown = Tapering((Repeated("Fairs", once, "Jaipur"),), "Share", "agency", "from outside", "limit")
    assert tapering(shown, "Title").description == (
        "Fairs, Jaipur: First: agency 20 %, from outside 30 %; Second: not known; "
        "Third: agency 45 %, from outside 60 %, rose"
    )
    assert tapering(shown, "Title", "It rose").description == "It rose"
