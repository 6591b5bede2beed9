"""Visibility: what was told to whom and when, and in which quarters nobody was told anything."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.analysis.figure import figure
from clusterctl.findings.finding import Route
from clusterctl.model.partial_dates import PartialDate
from clusterctl.report.blocks import Column, Points, Row, Table
from clusterctl.report.outline import Told
from clusterctl.report.view import Gap
from clusterctl.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.model.monitoring import Telling
    from clusterctl.report.blocks import Block
    from clusterctl.report.ground import Ground
    from clusterctl.report.run import Text

QUESTION = message("Who was told what, and when?")
_QUARTER = 3
"""Months."""


class _Told(Struct, frozen=True):
    """One occasion of telling, and where it stands."""

    telling: Telling
    route: Route


def told(at: Ground) -> Told:
    """Return what the actors and others were told in the period."""
    every = _tellings(at)
    seen = [one for one in every if at.reader.sees_record(one.route)]
    withheld = len(seen) < len(every)
    if not every:
        return Told(gaps=tuple(_none(at)))
    if not seen:
        return Told(withheld=True)
    blocks: list[Block] = [_table(at, seen), *_rhythm(at)]
    gaps = () if withheld else tuple(_gaps(at, seen))
    return Told("" if withheld else _heading(at, seen), tuple(blocks), gaps, withheld)


def _tellings(at: Ground) -> list[_Told]:
    """Return the tellings that begin in the label by the day of judging, the earliest first."""
    found = [
        _Told(one, Route(filed.path, ("dissemination", nth)))
        for filed in at.project.monitoring
        for nth, one in enumerate(filed.record.dissemination)
        if at.label.first <= one.date.first <= at.day
    ]
    return sorted(found, key=lambda one: (one.telling.date.first, one.telling.date.last))


def _heading(at: Ground, seen: Sequence[_Told]) -> Text:
    number = at.run(at.say.number(len(seen)), figure(len(seen), *(one.route for one in seen)))
    return at.say.several_runs(len(seen), "The actors were told of the work on {number} occasion",
                               "The actors were told of the work on {number} occasions", number=number)  # fmt: skip


def _table(at: Ground, seen: Sequence[_Told]) -> Table:
    say = at.say
    columns = (Column(say("When"), whole=True), Column(say("What was told")), Column(say("To whom")))
    return Table(say("What was told in {year}", year=at.year), columns, tuple(_row(at, one) for one in seen))


def _row(at: Ground, one: _Told) -> Row:
    to: Text = at.say.listed(one.telling.to) if one.telling.to and at.reader.sees(one.route.under("to")) else "–"
    return Row((at.say.when(one.telling.date), one.telling.what, to))


def _rhythm(at: Ground) -> Iterator[Points]:
    """Say how long the longest silence was, and how long the method bears."""
    found = at.process.dissemination if at.process else None
    if found is None or found.longest_gap.known is None or found.bound.known is None:
        return
    if not at.reader.sees_figure(found.longest_gap, "donor"):
        return
    say, values = at.say, {"days": at.number(found.longest_gap), "bound": at.number(found.bound)}
    if found.is_too_long:
        said = say.runs("The longest time without any telling was {days} days; the method bears {bound}.", **values)
    elif found.is_too_long is None:
        said = say.runs("The longest time without any telling was {days} days; whether that is longer than the {bound} "
                        "days that the method bears can’t be told, for some dates have no day.", **values)  # fmt: skip
    else:
        said = say.runs("The longest time without any telling was {days} days, within the {bound} that the "
                        "method bears.",
                        **values)  # fmt: skip
    yield Points((said,))


# -- what is missing ---------------------------------------------------------------------------------------------------


def _none(at: Ground) -> Iterator[Gap]:
    said = at.say("Nothing is on file of what the actors were told in {year}, by whom and when.", year=at.year)
    yield Gap(said, f"monitoring/{at.label.text}.yaml: dissemination")


def _gaps(at: Ground, seen: Sequence[_Told]) -> Iterator[Gap]:
    say, file = at.say, seen[0].route.file
    silent = [(first, last) for first, last in _quarters(at) if not any(_falls(one, first, last) for one in seen)]
    if silent:
        quarters = [say("{start} to {end}", start=_month(at, first), end=_month(at, last)) for first, last in silent]
        said = say.several(len(silent), "In {n} quarter nothing that is on file was told: {quarters}.",
                           "In {n} quarters nothing that is on file was told: {quarters}.",
                           quarters="; ".join(quarters))  # fmt: skip
        yield Gap(said, f"{file}: dissemination")
    without = sum(not one.telling.to for one in seen)
    if without:
        said = say.several(without, "To whom it was told is not recorded of {n} occasion.",
                           "To whom it was told is not recorded of {n} occasions.")  # fmt: skip
        yield Gap(said, f"{file}: dissemination.<n>.to")


def _quarters(at: Ground) -> Iterator[tuple[date, date]]:
    """Yield the quarters of the label that are over, each by the first day of its first and of its last month."""
    first = at.label.first
    while not at.label.is_month and first <= at.label.last:
        after = _months_later(first, _QUARTER)
        if after <= at.day or at.day >= at.label.last:
            yield first, _months_later(first, _QUARTER - 1)
        first = after


def _months_later(day: date, months: int) -> date:
    """Return the same day some months later; a financial year begins on a day that each month has, or on its first."""
    number = day.year * 12 + day.month - 1 + months
    return date(number // 12, number % 12 + 1, min(day.day, 28))


def _falls(one: _Told, first: date, last_month: date) -> bool:
    """Whether a telling may have been in a quarter."""
    return one.telling.date.first < _months_later(last_month, 1) and one.telling.date.last >= first


def _month(at: Ground, day: date) -> str:
    return at.say.when(PartialDate(f"{day.year}-{day.month:02}"))
