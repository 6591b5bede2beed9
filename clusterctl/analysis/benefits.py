"""Benefits over costs, from the programme's beginning to a day, in the reporting currency (S1 6.7.3; readings ours).

Benefits are the indicators that say they are money that counts as one, and what activities really brought. What
actors contribute is a cost, never income. Costs are the money spent: the finance records, else the activities done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from clusterctl.analysis.figure import Figure, complete, difference, ratio, total
from clusterctl.analysis.money import NoRate, exchange
from clusterctl.analysis.readings import Lacking
from clusterctl.findings.finding import Route
from clusterctl.model.values import Missing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from clusterctl.analysis.funding import Basis, Funding, Ledger
    from clusterctl.analysis.indicators import IndicatorResult
    from clusterctl.analysis.money import Exchange, UsedRate
    from clusterctl.analysis.readings import Reading
    from clusterctl.model.plan import Activity, Plan
    from clusterctl.model.values import Money
    from clusterctl.project.project import Filed, Project

Kind = Literal["sales", "savings", "income"]
NO_BENEFITS, COSTS_NOTHING = Missing("no_benefits"), Missing("costs_nothing")


class Gain(Struct, frozen=True):
    """One benefit, in the reporting currency."""

    kind: Kind | None
    """Of an activity; None for an indicator's."""
    id: str
    """Of the indicator or the activity."""
    name: str
    by: str | None
    """The actor who has it; None for an indicator's."""
    date: str
    """As written, or the plan's label."""
    figure: Figure
    counts: bool
    """Whether it is added up; income beside the sales of the same actor is a part of them."""
    rate: UsedRate | None
    route: Route


class BenefitsOverCosts(Struct, frozen=True):
    """What the programme brought beside what was spent, to a day; in the reporting currency."""

    currency: str
    gains: tuple[Gain, ...]
    from_indicators: Figure
    from_activities: Figure
    benefits: Figure
    costs: Figure
    basis: Basis
    """Where the costs stand."""
    agent: Figure | None
    """What the agent cost beside them; None where it is not recorded."""
    ratio: Figure
    """Benefits for each unit of costs."""
    ratio_with_agent: Figure | None
    """The same with the agent's cost; missing where a finance record does not tell it."""
    funding: Funding
    """The money of the whole programme to the day."""

    @property
    def excludes(self) -> tuple[str, ...]:
        """What the costs leave out, as the finance records say."""
        return self.funding.finance.excludes if self.funding.finance else ()

    @property
    def rates(self) -> tuple[UsedRate, ...]:
        """The exchange rates that benefits were reckoned with."""
        return tuple(dict.fromkeys(one.rate for one in self.gains if one.rate))


def benefits_over_costs(
    project: Project, found: Sequence[IndicatorResult], ledger: Ledger
) -> BenefitsOverCosts:  # fmt: skip
    """Return benefits and costs to the ledger's day, of indicators as they stand then."""
    rates = exchange(project)
    funding = ledger.programme()
    by_indicators = tuple(_of_indicators(found, rates, ledger.as_of))
    by_activities = tuple(_of_activities(project, rates, ledger.as_of))
    costs = funding.finance.split.total if funding.finance else funding.actual.split.total
    agent = funding.finance.cda_cost if funding.finance else None
    of_all = funding.finance.agent_of_all if funding.finance and agent else None
    benefits = _sum((*by_indicators, *by_activities))
    return BenefitsOverCosts(
        currency=rates.into,
        gains=(*by_indicators, *by_activities),
        from_indicators=_sum(by_indicators),
        from_activities=_sum(by_activities),
        benefits=benefits,
        costs=costs,
        basis=funding.basis,
        agent=agent,
        ratio=ratio(benefits, costs, COSTS_NOTHING),
        ratio_with_agent=ratio(benefits, total((costs, of_all)), COSTS_NOTHING) if of_all else None,
        funding=funding,
    )


def _sum(gains: Sequence[Gain]) -> Figure:
    counted = [one.figure for one in gains if one.counts]
    return complete(counted) if counted else Figure(NO_BENEFITS)


# -- indicators ------------------------------------------------------------------------------------------------------


def _of_indicators(found: Sequence[IndicatorResult], rates: Exchange, day: date) -> Iterator[Gain]:
    for one in found:
        if not one.benefit:
            continue
        for reading in _counted(one):
            own = _above_baseline(one, reading)
            figure, rate = _exchanged(own, one.currency, rates, _day(reading, day))
            yield Gain(None, one.id, one.name, None, str(reading.date), figure, counts=True, rate=rate,
                       route=reading.route)  # fmt: skip


def _counted(one: IndicatorResult) -> tuple[Reading, ...]:
    """Return the values that add up: the latest of a programme-to-date figure, else the latest filed in each year."""
    if one.cumulative:
        return one.values[-1:]
    by_year = {reading.label.text: reading for reading in one.values if reading.label}
    dated = {(reading.date.text if reading.date else ""): reading for reading in by_year.values()}
    return tuple(dated.values())


def _above_baseline(one: IndicatorResult, reading: Reading) -> Figure:
    """Return what a value adds to the baseline, in the direction that is better; without a baseline the value."""
    if one.baseline:
        pair = (reading.figure, one.baseline.figure)
        return difference(*pair) if one.direction == "increase" else difference(*reversed(pair))
    if one.direction == "decrease":
        return Figure(Lacking("lacking", ("baseline",)), (reading.figure,))
    return reading.figure


def _day(reading: Reading, day: date) -> date:
    return min(reading.date.last, day) if reading.date else day


def _exchanged(figure: Figure, currency: str | None, rates: Exchange, on: date) -> tuple[Figure, UsedRate | None]:
    if currency is None or currency == rates.into or figure.known is None:
        return figure, None
    rate = rates.rate(currency, on)
    if isinstance(rate, NoRate):
        return Figure(rate, (figure,)), None
    return Figure(figure.known / rate.value, (figure, rate.route), figure.exactness), rate


# -- activities ------------------------------------------------------------------------------------------------------


def _of_activities(project: Project, rates: Exchange, day: date) -> Iterator[Gain]:
    for filed in project.plans:
        for id_, activity in filed.record.activities.items():
            known, last = _ended(filed, activity)
            if known > day:
                continue
            for by, kind, written in _brought(activity):
                at = Route(filed.path, ("activities", id_, "actual_benefit", by, kind))
                amount = rates.money(written, min(last, day), at)
                counts = kind != "income" or activity.actual_benefit[by].sales is None
                yield Gain(kind, id_, activity.title, by, filed.label.text, amount.figure, counts, amount.rate, at)


def _brought(activity: Activity) -> Iterator[tuple[str, Kind, Money]]:
    for by, benefit in activity.actual_benefit.items():
        held: dict[Kind, Money | None] = {
            "sales": benefit.sales, "savings": benefit.savings, "income": benefit.income,
        }  # fmt: skip
        for kind, written in held.items():
            if written is not None:
                yield by, kind, written


def _ended(filed: Filed[Plan], activity: Activity) -> tuple[date, date]:
    """Return the day from which a benefit is known, and the day by whose rate it is reckoned."""
    result = activity.result
    when = (result.end or result.start) if result else None
    if when:
        return when.first, when.last
    planned = activity.end or activity.start
    return filed.label.first, planned.last if planned else filed.label.last
