"""Dates, numbers, money and lists as a report's reader wants them. Pure; knows no locale."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from clusterctl.model.partial_dates import PartialDate
from clusterctl.numbers import exact, rounded
from clusterctl.words import counted, listed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from fractions import Fraction

    from clusterctl.model.values import Money, Quantity
    from clusterctl.project.labels import Label

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
NBSP = "\N{NO-BREAK SPACE}"
"""Stands between a figure and its unit."""
NOT_RECORDED = "not recorded"
_MOST_NAMED = 5


def when(written: PartialDate) -> str:
    """Return a date in words: 1998, March 1998, 15 March 1998."""
    year, *rest = written.text.split("-")
    if not rest:
        return year
    month = MONTHS[int(rest[0]) - 1]
    return f"{month} {year}" if len(rest) == 1 else f"{int(rest[1])}{NBSP}{month} {year}"


def at(written: PartialDate) -> str:
    """Return a date as it stands in a sentence: in March 1998, on 15 March 1998."""
    return f"{'on' if written.first == written.last else 'in'} {when(written)}"


def day(one: date) -> str:
    """Return a day in words."""
    return when(PartialDate(one.isoformat()))


def span(start: PartialDate | None, end: PartialDate | None) -> str | None:
    """Return when something was, from what is known of its start and end."""
    if start and end:
        return when(start) if start == end else f"{when(start)} to {when(end)}"
    if start:
        return when(start)
    return f"until {when(end)}" if end else None


def days_of(label: Label) -> str:
    """Return the days that a label covers."""
    if label.is_month:
        return when(PartialDate(label.text))
    first = day(label.first)
    return f"{first.removesuffix(f' {label.last.year}')} to {day(label.last)}"


def year_of(label: Label) -> str:
    """Return a label as a title shows it: 1999, 1999–2000, June 1999."""
    return when(PartialDate(label.text)) if label.is_month else label.text.replace("-", "–")


def per_cent(shown: str) -> str:
    """Return a shown figure as a share."""
    return f"{shown}{NBSP}%"


def signed(figure: Fraction, places: int = 0) -> str:
    """Return a change with its sign; one that rounds to nothing has none."""
    shown = rounded(abs(figure), places)
    if not Decimal(shown):
        return shown
    return f"{'−' if figure < 0 else '+'}{shown}"


def grouped(figure: Decimal) -> str:
    """Return a written number with its thousands apart: 10,000."""
    return f"{exact(figure):,f}"


def quantity(figure: Quantity) -> str:
    """Return a number and how exact it is."""
    return _hedged(figure, grouped(figure.value))


def several(figure: Quantity, noun: str) -> str:
    """Return how many of something: no firms, 1 firm, about 23 firms."""
    if not figure.value:
        return f"no {noun}s"
    return f"{quantity(figure)} {noun if figure.value == 1 else noun + 's'}"


def money(figure: Money, currency: str) -> str:
    """Return an amount with its currency, `currency` where it names none."""
    return _hedged(figure, f"{figure.currency or currency}{NBSP}{grouped(figure.amount)}")


def _hedged(figure: Quantity | Money, shown: str) -> str:
    return hedge(shown, about=figure.about, at_least=figure.at_least, at_most=figure.at_most)


def hedge(shown: str, *, about: bool, at_least: bool, at_most: bool) -> str:
    """Return a figure with the words that say how exact it is."""
    words = {"about": about, "at least": at_least, "at most": at_most}
    return " ".join([*(word for word, said in words.items() if said), shown])


def named(names: Sequence[str]) -> str:
    """Return names as a list; of many the first, and how many more there are."""
    if len(names) <= _MOST_NAMED:
        return listed(names, "and")
    kept = names[: _MOST_NAMED - 1]
    return f"{', '.join(kept)} and {len(names) - len(kept)} more"


def small(text: str) -> str:
    """Return one of our own titles with its first letter small."""
    return text[:1].lower() + text[1:]


def out_of(number: int, total: int, noun: str, plural: str = "") -> str:
    """Return "3 of 29 activities", "all 29 activities", "the only activity"."""
    if number == total:
        return f"all {counted(total, noun, plural)}" if total > 1 else f"the only {noun}"
    return f"{number} of {counted(total, noun, plural)}"
