"""The plan's money: each activity with its cost and its givers as written, and what nobody valued."""

from __future__ import annotations

from typing import Any

import pytest

from clusterctl.report.blocks import Points, Table
from tests.report.clusters import activity, answer, example, plan, project
from tests.report.parts.plain import flat, said


def of(audience: Any = "internal", **activities: dict[str, Any]) -> Any:  # noqa: ANN401 - a part's answer
    return answer(project({"plans/1999.yaml": plan(**activities)}), "1999", "plan_money", audience)


def rows(found: Any) -> dict[str, list[str]]:  # noqa: ANN401 - a part's answer
    table = next(block for block in found.blocks if isinstance(block, Table))
    return {flat(row.cells[0]): [flat(cell) for cell in row.cells[1:]] for row in table.rows}


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ([{"by": "bank"}], "Bank of Here: how much is not recorded"),
        ([{"by": "bank", "form": "time", "for": ["chair"]}], "Bank of Here: time, not valued, for chair"),
        ([{"by": "support", "share": 31.5, "about": True}], "support institutions: about 31.5 %"),
        ([{"by": "cluster", "amount": 12000}], "the cluster’s own firms and bodies: USD 12,000"),
        ([{"by": "bank", "amount": 500, "form": "in_kind"}], "Bank of Here: USD 500, in kind"),
        (
            [{"by": "bank", "to": "dyers", "amount": {"amount": 5, "currency": "INR", "at_least": True}}],
            "Bank of Here to Dyers’ League: at least INR 5",
        ),
    ],
)
def test_contributions_are_told_as_far_as_they_are_recorded(given: list[dict[str, Any]], words: str) -> None:
    assert rows(of(fair=activity(contributions=given)))["Fair at Delhi"][1] == words


def test_the_cost_and_the_cluster_s_part_are_the_finding() -> None:
    found = of(fair=activity(cost=1000), shop=activity(title="Shop", cost=3000, contributions=[
        {"by": "agency-of-all", "share": 100}]))  # fmt: skip
    assert flat(found.heading) == "The plan comes to USD 4,000, of which the cluster gives 15 %"
    assert rows(found)["Together"] == ["USD 4,000", "", "15 %"]
    assert rows(found)["Fair at Delhi"] == [
        "USD 1,000", "Agency of All: 40 %; Weavers’ Society: 60 %", "60 %",
    ]  # fmt: skip


def test_a_plan_of_which_a_part_is_valued_makes_no_claim_on_all() -> None:
    found = of(fair=activity(cost=1000), shop=activity(title="Shop"))
    assert flat(found.heading) == "What 1 of 2 activities cost is known: USD 1,000"
    assert rows(found)["Together, 1 of 2"][0] == "USD 1,000"


def test_a_stake_that_nobody_valued_is_named_and_no_money() -> None:
    found = of(fair=activity(contributions=[{"by": "bank", "form": "knowledge"}, {"by": "weavers", "share": 100}]))
    points = next(block for block in found.blocks if isinstance(block, Points))
    assert [flat(item) for item in points.items] == ["Fair at Delhi: Bank of Here: knowledge, not valued"]
    assert rows(found)["Fair at Delhi"][2] == "100 %"


def test_what_it_came_to_stands_beside_the_plan() -> None:
    result = {"status": "done", "cost": 1200, "contributions": [{"by": "bank", "amount": 1200}]}
    found = of(fair=activity(cost=1000, result=result))
    assert rows(found)["Fair at Delhi"][3] == "USD 1,200; Bank of Here: USD 1,200"


def test_what_is_not_recorded_is_one_gap_for_all() -> None:
    bare = {f"a{nth}": activity(title=f"T{nth}", contributions=[]) for nth in range(7)}
    found = of(fair=activity(cost=10), **bare)
    assert [flat(gap.text) for gap in found.gaps] == [
        "Who gives what to 7 activities is not recorded: “T0”, “T1”, “T2”, “T3” and 3 more.",
        "The cost of 7 activities is not recorded.",
    ]
    assert list(rows(found)) == ["Fair at Delhi", "Together, 1 of 8"]


def test_shares_that_do_not_add_up_are_a_gap() -> None:
    found = of(fair=activity(cost=10, contributions=[{"by": "bank", "share": 50}]))
    assert flat(found.gaps[0].text) == ("Who pays how much cannot be told of “Fair at Delhi”: the parts do not add up.")


@pytest.mark.parametrize("files", [{}, {"plans/1999.yaml": plan()}])
def test_without_a_plan_there_is_a_gap(files: dict[str, Any]) -> None:
    found = answer(project({"scores/1999.yaml": {"date": 1999, "scores": {}}, **files}), "1999", "plan_money")
    assert not found.blocks
    assert found.gaps[0].where.startswith("plans/1999.yaml")


def test_readers_see_what_is_for_them() -> None:
    secret = activity(title="Secret fair", audience="internal", cost=7777)
    found = of("donor", fair=activity(cost=1000), secret=secret)
    assert found.withheld
    assert "ecret" not in said(found)
    assert "7,777" not in said(found)
    assert list(rows(found)) == ["Fair at Delhi"]
    assert (of("public", fair=activity(cost=1000)).blocks, found.heading) == ((), "")


def test_an_internal_contribution_hides_the_money_of_its_activity() -> None:
    given = [{"by": "bank", "share": 37, "audience": "internal"}, {"by": "weavers", "share": 63}]
    found = of("donor", fair=activity(contributions=given), shop=activity(title="Shop"))
    assert "37" not in said(found)
    assert "63" not in said(found)
    assert list(rows(found)) == ["Shop"]


def test_jaipur_names_givers_and_stakes() -> None:
    found = answer(example("jaipur"), "1999", "plan_money", "donor")
    assert rows(found)["Second development workshop of the whole cluster"][1].endswith("support institutions: 79 %")
    assert "time, not valued, for chair" in said(found)
