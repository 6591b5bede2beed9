"""A plan as known on a day: components, states, steps, phases, and the cells on which days fall."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterctl.analysis.funding import Ledger
from clusterctl.analysis.phases import Months
from clusterctl.analysis.plan import Component, Days, PlanInTime, plan_in_time
from clusterctl.analysis.timeline import grid
from clusterctl.project.labels import Label, parse_label
from tests.analysis.money import DAY, activity, gives, plan, project, reason, told


def found(data: dict[str, Any], day: date = DAY, cluster: dict[str, Any] | None = None) -> PlanInTime:
    loaded = project({"plans/2001.yaml": data}, cluster=cluster)
    return plan_in_time(loaded, loaded.plans[0], Ledger(loaded, day))


def only(day: date = DAY, **fields: Any) -> Component:  # noqa: ANN401 - what YAML holds
    return found(plan(activity(**fields)), day).activities[0]


def label(text: str, year_start: str = "04-01") -> Label:
    meant = parse_label(text, year_start)
    assert meant is not None
    return meant


@pytest.mark.parametrize(
    ("fields", "day", "state"),
    [
        ({}, DAY, "planned"),
        ({"start": "2001-03"}, date(2001, 3, 31), "planned"),
        ({"start": "2001-03"}, date(2001, 4, 1), "overdue"),
        ({"start": "2001-03", "end": "2001-05"}, date(2001, 5, 31), "planned"),
        ({"start": "2001-03", "end": "2001-05"}, date(2001, 6, 1), "overdue"),
        ({"end": "2001", "result": {"status": "under_way"}}, date(2001, 12, 31), "under_way"),
        ({"end": "2001", "result": {"status": "under_way"}}, date(2002, 1, 1), "overdue"),
        ({"start": "2001-03", "result": {"status": "under_way"}}, date(2001, 4, 1), "under_way"),
        ({"start": "2001-03", "result": {"status": "planned"}}, date(2001, 4, 1), "overdue"),
        ({"end": "2001", "result": {"status": "done"}}, DAY, "done"),
        ({"end": "2001", "result": {"status": "dropped"}}, DAY, "dropped"),
        ({"end": "2001", "result": {"status": "postponed"}}, DAY, "postponed"),
        ({"end": "2001-05", "result": {"status": "done", "end": "2001-07"}}, date(2001, 5, 31), "planned"),
        ({"end": "2001-05", "result": {"status": "done", "end": "2001-07"}}, date(2001, 6, 30), "overdue"),
        ({"end": "2001-05", "result": {"status": "done", "end": "2001-07"}}, date(2001, 7, 1), "done"),
    ],
)
def test_how_an_activity_stands(fields: dict[str, Any], day: date, state: str) -> None:
    assert only(day, **fields).state == state


@pytest.mark.parametrize(
    ("fields", "days", "is_actual"),
    [
        ({}, None, False),
        ({"start": "2001"}, Days(date(2001, 1, 1), date(2001, 12, 31)), False),
        ({"start": "2001-02"}, Days(date(2001, 2, 1), date(2001, 2, 28)), False),
        ({"end": "2001-02-07"}, Days(date(2001, 2, 7), date(2001, 2, 7)), False),
        ({"start": "2001-02", "end": "2001-04"}, Days(date(2001, 2, 1), date(2001, 4, 30)), False),
        ({"start": "2001-04", "end": "2001-02"}, None, False),
        ({"start": "2001-02", "end": "2001-04", "result": {"status": "under_way", "start": "2001-03"}},
         Days(date(2001, 3, 1), date(2001, 4, 30)), True),
        ({"start": "2001-02", "end": "2001-03", "result": {"status": "under_way", "start": "2001-05"}},
         Days(date(2001, 5, 1), date(2001, 5, 31)), True),
        ({"start": "2001-05", "end": "2001-06", "result": {"status": "done", "end": "2001-04"}},
         Days(date(2001, 4, 1), date(2001, 4, 30)), True),
        ({"end": "2001-03", "result": {"status": "done", "start": "2001-04", "end": "2001-02"}}, None, True),
    ],
)  # fmt: skip
def test_when_an_activity_is(fields: dict[str, Any], days: Days | None, is_actual: bool) -> None:
    one = only(**fields)
    assert (one.days, one.is_actual) == (days, is_actual)
    assert one.is_reversed == (days is None and "end" in fields)


@pytest.mark.parametrize(
    ("fields", "step", "complexity"),
    [({}, None, None), ({"category": "trust_building"}, 1, "elementary"), ({"category": "pilot"}, 2, "elementary"),
     ({"category": "capacity_building"}, 2, "elementary"), ({"category": "regular"}, 3, "meso"),
     ({"category": "strategic"}, 4, "high"), ({"category": "other"}, None, None),
     ({"category": "regular", "step": 2}, 2, "elementary"),
     ({"category": "regular", "complexity": "high"}, 3, "high")],
)  # fmt: skip
def test_steps_go_by_category_where_none_is_recorded(
    fields: dict[str, Any], step: int | None, complexity: str | None
) -> None:
    one = only(**fields)
    assert (one.step, one.complexity) == (step, complexity)


def test_the_seven_components() -> None:
    one = found(plan(activity(
        gives("unido", share=40), gives("weavers", share=60), nature="mixed", cost=200, lead="weavers", start="2001-03",
        beneficiaries={"actors": ["weavers"], "firms": {"value": 20, "about": True}},
        person_days={"weavers": 4, "agent": 2.5},
    ))).activities[0]  # fmt: skip
    split = one.money.planned.split
    assert told(split.total.value, split.shares["agency"].value, split.shares["cluster"].value) == (200, 40, 60)
    assert told(one.person_days.value, one.firms.value, one.firms.exactness) == (6.5, 20, "about")
    assert [route.keys[-1] for route in one.person_days.inputs] == ["agent", "weavers"]


def test_person_days_of_a_plan_are_missing_where_an_activitys_are() -> None:
    first, second = activity(person_days={"weavers": 4}), activity()
    assert told(found(plan(first, first)).person_days.value) == (8,)
    assert reason(found(plan(first, second)).person_days) == "some"
    assert reason(found(plan(second)).activities[0].person_days) == "not_recorded"


def test_deliverables_are_overdue_while_their_activity_is_waited_for() -> None:
    steps = {
        "hall": {"what": "lease", "due": "2001-02"},
        "flyer": {"what": "print", "due": "2001-02", "done": "2001-03"},
    }
    for day, overdue in ((date(2001, 2, 28), [False, False]), (date(2001, 3, 1), [True, False])):
        assert [due.is_overdue for due in only(day, deliverables=steps).deliverables] == overdue[::-1]
    done = only(date(2001, 3, 1), deliverables=steps, result={"status": "done"})
    assert [due.is_overdue for due in done.deliverables] == [False, False]
    assert only(date(2001, 2, 28), deliverables=steps).deliverables[0].done is None


def test_deliverables_come_by_due_date_whatever_their_order_in_the_file() -> None:
    steps = {"c": {"what": "c"}, "b": {"what": "b", "due": "2001-05"}, "a": {"what": "a", "due": "2001-05"},
             "d": {"what": "d", "due": "2001-02"}}  # fmt: skip
    for given_ in (steps, dict(reversed(steps.items()))):
        assert [due.id for due in only(deliverables=given_).deliverables] == ["d", "a", "b", "c"]


def test_an_empty_plan_is_answered() -> None:
    empty = found({"status": "draft"})
    assert (empty.activities, empty.states, empty.grouped("area"), empty.grouped("date")) == ((), {}, (), ())
    assert reason(empty.person_days) == "no_activities"


def test_activities_come_by_day_and_are_put_together_by_area_or_date() -> None:
    data = plan(activity(area="skills", start="2001-05"), activity(start="2001-05"), activity(area="market"),
                activity(area="skills", start="2001-02"))  # fmt: skip
    shown = found(data)
    assert [one.id for one in shown.activities] == ["a3", "a0", "a1", "a2"]
    assert [(group.key, [one.id for one in group.activities]) for group in shown.grouped("area")] == [
        ("market", ["a2"]), ("skills", ["a3", "a0"]), (None, ["a1"])]  # fmt: skip
    assert [group.key for group in shown.grouped("date")] == ["2001-02", "2001-05", None]


# -- phases ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "phase", "begins", "months", "late"),
    [
        ("2001-01", "diagnostic", "2001-01", Months(1, 1), False),
        ("2001-01", "diagnostic", "2001-06", Months(6, 6), False),
        ("2001-01", "diagnostic", "2001-07", Months(7, 7), True),
        ("2001", "diagnostic", "2001", Months(1, 12), False),
        ("2001", "diagnostic", "2002-05", Months(6, 17), False),
        ("2001", "diagnostic", "2002-06", Months(7, 18), True),
        ("2001-01", "implementation", "2010-01", Months(109, 109), False),
        ("2001-01", "exit", "2005-01", Months(49, 49), True),
        ("2001-01", "monitoring", "2001-02", Months(2, 2), False),
        ("2001-06", "diagnostic", "2001-03", None, False),
        ("2001-03-15", "diagnostic", "2001-09-14", Months(6, 6), False),
        ("2001-03-15", "diagnostic", "2001-09-15", Months(7, 7), True),
        ("2001-03-15", "diagnostic", "2001-09", Months(6, 7), False),
        ("2001-03-15", "diagnostic", "2001-03", Months(1, 1), False),
        ("2001-03-15", "diagnostic", "2001-03-14", None, False),
    ],
)
def test_phases_against_their_usual_spans(
    start: str, phase: str, begins: str, months: Months | None, late: bool | None
) -> None:
    programme = {"implementing_agency": "unido", "start": start, "phases": {phase: {"start": begins}}}
    shown = found(plan(), cluster={"programme": programme}).phases
    assert [(one.phase, one.begins, one.is_late) for one in shown] == [(phase, months, late)]
    assert [one.is_before for one in shown] == [months is None]


def test_a_phase_without_a_start_has_no_month() -> None:
    programme = {"implementing_agency": "unido", "start": 2001, "phases": {"diagnostic": {"end": 2001}, "exit": {}}}
    shown = found(plan(), cluster={"programme": programme}).phases
    assert [(one.phase, one.begins, one.is_late, one.is_before) for one in shown] == [("diagnostic", None, None, False)]


# -- cells -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "width", "columns", "months", "cells"),
    [("2001", 51, 12, 1, 4), ("2001", 200, 12, 1, 6), ("2001", 40, 4, 3, 10), ("2001", 3, 4, 3, 1),
     ("2001-2002", 48, 12, 1, 4), ("2001-06", 40, 1, 1, 6)],
)  # fmt: skip
def test_the_width_decides_between_months_and_quarters(
    text: str, width: int, columns: int, months: int, cells: int
) -> None:
    shown = grid(label(text), width)
    assert (len(shown.starts), shown.months, shown.cells) == (columns, months, cells)


def test_a_bar_goes_on_beyond_the_months() -> None:
    shown = grid(label("2001"), 48)
    bar = shown.bar(Days(date(2000, 12, 1), date(2002, 1, 1)))
    assert bar is not None
    assert (bar.first, bar.last, bar.begins_before, bar.ends_after) == (0, 47, True, True)
    assert shown.bar(Days(date(2000, 1, 1), date(2000, 12, 31))) is None
    assert shown.bar(Days(date(2002, 1, 1), date(2002, 1, 1))) is None


@given(st.sampled_from(["2000", "2001", "2001-2002", "2001-06"]), st.integers(1, 150), st.integers(0, 365))
def test_later_days_never_stand_before_earlier_ones(text: str, width: int, offset: int) -> None:
    meant = label(text, "04-15")
    shown = grid(meant, width)
    day = min(meant.first + timedelta(days=offset), meant.last)
    cell, after = shown.cell(day), shown.cell(day + timedelta(days=1))
    assert cell is not None
    assert 0 <= cell < shown.width
    assert after is None or cell <= after <= cell + shown.cells
    assert shown.cell(shown.starts[0]) == 0
    assert shown.cell(shown.starts[0] - timedelta(days=1)) is None
    assert shown.cell(shown.end) is None


def test_two_thousand_activities_are_shown() -> None:
    data = plan(*(activity(start="2001-03", person_days={"weavers": 1}) for _ in range(2000)))
    shown = found(data)
    assert len(shown.activities) == 2000
    assert told(shown.person_days.value, shown.states) == (2000, {"overdue": 2000})
