"""The action plan itself, what it rests on, and its lead."""

from __future__ import annotations

from typing import Any

from clusterctl.report.blocks import Entries, Table, Tiles
from clusterctl.report.run import flat
from tests.report.clusters import activity, answer, example, plan, project, said

FULL: dict[str, Any] = activity(
    cost=2000, end="1999-04", implementer="forum", intermediaries=["bank"], person_days={"weavers": 40, "bank": 2},
    deliverables={"hall": {"what": "Lease of the hall", "due": "1999-02", "responsible": "weavers"}},
    objectives=["sell"], addresses=["no-market"],
)  # fmt: skip
FILES: dict[str, Any] = {
    "plans/1999.yaml": {**plan(fair=FULL), "status": "approved", "drawn_up_by": "jointly"},
    "vision.yaml": {"statement": "Sell", "objectives": {"sell": {"text": "Sell directly", "addresses": ["no-market"]},
                                   "learn": {"text": "Learn"}}},
    "diagnostic.yaml": {"constraints": {
        "no-market": {"text": "No way to the market", "area": "market", "importance": 5, "joint_tackling": 4},
        "no-dye": {"text": "No good dyes", "area": "inputs", "importance": 4, "joint_tackling": 4},
        "rain": {"text": "Rain", "area": "environment", "importance": 2, "joint_tackling": 1},
    }},
}  # fmt: skip


def test_the_seven_components_are_the_columns() -> None:
    found = answer(project(FILES), "1999", "components")
    table = next(one for one in found.blocks if isinstance(one, Table))
    assert [column.head for column in table.columns] == [
        "Activity", "Nature", "For whom", "When", "Responsible", "Cost", "Who gives what", "Person-days",
    ]  # fmt: skip
    assert [flat(cell).replace("\u00a0", " ") for cell in table.rows[1].cells] == [
        "Fair at Delhi", "commercial", "Weavers’ Society; 3 firms", "March 1999 to April 1999",
        "Weavers’ Society; carried out by Forum; with Bank of Here", "USD 2,000",
        "Weavers’ Society: 60 %; Agency of All: 40 %", "42: Bank of Here 2; Weavers’ Society 40",
    ]  # fmt: skip
    assert flat(found.heading).replace("\u00a0", " ") == "The plan of 1999 holds 1 activity at a cost of USD 2,000"


def test_objectives_and_deliverables_follow() -> None:
    entry = next(one for one in answer(project(FILES), "1999", "components").blocks if isinstance(one, Entries)).items[
        0
    ]
    assert entry.texts == (("Short-term objective", "Sell"), ("Governance objective", "Sell by themselves"))
    assert flat(entry.facts[0].text) == "Lease of the hall; due February 1999; Weavers’ Society"


def test_the_public_sees_the_work_and_not_the_money() -> None:
    found = answer(project(FILES), "1999", "components", "public")
    assert "Weavers’ Society" in said(found)
    for kept in ("2,000", "60", "42", "Lease", "Sell by themselves"):
        assert kept not in said(found)
    assert found.withheld


def test_a_plan_with_unknown_costs_claims_no_sum() -> None:
    held = {"plans/1999.yaml": plan(fair=FULL, shop=activity(title="Shop"))}
    found = answer(project(held), "1999", "components")
    assert flat(found.heading) == "The plan of 1999 holds 2 activities"
    assert any(gap.where.endswith("person_days") for gap in found.gaps)


def test_what_the_plan_rests_on() -> None:
    found = answer(project(FILES), "1999", "plan_basics")
    assert flat(found.heading) == "The plan of 1999 was approved by Agency"
    assert "Drawn up by\nThe CDA and the stakeholders jointly" in said(found)
    objectives, high = [one for one in found.blocks if isinstance(one, Table)]
    assert [[flat(cell) for cell in row.cells] for row in objectives.rows] == [
        ["Sell directly", "1", "Fair at Delhi"], ["Learn", "none", "–"],
    ]  # fmt: skip
    assert [[flat(cell) for cell in row.cells] for row in high.rows] == [
        ["No way to the market", "market", "20", "1", "Fair at Delhi"], ["No good dyes", "inputs", "16", "none", "–"],
    ]  # fmt: skip


def test_the_public_is_told_that_it_was_approved_and_not_by_whom() -> None:
    found = answer(project(FILES), "1999", "plan_basics", "public")
    assert flat(found.heading) == "The plan of 1999 was approved"
    assert "No way to the market" not in said(found)
    assert found.withheld


def test_what_nobody_decided_is_a_gap() -> None:
    found = answer(project({"plans/1999.yaml": {"activities": {"fair": activity()}}}), "1999", "plan_basics")
    assert [gap.where for gap in found.gaps] == [
        "plans/1999.yaml: status", "plans/1999.yaml: drawn_up_by", "plans/1999.yaml: validated",
        "plans/1999.yaml: approved", "vision.yaml", "diagnostic.yaml",
    ]  # fmt: skip


def test_the_lead_counts_and_sums() -> None:
    found = answer(project(FILES), "1999", "plan_lead")
    tiles = next(one for one in found.blocks if isinstance(one, Tiles)).items
    assert [flat(tile.value).replace("\u00a0", " ") for tile in tiles] == ["1", "USD 2,000", "60 %", "42"]
    assert flat(found.heading) == "All activities are led by 1 body"
    public = answer(project(FILES), "1999", "plan_lead", "public")
    assert [flat(tile.value) for tile in next(one for one in public.blocks if isinstance(one, Tiles)).items] == ["1"]


def test_jaipur_s_shares_are_of_the_activities_that_have_them() -> None:
    text = said(answer(example("jaipur"), "1999", "plan_lead"))
    assert "mean of 4 activities of which shares are known" in text


def test_sums_of_the_lead_are_those_of_the_table() -> None:
    files = {"plans/1999.yaml": plan(fair=FULL, shop=activity(title="Shop", cost=1000, planned=False))}
    text = said(answer(project(files), "1999", "plan_lead")).replace("\u00a0", " ")
    assert "USD 3,000" in text
    assert "Implementing agency: USD 1,200" in text
    assert "Cluster: USD 1,800" in text


def test_columns_that_are_not_for_the_reader_are_left_out() -> None:
    table = next(one for one in answer(project(FILES), "1999", "components", "public").blocks if isinstance(one, Table))
    assert [column.head for column in table.columns] == ["Activity", "Nature", "For whom", "When", "Responsible"]
    assert {len(row.cells) for row in table.rows} == {5}
