"""Charts that show all that charts can show."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from clusterctl.output.page import Bar
from clusterctl.report.figures.trend import Course, Moment, Series, trend
from clusterctl.report.figures.trend_strips import Share
from clusterctl.report.figures.waterfall import waterfall
from clusterctl.words import English

if TYPE_CHECKING:
    from collections.abc import Callable

    from clusterctl.report.figures.figure import Figure


class Foreign(English):
    """Says all messages in capitals, so that words which do not pass through it are seen."""

    def __call__(self, message: str, /, **values: str) -> str:
        """Return the message; its values stay as they are."""
        parts = re.split(r"(\{\w+\})", message)
        return "".join(values[part[1:-1]] if part.startswith("{") else part.upper() for part in parts)

    def several(self, number: int, one: str, many: str, /, **values: str) -> str:
        """Return the message for so many."""
        return self(one if number == 1 else many, n=str(number), **values)


Look = Literal["index", "supported", "enterprises", "support", "brokering"]


def change() -> Figure:
    """Return a waterfall of every kind of bar."""
    bars = [
        Bar("Year 1997", Fraction(1), "1.00", "total"),
        Bar("Weavers", Fraction(1, 2), "+0.50", "score", "score 2 → 4"),
        Bar("Bank", Fraction(-1, 4), "−0.25", "composition", "weight 20 % → 10 %"),
        Bar("Year 1998", Fraction(5, 4), "1.25", "total"),
    ]
    return waterfall(bars, "What moved the index", "It rose by 0.25.")


def course() -> Figure:
    """Return a trend with every kind of line, share and stage."""
    series = (
        line("index", "0.24", "0.8", "1.37"), line("supported", "0.1", "0.5", "1.2"),
        line("enterprises", "0.3", "1", "1.4"), line("support", "0.5", None, "1.35"),
        line("brokering", None, "0.2", "0.9"),
    )  # fmt: skip
    shares = (share("own", "Cluster", 12, 30, 52), share("network", "Support institutions", 8, 25, 28),
              share("outside", "Agency and donors", 80, 45, 20))  # fmt: skip
    return trend(Course(years(1997, 1998, 1999), series, shares, (1, 2, 3)), "The index rose", "From 0.24 to 1.37.")


def years(*numbers: int) -> tuple[Moment, ...]:
    return tuple(Moment(str(year), date(year, 12, 31).toordinal()) for year in numbers)


def line(style: Look, *written: str | None, name: str = "Name") -> Series:
    """Return a line of figures."""
    values = tuple(None if one is None else Fraction(one) for one in written)
    return Series(name, values, tuple(one or "" for one in written), style)


def share(style: Literal["own", "network", "outside"], name: str, *written: int | None) -> Share:
    """Return a layer of shares."""
    values = tuple(None if one is None else Fraction(one) for one in written)
    return Share(name, values, tuple(f"{one} %" for one in written), style)


SAMPLES: dict[str, Callable[[], Figure]] = {"change": change, "course": course}
