"""The cluster map as a Mermaid flowchart: for pages that draw it themselves, and for those who want to go on drawing.

Ids are made here, and every letter of a name that could mean something to Mermaid is written as its number.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from clusterctl.analysis.map_change import MapChange
from clusterctl.method.maps import BAND_TITLES, BANDS, KINDS_OF_LINKS
from clusterctl.output.screen import line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.analysis.cluster_map import ClusterMap
    from clusterctl.analysis.map_parts import MapActor, MapLink

_PLAIN = frozenset(" ,.()'-–’\u200c\u200d")
_CLASSES = (
    "classDef programme stroke:#a85a0c,stroke-width:3px",
    "classDef alone stroke-dasharray:2 4",
    "classDef came stroke:#0f7a3a,stroke-width:3px",
    "classDef went stroke-dasharray:7 5",
)
_ARROWS = {"weak": "-.->", "medium": "-->", "strong": "==>"}


def mermaid(shown: ClusterMap | MapChange) -> str:
    """Return the map as a flowchart; of a change, the later map with what came and went marked."""
    change = shown if isinstance(shown, MapChange) else None
    map_ = change.after if change else shown
    assert not isinstance(map_, MapChange)  # noqa: S101 - for the types
    actors, links = list(map_.actors), list(map_.links)
    if change:
        actors += [actor for actor in change.before.actors if actor.id in change.actors_went]
        links += [link for link in change.before.links if link.key in change.links_went]
    ids = {actor.id: f"a{at}" for at, actor in enumerate(sorted(actors, key=lambda actor: actor.id), 1)}
    lines = ["flowchart LR", *(f"  {text}" for text in _CLASSES), *_nodes(actors, map_, change, ids)]
    lines += [f"  {_link(link, change, ids)}" for link in links]
    lines += [f'  {ids[actor.id]} -.-|"part of"| {ids[actor.part_of]}' for actor in actors if actor.part_of]
    lines += [f"  linkStyle {at} stroke:#0f7a3a" for at, link in enumerate(links) if _mark(link, change) == "+ "]
    return "\n".join(lines) + "\n"


def _nodes(actors: list[MapActor], map_: ClusterMap, change: MapChange | None, ids: dict[str, str]) -> Iterator[str]:
    for band in BANDS:
        inside = [actor for actor in actors if actor.band == band]
        if inside:
            yield f'  subgraph {band}_band["{label(BAND_TITLES[band])}"]'
            yield from (f"    {_node(actor, map_, change, ids)}" for actor in inside)
            yield "  end"


def _node(actor: MapActor, map_: ClusterMap, change: MapChange | None, ids: dict[str, str]) -> str:
    came = change is not None and actor.id in change.actors_came
    went = change is not None and actor.id in change.actors_went
    style = "came" if came else "went" if went else "programme" if actor.of_programme else ""
    if not style and actor.id in map_.isolated:
        style = "alone"
    sign = "+ " if came else "− " if went else ""
    return f'{ids[actor.id]}["{label(sign + actor.name)}"]' + (f":::{style}" if style else "")


def _link(link: MapLink, change: MapChange | None, ids: dict[str, str]) -> str:
    mark = _mark(link, change)
    arrow = "-.->" if mark == "− " else _ARROWS[link.strength or "medium"]
    return f'{ids[link.from_]} {arrow}|"{label(mark + KINDS_OF_LINKS[link.kind].title)}"| {ids[link.to]}'


def _mark(link: MapLink, change: MapChange | None) -> str:
    if change is None:
        return ""
    if link.key in change.links_came:
        return "+ "
    if link.key in change.links_went:
        return "− "
    stronger = any(shift.link == link.key for shift in change.stronger)
    weaker = any(shift.link == link.key for shift in change.weaker)
    return "▲ " if stronger else "▼ " if weaker else ""


def label(text: str) -> str:
    """Return a text that means nothing to Mermaid between quotes: what is no letter or digit as its number."""
    return "".join(char if _is_plain(char) else f"#{ord(char)};" for char in line(text))


def _is_plain(char: str) -> bool:
    """Whether a character has no meaning; marks and joiners belong to the letter before."""
    return char.isalnum() or char in _PLAIN or unicodedata.category(char) in {"Mn", "Mc"}
