"""Planned against actual: only what is done and has figures of its own is compared."""

from __future__ import annotations

from typing import Any

import pytest

from clusterctl.report.blocks import Table
from clusterctl.report.run import flat
from tests.report.clusters import activity, answer, plan, project, said


def spent(cost: Any = 1000, came: Any = 1200, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - what YAML holds
    return activity(cost=cost, result={"status": "done", "outcome": "x", "cost": came}, **more)


@pytest.mark.parametrize(
    ("came", "heading"),
    [
        (1200, "1 finished activity cost USD\u00a0200 (20.0\u00a0%) more than planned"),
        (999, "1 finished activity cost USD\u00a01 (0.1\u00a0%) less than planned"),
        (1000, "1 finished activity cost what was planned"),
        ({"amount": 1200, "about": True}, ""),
    ],
)
def test_the_variance_is_the_finding(came: Any, heading: str) -> None:  # noqa: ANN401 - what YAML holds
    found = answer(project({"plans/1999.yaml": plan(fair=spent(came=came))}), "1999", "budget")
    assert flat(found.heading) == heading


def test_sums_are_of_what_can_be_compared() -> None:
    files = {"plans/1999.yaml": plan(
        fair=spent(), shop=activity(title="Shop", cost=500),
        stall=activity(title="Stall", cost=100, result={"status": "under_way", "cost": 40}),
    )}  # fmt: skip
    found = answer(project(files), "1999", "budget")
    table = next(one for one in found.blocks if isinstance(one, Table))
    rows = {flat(row.cells[0]): [flat(cell) for cell in row.cells[1:]] for row in table.rows}
    assert rows["Fair at Delhi"] == ["1,000", "1,200", "+200", "+20.0"]
    assert rows["Shop"] == ["500", "not known", "–", "–"]
    assert rows["All activities"] == ["1,600", "", "", ""]
    assert rows["Stall"] == ["100", "40 so far", "–", "–"]
    assert rows["Finished, both amounts known"] == ["1,000", "1,200", "+200", "+20.0"]
    assert any("What it came to is not known of 1 finished activity: “Shop”." in flat(gap.text) for gap in found.gaps)


def test_payers_are_compared_too() -> None:
    given = [{"by": "agency-of-all", "amount": 400}, {"by": "weavers", "amount": 600}]
    paid = [{"by": "agency-of-all", "amount": 700}, {"by": "weavers", "amount": 500}]
    one = activity(contributions=given, result={"status": "done", "contributions": paid})
    table = [block for block in answer(project({"plans/1999.yaml": plan(fair=one)}), "1999", "budget").blocks
             if isinstance(block, Table)][1]  # fmt: skip
    assert [[flat(cell) for cell in row.cells] for row in table.rows] == [
        ["Implementing agency", "400", "700", "+300", "+75.0"], ["Cluster", "600", "500", "−100", "−16.7"],
    ]  # fmt: skip


def test_money_is_not_for_the_public() -> None:
    found = answer(project({"plans/1999.yaml": plan(fair=spent())}), "1999", "budget", "public")
    assert found.withheld
    assert "200" not in said(found)
