"""The language of a report: its messages, from a catalogue, and its numbers, money and dates.

Plain English needs neither a catalogue nor Babel. Of any other locale the words come from the catalogue of its
language, and the forms of numbers and dates from Babel. Texts of the files stay as they were typed.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from clusterctl.model.partial_dates import PartialDate
from clusterctl.numbers import exact, rounded
from clusterctl.report.run import Run
from clusterctl.report.speech.forms import NBSP, English
from clusterctl.words import filled, said_as

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from clusterctl.model.values import Inexact, Money, Quantity
    from clusterctl.report.run import Words
    from clusterctl.report.speech.forms import Forms
    from clusterctl.report.speech.labels import Labels
    from clusterctl.words import Exactness

CATALOGUES = Path(__file__).parents[2] / "locale"
PLAIN = "en"
_PLACE = re.compile(r"\{(\w+)\}")
_KEY = re.compile(r"[a-z0-9_]+")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?")
_LAKH, _CRORE = 10**5, 10**7
_HUNDRED = 100
_SCRIPT = 4
"""Letters of a script's code: pa-Arab."""


class Language:
    """Says messages, numbers and dates in one language."""

    def __init__(self, tag: str, catalogue: NullTranslations, forms: Forms) -> None:
        """Take the language's tag (en, en-IN, hi), its catalogue, and the forms of its numbers and dates."""
        self.tag = tag
        self._catalogue = catalogue
        self._forms = forms

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        """In which direction its letters run."""
        return self._forms.direction

    # -- messages ------------------------------------------------------------------------------------------------------

    def __call__(self, message: str, /, **values: str) -> str:
        """Return a message; a value stands for its `{name}` as it is."""
        return self._said(message, values)

    def several(self, number: int, one: str, many: str, /, **values: str) -> str:
        """Return the message for one or for several, in which `{n}` is the number."""
        return filled(self._catalogue.ngettext(one, many, number), {"n": self.number(number), **values})

    def message(self, marked: str, /, **values: str) -> str:
        """Return a message that stands elsewhere: marked by `message`, or in a table that the catalogue knows."""
        return self._said(marked, values)

    def _said(self, message: str, values: Mapping[str, str]) -> str:
        return filled(self._catalogue.gettext(message), values) if message else ""

    def runs(self, message: str, /, **values: str | Run | Words) -> Words:
        """Return a message whose values may be runs: figures that name their fields, stretches that are marked."""
        return tuple(_placed(self._catalogue.gettext(message), values))

    def several_runs(self, number: int, one: str, many: str, /, **values: str | Run | Words) -> Words:
        """Return `several` with values that may be runs."""
        said = self._catalogue.ngettext(one, many, number)
        return tuple(_placed(said, {"n": self.number(number), **values}))

    def label(self, labels: Labels, key: str) -> str:
        """Return the label of a key; of one that the table does not know, the key as words, a typed text as it is."""
        found = labels.words.get(key)
        if found is None:
            return key.replace("_", " ") if _KEY.fullmatch(key) else key
        return self._catalogue.pgettext(labels.context, found)

    def country(self, code: str) -> str:
        """Return a country by its code of two letters; the code where it is not known."""
        return self._forms.country(code) or code

    # -- lists ---------------------------------------------------------------------------------------------------------

    def listed(self, items: Iterable[str]) -> str:
        """Return "a", "a and b", "a, b and c"."""
        found = list(items)
        if len(found) < 2:  # noqa: PLR2004 - one item needs no conjunction
            return "".join(found)
        return self("{several} and {last}", several=self(", ").join(found[:-1]), last=found[-1])

    # -- numbers -------------------------------------------------------------------------------------------------------

    def number(self, figure: Fraction | Decimal | int, places: int | None = None) -> str:
        """Return a number with its digits grouped, rounded to so many places; without them, as exact as written."""
        return self._forms.number(_shown(figure, places))

    def share(self, figure: Fraction | Decimal | int, places: int | None = 0) -> str:
        """Return a share of 0 to 100: 56 %."""
        return self("{share} %", share=self.number(figure, places)).replace(" ", NBSP)

    def signed(self, figure: Fraction, places: int = 0) -> str:
        """Return a change with its sign; one that rounds to nothing has none."""
        shown = self.number(abs(figure), places)
        if not Decimal(rounded(abs(figure), places)):
            return shown
        return f"{'−' if figure < 0 else '+'}{shown}"

    def money(self, amount: Fraction | Decimal | int, currency: str, places: int | None = 0) -> str:
        """Return an amount with its currency: USD 12,000.

        It is rounded to so many places, and to no more than the currency has; without them it is as exact as written,
        and what is no whole number has at least the places of the currency: USD 12.50.
        """
        minor = self._forms.minor(currency)
        shown = _shown(amount, None if places is None else min(places, minor))
        if places is None and 0 < _places(shown) < minor:
            shown = Decimal(rounded(shown, minor))
        return self._forms.money(shown, currency)

    def sum(self, amount: Fraction | Decimal | int, currency: str) -> str:
        """Return an amount as a sentence says it: where one counts in lakh and crore, in those, to two places."""
        exactly = Fraction(amount)
        if not self._forms.lakh or abs(exactly) < _LAKH:
            return self.money(amount, currency)
        shown = _shown(exactly / _LAKH, 2)
        if abs(shown) < _HUNDRED:
            said = self("{amount} lakh", amount=self._forms.money(exact(shown), currency))
        else:
            shown = exact(_shown(exactly / _CRORE, 2))
            said = self("{amount} crore", amount=self._forms.money(shown, currency))
        return said.replace(" ", NBSP)

    def as_exact(self, shown: str, exactness: Exactness) -> str:
        """Return a figure with the words that say how exact it is."""
        return said_as(self, shown, exactness)

    def hedged(self, shown: str, written: Inexact | Money | Quantity) -> str:
        """Return a figure with the words that say how exact its record calls it."""
        if written.about:
            shown = self.as_exact(shown, "about")
        if written.at_least:
            shown = self.as_exact(shown, "at_least")
        return self.as_exact(shown, "at_most") if written.at_most else shown

    def quantity(self, figure: Quantity) -> str:
        """Return a number and how exact it is."""
        return self.hedged(self.number(figure.value), figure)

    def written_money(self, figure: Money, currency: str) -> str:
        """Return an amount with its currency, `currency` where it names none, and how exact it is."""
        return self.hedged(self.money(figure.amount, figure.currency or currency, None), figure)

    # -- dates ---------------------------------------------------------------------------------------------------------

    def when(self, written: PartialDate) -> str:
        """Return a date in words: 1998, March 1998, 15 March 1998."""
        match written.text.split("-"):
            case [year]:
                return year
            case [_, _]:
                return self._forms.month(written.first)
        return self._forms.day(written.first)

    def dated(self, written: str) -> str:
        """Return in words a date that is written as a day, a month or a year; ValueError where it is none."""
        return self.when(PartialDate(written))

    def day(self, one: date) -> str:
        """Return a day in words."""
        return self._forms.day(one)

    def days(self, first: date, last: date) -> str:
        """Return a stretch of days."""
        return self("{start} to {end}", start=self.day(first), end=self.day(last))

    def span(self, start: PartialDate | None, end: PartialDate | None) -> str:
        """Return when something was, from what is known of its start and end; nothing where neither is."""
        if start and end:
            return self.when(start) if start == end else self("{start} to {end}", start=self.when(start),
                                                               end=self.when(end))  # fmt: skip
        if start:
            return self("since {date}", date=self.when(start))
        return self("until {date}", date=self.when(end)) if end else ""


def _shown(figure: Fraction | Decimal | int, places: int | None) -> Decimal:
    """Return a figure as it is shown; what rounds to nothing has no sign."""
    found = exact(figure) if places is None else Decimal(rounded(figure, places))
    return found or abs(found)


def _places(shown: Decimal) -> int:
    return max(0, -int(shown.as_tuple().exponent))


def _placed(message: str, values: Mapping[str, str | Run | Words]) -> Iterable[Run]:
    at = 0
    for found in _PLACE.finditer(message):
        if found.start() > at:
            yield Run(message[at : found.start()])
        match values[found[1]]:
            case str(text):
                yield Run(text)
            case Run() as run:
                yield run
            case several:
                yield from several
        at = found.end()
    if at < len(message):
        yield Run(message[at:])


def english() -> Language:
    """Return plain English."""
    return Language(PLAIN, NullTranslations(), English())


def known(catalogues: Path = CATALOGUES) -> Sequence[str]:
    """Return the languages that have a catalogue, English first."""
    return [PLAIN, *sorted(found.parent.name for found in catalogues.glob("*/report.mo"))]


def normal(tag: str) -> str:
    """Return a tag as it is usually written: en-IN for EN_in; what is no tag stays as it is."""
    tag = tag.strip().replace("_", "-")
    if not _TAG.fullmatch(tag):
        return tag
    language, *rest = tag.split("-")
    return "-".join([language.lower(), *(part.title() if len(part) == _SCRIPT else part.upper() for part in rest)])


def language(tag: str, catalogues: Path = CATALOGUES) -> Language | None:
    """Return a language by its tag (en, en-IN, hi); None where Babel does not know it or it has no catalogue."""
    tag = normal(tag)
    if tag == PLAIN:
        return english()
    if not _TAG.fullmatch(tag):
        return None
    from clusterctl.report.speech.locales import locale_of

    found = locale_of(tag)
    if found is None or found.words not in known(catalogues):
        return None
    return Language(tag, _catalogue(found.words, catalogues), found)


def _catalogue(words: str, catalogues: Path) -> NullTranslations:
    if words == PLAIN:
        return NullTranslations()
    with (catalogues / words / "report.mo").open("rb") as file:
        return GNUTranslations(file)
