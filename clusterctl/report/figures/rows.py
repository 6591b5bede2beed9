"""Rows of a layered drawing: an order in which few lines cross, and places that keep lines straight. Pure numbers.

A row holds nodes; a line leads from a node to one of the next row, or to another of its own. The order comes from
barycentre sweeps (Sugiyama and others 1981), the places from isotonic regression, which finds the nearest ones that
keep order and distance.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from clusterctl.report.figures.spacing import rising

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

Node = str
Rows = list[list[Node]]
_SWEEPS = 24
_LARGE = 2000
"""So many nodes are no longer a picture; they get a few sweeps only."""


def ordered(rows: Rows, lines: Iterable[tuple[Node, Node]]) -> Rows:
    """Return the rows with their nodes in an order in which few lines cross, and lines are short."""
    lines = tuple(lines)
    sides = _neighbours(rows, lines)
    small = sum(map(len, rows)) < _LARGE
    best, least = rows, _cost(rows, lines, sides.below)
    for start in (rows, [row[::-1] for row in rows], [row[::2] + row[1::2][::-1] for row in rows]):
        current = start
        for sweep in range(_SWEEPS if small else 2):
            current = _swept(current, sides, sweep)
            found = _cost(current, lines, sides.below)
            if found < least:
                best, least = current, found
    return best


class _Sides(NamedTuple):
    """Each node's neighbours in the row above, in the row below, and in its own."""

    above: dict[Node, list[Node]]
    below: dict[Node, list[Node]]
    beside: dict[Node, list[Node]]


def _swept(rows: Rows, sides: _Sides, sweep: int) -> Rows:
    """Return the rows, each ordered anew by those above it, by those below it, or by both."""
    found = [list(row) for row in rows]
    down = sweep % 2 == 0
    for at in range(len(rows)) if down else reversed(range(len(rows))):
        fixed = {}
        if (down or sweep % 3 == 0) and at:
            fixed.update(_scale(found[at - 1]))
        if (not down or sweep % 3 == 0) and at + 1 < len(rows):
            fixed.update(_scale(found[at + 1]))
        found[at] = _sorted(found[at], fixed, sides)
    return found


def _scale(row: Sequence[Node]) -> dict[Node, float]:
    """Return the places of a row's nodes between 0 and 1."""
    return {node: (2 * at + 1) / (2 * len(row)) for at, node in enumerate(row)}


def _sorted(row: list[Node], fixed: Mapping[Node, float], sides: _Sides) -> list[Node]:
    """Return a row by the mean place of each node's neighbours; a node without keeps its place."""
    here = _scale(row)

    def place(node: Node) -> float:
        found = [fixed[other] for other in (*sides.above[node], *sides.below[node]) if other in fixed]
        found += [here[other] for other in sides.beside[node]]
        return sum(found) / len(found) if found else here[node]

    return sorted(row, key=place)


def _cost(rows: Rows, lines: Sequence[tuple[Node, Node]], below: Mapping[Node, list[Node]]) -> float:
    """Return how bad an order is: crossings, and how far lines go sideways (half the picture: as bad as a crossing)."""
    place = {node: at for row in rows for node, at in _scale(row).items()}
    return _crossings(rows, below) + sum(2 * abs(place[one] - place[other]) for one, other in lines)


def _neighbours(rows: Rows, lines: Iterable[tuple[Node, Node]]) -> _Sides:
    row_of = {node: at for at, row in enumerate(rows) for node in row}
    found = _Sides({node: [] for node in row_of}, {node: [] for node in row_of}, {node: [] for node in row_of})
    for one, other in lines:
        upper, lower = sorted((one, other), key=row_of.__getitem__)
        if row_of[upper] == row_of[lower]:
            found.beside[one].append(other)
            found.beside[other].append(one)
        else:
            found.below[upper].append(lower)
            found.above[lower].append(upper)
    return found


def _crossings(rows: Rows, below: Mapping[Node, list[Node]]) -> int:
    """Return how many pairs of lines between neighbouring rows cross."""
    found = 0
    for upper, lower in pairwise(rows):
        place = {node: at for at, node in enumerate(lower)}
        passed: list[int] = []
        for node in upper:
            ends = sorted(place[other] for other in below[node])
            found += sum(len(passed) - bisect_right(passed, end) for end in ends)
            for end in ends:
                insort(passed, end)
    return found


def placed(
    rows: Rows, lines: Iterable[tuple[Node, Node]], distance: Callable[[Node, Node], int], least: int
) -> tuple[dict[Node, int], int]:
    """Return each node's place from 0 on, and the room that all take, `least` or more.

    `distance` is that which two neighbours of a row keep between their middles.
    """
    steps = [_steps(row, distance) for row in rows]
    room = max([least, *(offsets[-1] for offsets in steps if offsets)])
    sides = _neighbours(rows, lines)
    found = {
        node: offset + (room - offsets[-1]) // 2
        for row, offsets in zip(rows, steps, strict=True)
        for node, offset in zip(row, offsets, strict=True)
    }
    for _ in range(4):
        for towards, order in ((sides.above, range(len(rows))), (sides.below, reversed(range(len(rows))))):
            for at in order:
                _settle(rows[at], steps[at], towards, room, found)
    return found, room


def _steps(row: Sequence[Node], distance: Callable[[Node, Node], int]) -> list[int]:
    """Return each node's least distance from the first."""
    found = [0] if row else []
    for one, other in pairwise(row):
        found.append(found[-1] + distance(one, other))
    return found


def _settle(
    row: Sequence[Node], offsets: Sequence[int], towards: Mapping[Node, list[Node]], room: int, found: dict[Node, int]
) -> None:
    """Move a row's nodes as near as may be to the mean of their neighbours."""
    if not row:
        return
    wanted = [
        (sum(found[other] for other in towards[node]) / len(towards[node]) if towards[node] else found[node]) - offset
        for node, offset in zip(row, offsets, strict=True)
    ]
    weights = [max(1, len(towards[node])) for node in row]
    for node, offset, place in zip(row, offsets, rising(wanted, weights), strict=True):
        found[node] = offset + min(max(round(place), 0), room - offsets[-1])
