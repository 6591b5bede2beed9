"""Amendments and deviations: what changed after approval, who agreed, what went otherwise than planned."""

from __future__ import annotations

from typing import Any

from clusterctl.findings.finding import Finding, Route
from clusterctl.report.blocks import Table
from clusterctl.report.parts import part
from clusterctl.report.run import flat
from clusterctl.rules.engine import Report
from tests.report.clusters import activity, answer, example, ground, plan, project, said

AGREED = [{"date": "1999-06", "what": "Second fair added", "reason": "Many buyers", "approved_by": ["Agency of All"]}]


def told(audience: Any = "internal", *, amendments: Any = (), **activities: dict[str, Any]) -> Any:  # noqa: ANN401
    held = {**plan(**activities), "amendments": list(amendments)}
    return answer(project({"plans/1999.yaml": held}), "1999", "changes", audience)


def test_amendments_stand_with_who_approved_them() -> None:
    found = told(amendments=AGREED, fair=activity())
    assert flat(found.heading) == "1 amendment was agreed"
    assert "Second fair added\nJune 1999\nthe action plan\nMany buyers\nAgency of All" in said(found)
    assert not found.gaps


def test_an_amendment_that_nobody_approved_is_a_gap() -> None:
    found = told(amendments=[{"date": "1999-06", "what": "More"}], fair=activity())
    assert [flat(gap.text) for gap in found.gaps] == ["Who approved 1 amendment is not recorded."]


def test_deviations_are_read_from_the_plan() -> None:
    found = told(
        fair=activity(result={"status": "dropped", "reason": "No money"}), shop=activity(title="Shop", planned=False),
        stall=activity(title="Stall", end="1999-05", result={"status": "done", "end": "1999-07"}),
        tour=activity(title="Tour", result={"status": "done", "start": 1999}),
    )  # fmt: skip
    table = next(one for one in found.blocks if isinstance(one, Table))
    assert {tuple(flat(cell) for cell in row.cells) for row in table.rows} == {
        ("Fair at Delhi", "dropped", "No money"),
        ("Shop", "not in the approved plan", "not recorded"),
        ("Stall", "later than planned: until July 1999 for March 1999 to May 1999", "not recorded"),
    }
    assert flat(found.heading) == "3 activities went otherwise than planned, and no amendment is on file"
    assert any("Who approved what went otherwise" in flat(gap.text) for gap in found.gaps)


def test_nothing_that_changed_is_said_so() -> None:
    found = told(fair=activity())
    assert not found.heading
    assert "No amendment is on file" in said(found)


def test_the_public_sees_neither_amendments_nor_that_there_are_none() -> None:
    found = told("public", amendments=AGREED, fair=activity())
    assert found.withheld
    assert "Second fair" not in said(found)
    assert "no amendment is on file" not in said(found)


def test_amendments_of_the_log_frame_belong_to_the_year_in_which_they_were_agreed() -> None:
    frame = {"amendments": [{"date": "1998-06", "what": "Old"}, {"date": "1999-06", "what": "Target raised"}]}
    found = answer(project({"plans/1999.yaml": plan(fair=activity()), "logframe.yaml": frame}), "1999", "changes")
    assert "Target raised\nJune 1999\nthe log-frame" in said(found)
    assert "Old" not in said(found)


def test_jaipur_has_no_approval_on_record() -> None:
    found = answer(example("jaipur"), "1999", "changes")
    assert "plans/1999.yaml: approved" in {gap.where for gap in found.gaps}


def test_what_git_knows_is_told_where_the_check_was_given_it() -> None:
    found = project({"plans/1999.yaml": plan(fair=activity())})
    at = ground(found, "1999")
    assert "has changed since" not in said(part("changes").told(at))
    at.found = Report((Finding("GOV010", "x", Route("plans/1999.yaml", ("status",))),
                       Finding("GOV010", "x", Route("plans/1998.yaml", ("status",)))))  # fmt: skip
    text = said(part("changes").told(at))
    assert "plans/1999.yaml has changed since the plan was approved, and no amendment tells of it." in text
    assert "plans/1998.yaml" not in text
