"""Money that is known for a time of the programme and not by activity: the `finance` records of the monitoring files.

Records add up where they are of different times, or of one time in several currencies. One that lies within another of
its currency is a part of it; records that overlap otherwise can't be added without counting money twice.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.analysis.figure import Figure, complete, ratio, total
from clusterctl.analysis.parties import FUNDING_GROUPS
from clusterctl.analysis.parts import NEGATIVE_COST, OfParties
from clusterctl.analysis.split import Split, split_of, unknown
from clusterctl.analysis.stated import Comparison, of_finance
from clusterctl.findings.finding import Route
from clusterctl.model.values import Missing
from clusterctl.words import english

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from clusterctl.analysis.money import Amount, Exchange, UsedRate
    from clusterctl.model import monitoring
    from clusterctl.project.labels import Label
    from clusterctl.project.project import Project
    from clusterctl.words import Say

    Span = tuple[date, date]
    """The first and the last of a stretch of days."""

NO_LEVER = Missing("nothing_from_programme")
_DAY = timedelta(days=1)


class FinanceRecord(Struct, frozen=True):
    """One record; amounts in the reporting currency unless said otherwise."""

    start: str
    """As written: a year, a month or a day."""
    end: str
    first: date
    last: date
    currency: str
    """That of its amounts as written."""
    split: Split
    excludes: tuple[str, ...]
    cda_cost: Figure | None
    """What the agent cost beside the amounts; None where it is not recorded."""
    selected_only: bool
    stated: tuple[Comparison, ...]
    rate: UsedRate | None
    agent_rate: UsedRate | None
    """That of the agent's cost."""
    route: Route

    def shares_days(self, other: FinanceRecord) -> bool:
        """Whether a day belongs to both."""
        return self.first <= other.last and other.first <= self.last

    def is_part_of(self, other: FinanceRecord) -> bool:
        """Whether its days all lie within another's, which has more of them, and its currency is the same."""
        within = other.first <= self.first and self.last <= other.last
        longer = (self.first, self.last) != (other.first, other.last)
        return within and longer and self.currency == other.currency


class Finance(Struct, frozen=True):
    """The records of a label or of the programme together."""

    records: tuple[FinanceRecord, ...]
    """Those that add up."""
    parts: tuple[FinanceRecord, ...]
    """Those that lie within another one, or are of selected activities beside one that is of all."""
    split: Split
    excludes: tuple[str, ...]
    cda_cost: Figure | None
    leverage_with_cda_cost: Figure | None
    """Leverage once more, the agent's cost counted as the agency's; None where a record does not tell it."""

    @property
    def start(self) -> str:
        """The first day, as written."""
        return min(self.records, key=lambda one: one.first).start

    @property
    def end(self) -> str:
        """The last day, as written."""
        return max(self.records, key=lambda one: one.last).end

    @property
    def days(self) -> str:
        """The days that they cover, as written: "2001", "1997-01 to 1999-12", "1997 and 1999" with a gap."""
        return self.days_in(english)

    def days_in(self, say: Say) -> str:
        """Return the days that they cover, in some language."""
        found = []
        for first, last in self.spans:
            start = next(one.start for one in self.records if one.first == first)
            end = next(one.end for one in self.records if one.last == last)
            day = say.dated(start)
            found.append(day if start == end else say("{start} to {end}", start=day, end=say.dated(end)))
        return say.listed(found)

    @property
    def spans(self) -> tuple[Span, ...]:
        """The days that they cover."""
        return joined((one.first, one.last) for one in self.records)

    @property
    def agent_of_all(self) -> Figure:
        """What the agent cost in all records; missing where one of them does not tell it."""
        return complete([one.cda_cost or Figure(Missing("not_recorded")) for one in self.records])

    @property
    def is_whole(self) -> bool:
        """Whether it is all money, so that activities may be compared with it."""
        return not self.excludes and not any(one.selected_only for one in self.records)


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return stretches of days in order; those that touch or overlap are one."""
    found: list[Span] = []
    for first, last in sorted(spans):
        if found and first - found[-1][1] <= _DAY:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return tuple(found)


def finance_records(project: Project, rates: Exchange, as_of: date) -> list[FinanceRecord]:
    """Return the records of all monitoring files in the order of their ends, but for those that end after a day."""
    found = [
        _record(one, Route(filed.path, ("finance", at)), rates, as_of)
        for filed in project.monitoring
        for at, one in enumerate(filed.record.finance)
        if one.end.first <= as_of
    ]
    return sorted(found, key=lambda one: (one.last, one.first, one.currency))


def later_records(project: Project, as_of: date, label: Label | None = None) -> tuple[Route, ...]:
    """Return where the records stand that end after a day; with a label, those that end in it."""
    return tuple(
        Route(filed.path, ("finance", at))
        for filed in project.monitoring
        for at, one in enumerate(filed.record.finance)
        if one.end.first > as_of and (label is None or label.first <= one.end.last <= label.last)
    )


def ending_in(records: Sequence[FinanceRecord], label: Label) -> list[FinanceRecord]:
    """Return the records whose end lies in a label; of a partial date its last day counts."""
    return [one for one in records if label.first <= one.last <= label.last]


def together(records: Sequence[FinanceRecord]) -> Finance | None:
    """Return records together, None where there are none; those of selected activities count where no others are."""
    whole = [one for one in records if not one.selected_only] or list(records)
    counted = [one for one in whole if not any(one.is_part_of(other) for other in whole)]
    if not counted:
        return None
    rest = tuple(one for one in records if one not in counted)
    costs = [one.cda_cost for one in counted if one.cda_cost]
    agent = total(costs) if len(costs) == len(counted) else None
    split = _sum(counted)
    return Finance(
        records=tuple(counted),
        parts=rest,
        split=split,
        excludes=tuple(dict.fromkeys(word for one in counted for word in one.excludes)),
        cda_cost=total(costs) if costs else None,
        leverage_with_cda_cost=_with_agent(split, agent) if agent else None,
    )


def _sum(records: Sequence[FinanceRecord]) -> Split:
    if len(records) == 1:
        return records[0].split
    for at, one in enumerate(records):
        if any(one.shares_days(other) and not _one_time(one, other) for other in records[at + 1 :]):
            return unknown(Missing("records_overlap"))
    return split_of({group: total([one.split.by_group[group] for one in records]) for group in FUNDING_GROUPS})


def _one_time(one: FinanceRecord, other: FinanceRecord) -> bool:
    """Whether two records are the same time's money in two currencies."""
    return (one.first, one.last) == (other.first, other.last) and one.currency != other.currency


def _with_agent(split: Split, agent: Figure) -> Figure:
    return ratio(
        total((split.total, agent)), total((split.by_group["agency"], split.by_group["donor"], agent)), NO_LEVER
    )


def _record(one: monitoring.Finance, at: Route, rates: Exchange, as_of: date) -> FinanceRecord:
    day = min(one.end.last, as_of)
    own, sample = _own(one, at, rates, day)
    cost = rates.money(one.cda_cost, day, at.under("cda_cost"), one.currency) if one.cda_cost else None
    return FinanceRecord(
        start=one.start.text,
        end=one.end.text,
        first=one.start.first,
        last=one.end.last,
        currency=one.currency or rates.into,
        split=own.exchanged(sample.unit) if sample else own,
        excludes=one.excludes,
        cda_cost=_of_agent(cost) if cost else None,
        selected_only=one.selected_only,
        stated=of_finance(one.stated, own, at.under("stated")) if one.stated else (),
        rate=sample.rate if sample else None,
        agent_rate=cost.rate if cost else None,
        route=at,
    )


def _of_agent(cost: Amount) -> Figure:
    """Return what the agent cost; an amount below 0 is refused."""
    return Figure(NEGATIVE_COST, (cost.written,)) if (cost.written.known or 0) < 0 else cost.figure


def _own(one: monitoring.Finance, at: Route, rates: Exchange, day: date) -> tuple[Split, Amount | None]:
    """Return the split in the record's own currency, and one of its amounts."""
    if not one.by_group:
        return unknown(Missing("not_recorded")), None
    amounts = {
        group: rates.amount(one.by_group[group], one.currency, day, at.under("by_group", group))
        for group in FUNDING_GROUPS if group in one.by_group
    }  # fmt: skip
    below = tuple(group for group, amount in amounts.items() if (amount.written.known or 0) < 0)
    own = unknown(OfParties("negative", below)) if below else split_of(
        {group: amount.written for group, amount in amounts.items()})  # fmt: skip
    return own, next(iter(amounts.values()))
