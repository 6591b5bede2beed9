"""Hatching: one line that goes to and fro over a box, so that what is filled can be told without colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clusterctl.report.figures.figure import Box, Point


def hatched(box: Box, apart: int, *, rises: bool) -> tuple[Point, ...]:
    """Return the line that hatches a box aslant, rising or falling to the right.

    From one stroke to the next it keeps to the edge.
    """
    width, height = box.width, box.height
    points: list[Point] = []
    for number, at in enumerate(range(apart, width + height, apart)):
        left, right = max(0, at - height), min(width, at)
        low, high = (left, at - left), (right, at - right)
        begin, end = (high, low) if number % 2 else (low, high)
        if points:
            points += _corner(points[-1], begin, width, height)
        points += [begin, end]
    return tuple((box.x + (x if rises else width - x), box.y + y) for x, y in points)


def _corner(one: Point, other: Point, width: int, height: int) -> list[Point]:
    """Return the corner that lies on the edge between two points, if one does."""
    if one[0] == other[0] or one[1] == other[1]:
        return []
    return [(0, height)] if other[1] == height else [(width, 0)]
