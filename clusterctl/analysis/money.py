"""Money in the reporting currency: exact, with the rate that was used, or missing with the pair and the date.

A rate is units of a currency for one of the reporting currency; the latest that begins on or before a date counts, at
most `rate_max_days` old, counted from the last day of the rate's own date.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.analysis.figure import Figure, exactness_of, figure
from clusterctl.analysis.thresholds import threshold
from clusterctl.findings.finding import Route
from clusterctl.model.partial_dates import PartialDate
from clusterctl.model.values import Missing, RateForm

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

    from clusterctl.model.values import Money, Rate
    from clusterctl.project.project import Project
    from clusterctl.words import Exactness


class NoRate(Missing, frozen=True):
    """There is no rate for a pair of currencies on a date; reasons `no_rate`, `rate_too_old`, `rate_not_positive`."""

    currency: str = ""
    into: str = ""
    on: str = ""
    latest: str = ""
    """The date of the rate that does not count, as written; empty where there is none."""


class UsedRate(Struct, frozen=True):
    """A rate as it was used: units of a currency for one of the reporting currency."""

    currency: str
    into: str
    value: Fraction
    date: str
    """As written: a year, a month or a day."""
    source: str | None
    route: Route


class Amount(Struct, frozen=True):
    """An amount as written, and in the reporting currency."""

    written: Figure
    currency: str
    figure: Figure
    """In the reporting currency."""
    rate: UsedRate | None = None
    """None where it is written in the reporting currency, or no rate was found."""

    @property
    def unit(self) -> Figure | None:
        """One unit of its currency in the reporting currency; None where that is the same."""
        if self.rate:
            return Figure(1 / self.rate.value, (self.rate.route,))
        return Figure(self.figure.missing) if self.figure.missing else None


class Dated(Struct, frozen=True):
    """A rate of a table, and the days of its own date."""

    first: date
    last: date
    used: UsedRate


class Exchange(Struct, frozen=True):
    """The rates of a cluster, by currency, the latest first."""

    into: str
    rates: Mapping[str, tuple[Dated, ...]]
    max_days: Figure

    def rate(self, currency: str, on: date) -> UsedRate | NoRate:
        """Return the rate that counts on a date, or why there is none."""
        found = next((one for one in self.rates.get(currency, ()) if one.first <= on), None)
        if found is None:
            return NoRate("no_rate", currency, self.into, on.isoformat())
        old = (on - found.last).days
        if self.max_days.known is not None and old > self.max_days.known:
            return NoRate("rate_too_old", currency, self.into, on.isoformat(), found.used.date)
        if found.used.value <= 0:
            return NoRate("rate_not_positive", currency, self.into, on.isoformat(), found.used.date)
        return found.used

    def amount(
        self, written: Decimal | int, currency: str | None, on: date, route: Route, exactness: Exactness = "exact"
    ) -> Amount:
        """Return an amount in the reporting currency, by the rate that counts on a date."""
        own = figure(written, route, exactness=exactness)
        if currency is None or currency == self.into:
            return Amount(own, self.into, own)
        rate = self.rate(currency, on)
        if isinstance(rate, NoRate):
            return Amount(own, currency, Figure(rate, (own,)))
        value = (own.known or Fraction(0)) / rate.value
        return Amount(own, currency, Figure(value, (route, rate.route), exactness), rate)

    def money(self, written: Money, on: date, route: Route, currency: str | None = None) -> Amount:
        """Return an amount of money; `currency` is the file's, where the money names none."""
        return self.amount(written.amount, written.currency or currency, on, route, exactness_of(written))


def exchange(project: Project) -> Exchange:
    """Return the rates of a project; its cluster file must have been read."""
    cluster = project.cluster
    if cluster is None:
        return Exchange("", {}, threshold(project, "rate_max_days"))
    rates = {
        currency: tuple(sorted(
            (_dated(currency, cluster.currency, key, rate) for key, rate in by_date.items()),
            key=lambda one: (one.first, -one.last.toordinal(), one.used.date), reverse=True,
        ))
        for currency, by_date in cluster.exchange_rates.items()
    }  # fmt: skip
    return Exchange(cluster.currency, rates, threshold(project, "rate_max_days"))


def _dated(currency: str, into: str, key: str, rate: Rate) -> Dated:
    own = PartialDate(key)
    source = rate.source if isinstance(rate, RateForm) else None
    route = Route("cluster.yaml", ("exchange_rates", currency, key))
    return Dated(own.first, own.last, UsedRate(currency, into, Fraction(rate.rate), key, source, route))
