"""The forms of numbers, money and dates: those of plain English; those of other locales are in `locales`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
NBSP = "\N{NO-BREAK SPACE}"
"""Stands between a figure and its unit."""
_PLACES = 2
_OTHER_PLACES = {
    **dict.fromkeys(("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF",
                     "XOF", "XPF"), 0),
    **dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
}  # fmt: skip
"""Of the currencies whose smallest coin is not a hundredth (ISO 4217)."""


class Forms(Protocol):
    """How numbers, money and dates are written; digits stay those of the figure, which is rounded already."""

    lakh: bool
    """Whether sentences count in lakh and crore."""
    direction: Literal["ltr", "rtl"]
    """In which direction letters run."""

    def minor(self, currency: str) -> int:
        """Return how many places behind the point the amounts of a currency have."""

    def number(self, figure: Decimal) -> str:
        """Return a number."""

    def money(self, amount: Decimal, currency: str) -> str:
        """Return an amount in a currency (a code of three letters)."""

    def month(self, day: date) -> str:
        """Return the month of a day, and its year."""

    def day(self, day: date) -> str:
        """Return a day."""

    def country(self, code: str) -> str | None:
        """Return a country by its code of two letters; None where it is not known."""


class English:
    """Plain English: 12,000; USD 12,000; March 1998; 15 March 1998."""

    lakh = False
    direction: Literal["ltr", "rtl"] = "ltr"

    def minor(self, currency: str) -> int:
        """Return how many places behind the point the amounts of a currency have."""
        return _OTHER_PLACES.get(currency, _PLACES)

    def number(self, figure: Decimal) -> str:
        """Return a number."""
        return f"{figure:,f}".replace("-", "−")

    def money(self, amount: Decimal, currency: str) -> str:
        """Return an amount, its currency before it."""
        return f"{currency}{NBSP}{self.number(amount)}"

    def month(self, day: date) -> str:
        """Return the month of a day, and its year."""
        return f"{MONTHS[day.month - 1]} {day.year}"

    def day(self, day: date) -> str:
        """Return a day."""
        return f"{day.day}{NBSP}{self.month(day)}"

    def country(self, code: str) -> str | None:
        """Return a country by its code of two letters; None where it is not known."""
        from clusterctl.method.countries import country

        return country(code)
