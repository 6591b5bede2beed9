"""A plan in time for Mermaid: its lines are made here, and no name can make one."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterctl.report.figures.gantt import Group, Milestone, Plan
from clusterctl.report.figures.gantt_mermaid import mermaid
from tests.report.figures.maps import HOSTILE
from tests.report.figures.work import MONTHS, TODAY, activity, plan, span, when

DIRECTIVES = (
    "title x", "section y", "click a1 call alert()", "dateFormat X", "1999-01-01", "excludes weekends",
    "todayMarker off", "accTitle: x", "accDescr {x", "%%{init: {}}%%", "a: b; c # d, e", "", " ", ":",
    "axisFormat %d", "tickInterval 1day", "inclusiveEndDates", "weekday monday", "end", "gantt",
    "---\ntitle: x\n---", "a\n  b :done, 1999-01-01, 1d", "#quot;",
)  # fmt: skip
LINE = re.compile(
    r"  section [^:;\n]+(;[^:;\n]*)*|"
    r"  [^:\n]+:((done|active|crit|milestone), )*(a\d+x\d+(m\d+)?|now), \d{4}-\d\d-\d\d, \d+d"
)
HEAD = ["gantt", "  dateFormat YYYY-MM-DD", "  axisFormat %Y-%m", "  tickInterval 1month", "  todayMarker off"]


def test_a_plan_in_words_of_mermaid() -> None:
    steps = Milestone("Lease", when("1999-06-01"), when("1999-06-20")), Milestone("Samples", when("1999-07"), late=True)
    rows = [
        activity("done", span("1999-04-01", "1999-04-30"), span("1999-04-03", "1999-05-04")),
        activity("under_way", span("1999-06"), span("1999-06-01"), *steps), activity("planned", name="Some day"),
        activity("late", span("1999-08-01", "1999-08-31")), activity("dropped", span("1999-08-01", "1999-08-31")),
    ]  # fmt: skip
    assert mermaid(plan(*rows)).splitlines() == [
        *HEAD,
        "  section Market",
        "  ✓ Fair, done, 1999-04-03 to 1999-05-04 :done, a1x1, 1999-04-03, 32d",
        "  ▸ Fair, under way, 1999-06-01 to None :active, a1x2, 1999-06-01, 122d",
        "  ◆ Lease, 1999-06-20 :milestone, done, a1x2m1, 1999-06-20, 0d",
        "  ◆ Samples, 1999-07 :milestone, crit, a1x2m2, 1999-07-16, 0d",
        "  ! Fair, late, 1999-08-01 to 1999-08-31 :crit, a1x4, 1999-08-01, 31d",
        "  × Fair, dropped, 1999-08-01 to 1999-08-31 :a1x5, 1999-08-01, 31d",
        "  section as of 30 September 1999",
        "  ▼ as of 30 September 1999 :milestone, now, 1999-09-30, 0d",
    ]


def test_without_a_date_there_is_no_chart() -> None:
    assert not mermaid(plan(activity("planned")))
    assert not mermaid(Plan((), MONTHS, TODAY))


def test_a_group_without_a_name_is_not_part_of_the_one_before() -> None:
    rows = (activity("done", span("1999")),)
    found = mermaid(Plan((Group("Market", rows), Group("", rows)), MONTHS))
    assert found.count("  section ") == 2
    assert "section" not in mermaid(Plan((Group("", rows),), MONTHS))


@pytest.mark.parametrize("name", [*HOSTILE, *DIRECTIVES])
def test_names_that_attack_are_names(name: str) -> None:
    check(name)


@given(st.text())
def test_no_name_makes_a_line_or_a_word_of_mermaid(name: str) -> None:
    check(name)


def check(name: str) -> None:
    """Make a plan in which all is called so, and look whether each line is one of those that are made here."""
    rows = (activity("done", span("1999-03"), None, Milestone(name, when("1999-04")), name=name),)
    lines = mermaid(Plan((Group(name or "–", rows), Group("Other", rows)), MONTHS, TODAY)).splitlines()
    assert lines[: len(HEAD)] == HEAD
    assert len(lines) == len(HEAD) + 8
    for line in lines[len(HEAD) :]:
        assert LINE.fullmatch(line), line
        said = line.removeprefix("  section ").strip().split(" :")[0]
        assert line.startswith("  section ") or said[0] in "✓◆▼"
        assert "%" not in said
        assert all(found.isdecimal() for found in re.findall(r"#(.*?);", said)), said
        assert not set(re.sub(r"#\d+;", "", said)) & set('#;:"`<>{}[]&%\\')


def test_a_long_name_is_cut_and_the_state_is_still_there() -> None:
    found = mermaid(plan(activity("done", span("1999-03"), name="A" * 100_000)))
    assert len(found) < 1000
    assert "#8230;, done, 1999-03" in found
