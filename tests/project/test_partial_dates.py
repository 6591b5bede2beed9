"""Partial dates in order: only what is sure of every day of both."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from clusterctl.model.partial_dates import PartialDate

DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
NEAR = st.dates(date(1998, 11, 1), date(1999, 3, 31))
DATES = st.builds(lambda day, length: PartialDate(day.isoformat()[:length]), DAYS | NEAR, st.sampled_from([4, 7, 10]))


@given(DATES, DATES)
def test_one_is_before_another_if_its_last_day_is_before_the_others_first(one: PartialDate, other: PartialDate) -> None:
    assert one.is_before(other) == (one.last < other.first)
    assert one.is_after(other) == (one.first > other.last)


@given(DATES, DAYS | NEAR)
def test_a_span_lies_before_or_after_a_day_or_holds_it(one: PartialDate, day: date) -> None:
    assert one.ends_before(day) == (one.last < day)
    assert one.begins_after(day) == (one.first > day)
