"""Which years can be reported on, and what belongs to one."""

from __future__ import annotations

from datetime import date

import pytest

from clusterctl.analysis.years import on_file
from clusterctl.report.run import flat
from clusterctl.report.topics.period import find, latest, period
from tests.report.clusters import CLUSTER, activity, answer, assessment, plan, project, said, shown

FILES = {
    "plans/1998.yaml": plan(),
    "plans/1999.yaml": plan(fair=activity()),
    "scores/1997-12.yaml": assessment("1997-12"),
    "scores/1999-06.yaml": assessment("1999-06", weavers=2),
    "scores/1999.yaml": assessment("1999-12"),
    "monitoring/2001.yaml": {},
}
FINANCIAL = {
    "plans/1999-2000.yaml": plan(fair=activity()),
    "scores/1999-06.yaml": assessment("1999-06"),
    "scores/2000-02.yaml": assessment("2000-02"),
}


def test_years_with_a_plan_or_an_assessment_are_on_file() -> None:
    assert [label.text for label in on_file(project(FILES))] == ["1997", "1998", "1999"]


def test_an_assessment_of_a_month_belongs_to_the_financial_year_of_a_plan() -> None:
    found = project(FINANCIAL)
    assert [label.text for label in on_file(found)] == ["1999-2000"]
    of = period(found, on_file(found)[0])
    assert (of.plan_path, of.scores_path) == ("plans/1999-2000.yaml", "scores/2000-02.yaml")
    assert of.before is not None
    assert of.before.path == "scores/1999-06.yaml"
    assert shown(found, "1999-2000").kind == "Donor report 1999–2000"
    assert {fact.name: fact.text for fact in shown(found, "1999-2000").facts}["Period of this report"] == (
        "1\u00a0April 1999 to 31\u00a0March 2000"
    )


@pytest.mark.parametrize(
    ("day", "label"),
    [
        (date(2000, 12, 31), "1999"),
        (date(1999, 1, 1), "1999"),
        (date(1998, 12, 31), "1998"),
        (date(1997, 1, 1), "1997"),
    ],
)
def test_the_latest_year_is_the_last_that_has_begun(day: date, label: str) -> None:
    found = latest(project(FILES), day)
    assert found is not None
    assert found.text == label


def test_before_the_first_year_there_is_none() -> None:
    assert latest(project(FILES), date(1996, 12, 31)) is None


@pytest.mark.parametrize("text", ["1996", "2001", "1999-05", "199", "1999-2001", "", "../1999"])
def test_a_word_without_a_plan_or_an_assessment_means_nothing(text: str) -> None:
    assert find(project(FILES), text) is None


def test_a_month_shows_its_assessment_and_says_where_the_activities_are() -> None:
    page = shown(project(FILES), "1999-06")
    assert page.kind == "Donor report June 1999"
    assert flat(page.heading) == "The sustainability index fell from 4.00 to 2.80 of 10"
    told = answer(project(FILES), "1999-06", "done")
    assert told.blocks == ()
    assert [gap.text for gap in told.gaps] == [
        "Plans cover a year, and this report a month: a report on the year tells of its activities."
    ]


def test_a_year_takes_its_last_assessment_against_the_one_before_in_time() -> None:
    heading = flat(shown(project(FILES), "1999").heading)
    assert heading == "The sustainability index rose from 2.80 to 4.00 of 10"
    assert flat(shown(project(FILES), "1997").heading) == "The sustainability index stands at 4.00 of 10"


def test_a_broken_assessment_of_the_year_is_not_passed_over_in_silence() -> None:
    files = {
        **FILES,
        "scores/1999.yaml": {**assessment("1999-12"), "scores": {"enterprises": {"weavers": {"score": 99}}}},
    }
    told = answer(project(files), "1999", "index")
    assert told.blocks == ()
    assert "scores/1999.yaml can be read in part only" in said(told)


def test_a_year_begins_where_the_cluster_says() -> None:
    found = project(FINANCIAL, cluster={**CLUSTER, "financial_year_start": "07-01"})
    facts = {fact.name: fact.text for fact in shown(found, "1999-2000").facts}
    assert facts["Period of this report"] == "1\u00a0July 1999 to 30\u00a0June 2000"
