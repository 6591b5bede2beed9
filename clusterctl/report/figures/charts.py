"""What charts have in common: their style sheet, title, legend and letters."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from clusterctl.report.figures import lettering
from clusterctl.report.figures.figure import Box, Label, Line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clusterctl.report.figures.figure import Point, Shape

WIDTH, MARGIN = 860, 16
"""Of every chart: what a page on a common screen holds without scrolling; and what is left free around it."""
SIZE, SMALL, LEADING = 13, 12, 17
"""Height of letters, of lesser ones, and of a line."""
_TITLE, _TITLE_LEADING, _MOST_TITLE_LINES = 16, 21, 4
_SAMPLE, _AFTER_SAMPLE, _LEGEND_LINE, _LEGEND_GAP = 26, 8, 22, 22


def style(*sheets: str) -> str:
    """Return the style sheet of charts, and those of some kinds of them by their names."""
    return "".join(Path(__file__).with_name(f"{name}.css").read_text(encoding="utf-8") for name in ("charts", *sheets))


def heading(title: str, reach: str) -> tuple[list[Label], int]:
    """Return the title in lines, below it what the axis shows, and where they end."""
    lines = lettering.lines(title, _TITLE, WIDTH - 2 * MARGIN, _MOST_TITLE_LINES)
    labels = [Label(MARGIN, MARGIN + _TITLE + _TITLE_LEADING * at, said, "title") for at, said in enumerate(lines)]
    top = MARGIN + _TITLE_LEADING * len(lines) + SMALL
    shown = lettering.lines(reach, SMALL, WIDTH - 2 * MARGIN, 1)[0]
    return [*labels, Label(MARGIN, top + 4, shown, "soft")], top + LEADING


def legend(entries: Iterable[tuple[tuple[Shape, ...], str]], top: int) -> tuple[list[Shape], list[Label], int]:
    """Return samples and what they mean, set in lines from a height on, and where they end.

    A sample lies between 0 and 26 across, 0 and 16 down.
    """
    shapes: list[Shape] = []
    labels: list[Label] = []
    x, y = MARGIN, top
    for sample, text in entries:
        taken = _SAMPLE + _AFTER_SAMPLE + lettering.width(text, SMALL)
        if x > MARGIN and x + taken > WIDTH - MARGIN:
            x, y = MARGIN, y + _LEGEND_LINE
        shapes += [moved(shape, x, y) for shape in sample]
        labels.append(Label(x + _SAMPLE + _AFTER_SAMPLE, y + SMALL, text, "soft"))
        x += taken + _LEGEND_GAP
    return shapes, labels, y + _LEGEND_LINE if labels else top


def moved(shape: Shape, x: int, y: int) -> Shape:
    """Return a shape that lies so much further right and down."""
    match shape:
        case Box():
            return replace(shape, x=shape.x + x, y=shape.y + y)
        case Line():
            return replace(shape, points=tuple((px + x, py + y) for px, py in shape.points))
    return replace(shape, start=_moved(shape.start, x, y), end=_moved(shape.end, x, y))


def _moved(point: Point, x: int, y: int) -> Point:
    return point[0] + x, point[1] + y
