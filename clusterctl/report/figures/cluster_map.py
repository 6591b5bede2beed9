"""The picture of a cluster map, of one label or of two side by side with the change marked.

Bands by group, from the programme at the top to the buyers at the bottom. A filled box is tied to others, a hollow one
to nobody. A line is a tie: how strong by its width, of what kind by its signs. What came is heavy and has a plus, what
went is broken and has a minus: all can be told without colours.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from msgspec.structs import replace

from clusterctl.report.figures import lettering, map_legend
from clusterctl.report.figures.figure import Arc, Box, Figure, Label, Line
from clusterctl.report.figures.map_layout import BOX, LEADING, SIZE, Layout, layout
from clusterctl.report.figures.map_panels import SIGNS, panels, strands, tip
from clusterctl.report.figures.map_words import ENGLISH
from clusterctl.report.figures.signs import Signs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clusterctl.analysis.cluster_map import ClusterMap, Ground
    from clusterctl.analysis.map_change import MapChange
    from clusterctl.analysis.map_parts import MapActor
    from clusterctl.report.figures.figure import Shape
    from clusterctl.report.figures.map_layout import Route
    from clusterctl.report.figures.map_panels import Panel, Strand
    from clusterctl.report.figures.map_words import MapWords
    from clusterctl.words import Say

MARGIN, GUTTER, HEAD, BETWEEN = 16, 104, 58, 28
"""Around all; for the titles of bands; for the years; between two maps."""
_TITLE, _TITLE_LEADING, _AFTER_TITLE, _MOST_TITLE_LINES = 16, 20, 8, 4
"""Height of the title's letters, of its lines, and of the gap below."""
_ASIDE = {
    "business": -5,
    "money": -2,
    "knowledge": 1,
    "organisation": 4,
    "went": -4,
    "stayed": 0,
    "came": 4,
    "whole": 7,
}
"""How far a line runs beside the middle, so that lines of one trunk can be told apart."""
_APART = 3
"""How much further from box to box in a row, where their signs stand one above the other."""
_CORNER, _ROUND = 4, 20
_TITLE_LINES = 6
_LEGEND_LINE, _LEGEND_GAP, _AFTER_SAMPLE = 24, 20, 8


def picture(  # noqa: PLR0913 - whose map, what is told of it, and which side
    ground: Ground,
    shown: ClusterMap | MapChange,
    title: str,
    description: str,
    side: Literal["both", "before", "after"] = "both",
    *,
    words: MapWords = ENGLISH,
) -> Figure:
    """Return the picture of a map, or of a change: before on the left, after on the right, or one side of it alone."""
    every = panels(shown)
    drawn = every if side == "both" else every[:1] if side == "before" else every[-1:]
    drawing = _Drawing(layout(ground), words)
    width = GUTTER + 2 * MARGIN + len(drawn) * (drawing.places.width + BETWEEN) - BETWEEN
    said = lettering.clean(title)
    drawing.title(lettering.lines(said, _TITLE, width - 2 * MARGIN, _MOST_TITLE_LINES))
    drawing.strips(width)
    for at, panel in enumerate(drawn):
        drawing.panel(panel, GUTTER + MARGIN + at * (drawing.places.width + BETWEEN))
    height = drawing.legend(drawn, width)
    shapes = (Box(0, 0, width, height, "paper"), *drawing.shapes)
    return Figure(width, height, said, lettering.clean(description), shapes, tuple(drawing.labels))


def style() -> str:
    """Return the style sheet of the picture."""
    return Path(__file__).with_name("map.css").read_text(encoding="utf-8")


class _Drawing:
    """Collects shapes and labels."""

    def __init__(self, places: Layout, words: MapWords) -> None:
        self.places, self.words = places, words
        self.shapes: list[Shape] = []
        self.labels: list[Label] = []
        self.top = MARGIN + HEAD

    def title(self, lines: Sequence[str]) -> None:
        """Set whose map it is above all else: a picture that is handed out tells it by itself."""
        self.labels += [Label(MARGIN, MARGIN + _TITLE + _TITLE_LEADING * at, said, "title")
                        for at, said in enumerate(lines)]  # fmt: skip
        self.top += _TITLE_LEADING * len(lines) + _AFTER_TITLE

    def strips(self, width: int) -> None:
        """Draw the bands, their titles in the gutter."""
        for strip in self.places.strips:
            y = self.top + strip.y
            self.shapes.append(Box(MARGIN // 2, y, width - MARGIN, strip.height, "strip", _CORNER))
            lines = lettering.lines(self.words.bands[strip.band], SIZE, GUTTER - MARGIN // 2, _TITLE_LINES)
            self.lines(lines, MARGIN, y, strip.height, "band")

    def lines(self, lines: Sequence[str], x: int, y: int, height: int, style: str) -> None:
        """Set lines of text amid a height; those of a box around its middle."""
        first = y + (height - LEADING * len(lines)) // 2 + SIZE
        anchor: Literal["start", "middle"] = "start" if style == "band" else "middle"
        self.labels += [Label(x, first + LEADING * at, text, style, anchor) for at, text in enumerate(lines)]

    def panel(self, panel: Panel, left: int) -> None:
        """Draw one map."""
        self.labels.append(Label(left + 12, self.top - HEAD + 22, panel.map.label.text, "year"))
        self.labels.append(Label(left + 12, self.top - HEAD + 42, _counts(panel.map, self.words.say), "said"))
        signs = Signs([(left + p.x, self.top + p.y, BOX, p.height) for p in self.places.places.values()])
        ties = strands(panel, self.words)
        for tie in sorted(ties, key=lambda tie: (any("came" in strand.style for strand in ties[tie]), tie)):
            for strand in ties[tie]:
                self.strand(strand, self.places.routes[tie], left, signs)
        self.labels += signs.placed()
        degrees = panel.map.degrees
        for actor in panel.actors:
            self.actor(actor, panel, left, tied=degrees.get(actor.id, 0) > 0)

    def strand(self, strand: Strand, route: Route, left: int, signs: Signs) -> None:
        """Draw one line of a tie, and set its signs."""
        name = strand.style.split()[0]
        aside = (0, _ASIDE[name] * _APART) if route.form == "beside" else (_ASIDE[name], 0)
        points = tuple((x + left + aside[0], y + self.top + aside[1]) for x, y in route.points)
        look = strand.style if name == "whole" else f"{strand.style} {strand.strength}"
        if route.form == "over":
            self.shapes.append(Arc(points[0], points[1], route.rise, look, strand.tip))
        else:
            self.shapes.append(Line(points, look, route.form == "down", strand.tip))
        if strand.signs:
            signs.add(strand.signs, points, route.rise)

    def actor(self, actor: MapActor, panel: Panel, left: int, *, tied: bool) -> None:
        """Draw an actor's box with its name."""
        place, mark = self.places.places[actor.id], panel.actor_marks.get(actor.id, "")
        x, y = left + place.x, self.top + place.y
        filled = "gone" if mark == "went" else actor.band if tied else "alone"
        look = ["box", filled, *(["heavy"] if actor.key else []), *(["new"] if mark == "came" else [])]
        radius = _ROUND if actor.of_programme else _CORNER
        self.shapes.append(Box(x, y, BOX, place.height, " ".join(look), radius, tip(actor, panel, self.words)))
        letters = "faint" if filled in {"gone", "alone"} else "key" if actor.key else "name"
        self.lines(place.lines, x + BOX // 2, y, place.height, letters)
        if mark:
            self.labels.append(Label(x + BOX - 6, y + 6, SIGNS[mark], "sign badge", "middle"))

    def legend(self, drawn: Sequence[Panel], width: int) -> int:
        """Set the legend in as many lines as it takes, and return where the picture ends."""
        x, y = MARGIN, self.top + self.places.height + MARGIN + 8
        for sample, text in map_legend.entries(drawn, self.words):
            room = map_legend.SAMPLE + _AFTER_SAMPLE if sample else 0
            taken = room + lettering.width(text, SIZE)
            if x > MARGIN and x + taken > width - MARGIN:
                x, y = MARGIN, y + _LEGEND_LINE
            if sample:
                self.shapes.append(_moved(sample, x, y))
            self.labels.append(Label(x + room, y + SIZE, text, "legend"))
            x += taken + _LEGEND_GAP
        return y + _LEGEND_LINE + MARGIN // 2


def _moved(shape: Shape, x: int, y: int) -> Shape:
    match shape:
        case Box():
            return replace(shape, x=shape.x + x, y=shape.y + y)
        case Line():
            return replace(shape, points=tuple((px + x, py + y) for px, py in shape.points))
    return shape


def _counts(map_: ClusterMap, say: Say) -> str:
    """Return how many actors and links there are, and how many actors, if any, are tied to nobody."""
    actors = say.several(len(map_.actors), "{n} actor", "{n} actors") if map_.actors else say("no actors")
    links = say.several(len(map_.links), "{n} link", "{n} links") if map_.links else say("no links")
    if not map_.isolated:
        return say("{actors}, {links}", actors=actors, links=links)
    alone = say.number(len(map_.isolated))
    return say("{actors}, {links}, {number} tied to nobody", actors=actors, links=links, number=alone)
