"""How regularly the actors are told what is going on (S0 13.3; S1 6.6.6).

A telling belongs to the year in which its date begins. The longest gap runs between two tellings, from the last one
before the year, and to the year's end or the day of judging; before the first telling of all nothing is counted, for
nobody had begun to record (*ours*), and after the last monitoring file nobody goes on. Of a date without a day the gap
is the least that it can be: nothing is counted of the time in which the actors may have been told.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import accumulate
from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.analysis.counted import count
from clusterctl.analysis.figure import Figure
from clusterctl.analysis.split import NOT_RECORDED
from clusterctl.analysis.thresholds import threshold
from clusterctl.findings.finding import Route

if TYPE_CHECKING:
    from datetime import date

    from clusterctl.model.partial_dates import PartialDate
    from clusterctl.project.labels import Label
    from clusterctl.project.project import Project


class Dissemination(Struct, frozen=True):
    """What the actors were told in a year; missing until the first telling, and where no monitoring is kept."""

    tellings: Figure
    last: PartialDate | None
    """Of the last telling by the year's end, perhaps of a year before."""
    longest_gap: Figure
    """Days."""
    bound: Figure
    """Days."""

    @property
    def is_too_long(self) -> bool | None:
        """Whether the longest gap is over the bound; None where it can't be told, as of a gap of at least so long."""
        if self.longest_gap.known is None or self.bound.known is None:
            return None
        over = self.longest_gap.known > self.bound.known
        return over if over or self.longest_gap.exactness == "exact" else None


class _Told(Struct, frozen=True):
    date: PartialDate
    route: Route


def dissemination(project: Project, label: Label, as_of: date) -> Dissemination:
    """Return what the actors were told in a label, as known on a day."""
    until = min(label.last, as_of)
    every = [one for one in _tellings(project) if one.date.first <= until]
    bound = threshold(project, "dissemination_days")
    own = [one for one in every if label.first <= one.date.first]
    kept = [filed.label for filed in project.monitoring if filed.label.first <= until]
    if not every or not (own or any(one.overlaps(label) for one in kept)):
        none = Figure(NOT_RECORDED)
        return Dissemination(none, None, none, bound)
    before = [one for one in every if one.date.first < label.first]
    return Dissemination(
        tellings=count([one.route for one in own]),
        last=every[-1].date,
        longest_gap=_gap(before, own, min(until, max(one.last for one in kept))),
        bound=bound,
    )


class Silence(Struct, frozen=True):
    """A time longer than the bound in which nothing was told."""

    since: PartialDate
    after: Route
    """The telling before it."""
    until: PartialDate | date
    before: Route | None
    """The telling that ended it; None where it lasted until the day of judging."""
    days: int
    """How many; of dates without a day the least that they can be."""
    is_exact: bool


def silences(project: Project, as_of: date) -> list[Silence]:
    """Return the times after the first telling in which the actors were told nothing for too long.

    Where there is but one telling, nobody can say how often there are any. After the last label with a monitoring
    file, nobody wrote down tellings.
    """
    told = [one for one in _tellings(project) if one.date.first <= as_of]
    if len(told) < 2:  # noqa: PLR2004 - one after another
        return []
    until = min(as_of, max(filed.label.last for filed in project.monitoring))
    bound = threshold(project, "dissemination_days").known or 0
    latest = list(accumulate(told, _later))
    every = [_silence(one, after, until) for one, after in zip(latest, [*told[1:], None], strict=True)]
    return [one for one in every if one.days > bound]


def _silence(told: _Told, then: _Told | None, until: date) -> Silence:
    end = then.date.first if then else until
    return Silence(
        since=told.date,
        after=told.route,
        until=then.date if then else until,
        before=then.route if then else None,
        days=(end - told.date.last).days,
        is_exact=all(one.date.first == one.date.last for one in (told, then) if one),
    )


def _tellings(project: Project) -> list[_Told]:
    found = [
        _Told(one.date, Route(filed.path, ("dissemination", at)))
        for filed in project.monitoring
        for at, one in enumerate(filed.record.dissemination)
    ]
    return sorted(found, key=lambda one: (one.date.first, one.date.last))


def _later(one: _Told, other: _Told) -> _Told:
    """Return which of two tellings may be the later one."""
    return other if other.date.last >= one.date.last else one


def _gap(before: list[_Told], own: list[_Told], until: date) -> Figure:
    """Return the longest gap, from the last telling before the year."""
    tellings = [*list(accumulate(before, _later))[-1:], *own]
    ends = [one.date.last for one in accumulate(tellings, _later)]
    nexts = [*(one.date.first for one in tellings[1:]), until]
    days = max(0, *((later - earlier).days for earlier, later in zip(ends, nexts, strict=True)))
    rough = any(one.date.first != one.date.last for one in tellings)
    return Figure(Fraction(days), tuple(one.route for one in tellings), "at_least" if rough else "exact")
