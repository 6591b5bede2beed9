"""The parts of one activity's money, and how it splits by them: shares, amounts, or both of a known cost.

Parts that do not add up to the whole, beyond what rounding explains, give no shares: the reason says what they come to.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.analysis.figure import HUNDRED, Figure, times, total
from clusterctl.analysis.split import shared, split_of, unknown
from clusterctl.model.values import Missing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from clusterctl.analysis.money import Amount
    from clusterctl.analysis.split import Groups, Split
    from clusterctl.model.values import FundingGroup


NEGATIVE_COST = Missing("negative_cost")


class NotWhole(Missing, frozen=True):
    """The parts do not add up: shares to 100, amounts to the cost."""

    parts: Fraction = Fraction(0)
    whole: Fraction = Fraction(0)
    currency: str = ""
    """Of amounts; empty for shares."""


class OfParties(Missing, frozen=True):
    """What is missing is of these parties (actors or funding groups)."""

    parties: tuple[str, ...] = ()


class Cost(Struct, frozen=True):
    """What an activity costs."""

    amount: Amount
    slack: Fraction
    """How far it may be off through rounding, in its own unit."""


class Part(Struct, frozen=True):
    """A contribution that is money: an amount, or a share of the cost."""

    by: str
    group: FundingGroup | None
    share: Figure | None
    """Per cent of the cost."""
    amount: Amount | None
    slack: Fraction
    """How far it may be off through rounding, in its own unit."""


def split_parts(cost: Cost | None, parts: Sequence[Part], silent: tuple[str, ...], nothing: Missing) -> Split:
    """Return how parts split a cost; it counts as the total even where they don't.

    `silent` give money, nobody wrote how much; `nothing` is the reason where there are no parts.
    """
    spent = cost.amount.figure if cost else None
    unsaid = OfParties("unvalued", tuple(dict.fromkeys(silent)))
    below = cost is not None and (cost.amount.written.known or 0) < 0
    refused = NEGATIVE_COST if below else _refused(parts)
    if refused or not parts:
        return unknown(refused or (unsaid if silent else nothing), None if below else spent)
    if all(part.share for part in parts):
        return _by_shares(spent, parts, unsaid)
    if cost is None and any(part.share for part in parts):
        return unknown(Missing("mixed_without_cost"))
    if cost is None and silent:
        return unknown(unsaid)
    return _by_amounts(cost, parts, unsaid)


def _refused(parts: Sequence[Part]) -> Missing | None:
    """Return why parts give no split, whatever they add up to."""
    strangers = tuple(dict.fromkeys(part.by for part in parts if part.group is None))
    if strangers:
        return OfParties("unknown_party", strangers)
    below = tuple(part.by for part in parts if part.amount and (part.amount.written.known or 0) < 0)
    return OfParties("negative", below) if below else None


def _by_shares(spent: Figure | None, parts: Sequence[Part], unsaid: OfParties) -> Split:
    shares = _grouped((part.group, part.share) for part in parts)
    whole = total(list(shares.values()))
    stated = whole.known or Fraction(0)
    if abs(stated - HUNDRED) > sum(part.slack for part in parts):
        gap = unsaid if unsaid.parties else NotWhole("shares_not_whole", stated, Fraction(HUNDRED))
        return unknown(gap, spent, whole)
    return shared(shares, spent or Figure(Missing("no_cost"), (whole,)))


def _by_amounts(cost: Cost | None, parts: Sequence[Part], unsaid: OfParties) -> Split:
    """Return the split of amounts, shares among them turned into amounts of the cost.

    All is reckoned in the currency in which it is written, if that is one; so shares need no rate.
    """
    written = [amount for amount in (cost.amount if cost else None, *(part.amount for part in parts)) if amount]
    single = len({amount.currency for amount in written}) == 1
    whole = _in_unit(cost.amount, single=single) if cost else None
    groups = _grouped((part.group, _worth(part, whole, single=single)) for part in parts)
    found = split_of(groups)
    reason = found.total.missing or (whole.missing if whole else None)
    if cost and whole and not reason:
        reason = _gap(cost, whole, parts, found.total, single=single)
    if reason:
        gap = unsaid if unsaid.parties and isinstance(reason, NotWhole) else reason
        return unknown(gap, cost.amount.figure if cost else Figure(reason, (found.total,)), found.total)
    return found.exchanged(written[0].unit) if single else found


def _in_unit(amount: Amount, *, single: bool) -> Figure:
    return amount.written if single else amount.figure


def _worth(part: Part, whole: Figure | None, *, single: bool) -> Figure:
    if part.amount:
        return _in_unit(part.amount, single=single)
    if part.share is None or whole is None:
        return Figure(Missing("no_cost"))
    return times(part.share, whole, Fraction(1, HUNDRED))


def _gap(cost: Cost, whole: Figure, parts: Sequence[Part], found: Figure, *, single: bool) -> Missing | None:
    """Return by what the parts miss the cost, None where rounding explains it or one of the two has no rate."""
    if whole.known is None or found.known is None:
        return None
    slack = _slack(cost.amount, cost.slack, single=single)
    for part in parts:
        slack += _slack(part.amount, part.slack, single=single) if part.amount else part.slack * whole.known / HUNDRED
    if abs(found.known - whole.known) <= slack:
        return None
    currency = cost.amount.currency if single or not cost.amount.rate else cost.amount.rate.into
    return NotWhole("amounts_not_cost", found.known, whole.known, currency)


def _slack(amount: Amount, slack: Fraction, *, single: bool) -> Fraction:
    return slack if single or amount.rate is None else slack / amount.rate.value


def _grouped(parts: Iterable[tuple[FundingGroup | None, Figure | None]]) -> Groups:
    found: dict[FundingGroup, list[Figure]] = {}
    for group, part in parts:
        if group and part:
            found.setdefault(group, []).append(part)
    return {group: total(figures) for group, figures in found.items()}
