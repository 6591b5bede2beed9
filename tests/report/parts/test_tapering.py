"""Tapering: what the agency paid from one time to the next, and no claim where that is not known."""

from __future__ import annotations

from typing import Any

import pytest

from clusterctl.report.blocks import Picture, Points, Table
from tests.report.clusters import activity, answer, example, plan, project
from tests.report.parts.plain import flat, said


def times(*shares: int | None, series: str = "delhi-fair", support: tuple[int, ...] = ()) -> dict[str, Any]:
    """Return activities of one series, of which the agency paid these shares, and support institutions others."""
    found = {}
    for nth, agency in enumerate(shares, 1):
        others = support[nth - 1] if support else 0
        given = [] if agency is None else [
            {"by": "agency-of-all", "share": agency}, {"by": "bank", "share": others},
            {"by": "weavers", "share": 100 - agency - others},
        ]  # fmt: skip
        title = f"Time {nth} of {series}"
        found[f"{series}_{nth}"] = activity(title=title, series=series, occurrence=nth, contributions=given)
    return found


def of(audience: Any = "internal", **activities: dict[str, Any]) -> Any:  # noqa: ANN401 - a part's answer
    return answer(project({"plans/1999.yaml": plan(**activities)}), "1999", "tapering", audience)


@pytest.mark.parametrize(
    ("shares", "heading"),
    [
        ((50, 40), "Delhi fair: the agency’s share fell from 50 % to 40 %"),
        ((40, 50), "Delhi fair: the agency’s share rose from 40 % to 50 %"),
        ((40, 40), "Delhi fair: the agency’s share stayed at 40 %"),
        ((50, None, 30), "Delhi fair: the agency’s share fell from 50 % to 30 %"),
        ((50, None), ""),
    ],
)
def test_one_series_is_told_from_its_first_to_its_last_time(shares: tuple[int | None, ...], heading: str) -> None:
    assert flat(of(**times(*shares)).heading) == heading


@pytest.mark.parametrize(
    ("other", "heading"),
    [
        ((30, 20), "The agency’s share fell in each of 2 activities that were repeated"),
        ((30, 35), "The agency’s share fell in 1 of 2 activities that were repeated"),
    ],
)
def test_several_series_are_counted(other: tuple[int, int], heading: str) -> None:
    assert flat(of(**times(50, 40), **times(*other, series="course")).heading) == heading


def test_a_rise_is_named_in_the_points_the_table_and_the_figure() -> None:
    found = of(**times(40, 20, 30))
    points = [block for block in found.blocks if isinstance(block, Points)]
    assert [flat(item) for item in points[0].items] == ["Delhi fair: 30 % of “Time 3 of delhi-fair”, after 20 %."]
    table = next(block for block in found.blocks if isinstance(block, Table))
    assert [flat(cell) for cell in table.rows[-1].cells] == [
        "Time 3 of delhi-fair", "No. 3, 1999", "30 %, more than before", "16 %", "30 %", "70 %",
    ]  # fmt: skip
    figure = next(block.figure for block in found.blocks if isinstance(block, Picture))
    assert [label.text for label in figure.labels if label.style == "rise"] == ["rose"]


def test_a_subsidy_that_only_moved_is_named() -> None:
    found = of(**times(50, 30, support=(0, 40)))
    assert "Delhi fair: 70 % of “Time 2 of delhi-fair” came from outside the cluster, after 50 %" in said(found)
    assert "came from outside" not in said(of(**times(50, 30, support=(0, 20))))


def test_a_time_of_which_nothing_is_known_is_a_gap() -> None:
    found = of(**times(50, None))
    assert [gap.where for gap in found.gaps] == ["plans/1999.yaml: activities.delhi-fair-2.contributions"]


def test_where_nothing_is_repeated_it_is_asked_for() -> None:
    assert [gap.where for gap in of(fair=activity()).gaps] == [
        "plans/1999.yaml: activities.<id>.series, activities.<id>.occurrence"
    ]
    first = of(**times(50))
    assert not first.gaps
    assert "1 activity is the first of a series; it was not repeated yet." in said(first)


def test_what_came_later_is_not_told() -> None:
    later = plan(**{key: one for key, one in times(50, 40).items() if key.endswith("2")})
    files = {"plans/1999.yaml": plan(**times(50)), "plans/2000.yaml": later}
    assert "not repeated yet" in said(answer(project(files), "1999", "tapering"))
    assert "fell from 50 % to 40 %" in said(answer(project(files), "2000", "tapering"))


def test_money_and_internal_activities_are_not_for_every_reader() -> None:
    found = of("public", **times(50, 40))
    assert (found.blocks, found.withheld) == ((), True)
    secret = times(50, 40)
    secret["delhi-fair_2"]["audience"] = "internal"
    told = of("donor", **secret)
    assert told.withheld
    assert "40" not in said(told)


def test_jaipur_shows_both_what_fell_and_what_moved() -> None:
    found = answer(example("jaipur"), "2000", "tapering", "donor")
    assert flat(found.heading) == (
        "The agency’s share fell in each of those 2 repeated activities of which it is known"
    )
    assert "77 % of “Second fair of the printers at Jaipur” came from outside the cluster, after 65 %" in said(found)
