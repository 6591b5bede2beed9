"""The log-frame matrix, the logic behind it, and the activities by output."""

from __future__ import annotations

from typing import Any

from clusterctl.report.blocks import Table
from tests.report.clusters import activity, answer, example, plan, project
from tests.report.parts.plain import flat, said

FRAME: dict[str, Any] = {
    "development_objective": "People live better",
    "immediate_objectives": {"income": {"text": "Weavers earn more"}},
    "outputs": {"sales": {"text": "Direct sales", "of": "income"}, "loose": {"text": "Loose"}},
    "assumptions": {"output": ["Members stay", "Prices hold"], "activity": ["Banks lend"]},
    "amendments": [{"date": "1999-06", "what": "Target raised", "approved_by": ["Agency"]},
                   {"date": "2000-06", "what": "Later change"}],
    "indicators": {
        "members": {"name": "Members", "level": "output", "of": "sales", "unit": "bodies", "verification": "Register"},
        "fairs": {"name": "Fairs", "level": "output", "of": "sales", "unit": "fairs"},
        "life": {"name": "Income", "level": "development", "currency": "INR"},
    },
}  # fmt: skip


def rows(found: Any, name: str, **more: Any) -> list[list[str]]:  # noqa: ANN401 - a project, and an audience
    """Return the cells of a part's first table."""
    table = next(one for one in answer(found, "1999", name, **more).blocks if isinstance(one, Table))
    return [[flat(cell) for cell in one.cells] for one in table.rows]


def framed(**more: Any) -> Any:  # noqa: ANN401 - a project
    return project({"logframe.yaml": FRAME, "plans/1999.yaml": plan(), **more})


def test_the_matrix_numbers_objectives_and_outputs_as_the_form_does() -> None:
    assert [(one[0], one[1]) for one in rows(framed(), "logframe")] == [
        ("Impact: People live better", "Income (INR)"),
        ("Outcome 1: Weavers earn more", "none"),
        ("Output 1.1: Direct sales", "Members (bodies)"),
        ("Output 1.1", "Fairs"),
        ("Output 1: Loose", "none"),
        ("Activities: The activities of the action plans", "none"),
    ]


def test_assumptions_stand_once_a_level_and_not_for_the_public() -> None:
    assert [one[6] for one in rows(framed(), "logframe") if one[6]] == ["Members stay; Prices hold", "Banks lend"]
    public = answer(framed(), "1999", "logframe", "public")
    assert public.withheld
    assert "Banks lend" not in said(public)
    assert "Register" not in said(public)


def test_changes_after_the_period_are_not_told() -> None:
    told = said(answer(framed(), "1999", "logframe"))
    assert "June 1999: Target raised (agreed by Agency)" in told
    assert "Later change" not in told


def test_without_a_log_frame_it_says_so() -> None:
    found = answer(project({"plans/1999.yaml": plan()}), "1999", "logframe")
    assert [gap.where for gap in found.gaps] == ["logframe.yaml"]


def test_broken_chains_are_counted_and_named() -> None:
    files = {
        "vision.yaml": {"statement": "x", "objectives": {"sell": {"text": "Sell", "addresses": ["market"]}}},
        "diagnostic.yaml": {"constraints": {
            "market": {"text": "No market", "area": "market"},
            "water": {"text": "No water", "area": "market", "importance": 5, "joint_tackling": 4},
        }},
        "monitoring/1999.yaml": {"values": {"members": [{"date": 1999, "value": 3}]}},
        "plans/1999.yaml": plan(fair=activity(objectives=["sell"], outputs=["sales"])),
    }  # fmt: skip
    told = answer(framed(**files), "1999", "logic")
    assert flat(told.heading) == "The chain from constraints to results breaks at 4 places"
    assert "No objective takes up these constraints: “No water (high priority)”." in said(told)
    assert "No value is known of these indicators: “Fairs” and “Income”." in said(told)
    assert "Whether the assumptions still hold is not recorded." in [gap.text for gap in told.gaps]


def test_the_public_is_told_of_objectives_but_not_of_what_stands_behind_them() -> None:
    told = answer(example("jaipur"), "1999", "logic", "public")
    table = next(one for one in told.blocks if isinstance(one, Table))
    assert [column.head for column in table.columns] == [
        "Objective", "Activities of 1999", "Of these done", "Activities of all years",
    ]  # fmt: skip
    assert told.heading == ""
    assert told.withheld


def test_jaipurs_chain_holds_and_in_1998_nothing_was_measured_yet() -> None:
    assert flat(answer(example("jaipur"), "1998", "logic").heading) == (
        "The chain holds as far as the indicators, 22 of which have no value yet"
    )
    assert flat(answer(example("jaipur"), "1999", "logic").heading).startswith("Every constraint leads to an objective")


def test_activities_stand_under_each_output_that_they_lead_to() -> None:
    both = activity(title="Fair", outputs=["sales", "loose"], cost=1000)
    found = framed(**{"plans/1999.yaml": plan(fair=both, talk=activity(title="Talk"))})
    told = answer(found, "1999", "activities_by_output", "donor")
    tables = {one.caption: [flat(row.cells[0]) for row in one.rows] for one in told.blocks if isinstance(one, Table)}
    assert tables == {"Output 1.1: Direct sales": ["Fair"], "Output 1: Loose": ["Fair"],
                      "Activities that name no output": ["Talk"]}  # fmt: skip
    assert flat(told.heading) == "2 of 2 activities are done, some for every output"
    assert "The cost of 1 of 2 activities is recorded; together they cost USD 1,000." in said(told)
    assert [flat(gap.text) for gap in told.gaps] == ["No output is named for: “Talk”."]


def test_the_accounts_stand_beside_the_cost_of_activities() -> None:
    spent = {"finance": [{"start": "1999-01", "end": "1999-12", "by_group": {"agency": 300, "cluster": 400}}]}
    found = framed(**{"plans/1999.yaml": plan(fair=activity(outputs=["sales"], cost=1000)),
                      "monitoring/1999.yaml": spent})  # fmt: skip
    assert "not by activity, come to USD 700." in said(answer(found, "1999", "activities_by_output"))


def test_the_public_sees_activities_without_costs_and_without_outputs() -> None:
    found = framed(**{"plans/1999.yaml": plan(fair=activity(title="Fair", outputs=["sales"], cost=1234))})
    told = answer(found, "1999", "activities_by_output", "public")
    assert told.withheld
    assert "1,234" not in said(told)
    assert "No activity" not in said(told)
    assert "Fair" in said(told)
