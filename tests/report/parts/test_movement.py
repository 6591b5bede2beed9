"""How the index moved: a finding that the figures carry, bodies for those alone who may see their scores."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from clusterctl.report.blocks import Picture, Table
from tests.report.clusters import ACTORS, answer, assessment, example, member, project
from tests.report.parts.plain import flat, said


def of(now: dict[str, Any], then: dict[str, Any] | None = None, audience: Any = "internal", **more: Any) -> Any:  # noqa: ANN401 - an answer
    files = {"scores/1998.yaml": then} if then else {}
    return answer(project({**files, "scores/1999.yaml": now}, **more), "1999", "movement", audience)


def before(**scores: Any) -> dict[str, Any]:  # noqa: ANN401 - what YAML holds
    return assessment("1998-12", **scores)


def table(found: Any, caption: str) -> list[list[str]]:  # noqa: ANN401 - a part's answer
    one = next(block for block in found.blocks if isinstance(block, Table) and block.caption == caption)
    return [[flat(cell) for cell in row.cells] for row in one.rows]


@pytest.mark.parametrize(
    ("then", "now", "heading"),
    [
        ({"weavers": 2}, {"weavers": 4}, "The index rose by 1.20, all of it by the enterprise networks"),
        ({"bank": 8}, {"bank": 4}, "The index fell by 1.20, all of it by the support institutions"),
        ({"weavers": 2, "forum": 3}, {}, "The index rose by 1.30, most of it by the enterprise networks"),
        ({}, {}, "The index did not move since the assessment before"),
        (
            {"weavers": 3, "bank": 2},
            {"weavers": 4, "bank": 4, "forum": 5},
            "The index rose by 1.30, the largest part of it by the enterprise networks",
        ),
    ],
)
def test_the_finding_names_the_group_that_moved_most(then: Any, now: Any, heading: str) -> None:  # noqa: ANN401
    assert flat(of(assessment(**now), before(**then)).heading) == heading


def test_what_rounding_hides_hardly_moved() -> None:
    now, then = assessment(), before()
    now["scores"]["enterprises"] = {"weavers": {**member(4), "weight": 99.9}, "dyers": {**member(5), "weight": 0.1}}
    assert flat(of(now, then).heading) == "The index hardly moved since the assessment before"


def test_parts_add_up_to_the_change() -> None:
    found = of(assessment(weavers=5, bank=3), before(weavers=3, bank=6))
    rows = table(found, "What each part adds to the change of the index")
    assert ["Weavers’ Society", "score 3 → 5", "+1.20"] in rows
    assert ["Bank of Here", "score 6 → 3", "−0.90"] in rows
    assert rows[-1] == ["Sustainability index", "4.00 to 4.30", "+0.30"]
    figure = next(block.figure for block in found.blocks if isinstance(block, Picture) and block.name == "moves")
    assert {"+1.20", "−0.90"} <= {label.text for label in figure.labels}


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda one: one["enterprises"].update(weavers=member(4, 50), dyers=member(6, 50)),
         "new, with score 6 and weight 50 %"),
        (lambda one: one["enterprises"].update(weavers=member(4, 80)), "weight 100 % → 80 %"),
    ],
)  # fmt: skip
def test_weights_and_new_bodies_are_told(change: Any, why: str) -> None:  # noqa: ANN401 - what YAML holds
    now = assessment()
    change(now["scores"])
    assert why in said(of(now, before()))


def test_all_assessments_stand_in_a_table_and_a_figure() -> None:
    found = of(assessment(weavers=4), before(weavers=2))
    assert table(found, "The index and its groups over all assessments") == [
        ["December 1998", "2.80", "", "1.00", "2.00", "4.00", "4.00"],
        ["December 1999", "4.00", "+1.20", "1.00", "4.00", "4.00", "4.00"],
    ]
    figure = next(block.figure for block in found.blocks if isinstance(block, Picture) and block.name == "course")
    assert any("ready for the exit" in label.text for label in figure.labels)


def test_the_first_assessment_is_compared_with_nothing() -> None:
    found = of(assessment())
    assert found.heading == ""
    assert "This is the first assessment" in said(found)
    assert not [block for block in found.blocks if isinstance(block, Table)]


def test_without_an_assessment_there_is_a_gap() -> None:
    found = answer(project({"plans/1999.yaml": {"activities": {}}}), "1999", "movement")
    assert [gap.where for gap in found.gaps] == ["scores/1999.yaml"]
    assert not found.blocks


def test_an_assessment_that_lost_a_body_is_a_gap_in_the_line_and_not_compared() -> None:
    then = before()
    then["scores"]["enterprises"]["dyers"] = member(11, 0)
    found = of(assessment(), then)
    assert found.heading == ""
    assert "scores/1998.yaml can be read in part only" in said(found)


def test_the_public_is_told_groups_and_never_bodies() -> None:
    found = of(assessment(weavers=5), before(weavers=3), "public")
    assert flat(found.heading) == "The index rose by 1.20, all of it by the enterprise networks"
    words = said(found)
    for secret in ("Weavers", "Bank of Here", "score"):
        assert secret not in words
    assert table(found, "What each part adds to the change of the index")[0] == [
        "Enterprises' networks and associations", "+1.20",
    ]  # fmt: skip
    assert found.withheld


def test_an_internal_body_hides_the_assessments_that_it_is_in() -> None:
    actors = {**ACTORS, "bank": {**ACTORS["bank"], "audience": "internal"}}
    found = of(assessment(), before(), "donor", actors=actors)
    assert (found.blocks, found.withheld) == ((), True)


def test_jaipur_moved_by_its_networks() -> None:
    found = answer(example("jaipur"), "1999", "movement", "donor")
    assert flat(found.heading) == "The index rose by 2.99, most of it by the enterprise networks"
    rows = table(found, "What each part adds to the change of the index")
    parts = [Fraction(row[2].replace("+", "")) for row in rows if row[1].startswith("score")]
    assert sum(parts) == Fraction("2.985")
