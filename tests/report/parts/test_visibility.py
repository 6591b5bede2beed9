"""Visibility: what was told to whom and when, the longest silence, quarters of silence."""

from __future__ import annotations

from typing import Any

from tests.report.clusters import activity, answer, plan, project
from tests.report.parts.plain import flat, said
from tests.report.parts.rows import row


def told_on(*dates: str, **more: Any) -> Any:  # noqa: ANN401 - a project
    tellings = [{"what": f"News of {date}", "date": date, "to": ["members"], **more} for date in dates]
    return project({"plans/1999.yaml": plan(a=activity()), "monitoring/1999.yaml": {"dissemination": tellings}})


def test_each_telling_stands_with_its_date_and_whom_it_reached() -> None:
    told = answer(told_on("1999-02-10", "1999-05-03"), "1999", "visibility", "donor")
    assert flat(told.heading) == "The actors were told of the work on 2 occasions"
    assert row(told, "10 February 1999") == ["10 February 1999", "News of 1999-02-10", "members"]


def test_quarters_of_silence_are_gaps() -> None:
    told = answer(told_on("1999-02-10", "1999-05"), "1999", "visibility")
    quarters = "July 1999 to September 1999; October 1999 to December 1999"
    said_ = [flat(gap.text) for gap in told.gaps]
    assert said_ == [f"In 2 quarters nothing that is on file was told: {quarters}."]
    assert "The longest time without any telling was" in said(told)


def test_a_date_without_a_month_may_lie_in_any_quarter() -> None:
    assert not answer(told_on("1999"), "1999", "visibility").gaps


def test_to_nobody_that_is_named_is_a_gap() -> None:
    told = answer(told_on("1999", to=[]), "1999", "visibility")
    assert [gap.where for gap in told.gaps] == ["monitoring/1999.yaml: dissemination.<n>.to"]


def test_the_public_is_not_told_what_was_told_to_whom() -> None:
    told = answer(told_on("1999-02-10"), "1999", "visibility", "public")
    assert (told.blocks, told.gaps, told.withheld) == ((), (), True)


def test_nothing_on_file_is_a_gap() -> None:
    told = answer(project({"plans/1999.yaml": plan(a=activity())}), "1999", "visibility")
    assert [gap.where for gap in told.gaps] == ["monitoring/1999.yaml: dissemination"]
