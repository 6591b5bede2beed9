"""The process of each year: reach, support per network, what was not planned, tellings, up-scaling, the handover."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterctl.analysis.funding import Ledger
from clusterctl.analysis.handover import Handover, handover
from clusterctl.analysis.process import YearProcess, processes
from clusterctl.analysis.stage import stages
from clusterctl.findings.finding import Route
from clusterctl.project.load import load
from clusterctl.store.folder import FolderTree
from tests.analysis.money import ACTORS, DAY, activity, gives, plan, project, reason, told, values

if TYPE_CHECKING:
    from clusterctl.project.project import Project

ROOT = Path(__file__).resolve().parents[2]


def found(made: Project, day: date = DAY) -> tuple[YearProcess, ...]:
    return processes(made, Ledger(made, day))


def year(*activities: dict[str, Any], day: date = DAY) -> YearProcess:
    """Return the process of 2001, with these activities."""
    return found(project({"plans/2001.yaml": plan(*activities)}), day)[-1]


def moved(**plans: dict[str, Any]) -> Handover:
    """Return what moved over plans: y1999={...}."""
    made = project({f"plans/{name[1:]}.yaml": one for name, one in plans.items()})
    return handover(found(made))


def outcomes(one: Handover) -> dict[str, str | None]:
    return {move.matter: move.outcome for move in one.moves}


def for_(*actors: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - what YAML holds
    return {"beneficiaries": {"actors": list(actors), **more}}


# -- known clusters --------------------------------------------------------------------------------------------------


def test_jaipur_year_by_year() -> None:
    years = found(load(FolderTree(str(ROOT / "examples/jaipur"))))
    assert [one.label.text for one in years] == ["1998", "1999", "2000"]
    assert told(*(one.activities.value for one in years)) == (5, 36, 3)
    assert told(*(one.leads.different.known for one in years)) == (2, 9, None)
    assert told(*(one.unplanned.by_number.known for one in years)) == (0, 0, None)
    shown = handover(years)
    assert shown.overall == "yes"
    assert outcomes(shown) == {
        "leads": "moved", "stakeholders": "moved", "implementers": None, "person_days": None, "money": "moved",
    }  # fmt: skip
    money = shown.moves[-1]
    assert told(money.basis, money.before.value, money.after.value) == ("activities", 53, 7)


def test_ludhiana_never_had_its_work_carried_out_by_the_agency() -> None:
    shown = handover(found(load(FolderTree(str(ROOT / "examples/ludhiana")))))
    assert outcomes(shown)["implementers"] == "others"
    money = shown.moves[-1]
    assert (money.basis, money.outcome, reason(money.change)) == ("finance", None, "one_year")


# -- which years -----------------------------------------------------------------------------------------------------


def test_a_year_is_on_file_by_its_plan_or_its_monitoring_once_it_has_begun() -> None:
    files = {"plans/1999.yaml": plan(activity(lead="weavers")), "monitoring/2000.yaml": {"lessons": ["Listen"]},
             "plans/2002.yaml": plan()}  # fmt: skip
    years = found(project(files), date(2001, 1, 1))
    assert [(one.label.text, one.has_plan, one.has_monitoring) for one in years] == [
        ("1999", True, False), ("2000", False, True),
    ]  # fmt: skip
    assert [one.signs.before.text for one in years if one.signs.before] == ["1998", "1999"]


@pytest.mark.parametrize("files", [{"monitoring/2001.yaml": {}}, {"plans/2001.yaml": {"activities": {}}}])
def test_a_year_without_activities_tells_nothing_and_says_why(files: dict[str, Any]) -> None:
    one = found(project(files))[0]
    figures = (one.leads.programme_share, one.implementers.programme_share, one.person_days.total,
               one.responsible.without, one.reach.firms, one.reach.involved, one.support.largest,
               one.unplanned.by_number, one.unplanned.by_cost, one.upscaling.by_others, one.trust.recorded,
               one.dissemination.tellings)  # fmt: skip
    assert [reason(figure) for figure in figures] == [
        "no_leads", "no_implementers", "no_person_days", "no_deliverables", "no_activities", "no_activities",
        "no_networks", "few_implemented", "few_implemented", "no_upscaled", "not_recorded", "not_recorded",
    ]  # fmt: skip
    assert told(one.activities.value, one.areas, one.support.pools, one.unplanned.is_over) == (0, {}, None, None)
    assert handover([one]).overall is None


@pytest.mark.parametrize(("label", "before"), [("2001", "2000"), ("2001-2002", "2000-2001")])
def test_the_first_year_is_compared_with_the_span_before(label: str, before: str) -> None:
    signs = found(project({f"monitoring/{label}.yaml": {}}))[0].signs
    assert signs.before is not None
    assert signs.before.text == before


def test_shares_of_money_are_those_of_the_stage() -> None:
    made = load(FolderTree(str(ROOT / "tests/projects/table-13-2")))
    for one, other in zip(found(made), stages(made, Ledger(made, DAY)), strict=True):
        assert one.funding.split.programme_share.value == other.money[0].programme.value


# -- reach -----------------------------------------------------------------------------------------------------------


def test_actors_and_firms_that_are_involved() -> None:
    one = year(
        activity(gives("cluster", share=50), gives("unido", share=50), lead="weavers", implementer="bank",
                 intermediaries=["agent"], person_days={"dyers": 1}, **for_("weavers", firms=20)),
        activity(result={"status": "done", "firms_served": 35}, **for_("weavers", "dyers", firms=30)),
        activity(),
    ).reach  # fmt: skip
    assert told(one.beneficiaries.value, one.involved.value, one.with_firms) == (2, 5, 2)
    assert told(one.firms.value, one.firms.exactness) == (35, "at_least")
    served = Route("plans/2001.yaml", ("activities", "a1", "result", "firms_served"))
    assert served in one.firms.inputs


def test_a_result_of_a_later_day_serves_nobody_yet() -> None:
    later = activity(result={"status": "done", "end": "2001-11", "firms_served": 35}, **for_(firms=30))
    assert year(later, day=date(2001, 6, 30)).reach.firms.value == 30
    assert year(later).reach.firms.value == 35


# -- support per network ---------------------------------------------------------------------------------------------


def supported(network: str, amount: int, *more: str, **other: Any) -> dict[str, Any]:  # noqa: ANN401 - what YAML holds
    given = (gives("unido", amount=amount), gives("bank", amount=amount), gives("weavers", amount=10))
    return activity(*given, **for_(network, *more), **other)


def test_support_is_judged_by_money_where_it_is_known() -> None:
    one = year(supported("weavers", 30), supported("weavers", 40), supported("dyers", 30)).support
    assert told(one.basis, one.network, one.largest.value, one.pools) == ("money", "weavers", 70, True)
    rows = {row.network: row for row in one.rows}
    assert told(rows["weavers"].money.value, rows["weavers"].activities.value) == (140, 2)
    assert told(rows["dyers"].share.value) == (30,)


def test_half_is_not_more_than_half() -> None:
    assert year(supported("weavers", 30), supported("dyers", 30)).support.pools is False


def test_a_cluster_sets_its_own_bound() -> None:
    files = {"plans/2001.yaml": plan(supported("weavers", 30), supported("dyers", 30))}
    made = project(files, cluster={"thresholds": {"network_support_share": 40}})
    one = found(made)[0].support
    assert one.pools is True
    assert one.bound.inputs == (Route("cluster.yaml", ("thresholds", "network_support_share")),)


def test_an_activity_for_several_networks_counts_for_each_in_equal_parts() -> None:
    one = year(supported("weavers", 30, "dyers"), supported("dyers", 30)).support
    rows = {row.network: row for row in one.rows}
    assert told(rows["dyers"].money.value, rows["weavers"].money.value, rows["weavers"].share.value) == (90, 30, 25)
    assert told(rows["dyers"].activities.value, rows["dyers"].share_by_number.value) == (2, 75)


def test_without_all_amounts_the_number_of_activities_tells() -> None:
    shares = activity(gives("unido", share=50), gives("weavers", share=50), **for_("weavers"))
    one = year(shares, supported("dyers", 30), supported("dyers", 30)).support
    assert told(one.basis, one.with_money, one.activities, one.network) == ("number", 2, 3, "dyers")
    assert one.largest.value == Fraction(200, 3)
    assert one.pools is True
    assert reason({row.network: row for row in one.rows}["weavers"].money) == "no_amounts"


def test_support_of_one_network_pools_nowhere() -> None:
    actors = {id_: actor for id_, actor in ACTORS.items() if id_ != "dyers"}
    files = {"plans/2001.yaml": plan(supported("weavers", 30)), "actors.yaml": {"actors": actors}}
    one = found(project(files))[0].support
    assert told(reason(one.largest), one.pools) == ("one_network", None)


def test_what_the_cluster_pays_itself_is_no_support() -> None:
    own = activity(gives("weavers", amount=900), **for_("weavers"))
    one = year(own, supported("dyers", 30)).support
    assert told(one.network, one.largest.value) == ("dyers", 100)


# -- areas, what was not planned ---------------------------------------------------------------------------------------


def test_areas_stand_in_the_methods_order_and_those_without_last() -> None:
    one = year(activity(area="skills"), activity(), activity(area="market"), activity(area="skills"))
    assert list(one.areas) == ["market", "skills", None]
    assert values(one.area_shares)["skills"] == 50


def done(*, planned: bool = True, cost: int | None = None) -> dict[str, Any]:
    more = {} if planned else {"planned": False}
    return activity(result={"status": "done"}, **more, **({"cost": cost} if cost else {}))


def test_what_was_not_planned_by_number_and_by_cost() -> None:
    one = year(*[done(cost=100)] * 4, done(planned=False, cost=600), activity(planned=False)).unplanned
    assert told(one.implemented.value, one.unplanned.value) == (5, 1)
    assert told(one.by_number.value, one.by_cost.value, one.is_over) == (20, 60, False)


def test_fewer_than_five_have_no_share() -> None:
    one = year(*[done(cost=100)] * 3, done(planned=False, cost=600)).unplanned
    assert told(one.unplanned.value, reason(one.by_number), reason(one.by_cost)) == (
        1,
        "few_implemented",
        "few_implemented",
    )


def test_a_cost_that_is_not_known_leaves_the_share_by_number() -> None:
    one = year(*[done(cost=100)] * 3, done(), done(planned=False, cost=9)).unplanned
    assert told(one.by_number.value, reason(one.by_cost)) == (20, "some")
    assert year(*[done()] * 5).unplanned.by_cost.value == 0


def test_more_than_the_bound_is_over() -> None:
    assert year(*[done()] * 3, *[done(planned=False)] * 2).unplanned.is_over is True


# -- up-scaling ------------------------------------------------------------------------------------------------------

FAIRS = {"first": activity(title="First"), "second": activity(
    gives("weavers", share=80), gives("unido", share=20), upscales="first", implementer="bank")}  # fmt: skip


def test_who_carries_out_what_was_upscaled_and_who_pays() -> None:
    actors = {
        **ACTORS,
        "bank": {**ACTORS["bank"], "paid_by": {"2000": {"unido": 100}, "2001": {"weavers": 60, "unido": 40}}},
    }
    files = {"plans/2001.yaml": {"activities": FAIRS}, "actors.yaml": {"actors": actors}}
    one = found(project(files))[0].upscaling
    (only,) = one.activities
    assert told(only.of, only.implementer, only.group, one.by_others.value) == ("first", "bank", "support", 1)
    assert told(one.pool.split.cluster_share.value, only.paid_by.cluster_share.value) == (80, 60)
    assert Route("actors.yaml", ("actors", "bank", "paid_by", "2001", "weavers")) in only.paid_by.cluster_share.inputs


def test_upscaled_by_the_cda_is_by_nobody_else() -> None:
    activities = {"first": activity(), "second": activity(upscales="first", implementer="agent"),
                  "third": activity(upscales="first")}  # fmt: skip
    one = found(project({"plans/2001.yaml": {"activities": activities}}))[0].upscaling
    assert told(len(one.activities), one.by_others.value, one.by_others_share.value) == (2, 0, 0)
    assert reason(one.activities[1].paid_by.cluster_share) == "no_implementers"


def test_days_of_cda_and_agency_that_nobody_wrote_are_not_0() -> None:
    silent, nought = (
        found(project({"plans/2001.yaml": plan(activity(person_days={"weavers": 5, **own}))}))[0].person_days
        for own in ({}, {"agent": 0})
    )
    assert (reason(silent.programme), reason(silent.programme_share)) == ("no_person_days", "no_person_days")
    assert told(silent.total.value, nought.programme.value, nought.programme_share.value) == (5, 0, 0)


# -- tellings and levels -----------------------------------------------------------------------------------------------


def tellings(*dates: str, label: str = "2001", day: date = DAY) -> YearProcess:
    held = {"monitoring/2001.yaml": {"dissemination": [{"what": "News", "date": one} for one in dates]}}
    years = found(project({**held, f"plans/{label}.yaml": plan()}), day)
    return next(one for one in years if one.label.text == label)


@pytest.mark.parametrize(
    ("dates", "number", "gap", "exactness", "too_long"),
    [
        (["2001-10-02"], 1, 90, "exact", False),
        (["2001-03-01", "2001-06-01", "2001-12-31"], 3, 213, "exact", True),
        (["2001-10", "2001-11"], 2, 31, "at_least", None),
        (["2001"], 1, 0, "at_least", None),
        (["2001-12-31", "2001-12-31"], 2, 0, "exact", False),
        (["2001", "2001-01-10", "2001-12-20"], 3, 0, "at_least", None),
        (["2000", "2000-03-01", "2001-12-01"], 1, 335, "at_least", True),
    ],
)
def test_the_longest_gap_between_tellings(
    dates: list[str],
    number: int,
    gap: int,
    exactness: str,
    too_long: bool | None,
) -> None:
    one = tellings(*dates).dissemination
    assert told(one.tellings.value, one.longest_gap.value, one.longest_gap.exactness) == (number, gap, exactness)
    assert one.is_too_long is too_long


def test_a_year_after_the_first_telling_has_a_gap_and_one_before_has_none() -> None:
    kept = {"monitoring/2001.yaml": {"dissemination": [{"what": "News", "date": "2001-12-01"}]},
            "monitoring/2002.yaml": {"lessons": ["Listen"]}}  # fmt: skip
    later = found(project(kept), date(2002, 3, 1))[1].dissemination
    assert told(later.tellings.value, later.longest_gap.value) == (0, 90)
    assert later.last is not None
    assert later.last.text == "2001-12-01"
    assert reason(tellings("2001-12-01", label="2000").dissemination.tellings) == "not_recorded"


def test_of_a_year_without_a_monitoring_file_it_is_not_known_that_nothing_was_told() -> None:
    later = tellings("2001-12-01", label="2002", day=date(2002, 12, 31)).dissemination
    assert (reason(later.tellings), reason(later.longest_gap), later.is_too_long) == ("not_recorded",) * 2 + (None,)


def test_levels_are_counted_and_never_added() -> None:
    held = {"trust": {"networks": {"level": 3}, "participation": {"level": 0}, "cda_listens": {"level": 2}}}
    one = found(project({"monitoring/2001.yaml": held}))[0]
    assert told(one.trust.recorded.value, one.trust.clear.value, len(one.trust.by_name)) == (3, 2, 7)
    assert told(one.trust.by_name["participation"].value, reason(one.trust.by_name["real_needs"])) == (
        0,
        "not_recorded",
    )
    assert told(len(one.principles.by_name), len(one.signs.properties.by_name)) == (12, 5)
    assert one.trust.by_name["networks"].inputs == (Route("monitoring/2001.yaml", ("trust", "networks", "level")),)


# -- the handover ------------------------------------------------------------------------------------------------------


def by(lead: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - what YAML holds
    return activity(lead=lead, implementer=lead, person_days={lead: 1}, **more)


def test_all_moved() -> None:
    shown = moved(y1999=plan(by("agent"), by("unido")), y2000=plan(by("weavers"), by("agent")))
    assert outcomes(shown) == {
        "leads": "moved", "stakeholders": "moved", "implementers": "moved", "person_days": "moved", "money": None,
    }  # fmt: skip
    assert (shown.overall, shown.unknown) == ("yes", 1)
    assert told(shown.moves[0].before.value, shown.moves[0].after.value, shown.moves[0].change.value) == (100, 50, -50)


def test_nothing_moved_and_all_moved_back() -> None:
    same = moved(y1999=plan(by("agent")), y2000=plan(by("agent")))
    assert (outcomes(same)["leads"], outcomes(same)["stakeholders"], same.overall) == ("same", "same", "no")
    back = moved(y1999=plan(by("weavers")), y2000=plan(by("agent")))
    assert (outcomes(back)["leads"], outcomes(back)["stakeholders"], back.overall) == ("back", "back", "no")


def test_what_lay_with_others_from_the_beginning_is_said_so() -> None:
    shown = moved(y1999=plan(by("weavers")), y2000=plan(by("weavers")))
    assert outcomes(shown)["leads"] == "others"
    assert (outcomes(shown)["stakeholders"], shown.overall) == ("same", "in_part")


def test_a_year_that_tells_nothing_is_passed_over() -> None:
    shown = moved(y1999=plan(by("agent")), y2000=plan(by("weavers")), y2001=plan(activity()))
    leads = shown.moves[0]
    assert leads.last is not None
    assert (leads.last.text, leads.outcome) == ("2000", "moved")


def test_one_year_alone_tells_no_move() -> None:
    shown = moved(y1999=plan(by("agent")))
    assert {reason(move.change) for move in shown.moves[:4]} == {"one_year"}
    assert reason(shown.moves[4].change) == "no_year"
    assert shown.overall is None


# -- laws --------------------------------------------------------------------------------------------------------------

BODIES = st.lists(st.sampled_from(["weavers", "dyers"]), unique=True, max_size=2)
GIVEN = st.one_of(st.none(), st.integers(0, 500))
AREAS = st.one_of(st.none(), st.sampled_from(["market", "skills", "social"]))


@given(st.lists(st.tuples(BODIES, GIVEN, AREAS), min_size=1, max_size=6))
def test_the_laws_of_support_and_areas(rows: list[tuple[list[str], int | None, str | None]]) -> None:
    held = [
        activity(*([] if amount is None else [gives("unido", amount=amount), gives("weavers", amount=1)]),
                 **for_(*bodies), **({"area": area} if area else {}))
        for bodies, amount, area in rows
    ]  # fmt: skip
    one = year(*held)
    assert sum(area.known or 0 for area in one.area_shares.values()) == 100
    networks = one.support.rows
    if networks:
        assert sum(row.share_by_number.known or 0 for row in networks) == 100
    if one.support.basis == "money" and networks:
        assert sum(row.share.known or 0 for row in networks) == 100
    assert one.support.with_money <= one.support.activities


@given(st.lists(st.sampled_from(sorted(ACTORS)), min_size=1, max_size=5))
def test_a_programme_that_goes_on_as_before_moves_nothing(leads: list[str]) -> None:
    same = plan(*(by(lead) for lead in leads))
    assert set(outcomes(moved(y1999=same, y2000=same)).values()) <= {"same", "others", None}
