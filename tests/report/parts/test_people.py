"""Whom the programme reached: no sums over activities, and no count by which one person could be known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clusterctl.report.blocks import Table
from clusterctl.report.parts import part
from tests.report.clusters import activity, answer, example, ground, plan, project
from tests.report.parts.plain import flat, said

if TYPE_CHECKING:
    from clusterctl.model.values import Audience
    from clusterctl.project.project import Project


def course(**participants: Any) -> dict[str, Any]:  # noqa: ANN401 - what YAML holds
    return activity(title="Course", beneficiaries={"actors": ["weavers"], "participants": participants})


def cells(found: Project, name: str, audience: Audience = "internal") -> list[str]:
    """Return the cells of a row of any table."""
    tables = [one for one in answer(found, "1999", "people", audience).blocks if isinstance(one, Table)]
    return next([flat(cell) for cell in one.cells] for table in tables for one in table.rows
                if flat(one.cells[0]) == name)  # fmt: skip


def held(**activities: dict[str, Any]) -> Project:
    return project({"plans/1999.yaml": plan(**activities)})


def test_participants_stand_by_group_women_first() -> None:
    found = held(course=course(total=30, artisans=11, women=12))
    tables = [one for one in answer(found, "1999", "people").blocks if isinstance(one, Table)]
    heads = [column.head for column in tables[0].columns]
    assert heads == ["Activity", "For whom", "Firms", "Persons", "Women", "Artisans"]
    assert cells(found, "Course") == ["Course", "Weavers’ Society", "–", "30", "12", "11"]


def test_a_small_group_is_hidden_and_cannot_be_reckoned_from_the_others() -> None:
    found = held(course=course(total=30, women=3, men=27))
    assert cells(found, "Course", "donor")[3:] == ["30", "not shown", "not shown"]
    assert "smaller than 5" in said(answer(found, "1999", "people", "donor"))
    assert cells(found, "Course")[3:] == ["30", "3", "27"]


def test_a_small_rest_hides_the_group_that_would_tell_it() -> None:
    found = held(course=course(total=30, women=28))
    assert cells(found, "Course", "donor")[4] == "not shown" or cells(found, "Course", "donor")[3] == "not shown"


def test_the_public_sees_no_groups_and_no_small_number_of_firms() -> None:
    found = held(course=course(total=30, women=12), fair=activity())
    shown = answer(found, "1999", "people", "public")
    assert shown.withheld
    assert "30" not in said(shown)
    assert shown.heading == ""
    assert (
        flat(answer(found, "1999", "people", "internal").heading) == "The activities of 1999 reached at least 3 firms"
    )


def test_firms_of_several_activities_are_never_added() -> None:
    fair = activity(beneficiaries={"firms": 40}, result={"status": "done", "firms_served": 25})
    found = held(fair=fair, other=activity(title="Other", beneficiaries={"firms": 31}))
    assert flat(answer(found, "1999", "people").heading) == "The activities of 1999 reached at least 31 firms"
    assert cells(found, "Fair at Delhi")[2] == "25"


def test_dropped_activities_reached_nobody() -> None:
    found = held(fair=activity(result={"status": "dropped"}))
    assert not answer(found, "1999", "people").blocks
    assert "No activity of 1999 is on record." in said(answer(found, "1999", "people"))


def test_indicators_by_group_with_their_share_of_the_whole() -> None:
    indicator = {"name": "Members", "level": "output", "unit": "persons", "disaggregation": ["women"]}
    value = {"date": 1999, "value": 120, "by": {"women": 30}}
    found = project({
        "plans/1999.yaml": plan(), "logframe.yaml": {"indicators": {"members": indicator}},
        "monitoring/1999.yaml": {"values": {"members": [value]}},
    })  # fmt: skip
    assert cells(found, "Women") == ["Women", "", "–", "30", "25 %"]
    assert "25 %" not in said(answer(found, "1999", "people", "public"))


def test_what_is_not_counted_is_said_once() -> None:
    found = answer(
        held(fair=activity(beneficiaries={"actors": ["weavers"]}), course=course(total=20)), "1999", "people"
    )
    assert [flat(gap.text) for gap in found.gaps] == [
        "How many firms or persons took part is not recorded for 1 of 2 activities.",
        "Women are not counted among the persons of 1 activity.",
    ]


def test_jaipur_reached_at_least_the_firms_of_its_largest_activity() -> None:
    assert flat(answer(example("jaipur"), "1999", "people", "donor").heading) == (
        "The activities of 1999 are for at least 30 firms"
    )


def test_the_notes_lead_to_no_count_that_is_hidden() -> None:
    fair = activity(beneficiaries={"firms": 31})
    found = held(fair=fair, small=activity(title="Small", beneficiaries={"firms": 3}), course=course(total=30, women=3))
    for audience in ("donor", "public"):
        at = ground(found, "1999", audience)
        told = part("people").told(at)
        assert flat(told.heading) == "The activities of 1999 reached at least 31 firms"
        assert not at.few.routes & at.proof.routes
        assert at.few.routes
        assert not any(at.proves(route) for route in at.few.routes)


def test_notes_tell_names_and_not_whole_records() -> None:
    at = ground(example("jaipur"), "1999", "donor")
    part("logic").told(at)
    assert {route.keys[-1] for route in at.proof.routes} == {"text", "title", "name"}
