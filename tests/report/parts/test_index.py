"""The index of a period: its bodies and groups, the features behind the scores, and what is missing of them."""

from __future__ import annotations

from typing import Any

import pytest

from clusterctl.report.blocks import Picture, Table
from clusterctl.report.speech.forms import NBSP
from tests.report.clusters import ACTORS, answer, assessment, example, member, project
from tests.report.parts.plain import flat, said


def of(now: dict[str, Any], then: dict[str, Any] | None = None, audience: Any = "internal", **more: Any) -> Any:  # noqa: ANN401 - an answer
    files = {"scores/1998.yaml": then} if then else {}
    return answer(project({**files, "scores/1999.yaml": now}, **more), "1999", "index", audience)


def rows(found: Any) -> list[list[str]]:  # noqa: ANN401 - a part's answer
    table = next(block for block in found.blocks if isinstance(block, Table))
    return [[flat(cell) for cell in row.cells] for row in table.rows]


def test_groups_bodies_and_the_sum_stand_in_a_table() -> None:
    found = rows(of(assessment(weavers=6, bank=3)))
    assert found[0][:4] == ["Enterprises' networks and associations", "60 %", "6.00", "3.60"]
    assert found[1][:4] == ["Weavers’ Society", "100 %", "6", "3.60"]
    assert found[-1][:4] == ["Sustainability index", "100 %", "4.90", "4.90"]


def test_the_change_has_a_column_where_there_is_one() -> None:
    found = of(assessment(weavers=6), assessment("1998-12", weavers=3))
    table = next(block for block in found.blocks if isinstance(block, Table))
    assert [column.head for column in table.columns][3] == "Change"
    assert rows(found)[1][3] == "+3"
    assert rows(found)[0][3] == "+3.00"


@pytest.mark.parametrize(
    ("scores", "heading"),
    [
        ({"weavers": 6, "bank": 3}, "Enterprise networks stand strongest, support institutions weakest"),
        ({}, ""),
    ],
)
def test_the_finding_is_who_stands_strongest(scores: dict[str, int], heading: str) -> None:
    assert flat(of(assessment(**scores)).heading) == heading


def test_an_empty_group_counts_nought_and_is_a_gap() -> None:
    now = assessment(weavers=6)
    now["scores"]["brokering"] = {}
    found = of(now)
    assert flat(found.heading) == "Enterprise networks stand strongest; brokering institutions are missing"
    assert "No body is named under Brokering institutions, so it counts 0." in said(found)


def test_a_supported_index_that_is_not_known_says_why() -> None:
    now = assessment()
    now["scores"]["support"]["bank"]["features"] = []
    found = of(now)
    assert rows(found)[-1][-2] == "not known"
    assert "The supported index is not known: no features are noted for Bank of Here." in said(found)


def test_a_score_without_evidence_is_named() -> None:
    now = assessment()
    del now["scores"]["brokering"]["forum"]["evidence"]
    found = of(now)
    assert "No evidence is recorded for the score of Forum." in said(found)
    grounds = [block for block in found.blocks if isinstance(block, Table)][1]
    rests = {flat(row.cells[0]): flat(row.cells[2]) for row in grounds.rows}
    assert (rests["Forum"], rests["Bank of Here"]) == ("not recorded", "minutes")


def test_weights_that_do_not_sum_are_not_rescaled() -> None:
    now = assessment(weavers=10)
    now["scores"]["enterprises"]["weavers"]["weight"] = 80
    assert rows(of(now))[0][2] == "8.00"


def test_the_figure_tells_each_score_and_where_it_stood() -> None:
    files = {"scores/1998.yaml": assessment("1998-12", weavers=3), "scores/1999.yaml": assessment(weavers=6)}
    found = answer(project(files), "1999", "bodies")
    figure = next(block.figure for block in found.blocks if isinstance(block, Picture))
    assert {"Weavers’ Society", "6", "4.00"} <= {label.text for label in figure.labels}
    assert "Assessed December 1998" in [label.text for label in figure.labels]
    assert "Weavers’ Society: Score 6, Assessed December 1998 3, Weight 100 %" in figure.description.replace(NBSP, " ")


def test_the_figure_of_the_public_has_groups_alone() -> None:
    found = answer(project({"scores/1999.yaml": assessment()}), "1999", "bodies", "public")
    words = said(found)
    assert "Brokering institutions" in words
    for secret in ("Weavers", "Bank of Here", "Forum"):
        assert secret not in words


def test_no_assessment_is_a_gap_and_not_a_nought() -> None:
    found = answer(project({"plans/1999.yaml": {"activities": {}}}), "1999", "index")
    assert not found.blocks
    assert flat(found.gaps[0].text) == ("The sustainability index is missing: no assessment is on file for it.")


def test_an_assessment_that_lost_a_body_gives_no_index() -> None:
    now = assessment()
    now["scores"]["enterprises"]["dyers"] = member(11, 0)
    found = of(now)
    assert not found.blocks
    assert "scores/1999.yaml can be read in part only" in said(found)


def test_the_public_sees_groups_and_no_body() -> None:
    found = of(assessment(weavers=6, bank=3), assessment("1998-12"), "public")
    assert [row[0] for row in rows(found)] == [
        "Enterprises' networks and associations", "Support institutions and service providers",
        "Brokering institutions", "Sustainability index",
    ]  # fmt: skip
    for secret in ("Weavers", "Bank of Here", "minutes"):
        assert secret not in said(found)
    assert found.withheld


def test_an_internal_body_keeps_the_whole_index_back() -> None:
    actors = {**ACTORS, "bank": {**ACTORS["bank"], "audience": "internal"}}
    found = of(assessment(), None, "donor", actors=actors)
    assert (found.blocks, found.gaps, found.withheld) == ((), (), True)


def test_internal_evidence_is_not_shown() -> None:
    now = assessment()
    now["scores"]["support"]["bank"]["evidence"] = {"text": "a secret", "audience": "internal"}
    assert "a secret" not in said(of(now, None, "donor"))
    assert "a secret" in said(of(now, None, "internal"))


def test_every_figure_names_its_fields() -> None:
    table = next(block for block in of(assessment()).blocks if isinstance(block, Table))
    scores = [row.cells[2] for row in table.rows]
    assert all(not isinstance(cell, str) and cell[0].note is not None for cell in scores)


def test_ludhiana_lacks_brokers() -> None:
    found = answer(example("ludhiana"), "1999", "index", "donor")
    assert flat(found.heading) == "Enterprise networks stand strongest; brokering institutions are missing"
