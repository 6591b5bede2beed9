"""Shares: who paid of a hundred, one bar for each year, nature or programme.

The payers always stand in the same order, the cluster last and darkest, so that what it pays can be compared along the
right edge. Each is told by its place, its hatching and the share that is written on it, or above it where it is small.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.report.figures import lettering
from clusterctl.report.figures.bars import LEFT, RIGHT, Name, Sheet, joined, sentences
from clusterctl.report.figures.charts import MARGIN, SMALL
from clusterctl.report.figures.figure import Box, Label, Line
from clusterctl.report.figures.hatch import hatched
from clusterctl.report.figures.scale import Scale
from clusterctl.report.figures.spacing import spaced

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.report.figures.figure import Figure, Shape

_STYLES = ("agency", "institution", "donor", "cluster")
_RISES = {"institution": True, "donor": False}
"""Which payers are hatched, and whether their strokes rise to the right."""
_APART = 7
_WHOLE, _QUARTER = Fraction(100), Fraction(25)
_BAR, _GAP, _PAD = 24, 2, 5
"""Height of a bar; what stays free between two parts; between a share and the ends of its part."""
_ABOVE, _ASIDE, _FURTHER = 25, 5, 16
"""Room above a bar for shares that do not fit on it; what each keeps free on both sides; how far they reach beyond."""
_END = RIGHT - 10
"""Where bars end, so that the last figure of the axis keeps within the margin."""
_WIDEST = 120
"""Room for a share as shown, at most."""


class Paid(Struct, frozen=True):
    """What one payer gave: of a hundred, and as shown."""

    share: Fraction
    text: str


class Split(Struct, frozen=True):
    """A row: who paid; None where it is not known, and then why."""

    name: str
    paid: tuple[Paid, Paid, Paid, Paid] | None
    """Of the implementing agency, of support institutions, of donors, of the cluster."""
    detail: str = ""
    """What stands below the name: USD 48,200, 12 activities."""
    unknown: str = ""
    strong: bool = False


class Mark(Struct, frozen=True):
    """A line through all bars: at what share, and what it means."""

    at: Fraction
    text: str


class Shares(Struct, frozen=True):
    """What the figure shows."""

    rows: tuple[Split, ...]
    payers: tuple[str, str, str, str]
    """Their names, in the order of their shares."""
    measure: str
    """What a bar shows: share of the cost in per cent."""
    mark: Mark | None = None


def shares(shown: Shares, title: str, description: str = "") -> Figure:
    """Return bars of a hundred. Without a description, those who don't see it are told every share."""
    sheet = Sheet(title, shown.measure)
    sheet.legend(_legend(shown))
    scale = Scale(Fraction(0), _WHOLE, _QUARTER, LEFT, _END)
    sheet.bottom += MARGIN * bool(shown.mark)
    sheet.heads([])
    top = sheet.bottom
    for row in shown.rows:
        _row(sheet, row, shown.payers, scale)
    if shown.mark:
        sheet.border(scale, shown.mark.at, shown.mark.text, top, over=False)
    sheet.axis(scale, top)
    return sheet.drawn(description or sentences(_told(row, shown.payers) for row in shown.rows))


def _legend(shown: Shares) -> Iterator[tuple[tuple[Shape, ...], str]]:
    """Give what the parts mean, for those that are there."""
    for at, (name, style) in enumerate(zip(shown.payers, _STYLES, strict=True)):
        if any(row.paid and row.paid[at].share > 0 for row in shown.rows):
            yield tuple(_part(Box(1, 1, 24, 14, style))), name


def _row(sheet: Sheet, row: Split, payers: Sequence[str], scale: Scale) -> None:
    """Set a row: name, parts, shares."""
    name = Name(row.name, row.detail, "strong" if row.strong else "name")
    if not row.paid:
        sheet.without(name, row.unknown)
        return
    parts = list(_parts(row.paid, scale))
    texts = [lettering.lines(lettering.clean(paid.text), SMALL, _WIDEST, 1)[0] for _, paid, _ in parts]
    inside = [
        lettering.width(text, SMALL) + 2 * _PAD <= box.width for text, (box, _, _) in zip(texts, parts, strict=True)
    ]
    middle = sheet.row(name, _BAR, 0 if all(inside) else _ABOVE)
    top = middle - _BAR // 2
    small: list[tuple[int, str]] = []
    for (box, paid, at), text, fits in zip(parts, texts, inside, strict=True):
        tip = lettering.clean(f"{row.name}, {payers[at]}: {paid.text}")
        drawn = Box(box.x, top, box.width, _BAR, box.style, tip=tip)
        sheet.shapes += _part(drawn)
        x = box.x + box.width // 2
        if fits:
            sheet.shapes += _plate(drawn, lettering.width(text, SMALL))
            sheet.labels.append(Label(x, middle + SMALL // 3 + 1, text, f"share {box.style}s figure", "middle"))
        else:
            small.append((x, text))
    _set_above(sheet, small, top)


def _parts(paid: Sequence[Paid], scale: Scale) -> Iterator[tuple[Box, Paid, int]]:
    """Give the parts that are more than nothing from left to right, each with its share and the number of its payer."""
    end = Fraction(0)
    for at, (one, style) in enumerate(zip(paid, _STYLES, strict=True)):
        begin, end = end, min(end + max(one.share, Fraction(0)), _WHOLE)
        if one.share > 0:
            left, right = scale.place(begin), scale.place(end)
            left = min(left, _END - 1)
            yield Box(left, 0, max(right - left - (_GAP if right < _END else 0), 1), _BAR, style), one, at


def _part(box: Box) -> Iterator[Shape]:
    """Give a part, and its hatching."""
    yield box
    if box.style in _RISES:
        points = hatched(box, _APART, rises=_RISES[box.style])
        if points:
            yield Line(points, f"{box.style} hatch", tip=box.tip)


def _plate(box: Box, width: int) -> Iterator[Shape]:
    """Give the ground of a share that is written on hatching."""
    if box.style in _RISES:
        x = box.x + (box.width - width) // 2 - _PAD + 1
        yield Box(x, box.y + 4, width + 2 * _PAD - 2, box.height - 8, f"{box.style} plate", 3, box.tip)


def _set_above(sheet: Sheet, small: Sequence[tuple[int, str]], top: int) -> None:
    """Set the shares of small parts above them, each with a line to its part."""
    widths = [lettering.width(text, SMALL) + 2 * _ASIDE for _, text in small]
    places = spaced([x for x, _ in small], widths, LEFT - _FURTHER, _END + _FURTHER)
    for (x, text), width, begin in zip(small, widths, places, strict=True):
        middle = begin + width // 2
        foot = top - _ABOVE + SMALL
        sheet.shapes.append(Line(((middle, foot + 3), (x, top - 2)), "hint"))
        sheet.labels.append(Label(middle, foot, text, "share halo figure", "middle"))


def _told(row: Split, payers: Sequence[str]) -> str:
    said = f"{row.name} ({row.detail})" if row.detail else row.name
    if not row.paid:
        return f"{said}: {row.unknown}"
    return f"{said}: {joined(*(f'{name} {paid.text}' for name, paid in zip(payers, row.paid, strict=True)))}"
