"""Services: what is known of each, no small counts, and demand as the actors' own."""

from __future__ import annotations

from typing import Any

from clusterctl.report.blocks import Tiles
from tests.report.clusters import activity, answer, example, plan, project
from tests.report.parts.plain import flat, said
from tests.report.parts.rows import row


def offered(**services: dict[str, Any]) -> Any:  # noqa: ANN401 - a project
    return project({"plans/1999.yaml": plan(a=activity()), "monitoring/1999.yaml": {"bds": services}})


FULL = {"title": "Testing", "change": "new", "provider": "bank", "firms_served": 20, "under_served": 5, "cost": 1000,
        "fees": 600, "satisfaction": 4}  # fmt: skip


def test_the_finding_is_what_users_pay() -> None:
    told = answer(offered(testing=FULL), "1999", "services", "donor")
    assert flat(told.heading) == "Users pay 60 % of what the services cost"
    assert row(told, "Testing") == [
        "Testing", "new", "Bank of Here", "20", "5", "25 %", "4", "USD 1,000", "USD 600", "60 %",
    ]  # fmt: skip
    assert not told.gaps


def test_the_public_sees_which_there_are_and_no_figures_of_them() -> None:
    told = answer(offered(testing=FULL), "1999", "services", "public")
    assert flat(told.heading) == "1 service is on file, 1 of them new"
    assert row(told, "Testing") == ["Testing", "new", "Bank of Here"]
    assert told.withheld


def test_small_counts_of_firms_are_hidden_with_their_shares() -> None:
    small = {**FULL, "firms_served": 20, "under_served": 3}
    told = answer(offered(testing=small), "1999", "services", "donor")
    cells = row(told, "Testing")
    assert cells[4:6] == ["too few to show", "too few to show"]
    tiles = [tile.name for block in told.blocks if isinstance(block, Tiles) for tile in block.items]
    assert "Hardly served before" not in tiles


def test_what_is_not_told_of_services_is_a_gap() -> None:
    told = answer(offered(a={"title": "Advice"}), "1999", "services")
    assert [gap.where for gap in told.gaps] == [
        f"monitoring/1999.yaml: bds.<id>.{key}"
        for key in ("provider", "firms_served", "under_served", "satisfaction", "cost, fees")
    ]


def test_no_service_is_a_gap() -> None:
    assert [gap.where for gap in answer(offered(), "1999", "services").gaps] == ["monitoring/1999.yaml: bds"]


def test_demand_is_what_actors_asked_for_themselves() -> None:
    told = answer(example("jaipur"), "1999", "demand", "donor")
    assert flat(told.heading) == "Actors asked for 75 % of the 8 activities whose origin is known"
    assert "Mutual credit guarantee fund" in said(told)
    assert row(told, "The artisans have too little access to credit") == [
        "The artisans have too little access to credit", "finance", "–",
    ]  # fmt: skip
    assert answer(example("jaipur"), "1999", "demand", "public").withheld
