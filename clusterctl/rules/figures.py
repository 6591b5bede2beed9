"""Figures as findings show them: exact where that is short, else to two places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.numbers import plain, rounded

if TYPE_CHECKING:
    from decimal import Decimal
    from fractions import Fraction


def shown(figure: Fraction) -> str:
    """Return a figure as people write it: 38, 55.98, 103,971."""
    whole, _, places = rounded(figure, 2).partition(".")
    places = places.rstrip("0")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    return f"{sign}{int(digits):,}{'.' if places else ''}{places}"


def per_cent(figure: Fraction) -> str:
    """Return a share: "55.98 %"."""
    return f"{shown(figure)} %"


def written(figure: Decimal) -> str:
    """Return a figure of a file with all its digits, thousands apart."""
    whole, dot, places = plain(figure).partition(".")
    return f"{int(whole):,}{dot}{places}" if whole not in {"-0", "-"} else plain(figure)
