"""Money in the reporting currency: exact, by a dated rate, or missing with the pair and the date."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from clusterctl.analysis.money import Amount, NoRate, exchange
from clusterctl.findings.finding import Route
from tests.analysis.money import project

AT = Route("plans/2001.yaml", ("activities", "a0", "cost"))
RATES = {"INR": {"1999-12": {"rate": 43.3, "source": "the bank"}, "2001-06-15": 47}}


def amount(written: str, currency: str | None, on: str, rates: Any = RATES, **more: Any) -> Amount:  # noqa: ANN401
    cluster = {"exchange_rates": rates, **more}
    return exchange(project({}, cluster=cluster)).amount(Decimal(written), currency, date.fromisoformat(on), AT)


@pytest.mark.parametrize("currency", [None, "USD"])
def test_the_reporting_currency_needs_no_rate(currency: str | None) -> None:
    found = amount("0.10", currency, "1997-01-01", {})
    assert found.figure.value == Fraction(1, 10)
    assert found.rate is None
    assert found.figure.inputs == (AT,)


@pytest.mark.parametrize(
    ("on", "rate", "dated"),
    [("1999-12-01", "43.3", "1999-12"), ("2000-12-31", "43.3", "1999-12"), ("2001-06-15", "47", "2001-06-15")],
)
def test_the_latest_rate_on_or_before_the_date_counts(on: str, rate: str, dated: str) -> None:
    found = amount("100", "INR", on)
    assert found.figure.value == 100 / Fraction(rate)
    assert found.rate is not None
    assert (found.rate.value, found.rate.date) == (Fraction(rate), dated)


def test_a_figure_comes_from_its_rate_too() -> None:
    found = amount("100", "INR", "2000-01-01")
    assert found.figure.inputs == (AT, Route("cluster.yaml", ("exchange_rates", "INR", "1999-12")))
    assert found.rate is not None
    assert found.rate.source == "the bank"


@pytest.mark.parametrize(
    ("on", "reason", "latest"),
    [
        ("1999-11-30", "no_rate", ""),
        ("2001-02-05", "rate_too_old", "1999-12"),
        ("2003-01-01", "rate_too_old", "2001-06-15"),
    ],
)
def test_without_a_rate_an_amount_is_missing(on: str, reason: str, latest: str) -> None:
    found = amount("100", "INR", on)
    assert found.figure.value == NoRate(reason, "INR", "USD", on, latest)
    assert found.written.value == 100


def test_a_rate_is_as_old_as_the_last_day_of_its_date() -> None:
    assert amount("100", "INR", "2001-02-03").rate is not None  # 400 days after 1999-12-31
    assert amount("100", "INR", "2001-02-04").rate is None


def test_a_cluster_sets_how_old_a_rate_may_be() -> None:
    assert amount("100", "INR", "2000-01-31", thresholds={"rate_max_days": 30}).rate is None
    assert amount("100", "INR", "2000-01-30", thresholds={"rate_max_days": 30}).rate is not None


@pytest.mark.parametrize("rate", [0, -2])
def test_a_rate_that_is_not_above_nought_does_not_count(rate: int) -> None:
    found = amount("100", "INR", "2001-01-01", {"INR": {"2001": rate}})
    assert found.figure.value == NoRate("rate_not_positive", "INR", "USD", "2001-01-01", "2001")


def test_of_two_rates_that_begin_alike_the_closer_one_counts() -> None:
    rates = {"INR": {"2001": 40, "2001-01": 50, "2001-01-01": 60}}
    found = amount("100", "INR", "2001-03-01", rates)
    assert found.rate is not None
    assert found.rate.date == "2001-01-01"


def test_how_exact_an_amount_is_is_carried() -> None:
    found = exchange(project({})).amount(Decimal(5), None, date(2001, 1, 1), AT, "at_least")
    assert found.figure.exactness == "at_least"
