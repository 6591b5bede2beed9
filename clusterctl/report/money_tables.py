"""Amounts of money in tables: by who gave them, in the period and so far; planned beside spent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.analysis.figure import HUNDRED, difference, ratio, total
from clusterctl.analysis.parties import FUNDING_GROUPS
from clusterctl.model.values import Missing
from clusterctl.report.blocks import Column, Paragraph, Row, Table
from clusterctl.report.labels import FUNDING_GROUP
from clusterctl.report.money_words import days_of, sees, share
from clusterctl.words import capital

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.analysis.figure import Figure
    from clusterctl.analysis.split import Split
    from clusterctl.report.blocks import Block
    from clusterctl.report.ground import Ground
    from clusterctl.report.run import Text


def sources(at: Ground) -> Iterator[Table]:
    """Give the amounts by who gave them, in the period and, where that is another, in the programme so far."""
    say, now, so_far = at.say, at.money.split, at.money_so_far.split
    finance = at.money.finance
    time = days_of(at, finance) if finance and not at.money.is_own_finance else at.year
    found = [(time, now)] if _has_amounts(at, now) else []
    if _has_amounts(at, so_far) and so_far.total.known != now.total.known:
        found.append((say("programme so far"), so_far))
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


def budget(at: Ground) -> Iterator[Block]:
    """Give what was planned, and what was spent beside it on those activities that tell both."""
    say, money = at.say, at.money
    recorded = money.planned.recorded
    if recorded.known is not None and at.reader.sees_figure(recorded, "donor"):
        yield Paragraph(say.runs(
            "The plan puts {amount} on {known} of its {all} activities.", amount=at.amount(recorded),
            known=say.number(money.planned.with_total), all=say.number(money.planned.activities),
        ))  # fmt: skip
    pairs = [
        (one.planned.split, one.actual.split)
        for one in money.activities
        if one.actual and one.has_own_result and one.status == "done" and one.in_plan
    ]
    both = [pair for pair in pairs if all(side.total.known is not None and sees(at, side) for side in pair)]
    if both:
        yield _compared(at, both)


def _compared(at: Ground, pairs: Sequence[tuple[Split, Split]]) -> Table:
    """Return planned beside spent: by who gives, where all of them tell it, and together."""
    say = at.say
    heads = (say("Source"), say("Planned"), say("Spent"), say("Difference"), say("In per cent"))
    rows = []
    if all(side.by_group["cluster"].known is not None for pair in pairs for side in pair):
        for group in FUNDING_GROUPS:
            planned, spent = (total([pair[at_].by_group[group] for pair in pairs]) for at_ in (0, 1))
            if planned.made_of or spent.made_of:
                rows.append(Row((capital(say.label(FUNDING_GROUP, group)), *_sides(at, planned, spent))))
    planned, spent = (total([pair[at_].total for pair in pairs]) for at_ in (0, 1))
    rows.append(Row((say("Together"), *_sides(at, planned, spent)), strong=True))
    caption = say.several(
        len(pairs), "Planned and spent, {n} activity that is done", "Planned and spent, {n} activities that are done"
    )
    columns = tuple(Column(head, "right" if number else "left") for number, head in enumerate(heads))
    return Table(caption, columns, tuple(rows))


def _sides(at: Ground, planned: Figure, spent: Figure) -> tuple[Text, ...]:
    apart = difference(spent, planned)
    relative = ratio(apart, planned, Missing("whole_is_nought"), HUNDRED)
    shown = at.run(at.say.share(relative.known), relative) if relative.known is not None else at.unknown
    return (at.amount(planned),), (at.amount(spent),), (at.signed(apart),), (shown,)
