"""A contribution that says its amount and its share says the same thing twice."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from clusterctl.analysis.figure import HUNDRED, fraction
from clusterctl.findings.finding import Finding, Related
from clusterctl.numbers import half_digit
from clusterctl.rules.figures import per_cent, shown, written
from clusterctl.rules.rule import Rule
from clusterctl.rules.sum.given import added

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.rules.evidence import Evidence
    from clusterctl.rules.sum.given import Given


def check(evidence: Evidence) -> Iterator[Finding]:
    """Yield contributions whose share is not that of their amount."""
    for one in evidence.once(added):
        said_twice = any(part.share is not None for part in one.given.valued)
        if said_twice and not one.is_off:
            yield from _of(one.given)


def _of(given: Given) -> Iterator[Finding]:
    whole, slack = _whole(given)
    if whole <= 0:
        return
    for nth, one in enumerate(given.contributions):
        if one.amount is None or one.share is None:
            continue
        amount = fraction(one.amount.amount)
        real = amount * HUNDRED / whole
        off = half_digit(one.share) + (half_digit(one.amount.amount) + real * slack / HUNDRED) * HUNDRED / whole
        if abs(real - fraction(one.share)) > off:
            said = f"{written(one.amount.amount)} of {shown(whole)} is {per_cent(real)}, not {written(one.share)} %"
            at = given.at.under(nth, "share")
            related = Related("the amount", given.at.under(nth, "amount"))
            yield Finding("SUM008", said, at, "correct the share or the amount, or keep only one of them", (related,))


def _whole(given: Given) -> tuple[Fraction, Fraction]:
    """Return the cost, or what all amounts come to, and how far it may be off; 0 where it can't be told."""
    nothing = Fraction(0)
    below = any(one.amount.amount < 0 for one in given.valued if one.amount)
    if below or not given.is_exact or not given.single_currency:
        return nothing, nothing
    if given.cost:
        return fraction(given.cost.amount), half_digit(given.cost.amount)
    amounts = [one.amount.amount for one in given.valued if one.amount]
    if given.silent or given.shared or not amounts:
        return nothing, nothing
    return sum(map(fraction, amounts), nothing), sum(map(half_digit, amounts), nothing)


RULES = (
    Rule(
        "SUM008", "amount-not-its-share", "error",
        """
            A contribution says an amount and a share that do not fit.

            Why: The amount counts, so the share that everybody reads is not the one in the sums.

            Mend: Correct the one that is wrong, or keep only one of the two: clusterctl reckons the other.

            Bad:

                activities:
                  fair:
                    title: Fair of the printers at Jaipur
                    cost: 2000
                    contributions:
                      - {by: unido, amount: 800, share: 45}
                      - {by: calico, amount: 1200}

            Good:

                activities:
                  fair:
                    title: Fair of the printers at Jaipur
                    cost: 2000
                    contributions:
                      - {by: unido, amount: 800, share: 40}
                      - {by: calico, amount: 1200}
            """,
        source="ours",
        check=check,
    ),
)  # fmt: skip
