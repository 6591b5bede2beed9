"""Who pays: the finding says no more than the records carry, each basis stands by itself, what is left out is said."""

from __future__ import annotations

from typing import Any

import pytest

from clusterctl.report.blocks import Picture, Table
from tests.report.clusters import CLUSTER, activity, answer, example, plan, project
from tests.report.parts.plain import flat, said


def paid(*shares: int, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - what YAML holds
    """Return an activity of which the agency and the weavers paid these shares."""
    agency, weavers = shares
    return activity(contributions=[{"by": "agency-of-all", "share": agency}, {"by": "weavers", "share": weavers}],
                    **more)  # fmt: skip


def years(**plans: dict[str, Any]) -> dict[str, Any]:
    """Return the files of plans by their labels (y1998)."""
    return {f"plans/{label[1:]}.yaml": one for label, one in plans.items()}


def money(**more: Any) -> dict[str, Any]:  # noqa: ANN401 - what YAML holds
    """Return a monitoring file with one record of finance of 1999."""
    record = {"start": "1999-01", "end": "1999-12", "by_group": {"cluster": 600, "agency": 300, "donor": 100}, **more}
    return {"finance": [record]}


@pytest.mark.parametrize(
    ("then", "now", "heading"),
    [
        (paid(65, 35), paid(44, 56), "The cluster now pays 56 % of its activities, up from 35 % in 1998"),
        (paid(40, 60), paid(60, 40), "The cluster now pays 40 % of its activities, down from 60 % in 1998"),
        (paid(40, 60), paid(40, 60), "The cluster pays 60 % of its activities, as much as in 1998"),
    ],
)
def test_the_cluster_s_share_is_the_finding(then: dict[str, Any], now: dict[str, Any], heading: str) -> None:
    files = years(y1998=plan(fair=then), y1999=plan(fair=now))
    assert flat(answer(project(files), "1999", "finance").heading) == heading


def test_what_rounding_hides_is_no_rise() -> None:
    given = [{"by": "agency-of-all", "amount": 3999}, {"by": "weavers", "amount": 6001}]
    files = years(y1998=plan(fair=paid(40, 60)), y1999=plan(fair=activity(contributions=given)))
    heading = flat(answer(project(files), "1999", "finance").heading)
    assert heading == "The cluster pays 60 % of its activities, hardly another share than in 1998"


def test_a_share_of_some_activities_is_called_so() -> None:
    files = years(y1998=plan(fair=paid(70, 30)), y1999=plan(fair=paid(40, 60), bare=activity(contributions=[])))
    found = answer(project(files), "1999", "finance")
    assert flat(found.heading) == (
        "The cluster pays 60 % of those activities of which it is known (1 of 2), up from 30 % in 1998"
    )
    assert "Of 1 of 2 activities it is not known who pays: no contributions are recorded (1)." in said(found)


def test_a_plan_that_has_not_begun_is_no_payment() -> None:
    cluster = {**CLUSTER, "record_until": 1998}
    files = years(y1998=plan(fair=paid(70, 30)), y1999=plan(fair=paid(40, 60, result=None)))
    found = answer(project(files, cluster=cluster), "1999", "finance")
    assert flat(found.heading) == "By the plan, the cluster pays 60 % of its activities"


def test_money_of_two_bases_is_not_compared() -> None:
    files = {**years(y1998=plan(fair=paid(80, 20)), y1999=plan(fair=paid(76, 24))),
             "monitoring/1999.yaml": {"finance": [
                 {"start": "1997-01", "end": "1999-12", "by_group": {"cluster": 56, "agency": 44}}]}}  # fmt: skip
    found = answer(project(files), "1999", "finance")
    assert flat(found.heading) == "The cluster paid 56 % of its activities, January 1997 to December 1999"
    assert "up from" not in said(found)


def table(found: Any, caption: str) -> dict[str, list[str]]:  # noqa: ANN401 - a part's answer
    one = next(one for one in found.blocks if isinstance(one, Table) and one.caption == caption)
    return {flat(row.cells[0]): [flat(cell) for cell in row.cells[1:]] for row in one.rows}


def test_amounts_stand_by_source_and_add_up() -> None:
    found = answer(project({"monitoring/1999.yaml": money(), **years(y1999=plan())}), "1999", "finance")
    assert table(found, "Amounts by source") == {
        "Implementing agency": ["USD 300", "30 %"], "Support institutions": ["USD 0", "0 %"],
        "Donors": ["USD 100", "10 %"], "Cluster": ["USD 600", "60 %"], "Together": ["USD 1,000", "100 %"],
    }  # fmt: skip
    assert "1999: for each USD of agency and donors 2.50 were spent in all." in said(found)


def test_what_the_programme_came_to_so_far_stands_beside_the_year() -> None:
    before = {"start": "1998-01", "end": "1998-12", "by_group": {"cluster": 100, "agency": 900}}
    files = {**years(y1998=plan(fair=activity()), y1999=plan(fair=activity()), y2000=plan(fair=activity())),
             "monitoring/1998.yaml": {"finance": [before]}, "monitoring/1999.yaml": money(),
             "monitoring/2000.yaml": {"finance": [{**before, "start": "2000-01", "end": "2000-12"}]}}  # fmt: skip
    found = answer(project(files), "1999", "finance")
    assert flat(found.heading) == "The cluster now pays 60 % of its activities, up from 10 % in 1998"
    assert table(found, "Amounts by source")["Together"] == ["USD 1,000", "100 %", "USD 2,000", "100 %"]
    rows = table(found, "Who paid, year by year")
    assert rows["Programme up to 1999"][0] == "simple mean of 2 activities"
    assert "2000" not in rows


def test_the_figure_tells_what_the_table_tells() -> None:
    found = answer(project(years(y1998=plan(fair=paid(65, 35)), y1999=plan(fair=paid(44, 56)))), "1999", "finance")
    figure = next(one.figure for one in found.blocks if isinstance(one, Picture) and one.name == "payers")
    shares = {label.text for label in figure.labels if "%" in label.text}
    rows = table(found, "Who paid, year by year")
    assert rows["1998"] == ["1 activity", "65 %", "35 %", "1.54"]
    assert {text.replace("\u00a0", " ") for text in shares} >= {"65 %", "35 %", "44 %", "56 %"}


def test_what_the_records_leave_out_is_said() -> None:
    left_out = money(excludes=["cda_salary"])
    found = answer(project({"monitoring/1999.yaml": left_out, **years(y1999=plan())}), "1999", "finance")
    assert "They leave out: the agent’s salary." in said(found)
    assert [gap.where for gap in found.gaps] == ["monitoring/1999.yaml: finance.0.cda_cost"]
    beside = money(excludes=["cda_salary"], cda_cost=600)
    told = answer(project({"monitoring/1999.yaml": beside, **years(y1999=plan())}), "1999", "finance")
    assert "The CDA cost USD 600 beside them." in said(told)
    assert "leverage is 1.60" in said(told)
    assert not told.gaps


def test_no_money_at_all_is_a_gap() -> None:
    found = answer(project(years(y1999=plan())), "1999", "finance")
    assert (found.blocks, found.withheld) == ((), False)
    assert [gap.where for gap in found.gaps] == ["plans/1999.yaml: activities.<id>.contributions"]


def test_a_plan_that_lost_an_activity_gives_no_finding() -> None:
    found = answer(project(years(y1999=plan(fair=paid(40, 60), odd=activity(nature="comic")))), "1999", "finance")
    assert found.heading == ""
    assert "plans/1999.yaml can be read in part only, so money may be missing here." in said(found)


def test_money_is_not_for_the_public() -> None:
    found = answer(project(years(y1999=plan(fair=paid(40, 60)))), "1999", "finance", "public")
    assert (found.heading, found.blocks, found.gaps, found.withheld) == ("", (), (), True)


def test_an_internal_record_of_finance_hides_all_that_it_is_in() -> None:
    files = {"monitoring/1999.yaml": money(audience="internal"), **years(y1999=plan(fair=paid(40, 60)))}
    found = answer(project(files), "1999", "finance", "donor")
    assert found.withheld
    assert "1,000" not in said(found)
    assert "600" not in said(found)
    assert found.heading == ""


@pytest.mark.parametrize(
    ("name", "label", "heading"),
    [
        ("jaipur", "1998", "The cluster pays 20 % of those activities of which it is known (3 of 5)"),
        ("jaipur", "1999", "The cluster paid 56 % of its activities, January 1997 to December 1999"),
        ("jaipur", "2000", "The cluster now pays 50 % of its activities, up from 20 % in 1998 (by 3 of 5 activities)"),
        ("ludhiana", "1999", "The cluster paid 82 % of its activities, December 1997 to December 1999"),
    ],
)
def test_the_examples_say_who_pays(name: str, label: str, heading: str) -> None:
    assert flat(answer(example(name), label, "finance", "donor").heading) == heading
