"""The picture of a cluster map, of one label or of two side by side with the change marked.

Bands by group, from the programme at the top to the buyers at the bottom. A filled box has links, a hollow one none.
A line is a tie: how strong by its width, of what kind by its signs. What came is heavy and has a plus, what went is
broken and has a minus: all can be told without colours.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.analysis.map_change import MapChange
from clusterctl.method.kinds import KINDS
from clusterctl.method.maps import BAND_TITLES, KINDS_OF_LINKS, LINK_KINDS, NATURES, STRENGTHS
from clusterctl.report.figures import lettering
from clusterctl.report.figures.figure import Arc, Box, Figure, Label, Line
from clusterctl.report.figures.map_layout import BOX, LEADING, SIZE, Layout, layout
from clusterctl.report.figures.signs import Signs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from clusterctl.analysis.cluster_map import ClusterMap, Ground, LinkKey, MapActor, MapLink
    from clusterctl.analysis.graph import Pair
    from clusterctl.method.maps import Strength
    from clusterctl.report.figures.figure import Shape
    from clusterctl.report.figures.map_layout import Place, Route

MARGIN, GUTTER, HEAD, BETWEEN = 16, 104, 58, 28
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
_CORNER, _ROUND = 4, 20
_BADGE = 18
_LEGEND_LINE, _SAMPLE = 24, 34


class Panel(Struct, frozen=True):
    """One map as drawn: whom and what it shows, and how each is marked (`came`, `went`, `grew`, `weakened`)."""

    heading: str
    map: ClusterMap
    actors: tuple[MapActor, ...]
    links: tuple[MapLink, ...]
    wholes: Mapping[Pair, str]
    """Ties of a part with its whole, and how each is marked."""
    actor_marks: Mapping[str, str]
    link_marks: Mapping[LinkKey, str]
    compared: bool
    """Lines show the change rather than what is exchanged."""


def picture(ground: Ground, shown: ClusterMap | MapChange, title: str, description: str) -> Figure:
    """Return the picture of a map, or of a change: before on the left, after on the right."""
    places = layout(ground)
    if isinstance(shown, MapChange):
        panels: tuple[Panel, ...] = (_plain(shown.before, compared=True), _after(shown))
    else:
        panels = (_plain(shown, compared=False),)
    drawing = _Drawing(places)
    for at, panel in enumerate(panels):
        drawing.panel(panel, GUTTER + MARGIN + at * (places.width + BETWEEN))
    width = GUTTER + 2 * MARGIN + len(panels) * places.width + (len(panels) - 1) * BETWEEN
    height = drawing.legend(panels, MARGIN + HEAD + places.height + MARGIN, width)
    paper = Box(0, 0, width, height, "paper")
    return Figure(
        width, height, lettering.clean(title), lettering.clean(description),
        (paper, *drawing.strips(width), *drawing.shapes), tuple(drawing.labels),
    )  # fmt: skip


def style() -> str:
    """Return the style sheet of the picture."""
    return Path(__file__).with_name("map.css").read_text(encoding="utf-8")


# -- what is drawn -----------------------------------------------------------------------------------------------------


def _plain(map_: ClusterMap, *, compared: bool) -> Panel:
    """Return a map without marks."""
    wholes = dict.fromkeys(_wholes(map_), "")
    return Panel(map_.label.text, map_, map_.actors, map_.links, wholes, {}, {}, compared)


def _after(change: MapChange) -> Panel:
    """Return the later map, with what went still there as a shadow."""
    before, after = change.before, change.after
    gone = tuple(actor for actor in before.actors if actor.id in change.actors_went)
    lost = tuple(link for link in before.links if link.key in change.links_went)
    old, new = _wholes(before), _wholes(after)
    return Panel(
        heading=after.label.text,
        map=after,
        actors=(*after.actors, *gone),
        links=(*after.links, *lost),
        wholes={tie: "" if tie in old and tie in new else "came" if tie in new else "went" for tie in (*new, *old)},
        actor_marks={**dict.fromkeys(change.actors_came, "came"), **dict.fromkeys(change.actors_went, "went")},
        link_marks={
            **dict.fromkeys(change.links_came, "came"),
            **dict.fromkeys(change.links_went, "went"),
            **{shift.link: "grew" for shift in change.stronger},
            **{shift.link: "weakened" for shift in change.weaker},
        },
        compared=True,
    )


def _wholes(map_: ClusterMap) -> tuple[Pair, ...]:
    return tuple(_pair(actor.id, actor.part_of) for actor in map_.actors if actor.part_of)


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


class Strand(Struct, frozen=True):
    """One of the lines that a tie is drawn with."""

    style: str
    strength: Strength
    signs: str
    tip: str


def _strands(panel: Panel, names: Mapping[str, str]) -> dict[Pair, list[Strand]]:
    """Return the lines of each tie: by change where maps are compared, else by what is exchanged."""
    grouped: dict[Pair, dict[str, list[MapLink]]] = {tie: {} for tie in panel.wholes}
    for link in panel.links:
        mark = panel.link_marks.get(link.key, "")
        style = (mark if mark in {"came", "went"} else "stayed") if panel.compared else _nature(link)
        grouped.setdefault(link.pair, {}).setdefault(style, []).append(link)
    order = ("went", "stayed", "came", *NATURES)
    found = {}
    for tie, by_style in grouped.items():
        strands = [_strand(style, by_style[style], panel, names) for style in order if style in by_style]
        if tie in panel.wholes:
            strands.append(_whole(tie, panel, names))
        found[tie] = strands
    return found


def _nature(link: MapLink) -> str:
    return KINDS_OF_LINKS[link.kind].nature


def _strand(style: str, links: Sequence[MapLink], panel: Panel, names: Mapping[str, str]) -> Strand:
    known = [link.strength for link in links if link.strength]
    strength = max(known, key=STRENGTHS.index) if known else "medium"
    marks = {"came": "+", "went": "−", "grew": "▲", "weakened": "▼", "": ""}
    by_kind = {link.kind: marks[panel.link_marks.get(link.key, "")] for link in links}
    signs = " ".join(by_kind[kind] + KINDS_OF_LINKS[kind].sign for kind in LINK_KINDS if kind in by_kind)
    said = (
        f"{names[link.from_]} – {names[link.to]}: {KINDS_OF_LINKS[link.kind].title}"
        + (f", {link.strength}" if link.strength else "")
        + _said(panel.link_marks.get(link.key, ""))
        for link in links
    )
    return Strand(style, strength, signs, lettering.clean("; ".join(said)))


def _said(mark: str) -> str:
    words = {"came": "new", "went": "no longer", "grew": "stronger than before", "weakened": "weaker than before"}
    return f" ({words[mark]})" if mark else ""


def _whole(tie: Pair, panel: Panel, names: Mapping[str, str]) -> Strand:
    mark = panel.wholes[tie]
    part, whole = tie if any(a.id == tie[0] and a.part_of == tie[1] for a in panel.actors) else (tie[1], tie[0])
    tip = f"{names[part]} is part of {names[whole]}{_said(mark)}"
    return Strand(f"whole {mark}".strip(), "medium", {"came": "+", "went": "−", "": ""}[mark], lettering.clean(tip))


# -- how it is drawn ---------------------------------------------------------------------------------------------------


class _Drawing:
    """Collects shapes and labels."""

    def __init__(self, places: Layout) -> None:
        self.places = places
        self.shapes: list[Shape] = []
        self.labels: list[Label] = []
        self.top = MARGIN + HEAD

    def strips(self, width: int) -> Iterator[Shape]:
        """Give the bands, and set their titles in the gutter."""
        for strip in self.places.strips:
            y = self.top + strip.y
            yield Box(MARGIN // 2, y, width - MARGIN, strip.height, "strip", _CORNER)
            lines = lettering.lines(BAND_TITLES[strip.band], SIZE, GUTTER - MARGIN // 2, 6)
            first = y + (strip.height - LEADING * len(lines)) // 2 + SIZE
            self.labels += [Label(MARGIN, first + LEADING * at, text, "band") for at, text in enumerate(lines)]

    def panel(self, panel: Panel, left: int) -> None:
        """Draw one map."""
        self.labels += [
            Label(left + 12, MARGIN + 22, panel.heading, "year"),
            Label(left + 12, MARGIN + 42, _counts(panel.map), "said"),
        ]
        names = {actor.id: actor.name for actor in panel.actors}
        strands = _strands(panel, names)
        signs = Signs([(left + p.x, self.top + p.y, BOX, p.height) for p in self.places.places.values()])
        for tie in sorted(strands, key=lambda tie: (any("came" in s.style for s in strands[tie]), tie)):
            self._tie(self.places.routes[tie], strands[tie], left, signs)
        self.labels += signs.placed()
        degrees = panel.map.degrees
        for actor in panel.actors:
            self._actor(actor, panel, degrees, left)

    def _tie(self, route: Route, strands: list[Strand], left: int, signs: Signs) -> None:
        for strand in strands:
            aside = _ASIDE[strand.style.split()[0]]
            sideways, down = (0, aside) if route.form == "beside" else (aside, 0)
            points = tuple((x + left + sideways, y + self.top + down) for x, y in route.points)
            style = strand.style if strand.style.startswith("whole") else f"{strand.style} {strand.strength}"
            if route.form == "over":
                self.shapes.append(Arc(points[0], points[1], route.rise, style, strand.tip))
            else:
                self.shapes.append(Line(points, style, route.form == "down", strand.tip))
            if strand.signs:
                signs.add(strand.signs, points, route.rise)

    def _actor(self, actor: MapActor, panel: Panel, degrees: Mapping[str, int], left: int) -> None:
        place, mark = self.places.places[actor.id], panel.actor_marks.get(actor.id, "")
        x, y = left + place.x, self.top + place.y
        filled = "gone" if mark == "went" else actor.band if degrees[actor.id] else "alone"
        styles = ["box", filled, *(["body"] if actor.key else []), *(["new"] if mark == "came" else [])]
        radius = _ROUND if actor.of_programme else _CORNER
        self.shapes.append(Box(x, y, BOX, place.height, " ".join(styles), radius, lettering.clean(_tip(actor, mark))))
        text = "faint" if filled in {"gone", "alone"} else "key" if actor.key else "name"
        self._name(place, x, y, text)
        if mark:
            sign = "+" if mark == "came" else "−"
            self.labels.append(Label(x + BOX - 4, y + 4, sign, "sign badge", "middle"))

    def _name(self, place: Place, x: int, y: int, style: str) -> None:
        first = y + (place.height - LEADING * len(place.lines)) // 2 + SIZE
        self.labels += [
            Label(x + BOX // 2, first + LEADING * at, text, style, "middle") for at, text in enumerate(place.lines)
        ]

    def legend(self, panels: Sequence[Panel], top: int, width: int) -> int:
        """Set the legend in as many lines as it takes, and return where the picture ends."""
        x, y = MARGIN, top + 8
        for samples, text in _entries(panels):
            room = max(_SAMPLE if samples else 0, 0)
            taken = room + (8 if samples else 0) + lettering.width(text, SIZE) + 20
            if x > MARGIN and x + taken > width - MARGIN:
                x, y = MARGIN, y + _LEGEND_LINE
            for shape in samples:
                self.shapes.append(_moved(shape, x, y))
            self.labels.append(Label(x + room + (8 if samples else 0), y + SIZE, text, "legend"))
            x += taken
        return y + _LEGEND_LINE + MARGIN // 2


def _counts(map_: ClusterMap) -> str:
    """Return how many actors and links there are, and how many actors without one."""
    actors, links, alone = len(map_.actors), len(map_.links), len(map_.isolated)
    return f"{actors} actor{'s' * (actors != 1)}, {links} link{'s' * (links != 1)}, {alone} actors in no link"


def _tip(actor: MapActor, mark: str) -> str:
    key = ", key actor" if actor.key else ""
    return f"{actor.name} ({KINDS[actor.kind].title.lower()}{key}){_said(mark)}"


def _moved(shape: Shape, x: int, y: int) -> Shape:
    if isinstance(shape, Box):
        return Box(shape.x + x, shape.y + y, shape.width, shape.height, shape.style, shape.radius)
    if isinstance(shape, Line):
        return Line(tuple((px + x, py + y) for px, py in shape.points), shape.style)
    return shape


def _entries(panels: Sequence[Panel]) -> Iterator[tuple[tuple[Shape, ...], str]]:
    """Give what the legend explains, with samples: only what the picture shows."""
    actors = [actor for panel in panels for actor in panel.actors]
    links = [link for panel in panels for link in panel.links]
    marks = {mark for panel in panels for mark in (*panel.actor_marks.values(), *panel.link_marks.values())}
    if any(actor.of_programme for actor in actors):
        yield (_sample("box programme", _ROUND),), "implementing agency, CDA"
    if any(actor.key for actor in actors):
        yield (_sample("box bodies body"),), "key actor"
    if any(panel.map.isolated for panel in panels):
        yield (_sample("box alone"),), "in no link"
    if "came" in panels[-1].actor_marks.values():
        yield (_sample("box bodies new"),), "+ new actor"
    if "went" in panels[-1].actor_marks.values():
        yield (_sample("box gone"),), "− actor that is gone"
    yield from _lines(panels, links, marks)
    for kind in LINK_KINDS:
        if any(link.kind == kind for link in links):
            yield (), f"{KINDS_OF_LINKS[kind].sign}  {KINDS_OF_LINKS[kind].title}"


def _lines(
    panels: Sequence[Panel], links: Sequence[MapLink], marks: set[str]
) -> Iterator[tuple[tuple[Shape, ...], str]]:
    if panels[0].compared:
        yield (_line("stayed medium"),), "link"
        if "came" in marks:
            yield (_line("came medium"),), "+ new link"
        if "went" in marks:
            yield (_line("went medium"),), "− link that is gone"
        if marks & {"grew", "weakened"}:
            yield (), "▲ stronger  ▼ weaker"
    else:
        natures = {_nature(link) for link in links}
        titles = {"business": "business", "money": "money", "knowledge": "knowledge", "organisation": "organisation"}
        yield from (((_line(f"{nature} medium"),), titles[nature]) for nature in NATURES if nature in natures)
    if any(panel.wholes for panel in panels):
        yield (_line("whole"),), "part of"
    yield from (((_line(f"stayed {strength}"),), strength) for strength in STRENGTHS
                if any(link.strength == strength for link in links))  # fmt: skip


def _sample(style: str, radius: int = _CORNER) -> Shape:
    return Box(1, 1, _SAMPLE - 2, 14, style, min(radius, 7))


def _line(style: str) -> Shape:
    return Line(((1, 8), (_SAMPLE - 1, 8)), style)
