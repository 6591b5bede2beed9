"""The signs on lines: each is set where it hides no box and no other sign, if there is such a place."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from clusterctl.report.figures import lettering
from clusterctl.report.figures.figure import Label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.report.figures.figure import Point

Area = tuple[int, int, int, int]
"""Left, top, width, height."""
SIZE, _HEIGHT = 11, 12
_STEPS = (8, 6, 10, 5, 11, 4, 12, 7, 9, 3, 13)
"""Where on a line to try, in sixteenths of the way: the middle first."""


class Signs:
    """Sets signs one after another."""

    def __init__(self, boxes: Sequence[Area]) -> None:
        """Take what may not be hidden."""
        self._taken = list(boxes)
        self._labels: list[Label] = []

    def add(self, text: str, points: Sequence[Point], rise: int) -> None:
        """Set a sign on a line through points; with a rise, on an arc between two."""
        width = lettering.width(text, SIZE) + 2
        best, least = (0, 0, 0, 0), -1
        for x, y in _on(points, rise):
            area = (x - width // 2, y - _HEIGHT // 2, width, _HEIGHT)
            hidden = sum(_overlap(area, other) for other in self._taken)
            if least < 0 or hidden < least:
                best, least = area, hidden
            if not hidden:
                break
        self._taken.append(best)
        self._labels.append(Label(best[0] + width // 2, best[1] + _HEIGHT - 2, text, "sign", "middle"))

    def placed(self) -> tuple[Label, ...]:
        """Return all that were set."""
        return tuple(self._labels)


def _overlap(one: Area, other: Area) -> int:
    """Return how much of an area another hides."""
    across = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    down = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    return max(0, across) * max(0, down)


def _on(points: Sequence[Point], rise: int) -> Iterator[Point]:
    """Give places on a line, the best first: its last stretch, which it shares with no other, from the middle on."""
    stretches = list(pairwise(points))
    for at in reversed(range(len(stretches))):
        for step in _STEPS:
            (x, y), (to_x, to_y) = stretches[at]
            if rise:
                yield _blend(x, to_x, step), y - 3 * rise * step * (16 - step) // 256
            elif y == to_y:
                yield x + (to_x - x) * step // 16, y
            else:
                half = (y + to_y) // 2
                yield _blend(x, to_x, step), _cubic(y, half, to_y, step)


def _blend(start: int, end: int, step: int) -> int:
    """Return the place of a curve that is upright at both ends: 3t² − 2t³ of the way."""
    return start + (end - start) * (3 * step * step * 16 - 2 * step**3) // 4096


def _cubic(start: int, half: int, end: int, step: int) -> int:
    rest = 16 - step
    return (rest**3 * start + 3 * rest * rest * step * half + 3 * rest * step * step * half + step**3 * end) // 4096
