"""Coordination: partners by role, their parts, and those of whom nothing is told."""

from __future__ import annotations

from tests.report.clusters import ACTORS, activity, answer, example, plan, project
from tests.report.parts.plain import flat, said
from tests.report.parts.rows import row


def test_support_institutions_that_are_linked_with_the_cluster_are_counted() -> None:
    told = answer(example("jaipur"), "1999", "coordination", "donor")
    assert flat(told.heading) == ("9 support institutions are linked with the cluster’s own bodies; new since 1998: 8")
    assert row(told, "Local banks")[3:] == [
        "1: Meetings of Calico and the managers of local banks", "No lending since the flood of 1991",
    ]  # fmt: skip


def test_partners_stand_by_role_and_firms_are_none() -> None:
    told = answer(project({"plans/1999.yaml": plan(a=activity(intermediaries=["bank"]))}), "1999", "coordination")
    assert row(told, "Bank of Here")[1:] == ["Financial institution", "–", "1: Fair at Delhi"]
    assert row(told, "Forum")[1:] == ["Coordination body", "–", "–"]
    assert "Weavers’ Society" not in said(told)


def test_an_institution_without_a_part_is_a_gap_for_those_who_see_all_parts() -> None:
    found = project({"plans/1999.yaml": plan(a=activity())})
    words = [flat(gap.text) for gap in answer(found, "1999", "coordination").gaps]
    assert "1 institution has no part in the activities of 1999 that is on file: Bank of Here." in words
    public = [flat(gap.text) for gap in answer(found, "1999", "coordination", "public").gaps]
    assert not any("has no part" in text for text in public)


def test_a_hidden_partner_is_not_named() -> None:
    actors = {**ACTORS, "bank": {**ACTORS["bank"], "audience": "internal"}}
    found = project({"plans/1999.yaml": plan(a=activity(intermediaries=["bank"]))}, actors=actors)
    told = answer(found, "1999", "coordination", "donor")
    assert told.withheld
    assert "Bank of Here" not in said(told)
