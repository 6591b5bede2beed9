"""Business development services: known answers, nil as 0, and figures that can't be added."""

from __future__ import annotations

import csv
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterctl.analysis.bds import ServiceBook, Services
from clusterctl.analysis.figure import SomeMissing
from clusterctl.analysis.funding import Ledger
from clusterctl.numbers import rounded
from clusterctl.project.labels import parse_label
from clusterctl.project.load import load
from clusterctl.store.folder import FolderTree
from tests.analysis.money import DAY, project, reason, told

ROOT = Path(__file__).resolve().parents[2]


def vectors() -> list[dict[str, str]]:
    with (ROOT / "tests/vectors/bds.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def service(**more: Any) -> dict[str, Any]:  # noqa: ANN401 - what YAML holds
    return {"title": "Training", **more}


def book(files: dict[str, Any], day: date = DAY, **cluster: Any) -> ServiceBook:  # noqa: ANN401 - what YAML holds
    made = project(files, cluster=cluster)
    return ServiceBook(made, Ledger(made, day))


def year(*services: dict[str, Any], **cluster: Any) -> Services:  # noqa: ANN401 - what YAML holds
    """Return the services s0, s1 and so on of 2001."""
    held = {"bds": {f"s{at}": one for at, one in enumerate(services)}}
    label = parse_label("2001", "04-01")
    assert label is not None
    return book({"monitoring/2001.yaml": held}, **cluster).of(label)


def years(**labels: dict[str, Any]) -> Services:
    """Return the programme with the service `s` told once a year."""
    return book({f"monitoring/{name[1:]}.yaml": {"bds": {"s": one}} for name, one in labels.items()}).programme()


def at(path: str) -> Services:
    made = load(FolderTree(str(ROOT / path)))
    return ServiceBook(made, Ledger(made, DAY)).programme()


@pytest.mark.parametrize("row", vectors(), ids=lambda row: row["case"])
def test_a_service_has_the_known_figures(row: dict[str, str]) -> None:
    keys = {"firms": "firms_served", "under_served": "under_served", "cost": "cost", "fees": "fees"}
    shown = year(service(**{key: int(row[name]) for name, key in keys.items() if row[name]}))
    for figure, wanted in ((shown.outreach, row["outreach"]), (shown.recovery, row["recovery"])):
        assert ("" if figure.known is None else rounded(figure.known, 2)) == wanted


@pytest.mark.parametrize(
    ("path", "new", "strengthened", "outreach", "share"),
    [("examples/jaipur", 4, 1, 100, "55.98"), ("examples/ludhiana", 3, 0, 0, "81.75")],
)
def test_the_clusters_of_table_1(path: str, new: int, strengthened: int, outreach: int, share: str) -> None:
    shown = at(path)
    assert told(shown.new.value, shown.strengthened.value, shown.outreach.value) == (new, strengthened, outreach)
    assert shown.cluster_share is not None
    assert rounded(shown.cluster_share.known or 0, 2) == share


def test_a_programme_without_services_has_the_clusters_share() -> None:
    shown = at("tests/projects/table-1/pune")
    assert {reason(one) for one in (shown.scale, shown.outreach, shown.new, shown.recovery)} == {"no_services"}
    assert shown.cluster_share is not None
    assert rounded(shown.cluster_share.known or 0, 2) == "21.80"


def test_the_clusters_share_stands_in_only_where_no_service_tells() -> None:
    assert year(service(cost=100, fees=40)).cluster_share is None
    assert year(service(cost=100)).cluster_share is not None


def test_nothing_is_told_where_nothing_is_recorded() -> None:
    shown = year(service())
    assert {reason(one) for one in (shown.scale, shown.outreach, shown.recovery, shown.new)} == {"not_recorded"}


def test_nil_is_nought_and_not_missing() -> None:
    shown = year(service(firms_served=0, under_served=0, cost=10, fees=0, change="new"))
    assert told(shown.scale.value, shown.recovery.value, shown.strengthened.value) == (0, 0, 0)
    assert reason(shown.outreach) == "nobody_served"


def test_firms_of_several_services_are_not_added() -> None:
    shown = year(service(firms_served=25), service(firms_served=55), service())
    assert told(shown.scale.value, shown.scale.exactness) == (55, "at_least")
    assert year(service(firms_served=25)).scale.exactness == "exact"
    assert told(year(service(firms_served=0), service(firms_served=0)).scale.value) == (0,)
    assert reason(year(service(firms_served=0), service()).scale) == "some"


def test_outreach_of_several_services_weighs_by_firms_and_says_how_many_tell_it() -> None:
    shown = year(service(firms_served=30, under_served=30), service(firms_served=10, under_served=0), service())
    assert told(shown.outreach.value, shown.with_outreach) == (75, 2)


def test_new_and_strengthened_are_at_least_so_many_where_some_do_not_tell() -> None:
    shown = year(service(change="new"), service(change="strengthened"), service())
    assert told(shown.new.value, shown.new.exactness, shown.strengthened.value) == (1, "at_least", 1)


def test_cost_recovery_of_several_services_is_of_their_money() -> None:
    shown = year(service(cost=900, fees=0), service(cost=100, fees=100), service(cost=5000))
    assert told(shown.recovery.value, shown.with_recovery, shown.cost.value) == (10, 2, 1000)


def test_one_currency_needs_no_rate_and_two_do() -> None:
    rupees = [{"amount": amount, "currency": "INR"} for amount in (500, 1000)]
    assert year(service(fees=rupees[0], cost=rupees[1])).recovery.value == 50
    assert reason(year(service(fees=rupees[0], cost=100)).recovery) == "no_rate"
    rated = year(service(fees=rupees[0], cost=100), exchange_rates={"INR": {"2001": 50}})
    assert told(rated.recovery.value, len(rated.rates)) == (10, 1)


def test_a_service_of_several_years_stands_once() -> None:
    shown = years(y1999=service(change="new", firms_served=20, cost=100, fees=20, satisfaction=3),
                  y2000=service(change="strengthened", firms_served=30, cost=100, fees=60))  # fmt: skip
    (only,) = shown.services
    assert told(only.change, only.firms.value, only.firms.exactness) == ("new", 30, "at_least")
    assert told(only.cost.value, only.fees.value, shown.recovery.value, only.satisfaction.value) == (200, 80, 40, 3)
    assert told(shown.new.value, shown.strengthened.value) == (1, 0)
    assert [told(one.recovery.value)[0] for one in shown.years] == [20, 60]


def test_a_service_that_lacks_fees_of_a_year_does_not_hide_what_others_recover() -> None:
    course = {"course": service(cost=100)}
    files = {"monitoring/1999.yaml": {"bds": {**course, "fair": service(cost=100, fees=50)}},
             "monitoring/2000.yaml": {"bds": {"course": service(cost=100, fees=10)}}}  # fmt: skip
    shown = book(files).programme()
    assert told(shown.recovery.value, shown.with_recovery, shown.cost.value) == (50, 1, 100)
    assert reason(shown.services[0].recovery) == "some"


def test_recovery_that_lacks_a_rate_says_so() -> None:
    rupees = service(fees={"amount": 5, "currency": "INR"}, cost={"amount": 10, "currency": "INR"})
    missing = year(rupees, service(fees=5, cost=10)).recovery.missing
    assert isinstance(missing, SomeMissing)
    assert [one.reason for one in missing.causes] == ["no_rate"]


def test_outreach_of_several_years_is_of_the_years_that_tell_it() -> None:
    shown = years(y1999=service(firms_served=20, under_served=10), y2000=service(under_served=55))
    assert told(shown.outreach.value, shown.services[0].outreach.value, shown.with_outreach) == (50, 50, 1)
    both = {"s": service(firms_served=20, under_served=10), "other": service(firms_served=20, under_served=20)}
    files = {"monitoring/1999.yaml": {"bds": both}, "monitoring/2000.yaml": {"bds": {"s": service(under_served=55)}}}
    assert told(book(files).programme().outreach.value) == (75,)


def test_about_nil_firms_are_about_nil() -> None:
    nil = service(firms_served={"value": 0, "about": True})
    assert year(nil, service(firms_served=0)).scale.exactness == "about"


def test_years_that_have_not_begun_are_left_out() -> None:
    files = {f"monitoring/{label}.yaml": {"bds": {"s": service(firms_served=5)}} for label in (1999, 2001)}
    assert [label.text for label in book(files, date(2000, 6, 1)).labels] == ["1999"]


FIRMS = st.one_of(st.none(), st.integers(0, 500))


@given(st.lists(st.tuples(FIRMS, FIRMS, FIRMS, FIRMS), min_size=1, max_size=4))
def test_the_laws_of_services(told_: list[tuple[int | None, ...]]) -> None:
    keys = ("firms_served", "under_served", "cost", "fees")
    held = [{key: one for key, one in zip(keys, row, strict=True) if one is not None} for row in told_]
    shown = year(*(service(**one) for one in held))
    every = [one.get("firms_served") for one in held]
    assert shown.scale.known is None or shown.scale.known == max(one for one in every if one is not None)
    assert shown.outreach.known is None or Fraction(0) <= shown.outreach.known <= 100
    paid = [one for one in held if "cost" in one and "fees" in one]
    spent = sum(one["cost"] for one in paid)
    if spent:
        assert shown.recovery.value == Fraction(sum(one["fees"] for one in paid) * 100, spent)
    else:
        assert shown.recovery.known is None
