"""Business development services: scale, outreach, new and strengthened ones, cost recovery (S3 table 1, notes 8 to 10).

A firm may use several services, or one in several years, so firms of several are never added: the firms served at
least once are no fewer than those of the largest. Nil is 0, and not missing.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from clusterctl.analysis.figure import (
    HUNDRED,
    Figure,
    at_least_once,
    causes,
    complete,
    exactness_of,
    figure,
    ratio,
)
from clusterctl.analysis.indicators import indicators
from clusterctl.analysis.money import exchange
from clusterctl.findings.finding import Route
from clusterctl.model.values import Missing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from clusterctl.analysis.funding import Ledger
    from clusterctl.analysis.indicators import IndicatorResult
    from clusterctl.analysis.money import Amount, Exchange, UsedRate
    from clusterctl.model import monitoring
    from clusterctl.model.logframe import ImpactArea
    from clusterctl.model.values import Quantity
    from clusterctl.project.labels import Label
    from clusterctl.project.project import Project
    from clusterctl.words import Exactness

Change = Literal["new", "strengthened"]
AREAS: tuple[ImpactArea, ...] = ("scale", "outreach", "bds_and_financial_markets")
"""Impact areas whose indicators tell of services too."""
NO_SERVICES, NOT_RECORDED = Missing("no_services"), Missing("not_recorded")
NOBODY_SERVED, COSTS_NOTHING, OVER_WHOLE = Missing("nobody_served"), Missing("costs_nothing"), Missing("over_whole")
_NOUGHT = Fraction(0)


class Service(Struct, frozen=True):
    """A service in a year, or in all years together; money in the reporting currency."""

    id: str
    title: str
    label: str | None
    """None for all years together."""
    change: Change | None
    provider: str | None
    firms: Figure
    """Served at least once."""
    under_served: Figure
    """Of these, firms that were hardly served before."""
    outreach: Figure
    """Per cent of the firms served that were hardly served before."""
    cost: Figure
    fees: Figure
    recovery: Figure
    """Fees / cost, per cent; over 100 where users pay more than it costs."""
    satisfaction: Figure
    """1 to 5; that of the last year that tells it."""
    rates: tuple[UsedRate, ...]
    route: Route


class Services(Struct, frozen=True):
    """The services of a label, or of the whole programme."""

    label: Label | None
    """None for the programme."""
    currency: str
    services: tuple[Service, ...]
    scale: Figure
    """Firms served at least once: exact for one service, else no fewer than those of the largest."""
    outreach: Figure
    """Per cent, over the services that tell it, each weighing as many firms as it served."""
    with_outreach: int
    """How many services tell their outreach."""
    new: Figure
    strengthened: Figure
    fees: Figure
    """Of the services that tell fees and cost, as `cost` is."""
    cost: Figure
    recovery: Figure
    """Fees / cost over the services that tell both, per cent."""
    with_recovery: int
    """How many services tell their fees and cost."""
    cluster_share: Figure | None
    """What the cluster pays of all money, per cent: the source's stand-in where no service tells fees and cost."""
    indicators: tuple[IndicatorResult, ...]
    """Those of scale, outreach, BDS and financial markets, on the last day that counts."""
    years: tuple[Services, ...] = ()
    """Of the programme."""

    @property
    def rates(self) -> tuple[UsedRate, ...]:
        """The exchange rates that were used."""
        return tuple(dict.fromkeys(rate for one in self.services for rate in one.rates))


class ServiceBook:
    """The services of a project as known on a ledger's day."""

    def __init__(self, project: Project, ledger: Ledger) -> None:
        self._project = project
        self._ledger = ledger
        self._rates = exchange(project)

    @property
    def labels(self) -> list[Label]:
        """The labels with services that have begun, in order."""
        day = self._ledger.as_of
        return [filed.label for filed in self._project.monitoring if filed.record.bds and filed.label.first <= day]

    def of(self, label: Label) -> Services:
        """Return the services of a label."""
        day = min(label.last, self._ledger.as_of)
        found = [
            _service(one, Route(filed.path, ("bds", id_)), filed.label, self._rates, day)
            for filed in self._project.monitoring
            if filed.label.text == label.text
            for id_, one in filed.record.bds.items()
        ]
        share = self._ledger.of(label).split.cluster_share if self._ledger.is_on_file(label) else Figure(NOT_RECORDED)
        return self._services(label, found, share, day)

    def programme(self) -> Services:
        """Return the services of all years that have begun, a service of several years once, and of each year."""
        years = tuple(self.of(label) for label in self.labels)
        every = [one for year in years for one in year.services]
        found = [_together([one for one in every if one.id == id_]) for id_ in dict.fromkeys(one.id for one in every)]
        share = self._ledger.programme().split.cluster_share
        return self._services(None, found, share, self._ledger.as_of, years)

    def _services(
        self, label: Label | None, found: Sequence[Service], share: Figure, day: date, years: tuple[Services, ...] = ()
    ) -> Services:  # fmt: skip
        told = [one for one in found if _is_told(one.fees) and _is_told(one.cost)]
        none = Figure(NOT_RECORDED if found else NO_SERVICES)
        fees = complete([one.fees for one in told]) if told else none
        cost = complete([one.cost for one in told]) if told else none
        return Services(
            label=label,
            currency=self._rates.into,
            services=tuple(found),
            scale=at_least_once([one.firms for one in found], NO_SERVICES),
            outreach=_outreach_of([one for year in years for one in year.services] or found),
            with_outreach=sum(one.outreach.known is not None for one in found),
            new=_changed(found, "new"),
            strengthened=_changed(found, "strengthened"),
            fees=fees,
            cost=cost,
            recovery=told[0].recovery if len(told) == 1 else _recovery(fees, cost),
            with_recovery=sum(one.recovery.known is not None for one in found),
            cluster_share=None if told else share,
            indicators=tuple(one for one in indicators(self._project, day) if one.area in AREAS),
            years=years,
        )


# -- one service -----------------------------------------------------------------------------------------------------


def _service(one: monitoring.Service, at: Route, label: Label, rates: Exchange, day: date) -> Service:
    firms, under = (_quantity(getattr(one, name), at, name) for name in ("firms_served", "under_served"))
    cost = rates.money(one.cost, day, at.under("cost")) if one.cost else None
    fees = rates.money(one.fees, day, at.under("fees")) if one.fees else None
    content = Figure(NOT_RECORDED)
    if one.satisfaction is not None:
        content = figure(one.satisfaction, at.under("satisfaction"))
    return Service(
        id=str(at.keys[-1]),
        title=one.title,
        label=label.text,
        change=one.change,
        provider=one.provider,
        firms=firms,
        under_served=under,
        outreach=_outreach(under, firms),
        cost=_amount(cost),
        fees=_amount(fees),
        recovery=_own_recovery(fees, cost),
        satisfaction=content,
        rates=tuple(amount.rate for amount in (cost, fees) if amount and amount.rate),
        route=at,
    )


def _quantity(written: Quantity | None, at: Route, key: str) -> Figure:
    if written is None:
        return Figure(NOT_RECORDED)
    how: Exactness = exactness_of(written)
    return figure(written.value, at.under(key), exactness=how)


def _amount(amount: Amount | None) -> Figure:
    return amount.figure if amount else Figure(NOT_RECORDED)


def _outreach(under: Figure, firms: Figure) -> Figure:
    """Return the share of under-served firms; of nil under-served firms it is 0 whatever the number served."""
    if under.known == 0 and firms.known is None:
        return Figure(_NOUGHT, (under,))
    if under.known is not None and firms.known is not None and firms.known > 0 and not 0 <= under.known <= firms.known:
        return Figure(OVER_WHOLE, (under, firms))
    return ratio(under, firms, NOBODY_SERVED, HUNDRED)


def _is_told(figure: Figure) -> bool:
    """Return whether an amount is recorded in all years; it may lack an exchange rate."""
    return figure.missing is None or bool(causes((figure.missing,)))


def _own_recovery(fees: Amount | None, cost: Amount | None) -> Figure:
    """Return fees / cost; two amounts in one currency need no exchange rate."""
    if fees and cost and fees.currency == cost.currency:
        return _recovery(fees.written, cost.written)
    return _recovery(_amount(fees), _amount(cost))


def _recovery(fees: Figure, cost: Figure) -> Figure:
    return ratio(fees, cost, COSTS_NOTHING, HUNDRED)


# -- several services, or several years of one -----------------------------------------------------------------------


def _together(years: Sequence[Service]) -> Service:
    """Return a service of one or more years: money adds up, firms do not; the last year tells what it is."""
    if len(years) == 1:
        return years[0]
    last = years[-1]
    changes = [one.change for one in years if one.change]
    content = [one.satisfaction for one in years if one.satisfaction.known is not None]
    fees, cost = complete([one.fees for one in years]), complete([one.cost for one in years])
    return Service(
        id=last.id,
        title=last.title,
        label=None,
        change="new" if "new" in changes else changes[-1] if changes else None,
        provider=next((one.provider for one in reversed(years) if one.provider), None),
        firms=at_least_once([one.firms for one in years], NO_SERVICES),
        under_served=at_least_once([one.under_served for one in years], NO_SERVICES),
        outreach=_outreach_of(years),
        cost=cost,
        fees=fees,
        recovery=_recovery(fees, cost),
        satisfaction=content[-1] if content else Figure(NOT_RECORDED),
        rates=tuple(rate for one in years for rate in one.rates),
        route=last.route,
    )


def _outreach_of(found: Sequence[Service]) -> Figure:
    """Return the outreach of several services: under-served firms over firms served, of those that tell both."""
    told = [one for one in found if one.outreach.known is not None]
    if not told:
        reasons = {one.outreach.missing for one in found}
        return found[0].outreach if len(reasons) == 1 else Figure(NOT_RECORDED if found else NO_SERVICES)
    under = complete([one.under_served for one in told])
    if under.known == 0:
        return Figure(_NOUGHT, (under,))
    if len(told) == 1:
        return told[0].outreach
    both = [one for one in told if one.firms.known is not None]
    return ratio(complete([one.under_served for one in both]), complete([one.firms for one in both]),
                 NOBODY_SERVED, HUNDRED)  # fmt: skip


def _changed(found: Sequence[Service], change: Change) -> Figure:
    """Return how many services are new, or strengthened; at least so many where some do not tell."""
    if not found:
        return Figure(NO_SERVICES)
    silent = sum(one.change is None for one in found)
    if silent == len(found):
        return Figure(NOT_RECORDED)
    own = [one for one in found if one.change == change]
    fields = tuple(one.route.under("change") for one in found if one.change)
    return Figure(Fraction(len(own)), fields, "at_least" if silent else "exact")
