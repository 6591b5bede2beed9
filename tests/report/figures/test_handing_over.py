"""Handing over: shares make up a hundred, every share is written, days have one scale, missing years say why."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterctl.report.figures.handing_over import Lead, Work, Year, handing_over
from tests.report.figures.places import area, boxes_of, collisions, outside, texts
from tests.report.figures.work import PAYERS, days, handed, lead

if TYPE_CHECKING:
    from clusterctl.report.figures.figure import Box, Figure

LEADS = st.lists(
    st.builds(Lead, st.sampled_from(PAYERS), st.text(max_size=40), st.fractions(0, 100), st.text(max_size=30)),
    max_size=6,
).map(tuple)
DAYS = st.lists(
    st.builds(Work, st.sampled_from(["agency", "other"]), st.text(max_size=40), st.none() | st.fractions(0, 9999),
              st.text(max_size=40)), max_size=2).map(tuple)  # fmt: skip
YEARS = st.builds(
    Year, st.text(max_size=30), LEADS, DAYS, st.text(max_size=40), st.text(max_size=90), st.text(max_size=90)
)


def drawn(*years: Year) -> Figure:
    return handing_over(years, "Title", "What it shows")


def parts(figure: Figure) -> list[Box]:
    """Return the parts of bars of leads, and bars of days; those of the legend have no tip."""
    return [box for box in boxes_of(figure, "led") if box.tip]


@given(st.lists(YEARS, max_size=6))
def test_nothing_leaves_the_drawing_or_lies_over_a_text(years: list[Year]) -> None:
    figure = drawn(*years)
    assert not outside(figure)
    assert not collisions(figure)


def test_shares_follow_one_another_and_make_up_a_hundred() -> None:
    figure = drawn(Year("1997", (lead("agency", "100/3"), lead("support", "100/3"), lead("cluster", "100/3"))),
                   Year("1998", (lead("cluster", 100),)))  # fmt: skip
    *three, whole = parts(figure)
    assert all(one.x + one.width == other.x for one, other in pairwise(three))
    assert (three[0].x, sum(part.width for part in three)) == (whole.x, whole.width)
    assert max(part.width for part in three) - min(part.width for part in three) <= 1


def test_shares_that_make_less_than_a_hundred_leave_the_rest_free() -> None:
    [half, whole] = parts(drawn(Year("1997", (lead("agency", 50),)), Year("1998", (lead("agency", 100),))))
    assert abs(2 * half.width - whole.width) <= 1


@pytest.mark.parametrize("share", [1, 2, 4, 20, 70, 100])
def test_every_share_is_written_in_its_part_or_below_it_with_its_name(share: int) -> None:
    figure = drawn(Year("1997", (lead("cluster", share), lead("agency", 100 - share))))
    part = parts(figure)[0]
    [label] = [label for label in figure.labels if label.text in {f"{share} %", f"{share} % cluster"}]
    inside = part.x <= area(label)[0] and area(label)[2] <= part.x + part.width
    assert inside == (label.text == f"{share} %")
    assert inside or area(label)[1] >= part.y + part.height


def test_a_share_of_nothing_has_no_part() -> None:
    assert len(parts(drawn(Year("1997", (lead("agency", 0), lead("cluster", 100)))))) == 1


def test_days_have_one_scale_for_all_years() -> None:
    years = [Year(str(at), (), (days("agency", 100 * at), days("other", 50 * at))) for at in (1, 2)]
    one, half, two, again = parts(drawn(*years))
    assert (one.width, half.width) == (again.width, one.width // 2)
    assert two.width == 2 * one.width
    assert {"CDA: 100 days", "all others: 50 days"} <= set(texts(drawn(*years)))


def test_no_day_and_a_number_that_is_not_known_are_told_apart() -> None:
    nought, missing = drawn(Year("1", (), (days("agency", 0),))), drawn(Year("1", (), (days("agency", None),)))
    assert "CDA: 0 days" in texts(nought)
    assert "CDA: not recorded" in texts(missing)
    assert (len(parts(nought)), len(parts(missing))) == (1, 0)


def test_a_missing_year_says_why() -> None:
    figure = drawn(Year("1998", (), (), no_leads="no plan was published", no_work="no monitoring"))
    assert {"no plan was published", "no monitoring"} <= set(texts(figure))
    assert not parts(figure)
    assert texts(drawn(Year("1998", ()))).count("not recorded") == 2


def test_the_legend_names_the_groups_that_are_there() -> None:
    shown = texts(drawn(Year("1997", (lead("agency", 50), lead("cluster", 50)))))
    assert {"agency", "cluster"} <= set(shown)
    assert "donor" not in shown


def test_sixty_years_are_sixty_rows() -> None:
    years = [
        Year(str(1950 + at), (lead("agency", 100 - at), lead("cluster", at)), (days("agency", at),)) for at in range(60)
    ]
    assert not collisions(drawn(*years))


def test_who_does_not_see_it_is_told_every_year() -> None:
    year = Year("1997", (lead("agency", 60), lead("cluster", 40)), (days("agency", 210), days("other", 12)))
    found = handing_over([year, Year("1998", (), no_leads="no plan")], "Title")
    assert found.description == (
        "1997: leads: agency 60 %; cluster 40 %. Work: CDA 210 days; all others 12 days. "
        "1998: leads: no plan. Work: not recorded."
    )
    assert handed().description == "In words."
