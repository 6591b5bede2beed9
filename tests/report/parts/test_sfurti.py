"""What SFURTI's form asks: the agent, the stakeholders' confidence, activities by quarter, outputs by input."""

from __future__ import annotations

from typing import Any

import pytest

from clusterctl.report.blocks import Table
from clusterctl.report.run import flat
from tests.report.clusters import CLUSTER, activity, answer, plan, project, said

AGENT = {"full_time": True, "in_cluster": False, "since": 1997}
CDA = {"trained": True, "days_inside": 180, "days_outside": 40, "responsibilities": ["documents"],
       "confidence": {"is neutral": 4, "listens": 5}, "notes": "Paid on time"}  # fmt: skip
OF_AGENT = {**CLUSTER, "programme": {"implementing_agency": "agency-of-all", "start": 1997, "cda": AGENT}}


def told(part: str, audience: Any = "internal", cda: Any = CDA, **activities: Any) -> Any:  # noqa: ANN401
    files: dict[str, Any] = {"plans/1999.yaml": plan(**activities or {"fair": activity()})}
    files |= {"monitoring/1999.yaml": {"cda": cda}} if cda else {}
    return answer(project(files, cluster=OF_AGENT), "1999", part, audience)


def test_the_agent_s_year() -> None:
    text = said(told("sfurti_cda"))
    for words in ("Trained in the method\nyes", "Lives and works in the cluster\nno", "Inside the cluster\n180",
                  "Together\n220", "Documents the work", "Paid on time"):  # fmt: skip
        assert words in text
    assert not told("sfurti_cda").gaps


@pytest.mark.parametrize("part", ["sfurti_cda", "sfurti_confidence"])
@pytest.mark.parametrize("audience", ["donor", "public"])
def test_the_agent_s_year_is_internal(part: str, audience: str) -> None:
    found = told(part, audience)
    assert found.withheld
    assert not found.blocks
    assert "180" not in said(found)


def test_a_programme_may_open_it_to_the_ministry() -> None:
    assert "is neutral" in said(told("sfurti_confidence", "donor", cda={**CDA, "audience": "donor"}))


def test_what_is_not_recorded_of_the_agent_are_gaps() -> None:
    found = told("sfurti_cda", cda=None)
    assert [gap.where for gap in found.gaps] == [
        "monitoring/1999.yaml: cda.trained", "monitoring/1999.yaml: cda.days_inside, cda.days_outside",
        "monitoring/1999.yaml: cda.notes",
    ]  # fmt: skip


def test_confidence_has_a_mean_and_asks_for_seven() -> None:
    found = told("sfurti_confidence")
    assert flat(found.heading) == "The stakeholders give the agent 4.5 of 5 on the mean of 2 statements"
    assert [flat(gap.text) for gap in found.gaps] == ["The form asks for 7 statements; 5 are not recorded."]
    assert [gap.where for gap in told("sfurti_confidence", cda=None).gaps] == ["monitoring/1999.yaml: cda.confidence"]


@pytest.mark.parametrize(
    ("start", "end", "quarter"),
    [("1999-03", None, "Q1"), ("1999-04-15", "1999-12-01", "Q2–Q4"), ("1999", None, "1999"),
     ("1998-12", None, "December 1998"), (None, None, "–"), ("1999-11", "1999-11", "Q4")],
)  # fmt: skip
def test_quarters_are_those_of_the_label(start: Any, end: Any, quarter: str) -> None:  # noqa: ANN401
    one = {key: value for key, value in {**activity(), "start": start, "end": end}.items() if value is not None}
    table = next(block for block in told("sfurti_activities", fair=one).blocks if isinstance(block, Table))
    assert flat(table.rows[0].cells[1]) == quarter


def test_the_first_quarter_of_a_financial_year_begins_in_april() -> None:
    files = {"plans/1999-2000.yaml": plan(fair=activity(start="1999-05", end="2000-02"))}
    found = answer(project(files, cluster=OF_AGENT), "1999-2000", "sfurti_activities")
    assert flat(next(one for one in found.blocks if isinstance(one, Table)).rows[0].cells[1]) == "Q1–Q4"


def test_unplanned_activities_stand_apart_with_the_limit() -> None:
    held: dict[str, Any] = {f"p{nth}": activity(title=f"Fair {nth}") for nth in range(3)}
    held |= {f"u{nth}": activity(title=f"Extra {nth}", planned=False) for nth in range(2)}
    found = told("sfurti_activities", **held)
    assert [one.caption for one in found.blocks if isinstance(one, Table)] == [
        "Approved activities", "Activities that were not in the approved plan",
    ]  # fmt: skip
    assert "40\u00a0% of what was carried out was not in the approved plan, more than the 30\u00a0%" in said(found)
    assert flat(found.heading) == "3 of 3 approved activities are done"


def test_outputs_hold_what_was_put_in_and_what_is_measured() -> None:
    frame = {
        "outputs": {"sales": {"text": "Printers sell directly"}, "skills": {"text": "Trained printers"}},
        "indicators": {"buyers": {"name": "Buyers", "level": "output", "of": "sales", "unit": "firms"}},
    }
    one = activity(outputs=["sales"], cost=500, person_days={"weavers": 4})
    files = {"plans/1999.yaml": plan(fair=one), "logframe.yaml": frame,
             "monitoring/1999.yaml": {"values": {"buyers": [{"date": "1999-12", "value": 12}]}}}  # fmt: skip
    found = answer(project(files), "1999", "sfurti_outputs")
    table = next(block for block in found.blocks if isinstance(block, Table))
    assert [[flat(cell).replace("\u00a0", " ") for cell in row.cells] for row in table.rows] == [
        ["Printers sell directly", "1", "1", "USD 500", "4", "Buyers: 12 firms"],
        ["Trained printers", "–", "–", "–", "–", "–"],
    ]  # fmt: skip
    assert flat(found.heading) == "1 of 2 outputs have a finished activity behind them"
    assert answer(project(files), "1999", "sfurti_outputs", "public").withheld


def test_without_outputs_the_log_frame_is_asked_for() -> None:
    assert [gap.where for gap in told("sfurti_outputs").gaps] == ["logframe.yaml: outputs"]


def test_without_an_approval_on_record_nothing_is_called_approved() -> None:
    files = {"plans/1999.yaml": {"activities": {f"p{nth}": activity(title=f"Fair {nth}") for nth in range(5)}}}
    found = answer(project(files), "1999", "sfurti_activities")
    assert flat(found.heading) == "5 of 5 activities of the plan are done"
    assert next(one for one in found.blocks if isinstance(one, Table)).caption == "Activities of the plan"
    assert "the scheme allows" not in said(found)
    assert "plans/1999.yaml: approved" in [gap.where for gap in found.gaps]
