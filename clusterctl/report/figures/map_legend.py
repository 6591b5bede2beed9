"""The legend of a cluster map: a sample and a word for whatever the picture shows, and for nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.method.maps import KINDS_OF_LINKS, LINK_KINDS, NATURES
from clusterctl.report.figures.figure import Box, Line, Shape
from clusterctl.report.figures.map_panels import nature

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.analysis.map_parts import MapLink
    from clusterctl.report.figures.map_panels import Panel
    from clusterctl.report.figures.map_words import MapWords

SAMPLE = 34
"""How wide a sample is."""
_BOX, _LINE = 14, 8
"""How high a box is, and how deep a line runs."""
Entry = tuple[Shape | None, str]


def entries(panels: Sequence[Panel], words: MapWords) -> Iterator[Entry]:
    """Give what the legend explains: actors, then lines, then signs."""
    links = [link for panel in panels for link in panel.links]
    yield from _actors(panels, words)
    yield from _changes(panels, links, words) if panels[0].compared else _natures(links, words)
    if any(panel.wholes for panel in panels):
        yield _line("whole"), words.say("part of")
    yield from _strengths(links, words)
    for kind in LINK_KINDS:
        if any(link.kind == kind for link in links):
            yield None, f"{KINDS_OF_LINKS[kind].sign}  {words.links[kind]}"


def _actors(panels: Sequence[Panel], words: MapWords) -> Iterator[Entry]:
    say = words.say
    actors = [actor for panel in panels for actor in panel.actors]
    marks = panels[-1].actor_marks.values()
    if any(actor.of_programme for actor in actors):
        yield _box("box programme", _BOX // 2), say("implementing agency, CDA")
    if any(actor.key for actor in actors):
        yield _box("box bodies heavy"), say("key actor")
    if any(panel.map.isolated for panel in panels):
        yield _box("box alone"), say("tied to nobody")
    if "came" in marks:
        yield _box("box bodies new"), say("+ new actor")
    if "went" in marks:
        yield _box("box gone"), say("− actor that is gone")


def _changes(panels: Sequence[Panel], links: Sequence[MapLink], words: MapWords) -> Iterator[Entry]:
    say = words.say
    marks = {mark for panel in panels for mark in panel.link_marks.values()}
    if links:
        yield _line("stayed medium"), say("link")
    if "came" in marks:
        yield _line("came medium"), say("+ new link")
    if "went" in marks:
        yield _line("went medium"), say("− link that is gone")
    if marks & {"grew", "weakened"}:
        yield None, say("▲ stronger  ▼ weaker")


def _natures(links: Sequence[MapLink], words: MapWords) -> Iterator[Entry]:
    here = {nature(link) for link in links}
    yield from ((_line(f"{one} medium"), words.natures[one]) for one in NATURES if one in here)


def _strengths(links: Sequence[MapLink], words: MapWords) -> Iterator[Entry]:
    if any(link.strength for link in links):
        yield _line("stayed weak"), words.strengths["weak"]
        yield _line("stayed medium"), words.say("medium, or not known")
        yield _line("stayed strong"), words.strengths["strong"]


def _box(style: str, radius: int = 4) -> Shape:
    return Box(1, 1, SAMPLE - 2, _BOX, style, radius)


def _line(style: str) -> Shape:
    return Line(((1, _LINE), (SAMPLE - 1, _LINE)), style)
