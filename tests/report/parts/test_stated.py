"""Figures stated elsewhere: beside the recomputed ones, as they are."""

from __future__ import annotations

from typing import Any

import pytest

from clusterctl.report.blocks import Table
from tests.report.clusters import activity, answer, example, plan, project
from tests.report.parts.plain import flat, said


def of(stated: dict[str, Any], reader: Any = "internal", **more: Any) -> Any:  # noqa: ANN401 - a part's answer
    record = {"start": 1999, "end": 1999, "by_group": {"cluster": 600, "agency": 400}, "stated": stated, **more}
    files = {"monitoring/1999.yaml": {"finance": [record]}, "plans/1999.yaml": plan()}
    return answer(project(files), "1999", "stated", reader)


def rows(found: Any) -> list[list[str]]:  # noqa: ANN401 - a part's answer
    table = next(block for block in found.blocks if isinstance(block, Table))
    return [[flat(cell) for cell in row.cells] for row in table.rows]


@pytest.mark.parametrize(
    ("stated", "row"),
    [
        ({"total": 1000}, ["Total", "USD 1,000", "USD 1,000", "agrees"]),
        ({"total": 1010}, ["Total", "USD 1,010", "USD 1,000", "differs by USD 10"]),
        ({"shares": {"agency": 41}}, ["Share of the implementing agency", "41 %", "40 %", "differs by 1 points"]),
        ({"leverage": 2.5}, ["Leverage", "2.5", "2.5", "agrees"]),
        ({"cluster_share": 60.4}, ["What the cluster pays", "60.4 %", "60 %", "differs by 0.4 points"]),
    ],
)
def test_both_figures_stand_side_by_side(stated: dict[str, Any], row: list[str]) -> None:
    assert rows(of(stated)) == [row]


def test_those_that_differ_come_first_and_are_counted() -> None:
    found = of({"total": 1000, "leverage": 2.5, "cluster_share": 50})
    assert flat(found.heading) == "1 of 3 figures stated elsewhere differs from the records"
    assert rows(found)[0][0] == "What the cluster pays"
    assert flat(of({"total": 1000, "leverage": 2.5}).heading) == "All 2 figures stated elsewhere agree with the records"


def test_what_cannot_be_compared_says_why() -> None:
    stated = {"shares": {"agency": 7, "support": 20, "cluster": 64}}
    one = activity(contributions=[], stated=stated)
    found = answer(project({"plans/1999.yaml": plan(fair=one)}), "1999", "stated")
    assert flat(found.heading).endswith("the others cannot be compared")
    assert rows(found)[0] == [
        "Share of the implementing agency, Fair at Delhi", "7 %", "not known",
        "cannot be compared: no contributions are recorded",
    ]  # fmt: skip


def test_nothing_stated_is_a_gap_and_money_not_for_the_public() -> None:
    found = answer(project({"plans/1999.yaml": plan(fair=activity())}), "1999", "stated")
    assert [gap.where for gap in found.gaps] == ["monitoring/1999.yaml: finance.<n>.stated"]
    public = of({"total": 1000}, "public")
    assert (public.blocks, public.gaps, public.withheld) == ((), (), True)
    assert "1,000" not in said(of({"total": 1000}, "donor", audience="internal"))


def test_jaipur_shows_the_one_figure_that_was_printed_otherwise() -> None:
    found = answer(example("jaipur"), "1999", "stated", "donor")
    assert flat(found.heading) == "1 of 9 figures stated elsewhere differs from the records"
    assert rows(found)[0] == ["What the cluster pays", "55 %", "55.98 %", "differs by 0.98 points"]
