"""Who pays: the known answers, and a stated answer for whatever is missing, mixed, late or odd."""

from __future__ import annotations

import csv
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from clusterctl.analysis.figure import SomeMissing
from clusterctl.analysis.funding import Funding, Ledger, trend
from clusterctl.analysis.funding_rows import BYS, By, rows
from clusterctl.analysis.money import NoRate
from clusterctl.analysis.parts import NotWhole, OfParties
from clusterctl.findings.finding import Route
from clusterctl.numbers import rounded
from clusterctl.output.funding import text
from clusterctl.output.screen import Screen
from clusterctl.project.load import load
from clusterctl.store.folder import FolderTree
from tests.analysis.money import DAY, activity, funding, gives, only, plan, project, reason, split, told, values

ROOT = Path(__file__).resolve().parents[2]
INR = {"exchange_rates": {"INR": {"2001": 50}}}


def vectors(name: str) -> list[dict[str, str]]:
    with (ROOT / "tests/vectors" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def at(path: str) -> Ledger:
    return Ledger(load(FolderTree(str(ROOT / path))), DAY)


def record(start: Any = "2001-01", end: Any = "2001-12", **more: Any) -> dict[str, Any]:  # noqa: ANN401 - what YAML holds
    return {"start": start, "end": end, "by_group": {"agency": 100, "cluster": 300}, **more}


def finance(*records: dict[str, Any], cluster: dict[str, Any] | None = None, day: date = DAY) -> Funding:
    return funding(project({"monitoring/2001.yaml": {"finance": list(records)}}, cluster=cluster), day=day)


# -- known answers ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("row", vectors("finance"), ids=lambda row: row["case"])
def test_finance_gives_the_known_figures(row: dict[str, str]) -> None:
    groups = {group: int(row[group]) for group in ("cluster", "support", "agency")}
    found = finance(record(by_group=groups)).split
    assert found.total.value == int(row["total"])
    assert rounded(found.leverage.known or 0, 2) == row["leverage"]
    assert rounded(found.cluster_share.known or 0, 2) == row["cluster_share"]


@pytest.mark.parametrize("row", vectors("nature"), ids=lambda row: row["case"])
def test_activities_have_the_known_external_share(row: dict[str, str]) -> None:
    shares = [gives(group, share=int(row[group])) for group in ("agency", "support", "cluster")]
    assert split(*shares, nature=row["nature"]).external.value == int(row["external"])


@pytest.mark.parametrize(
    ("path", "total", "leverage", "share"),
    [
        ("examples/jaipur", 103971, "3.51", "55.98"),
        ("examples/ludhiana", 71243, "5.48", "81.75"),
        ("tests/projects/table-1/jaipur", 103971, "3.51", "55.98"),
        ("tests/projects/table-1/ludhiana", 71243, "5.48", "81.75"),
        ("tests/projects/table-1/tirupur", 86813, "14.81", "93.25"),
        ("tests/projects/table-1/pune", 24954, "11.37", "21.80"),
    ],
)
def test_the_clusters_of_table_1_have_their_known_figures(path: str, total: int, leverage: str, share: str) -> None:
    found = at(path).programme()
    assert found.basis == "finance"
    assert found.split.total.value == total
    assert rounded(found.split.leverage.known or 0, 2) == leverage
    assert rounded(found.split.cluster_share.known or 0, 2) == share


def test_table_13_2_has_its_known_means_by_nature_and_group() -> None:
    years = at("tests/projects/table-13-2").programme().years
    assert [told(*values(year.by_nature).values()) for year in years] == [(65, 75, 100), (46, 83, 100), (16, 33, 100)]
    assert [told(*values(year.counted.split.shares).values()) for year in years] == [
        (53, 27, 0, 20), (Fraction(71, 3), Fraction(158, 3), 0, Fraction(71, 3)),
        (7, Fraction(128, 3), 0, Fraction(151, 3)),
    ]  # fmt: skip


def test_what_is_printed_is_compared_with_what_the_amounts_give() -> None:
    found = at("tests/projects/table-1/tirupur").programme().finance
    assert found is not None
    stated = {(one.name, one.group): one.agrees for one in found.records[0].stated}
    assert stated == {("share", "agency"): True, ("share", "cluster"): True, ("leverage", None): False,
                      ("cluster_share", None): False}  # fmt: skip


def test_a_printed_total_of_other_parts_is_noticed() -> None:
    found = at("tests/projects/annex-1-as-printed").programme().finance
    assert found is not None
    total = found.records[0].stated[0]
    assert told(total.name, total.stated.value, total.recomputed.value, total.agrees) == (
        "total",
        103971,
        105404,
        False,
    )
    assert total.apart.value == -1433


# -- one activity ----------------------------------------------------------------------------------------------------


def test_shares_of_a_cost_are_amounts() -> None:
    found = split(gives("unido", share=50), gives("bank", share=20), gives("weavers", share=30), cost=2000)
    assert values(found.by_group) == {"agency": 1000, "support": 400, "donor": 0, "cluster": 600}
    assert found.total.value == 2000
    assert found.leverage.value == 2
    assert found.external.value == 70


def test_shares_without_a_cost_are_shares_and_no_amounts() -> None:
    found = split(gives("unido", share=50), gives("italy", share=10), gives("weavers", share=40))
    assert values(found.shares) == {"agency": 50, "support": 0, "donor": 10, "cluster": 40}
    assert {reason(figure) for figure in found.by_group.values()} == {"no_cost"}
    assert reason(found.total) == "no_cost"
    assert found.leverage.value == Fraction(100, 60)


def test_amounts_without_a_cost_are_the_cost() -> None:
    found = split(gives("unido", amount=300), gives("weavers", amount=700))
    assert told(found.total.value, found.cluster_share.value) == (1000, 70)


def test_shares_and_amounts_may_be_mixed_where_the_cost_is_known() -> None:
    found = split(gives("unido", share=50), gives("weavers", amount=300), gives("bank", amount=200), cost=1000)
    assert values(found.shares) == {"agency": 50, "support": 20, "donor": 0, "cluster": 30}


def test_shares_and_amounts_without_a_cost_can_not_be_turned_into_each_other() -> None:
    found = split(gives("unido", share=50), gives("weavers", amount=300))
    assert {reason(found.cluster_share), reason(found.total)} == {"mixed_without_cost"}


@pytest.mark.parametrize(
    ("shares", "cost", "cluster"),
    [
        ((50, 14, 35), None, Fraction(3500, 99)),
        ((38, 38, 23), 100, Fraction(2300, 99)),
        ((33.3, 33.3, 33.3), None, Fraction(100, 3)),
    ],
)
def test_what_rounding_lost_is_brought_to_100(shares: tuple[Any, ...], cost: int | None, cluster: Fraction) -> None:
    given = [gives(by, share=share) for by, share in zip(("unido", "bank", "weavers"), shares, strict=True)]
    found = split(*given, **({"cost": cost} if cost else {}))
    assert found.cluster_share.value == cluster
    assert sum(figure.known or 0 for figure in found.shares.values()) == 100


def test_shares_that_do_not_add_up_give_no_shares() -> None:
    found = split(gives("unido", share=7), gives("bank", share=20), gives("weavers", share=64), cost=500)
    assert found.cluster_share.value == NotWhole("shares_not_whole", Fraction(91), Fraction(100))
    assert found.total.value == 500


def test_amounts_that_are_not_the_cost_give_no_shares() -> None:
    found = split(gives("unido", amount=400), gives("weavers", amount=400), cost=1000)
    assert found.cluster_share.value == NotWhole("amounts_not_cost", Fraction(800), Fraction(1000), "USD")
    assert found.total.value == 1000


def test_amounts_that_are_the_cost_but_for_rounding_are_the_total() -> None:
    found = split(gives("unido", amount=333.3), gives("bank", amount=333.3), gives("weavers", amount=333.3), cost=1000)
    assert found.total.value == Fraction("999.9")
    assert found.cluster_share.value == Fraction(100, 3)


def test_time_and_knowledge_that_nobody_valued_are_a_stake_and_never_money() -> None:
    found = only(gives("unido", share=60), gives("bank", share=40), gives("weavers", form="time"))
    assert found.planned.split.external.value == 100
    assert [(stake.by, stake.form) for stake in found.planned.stakes] == [("weavers", "time")]


def test_time_that_is_valued_is_money() -> None:
    assert split(gives("unido", share=60), gives("weavers", share=40, form="time")).cluster_share.value == 40


def test_stakes_alone_are_no_money() -> None:
    assert reason(split(gives("weavers", form="knowledge")).cluster_share) == "stakes_only"


def test_a_giver_of_unknown_money_leaves_the_shares_open() -> None:
    found = split(gives("unido", amount=300), gives("bank"), gives("weavers", amount=700))
    assert found.cluster_share.value == OfParties("unvalued", ("bank",))
    assert reason(found.total) == "unvalued"


def test_who_the_programme_names_is_that_group_whatever_its_kind() -> None:
    found = split(
        gives("unido", share=30), gives("italy", share=30), gives("agent", share=10), gives("dyers", share=30)
    )
    assert values(found.shares) == {"agency": 40, "support": 0, "donor": 30, "cluster": 30}


def test_nothing_from_agency_and_donors_has_no_leverage() -> None:
    assert reason(split(gives("bank", share=40), gives("weavers", share=60)).leverage) == "nothing_from_programme"


def test_an_activity_that_costs_nothing_has_a_total_of_nought() -> None:
    found = split(gives("unido", amount=0), gives("weavers", amount=0))
    assert found.total.value == 0
    assert reason(found.cluster_share) == "nothing_given"


def test_an_amount_below_nought_gives_no_shares() -> None:
    assert split(gives("unido", amount=-5), gives("weavers", amount=10)).cluster_share.value == OfParties(
        "negative", ("unido",))  # fmt: skip


def test_a_cost_below_nought_is_no_cost() -> None:
    found = split(*HALVES, cost=-100)
    assert (reason(found.total), reason(found.cluster_share)) == ("negative_cost", "negative_cost")
    assert reason(split(cost=-100).total) == "negative_cost"
    paid = activity(gives("weavers", amount=300))
    year = funding(project({"plans/2001.yaml": plan(activity(*HALVES, cost=-100), paid)})).counted
    assert told(year.split.cluster_share.value, year.with_shares, year.recorded.value) == (100, 1, 300)


def test_an_activity_without_contributions_has_its_cost_and_no_shares() -> None:
    found = split(cost=700)
    assert found.total.value == 700
    assert reason(found.cluster_share) == "no_contributions"


def test_a_figure_names_the_fields_that_it_comes_from() -> None:
    found = split(gives("unido", share=60), gives("weavers", share=40), cost=500)
    keys = ("activities", "a0", "contributions")
    share = Route("plans/2001.yaml", (*keys, 1, "share"))
    assert share in found.by_group["cluster"].inputs
    assert found.total.inputs == (Route("plans/2001.yaml", ("activities", "a0", "cost")),)
    assert set(found.leverage.inputs) == {Route("plans/2001.yaml", (*keys, at_, "share")) for at_ in (0, 1)}


@pytest.mark.parametrize(
    ("first", "second", "total"),
    [({"about": True}, {}, "about"), ({"at_least": True}, {}, "at_least"), ({"at_most": True}, {}, "at_most"),
     ({"at_least": True}, {"at_most": True}, "about"), ({"about": True}, {"at_least": True}, "about"),
     ({}, {}, "exact")],
)  # fmt: skip
def test_how_exact_a_figure_is_is_carried(first: dict[str, bool], second: dict[str, bool], total: str) -> None:
    found = split(gives("unido", amount=300, **first), gives("weavers", amount={"amount": 700, **second}))
    assert found.total.exactness == total
    assert found.cluster_share.exactness == ("exact" if total == "exact" else "about")


# -- currencies ------------------------------------------------------------------------------------------------------


def rupees(amount: int) -> dict[str, Any]:
    return {"amount": amount, "currency": "INR"}


def test_several_currencies_become_the_reporting_one() -> None:
    found = only(gives("unido", amount=300), gives("weavers", amount=rupees(10000)), cluster=INR)
    assert values(found.planned.split.by_group) == {"agency": 300, "support": 0, "donor": 0, "cluster": 200}
    assert [told(rate.currency, rate.value, rate.date) for rate in found.planned.rates] == [("INR", 50, "2001")]


def test_one_foreign_currency_needs_no_rate_for_shares() -> None:
    found = split(gives("unido", share=40), gives("weavers", amount=rupees(6000)), cost=rupees(10000))
    assert found.cluster_share.value == 60
    assert found.leverage.value == Fraction(5, 2)
    assert found.total.value == NoRate("no_rate", "INR", "USD", "2001-12-31")


def test_several_currencies_without_a_rate_give_no_shares() -> None:
    found = split(gives("unido", amount=300), gives("weavers", amount=rupees(10000)))
    assert found.cluster_share.value == NoRate("no_rate", "INR", "USD", "2001-12-31")


def test_a_cost_without_a_rate_is_not_what_the_parts_come_to() -> None:
    found = split(gives("unido", amount=5), gives("weavers", amount=2), cost=rupees(500))
    without = NoRate("no_rate", "INR", "USD", "2001-12-31")
    assert told(found.total.value, found.cluster_share.value) == (without, without)


def test_an_activity_counts_by_the_rate_of_its_end() -> None:
    rates = {"exchange_rates": {"INR": {"2001-01": 40, "2001-07": 50}}}
    spring = only(gives("weavers", amount=rupees(1000)), start="2001-02", end="2001-05", cluster=rates)
    assert spring.planned.split.total.value == 25
    assert only(gives("weavers", amount=rupees(1000)), cluster=rates).planned.split.total.value == 20


def test_what_is_done_as_planned_counts_by_the_rate_of_its_real_end() -> None:
    late = {"exchange_rates": {"INR": {"2001-06": 50}}}
    paid = gives("weavers", amount={"amount": 100, "currency": "INR"})
    found = only(paid, cluster=late, end="2001-03", result={"status": "done", "end": "2001-07"})
    assert reason(found.planned.split.total) == "no_rate"
    assert found.side is not None
    assert told(found.counts, found.side.split.total.value) == ("actual", 2)


def test_what_is_still_to_come_counts_by_the_rate_of_the_day_of_judging() -> None:
    rates = {"exchange_rates": {"INR": {"2001-01": 40, "2001-07": 50}}}
    found = project({"plans/2001.yaml": plan(activity(gives("weavers", amount=rupees(1000))))}, cluster=rates)
    assert funding(found, day=date(2001, 3, 1)).split.total.value == 25


# -- planned and actual ----------------------------------------------------------------------------------------------

HALVES = (gives("unido", share=50), gives("weavers", share=50))


def test_what_is_done_without_own_figures_was_as_planned() -> None:
    found = only(*HALVES, cost=100, result={"status": "done"})
    assert (found.counts, found.has_own_result) == ("actual", False)
    assert found.actual == found.planned


def test_the_results_own_figures_count() -> None:
    given = [gives("unido", amount=90), gives("weavers", amount=60)]
    found = only(*HALVES, cost=100, result={"status": "done", "cost": 150, "contributions": given})
    assert found.actual is not None
    assert told(found.planned.split.total.value, found.actual.split.total.value) == (100, 150)
    assert found.actual.split.cluster_share.value == 40


def test_planned_shares_hold_for_the_real_cost() -> None:
    found = only(*HALVES, cost=100, result={"status": "done", "cost": 150})
    assert found.actual is not None
    assert found.actual.split.by_group["cluster"].value == 75


def test_real_amounts_are_not_held_against_the_planned_cost() -> None:
    given = [gives("unido", amount=90), gives("weavers", amount=60)]
    found = only(*HALVES, cost=100, result={"status": "done", "contributions": given})
    assert found.actual is not None
    assert found.actual.split.total.value == 150


def test_planned_amounts_are_not_blown_up_to_the_real_cost() -> None:
    given = (gives("unido", amount=50), gives("weavers", amount=50))
    found = only(*given, cost=100, result={"status": "done", "cost": 150})
    assert found.actual is not None
    assert found.actual.split.total.value == 150
    assert reason(found.actual.split.cluster_share) == "amounts_not_cost"


@pytest.mark.parametrize("status", ["dropped", "postponed"])
def test_what_was_dropped_or_postponed_does_not_count(status: str) -> None:
    found = funding(project({"plans/2001.yaml": plan(activity(*HALVES, cost=100, result={"status": status}))}))
    assert found.activities[0].counts is None
    assert reason(found.split.total) == "none_counts"
    assert found.planned.split.total.value == 100


def test_what_was_dropped_counts_with_what_it_cost() -> None:
    found = only(*HALVES, cost=100, result={"status": "dropped", "cost": 20})
    assert told(found.counts, found.side and found.side.split.total.value) == ("actual", 20)


def test_what_is_under_way_counts_as_planned_beside_what_it_cost_so_far() -> None:
    found = only(*HALVES, cost=100, result={"status": "under_way", "cost": 30})
    assert found.actual is not None
    assert told(found.counts, found.actual.split.total.value) == ("planned", 30)


def test_a_result_of_a_later_day_is_not_known_yet() -> None:
    result = {"status": "done", "end": "2001-08", "cost": 150}
    found = project({"plans/2001.yaml": plan(activity(*HALVES, cost=100, result=result))})
    before, after = (funding(found, day=date(2001, month, 15)).activities[0] for month in (7, 8))
    assert (before.counts, before.status, before.actual) == ("planned", None, None)
    assert told(after.counts, after.side and after.side.split.total.value) == ("actual", 150)


def test_what_was_not_in_the_plan_is_not_planned_and_counts() -> None:
    found = funding(project({"plans/2001.yaml": plan(activity(*HALVES, cost=100, planned=False))}))
    assert found.counted.split.total.value == 100
    assert reason(found.planned.split.total) == "no_activities"


def test_stated_figures_stand_beside_and_are_never_reckoned_with() -> None:
    found = only(stated={"total": 100, "shares": {"agency": 7, "support": 20, "cluster": 64}})
    assert reason(found.planned.split.cluster_share) == "no_contributions"
    assert [(one.name, one.group, one.agrees) for one in found.stated] == [
        ("total", None, None), ("share", "agency", None), ("share", "support", None), ("share", "cluster", None),
    ]  # fmt: skip


def test_stated_figures_agree_within_rounding() -> None:
    found = only(gives("unido", share=33.4), gives("weavers", share=66.6), cost=1000,
                 stated={"total": 1000.4, "shares": {"agency": 33, "cluster": 66}})  # fmt: skip
    assert [one.agrees for one in found.stated] == [False, True, False]


# -- years -----------------------------------------------------------------------------------------------------------


def test_a_year_is_weighted_by_cost_where_all_costs_are_known() -> None:
    small = activity(gives("unido", share=100), cost=100)
    large = activity(gives("weavers", share=100), cost=300)
    found = funding(project({"plans/2001.yaml": plan(small, large)})).counted
    assert told(found.weighting, found.split.cluster_share.value, found.split.leverage.value) == ("cost", 75, 4)


def test_a_year_is_a_simple_mean_where_a_cost_is_missing() -> None:
    small = activity(gives("unido", share=100), cost=100)
    large = activity(gives("weavers", share=100))
    found = funding(project({"plans/2001.yaml": plan(small, large)})).counted
    assert told(found.weighting, found.split.cluster_share.value) == ("mean", 50)
    assert reason(found.split.leverage) == "simple_mean"
    assert found.split.total.value == SomeMissing("some", 1, 2)
    assert told(found.recorded.value, found.with_total) == (100, 1)


def test_activities_without_shares_take_no_part_in_them() -> None:
    found = funding(project({"plans/2001.yaml": plan(activity(*HALVES, cost=100), activity(cost=900))})).counted
    assert (found.with_shares, found.activities, found.weighting) == (1, 2, "cost")
    assert found.split.cluster_share.value == 50
    assert found.split.total.value == 1000
    assert found.split.by_group["cluster"].value == SomeMissing("some", 1, 2)
    assert found.recorded_by_group["cluster"].value == 50


def test_an_activity_of_which_nothing_was_given_does_not_change_how_others_are_weighed() -> None:
    free, paid = activity(gives("unido", amount=0)), activity(gives("weavers", amount=300))
    halves = activity(*HALVES, cost=100)
    found = funding(project({"plans/2001.yaml": plan(free, halves, paid)})).counted
    assert told(found.weighting, found.split.cluster_share.value) == ("cost", Fraction(350, 4))
    unpriced = activity(gives("unido", share=100))
    found = funding(project({"plans/2001.yaml": plan(free, unpriced, paid)})).counted
    assert told(found.weighting, found.with_shares, found.split.cluster_share.value) == ("mean", 2, 50)


def test_a_total_that_lacks_a_rate_says_so() -> None:
    rupees = activity(gives("weavers", amount={"amount": 100, "currency": "INR"}))
    found = funding(project({"plans/2001.yaml": plan(rupees, activity(*HALVES, cost=100), activity())})).counted
    assert isinstance(found.split.total.value, SomeMissing)
    assert told(found.split.total.value.missing, found.split.total.value.of) == (2, 3)
    assert [one.reason for one in found.split.total.value.causes] == ["no_rate"]
    two = activity(gives("weavers", amount={"amount": 100, "currency": "INR"}), gives("unido", amount=5))
    shares = funding(project({"plans/2001.yaml": plan(two)})).counted.split.cluster_share.value
    assert isinstance(shares, SomeMissing)
    assert [one.reason for one in shares.causes] == ["no_rate"]


def test_the_same_activity_in_two_plans_is_shown_twice() -> None:
    files = {f"plans/{label}.yaml": plan(activity(*HALVES, cost=100), status="closed") for label in (2001, 2002)}
    found = project(files)
    shown = text(Ledger(found, DAY).programme(), None, "activity", found, Screen())
    assert [row.split("  ")[0] for row in shown.splitlines() if row.startswith("A fair")] == [
        "A fair, planned, 2001", "A fair, planned, 2002"]  # fmt: skip


def test_activities_that_all_cost_nothing_have_a_simple_mean() -> None:
    free = activity(*HALVES, cost=0)
    found = funding(project({"plans/2001.yaml": plan(free, free)})).counted
    assert told(found.weighting, found.split.cluster_share.value, found.split.total.value) == ("mean", 50, 0)


def test_an_empty_plan_has_no_figures_and_says_so() -> None:
    found = funding(project({"plans/2001.yaml": plan()}))
    assert (found.plans, found.activities) == (1, ())
    assert {reason(found.split.total), reason(found.split.cluster_share), reason(found.by_nature["mixed"])} == {
        "no_activities"}  # fmt: skip


def test_where_nothing_counts_or_is_done_yet_that_is_the_reason() -> None:
    dropped = activity(*HALVES, cost=100, result={"status": "dropped"})
    found = funding(project({"plans/2001.yaml": plan(dropped)}))
    assert {reason(found.split.total), reason(found.split.cluster_share)} == {"none_counts"}
    assert {reason(found.actual.split.total), reason(found.actual.split.leverage)} == {"nothing_spent"}


def test_a_change_too_small_for_whole_per_cents_is_shown() -> None:
    years = {year: activity(gives("unido", share=100 - share), gives("weavers", share=share))
             for year, share in ((2001, 49.7), (2002, 50.2))}  # fmt: skip
    found = project({f"plans/{year}.yaml": plan(one) for year, one in years.items()})
    shown = Ledger(found, DAY).programme()
    assert "50.2 % in 2002, up from 49.7 % in 2001" in text(shown, trend(shown.years), None, found, Screen())


def test_a_year_without_a_plan_has_its_finance() -> None:
    found = finance(record())
    assert told(found.plans, found.basis, found.split.total.value) == (0, "finance", 400)


def test_the_programme_is_all_years_that_have_begun() -> None:
    one, other = plan(activity(*HALVES, cost=100)), {"activities": {"b0": activity(*HALVES, cost=300)}}
    found = project({"plans/2001.yaml": one, "plans/2002.yaml": other})
    assert Ledger(found, DAY).programme().split.total.value == 400
    before = Ledger(found, date(2001, 12, 31)).programme()
    assert [year.label.text for year in before.years if year.label] == ["2001"]
    assert before.split.total.value == 100


def test_a_ledger_reckons_each_year_once() -> None:
    ledger = at("examples/jaipur")
    assert ledger.programme() is ledger.programme()
    assert all(year.label and ledger.of(year.label) is year for year in ledger.programme().years)


def test_a_financial_year_holds_its_own_days() -> None:
    records = {"finance": [record(end="2001-03"), record(end="2001-04")]}
    files = {"plans/2000-2001.yaml": plan(activity(*HALVES, cost=100)), "monitoring/2000-2001.yaml": records}
    year = funding(project(files), "2000-2001")
    assert year.finance is not None
    assert [one.end for one in year.finance.records] == ["2001-03"]


@pytest.mark.parametrize("by", BYS)
def test_every_view_has_the_activities_that_count_once(by: By) -> None:
    ledger = at("examples/jaipur")
    for found in (ledger.programme(), *ledger.programme().years):
        held = [one.id for row in rows(found, by) for one in row.activities]
        several = [one.id for one in found.activities if by == "network" for _ in one.networks[1:]]
        assert sorted(held) == sorted([*(one.id for one in found.activities if one.counts), *several])


def test_a_series_shows_its_taper_in_order() -> None:
    found = at("tests/projects/table-13-2").programme()
    workshops = next(row for row in rows(found, "series") if row.key == "cluster-workshop")
    shares = [one.side.split.shares["agency"].value for one in workshops.activities if one.side]
    assert shares == [33, 21, 5]


def test_the_share_of_the_cluster_is_followed_from_the_first_year_to_the_last() -> None:
    moved = trend(at("examples/jaipur").programme().years)
    assert moved is not None
    ends = (moved.before.split_by(moved.basis), moved.after.split_by(moved.basis))
    assert moved.basis == "activities"
    assert [one.cluster_share.value for one in ends] == [20, Fraction(151, 3)]


def test_finance_of_several_years_is_not_followed_as_if_it_were_of_one() -> None:
    long = {
        "finance": [
            record(start="1997"),
        ]
    }
    files = {"monitoring/2001.yaml": long, "monitoring/2002.yaml": {"finance": [record(start="1997", end="2002")]}}
    assert trend(Ledger(project(files), DAY).programme().years) is None
    own = {
        "monitoring/2001.yaml": {"finance": [record()]},
        "monitoring/2002.yaml": {"finance": [record("2002", "2002")]},
    }
    moved = trend(Ledger(project(own), DAY).programme().years)
    assert moved is not None
    assert moved.basis == "finance"


# -- finance ---------------------------------------------------------------------------------------------------------


def test_finance_goes_before_activities_and_both_are_there() -> None:
    files = {"plans/2001.yaml": plan(activity(*HALVES, cost=500)), "monitoring/2001.yaml": {"finance": [record()]}}
    found = funding(project(files))
    assert told(found.basis, found.split.total.value, found.counted.split.total.value) == ("finance", 400, 500)
    assert found.gap is not None
    assert found.gap.value == 100


@pytest.mark.parametrize(
    "more", [{"excludes": ["cda_salary"]}, {"selected_only": True}, {"start": "1999"}, {"end": "2001-06"}]
)
def test_what_is_not_all_the_money_of_the_same_days_is_not_compared(more: dict[str, Any]) -> None:
    files = {
        "plans/2001.yaml": plan(activity(*HALVES, cost=500)),
        "monitoring/2001.yaml": {"finance": [record(**more)]},
    }
    assert funding(project(files)).gap is None
    assert Ledger(project(files), DAY).programme().gap is None


def test_records_that_cover_a_year_together_are_compared_with_its_activities() -> None:
    halves = {"finance": [record(end="2001-06"), record(start="2001-07")]}
    found = project({"plans/2001.yaml": plan(activity(*HALVES, cost=500)), "monitoring/2001.yaml": halves})
    for one in (funding(found), Ledger(found, DAY).programme()):
        assert one.gap is not None
        assert one.gap.value == -300
    assert funding(found, day=date(2001, 9, 30)).gap is None


def test_records_with_days_between_them_do_not_pass_for_one_time() -> None:
    records = [record(start=1998, end=1998), record(start="1999-01", end="1999-06"), record()]
    files = {"monitoring/2001.yaml": {"finance": records}}
    whole = Ledger(project(files), DAY).programme().finance
    assert whole is not None
    assert whole.days == "1998 to 1999-06 and 2001-01 to 2001-12"


def test_a_record_belongs_to_the_label_of_its_end_whole() -> None:
    found = project({"monitoring/2001.yaml": {"finance": [record(start="1997")]}})
    assert funding(found, "2001").split.total.value == 400
    assert funding(found, "2000").finance is None


def test_a_record_that_ends_after_the_day_of_judging_is_left_out() -> None:
    found = finance(record(), day=date(2001, 11, 30))
    assert found.finance is None
    assert found.later == (Route("monitoring/2001.yaml", ("finance", 0)),)


def test_a_later_record_is_told_in_its_own_year_alone() -> None:
    found = project({"monitoring/2001.yaml": {"finance": [record(start="2000", end="2002")]}})
    assert funding(found, day=date(2001, 12, 31)).later == ()
    assert len(Ledger(found, date(2001, 12, 31)).programme().later) == 1


def test_records_of_different_times_or_currencies_add_up() -> None:
    rupees_ = record(currency="INR", by_group={"cluster": 5000})
    found = finance(record(end="2001-06"), record(start="2001-07"), cluster=INR)
    assert found.split.total.value == 800
    assert finance(record(), rupees_, cluster=INR).split.by_group["cluster"].value == 400


def test_a_record_within_another_is_a_part_of_it() -> None:
    found = finance(record(start="1997", by_group={"cluster": 1000}), record()).finance
    assert found is not None
    assert told(found.split.total.value, len(found.parts)) == (1000, 1)


def test_records_that_overlap_are_not_added() -> None:
    found = finance(record(start="1999", end="2001-06"), record(start="2000"))
    assert reason(found.split.total) == "records_overlap"
    assert found.basis == "finance"


def test_selected_activities_count_only_where_nothing_else_is_known() -> None:
    assert finance(record(selected_only=True)).split.total.value == 400
    found = finance(record(), record(start="2001-02", selected_only=True, by_group={"cluster": 7})).finance
    assert found is not None
    assert told(found.split.total.value, len(found.parts)) == (400, 1)


def test_leverage_is_shown_again_with_what_the_agent_cost() -> None:
    found = finance(record(excludes=["cda_salary"], cda_cost=100)).finance
    assert found is not None
    assert found.split.leverage.value == 4
    assert found.leverage_with_cda_cost is not None
    assert found.leverage_with_cda_cost.value == Fraction(500, 200)
    assert found.excludes == ("cda_salary",)


def test_an_agents_cost_below_nought_gives_no_leverage_with_it() -> None:
    found = finance(record(cda_cost=-50)).finance
    assert found is not None
    assert found.cda_cost is not None
    assert found.leverage_with_cda_cost is not None
    assert (reason(found.cda_cost), reason(found.leverage_with_cda_cost)) == ("negative_cost", "negative_cost")


def test_the_rate_of_the_agents_cost_is_among_those_used() -> None:
    found = finance(record(cda_cost={"amount": 100, "currency": "INR"}), cluster=INR)
    assert [told(one.currency, one.value) for one in found.rates] == [("INR", 50)]


def test_the_agents_cost_of_some_records_gives_no_leverage_of_all() -> None:
    found = finance(record(end="2001-06", cda_cost=100), record(start="2001-07")).finance
    assert found is not None
    assert found.cda_cost is not None
    assert told(found.cda_cost.value, found.leverage_with_cda_cost) == (100, None)


def test_a_cluster_without_an_agency_has_no_leverage() -> None:
    found = finance(record(by_group={"support": 100, "cluster": 300}), cluster={"programme": {"start": 1997}})
    assert told(found.split.total.value, found.split.cluster_share.value) == (400, 75)
    assert reason(found.split.leverage) == "nothing_from_programme"


def test_finance_without_a_rate_has_shares_and_no_amounts() -> None:
    found = finance(record(currency="INR"))
    assert found.split.cluster_share.value == 75
    assert {reason(figure) for figure in (found.split.total, *found.split.by_group.values())} == {"no_rate"}


@pytest.mark.parametrize(
    ("groups", "why"), [({}, "not_recorded"), ({"cluster": 0}, "nothing_given"), ({"agency": -1}, "negative")]
)
def test_finance_without_money_has_no_shares(groups: dict[str, int], why: str) -> None:
    assert reason(finance(record(by_group=groups)).split.cluster_share) == why


def test_a_stated_total_is_compared_in_the_records_own_currency() -> None:
    own = record(currency="INR", by_group={"cluster": 5000}, stated={"total": 5000})
    found = finance(own, cluster=INR).finance
    assert found is not None
    assert found.split.total.value == 100
    assert found.records[0].stated[0].agrees is True


def test_money_is_decimal() -> None:
    found = finance(record(by_group={"agency": 0.1, "cluster": 0.2}))
    assert found.split.total.value == Fraction(3, 10)


def test_the_programme_up_to_a_year_leaves_out_what_came_later() -> None:
    ledger = Ledger(load(FolderTree(str(ROOT / "examples/jaipur"))), DAY)
    label = ledger.labels[0]
    so_far = ledger.until(label)
    assert [year.label for year in so_far.years] == [label]
    assert so_far.finance is None
    assert so_far.counted.split.cluster_share.known == ledger.of(label).counted.split.cluster_share.known
    last = ledger.labels[-1]
    assert ledger.until(last).finance == ledger.programme().finance
    assert ledger.until(last) is ledger.until(last)
