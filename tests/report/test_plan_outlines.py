"""The outlines of the plan's own reports: what they ask, in which order, and for whom they are."""

from __future__ import annotations

import pytest

from clusterctl.report.outlines import outline


@pytest.mark.parametrize(
    ("name", "audience", "first"),
    [("manager", "internal", "todo"), ("action-plan", "donor", "plan_basics"),
     ("sfurti-format-iii", "donor", "sfurti_cda")],
)  # fmt: skip
def test_whom_they_are_for_and_what_they_begin_with(name: str, audience: str, first: str) -> None:
    found = outline(name)
    assert (found.name, found.audience, found.sections[0].parts[0]) == (name, audience, first)


@pytest.mark.parametrize("name", ["manager", "action-plan", "sfurti-format-iii"])
def test_no_part_is_asked_twice_and_no_section_has_another_s_name(name: str) -> None:
    found = outline(name)
    keys = [asked.key for asked in found.sections]
    parts = [part for asked in found.sections for part in asked.parts]
    assert len(set(keys)) == len(keys)
    assert len(set(parts)) == len(parts)
    assert found.lead not in parts


def test_the_form_of_sfurti_is_numbered_as_it_is_printed() -> None:
    numbered = [(asked.number, asked.parts[0]) for asked in outline("sfurti-format-iii").sections if asked.number]
    assert numbered == [
        ("1", "sfurti_cda"), ("2", "sfurti_confidence"), ("3", "sfurti_activities"), ("4", "sfurti_outputs"),
    ]  # fmt: skip


def test_the_record_is_told_last_for_a_manager() -> None:
    assert outline("manager").sections[-1].parts == ("record",)
