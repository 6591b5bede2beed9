"""Results: known answers, and a stated answer for whatever is missing, late, contrary or odd."""

from __future__ import annotations

import csv
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterctl.analysis.funding import Ledger
from clusterctl.analysis.money import NoRate
from clusterctl.analysis.readings import Lacking
from clusterctl.analysis.results import AREAS, Results, results, tally
from clusterctl.findings.finding import Route
from clusterctl.numbers import rounded
from clusterctl.output.results_notes import notes
from clusterctl.project.load import load
from clusterctl.store.folder import FolderTree
from tests.analysis.money import DAY, activity, gives, plan, project, reason, told

if TYPE_CHECKING:
    from decimal import Decimal

    from clusterctl.analysis.indicators import IndicatorResult

ROOT = Path(__file__).resolve().parents[2]
END = date(2001, 12, 31)


def vectors() -> list[dict[str, str]]:
    with (ROOT / "tests/vectors/results.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def value(date_: Any, figure: Any, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - what YAML holds
    return {"date": date_, "value": figure, **more}


def indicator(**more: Any) -> dict[str, Any]:  # noqa: ANN401 - what YAML holds
    return {"name": "Members", "level": "output", "of": "bodies", **more}


def found(files: dict[str, Any], *indicators: dict[str, Any], day: date = END, **cluster: Any) -> Results:  # noqa: ANN401
    """Return the results of indicators called i0, i1 and so on."""
    held = {"outputs": {"bodies": {"text": "Bodies"}}, "immediate_objectives": {"more": {"text": "More"}},
            "indicators": {f"i{at}": one for at, one in enumerate(indicators)}}  # fmt: skip
    made = project({"logframe.yaml": held, **files}, cluster=cluster)
    return results(made, None, Ledger(made, day))


def one(*values: dict[str, Any], day: date = END, **more: Any) -> IndicatorResult:  # noqa: ANN401 - what YAML holds
    """Return an indicator with values in the monitoring of 2001."""
    files = {"monitoring/2001.yaml": {"values": {"i0": list(values)}}} if values else {}
    return found(files, indicator(**more), day=day).indicators[0]


# -- known answers ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("row", vectors(), ids=lambda row: row["case"])
def test_progress_and_variance_are_the_known_ones(row: dict[str, str]) -> None:
    more: dict[str, Any] = {"direction": row["direction"]}
    if row["baseline"]:
        more["baseline"] = {"date": 2000, "value": int(row["baseline"])}
    if row["target"]:
        more["targets"] = {"2001": int(row["target"])}
    values = [value("2001-12", int(row["actual"]))] if row["actual"] else []
    shown = one(*values, **more)
    progress, variance = shown.progress.known, shown.variance.known
    assert ("" if progress is None else rounded(progress, 2)) == row["progress"]
    assert ("" if variance is None else rounded(variance, 0)) == row["variance"]
    assert (shown.standing or "") == row["standing"]


def test_jaipur() -> None:
    made = load(FolderTree(str(ROOT / "examples/jaipur")))
    whole = results(made, None, Ledger(made, DAY))
    members = next(each for each in whole.indicators if each.id == "calico-members")
    assert told(members.change.value, members.moved, members.standing) == (94, "better", None)
    assert members.progress.missing == Lacking("lacking", ("target",))
    assert {each.area for each in whole.unmeasured} == {
        "total_economy", "business_environment", "corporate_responsibility"}  # fmt: skip
    assert [len(whole.impact), len(whole.performance)] == [3, 19]
    assert whole.money.benefits.value == Fraction(100000) / Fraction("43.3")
    assert whole.money.costs.value == 103971
    assert whole.money.basis == "finance"


# -- what lacks ------------------------------------------------------------------------------------------------------


def test_what_lacks_is_missing_with_its_reason_and_never_nought() -> None:
    assert one(value("2001", 5)).progress.value == Lacking("lacking", ("target", "baseline"))
    assert one(value("2001", 5)).variance.value == Lacking("lacking", ("target",))
    assert one(value("2001", 5)).change.value == Lacking("lacking", ("baseline",))
    assert one(targets={"2001": 5}).progress.value == Lacking("lacking", ("value", "baseline"))
    assert one().progress.value == Lacking("lacking", ("value", "target", "baseline"))
    assert one(value("2001", 5), targets={"2001": 5}).progress.value == Lacking("lacking", ("baseline",))
    assert reason(one(value("2001", 5), targets={"2001": 7}, baseline={"value": 7}).progress) == "target_is_baseline"


def test_a_value_of_nought_is_a_value() -> None:
    shown = one(value("2001", 0), baseline={"value": 0}, targets={"2001": 10})
    assert told(shown.progress.value, shown.variance.value, shown.standing) == (0, -10, "missed")


def test_figures_name_the_fields_that_they_come_from() -> None:
    shown = one(value("2001-06", 5), baseline={"value": 0}, targets={"2001": 10})
    assert set(shown.progress.inputs) == {
        Route("monitoring/2001.yaml", ("values", "i0", 0, "value")),
        Route("logframe.yaml", ("indicators", "i0", "baseline", "value")),
        Route("logframe.yaml", ("indicators", "i0", "targets", "2001")),
    }


def test_what_is_not_exact_is_carried() -> None:
    shown = one(value("2001-06", 5, about=True), baseline={"value": 0}, targets={"2001": 10})
    assert {shown.progress.exactness, shown.variance.exactness, shown.change.exactness} == {"about"}


# -- which value, which target ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("direction", "figure", "how", "standing"),
    [
        ("increase", 45, "at_least", "reached"), ("increase", 35, "at_most", "missed"),
        ("increase", 35, "at_least", None), ("increase", 45, "at_most", None), ("increase", 10, "at_least", None),
        ("decrease", 45, "at_least", "missed"), ("decrease", 35, "at_most", "reached"),
        ("decrease", 35, "at_least", None), ("decrease", 45, "at_most", None), ("increase", 40, "at_most", None),
        ("increase", 35, "about", "missed"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("start", [None, 20])
def test_a_least_or_a_most_says_of_a_target_only_what_it_can(
    direction: str, figure: int, how: str, standing: str | None, start: int | None
) -> None:
    baseline: dict[str, Any] = {"baseline": {"value": start if direction == "increase" else 60}} if start else {}
    shown = one(value(2001, figure, **{how: True}), direction=direction, targets={"2001": 40}, **baseline)
    assert (shown.standing, shown.is_open) == (standing, standing is None)


def test_the_latest_value_up_to_the_day_counts_and_later_ones_are_counted() -> None:
    values = [value("2001-03", 3), value("2001-09", 9), value("2001-06", 6)]
    shown = one(*values, day=date(2001, 8, 1))
    assert told(shown.actual.figure.value if shown.actual else None, shown.later) == (6, 1)
    assert [reading.date.text for reading in shown.values if reading.date] == ["2001-03", "2001-06"]
    assert told(one(*values, day=date(2001, 1, 1)).actual, one(*values, day=date(2001, 1, 1)).later) == (None, 3)


def test_of_one_last_day_the_more_precise_date_counts_then_the_later_file() -> None:
    shown = one(value("2001-12", 2), value(2001, 1))
    assert shown.actual is not None
    assert shown.actual.figure.value == 2
    files = {f"monitoring/{label}.yaml": {"values": {"i0": [value("2000-12", figure)]}}
             for label, figure in (("2000", 7), ("2001", 8))}  # fmt: skip
    corrected = found(files, indicator()).indicators[0].actual
    assert corrected is not None
    assert corrected.figure.value == 8


@pytest.mark.parametrize(
    ("day", "target", "is_due", "next_"),
    [
        (date(1999, 6, 1), "2000", False, None),
        (date(2000, 6, 30), "2000", False, None),
        (date(2000, 12, 31), "2000", True, "2001-06"),
        (date(2001, 6, 29), "2000", True, "2001-06"),
        (date(2001, 6, 30), "2001-06", True, "2002"),
        (date(2009, 1, 1), "2002", True, None),
    ],
)
def test_the_latest_target_that_is_due_counts_else_the_next(
    day: date, target: str, is_due: bool, next_: str | None
) -> None:  # fmt: skip
    shown = one(targets={"2002": 3, "2000": 1, "2001-06": 2}, day=day)
    assert shown.aim is not None
    assert (shown.aim.date.text, shown.aim.is_due) == (target, is_due)
    assert (shown.next.date.text if shown.next else None) == next_


def test_a_target_of_a_later_day_is_coming() -> None:
    shown = one(value("2001-06", 5), baseline={"value": 0}, targets={"2003": 10})
    assert told(shown.standing, shown.progress.value) == ("coming", 50)
    assert one(value("2001-06", 12), baseline={"value": 0}, targets={"2003": 10}).standing == "reached"


def test_a_value_older_than_the_target_that_is_due_says_so() -> None:
    assert one(value("2000-06", 5), targets={"2001": 10}).is_older
    assert not one(value("2001-06", 5), targets={"2001": 10}).is_older
    assert not one(value("2000-06", 5), targets={"2002": 10}).is_older


def test_a_value_older_than_the_baseline_says_so() -> None:
    assert one(value("2000-06", 5), baseline={"date": 2001, "value": 4}).is_before
    assert not one(value("2001-06", 5), baseline={"date": 2001, "value": 4}).is_before
    assert not one(value("2000-06", 5), baseline={"value": 4}).is_before


def test_a_target_against_the_declared_direction_says_so() -> None:
    shown = one(value("2001", 30), baseline={"value": 40}, targets={"2001": 20})
    assert shown.is_contrary
    assert told(shown.progress.value, shown.standing, shown.moved) == (50, "missed", "worse")
    assert not one(value("2001", 30), baseline={"value": 40}, targets={"2001": 20}, direction="decrease").is_contrary


# -- groups ----------------------------------------------------------------------------------------------------------


def test_groups_have_shares_and_those_asked_for_and_not_told_are_missing() -> None:
    shown = one(value("2001", 40, by={"women": 10, "young": 0}), disaggregation=["women", "scheduled-castes"],
                baseline={"value": 5, "by": {"women": 1}})  # fmt: skip
    women, castes, young = shown.groups
    assert told(women.name, women.figure.value, women.share.value, women.baseline.value) == ("women", 10, 25, 1)
    assert told(castes.name, reason(castes.figure), reason(castes.share)) == (
        "scheduled-castes", "not_recorded", "not_recorded")  # fmt: skip
    assert told(young.name, young.figure.value, young.share.value) == ("young", 0, 0)


@pytest.mark.parametrize(
    ("whole", "part", "unit", "why"),
    [(40, 50, "persons", "over_whole"), (40, -1, "persons", "over_whole"), (0, 0, "persons", "whole_is_nought"),
     (40, 30, "%", "no_part")],
)  # fmt: skip
def test_a_group_that_is_no_part_has_no_share(whole: int, part: int, unit: str, why: str) -> None:
    (group,) = one(value("2001", whole, by={"women": part}), unit=unit).groups
    assert told(group.figure.value, reason(group.share)) == (part, why)


# -- performance, impact, areas --------------------------------------------------------------------------------------


def test_performance_and_impact_stand_apart_and_are_counted() -> None:
    files = {"monitoring/2001.yaml": {"values": {"i0": [value("2001", 1)], "i2": [value("2001", 9)]}}}
    whole = found(files, indicator(area="networks", targets={"2001": 2}), indicator(area="scale"),
                  {"name": "Income", "level": "immediate", "of": "more", "targets": {"2001": 5}},
                  {"name": "Life", "level": "development"})  # fmt: skip
    assert [each.id for each in whole.impact] == ["i2", "i3"]
    assert [each.id for each in whole.performance] == ["i0", "i1"]
    every = tally(whole.indicators)
    assert told(every.indicators, every.with_value, every.with_target, every.judged) == (4, 2, 2, 2)
    assert told(every.reached, every.missed, every.coming, every.away) == (1, 1, 0, 0)
    assert [each.area for each in whole.without_value] == ["scale"]
    assert len(whole.unmeasured) == len(AREAS) - 2


def test_a_log_frame_without_indicators_measures_nothing() -> None:
    whole = found({})
    assert told(whole.indicators, len(whole.unmeasured), tally(whole.indicators).indicators) == ((), 11, 0)


# -- benefits over costs ---------------------------------------------------------------------------------------------

SPENT = {"plans/2001.yaml": plan(activity(gives("unido", amount=60), gives("weavers", amount=40), cost=100,
                                          result={"status": "done"}))}  # fmt: skip


def yearly(**more: Any) -> Results:  # noqa: ANN401 - what YAML holds
    """Return an indicator of benefits of three years, and 100 spent."""
    files = {f"monitoring/{year}.yaml": {"values": {"i0": [value(f"{year}-06", 1), value(f"{year}-12", figure)]}}
             for year, figure in (("1999", 100), ("2000", 150), ("2001", 250))}  # fmt: skip
    return found({**files, **SPENT}, indicator(benefit=True, **more))


def test_a_programme_to_date_benefit_is_never_summed_over_years() -> None:
    assert yearly(cumulative=True).money.benefits.value == 250
    assert yearly(cumulative=False).money.benefits.value == 500
    assert yearly().money.ratio.value == 5


def test_what_exceeds_the_baseline_counts() -> None:
    assert yearly(baseline={"value": 100}).money.benefits.value == 0 + 50 + 150
    assert yearly(baseline={"value": 100}, cumulative=True).money.benefits.value == 150
    assert yearly(baseline={"value": 300}, direction="decrease").money.benefits.value == 200 + 150 + 50


def test_what_should_fall_has_no_benefit_without_a_baseline() -> None:
    shown = yearly(direction="decrease", cumulative=True).money
    assert reason(shown.benefits) == "some"
    assert shown.gains[0].figure.value == Lacking("lacking", ("baseline",))
    assert reason(shown.ratio) == "some"


def test_sales_and_savings_count_and_income_beside_sales_is_a_part_of_them() -> None:
    held = plan(activity(cost=100, actual_benefit={"weavers": {"sales": 300, "income": 90, "savings": 20},
                                                   "dyers": {"income": 80}}, result={"status": "done"}))  # fmt: skip
    shown = found({"plans/2001.yaml": held}, indicator()).money
    assert told(shown.benefits.value, shown.from_activities.value, shown.ratio.value) == (400, 400, 4)
    assert [gain.counts for gain in shown.gains] == [True, True, False, True]
    assert reason(shown.from_indicators) == "no_benefits"


def test_contributions_are_costs_and_never_a_benefit() -> None:
    shown = found(SPENT, indicator()).money
    assert told(shown.costs.value, reason(shown.benefits), reason(shown.ratio)) == (100, "no_benefits", "no_benefits")


def test_costs_are_what_was_spent_and_not_what_is_planned() -> None:
    held = plan(activity(cost=100, result={"status": "done", "cost": 80}), activity(cost=500))
    assert found({"plans/2001.yaml": held}, indicator()).money.costs.value == 80


def test_finance_records_go_first_and_the_agents_cost_stands_beside() -> None:
    record = {"start": 2001, "end": 2001, "by_group": {"agency": 100, "cluster": 100}, "cda_cost": 50}
    files = {**SPENT, "monitoring/2001.yaml": {"values": {"i0": [value(2001, 1000)]}, "finance": [record]}}
    shown = found(files, indicator(benefit=True)).money
    assert told(shown.basis, shown.costs.value, shown.ratio.value) == ("finance", 200, 5)
    assert shown.ratio_with_agent is not None
    assert shown.ratio_with_agent.value == 4


def test_the_agents_cost_of_some_records_gives_no_ratio_with_it() -> None:
    records = [{"start": year, "end": year, "by_group": {"agency": 100, "cluster": 100}} for year in (2000, 2001)]
    held = {"values": {"i0": [value(2001, 1000)]}, "finance": [records[0], {**records[1], "cda_cost": 50}]}
    shown = found({**SPENT, "monitoring/2001.yaml": held}, indicator(benefit=True)).money
    assert told(shown.agent and shown.agent.value, shown.ratio.value) == (50, Fraction(5, 2))
    assert shown.ratio_with_agent is not None
    assert reason(shown.ratio_with_agent) == "some"


def test_costs_of_finance_records_that_leave_out_years_with_activities_say_so() -> None:
    record = {"start": 2000, "end": 2000, "by_group": {"agency": 100, "cluster": 100}}
    held = {"values": {"i0": [value(2001, 1000)]}, "finance": [record]}
    said = "which do not cover all days of years with activities: 2001"
    shown = found({**SPENT, "monitoring/2001.yaml": held}, indicator(benefit=True))
    assert any(said in note for note in notes(shown))
    held["finance"] = [{**record, "end": 2001}]
    shown = found({**SPENT, "monitoring/2001.yaml": held}, indicator(benefit=True))
    assert not any(said in note for note in notes(shown))


def test_a_benefit_without_a_value_is_told_and_not_added() -> None:
    files = {**SPENT, "monitoring/2001.yaml": {"values": {"i0": [value(2001, 1000)]}}}
    shown = found(files, indicator(benefit=True), indicator(benefit=True, name="Wages"))
    assert shown.money.benefits.value == 1000
    assert any("no value yet, and so not in the sum: Wages" in note for note in notes(shown))


def test_a_benefit_of_a_later_day_is_not_known_yet() -> None:
    held = plan(activity(cost=100, actual_benefit={"weavers": {"sales": 300}},
                         result={"status": "done", "end": "2001-09"}))  # fmt: skip
    assert found({"plans/2001.yaml": held}, indicator(), day=date(2001, 8, 1)).money.gains == ()
    assert found({"plans/2001.yaml": held}, indicator(), day=date(2001, 9, 1)).money.benefits.value == 300


def test_a_benefit_without_a_rate_is_missing_and_says_so() -> None:
    files = {"monitoring/2001.yaml": {"values": {"i0": [value(2001, 1000)]}}, **SPENT}
    shown = found(files, indicator(benefit=True, currency="INR")).money
    assert isinstance(shown.gains[0].figure.value, NoRate)
    assert shown.ratio.known is None
    rated = found(files, indicator(benefit=True, currency="INR"), exchange_rates={"INR": {"2001": 50}}).money
    assert told(rated.benefits.value, len(rated.rates)) == (20, 1)


def test_nothing_spent_has_no_ratio() -> None:
    files = {"monitoring/2001.yaml": {"values": {"i0": [value(2001, 1000)]}}}
    assert reason(found(files, indicator(benefit=True)).money.ratio) == "no_activities"
    free = {**files, "plans/2001.yaml": plan(activity(gives("unido", amount=0), result={"status": "done"}))}
    assert reason(found(free, indicator(benefit=True)).money.ratio) == "costs_nothing"


# -- laws ------------------------------------------------------------------------------------------------------------

NUMBERS = st.decimals(-1000, 1000, places=2)


def shown_by(baseline: Decimal, target: Decimal, actual: Decimal, direction: str) -> IndicatorResult:
    return one(value("2001", float(actual)), baseline={"value": float(baseline)}, targets={"2001": float(target)},
               direction=direction)  # fmt: skip


@given(NUMBERS, NUMBERS, NUMBERS, st.sampled_from(["increase", "decrease"]))
def test_progress_is_the_share_of_the_way_exactly(
    baseline: Decimal, target: Decimal, actual: Decimal, direction: str
) -> None:  # fmt: skip
    shown = shown_by(baseline, target, actual, direction)
    assert shown.variance.value == Fraction(actual) - Fraction(target)
    if baseline == target:
        assert reason(shown.progress) == "target_is_baseline"
    else:
        way = (Fraction(actual) - Fraction(baseline)) / (Fraction(target) - Fraction(baseline))
        assert shown.progress.value == way * 100
        assert (shown.standing == "reached") == (way >= 1)
        assert (shown.standing == "away") == (way < 0)


@given(NUMBERS, NUMBERS, NUMBERS)
def test_what_should_fall_is_the_mirror_of_what_should_rise(
    baseline: Decimal, target: Decimal, actual: Decimal
) -> None:  # fmt: skip
    rise = shown_by(baseline, target, actual, "increase")
    fall = shown_by(-baseline, -target, -actual, "decrease")
    assert (rise.progress.value, rise.standing, rise.moved) == (fall.progress.value, fall.standing, fall.moved)


@given(st.permutations([value("2001-01", 1), value("2001-05", 5), value("2001", 9), value("2000", 4)]))
def test_the_order_of_values_is_nothing(values: list[dict[str, Any]]) -> None:
    shown = one(*values)
    assert [told(reading.figure.value)[0] for reading in shown.values] == [4, 1, 5, 9]
