"""The next period's plan, and what is carried over to it."""

from __future__ import annotations

from typing import Any

from clusterctl.report.blocks import Table
from clusterctl.report.run import flat
from tests.report.clusters import CLUSTER, activity, answer, example, plan, project, said

NEXT = activity(title="Fair at Mumbai", cost=1000, start="2000-02", result=None)


def told(audience: Any = "internal", next_plan: Any = None, **activities: dict[str, Any]) -> Any:  # noqa: ANN401
    files: dict[str, Any] = {"plans/1999.yaml": plan(**activities or {"fair": activity()})}
    if next_plan is not None:
        files["plans/2000.yaml"] = next_plan
    return answer(project(files), "1999", "next_period", audience)


def test_the_next_plan_is_told_with_its_cost_and_who_is_asked() -> None:
    found = told(next_plan={**plan(mumbai=NEXT), "status": "draft"})
    assert flat(found.heading).replace("\u00a0", " ") == "1 activity is planned for 2000, at USD 1,000"
    text = said(found).replace("\u00a0", " ")
    assert "Status of the plan\nDraft" in text
    assert "Asked of: implementing agency\nUSD 400" in text
    table = next(one for one in found.blocks if isinstance(one, Table))
    assert flat(table.rows[0].cells[1]) == "February 2000"


def test_the_public_sees_no_money_in_it() -> None:
    found = told("public", next_plan=plan(mumbai=NEXT))
    assert flat(found.heading) == "1 activity is planned for 2000"
    assert "1,000" not in said(found)
    assert "400" not in said(found)
    assert found.withheld


def test_what_is_open_is_carried_over() -> None:
    found = told(next_plan=plan(mumbai=NEXT), fair=activity(result={"status": "under_way"}))
    assert "Fair at Delhi: under way" in said(found)


def test_what_the_next_plan_lacks_are_gaps() -> None:
    found = told(next_plan={"activities": {"bare": {"title": "Bare"}}})
    assert [gap.where.split(".")[-1] for gap in found.gaps] == ["cost", "lead", "start"]


def test_no_plan_is_a_gap_and_says_where_the_programme_ended() -> None:
    assert [gap.where for gap in told().gaps] == ["plans/2000.yaml"]
    ended = {**CLUSTER, "programme": {"implementing_agency": "agency-of-all", "start": 1997, "end": "1999-12"}}
    found = answer(project({"plans/1999.yaml": plan(fair=activity())}, cluster=ended), "1999", "next_period")
    assert [gap.where for gap in found.gaps] == ["exit.yaml: future_activities"]
    assert [gap.where for gap in told(next_plan={"activities": {}}).gaps] == ["plans/2000.yaml: activities"]


def test_after_a_financial_year_comes_a_financial_year() -> None:
    found = answer(project({"plans/1999-2000.yaml": plan(fair=activity())}), "1999-2000", "next_period")
    assert [gap.where for gap in found.gaps] == ["plans/2000-2001.yaml"]


def test_a_plan_that_is_kept_internal_is_withheld() -> None:
    found = told("donor", next_plan={**plan(mumbai=NEXT), "audience": "internal"})
    assert found.withheld
    assert "Mumbai" not in said(found)


def test_shares_that_are_asked_name_what_they_are_reckoned_from() -> None:
    found = answer(example("jaipur"), "1998", "next_period", "donor")
    assert "These shares are reckoned from\nsimple mean of 4 of 36 activities" in said(found)
