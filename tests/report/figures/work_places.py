"""Where the labels of a figure stand: what a reader notices first is text over text, and text that is cut off."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from clusterctl.report.figures import lettering
from clusterctl.report.figures.figure import Box, Line

if TYPE_CHECKING:
    from clusterctl.report.figures.figure import Figure, Label

Area = tuple[int, int, int, int]
"""Left, top, right, bottom."""


def size(label: Label) -> int:
    """Return the height of a label's letters."""
    words = label.style.split()
    return 16 if "title" in words else 12 if {"soft", "small"} & set(words) else 13


def area(label: Label) -> Area:
    """Return the room that a label takes."""
    wide = lettering.width(label.text, size(label))
    left = label.x - {"start": 0, "middle": wide // 2, "end": wide}[label.anchor]
    return left, label.y - size(label) + 3, left + wide, label.y + 2


def covered(figure: Figure) -> list[tuple[str, str]]:
    """Return the texts of which one lies over another."""
    placed = sorted(((area(label), label.text) for label in figure.labels if label.text), key=lambda one: one[0][1])
    return [(text, other_text) for (one, text), (other, other_text) in combinations(placed, 2)
            if one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]]  # fmt: skip


def outside(figure: Figure) -> list[str]:
    """Return what does not lie within the figure: texts and styles."""
    found = [(area(label), label.text) for label in figure.labels]
    for shape in figure.shapes:
        if isinstance(shape, Box):
            found.append(((shape.x, shape.y, shape.x + shape.width, shape.y + shape.height), shape.style))
        elif isinstance(shape, Line):
            across, down = [x for x, _ in shape.points], [y for _, y in shape.points]
            found.append(((min(across), min(down), max(across), max(down)), shape.style))
    return [what for (left, top, right, bottom), what in found
            if left < 0 or top < 0 or right > figure.width or bottom > figure.height]  # fmt: skip


def lines_of(figure: Figure, style: str) -> list[Line]:
    """Return the lines of a style, from the top to the bottom."""
    return [shape for shape in figure.shapes if isinstance(shape, Line) and style in shape.style.split()]


def boxes_of(figure: Figure, style: str) -> list[Box]:
    """Return the boxes of a style."""
    return [shape for shape in figure.shapes if isinstance(shape, Box) and style in shape.style.split()]


def sides(line: Line) -> tuple[int, int]:
    """Return the left and right end of a line."""
    across = [x for x, _ in line.points]
    return min(across), max(across)


def texts(figure: Figure) -> list[str]:
    """Return what is written in a figure."""
    return [label.text for label in figure.labels]
