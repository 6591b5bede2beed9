"""The forms of numbers, money and dates: those of plain English; those of other locales are in `locales`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
NBSP = "\N{NO-BREAK SPACE}"
"""Stands between a figure and its unit."""


class Forms(Protocol):
    """How numbers, money and dates are written; digits stay those of the figure, which is rounded already."""

    lakh: bool
    """Whether sentences count in lakh and crore."""

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
