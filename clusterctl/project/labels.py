"""Labels: the years, financial years and months by which plans, assessments and monitoring are filed."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from msgspec import Struct

from clusterctl.model.partial_dates import PartialDate

_LABEL = re.compile(r"(19|20|21)[0-9]{2}(?:-(?:(19|20|21)[0-9]{2}|0[1-9]|1[0-2]))?")
_YEAR, _MONTH = 4, 7

DEFAULT_YEAR_START = "04-01"
"""The first day of a financial year, where the cluster does not say."""


class Label(Struct, frozen=True):
    """A label and the days it covers."""

    text: str
    first: date
    last: date

    @property
    def is_month(self) -> bool:
        """Whether it names a month."""
        return len(self.text) == _MONTH

    def overlaps(self, other: Label) -> bool:
        """Whether the two share a day."""
        return self.first <= other.last and other.first <= self.last

    def holds(self, day: PartialDate) -> bool:
        """Whether a date may lie in the label's span."""
        return self.first <= day.last and day.first <= self.last


def is_label(text: str) -> bool:
    """Whether a word has the form of a label."""
    return _LABEL.fullmatch(text) is not None


@lru_cache(maxsize=1024)
def parse_label(text: str, financial_year_start: str) -> Label | None:
    """Return the label, or None where the text is none: 1999, 1999-2000 (consecutive years) or 1999-06."""
    if not is_label(text):
        return None
    if len(text) in {_YEAR, _MONTH}:
        day = PartialDate(text)
        return Label(text, day.first, day.last)
    first, second = int(text[:4]), int(text[5:])
    if second != first + 1:
        return None
    month, day_of_month = map(int, financial_year_start.split("-"))
    begin = date(first, month, day_of_month)
    return Label(text, begin, date(second, month, day_of_month) - timedelta(days=1))
