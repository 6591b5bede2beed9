"""The forms of numbers, money and dates of other locales than plain English, by Babel, which is slow to load.

Digits are Western ones in every locale.
"""

from __future__ import annotations

import re
from decimal import Context, Decimal, localcontext
from typing import TYPE_CHECKING, Literal

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal, get_currency_precision

from clusterctl.report.speech.forms import NBSP

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

_LAKH_COUNTRIES = {"BD", "IN", "LK", "NP", "PK"}
_DIGITS = 200
"""So many are exact."""
_APART = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
"""Between a code of letters and its figure: some patterns have nothing there."""
_DIGIT_SIGNS = re.compile(r"[#0][#,.0]*")


class BabelForms:
    """The forms of one locale."""

    def __init__(self, locale: Locale) -> None:
        """Take the locale."""
        self._locale = locale
        self.lakh = (locale.territory or _likely(locale)[-1]) in _LAKH_COUNTRIES
        self.direction: Literal["ltr", "rtl"] = "rtl" if locale.text_direction == "rtl" else "ltr"
        script = locale.script
        self.words = f"{locale.language}-{script}" if script and script not in _likely(locale) else locale.language
        """The name of the catalogue of its words: pa, and pa-Arab where they are not in their usual script."""

    def minor(self, currency: str) -> int:
        """Return how many places behind the point the amounts of a currency have."""
        return get_currency_precision(currency)

    def number(self, figure: Decimal) -> str:
        """Return a number with as many places as it has."""
        return self._said(format_decimal, figure, _with_places(self._digits, figure))

    def money(self, amount: Decimal, currency: str) -> str:
        """Return an amount with as many places as it has."""
        form = self._locale.currency_formats["standard"].pattern
        form = _DIGIT_SIGNS.sub(lambda _: _with_places(self._digits, amount), form)
        said = self._said(format_currency, amount, form, currency=currency, currency_digits=False)
        return _APART.sub(NBSP, said)

    def month(self, day: date) -> str:
        """Return the month of a day, and its year."""
        return format_date(day, str(self._locale.datetime_skeletons.get("yMMMM", "LLLL y")), locale=self._locale)

    def day(self, day: date) -> str:
        """Return a day."""
        return re.sub(r"^([0-9]{1,2}\.?) ", rf"\1{NBSP}", format_date(day, "long", locale=self._locale))

    def country(self, code: str) -> str | None:
        """Return a country by its code of two letters; None where it is not known."""
        return self._locale.territories.get(code)

    @property
    def _digits(self) -> str:
        """How digits are grouped; the patterns of money in some locales group them in another way."""
        return str(self._locale.decimal_formats[None].pattern).partition(";")[0].partition(".")[0]

    def _said(self, form_of: Callable[..., str], figure: Decimal, form: str, **options: object) -> str:
        with localcontext(Context(prec=_DIGITS)):
            said = form_of(figure, format=form, locale=self._locale, decimal_quantization=False, **options)
        return str(said).replace(" ", NBSP).replace("-", "−")


def _with_places(digits: str, figure: Decimal) -> str:
    places = -int(figure.as_tuple().exponent)
    return f"{digits}.{'0' * places}" if places > 0 else digits


def _likely(locale: Locale) -> list[str]:
    """Return the language, script and country that a language has where nothing else is said: pa, Guru, IN."""
    return str(get_global("likely_subtags").get(locale.language, "")).split("_")


def locale_of(tag: str) -> BabelForms | None:
    """Return the forms of a locale by its tag (en-IN, hi); None where Babel does not know it.

    Where Babel only knows something in its place (English for `und`), it is not known.
    """
    try:
        found = Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return None
    return BabelForms(found) if found.language == tag.partition("-")[0] else None
