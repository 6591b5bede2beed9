"""Leverage: what goes with each unit of the programme's money, year by year, with a line at 1.

What the line means, the caller says: the programme's money alone where a ratio holds it too, else as much as that.
"""

from __future__ import annotations

from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.report.figures import lettering
from clusterctl.report.figures.bars import LEFT, RIGHT, Name, Sheet, joined, sentences
from clusterctl.report.figures.charts import MARGIN, SIZE
from clusterctl.report.figures.figure import Box, Label
from clusterctl.report.figures.scale import Scale, step

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clusterctl.report.figures.figure import Figure

_BAR, _ASIDE, _WIDEST = 18, 8, 200
"""Height of a bar; how far its figure stands from it; room for a figure at most."""
_MARKS = 6
_LEAST = Fraction(2)
"""So far the axis reaches at least, so that the line at 1 stands within."""


class Brought(Struct, frozen=True):
    """A row: what went with one unit in a year."""

    name: str
    ratio: Fraction | None
    text: str
    """The ratio as shown, or why it is not known."""
    detail: str = ""
    """What stands below the name: USD 103,971 in all, 29,606 of it from the programme."""
    strong: bool = False


class Leverage(Struct, frozen=True):
    """What the figure shows."""

    rows: tuple[Brought, ...]
    measure: str
    """What a bar shows: spent in all for each USD of the programme."""
    one: str
    """What the line at 1 means: the programme alone."""


def leverage(shown: Leverage, title: str, description: str = "") -> Figure:
    """Return leverage by year. Without a description, those who don't see it are told every ratio."""
    sheet = Sheet(title, shown.measure)
    known = [row for row in shown.rows if row.ratio is not None]
    beside = max((lettering.width(_text(row), SIZE) for row in known), default=0)
    scale = _scale([row.ratio for row in known if row.ratio is not None], RIGHT - beside - _ASIDE)
    sheet.bottom += MARGIN * 3 // 4
    sheet.heads([])
    top = sheet.bottom
    for row in shown.rows:
        _row(sheet, row, scale)
    sheet.border(scale, Fraction(1), shown.one, top, over=True)
    sheet.axis(scale, top)
    return sheet.drawn(description or sentences(f"{joined(row.name, row.detail)}: {row.text}" for row in shown.rows))


def _row(sheet: Sheet, row: Brought, scale: Scale) -> None:
    """Set a year: name, bar, figure."""
    name = Name(row.name, row.detail, "strong" if row.strong else "name")
    if row.ratio is None:
        sheet.without(name, row.text)
        return
    middle = sheet.row(name, _BAR)
    width = max(scale.place(max(row.ratio, Fraction(0))) - LEFT, 1)
    tip = lettering.clean(f"{row.name}: {joined(row.text, row.detail)}")
    sheet.shapes.append(Box(LEFT, middle - _BAR // 2, width, _BAR, "brought", tip=tip))
    foot = middle + SIZE // 3 + 1
    sheet.labels.append(Label(LEFT + width + _ASIDE, foot, _text(row), "strong halo figure"))


def _text(row: Brought) -> str:
    return lettering.lines(lettering.clean(row.text), SIZE, _WIDEST, 1)[0]


def _scale(ratios: Sequence[Fraction], right: int) -> Scale:
    """Return the scale from 0 on that holds all."""
    most = max([_LEAST, *ratios])
    apart = step(most, _MARKS)
    return Scale(Fraction(0), ceil(most / apart) * apart, apart, LEFT, right)
