"""What a picture of a cluster map shows: one map, or two with the change marked on the later one. No places yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from clusterctl.analysis.map_change import MapChange
from clusterctl.analysis.map_parts import pair
from clusterctl.method.maps import KINDS_OF_LINKS, LINK_KINDS, NATURES, STRENGTHS
from clusterctl.report.figures.lettering import clean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from clusterctl.analysis.cluster_map import ClusterMap
    from clusterctl.analysis.graph import Pair
    from clusterctl.analysis.map_parts import LinkKey, MapActor, MapLink
    from clusterctl.method.maps import Nature, Strength
    from clusterctl.report.figures.map_words import MapWords

Mark = Literal["came", "went", "grew", "weakened", ""]
SIGNS: dict[Mark, str] = {"came": "+", "went": "−", "grew": "▲", "weakened": "▼", "": ""}


class Panel(Struct, frozen=True):
    """One map as it is drawn: whom and what it shows, and how each is marked."""

    map: ClusterMap
    actors: tuple[MapActor, ...]
    links: tuple[MapLink, ...]
    wholes: Mapping[Pair, Mark]
    """Ties of a part with its whole."""
    compared: bool
    """Its lines show the change, rather than what is exchanged."""
    actor_marks: Mapping[str, Mark] = {}
    link_marks: Mapping[LinkKey, Mark] = {}

    @property
    def names(self) -> dict[str, str]:
        """The actors' names by id."""
        return {actor.id: clean(actor.name) for actor in self.actors}


class Strand(Struct, frozen=True):
    """One of the lines that a tie is drawn with."""

    style: str
    strength: Strength
    signs: str
    tip: str


def panels(shown: ClusterMap | MapChange) -> tuple[Panel, ...]:
    """Return what is drawn: one panel for a map, two for a change."""
    if isinstance(shown, MapChange):
        return _plain(shown.before, compared=True), _marked(shown)
    return (_plain(shown, compared=False),)


def _plain(map_: ClusterMap, *, compared: bool) -> Panel:
    return Panel(map_, map_.actors, map_.links, dict.fromkeys(_wholes(map_), ""), compared)


def _marked(change: MapChange) -> Panel:
    """Return the later map, with what went still there as a shadow."""
    before, after = change.before, change.after
    gone = tuple(actor for actor in before.actors if actor.id in change.actors_went)
    lost = tuple(link for link in before.links if link.key in change.links_went)
    old, new = _wholes(before), _wholes(after)
    wholes: dict[Pair, Mark] = {tie: "" if tie in old else "came" for tie in new}
    wholes |= {tie: "went" for tie in old if tie not in new}
    actor_marks: dict[str, Mark] = dict.fromkeys(change.actors_came, "came")
    actor_marks |= dict.fromkeys(change.actors_went, "went")
    link_marks: dict[LinkKey, Mark] = dict.fromkeys(change.links_came, "came")
    link_marks |= dict.fromkeys(change.links_went, "went")
    link_marks |= {shift.link: "grew" for shift in change.stronger}
    link_marks |= {shift.link: "weakened" for shift in change.weaker}
    return Panel(
        after, (*after.actors, *gone), (*after.links, *lost), wholes, compared=True,
        actor_marks=actor_marks, link_marks=link_marks,
    )  # fmt: skip


def _wholes(map_: ClusterMap) -> tuple[Pair, ...]:
    return tuple(pair(actor.id, actor.part_of) for actor in map_.actors if actor.part_of)


def nature(link: MapLink) -> Nature:
    """Return what is exchanged in a link."""
    return KINDS_OF_LINKS[link.kind].nature


def strands(panel: Panel, words: MapWords) -> dict[Pair, list[Strand]]:
    """Return the lines of each tie: by change where maps are compared, else by what is exchanged."""
    grouped: dict[Pair, dict[str, list[MapLink]]] = {tie: {} for tie in panel.wholes}
    for link in panel.links:
        grouped.setdefault(link.pair, {}).setdefault(_style(link, panel), []).append(link)
    order = ("went", "stayed", "came", *NATURES)
    found = {
        tie: [_strand(style, by_style[style], panel, words) for style in order if style in by_style]
        for tie, by_style in grouped.items()
    }
    for tie, mark in panel.wholes.items():
        found[tie].append(_whole(tie, mark, panel, words))
    return found


def _style(link: MapLink, panel: Panel) -> str:
    if not panel.compared:
        return nature(link)
    mark = panel.link_marks.get(link.key, "")
    return mark if mark in {"came", "went"} else "stayed"


def _strand(style: str, links: Sequence[MapLink], panel: Panel, words: MapWords) -> Strand:
    known = [link.strength for link in links if link.strength]
    marks = {link.kind: SIGNS[panel.link_marks.get(link.key, "")] for link in links}
    signs = " ".join(marks[kind] + KINDS_OF_LINKS[kind].sign for kind in LINK_KINDS if kind in marks)
    tip = "; ".join(_said(link, panel, words) for link in links)
    return Strand(style, max(known, key=STRENGTHS.index) if known else "medium", signs, tip)


def _said(link: MapLink, panel: Panel, words: MapWords) -> str:
    say, names = words.say, panel.names
    one, other, kind = names[link.from_], names[link.to], words.links[link.kind]
    if link.strength:
        how = words.strengths[link.strength]
        said = say("{one} – {other}: {kind}, {strength}", one=one, other=other, kind=kind, strength=how)
    else:
        said = say("{one} – {other}: {kind}", one=one, other=other, kind=kind)
    return _with_mark(said, panel.link_marks.get(link.key, ""), words)


def _with_mark(said: str, mark: Mark, words: MapWords) -> str:
    """Return what is told of an actor or a link, with how it changed."""
    say = words.say
    match mark:
        case "came":
            return say("{what} (new)", what=said)
        case "went":
            return say("{what} (no longer)", what=said)
        case "grew":
            return say("{what} (stronger than before)", what=said)
        case "weakened":
            return say("{what} (weaker than before)", what=said)
    return said


def _whole(tie: Pair, mark: Mark, panel: Panel, words: MapWords) -> Strand:
    names, (one, other) = panel.names, tie
    part_first = any(actor.id == one and actor.part_of == other for actor in panel.actors)
    part, whole = tie if part_first else (other, one)
    tip = _with_mark(words.say("{part} is part of {whole}", part=names[part], whole=names[whole]), mark, words)
    return Strand(f"whole {mark}".strip(), "medium", SIGNS[mark], tip)


def tip(actor: MapActor, panel: Panel, words: MapWords) -> str:
    """Return who an actor is: its full name, its kind, whether it is a key actor."""
    say, kind = words.say, words.kinds[actor.kind]
    if actor.key:
        said = say("{actor} ({kind}, key actor)", actor=actor.name, kind=kind)
    else:
        said = say("{actor} ({kind})", actor=actor.name, kind=kind)
    return clean(_with_mark(said, panel.actor_marks.get(actor.id, ""), words))
