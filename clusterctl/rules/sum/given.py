"""The contributions of an activity, as planned or as they came to be, beside the cost that they should make up."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.analysis.contributions import STAKES
from clusterctl.analysis.figure import HUNDRED, exactness_of, fraction
from clusterctl.numbers import half_digit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.findings.finding import Route
    from clusterctl.model.plan import Contribution
    from clusterctl.model.values import Money
    from clusterctl.rules.evidence import Evidence, Planned


class Given(Struct, frozen=True):
    """A list of contributions, and the cost."""

    contributions: tuple[Contribution, ...]
    at: Route
    """The way to the list."""
    cost: Money | None
    cost_at: Route
    currency: str
    """Of amounts that name none."""
    so_far: bool = False
    """Whether more may come, because the activity goes on."""

    @property
    def silent(self) -> tuple[str, ...]:
        """Who gives money without saying how much."""
        return tuple(
            one.by for one in self.contributions
            if one.amount is None and one.share is None and one.form not in STAKES
        )  # fmt: skip

    @property
    def is_open(self) -> bool:
        """Whether somebody gives, or will give, more than is written."""
        return self.so_far or bool(self.silent)

    @property
    def valued(self) -> tuple[Contribution, ...]:
        """Those with an amount."""
        return tuple(one for one in self.contributions if one.amount is not None)

    @property
    def shared(self) -> tuple[Contribution, ...]:
        """Those with a share alone."""
        return tuple(one for one in self.contributions if one.amount is None and one.share is not None)

    @property
    def is_exact(self) -> bool:
        """Whether no share and no amount is about, at least or at most."""
        figures = [*self.contributions, *(one.amount for one in self.valued if one.amount), self.cost]
        return all(exactness_of(one) == "exact" for one in figures if one)

    @property
    def single_currency(self) -> str | None:
        """The currency of all amounts, None where there are several: no rate is exact enough to add them up by."""
        written = [one.amount for one in self.valued if one.amount] + ([self.cost] if self.cost else [])
        found = {one.currency or self.currency for one in written}
        return found.pop() if len(found) == 1 else None


class Sum(Struct, frozen=True):
    """What parts come to, beside the whole."""

    parts: Fraction
    whole: Fraction
    slack: Fraction
    """How far they may be apart through rounding."""
    open: bool
    """Whether somebody gives more, and nobody wrote how much."""

    @property
    def is_off(self) -> bool:
        """Whether rounding does not explain it."""
        return self.parts > self.whole + self.slack or (self.parts < self.whole - self.slack and not self.open)

    @property
    def is_rounded(self) -> bool:
        """Whether rounding explains it."""
        return not self.is_off and not self.open and self.parts != self.whole


class Added(Struct, frozen=True):
    """A list of contributions of an activity, added up."""

    planned: Planned
    given: Given
    shares: Sum | None
    amounts: Sum | None

    @property
    def is_off(self) -> bool:
        """Whether it does not make up the whole."""
        return any(one.is_off for one in (self.shares, self.amounts) if one)


def added(evidence: Evidence) -> tuple[Added, ...]:
    """Return the contributions of all activities, added up."""
    return tuple(
        Added(planned, given, shares_of(given), amounts_of(given))
        for planned in evidence.activities for given in lists_of(planned, evidence)
    )  # fmt: skip


def faulty(evidence: Evidence) -> frozenset[Route]:
    """Return the activities whose contributions do not make up the whole."""
    return frozenset(one.planned.route for one in evidence.once(added) if one.is_off)


def lists_of(planned: Planned, evidence: Evidence) -> Iterator[Given]:
    """Yield the contributions of an activity as planned, and as they came to be where the result says so."""
    activity, result = planned.activity, planned.result
    currency = evidence.project.cluster.currency if evidence.project.cluster else ""
    cost_at = planned.at("cost")
    if activity.contributions:
        yield Given(activity.contributions, planned.at("contributions"), activity.cost, cost_at, currency)
    if result and result.contributions:
        own = planned.at("result", "contributions")
        so_far = result.status in {"planned", "under_way"}
        if result.cost is None and result.status == "done" and any(one.amount is None for one in result.contributions):
            yield Given(result.contributions, own, activity.cost, cost_at, currency)
        else:
            yield Given(result.contributions, own, result.cost, planned.at("result", "cost"), currency, so_far)


def shares_of(given: Given) -> Sum | None:
    """Return what shares come to where that is not 100; None where amounts stand among them, or one is not exact."""
    shares = [one.share for one in given.shared if one.share is not None]
    if not shares or sum(shares) == HUNDRED or given.valued or not given.is_exact:
        return None
    slack = sum((half_digit(share) for share in shares), Fraction(0))
    return Sum(sum(map(fraction, shares), Fraction(0)), Fraction(HUNDRED), slack, given.is_open)


def amounts_of(given: Given) -> Sum | None:
    """Return what amounts (and shares turned into amounts) come to beside the cost; None where it can't be told."""
    cost = given.cost
    if cost is None or not given.valued or not given.is_exact or not given.single_currency:
        return None
    whole = fraction(cost.amount)
    amounts = [one.amount.amount for one in given.valued if one.amount]
    shares = [one.share for one in given.shared if one.share is not None]
    if whole <= 0 or min(amounts) < 0:
        return None
    parts = sum(map(fraction, amounts), Fraction(0)) + sum(map(fraction, shares), Fraction(0)) * whole / HUNDRED
    slack = sum((half_digit(amount) for amount in (*amounts, cost.amount)), Fraction(0))
    slack += sum((half_digit(share) for share in shares), Fraction(0)) * whole / HUNDRED
    return Sum(parts, whole, slack, given.is_open)
