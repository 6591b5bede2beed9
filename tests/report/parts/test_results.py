"""Results: against baseline and target, of the period and so far; what is too small is hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clusterctl.report.blocks import Picture, Table
from clusterctl.report.figures.svg import inline
from tests.report.clusters import answer, example, plan, project
from tests.report.parts.plain import flat, said

if TYPE_CHECKING:
    from clusterctl.model.values import Audience
    from clusterctl.project.project import Project

MEMBERS = {
    "name": "Members", "level": "output", "unit": "persons", "baseline": {"date": 1997, "value": 20},
    "targets": {"1999": 120},
}  # fmt: skip


def measured(values: dict[str, Any], *before: dict[str, Any], **indicators: dict[str, Any]) -> Project:
    """Return a cluster with indicators and what was measured in 1999, and in 1998."""
    filed = {f"monitoring/{1998 - nth}.yaml": {"values": one} for nth, one in enumerate(before)}
    return project({
        "logframe.yaml": {"indicators": indicators}, "monitoring/1999.yaml": {"values": values}, **filed,
        "plans/1998.yaml": plan(), "plans/1999.yaml": plan(),
    })  # fmt: skip


def row(found: Project, name: str, audience: Audience = "internal", label: str = "1999") -> list[str]:
    """Return the cells of an indicator."""
    tables = [one for one in answer(found, label, "results", audience).blocks if isinstance(one, Table)]
    return next(
        [flat(cell) for cell in one.cells] for one in tables[0].rows if flat(one.cells[0]).startswith(f"{name} (")
    )


def heading(found: Project, audience: Audience = "internal") -> str:
    return flat(answer(found, "1999", "results", audience).heading)


def test_an_indicator_stands_with_baseline_target_value_and_how_much_of_the_way_is_gone() -> None:
    found = measured({"members": [{"date": "1999-12", "value": 70}]}, members=MEMBERS)
    assert row(found, "Members") == [
        "Members (persons)", "20 (1997)", "120 (1999)", "70", "70 (December 1999)", "50 %", "missed",
    ]  # fmt: skip
    assert heading(found) == "The indicator has not reached its target"


def test_less_is_more_where_the_target_is_lower() -> None:
    rejects = {**MEMBERS, "name": "Sent back", "unit": "%", "direction": "decrease", "targets": {"1999": 10}}
    found = measured({"rejects": [{"date": 1999, "value": 10}]}, rejects=rejects)
    assert row(found, "Sent back")[1:] == ["20 % (1997)", "10 % (1999)", "10 %", "10 % (1999)", "100 %", "reached"]
    assert heading(found) == "The indicator has reached its target"


def test_a_count_since_the_beginning_tells_of_the_period_what_it_added() -> None:
    trained = {**MEMBERS, "cumulative": True}
    found = measured({"trained": [{"date": "1999-12", "value": 90}]}, {"trained": [{"date": "1998-12", "value": 50}]},
                     trained=trained)  # fmt: skip
    assert row(found, "Members")[3:5] == ["+40 since December 1998", "90 (December 1999)"]
    bare = measured({"trained": [{"date": "1999-12", "value": 90}]}, trained={**trained, "baseline": None})
    assert row(bare, "Members")[3] == "not known apart"


def test_what_was_measured_after_the_period_is_not_told() -> None:
    found = measured({"members": [{"date": "1999-12", "value": 120}]}, members=MEMBERS)
    assert row(found, "Members", label="1998")[3:5] == ["no value", "none"]
    assert answer(found, "1998", "results").heading == "No indicator has been measured yet"


def test_the_heading_counts_only_what_can_be_judged() -> None:
    values = {"members": [{"date": 1999, "value": 120}], "other": [{"date": 1999, "value": 40}]}
    other = {"name": "Other", "level": "output", "unit": "designs"}
    assert heading(measured(values, members=MEMBERS, other=other)) == (
        "Of 2 indicators only one can be held against a target; it has reached it"
    )
    assert heading(measured(values, members=MEMBERS, other={**other, "targets": {"1999": 50}})) == (
        "1 of 2 indicators that can be held against a target has reached it"
    )
    assert heading(measured(values, members={**MEMBERS, "targets": {}}, other=other)) == (
        "All 2 indicators are measured; none has a target to hold it against"
    )


def test_a_value_that_leaves_it_open_is_said_to_do_so() -> None:
    found = measured({"members": [{"date": 1999, "value": 100, "at_least": True}]}, members=MEMBERS)
    assert row(found, "Members")[4:] == ["at least 100 (1999)", "about 80 %", "left open by the value"]


def test_why_a_value_departs_stands_with_it_and_is_asked_for_where_it_is_not_told() -> None:
    told = {"members": [{"date": 1999, "value": 70, "reason": "Two villages joined late", "notes": "a secret"}]}
    found = measured(told, members=MEMBERS)
    assert "Two villages joined late" in said(answer(found, "1999", "results", "donor"))
    assert "a secret" not in said(answer(found, "1999", "results", "donor"))
    assert "a secret" in said(answer(found, "1999", "results"))
    gaps = [gap.where for gap in answer(measured({"members": [{"date": 1999, "value": 70}]}, members=MEMBERS), "1999",
                                        "results").gaps]  # fmt: skip
    assert "monitoring/1999.yaml: values.<id>.<n>.reason" in gaps


def test_small_counts_are_hidden_with_all_that_would_give_them_away() -> None:
    few = {**MEMBERS, "targets": {"1999": 10}, "baseline": {"date": 1997, "value": 0}}
    found = measured({"members": [{"date": 1999, "value": 9}]}, members=few)
    assert row(found, "Members", "public")[3:] == ["not shown", "not shown (1999)", "not shown", "not shown"]
    assert row(found, "Members", "donor")[3:] == ["9", "9 (1999)", "90 %", "missed"]
    shown = answer(found, "1999", "results", "public")
    assert shown.withheld
    assert not any(isinstance(one, Picture) for one in shown.blocks)
    assert "fewer than 11" in said(shown)
    assert "reached" not in heading(found, "public")


def test_small_counts_of_things_are_shown() -> None:
    found = measured({"fairs": [{"date": 1999, "value": 2}]}, fairs={**MEMBERS, "unit": "Fairs "})
    assert row(found, "Members", "public")[4] == "2 (1999)"


def test_how_few_came_anew_is_not_to_be_reckoned() -> None:
    trained = {**MEMBERS, "cumulative": True, "baseline": None}
    found = measured({"trained": [{"date": "1999-12", "value": 33}]}, {"trained": [{"date": "1998-12", "value": 30}]},
                     trained=trained)  # fmt: skip
    assert "not shown" in row(found, "Members", "public")[3]
    assert row(found, "Members", "internal")[3] == "+3 since December 1998"


def test_an_indicator_that_is_internal_is_not_for_others() -> None:
    found = measured({"members": [{"date": 1999, "value": 70}]}, members={**MEMBERS, "audience": "internal"})
    assert "Members" not in said(answer(found, "1999", "results", "donor"))
    assert answer(found, "1999", "results", "donor").withheld


def test_hostile_names_do_no_harm_to_the_figure() -> None:
    found = measured({"members": [{"date": 1999, "value": 70}]}, members={**MEMBERS, "name": "</svg><script>x"})
    drawn = next(one for one in answer(found, "1999", "results").blocks if isinstance(one, Picture))
    assert "<script" not in inline(drawn.figure, "chart", "x")


def test_without_a_log_frame_that_is_what_is_missing() -> None:
    found = answer(project({"plans/1999.yaml": plan()}), "1999", "results")
    assert [gap.where for gap in found.gaps] == ["logframe.yaml"]
    assert not found.blocks


def test_jaipur_has_many_values_and_hardly_a_target() -> None:
    found = answer(example("jaipur"), "1999", "results", "donor")
    assert flat(found.heading) == "Of 22 indicators only one can be held against a target; it has not reached it"
    assert row(example("jaipur"), "Members of Calico")[1:5] == ["26 (1997)", "none", "120", "120 (December 1999)"]


def test_the_reason_of_an_older_value_is_asked_for_in_its_own_file() -> None:
    told = answer(example("jaipur"), "2000", "results", "donor")
    assert "monitoring/1999.yaml: values.<id>.<n>.reason" in [gap.where for gap in told.gaps]
