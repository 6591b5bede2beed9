"""Charts that show all that charts can show."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from clusterctl.report.figures.waterfall import Bar, waterfall

if TYPE_CHECKING:
    from collections.abc import Callable

    from clusterctl.report.figures.figure import Figure


def change() -> Figure:
    """Return a waterfall of every kind of bar."""
    bars = [
        Bar("Year 1997", Fraction(1), "1.00", "total"),
        Bar("Weavers", Fraction(1, 2), "+0.50", "up", "score", "score 2 → 4"),
        Bar("Bank", Fraction(-1, 4), "−0.25", "down", "composition", "weight 20 % → 10 %"),
        Bar("Year 1998", Fraction(5, 4), "1.25", "total"),
    ]
    return waterfall(bars, "What moved the index", "It rose by 0.25.")


SAMPLES: dict[str, Callable[[], Figure]] = {"change": change}
