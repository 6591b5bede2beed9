"""Where each actor of a cluster map stands, and how the line between two actors runs.

Made from the actors and ties of all years, so that everybody keeps the same place in the map of each year. Actors stand
in bands by what they are, a band in rows; lines run through gaps between the boxes of rows that they pass.
"""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.method.maps import BANDS, Band
from clusterctl.report.figures import lettering, rows
from clusterctl.words import short_names

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from clusterctl.analysis.cluster_map import Ground
    from clusterctl.analysis.graph import Pair
    from clusterctl.report.figures.figure import Point

BOX, PADDING = 138, 6
SIZE, LEADING = 12, 15
"""Height of letters, and of lines."""
MOST_LINES = 6
_IN_A_ROW = 4
_BETWEEN_BOXES, _BETWEEN_TIED, _BESIDE_LINE, _BETWEEN_LINES = 18, 44, 13, 16
_BETWEEN_ROWS, _BAND_PADDING, _BETWEEN_BANDS = 50, 12, 8
_LEAST_LINES, _MOST_RISE = 2, 26
_PORTS, _PORT_MARGIN = 11, 12
"""Distance of lines that leave a box, and how far from its corners they stay."""


class Place(Struct, frozen=True):
    """An actor's box (its left upper corner), and the lines of its name."""

    x: int
    y: int
    height: int
    lines: tuple[str, ...]

    @property
    def middle(self) -> int:
        """The middle, from the left."""
        return self.x + BOX // 2


class Strip(Struct, frozen=True):
    """A band from side to side."""

    band: Band
    y: int
    height: int


class Route(Struct, frozen=True):
    """How a line runs: through points, upright where it leaves and arrives; or over others of its row, or straight."""

    points: tuple[Point, ...]
    form: str
    """`down`, `over` or `beside`."""
    rise: int = 0


class Layout(Struct, frozen=True):
    """All places; everything lies between 0 and the width and height."""

    width: int
    height: int
    strips: tuple[Strip, ...]
    places: Mapping[str, Place]
    routes: Mapping[Pair, Route]
    """By tie, its ends in the order of their ids; each runs from the upper end, or from the left one."""


def layout(ground: Ground) -> Layout:
    """Return the places of all actors and ties."""
    bands = _bands(ground)
    names = _names(ground)
    row_of = {id_: at for at, (_, row) in enumerate(bands) for id_ in row}
    chains = {tie: _chain(tie, row_of) for tie in ground.ties}
    filled = [list(row) for _, row in bands]
    for node in sorted({node for chain in chains.values() for node in chain[1:-1]}):
        filled[int(node.split()[0])].append(node)
    steps = sorted({step for chain in chains.values() for step in pairwise(chain)})
    ordered = rows.ordered(filled, steps)
    apart = partial(_distance, steps=set(steps))
    across, room = rows.placed(ordered, steps, apart, _IN_A_ROW * (BOX + _BETWEEN_BOXES) - BOX - _BETWEEN_BOXES)
    heights = [PADDING * 2 + LEADING * max([_LEAST_LINES, *(len(names[id_]) for id_ in row)]) for _, row in bands]
    tops, strips, height = _down(bands, heights)
    places = {id_: Place(_BAND_PADDING + across[id_], tops[at], heights[at], names[id_]) for id_, at in row_of.items()}
    drawn = _Routes(chains, across, ordered, tops, heights)
    return Layout(room + BOX + 2 * _BAND_PADDING, height, strips, places, drawn.all())


def _names(ground: Ground) -> dict[str, tuple[str, ...]]:
    """Return the lines of each actor's name, the short one where it has one."""
    shorts = short_names({actor.id: actor.name for actor in ground.actors})
    room = BOX - 2 * PADDING
    return {id_: lettering.lines(lettering.clean(name), SIZE, room, MOST_LINES) for id_, name in shorts.items()}


def _bands(ground: Ground) -> list[tuple[Band, list[str]]]:
    """Return the rows from the top, each with its band; those tied to what is above stand in a band's upper rows."""
    band_of = {actor.id: BANDS.index(actor.band) for actor in ground.actors}
    pull = dict.fromkeys(band_of, 0)
    for one, other in ground.ties:
        pull[one] += _sign(band_of[other] - band_of[one])
        pull[other] += _sign(band_of[one] - band_of[other])
    found = []
    for band in BANDS:
        inside = sorted((a.id for a in ground.actors if a.band == band), key=lambda id_: (pull[id_], id_))
        number = -(-len(inside) // _IN_A_ROW)
        cuts = [at * len(inside) // max(number, 1) for at in range(number + 1)]
        found += [(band, inside[start:end]) for start, end in pairwise(cuts)]
    return found


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


def _chain(tie: Pair, row_of: Mapping[str, int]) -> list[str]:
    """Return a tie's upper end, a node in each row that it passes ("3 sidbi"), and its lower end.

    Lines that come from the same box share a trunk: the nodes on the way are those of the upper end.
    """
    upper, lower = sorted(tie, key=row_of.__getitem__)
    return [upper, *(f"{row} {upper}" for row in range(row_of[upper] + 1, row_of[lower])), lower]


def _is_box(node: str) -> bool:
    return " " not in node


def _distance(one: str, other: str, steps: Collection[tuple[str, str]]) -> int:
    """Return how far the middles of two neighbours of a row stand apart."""
    match _is_box(one), _is_box(other):
        case True, True:
            tied = (one, other) in steps or (other, one) in steps
            return BOX + (_BETWEEN_TIED if tied else _BETWEEN_BOXES)
        case False, False:
            return _BETWEEN_LINES
    return BOX // 2 + _BESIDE_LINE


def _down(bands: list[tuple[Band, list[str]]], heights: list[int]) -> tuple[list[int], tuple[Strip, ...], int]:
    """Return the top of each row, the strips, and the height of all."""
    tops: list[int] = []
    strips: list[Strip] = []
    y = 0
    for at, (band, _) in enumerate(bands):
        if at and bands[at - 1][0] == band:
            y += _BETWEEN_ROWS
        else:
            begin = y + (_BETWEEN_BANDS if at else 0)
            y = begin + _BETWEEN_ROWS // 2
            strips.append(Strip(band, begin, 0))
        tops.append(y)
        y += heights[at]
        if at + 1 == len(bands) or bands[at + 1][0] != band:
            y += _BETWEEN_ROWS // 2
            strips[-1] = Strip(band, strips[-1].y, y - strips[-1].y)
    return tops, tuple(strips), y


class _Routes:
    """Lays the lines: which leave a box where, and through which points they run."""

    def __init__(
        self, chains: Mapping[Pair, list[str]], across: Mapping[str, int], ordered: rows.Rows,
        tops: list[int], heights: list[int],
    ) -> None:  # fmt: skip
        self.chains = chains
        self.middle = {node: _BAND_PADDING + x + BOX // 2 for node, x in across.items()}
        self.row_of = {node: at for at, row in enumerate(ordered) for node in row}
        self.at = {node: at for row in ordered for at, node in enumerate(row)}
        self.tops, self.heights = tops, heights
        self.port = self._ports()

    def all(self) -> dict[Pair, Route]:
        """Return the route of each tie."""
        return {tie: self._route(chain) for tie, chain in self.chains.items()}

    def _form(self, chain: list[str]) -> str:
        if self.row_of[chain[0]] != self.row_of[chain[-1]]:
            return "down"
        return "beside" if abs(self.at[chain[0]] - self.at[chain[-1]]) == 1 else "over"

    def _ports(self) -> dict[tuple[str, str], int]:
        """Return where lines leave a box, by the node that they lead to: further left those to what is further left."""
        sides: dict[tuple[str, bool], set[str]] = {}
        for chain in self.chains.values():
            form = self._form(chain)
            if form != "beside":
                sides.setdefault((chain[0], form == "over"), set()).add(chain[1])
                sides.setdefault((chain[-1], True), set()).add(chain[-2])
        found = {}
        for (box, _), nodes in sides.items():
            step = min(_PORTS, (BOX - 2 * _PORT_MARGIN) // len(nodes))
            for at, node in enumerate(sorted(nodes, key=lambda node: (self.middle[node], node))):
                found[box, node] = self.middle[box] + (2 * at - len(nodes) + 1) * step // 2
        return found

    def _route(self, chain: list[str]) -> Route:
        form = self._form(chain)
        one, other = sorted((chain[0], chain[-1]), key=lambda id_: (self.row_of[id_], self.middle[id_]))
        top, height = self.tops[self.row_of[one]], self.heights[self.row_of[one]]
        if form == "beside":
            y = top + height // 2
            return Route(((self.middle[one] + BOX // 2, y), (self.middle[other] - BOX // 2, y)), form)
        if form == "over":
            start, end = self.port[one, other], self.port[other, one]
            rise = min(_MOST_RISE, 16 + abs(end - start) // 16)
            return Route(((start, top), (end, top)), form, rise)
        points = [(self.port[one, chain[1]], top + height)]
        for node in chain[1:-1]:
            row = self.row_of[node]
            points += [(self.middle[node], self.tops[row]), (self.middle[node], self.tops[row] + self.heights[row])]
        points.append((self.port[other, chain[-2]], self.tops[self.row_of[other]]))
        return Route(tuple(points), form)
