"""Signs of trust, governance and principles: levels by year, what moved, and nothing for those who may not see them."""

from __future__ import annotations

from typing import Any

from tests.report.clusters import activity, answer, example, plan, project
from tests.report.parts.plain import flat, said
from tests.report.parts.rows import row


def observed(**years: dict[str, Any]) -> Any:  # noqa: ANN401 - a project
    files = {f"monitoring/{year[1:]}.yaml": {"trust": signs} for year, signs in years.items()}
    return project({"plans/1998.yaml": plan(), "plans/1999.yaml": plan(a=activity()), **files})


def test_clear_signs_are_counted_and_compared_where_the_same_were_observed() -> None:
    found = observed(y1998={"networks": {"level": 1}, "participation": {"level": 2}},
                     y1999={"networks": {"level": 3}, "participation": {"level": 2}})  # fmt: skip
    told = answer(found, "1999", "signs")
    assert flat(told.heading) == "2 of 2 observed signs of trust are clear, up from 1 in 1998"
    assert "Higher than when last observed: new or revived networks." in said(told)
    assert row(told, "New or revived networks")[1:3] == ["1", "3"]


def test_other_signs_than_before_are_not_compared() -> None:
    found = observed(y1998={"networks": {"level": 1}}, y1999={"participation": {"level": 2}})
    assert flat(answer(found, "1999", "signs").heading) == "1 of 1 observed signs of trust are clear"


def test_a_fall_is_said() -> None:
    found = observed(y1998={"networks": {"level": 3}}, y1999={"networks": {"level": 1}})
    told = answer(found, "1999", "signs")
    assert flat(told.heading) == "0 of 1 observed signs of trust are clear, down from 1 in 1998"
    assert "Lower than when last observed: new or revived networks." in said(told)


def test_what_was_not_observed_is_a_gap() -> None:
    told = answer(observed(y1999={"networks": {"level": 3}}), "1999", "signs")
    assert {gap.where for gap in told.gaps} == {
        "monitoring/1999.yaml: trust", "monitoring/1999.yaml: governance", "monitoring/1999.yaml: principles",
    }  # fmt: skip
    assert row(told, "Participation with demands")[1] == "–"


def test_the_public_sees_no_levels() -> None:
    told = answer(example("jaipur"), "1999", "signs", "public")
    assert told.withheld
    assert not told.blocks
