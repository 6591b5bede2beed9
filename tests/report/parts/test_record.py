"""The quality of the data: findings on figures of the report first, by their rule and place, never by their message."""

from __future__ import annotations

from typing import Any

import pytest

from clusterctl.report.blocks import Table
from clusterctl.report.parts import part
from tests.report.clusters import activity, assessment, example, ground, plan, project
from tests.report.parts.plain import flat, said

ALL = {
    "scores/1999.yaml": assessment(), "plans/1999.yaml": plan(fair=activity()), "monitoring/1999.yaml": {},
    "diagnostic.yaml": {}, "vision.yaml": {"statement": "Live well"}, "logframe.yaml": {}, "exit.yaml": {},
}  # fmt: skip


def of(files: dict[str, Any], *before: str, audience: Any = "internal", **more: Any) -> Any:  # noqa: ANN401 - an answer
    """Return what is told of the record after other parts of the report."""
    at = ground(project(files, **more), "1999", audience)
    for name in before:
        part(name).told(at)
    return part("record").told(at)


def table(found: Any, caption: str) -> list[list[str]]:  # noqa: ANN401 - a part's answer
    one = next((block for block in found.blocks if isinstance(block, Table) and block.caption == caption), None)
    return [[flat(cell) for cell in row.cells] for row in one.rows] if one else []


WRONG = {"plans/1999.yaml": plan(fair=activity(contributions=[{"by": "agency-of-all", "share": 40},
                                                              {"by": "weavers", "share": 50}]))}  # fmt: skip


def test_a_finding_on_a_figure_of_the_report_comes_first_with_its_place() -> None:
    found = of(WRONG, "finance", "plan_money")
    told = table(found, "Findings that touch figures of this report")
    assert [row[1:] for row in told if row[1] == "SUM001"] == [["SUM001", "Error", "plans/1999.yaml, line 1"]]
    assert flat(found.heading) == "1 error of the record touches figures of this report"


def test_a_finding_on_nothing_that_the_report_shows_is_only_counted() -> None:
    found = of(WRONG)
    assert not table(found, "Findings that touch figures of this report")
    assert flat(found.heading) == "The one finding of the automatic check touches no figure of this report"
    assert ["Arithmetic", "1", "0", "0"] in table(found, "Findings of the check")


def test_a_message_that_quotes_the_files_is_not_told() -> None:
    files = {"plans/1999.yaml": plan(fair=activity(lead="a-secret-body"))}
    found = of(files, "plan_money")
    assert "a-secret-body" not in said(found)
    assert "The automatic check of the record found" in said(found)


def test_a_reader_is_not_led_to_lines_that_are_not_for_them() -> None:
    hidden = {"plans/1999.yaml": plan(fair=activity(audience="internal", contributions=[
        {"by": "agency-of-all", "share": 40}, {"by": "weavers", "share": 50}]))}  # fmt: skip
    places = [row[3] for row in table(of(hidden, "finance", audience="donor"),
                                      "Findings that touch figures of this report")]  # fmt: skip
    assert not [place for place in places if "line" in place]


def test_a_file_read_in_part_touches_all_figures_from_it() -> None:
    files = {"plans/1999.yaml": plan(fair=activity(cost=10), odd=activity(nature="comic"))}
    found = of(files, "plan_money")
    assert "1 error of the record touches figures of this report" in flat(found.heading)
    assert any(gap.where == "plans/1999.yaml" and "in part only" in flat(gap.text) for gap in found.gaps)


def test_many_findings_are_cut_and_the_rest_is_counted() -> None:
    wrong = {f"a{nth}": activity(title=f"T{nth}", contributions=[{"by": "bank", "share": 90}]) for nth in range(20)}
    found = of({"plans/1999.yaml": plan(**wrong)}, "plan_money")
    told = table(found, "Findings that touch figures of this report")
    assert len(told) == 12
    assert all(row[2] == "Error" for row in told)
    assert "more, which `clusterctl validate` shows." in said(found)


def test_missing_files_and_years_are_named_with_what_they_would_tell() -> None:
    places = [gap.where for gap in of({"plans/1999.yaml": plan(fair=activity())}).gaps]
    assert places == [
        "diagnostic.yaml", "vision.yaml", "logframe.yaml", "exit.yaml", "monitoring/1999.yaml", "scores/1999.yaml",
    ]  # fmt: skip


@pytest.mark.parametrize(("day", "missing"), [("1999-12", ["scores/1998.yaml"]), ("1998-12", ["scores/1999.yaml"])])
def test_years_without_an_assessment_are_named(day: str, missing: list[str]) -> None:
    path = f"scores/{day[:4]}.yaml"
    files = {**ALL, "plans/1998.yaml": plan(fair=activity(start=1998))}
    del files["scores/1999.yaml"]
    found = of({**files, path: assessment(day)})
    assert [gap.where for gap in found.gaps if gap.where.startswith("scores/")] == missing


def test_nothing_missing_leaves_no_gap() -> None:
    assert of(ALL).gaps == ()


def test_how_exact_the_fields_are_is_said() -> None:
    given = [{"by": "agency-of-all", "share": 40, "about": True}, {"by": "weavers", "share": 60}]
    found = of({"plans/1999.yaml": plan(fair=activity(contributions=given))}, "finance")
    assert "1 field behind these figures is recorded as “about”." in said(found)
    assert "recorded as" not in said(of({"plans/1999.yaml": plan(fair=activity())}, "finance"))


def test_jaipur_is_in_order() -> None:
    at = ground(example("jaipur"), "1999", "donor")
    found = part("record").told(at)
    assert flat(found.heading) == "The automatic check of the record found nothing amiss"
    assert found.gaps == ()
    assert len(table(found, "Figures as stated elsewhere, and recomputed")) == 9
