"""Who gives what to one activity, as planned or as it came to be: its money, and what nobody put into money.

Contributions are money where they have an amount or a share; time, knowledge, expertise and things in kind that nobody
valued are a stake, never money.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.analysis.figure import exactness_of, figure
from clusterctl.analysis.parties import funding_group
from clusterctl.analysis.parts import Cost, Part, split_parts
from clusterctl.model.values import Missing
from clusterctl.numbers import half_digit

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from clusterctl.analysis.money import Exchange, UsedRate
    from clusterctl.analysis.split import Split
    from clusterctl.findings.finding import Route
    from clusterctl.model.plan import Contribution
    from clusterctl.model.values import FundingGroup, Money
    from clusterctl.project.project import Project

STAKES = ("in_kind", "time", "knowledge", "expertise")
"""Forms that are a stake where they are not valued."""


class Stake(Struct, frozen=True):
    """What a party gives that nobody put into money."""

    by: str
    group: FundingGroup | None
    form: str | None
    """None and `cash` are money of which the amount is not recorded."""
    route: Route


class Side(Struct, frozen=True):
    """An activity's money as planned, or as it came to be."""

    split: Split
    stakes: tuple[Stake, ...]
    rates: tuple[UsedRate, ...]
    is_foreign: bool
    """Whether any of its money is written in another currency than the reporting one."""

    @property
    def is_recorded(self) -> bool:
        """Whether anything of its money is: a cost, or who gives which share."""
        return self.split.total.known is not None or self.split.cluster_share.known is not None


class Books:
    """What the activities of a project share: the rates, the day of judging, each party's group, looked up once."""

    def __init__(self, project: Project, rates: Exchange, as_of: date) -> None:
        self.project = project
        self.rates = rates
        self.as_of = as_of
        self._groups: dict[str, FundingGroup | None] = {}

    def side(self, cost: Money | None, at: Route, given: Iterable[tuple[Contribution, Route]], on: date) -> Side:
        """Return how an activity's money splits, by the rates of a day; the cost stands at a route."""
        whole = Cost(self.rates.money(cost, on, at), half_digit(cost.amount)) if cost else None
        parts: list[Part] = []
        stakes: list[Stake] = []
        for one, route in given:
            if one.amount is not None:
                parts.append(self._valued(one, one.amount, route, on))
            elif one.share is not None:
                share = figure(one.share, route.under("share"), exactness=exactness_of(one))
                parts.append(Part(one.by, self._group(one.by), share, None, half_digit(one.share)))
            else:
                stakes.append(Stake(one.by, self._group(one.by), one.form, route))
        silent = tuple(stake.by for stake in stakes if stake.form not in STAKES)
        split = split_parts(whole, parts, silent, Missing("stakes_only" if stakes else "no_contributions"))
        amounts = [*([whole.amount] if whole else []), *(part.amount for part in parts if part.amount)]
        rates = dict.fromkeys(amount.rate for amount in amounts if amount.rate)
        is_foreign = any(amount.currency != self.rates.into for amount in amounts)
        return Side(split, tuple(stakes), tuple(rates), is_foreign)

    def _valued(self, one: Contribution, written: Money, route: Route, on: date) -> Part:
        """Return a contribution with an amount, which goes before a share of the same."""
        how = exactness_of(one)
        how = how if how != "exact" else exactness_of(written)
        amount = self.rates.amount(written.amount, written.currency, on, route.under("amount"), how)
        return Part(one.by, self._group(one.by), None, amount, half_digit(written.amount))

    def _group(self, party: str) -> FundingGroup | None:
        if party not in self._groups:
            self._groups[party] = funding_group(self.project, party)
        return self._groups[party]
