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

SAMPLE = 34
"""How wide a sample is."""
_BOX, _LINE = 14, 8
"""How high a box is, and how deep a line runs."""
Entry = tuple[Shape | None, str]


def entries(panels: Sequence[Panel]) -> Iterator[Entry]:
    """Give what the legend explains: actors, then lines, then signs."""
    links = [link for panel in panels for link in panel.links]
    yield from _actors(panels)
    yield from _changes(panels, links) if panels[0].compared else _natures(links)
    if any(panel.wholes for panel in panels):
        yield _line("whole"), "part of"
    yield from _strengths(links)
    for kind in LINK_KINDS:
        if any(link.kind == kind for link in links):
            yield None, f"{KINDS_OF_LINKS[kind].sign}  {KINDS_OF_LINKS[kind].title}"


def _actors(panels: Sequence[Panel]) -> Iterator[Entry]:
    actors = [actor for panel in panels for actor in panel.actors]
    marks = panels[-1].actor_marks.values()
    if any(actor.of_programme for actor in actors):
        yield _box("box programme", _BOX // 2), "implementing agency, CDA"
    if any(actor.key for actor in actors):
        yield _box("box bodies heavy"), "key actor"
    if any(panel.map.isolated for panel in panels):
        yield _box("box alone"), "tied to nobody"
    if "came" in marks:
        yield _box("box bodies new"), "+ new actor"
    if "went" in marks:
        yield _box("box gone"), "− actor that is gone"


def _changes(panels: Sequence[Panel], links: Sequence[MapLink]) -> Iterator[Entry]:
    marks = {mark for panel in panels for mark in panel.link_marks.values()}
    if links:
        yield _line("stayed medium"), "link"
    if "came" in marks:
        yield _line("came medium"), "+ new link"
    if "went" in marks:
        yield _line("went medium"), "− link that is gone"
    if marks & {"grew", "weakened"}:
        yield None, "▲ stronger  ▼ weaker"


def _natures(links: Sequence[MapLink]) -> Iterator[Entry]:
    here = {nature(link) for link in links}
    yield from ((_line(f"{one} medium"), one) for one in NATURES if one in here)


def _strengths(links: Sequence[MapLink]) -> Iterator[Entry]:
    if any(link.strength for link in links):
        yield _line("stayed weak"), "weak"
        yield _line("stayed medium"), "medium, or not known"
        yield _line("stayed strong"), "strong"


def _box(style: str, radius: int = 4) -> Shape:
    return Box(1, 1, SAMPLE - 2, _BOX, style, radius)


def _line(style: str) -> Shape:
    return Line(((1, _LINE), (SAMPLE - 1, _LINE)), style)
