"""Exact figures to figures that are shown: rounded once, here."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal, localcontext
from fractions import Fraction
from functools import lru_cache

_DIGITS = 12
_EXACT = 200
_PLACES, _MOST_PLACES = 2, 6
"""The fewest and the most places of points of the index: so many that what belongs together adds up as shown."""


def exact(figure: Fraction | Decimal | int) -> Decimal:
    """Return the figure as a decimal: exact where it ends, else to 12 significant digits, half to even."""
    fraction = Fraction(figure)
    rest = fraction.denominator
    if rest == 1:
        return Decimal(fraction.numerator)
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    context = Context(prec=_EXACT) if rest == 1 else Context(prec=_DIGITS, rounding=ROUND_HALF_EVEN)
    found = context.divide(Decimal(fraction.numerator), Decimal(fraction.denominator))
    digits = f"{found:f}"
    return Decimal(digits.rstrip("0").rstrip(".") if "." in digits else digits)


@lru_cache(maxsize=1000)  # a long history shows the same figures over and over
def rounded(figure: Fraction | Decimal | int, places: int) -> str:
    """Return the figure as people read it: rounded half up to so many places."""
    fraction = Fraction(figure)
    with localcontext(Context(prec=_EXACT)):
        value = Decimal(fraction.numerator) / Decimal(fraction.denominator)
        return f"{value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}"


def beside(figure: Fraction, limit: Fraction) -> str:
    """Return a figure with two decimals, or with as many as show on which side of a limit it lies."""
    places = 2
    while _side(Fraction(rounded(figure, places)), limit) != _side(figure, limit):
        places += 1
    return rounded(figure, places)


def _side(figure: Fraction, limit: Fraction) -> int:
    return (figure > limit) - (figure < limit)


def places_of(*figures: Fraction) -> int:
    """Return with how many places all figures are exact as shown; where they never are, the most."""
    return next(
        (n for n in range(_PLACES, _MOST_PLACES) if all((one * 10**n).denominator == 1 for one in figures)),
        _MOST_PLACES,
    )


def signed(figure: Fraction, places: int = 2) -> str:
    """Return a change with its sign: +0.72, −3.00, 0.00; where it would look like none, with more places."""
    while figure and not Fraction(rounded(abs(figure), places)):
        places += 1
    return f"{'+' if figure > 0 else '−' if figure < 0 else ''}{rounded(abs(figure), places)}"


def plain(figure: Decimal | int) -> str:
    """Return a written figure without needless noughts: 40, 37.5."""
    return f"{exact(figure):f}"


def half_digit(written: Decimal) -> Fraction:
    """Return how far a written figure may be off through rounding alone: half of its last digit, 0.5 for 40 or 1200."""
    exponent = written.as_tuple().exponent
    places = max(0, -exponent) if isinstance(exponent, int) else 0
    return Fraction(1, 2 * 10**places)
