"""Where the texts of a figure stand, and which lie over one another."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from clusterctl.report.figures import lettering
from clusterctl.report.figures.figure import Box, Line

if TYPE_CHECKING:
    from clusterctl.report.figures.figure import Figure, Label, Shape

_SMALL = {"soft", "share", "rise", "small"}


class Area(NamedTuple):
    """A rectangle."""

    left: int
    top: int
    right: int
    bottom: int


def area(label: Label) -> Area:
    """Return the room of a text, on the safe side."""
    words = set(label.style.split())
    size = 16 if "title" in words else 12 if words & _SMALL else 13
    width = lettering.width(label.text, size)
    begin = {"start": label.x, "middle": label.x - width // 2, "end": label.x - width}[label.anchor]
    return Area(begin, label.y - size + 2, begin + width, label.y + 3)


def collisions(figure: Figure) -> list[tuple[str, str]]:
    """Return the texts that lie over one another."""
    return [(one.text, other.text) for one, other in combinations(figure.labels, 2) if over(area(one), area(other))]


def over(one: Area, other: Area) -> bool:
    beside = one.right <= other.left or other.right <= one.left
    return not (beside or one.bottom <= other.top or other.bottom <= one.top)


def outside(figure: Figure) -> list[object]:
    """Return what does not lie within the figure."""
    found: list[object] = [label for label in figure.labels if not _within(figure, area(label))]
    return found + [shape for shape in figure.shapes if not _within(figure, extent(shape))]


def extent(shape: Shape) -> Area:
    """Return the room of a box or of a line."""
    if isinstance(shape, Box):
        assert shape.width > 0
        assert shape.height > 0
        return Area(shape.x, shape.y, shape.x + shape.width, shape.y + shape.height)
    assert isinstance(shape, Line)
    across, down = [x for x, _ in shape.points], [y for _, y in shape.points]
    return Area(min(across), min(down), max(across), max(down))


def _within(figure: Figure, one: Area) -> bool:
    return min(one.left, one.top) >= 0 and one.right <= figure.width and one.bottom <= figure.height


def boxes(figure: Figure, style: str) -> list[Box]:
    """Return the boxes of a style that tell a pointer something: not those of the legend."""
    return [shape for shape in figure.shapes if isinstance(shape, Box) and shape.style == style and shape.tip]


def lines(figure: Figure, style: str) -> list[Line]:
    return [shape for shape in figure.shapes if isinstance(shape, Line) and shape.style == style]


def texts(figure: Figure) -> list[str]:
    return [label.text for label in figure.labels]


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
