"""Figures as printed or reported elsewhere, beside their recomputation: which there are, and as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.analysis.figure import HUNDRED
from clusterctl.report.blocks import Column, Row, Table
from clusterctl.report.speech.labels import PAYER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from clusterctl.analysis.figure import Figure
    from clusterctl.analysis.stated import Comparison
    from clusterctl.report.ground import Ground
    from clusterctl.report.run import Run, Text


class Stated(Struct, frozen=True):
    """A stated figure beside the recomputed one."""

    comparison: Comparison
    of: str
    """The activity that it is of; empty for the money as a whole."""
    currency: str


def stated(at: Ground) -> tuple[list[Stated], bool]:
    """Return the stated figures of the period that the reader may see, and whether there are others."""
    every = list(_every(at))
    seen = [one for one in every if all(at.reader.sees_figure(figure, "donor") for figure in _both(one))]
    return seen, len(seen) < len(every)


def _both(one: Stated) -> tuple[Figure, Figure]:
    return one.comparison.stated, one.comparison.recomputed


def _every(at: Ground) -> Iterator[Stated]:
    finance = at.money.finance
    for record in (*finance.records, *finance.parts) if finance else ():
        yield from (Stated(one, "", record.currency) for one in record.stated)
    for activity in at.money.activities:
        yield from (Stated(one, activity.title, at.currency) for one in activity.stated)


def table(at: Ground, found: Sequence[Stated]) -> Table:
    """Return stated figures beside the recomputed ones; those that differ come first."""
    say = at.say
    columns = (
        Column(say("Figure")), Column(say("Stated"), "right"), Column(say("Recomputed"), "right"),
        Column(say("Comparison")),
    )  # fmt: skip
    order = {False: 0, None: 1, True: 2}
    held = sorted(found, key=lambda one: order[one.comparison.agrees])
    return Table(
        say("Figures as stated elsewhere, and recomputed"), columns, tuple(Row(_cells(at, one)) for one in held)
    )


def _cells(at: Ground, one: Stated) -> tuple[Text, ...]:
    compared = one.comparison
    return (
        _name(at, one), (_shown(at, one, compared.stated),), (_shown(at, one, compared.recomputed),), _reading(at, one),
    )  # fmt: skip


def _name(at: Ground, one: Stated) -> str:
    what = _what(at, one.comparison)
    return at.say("{figure}, {activity}", figure=what, activity=one.of) if one.of else what


def _what(at: Ground, compared: Comparison) -> str:
    say = at.say
    match compared.name:
        case "total":
            return say("Total")
        case "leverage":
            return say("Leverage")
        case "cluster_share":
            return say("What the cluster pays")
    return say("Share of {payer}", payer=say.label(PAYER, compared.group or ""))


def _shown(at: Ground, one: Stated, figure: Figure) -> Run:
    if figure.known is None:
        return at.unknown
    stated_ = figure is one.comparison.stated
    match one.comparison.name:
        case "total":
            return at.amount(figure, one.currency)
        case "leverage":
            return at.number(figure, None if stated_ else _places(figure.known))
    shown = at.say.share(figure.known, None if stated_ else _places(figure.known))
    return at.run(at.say.as_exact(shown, figure.exactness), figure)


def _places(value: Fraction) -> int | None:
    """Return with how many places a figure is shown beside a stated one: two, or as many as it has."""
    return None if (value * HUNDRED).denominator == 1 else 2


def _reading(at: Ground, one: Stated) -> Text:
    say, compared = at.say, one.comparison
    if compared.agrees:
        return say("agrees")
    if compared.apart.known is None:
        return say("cannot be compared: {why}", why=at.why(compared.apart))
    if compared.agrees is None:
        return say("cannot be told, since a figure is not exact")
    size = abs(compared.apart.known)
    if compared.name == "total":
        return say("differs by {amount}", amount=say.money(size, one.currency, None))
    if compared.name == "leverage":
        return say("differs by {amount}", amount=say.number(size, _places(size)))
    return say("differs by {amount} points", amount=say.number(size, _places(size)))
