"""The forms of numbers, money and dates of other locales than plain English, by Babel, which is slow to load."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal

from clusterctl.report.forms import NBSP

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from clusterctl.report.forms import Forms

_LAKH_COUNTRIES = {"BD", "IN", "LK", "NP", "PK"}


class BabelForms:
    """The forms of one locale."""

    def __init__(self, locale: Locale) -> None:
        """Take the locale."""
        self._locale = locale
        self.lakh = (locale.territory or _country_of(locale)) in _LAKH_COUNTRIES

    def number(self, figure: Decimal) -> str:
        """Return a number with as many places as it has."""
        return format_decimal(figure, locale=self._locale, decimal_quantization=False).replace("-", "−")

    def money(self, amount: Decimal, currency: str) -> str:
        """Return an amount; without places where it has none."""
        places = max(0, -int(amount.as_tuple().exponent))
        form = self._locale.currency_formats["standard"].pattern.replace(".00", f".{'0' * places}" if places else "")
        said = format_currency(
            amount, currency, format=form, locale=self._locale, currency_digits=False, decimal_quantization=False
        )
        return said.replace(" ", NBSP).replace("-", "−")

    def month(self, day: date) -> str:
        """Return the month of a day, and its year."""
        return format_date(day, "LLLL y", locale=self._locale)

    def day(self, day: date) -> str:
        """Return a day."""
        return format_date(day, "long", locale=self._locale)

    def country(self, code: str) -> str | None:
        """Return a country by its code of two letters; None where it is not known."""
        return self._locale.territories.get(code)


def _country_of(locale: Locale) -> str | None:
    from babel.core import get_global

    likely = get_global("likely_subtags").get(str(locale), "")
    return likely.rsplit("_", 1)[-1] or None


def forms_of(tag: str) -> Forms | None:
    """Return the forms of a locale by its tag (en-IN, hi); None where Babel does not know it."""
    try:
        return BabelForms(Locale.parse(tag, sep="-"))
    except (UnknownLocaleError, ValueError):
        return None
