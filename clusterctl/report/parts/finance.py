"""Funding: who paid in the period and in the programme so far, year by year, by nature, and what each unit brought."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.analysis.funding_rows import rows
from clusterctl.report.blocks import Paragraph, Picture, Points
from clusterctl.report.figures.shares import Shares, shares
from clusterctl.report.outline import Told
from clusterctl.report.speech.labels import NATURE
from clusterctl.report.topics.money_notes import gaps, notes, unread
from clusterctl.report.topics.money_tables import sources
from clusterctl.report.topics.money_words import (
    LEVERAGE_PLACES,
    Line,
    bar,
    basis_of,
    days_of,
    finding,
    is_told,
    payer_names,
    sees,
    table,
)
from clusterctl.report.view import Gap
from clusterctl.words import capital, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.analysis.funding import Funding
    from clusterctl.report.blocks import Block
    from clusterctl.report.ground import Ground
    from clusterctl.report.run import Words

QUESTION = message("Who pays for the activities, and how much?")
_FEWEST = 2
"""So many rows make a figure worth while."""


def told(at: Ground) -> Told:
    """Return who pays."""
    every = [*_years(at), *_natures(at)]
    if not any(is_told(line.split) for line in every):
        return Told(gaps=(*unread(at), _nothing(at)))
    years, natures = ([line for line in lines if sees(at, line.split)] for lines in (_years(at), _natures(at)))
    withheld = any(is_told(line.split) and not sees(at, line.split) for line in every)
    known = [line for line in years if is_told(line.split)]
    blocks = [*_of_years(at, known, years), *_of_natures(at, natures), *_levers(at, years)]
    said = tuple(notes(at)) if known else ()
    if said:
        blocks.append(Points(said, at.say("To be known of these figures")))
    return Told(finding(at), tuple(blocks), tuple(gaps(at)) if known else (), withheld)


def _nothing(at: Ground) -> Gap:
    said = at.say("No money is recorded, neither of the activities nor of the whole.")
    return Gap(said, f"plans/{at.label.text}.yaml: activities.<id>.contributions")


# -- year by year ------------------------------------------------------------------------------------------------------


def _years(at: Ground) -> list[Line]:
    """Return who paid: each year up to the label's by its activities and its finance records, and so far."""
    found: list[Line] = []
    so_far = at.money_so_far
    held = list(so_far.years)
    if not any(year.label == at.label for year in held):
        held.append(at.money)
    for year in held:
        found += _year(at, year, strong=year.label == at.label)
    if len({year.label.text for year in held if year.label and is_told(year.split)}) > 1:
        found += _so_far(at, so_far, held)
    return found


def _year(at: Ground, year: Funding, *, strong: bool) -> Iterator[Line]:
    name = at.label_name(year.label) if year.label else ""
    by_finance = year.basis == "finance"
    if year.counted.activities:
        yield Line(name, basis_of(at, year.counted), year.counted.split, strong=strong and not by_finance)
    if year.finance:
        title = name if year.is_own_finance else capital(days_of(at, year.finance))
        yield Line(title, at.say("finance records"), year.finance.split, strong=strong)


def _so_far(at: Ground, so_far: Funding, held: Sequence[Funding]) -> Iterator[Line]:
    """Give the programme's money, but for what a year's line tells already."""
    title = at.say("Programme up to {label}", label=at.year)
    told_ = [year.finance.records for year in held if year.finance]
    if so_far.finance and so_far.finance.records not in told_:
        yield Line(title, at.say("finance records, {days}", days=days_of(at, so_far.finance)), so_far.finance.split)
    if so_far.counted.activities:
        yield Line(title, basis_of(at, so_far.counted), so_far.counted.split)


def _of_years(at: Ground, known: Sequence[Line], years: Sequence[Line]) -> Iterator[Block]:
    say = at.say
    if not known:
        return
    if any(line.split.cluster_share.known is not None for line in known):
        shown = Shares(tuple(bar(at, line) for line in years), payer_names(at), say("Share of the cost, in per cent"))
        yield Picture("payers", shares(shown, say("Who paid, year by year")), ("money",))
    yield table(at, say("Who paid, year by year"), say("Time"), years)
    yield from sources(at)


# -- by nature ---------------------------------------------------------------------------------------------------------


def _natures(at: Ground) -> list[Line]:
    found = []
    for row in rows(at.money, "nature"):
        name = at.say.label(NATURE, row.key) if row.key else at.say("nature not recorded")
        found.append(Line(capital(name), basis_of(at, row.pool), row.pool.split))
    return found if len(found) >= _FEWEST else []


def _of_natures(at: Ground, natures: Sequence[Line]) -> Iterator[Block]:
    say = at.say
    if not any(line.split.cluster_share.known is not None for line in natures):
        return
    title = say("Who paid in {label}, by what the activities bring", label=at.year)
    shown = Shares(tuple(bar(at, line) for line in natures), payer_names(at), say("Share of the cost, in per cent"))
    yield Picture("natures", shares(shown, title), ("money",))
    yield table(at, title, say("Nature"), natures)
    yield Paragraph(say(
        "Commercial activities bring gain soon, so those who gain can pay most of them; developmental ones build the "
        "cluster, and more of their cost may come from outside."), "note")  # fmt: skip


# -- leverage ----------------------------------------------------------------------------------------------------------


def _levers(at: Ground, years: Sequence[Line]) -> Iterator[Block]:
    """Give what went with each unit of the programme's money."""
    known = [line for line in years if line.split.leverage.known is not None]
    if len(known) >= _FEWEST:
        yield _leverage(at, known)
    yield from (Paragraph(_lever(at, line)) for line in known if line.strong)


def _leverage(at: Ground, known: Sequence[Line]) -> Picture:
    from clusterctl.report.figures.leverage import Brought, Leverage, leverage  # of a few clusters only it is known

    rows_ = tuple(
        Brought(line.name, line.split.leverage.known, at.number(line.split.leverage, LEVERAGE_PLACES).text, line.basis,
                strong=line.strong) for line in known
    )  # fmt: skip
    measure = at.say("Spent in all for each {currency} of agency and donors", currency=_unit(at))
    drawn = Leverage(rows_, measure, at.say("1: agency and donors alone"))
    return Picture("leverage", leverage(drawn, at.say("Leverage of the programme’s money")), ("money",))


def _unit(at: Ground) -> str:
    return at.currency or at.say("unit of money")


def _lever(at: Ground, line: Line) -> Words:
    return at.say.runs(
        "{time}: for each {currency} of agency and donors {ratio} were spent in all.", time=line.name,
        currency=_unit(at), ratio=at.number(line.split.leverage, LEVERAGE_PLACES),
    )  # fmt: skip
