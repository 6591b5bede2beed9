"""A day that remembers how far it could have moved: every other day in that span gives the same answers."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterctl.history.elastic import ElasticDay
from clusterctl.history.measure import Measure
from clusterctl.project.load import load
from clusterctl.store.folder import FolderTree
from tests.cli.commands import JAIPUR, LUDHIANA

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DAYS = st.dates(date(1990, 1, 1), date(1990, 3, 1))
ASKED: dict[str, Callable[[date, date], object]] = {
    "<": lambda day, other: day < other,
    "<=": lambda day, other: day <= other,
    ">": lambda day, other: day > other,
    ">=": lambda day, other: day >= other,
    "other <": lambda day, other: other < day,
    "other <=": lambda day, other: other <= day,
    "other >": lambda day, other: other > day,
    "other >=": lambda day, other: other >= day,
    "==": lambda day, other: day == other,
    "!=": lambda day, other: other != day,
    "-": lambda day, other: day - other,
    "other -": lambda day, other: other - day,
    "+": lambda day, _: day + timedelta(days=1),
    "min": lambda day, other: min(other, day).isoformat(),
    "max": lambda day, other: max(day, other).isoformat(),
    "in": lambda day, other: day in {other: 1},
    "text": lambda day, _: f"{day} {day!r} {day:%d}",
    "year": lambda day, _: (day.year, day.month),
    "number": lambda day, _: day.toordinal(),
    "week": lambda day, _: day.isocalendar(),
    "other year": lambda day, _: day.replace(year=2000),
    "sorted": lambda day, other: [one is other for one in sorted([day, other])],
}


def answers(day: date, questions: list[tuple[str, date]]) -> list[object]:
    return [ASKED[name](day, other) for name, other in questions]


@given(DAYS, DAYS, st.lists(st.tuples(st.sampled_from(sorted(ASKED)), DAYS), max_size=6))
def test_days_that_it_may_be_answer_alike(day: date, other: date, questions: list[tuple[str, date]]) -> None:
    elastic = ElasticDay.of(day)
    assert answers(elastic, questions) == answers(day, questions)
    assert elastic.may_be(day)
    if elastic.may_be(other):
        assert answers(other, questions) == answers(day, questions)


def test_comparisons_leave_it_room_and_numbers_do_not() -> None:
    day = ElasticDay.of(date(1999, 6, 15))
    assert day.may_be(date.min)
    assert date(1999, 1, 1) <= day < date(2000, 1, 1)
    assert [day.may_be(other) for other in (date(1998, 12, 31), date(1999, 1, 1), date(1999, 12, 31))] == [
        False,
        True,
        True,
    ]
    assert not day.may_be(date(2000, 1, 1))
    assert str(day) == "1999-06-15"
    assert not day.may_be(date(1999, 6, 14))


@pytest.mark.parametrize("cluster", [JAIPUR, LUDHIANA])
def test_what_is_kept_from_day_to_day_is_what_each_day_gives_by_itself(cluster: Path) -> None:
    project = load(FolderTree(str(cluster)))
    contents = {path: path.encode() for path in project.files}
    measure = Measure()
    for number in range(date(1996, 12, 1).toordinal(), date(2001, 2, 1).toordinal(), 11):
        day = date.fromordinal(number)
        assert measure.of(project, day, contents) == Measure().of(project, day, contents)
