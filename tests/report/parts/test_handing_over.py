"""Handing over: years beside each other, a verdict only from what the reader sees, and what can't be told."""

from __future__ import annotations

from typing import Any

from clusterctl.report.blocks import Picture
from tests.report.clusters import activity, answer, example, plan, project
from tests.report.parts.plain import flat, said
from tests.report.parts.rows import row, tables


def two_years(before: dict[str, Any], after: dict[str, Any]) -> Any:  # noqa: ANN401 - a project
    return project({"plans/1998.yaml": plan(a=activity(start="1998-03", **before)),
                    "plans/1999.yaml": plan(b=activity(**after))})  # fmt: skip


def test_jaipur_hands_over() -> None:
    told = answer(example("jaipur"), "1999", "handing_over", "donor")
    assert told.heading == "Responsibility moves to the cluster, as far as is recorded"
    assert row(told, "Led by: implementing agency") == ["Led by: implementing agency", "2 (67 %)", "4 (14 %)"]
    assert "agency and CDA led 67 % in 1998, 14 % in 1999" in said(told)
    assert any("no year tells it" in flat(gap.text) and "person_days" in gap.where for gap in told.gaps)


def test_the_figure_stands_beside_a_table_of_the_same_years() -> None:
    told = answer(example("jaipur"), "1999", "handing_over", "donor")
    pictures = [block for block in told.blocks if isinstance(block, Picture)]
    assert [picture.sheets for picture in pictures] == [("work",)]
    assert [column.head for column in tables(told)[0].columns] == ["What", "1998", "1999"]


def test_a_step_back_is_not_called_a_move() -> None:
    found = two_years(
        {"lead": "weavers", "contributions": [{"by": "weavers", "share": 100}]},
        {"lead": "agency-of-all", "contributions": [{"by": "agency-of-all", "share": 100}]},
    )
    assert answer(found, "1999", "handing_over").heading == "Responsibility does not move to the cluster yet"


def test_money_and_days_are_not_for_the_public() -> None:
    days = {"person_days": {"agency-of-all": 7, "weavers": 11}}
    found = two_years({"lead": "agency-of-all", **days}, days)
    donor, public = (answer(found, "1999", "handing_over", audience) for audience in ("donor", "public"))
    assert "Agency and donors paid" in said(donor)
    assert row(donor, "Person-days of all") == ["Person-days of all", "18", "18"]
    assert public.withheld
    assert "paid" not in said(public)
    assert "Person-days" not in said(public)
    assert "18" not in said(public)


def test_one_year_alone_tells_no_move() -> None:
    told = answer(project({"plans/1999.yaml": plan(a=activity())}), "1999", "handing_over")
    assert told.heading == ""
    assert any("only one year tells it" in flat(gap.text) for gap in told.gaps)


def test_what_agency_and_donors_paid_names_its_base() -> None:
    assert "Agency and donors paid 53 % in 1998, 27 % in 1999, as the activities tell it." in said(
        answer(example("jaipur"), "1999", "handing_over", "donor")
    )
