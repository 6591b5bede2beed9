"""Pieces that the figures of work and results share: lines of words, bars with torn ends, hatching, diamonds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.report.figures import charts, lettering
from clusterctl.report.figures.charts import LEADING, SIZE, SMALL
from clusterctl.report.figures.figure import Label, Line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from clusterctl.report.figures.figure import Point, Shape

_TEETH, _DEPTH = 4, 3
"""A torn end has so many edges, and so deep they go."""
_HATCH = 6
"""Pixels from one stroke of a hatching to the next."""
_SEEN = 2000
"""Letters of a text that are looked at when it is set in lines: no room holds more."""


def heading(title: str, shown: str) -> tuple[list[Label], int]:
    """Return the title in lines, below it what is shown, and where they end."""
    return charts.heading(cut(title), cut(shown))


def cut(text: str) -> str:
    """Return what of a text may be drawn, on one line."""
    return lettering.clean(text[:_SEEN])


def wrapped(text: str, size: int, room: int, most: int) -> tuple[str, ...]:
    """Return a text in lines that fit; none where there is no text."""
    said = cut(text)
    return lettering.lines(said, size, room, most) if said else ()


def name_lines(name: str, detail: str, room: int, most: tuple[int, int] = (3, 2)) -> list[tuple[str, str]]:
    """Return the lines of a name and of what is said below it, each with its style."""
    return [
        *((said, "name") for said in wrapped(name, SIZE, room, most[0])),
        *((said, "soft") for said in wrapped(detail, SMALL, room, most[1])),
    ]


def stacked(lines: Sequence[tuple[str, str]], x: int, top: int) -> list[Label]:
    """Set lines below one another."""
    return [Label(x, top + SIZE + LEADING * at, said, look) for at, (said, look) in enumerate(lines)]


def bar(left: int, right: int, top: int, bottom: int, torn: tuple[bool, bool] = (False, False)) -> tuple[Point, ...]:
    """Return the outline of a bar; where it is torn, nobody knows where exactly it ends."""
    depth = min(_DEPTH, (right - left) // 2)
    heights = [top + at * (bottom - top) // _TEETH for at in range(_TEETH + 1)]
    rising = [(left + (depth if at % 2 else 0), y) for at, y in enumerate(heights)]
    falling = [(right - (depth if at % 2 else 0), y) for at, y in enumerate(heights)]
    over = falling if torn[1] else [(right, top), (right, bottom)]
    back = rising[::-1] if torn[0] else [(left, bottom), (left, top)]
    return (*over, *back, over[0])


def hatched(left: int, right: int, top: int, bottom: int) -> list[Shape]:
    """Return strokes that lean to the right and lie within a rectangle."""
    tall = bottom - top
    found: list[Shape] = []
    for foot in range(left - tall + _HATCH, right, _HATCH):
        start, end = max(foot, left), min(foot + tall, right)
        if end - start > 1:
            found.append(Line(((start, bottom - (start - foot)), (end, bottom - (end - foot))), "stroke"))
    return found


def diamond(x: int, y: int, half: int) -> tuple[Point, ...]:
    """Return the outline of a diamond around a point."""
    return (x, y - half), (x + half, y), (x, y + half), (x - half, y), (x, y - half)


def sentence(parts: Iterable[str]) -> str:
    """Return what is said to those who don't see the figure, on one line."""
    return lettering.clean(" ".join(part for part in parts if part))
