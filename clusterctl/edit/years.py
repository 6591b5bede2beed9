"""The first year of a new cluster: what somebody calls it, its label, and the sheet on which it is first scored."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.project.labels import DEFAULT_YEAR_START, Label, parse_label

if TYPE_CHECKING:
    from datetime import date

    from clusterctl.model.partial_dates import PartialDate

_TWO_YEARS = re.compile(r"(?:FY\s*)?(\d{4})\s*[-/–]\s*(\d{4}|\d\d)", re.IGNORECASE | re.ASCII)
_CENTURY = 100


class Year(Struct, frozen=True):
    """A calendar year (2026) or a financial year from April to March (2026-2027)."""

    label: str
    first: date
    last: date

    @property
    def financial(self) -> bool:
        """Whether it runs from April to March."""
        return "-" in self.label

    @property
    def words(self) -> str:
        """The months that it runs through."""
        return "April to March" if self.financial else "January to December"

    def at(self, day: date) -> Year:
        """Return the year of this kind that holds a day."""
        begun = day.year - (self.financial and (day.month, day.day) < (self.first.month, self.first.day))
        return year(f"{begun}-{begun + 1}" if self.financial else str(begun))


def year(written: str) -> Year:
    """Return the year that somebody means by 2026, 2026-2027, 2026-27 or FY 2026/27; ValueError says why it is none."""
    text = written
    if two := _TWO_YEARS.fullmatch(written):
        first, second = int(two[1]), int(two[2])
        if second not in {first + 1, (first + 1) % _CENTURY}:
            message = f"`{written}` is no financial year: its two years must follow each other"
            raise ValueError(message)
        text = f"{first}-{first + 1}"
    label: Label | None = parse_label(text, DEFAULT_YEAR_START)
    if label is None or label.is_month:
        message = f"`{written}` is no year"
        raise ValueError(message)
    return Year(label.text, label.first, label.last)


def proposed(today: date, start: PartialDate | None, end: PartialDate | None) -> str:
    """Return the year to propose: this one, or the programme's first where this one lies outside the programme."""
    outside = (start and today < start.first) or (end and end.last < today)
    known = start or end
    return str(known.first.year if outside and known else today.year)


class Sheet(Struct, frozen=True):
    """The first assessment: its label, and its date."""

    label: str
    date: str


def first_sheet(first: Year, today: date, end: PartialDate | None) -> Sheet:
    """Return the sheet for where the cluster stands before anything is done.

    It is of today. What was planned for an earlier year is scored in that year, and nothing after the programme's end.
    """
    day = min(today, end.last) if end else today
    if first.last < day:
        return Sheet(first.label, first.label[:4])
    try:
        return Sheet(first.at(day).label, f"{day:%Y-%m}")
    except ValueError:  # no label holds the days before the first financial year
        return Sheet(first.label, first.label[:4])
