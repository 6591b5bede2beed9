"""The stage of implementation: known answers, the exact comparisons, and what is not recorded."""

from __future__ import annotations

import csv
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from clusterctl.analysis.funding import Ledger
from clusterctl.analysis.stage import YearStage, stages
from clusterctl.findings.finding import Route
from clusterctl.model.values import Missing
from clusterctl.project.load import load
from clusterctl.store.folder import FolderTree
from tests.analysis.money import DAY, activity, gives, plan, project, told

if TYPE_CHECKING:
    from clusterctl.project.project import Project

ROOT = Path(__file__).resolve().parents[2]
LEADS = {"agency": "unido", "cda": "agent", "cluster": "weavers", "support": "bank", "donor": "italy"}


def vectors() -> list[dict[str, str]]:
    with (ROOT / "tests/vectors/stage.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def found(files: Project, day: date = DAY) -> tuple[YearStage, ...]:
    return stages(files, Ledger(files, day))


def year(shares: str = "", leads: str = "", drawn_up_by: str = "", **files: Any) -> YearStage:  # noqa: ANN401 - YAML
    """Return the stage of 2001 by its activities' shares (agency/support/cluster) and leads."""
    groups, led = shares.split(), leads.split()
    held = []
    for at in range(max(len(groups), len(led))):
        given = zip(("agency", "support", "cluster"), groups[at].split("/"), strict=True) if at < len(groups) else ()
        more = {"lead": LEADS[led[at]]} if at < len(led) else {}
        held.append(activity(*(gives(by, share=float(share)) for by, share in given), **more))
    drawn_up = {"drawn_up_by": drawn_up_by} if drawn_up_by else {}
    return found(project({"plans/2001.yaml": plan(*held, **drawn_up), **files}))[0]


@pytest.mark.parametrize("row", vectors(), ids=lambda row: row["case"])
def test_years_have_the_known_stage(row: dict[str, str]) -> None:
    one = year(row["shares"], row["leads"], row["drawn_up_by"])
    assert (one.inferred, one.money[0].stage) == (int(row["stage"]), int(row["by_money"]))


def test_table_13_2_has_its_known_stages() -> None:
    one, two, three = found(load(FolderTree(str(ROOT / "tests/projects/table-13-2"))))
    assert [each.inferred for each in (one, two, three)] == [1, 2, 2]
    assert two.money[0].programme.value == two.money[0].cluster.value == Fraction(71, 3)
    assert three.is_capped
    assert three.not_recorded == ("leads", "drawn_up")


def test_the_examples_have_their_stages_beside_the_declared_ones() -> None:
    years = found(load(FolderTree(str(ROOT / "examples/jaipur"))))
    assert [(one.label.text, one.inferred, one.declared) for one in years] == [
        ("1998", 1, 1),
        ("1999", 2, 2),
        ("2000", 2, 2),
    ]
    assert [(money.basis, money.stage) for money in years[1].money] == [("finance", 2), ("activities", 1)]
    assert years[0].declared_at == Route("cluster.yaml", ("programme", "stages", "1997"))


@pytest.mark.parametrize(
    ("lead", "share"), [("agency", 100), ("cda", 100), ("cluster", 0), ("support", 0), ("donor", 0)]
)
def test_agency_and_cda_lead_together(lead: str, share: int) -> None:
    assert year(leads=lead).leads.value == share


def test_activities_without_a_known_lead_take_no_part() -> None:
    one = year("20/30/50 20/30/50 20/30/50", "agency")
    assert told(one.leads.value, one.known_leads, one.activities, one.inferred) == (100, 1, 3, 1)


def test_what_was_dropped_is_led_by_nobody() -> None:
    dropped = activity(gives("agency", share=100), lead="unido", result={"status": "dropped"})
    kept = activity(gives("cluster", share=100), lead="weavers")
    one = found(project({"plans/2001.yaml": plan(dropped, kept)}))[0]
    assert told(one.leads.value, one.known_leads) == (0, 1)


@pytest.mark.parametrize("status", ["dropped", "postponed"])
def test_what_was_dropped_is_led_by_nobody_though_it_cost_something(status: str) -> None:
    spent = {"status": status, "cost": 5, "contributions": [gives("unido", share=100)]}
    dropped = activity(gives("agency", share=100), lead="unido", result=spent)
    kept = activity(gives("cluster", share=100), lead="weavers")
    one = found(project({"plans/2001.yaml": plan(dropped, kept)}))[0]
    assert told(one.leads.value, one.known_leads, one.activities) == (0, 1, 1)


def test_nothing_recorded_is_no_stage() -> None:
    one = found(project({"plans/2001.yaml": plan()}))[0]
    assert one.inferred == Missing("not_recorded")
    assert one.not_recorded == ("money", "leads", "drawn_up")


def test_who_leads_alone_caps_at_2() -> None:
    one = year(leads="cluster", drawn_up_by="stakeholders")
    assert (one.inferred, one.not_recorded, one.is_waiting) == (2, ("money",), True)


def test_what_is_not_recorded_does_not_hold_up_what_is_far_from_3() -> None:
    assert not year("40/10/50").is_waiting
    assert year("20/30/50").is_waiting


def test_donors_count_with_the_agency() -> None:
    given = (gives("italy", share=41), gives("bank", share=19), gives("weavers", share=40))
    assert found(project({"plans/2001.yaml": plan(activity(*given))}))[0].inferred == 1


def test_a_cluster_sets_its_own_bounds() -> None:
    given = activity(gives("agency", share=30), gives("cluster", share=70), lead="weavers")
    files = {"plans/2001.yaml": plan(given, drawn_up_by="stakeholders")}
    assert found(project(files))[0].inferred == 2
    own = project(files, cluster={"thresholds": {"stage_agency_share": 30}})
    assert found(own)[0].inferred == 3
    bound = next(one.bound for one in found(own)[0].comparisons if one.name == "programme_pays")
    assert bound.inputs == (Route("cluster.yaml", ("thresholds", "stage_agency_share")),)


VISION = {"statement": "All sell", "objectives": {}}


@pytest.mark.parametrize(
    ("proposed", "since", "by", "stage"),
    [
        (["The weavers"], 2001, "jointly", 3),
        (["weavers", "bank"], 2001, "", 3),
        (["The weavers", "UNIDO"], 2001, "", 2),
        (["somebody"], 2001, "", 2),
        (["The weavers"], 2002, "", 2),
        (["The weavers"], None, "", 2),
        ([], 2001, "jointly", 2),
    ],
)
def test_the_newest_objectives_may_show_that_stakeholders_plan(
    proposed: list[str], since: int | None, by: str, stage: int
) -> None:
    objective = {"text": "Sell", "proposed_by": proposed, **({"since": since} if since else {})}
    vision = {
        **VISION,
        "objectives": {"old": {"text": "Old", "since": 1999, "proposed_by": ["UNIDO"]}, "new": objective},
    }
    one = year("20/30/50", "cluster", by, **{"vision.yaml": vision})
    assert one.inferred == stage


def test_the_declared_stage_holds_until_the_next() -> None:
    declared = {"implementing_agency": "unido", "stages": {"1999": 1, "2001-07": 2}}
    files = {f"plans/{label}.yaml": plan() for label in (1998, 2000, 2001)}
    files = {path: {"activities": {}} for path in files}
    held = found(project(files, cluster={"programme": declared}))
    assert [one.declared for one in held] == [None, 1, 2]
    early = found(project(files, cluster={"programme": declared}), date(2001, 6, 30))
    assert early[-1].declared == 1


def test_finance_decides_before_activities_do() -> None:
    files = {
        "plans/2001.yaml": plan(activity(gives("agency", share=90), gives("cluster", share=10))),
        "monitoring/2001.yaml": {"finance": [{"start": 2001, "end": 2001, "by_group": {"agency": 10, "cluster": 90}}]},
    }
    one = found(project(files))[0]
    assert (one.inferred, [money.stage for money in one.money]) == (2, [3, 1])


def test_each_comparison_names_the_fields_that_it_rests_on() -> None:
    one = year("20/30/50", "agency")
    leads = next(each for each in one.comparisons if each.name == "programme_leads")
    assert leads.figure.inputs == (Route("plans/2001.yaml", ("activities", "a0", "lead")),)
    money = next(each for each in one.comparisons if each.name == "cluster_pays")
    assert Route("plans/2001.yaml", ("activities", "a0", "contributions", 2, "share")) in money.figure.inputs
