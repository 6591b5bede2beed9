"""The plan in time: whether it is late, as a finding, a chart and a table; deliverables by who must hand them over."""

from __future__ import annotations

from typing import Any

from clusterctl.report.blocks import Picture, Table
from clusterctl.report.run import flat
from tests.report.clusters import CLUSTER, activity, answer, example, plan, project, said

AS_OF = {**CLUSTER, "record_until": "1999-08"}


def told(part: str = "schedule", audience: Any = "internal", **activities: dict[str, Any]) -> Any:  # noqa: ANN401
    return answer(project({"plans/1999.yaml": plan(**activities)}, cluster=AS_OF), "1999", part, audience)


OPEN = {"status": "under_way"}
STEPS = {
    "hall": {"what": "Lease of the hall", "due": "1999-06", "responsible": "weavers", "persons": ["the treasurer"]},
    "list": {"what": "List of buyers", "due": "1999-10"},
    "card": {"what": "Invitations", "due": "1999-05", "done": "1999-05-20"},
}


def test_what_is_overdue_is_the_finding() -> None:
    found = told(fair=activity(end="1999-07", result=OPEN), shop=activity(title="Shop"))
    assert flat(found.heading) == "1 of 2 activities is overdue as of 31\u00a0August 1999"
    assert "overdue" in said(found)


def test_nothing_late_is_said_only_where_dates_tell_it() -> None:
    assert flat(told(fair=activity(end="1999-12", result=OPEN)).heading) == (
        "No activity is overdue as of 31\u00a0August 1999"
    )
    blind = {**activity(result=OPEN), "start": None}
    assert flat(told(fair=blind).heading) == "No activity is known to be overdue as of 31\u00a0August 1999"
    assert flat(told(fair=activity()).heading) == "Nothing of the plan is waited for as of 31\u00a0August 1999"


def test_deliverables_stand_in_three_tables() -> None:
    found = told(fair=activity(end="1999-12", result=OPEN, deliverables=STEPS))
    tables = {one.caption: one for one in found.blocks if isinstance(one, Table)}
    assert flat(found.heading) == "1 deliverable is overdue as of 31\u00a0August 1999"
    late = [flat(cell) for cell in tables["Deliverables that are overdue"].rows[0].cells]
    assert late == ["Lease of the hall", "Fair at Delhi", "June 1999", "–", "Weavers’ Society, the treasurer"]
    assert flat(tables["Deliverables that are to come"].rows[0].cells[4]) == "nobody is named"
    assert flat(tables["Deliverables that were handed over"].rows[0].cells[3]) == "20\u00a0May 1999"


def test_persons_are_for_the_programme_alone() -> None:
    steps = activity(end="1999-12", result=OPEN, deliverables=STEPS)
    assert "treasurer" in said(told(fair=steps))
    assert "treasurer" not in said(told(fair=steps, audience="donor"))
    hidden = told(fair=steps, audience="public")
    assert "Lease" not in said(hidden)
    assert hidden.withheld


def test_the_chart_has_its_table_and_its_mermaid() -> None:
    found = answer(example("jaipur"), "1999", "schedule")
    picture = next(one for one in found.blocks if isinstance(one, Picture))
    assert picture.mermaid.startswith("gantt\n")
    assert "March 1999" in said(found)
    assert any("31 activities are not recorded" in flat(gap.text) for gap in found.gaps)


def test_what_goes_on_is_said_to_be_since() -> None:
    found = told(fair=activity(end="1999-12", result={"status": "under_way", "start": "1999-03-14"}))
    assert "since 14\u00a0March 1999" in said(found)


def test_without_dates_there_is_no_chart() -> None:
    bare = {**activity(), "start": None}
    found = told(fair=bare)
    assert not [one for one in found.blocks if isinstance(one, Picture)]
    assert found.gaps


def test_an_end_before_the_start_is_drawn_all_the_same() -> None:
    assert told(fair=activity(start="1999-06", end="1999-02")).blocks


def test_todo_begins_with_what_is_overdue() -> None:
    late = activity(end="1999-07", result=OPEN, lead="dyers")
    found = told("todo", fair=late, shop=activity(title="Shop", end="1999-12", result=OPEN, deliverables=STEPS))
    tables = [one for one in found.blocks if isinstance(one, Table)]
    assert flat(found.heading) == "2 things in the plan are overdue"
    assert tables[0].caption == "Overdue"
    assert [[flat(cell) for cell in row.cells] for row in tables[0].rows] == [
        ["Lease of the hall", "Weavers’ Society, the treasurer", "June 1999", "Shop"],
        ["Fair at Delhi", "Dyers’ League", "March 1999 to July 1999", "the plan of 1999"],
    ]
    assert [flat(row.cells[0]) for row in tables[1].rows] == ["List of buyers", "Shop"]


def test_todo_tells_findings_by_rule_and_place_and_never_quotes() -> None:
    broken = project({"plans/1999.yaml": plan(fair=activity(lead="secret-word"))})
    found = answer(broken, "1999", "todo", "public")
    assert "REF001" in said(found)
    assert "plans/1999.yaml, line 1" in said(found)
    assert "secret-word" not in said(found)


def test_todo_holds_the_open_items_of_the_exit() -> None:
    items = {"gaps": {"officer": {"what": "A bank officer sits in", "who": ["bank"], "by": "2001-06"},
                      "old": {"what": "Old matter", "state": "done"}}}  # fmt: skip
    found = answer(project({"plans/1999.yaml": plan(fair=activity()), "exit.yaml": items}), "1999", "todo")
    assert "A bank officer sits in\nBank of Here\nJune 2001\nthe exit strategy" in said(found)
    assert "Old matter" not in said(found)
