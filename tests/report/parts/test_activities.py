"""The activities of a plan: what stands of each, how they are counted, what is missing, and what is kept back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clusterctl.report.blocks import Entries, Table
from clusterctl.report.run import flat
from tests.report.clusters import activity, answer, example, plan, project, said

if TYPE_CHECKING:
    from clusterctl.model.values import Audience


def shop(**more: object) -> dict[str, object]:
    return activity(title="Shop", **more)


def test_the_heading_counts_what_is_done() -> None:
    found = answer(project({"plans/1999.yaml": plan(fair=activity(), shop=shop(result={"status": "under_way"}))}),
                   "1999", "activities")  # fmt: skip
    assert flat(found.heading) == "1 of 2 activities in the plan of 1999 is done"


@pytest.mark.parametrize(
    ("activities", "heading"),
    [
        ({"fair": activity()}, "The only activity in the plan of 1999 is done"),
        ({"fair": activity(), "shop": shop()}, "All 2 activities in the plan of 1999 are done"),
        ({"fair": activity(result={"status": "planned"})}, "No activity in the plan of 1999 is done yet"),
        ({"fair": activity(result={"status": "done", "audience": "internal"})},
         "The only activity in the plan of 1999 is done"),
    ],
)  # fmt: skip
def test_headings(activities: dict[str, dict[str, object]], heading: str) -> None:
    found = answer(project({"plans/1999.yaml": plan(**activities)}), "1999", "activities")
    assert flat(found.heading) == heading


def test_a_result_that_is_not_for_the_reader_is_neither_shown_nor_guessed() -> None:
    kept = activity(result={"status": "done", "outcome": "Many buyers", "audience": "internal"})
    found = answer(project({"plans/1999.yaml": plan(fair=kept)}), "1999", "activities", "donor")
    assert not found.heading
    assert "Many buyers" not in said(found)
    assert "not for this reader" in said(found)


def test_an_internal_activity_is_left_out_and_told_to_be() -> None:
    files = {"plans/1999.yaml": plan(fair=activity(), secret=shop(audience="internal"))}
    assert "Shop" in said(answer(project(files), "1999", "activities"))
    found = answer(project(files), "1999", "activities", "donor")
    assert "Shop" not in said(found)
    assert found.withheld
    assert not found.heading  # a finding on the plan would be one on what is left out too


def test_the_public_does_not_see_who_gave_what_and_is_not_told_that_it_is_missing() -> None:
    found = answer(project({"plans/1999.yaml": plan(fair=activity())}), "1999", "activities", "public")
    assert "60" not in said(found)
    assert "who contributed" not in said(found)
    assert found.withheld


@pytest.mark.parametrize("audience", ["donor", "public"])
def test_few_firms_are_not_told_to_those_outside(audience: Audience) -> None:
    files = {"plans/1999.yaml": plan(fair=activity(beneficiaries={"actors": ["weavers"], "firms": 3}))}
    assert "3 firms" in said(answer(project(files), "1999", "activities"))
    text = said(answer(project(files), "1999", "activities", audience))
    assert "a number of firms that is not shown" in text
    assert "3 firms" not in text


def test_groups_of_participants_are_left_to_the_part_that_guards_small_cells() -> None:
    people = {"participants": {"total": 23, "women": 4}}
    found = answer(project({"plans/1999.yaml": plan(fair=activity(beneficiaries=people))}), "1999", "activities")
    assert "23 participants" in said(found)
    assert "women" not in said(found)


def test_how_it_went_stands_beside_what_was_planned() -> None:
    late = activity(result={"status": "done", "start": "1999-05", "outcome": "x", "lessons": ["Advertise early"]})
    text = said(answer(project({"plans/1999.yaml": plan(fair=late)}), "1999", "activities"))
    assert "May 1999 (planned: March 1999)" in text
    assert "Advertise early" in text


def test_the_table_adds_up_by_area() -> None:
    files = {"plans/1999.yaml": plan(fair=activity(), shop=shop(area="skills", planned=False))}
    table = next(one for one in answer(project(files), "1999", "activities").blocks if isinstance(one, Table))
    assert [column.head for column in table.columns] == ["Area", "All", "Done", "Not in the approved plan"]
    assert [[flat(cell) for cell in row.cells] for row in table.rows] == [
        ["Market", "1", "1", "–"], ["Skills", "1", "1", "1"], ["All areas", "2", "2", "1"],
    ]  # fmt: skip


def test_missing_matters_are_named_in_one_gap_a_question() -> None:
    bare = {"title": "Fair", "result": {"status": "done"}}
    found = answer(project({"plans/1999.yaml": plan(fair=bare, shop=shop())}), "1999", "activities")
    texts = [flat(gap.text) for gap in found.gaps]
    assert "Who led is not recorded of 1 of 2 activities: “Fair”." in texts
    assert "What came of it is not recorded of 1 of 2 finished activities." in texts
    assert {gap.where for gap in found.gaps} >= {"plans/1999.yaml: activities.<id>.lead"}


def test_what_has_no_result_when_the_year_is_over_is_not_called_planned() -> None:
    files = {"plans/1999.yaml": plan(fair={"title": "Fair"})}
    assert "status not recorded" in said(answer(project(files), "1999", "activities"))


@pytest.mark.parametrize(
    ("files", "label", "text", "where"),
    [
        (
            {"scores/1999-06.yaml": {"date": "1999-06", "scores": {}}},
            "1999-06",
            "Plans cover a year",
            "plans/1999.yaml",
        ),
        ({"scores/1999.yaml": {"date": "1999-06", "scores": {}}}, "1999", "no action plan of 1999", "plans/1999.yaml"),
        ({"plans/1999.yaml": {"activities": {}}}, "1999", "holds no activities yet", "plans/1999.yaml: activities"),
        ({"plans/1999.yaml": {"activities": {"x": {"title": 1}}}}, "1999", "No activity of", "plans/1999.yaml"),
        ({"plans/1999.yaml": []}, "1999", "can’t be read", "plans/1999.yaml"),
    ],
)
@pytest.mark.parametrize(
    "part",
    ["activities", "schedule", "unplanned", "budget", "components", "plan_basics", "plan_lead", "sfurti_activities"],
)
def test_without_activities_every_part_says_why(
    files: dict[str, object], label: str, text: str, where: str, part: str
) -> None:
    found = answer(project(files), label, part)
    assert text in flat(found.gaps[0].text)
    assert found.gaps[0].where == where


def test_a_plan_that_is_read_in_part_has_no_finding() -> None:
    held = plan(fair=activity(), shop=shop())
    held["activities"]["shop"]["nature"] = "odd"
    found = answer(project({"plans/1999.yaml": held}), "1999", "activities")
    assert not found.heading
    assert "in part only" in said(found)


def test_every_figure_of_jaipur_has_a_note() -> None:
    found = answer(example("jaipur"), "1999", "activities")
    assert flat(found.heading) == "35 of 36 activities in the plan of 1999 are done"
    table = next(one for one in found.blocks if isinstance(one, Table))
    numbers = [cell for row in table.rows for cell in row.cells[1:] if flat(cell) != "–"]
    assert numbers
    assert all(run.note is not None for cell in numbers for run in cell if not isinstance(run, str))
    assert sum(len(one.items) for one in found.blocks if isinstance(one, Entries)) == 36


def test_the_public_is_not_told_which_activities_were_not_planned() -> None:
    files = {"plans/1999.yaml": plan(fair=activity(), shop=shop(planned=False))}
    assert "not in the approved plan" in said(answer(project(files), "1999", "activities", "donor"))
    for part in ("activities", "sfurti_activities"):
        assert "not in the approved plan" not in said(answer(project(files), "1999", part, "public")).lower()


def test_of_what_a_reader_may_not_see_nothing_is_asked() -> None:
    files = {"plans/1999.yaml": plan(fair={"title": "Fair", "result": {"status": "done"}})}
    assert "Who contributed" in said(answer(project(files), "1999", "activities", "donor"))
    assert "contributed" not in said(answer(project(files), "1999", "activities", "public"))
