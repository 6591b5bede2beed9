"""Labels: years, financial years and months, and the days that they cover."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterctl.model.partial_dates import PartialDate
from clusterctl.project.labels import Label, is_label, parse_label

SPANS = {
    ("1999", "04-01"): ("1999-01-01", "1999-12-31"),
    ("1999-2000", "04-01"): ("1999-04-01", "2000-03-31"),
    ("1999-2000", "07-01"): ("1999-07-01", "2000-06-30"),
    ("1999-2000", "01-01"): ("1999-01-01", "1999-12-31"),
    ("1999-2000", "03-01"): ("1999-03-01", "2000-02-29"),
    ("1999-06", "04-01"): ("1999-06-01", "1999-06-30"),
    ("2000-02", "04-01"): ("2000-02-01", "2000-02-29"),
    ("1900", "04-01"): ("1900-01-01", "1900-12-31"),
    ("2199", "04-01"): ("2199-01-01", "2199-12-31"),
}
NONE = ["1999-2001", "2000-1999", "1999-1999", "1998-2000"]
NO_FORM = [
    "", "99", "199", "19999", "1899", "2200", "1999-13", "1999-00", "1999-6", "1999-99", "1999-06-15", "1999_2000",
    "1999-", "1999\n", " 1999", "1999 ", "19९९", "\uff11\uff19\uff19\uff19", "v1999", "1999-2000-2001", "1999/2000",
]  # fmt: skip


@pytest.mark.parametrize(("text", "year_start", "first", "last"), [(*key, *days) for key, days in SPANS.items()])
def test_the_days_of_a_label(text: str, year_start: str, first: str, last: str) -> None:
    label = parse_label(text, year_start)
    assert label == Label(text, date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("text", NO_FORM)
def test_words_that_have_not_the_form(text: str) -> None:
    assert not is_label(text)
    assert parse_label(text, "04-01") is None


@pytest.mark.parametrize("text", NONE)
def test_the_years_of_a_financial_year_follow_each_other(text: str) -> None:
    assert is_label(text)
    assert parse_label(text, "04-01") is None


@given(st.text(alphabet="0129-٣९ \n", max_size=10))
def test_any_word_has_days_or_is_no_label(text: str) -> None:
    label = parse_label(text, "04-01")
    assert label is None or (is_label(text) and label.first <= label.last)


@given(st.integers(1900, 2197), st.dates(date(2001, 1, 1), date(2001, 12, 31)))
def test_financial_years_leave_no_day_out_and_share_none(year: int, start: date) -> None:
    begins = f"{start:%m-%d}"
    first, second = (parse_label(f"{at}-{at + 1}", begins) for at in (year, year + 1))
    assert first
    assert second
    assert first.last + timedelta(days=1) == second.first
    assert not first.overlaps(second)


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("1999", "1999-12", True), ("1999", "1999-12-31", True), ("1999", "2000", False), ("1999-06", "1999", True),
        ("1999-2000", "2000-03-31", True), ("1999-2000", "2000-04", False), ("1999-2000", "1999", True),
    ],
)  # fmt: skip
def test_a_date_that_may_lie_in_a_label(text: str, day: str, *, expected: bool) -> None:
    label = parse_label(text, "04-01")
    assert label
    assert label.holds(PartialDate(day)) is expected
