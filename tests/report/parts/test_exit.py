"""The exit: conditions with what is missing, the strategy's points with who and by when, the three sustainabilities."""

from __future__ import annotations

from typing import Any

from tests.report.clusters import activity, answer, assessment, example, plan, project
from tests.report.parts.plain import flat, said
from tests.report.parts.rows import row


def with_exit(strategy: dict[str, Any]) -> Any:  # noqa: ANN401 - a project
    return project({"plans/1999.yaml": plan(a=activity()), "scores/1999.yaml": assessment(), "exit.yaml": strategy})


def test_jaipur_could_not_leave_yet() -> None:
    told = answer(example("jaipur"), "1999", "exit", "donor")
    assert told.heading == "The programme could not leave yet: 7 of 13 conditions are not met"
    assert row(told, "Brokering body (10 % of the index)")[1:] == [
        "not met", "Score of the best brokering body: 5 (IIRD); wanted: 7 or more", "Strengthen it, or another",
    ]  # fmt: skip
    assert row(told, "IIRD takes over the work of the cluster development agent")[1:4] == [
        "Indian Institute for Rural Development (IIRD)", "2002", "under way",
    ]  # fmt: skip


def test_no_command_stands_in_a_report() -> None:
    assert "clusterctl" not in said(answer(example("jaipur"), "1999", "exit"))


def test_the_public_sees_nothing_of_it_not_even_what_is_missing() -> None:
    told = answer(example("jaipur"), "1999", "exit", "public")
    assert (told.blocks, told.gaps, told.withheld) == ((), (), True)


def test_future_leaders_are_for_internal_eyes() -> None:
    found = with_exit({"leaders": {"board": {"what": "The young chairman", "who": ["weavers"]}}})
    assert "The young chairman" in said(answer(found, "1999", "exit"))
    told = answer(found, "1999", "exit", "donor")
    assert "The young chairman" not in said(told)
    assert told.withheld


def test_points_without_who_or_when_are_gaps() -> None:
    found = with_exit({"linkages": {"banks": {"what": "Meet the banks"}}})
    told = answer(found, "1999", "exit")
    assert "exit.yaml: linkages.<id>.who, by" in {gap.where for gap in told.gaps}
    assert row(told, "Meet the banks") == ["Meet the banks", "–", "–", "–", "–"]


def test_a_strategy_drawn_up_later_is_not_known_yet() -> None:
    told = answer(with_exit({"prepared": "2000-05", "cda_future": "A foundation"}), "1999", "exit")
    assert any("There is no exit strategy yet" in flat(gap.text) for gap in told.gaps)
    assert "A foundation" not in said(answer(with_exit({"prepared": "2000-05", "cda_future": "A foundation"}), "1999",
                                             "sustainabilities"))  # fmt: skip


def test_the_three_sustainabilities_stand_apart() -> None:
    told = answer(example("jaipur"), "1999", "sustainabilities", "donor")
    assert told.heading == (
        "Conditions met: 1 of 5 on institutions, 0 of 5 on the approach, 0 of 3 on the agent’s role"
    )
    assert row(told, "Condition: Age of the assessment")[1] == "met"
    assert "it becomes an independent foundation" in said(told).replace("\n", " ")


def test_the_public_sees_of_the_sustainabilities_what_is_public() -> None:
    told = answer(example("jaipur"), "1999", "sustainabilities", "public")
    assert told.withheld
    assert "Condition" not in said(told)
    assert "56" not in said(told)
    assert "4.36 of 10" in said(told)
