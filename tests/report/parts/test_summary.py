"""The summary: the main finding, the few figures, and what is needed next."""

from __future__ import annotations

from typing import Any

import pytest

from clusterctl.report.blocks import Points, Tiles
from clusterctl.report.speech.labels import FEATURE, NEXT_STEP
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
    words = [flat(item) for item in needed[0].items]
    assert "Finish 1 activity that is overdue: “Late course” (led by Weavers’ Society)." in words


def test_the_bodies_whose_next_point_adds_most_are_needed_next() -> None:
    words = said(of({"scores/1999.yaml": assessment()}))
    assert words.index("Weavers’ Society has to ") < words.index("Bank of Here has to ")


def test_every_feature_has_its_step() -> None:
    assert NEXT_STEP.words.keys() == FEATURE.words.keys()


def test_who_leads_what_is_late_is_said_or_that_nobody_does() -> None:
    late = activity(title="Late course", end="1999-05", lead=None, result={"status": "planned"})
    going = activity(title="Long course", end="2026-12", result={"status": "under_way"})
    words = said(of({"plans/1999.yaml": plan(late=late, going=going)}))
    assert "“Late course” (nobody is named to lead it)" in words
    assert "Finish 1 activity of 1999 that is still under way: “Long course” (led by Weavers’ Society)." in words


def test_what_is_hidden_from_the_reader_is_not_counted() -> None:
    files = {"plans/1999.yaml": plan(fair=activity(), secret=activity(title="Secret", audience="internal"))}
    assert tiles(of(files, "internal"))["Activities done"] == "2 of 2"
    assert tiles(of(files, "donor"))["Activities done"] == "1 of 1"


def test_the_base_of_what_the_cluster_pays_is_said() -> None:
    bare = activity(title="Course", contributions=[])
    found = of({"plans/1999.yaml": plan(fair=activity(), course=bare)})
    held = next(block for block in found.blocks if isinstance(block, Tiles))
    paid = next(tile for tile in held.items if tile.name == "Paid by the cluster itself")
    assert (flat(paid.value), flat(paid.detail)) == ("60 %", "1 of 2 activities")


def test_the_way_to_the_exit_is_said() -> None:
    words = said(of({"scores/1999.yaml": assessment()}))
    assert "From 7.0 on a cluster is ready for the exit by its index: 3.00 points are missing." in words
    assert "it is reached" in said(of({"scores/1999.yaml": assessment(weavers=9, bank=9, forum=9)}))


def test_the_exit_strategy_says_who_is_asked_for_what_by_when() -> None:
    items = {"one": {"what": "Pay the fair.", "who": ["weavers"], "by": 2001}, "old": {"what": "Past", "who": ["bank"],
             "state": "done"}}  # fmt: skip
    found = of({"scores/1999.yaml": assessment(), "exit.yaml": {"future_activities": items}})
    assert "For the exit: Pay the fair (asked of Weavers’ Society, by 2001)." in said(found)
    assert "Past" not in said(found)


@pytest.mark.parametrize("label", ["1997", "1998", "1999", "2000"])
def test_each_reader_has_a_lead_of_their_own(label: str) -> None:
    found = example("jaipur")
    manager, leave = (answer(found, label, name) for name in ("manager_lead", "exit_lead"))
    assert flat(leave.heading).startswith("The programme could not leave yet")
    assert "Exit conditions met" in tiles(leave)
    if label == "1997":
        assert flat(manager.heading) == "The sustainability index stands at 0.24 of 10"
        assert "budget" not in said(manager)
    else:
        assert "31 December 2000" in flat(manager.heading)
        assert "Whether the work is on budget can’t be told" in said(manager)


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


def test_a_group_without_bodies_is_needed_next_and_not_passed_over() -> None:
    words = said(answer(example("ludhiana"), "1999", "summary", "donor"))
    assert "Of the groups that have bodies, strongest are the enterprise networks (5.80 of 10), weakest" in words
    assert "have to find, or found, a body among the brokering institutions: none is named." in words
