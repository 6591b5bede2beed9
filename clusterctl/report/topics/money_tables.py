"""Amounts of money in a table: by who gave them, in the period and so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.analysis.figure import HUNDRED
from clusterctl.analysis.parties import FUNDING_GROUPS
from clusterctl.report.blocks import Column, Row, Table
from clusterctl.report.speech.labels import FUNDING_GROUP
from clusterctl.report.topics.money_words import days_of, sees, share
from clusterctl.words import capital

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.analysis.split import Split
    from clusterctl.report.ground import Ground
    from clusterctl.report.run import Text


def sources(at: Ground) -> Iterator[Table]:
    """Give the amounts by who gave them, in the period and, where that is another, in the programme so far."""
    say, now, so_far = at.say, at.money.split, at.money_so_far.split
    finance = at.money.finance
    time = days_of(at, finance) if finance and not at.money.is_own_finance else at.year
    found = [(time, now)] if _has_amounts(at, now) else []
    if _has_amounts(at, so_far) and so_far.total.known != now.total.known:
        covered = at.money_so_far.finance
        found.append((days_of(at, covered) if covered else say("programme so far"), so_far))
    if not found:
        return
    columns = [Column(say("Source"))]
    for when, _ in found:
        heads = say("Amount, {time}", time=when), say("Share, {time}", time=when)
        columns += [Column(head, "right") for head in heads]
    rows = []
    for group in FUNDING_GROUPS:
        cells: list[Text] = [capital(say.label(FUNDING_GROUP, group))]
        for _, split in found:
            cells += [(at.amount(split.by_group[group]),), (share(at, split.shares[group]),)]
        rows.append(Row(tuple(cells)))
    sums: list[Text] = [say("Together")]
    for _, split in found:
        sums += [(at.amount(split.total),), say.share(HUNDRED)]
    yield Table(say("Amounts by source"), tuple(columns), (*rows, Row(tuple(sums), strong=True)))


def _has_amounts(at: Ground, split: Split) -> bool:
    return split.total.known is not None and split.by_group["cluster"].known is not None and sees(at, split)
