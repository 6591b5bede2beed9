"""The outlines of the plan's own reports: what they ask, in which order, and for whom they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clusterctl.report import html, markdown
from clusterctl.report.blocks import Picture
from clusterctl.report.outlines import outline
from tests.report.clusters import example, shown

if TYPE_CHECKING:
    from clusterctl.model.values import Audience


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


def test_the_record_is_told_after_all_that_has_figures() -> None:
    parts = [part for asked in outline("manager").sections for part in asked.parts]
    assert set(parts[parts.index("record") :]) == {"record", "working_notes"}


@pytest.mark.parametrize("name", ["manager", "action-plan", "sfurti-format-iii"])
@pytest.mark.parametrize("audience", ["internal", "donor", "public"])
def test_they_are_written_whole_for_every_reader(name: str, audience: Audience) -> None:
    found = shown(example("jaipur"), "1999", name, audience)
    asked = [part for section in outline(name).sections for part in section.parts]
    assert [answer.key for section in found.sections for answer in section.answers] == asked
    pictures = [block.name for block in found.blocks if isinstance(block, Picture)]
    assert len(set(pictures)) == len(pictures)
    assert html.render(found, f"{name}.j2")
    assert markdown.render(found, f"{name}.j2")
