"""Who pays: the money of a year or of the whole programme, by who gives it (S0 13.3; S3 table 1 and note 10).

Two bases stand side by side: the `finance` records, which go first where there are any, and the activities of the
plans. An activity counts as it came to be once it is over, else as planned; one that was dropped or postponed does not.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Literal, get_args

from msgspec import Struct

from clusterctl.analysis.activity_funding import ActivityFunding, activities_of
from clusterctl.analysis.contributions import Books
from clusterctl.analysis.figure import Figure, SomeMissing, difference, mean
from clusterctl.analysis.finance import (
    Finance,
    FinanceRecord,
    ending_in,
    finance_records,
    joined,
    later_records,
    together,
)
from clusterctl.analysis.money import exchange
from clusterctl.analysis.split import NO_ACTIVITIES, NONE_COUNTS, NOTHING_SPENT, pooled
from clusterctl.model.plan import Nature

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from clusterctl.analysis.contributions import Side
    from clusterctl.analysis.finance import Span
    from clusterctl.analysis.money import UsedRate
    from clusterctl.analysis.split import Pool, Split
    from clusterctl.findings.finding import Route
    from clusterctl.model.plan import Plan
    from clusterctl.model.values import Missing
    from clusterctl.project.labels import Label
    from clusterctl.project.project import Filed, Project

NATURES: tuple[Nature, ...] = get_args(Nature)
Basis = Literal["finance", "activities"]


class Funding(Struct, frozen=True, dict=True):
    """The money of a label, or of the whole programme; amounts in the reporting currency.

    The activities are put together when that is asked for: many who want them want each by itself.
    """

    label: Label | None
    """None for the programme."""
    currency: str
    plans: int
    """How many plans are on file."""
    activities: tuple[ActivityFunding, ...]
    finance: Finance | None
    later: tuple[Route, ...]
    """Finance records that end after the day of judging, and are left out."""
    years: tuple[Funding, ...] = ()
    """Of the programme."""

    @cached_property
    def counted(self) -> Pool:
        """All that counts: what is over as it came to be, the rest as planned."""
        counted = (one.side for one in self.activities if one.counts)
        return self._pools.of(counted, NONE_COUNTS if self.activities else NO_ACTIVITIES)

    @cached_property
    def planned(self) -> Pool:
        """As planned, what was dropped later too; without what was not in the plan."""
        return self._pools.of(one.planned for one in self.activities if one.in_plan)

    @cached_property
    def actual(self) -> Pool:
        """What is known of what was spent."""
        return self._pools.of(
            (one.actual for one in self.activities), NOTHING_SPENT if self.activities else NO_ACTIVITIES
        )

    @cached_property
    def by_nature(self) -> Mapping[Nature, Figure]:
        """The simple mean of the external shares of the activities that count, per cent."""
        counted = [one for one in self.activities if one.counts]
        return {nature: _external(one for one in counted if one.nature == nature) for nature in NATURES}

    @cached_property
    def _pools(self) -> _Pools:
        return _Pools()

    @property
    def basis(self) -> Basis:
        """Finance records where there are any, else the activities."""
        return "finance" if self.finance else "activities"

    @property
    def split(self) -> Split:
        """Who pays, by the basis."""
        return self.finance.split if self.finance else self.counted.split

    def split_by(self, basis: Basis) -> Split:
        """Return who pays by a basis; by the activities where there are no finance records."""
        return self.finance.split if basis == "finance" and self.finance else self.counted.split

    @property
    def rates(self) -> tuple[UsedRate, ...]:
        """The exchange rates that were used."""
        sides = [side for one in self.activities for side in (one.planned, one.actual) if side]
        used = [rate for side in sides for rate in side.rates]
        for record in self.finance.records if self.finance else ():
            used += [rate for rate in (record.rate, record.agent_rate) if rate]
        return tuple(dict.fromkeys(used))

    @property
    def is_own_finance(self) -> bool:
        """Whether the records are of the label's own days alone."""
        return bool(self.finance and self.label and all(self.label.first <= one.first for one in self.finance.records))

    @property
    def gap(self) -> Figure | None:
        """Activities − finance, where both are all the money of the same days; None where they can't be compared."""
        if not self.finance or not self.finance.is_whole or not self.activities:
            return None
        if self.finance.spans != self._days:
            return None
        return difference(self.counted.split.total, self.finance.split.total)

    @property
    def uncovered(self) -> tuple[Label, ...]:
        """Of the programme: years with activities that count, of which the finance records do not hold all days."""
        spans = self.finance.spans if self.finance else None
        years = [year.label for year in self.years if year.label and year.counted.activities]
        return tuple(
            label
            for label in years
            if spans is not None and not any(first <= label.first and label.last <= last for first, last in spans)
        )

    @property
    def _days(self) -> tuple[Span, ...]:
        """The days of the label, or of all years with activities."""
        labels = [self.label] if self.label else [year.label for year in self.years if year.activities]
        return joined((label.first, label.last) for label in labels if label)


class Trend(Struct, frozen=True):
    """How one basis moved between two years."""

    basis: Basis
    before: Funding
    after: Funding


def ledger_of(project: Project, as_of: date) -> Ledger:
    """Return the money of a project as known on a day."""
    return project.once((Ledger, as_of), lambda: Ledger(project, as_of))


class Ledger:
    """The money of a project as known on a day, read once for all its years."""

    def __init__(self, project: Project, as_of: date) -> None:
        self._project = project
        self.as_of = as_of
        self._rates = exchange(project)
        self._books = Books(project, self._rates, as_of)
        self._records = finance_records(project, self._rates, as_of)
        self._years: dict[str, Funding] = {}
        self._programme: Funding | None = None
        self._until: dict[str, Funding] = {}

    @property
    def labels(self) -> list[Label]:
        """The labels of plans, and of monitoring in whose days a finance record ends, in order."""
        found = {filed.label.text: filed.label for filed in self._project.plans}
        for filed in self._project.monitoring:
            if ending_in(self._records, filed.label):
                found.setdefault(filed.label.text, filed.label)
        return sorted(found.values(), key=lambda label: (label.first, label.last, label.text))

    def is_on_file(self, label: Label) -> bool:
        """Whether there is a plan of a label, or a finance record that ends in it."""
        return any(one.text == label.text for one in self.labels) or bool(ending_in(self._records, label))

    def of(self, label: Label) -> Funding:
        """Return the money of a label."""
        if label.text not in self._years:
            plans = [filed for filed in self._project.plans if filed.label.text == label.text]
            found = self._funding(label, plans, self._activities(plans), ending_in(self._records, label))
            self._years[label.text] = found
        return self._years[label.text]

    def programme(self) -> Funding:
        """Return the money of all years that have begun, and of each."""
        if self._programme is None:
            self._programme = self._years_by(self.as_of, self._records)
        return self._programme

    def until(self, label: Label) -> Funding:
        """Return the money of all years that have begun and end no later than a label, and of each."""
        if label.text not in self._until:
            records = [one for one in self._records if one.last <= label.last]
            self._until[label.text] = self._years_by(self.as_of, records, label.last)
        return self._until[label.text]

    def _years_by(self, day: date, records: Sequence[FinanceRecord], last: date = date.max) -> Funding:
        """Return the money of the years that have begun by a day and end by a last one."""
        years = tuple(self.of(label) for label in self.labels if label.first <= day and label.last <= last)
        plans = [filed for filed in self._project.plans if filed.label.first <= day and filed.label.last <= last]
        activities = tuple(activity for year in years for activity in year.activities)
        return self._funding(None, plans, activities, records, years)

    def _activities(self, plans: Iterable[Filed[Plan]]) -> tuple[ActivityFunding, ...]:
        return tuple(
            one for filed in plans for one in activities_of(filed, self._books)
        )  # fmt: skip

    def _funding(
        self, label: Label | None, plans: Sequence[Filed[Plan]], activities: tuple[ActivityFunding, ...],
        records: Sequence[FinanceRecord], years: tuple[Funding, ...] = (),
    ) -> Funding:  # fmt: skip
        return Funding(
            label=label,
            currency=self._rates.into,
            plans=len(plans),
            activities=activities,
            finance=together(records),
            later=later_records(self._project, self.as_of, label),
            years=years,
        )


def trend(years: Sequence[Funding]) -> Trend | None:
    """Return how the cluster's share moved from the first to the last of several years of which it is known.

    By finance where two of the years have records of their own, else by the activities.
    """
    own = [year for year in years if year.is_own_finance and year.finance and _is_known(year.finance.split)]
    counted = [year for year in years if _is_known(year.counted.split)]
    found: list[Funding] = own if len(own) > 1 else counted
    if len(found) < 2:  # noqa: PLR2004 - a before and an after
        return None
    return Trend("finance" if found is own else "activities", found[0], found[-1])


def _is_known(split: Split) -> bool:
    return split.cluster_share.known is not None


class _Pools:
    """The pools of one funding; where all was done as planned they are one."""

    def __init__(self) -> None:
        self._made: dict[tuple[int, ...], Pool] = {}

    def of(self, sides: Iterable[Side | None], nothing: Missing = NO_ACTIVITIES) -> Pool:
        splits = [side.split for side in sides if side]
        if not splits:
            return pooled(splits, nothing)
        key = tuple(map(id, splits))
        if key not in self._made:
            self._made[key] = pooled(splits)
        return self._made[key]


def _external(activities: Iterable[ActivityFunding]) -> Figure:
    shares = [one.side.split.external for one in activities if one.side]
    known = [share for share in shares if share.known is not None]
    if known:
        return mean(known)
    return Figure(SomeMissing("some", len(shares), len(shares)) if shares else NO_ACTIVITIES)
