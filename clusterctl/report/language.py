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
from typing import TYPE_CHECKING

from clusterctl.numbers import exact, rounded
from clusterctl.report.forms import NBSP, English
from clusterctl.report.run import Run

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from clusterctl.analysis.figure import Exactness
    from clusterctl.model.partial_dates import PartialDate
    from clusterctl.model.values import Inexact, Money, Quantity
    from clusterctl.report.forms import Forms
    from clusterctl.report.labels import Labels
    from clusterctl.report.run import Words

CATALOGUES = Path(__file__).parent.parent / "locale"
PLAIN = "en"
_PLACE = re.compile(r"\{(\w+)\}")
_LAKH, _CRORE = 10**5, 10**7


class Language:
    """Says messages, numbers and dates in one language."""

    def __init__(self, tag: str, catalogue: NullTranslations, forms: Forms) -> None:
        """Take the language's tag (en, en-IN, hi), its catalogue, and the forms of its numbers and dates."""
        self.tag = tag
        self._catalogue = catalogue
        self._forms = forms

    # -- messages ------------------------------------------------------------------------------------------------------

    def __call__(self, message: str, /, **values: str) -> str:
        """Return a message; a value stands for its `{name}` as it is."""
        return _filled(self._catalogue.gettext(message), values)

    def message(self, marked: str, /, **values: str) -> str:
        """Return a message that was marked elsewhere (`words.message`)."""
        return self(marked, **values)

    def several(self, number: int, one: str, many: str, /, **values: str) -> str:
        """Return the message for one or for several, in which `{n}` is the number."""
        return _filled(self._catalogue.ngettext(one, many, number), {"n": self.number(number), **values})

    def runs(self, message: str, /, **values: str | Run | Words) -> Words:
        """Return a message whose values may be runs: figures that name their fields, stretches that are marked."""
        return tuple(_placed(self._catalogue.gettext(message), values))

    def several_runs(self, number: int, one: str, many: str, /, **values: str | Run | Words) -> Words:
        """Return `several` with values that may be runs."""
        said = self._catalogue.ngettext(one, many, number)
        return tuple(_placed(said, {"n": self.number(number), **values}))

    def label(self, labels: Labels, key: str) -> str:
        """Return the label of a key; of a word that the method does not know, the word."""
        found = labels.words.get(key)
        return key.replace("_", " ") if found is None else self._catalogue.pgettext(labels.context, found)

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
        shown = Decimal(rounded(figure, places)) if places is not None else exact(figure)
        return self._forms.number(shown)

    def share(self, figure: Fraction | Decimal | int, places: int = 0) -> str:
        """Return a share of 0 to 100: 56 %."""
        return self("{share} %", share=self.number(figure, places)).replace(" ", NBSP)

    def signed(self, figure: Fraction, places: int = 0) -> str:
        """Return a change with its sign; one that rounds to nothing has none."""
        shown = self.number(abs(figure), places)
        if not Decimal(rounded(abs(figure), places)):
            return shown
        return f"{'−' if figure < 0 else '+'}{shown}"

    def money(self, amount: Fraction | Decimal | int, currency: str, places: int | None = 0) -> str:
        """Return an amount with its currency: USD 12,000."""
        shown = Decimal(rounded(amount, places)) if places is not None else exact(amount)
        return self._forms.money(shown, currency)

    def sum(self, amount: Fraction | Decimal, currency: str) -> str:
        """Return an amount as a sentence says it: where one counts in lakh and crore, in those."""
        exactly = Fraction(amount)
        size = abs(exactly)
        if not self._forms.lakh or size < _LAKH:
            return self.money(amount, currency)
        unit = _CRORE if size >= _CRORE else _LAKH
        short = self._forms.money(exact(Decimal(rounded(exactly / unit, 2))), currency)
        said = self("{amount} crore", amount=short) if unit == _CRORE else self("{amount} lakh", amount=short)
        return said.replace(" ", NBSP)

    def as_exact(self, shown: str, exactness: Exactness) -> str:
        """Return a figure with the words that say how exact it is."""
        match exactness:
            case "about":
                return self("about {figure}", figure=shown)
            case "at_least":
                return self("at least {figure}", figure=shown)
            case "at_most":
                return self("at most {figure}", figure=shown)
        return shown

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

    def day(self, one: date) -> str:
        """Return a day in words."""
        return self._forms.day(one)

    def days(self, first: date, last: date) -> str:
        """Return a stretch of days."""
        return self("{start} to {end}", start=self.day(first), end=self.day(last))

    def country(self, code: str) -> str:
        """Return a country by its code of two letters; of one that is not known, the code."""
        return self._forms.country(code) or code

    def span(self, start: PartialDate | None, end: PartialDate | None) -> str:
        """Return when something was, from what is known of its start and end; nothing where neither is."""
        if start and end:
            return self.when(start) if start == end else self("{start} to {end}", start=self.when(start),
                                                               end=self.when(end))  # fmt: skip
        if start:
            return self("since {date}", date=self.when(start))
        return self("until {date}", date=self.when(end)) if end else ""


def _filled(message: str, values: Mapping[str, str]) -> str:
    return _PLACE.sub(lambda found: values[found[1]], message)


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


def known() -> Sequence[str]:
    """Return the languages that have a catalogue, English first."""
    return [PLAIN, *sorted(found.parent.name for found in CATALOGUES.glob("*/report.mo"))]


def language(tag: str) -> Language | None:
    """Return a language by its tag (en, en-IN, hi); None where Babel does not know it or it has no catalogue."""
    if tag == PLAIN:
        return english()
    from clusterctl.report.locales import forms_of

    words = tag.split("-", maxsplit=1)[0]
    forms = forms_of(tag)
    return Language(tag, _catalogue(words), forms) if forms and words in known() else None


def _catalogue(words: str) -> NullTranslations:
    if words == PLAIN:
        return NullTranslations()
    with (CATALOGUES / words / "report.mo").open("rb") as file:
        return GNUTranslations(file)
