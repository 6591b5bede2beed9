"""The summary: the main finding, the few figures, and what is needed next."""

from __future__ import annotations

from typing import Any

import pytest

from clusterctl.report.blocks import Points, Tiles
from tests.report.clusters import activity, answer, assessment, example, plan, project
from tests.report.parts.plain import flat, said


def of(files: dict[str, Any], audience: Any = "internal", **more: Any) -> Any:  # noqa: ANN401 - an answer
    return answer(project(files, **more), "1999", "summary", audience)


def tiles(found: Any) -> dict[str, str]:  # noqa: ANN401 - an answer
    held = next(block for block in found.blocks if isinstance(block, Tiles))
    return {tile.name: flat(tile.value) for tile in held.items}


@pytest.mark.parametrize(
    ("then", "now", "heading"),
    [
        (None, {}, "The sustainability index stands at 4.00 of 10"),
        ({}, {"weavers": 6}, "The sustainability index rose from 4.00 to 5.20 of 10"),
        ({}, {"weavers": 2}, "The sustainability index fell from 4.00 to 2.80 of 10"),
        ({}, {}, "The sustainability index stayed at 4.00 of 10"),
    ],
)
def test_the_finding_is_how_the_index_moved(then: Any, now: Any, heading: str) -> None:  # noqa: ANN401 - what YAML holds
    files = {"scores/1999.yaml": assessment(**now)}
    if then is not None:
        files["scores/1998.yaml"] = assessment("1998-12", **then)
    assert flat(of(files).heading) == heading


def test_no_assessment_is_said_and_not_a_nought() -> None:
    found = of({"plans/1999.yaml": plan(fair=activity())})
    assert flat(found.heading) == "The sustainability index is not known"
    assert tiles(found)["Sustainability index"] == "not known"


def test_what_moved_the_index_is_named_with_what_went_against_it() -> None:
    files = {"scores/1998.yaml": assessment("1998-12", weavers=3, bank=6), "scores/1999.yaml": assessment(weavers=6)}
    words = said(of(files))
    assert "The rise of 1.20 comes from Weavers’ Society (+1.80)." in words
    assert "Against it went Bank of Here (−0.60)." in words


def test_the_public_is_told_what_groups_did_and_nothing_of_bodies() -> None:
    files = {"scores/1998.yaml": assessment("1998-12", weavers=3, bank=6), "scores/1999.yaml": assessment(weavers=6),
             "plans/1999.yaml": plan(fair=activity())}  # fmt: skip
    found = of(files, "public")
    words = said(found)
    assert "The rise of 1.20 comes from enterprise networks (+1.80)." in words
    for secret in ("Weavers", "Bank of Here", "of the cost"):
        assert secret not in words
    assert "Paid by the cluster itself" not in tiles(found)


def test_activities_are_counted_and_late_ones_needed_next() -> None:
    late = activity(title="Late course", end="1999-05", result={"status": "planned"})
    found = of({"plans/1999.yaml": plan(fair=activity(), late=late)})
    assert tiles(found)["Activities done"] == "1 of 2"
    needed = [block for block in found.blocks if isinstance(block, Points) and block.head]
    assert "1 activity is overdue: “Late course”." in [flat(item) for item in needed[0].items]


def test_the_bodies_whose_next_point_adds_most_are_needed_next() -> None:
    words = said(of({"scores/1999.yaml": assessment()}))
    assert words.index("Weavers’ Society is to show next") < words.index("Bank of Here is to show next")


@pytest.mark.parametrize(
    ("name", "label", "heading"),
    [
        ("jaipur", "1998", "The sustainability index rose from 0.24 to 1.37 of 10"),
        ("jaipur", "1999", "The sustainability index rose from 1.37 to 4.36 of 10"),
        ("jaipur", "2000", "The sustainability index rose from 4.36 to 4.60 of 10"),
        ("ludhiana", "1999", "The sustainability index rose from 1.05 to 4.47 of 10"),
    ],
)
def test_the_examples_say_how_their_index_moved(name: str, label: str, heading: str) -> None:
    assert flat(answer(example(name), label, "summary").heading) == heading
