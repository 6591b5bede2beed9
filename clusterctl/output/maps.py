"""The cluster map in words: answers at a glance, then every actor, then what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.analysis.holding import joined
from clusterctl.analysis.map_change import MapChange
from clusterctl.method.maps import BAND_TITLES, BANDS, KINDS_OF_LINKS, LINK_KINDS
from clusterctl.model.values import Missing
from clusterctl.numbers import rounded
from clusterctl.output.answers import Answer, answered
from clusterctl.output.screen import Screen, line, wrapped
from clusterctl.output.table import Column, Row, Table
from clusterctl.words import counted, listed, short_names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clusterctl.analysis.cluster_map import ClusterMap
    from clusterctl.analysis.graph import Piece
    from clusterctl.analysis.holding import Without
    from clusterctl.analysis.map_parts import LinkKey

_MOST_CENTRAL = 5
Names = dict[str, str]


def later(shown: ClusterMap | MapChange) -> ClusterMap:
    """Return the map that is meant: of a change the later one."""
    return shown.after if isinstance(shown, MapChange) else shown


def title(shown: ClusterMap | MapChange, cluster: str) -> str:
    """Return what the map is called: "Textiles of Jaipur: cluster map 1999, compared with 1997".

    Of a label that is not over yet, with the day up to which it goes.
    """
    since = f", compared with {shown.before.label.text}" if isinstance(shown, MapChange) else ""
    map_ = later(shown)
    day = f" as of {map_.until}" if map_.until < map_.label.last else ""
    return f"{line(cluster)}: cluster map {map_.label.text}{day}{since}"


def description(shown: ClusterMap | MapChange) -> str:
    """Return what the map shows in sentences, for those who don't see the picture."""
    map_, names = later(shown), _names(shown)
    said = [*_glance(map_, names), *_without(map_, names)]
    said += _change(shown, names) if isinstance(shown, MapChange) else []
    return " ".join([*(f"{head}: {text}." for head, text in said), *(f"Note: {note}." for note in notes(shown))])


def text(shown: ClusterMap | MapChange, cluster: str, screen: Screen) -> str:
    """Return the map for people."""
    map_, names = later(shown), _names(shown)
    parts = [screen.paint("strong", title(shown, cluster)), answered(_glance(map_, names), screen)]
    if map_.cut_points:
        parts.append(_section("Whom it hangs on, and who would be cut off", _cut_points(map_, names), screen))
    parts.append(_section("Without the implementing agency and the CDA", _without(map_, names), screen))
    if isinstance(shown, MapChange):
        parts.append(_section(f"Since {shown.before.label.text}", _change(shown, names), screen))
        parts += _links_changed(shown, names, screen)
    parts.append(_actors(shown).render(screen) if map_.actors else "")
    parts += [wrapped(f"Note: {note}", screen.columns, "  ") for note in notes(shown)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _names(shown: ClusterMap | MapChange) -> Names:
    """Return the actors' names, safe to show and short where they can be, of both maps where there are two."""
    maps = (shown.before, shown.after) if isinstance(shown, MapChange) else (shown,)
    return short_names({id_: line(name) for map_ in maps for id_, name in map_.names.items()})


def _section(head: str, answers: Iterable[Answer], screen: Screen) -> str:
    return f"{screen.paint('strong', head)}\n{answered(answers, screen, '  ')}"


def _named(ids: Iterable[str], names: Names) -> str:
    """Return names apart from each other by semicolons, for many a name has a comma."""
    return "; ".join(names[id_] for id_ in ids) or "nobody"


# -- answers at a glance -----------------------------------------------------------------------------------------------


def _glance(map_: ClusterMap, names: Names) -> list[Answer]:
    actors, links = counted(len(map_.actors), "actor"), counted(len(map_.links), "link")
    if not map_.actors:
        return [("Actors", f"none on the map of {map_.label.text}")]
    degrees = map_.degrees
    central = [f"{names[id_]} (tied to {degrees[id_]})" for id_ in map_.central[:_MOST_CENTRAL]]
    return [
        ("Size", f"{actors}, {links}"),
        ("Density", _density(map_)),
        ("Pieces", _pieces(map_.pieces)),
        ("Alone", _named(map_.isolated, names)),
        ("Central", "; ".join(central) or "nobody"),
        *([] if map_.cut_points else [("Hangs on", "nobody: no piece falls apart without one of its actors")]),
    ]


def _density(map_: ClusterMap) -> str:
    if isinstance(map_.density, Missing):
        return "none, for there is one actor only"
    pairs = counted(map_.possible, "possible pair")
    return f"{rounded(map_.density, 1)} %: {len(map_.ties)} of {pairs} tied"


def _pieces(pieces: tuple[Piece, ...]) -> str:
    """Return how a map hangs together: "1, of 29 actors", "2, of 5 and 3 actors"."""
    found = joined(pieces)
    sizes = listed([str(len(piece)) for piece in found], "and")
    return f"{len(found)}, of {sizes} actors" if found else "none, for nobody is tied to anybody"


def _cut_points(map_: ClusterMap, names: Names) -> list[Answer]:
    return [
        (str(len(point.cuts_off)), f"{names[point.actor]}: {_named(point.cuts_off, names)}")
        for point in map_.cut_points
    ]


def _without(map_: ClusterMap, names: Names) -> list[Answer]:
    """Return what remains without the programme's own."""
    found = map_.without
    if isinstance(found, Missing):
        return [("Programme", f"no implementing agency and no CDA is on the map of {map_.label.text}")]
    answers = [("Without", _named(found.removed, names)), ("Pieces", _pieces(found.pieces))]
    answers.append(("Cut off", _named(found.cut_off, names)))
    return [*answers, ("Key actors", _key_actors(found, names))]


def _key_actors(found: Without, names: Names) -> str:
    if not found.key:
        return "none on the map"
    first, *others = found.key_pieces
    if not others:
        return "one, so there is nothing to fall apart" if len(first) == 1 else f"all {len(first)} stay in one piece"
    if len(first) == 1:
        return f"no two of the {len(found.key)} stay in one piece"
    apart = "; ".join(_named(piece, names) for piece in others)
    return f"{len(first)} of {len(found.key)} stay in one piece; apart from it: {apart}"


# -- what changed ------------------------------------------------------------------------------------------------------


def _change(change: MapChange, names: Names) -> list[Answer]:
    """Return what changed, in numbers and names."""
    if change.is_empty:
        return [("Change", f"none since {change.before.label.text}")]
    found = [
        ("+ Actors", change.actors_came and _named(change.actors_came, names)),
        ("− Actors", change.actors_went and _named(change.actors_went, names)),
        ("+ Links", change.links_came and _by_kind(change.links_came)),
        ("− Links", change.links_went and _by_kind(change.links_went)),
        ("▲ Stronger", change.stronger and counted(len(change.stronger), "link")),
        ("▼ Weaker", change.weaker and counted(len(change.weaker), "link")),
        ("Tied now", change.joined_up and _named(change.joined_up, names)),
        ("Alone now", change.fell_out and _named(change.fell_out, names)),
    ]
    return [(head, said) for head, said in found if said]


def _by_kind(links: tuple[LinkKey, ...]) -> str:
    """Return how many links, and of which kinds: "25: 23 information, 2 finance"."""
    kinds = [kind for *_, kind in links]
    parts = [f"{kinds.count(kind)} {KINDS_OF_LINKS[kind].title}" for kind in LINK_KINDS if kind in kinds]
    return f"{len(links)}: {', '.join(parts)}"


def _links_changed(change: MapChange, names: Names, screen: Screen) -> list[str]:
    """Return the links that came and went, those of one actor and kind on one line, and those that changed."""
    found = []
    for head, links in (("+ Links", change.links_came), ("− Links", change.links_went)):
        ends: dict[tuple[str, str], list[str]] = {}
        for from_, to, kind in links:
            ends.setdefault((from_, KINDS_OF_LINKS[kind].title), []).append(to)
        lines = [f"{names[from_]}, {kind}: {_named(tos, names)}" for (from_, kind), tos in sorted(ends.items())]
        found.append((head, lines))
    for head, shifts in (("▲ Stronger", change.stronger), ("▼ Weaker", change.weaker)):
        lines = []
        for shift in shifts:
            from_, to, kind = shift.link
            how = f"{shift.before} to {shift.after}"
            lines.append(f"{names[from_]}, {KINDS_OF_LINKS[kind].title}: {names[to]}, {how}")
        found.append((head, lines))
    return ["\n".join([screen.paint("strong", head), *(_item(said, screen) for said in lines)])
            for head, lines in found if lines]  # fmt: skip


def _item(said: str, screen: Screen) -> str:
    return "  " + wrapped(said, screen.columns - 2, "    ")


# -- actors ------------------------------------------------------------------------------------------------------------


def _actors(shown: ClusterMap | MapChange) -> Table:
    """Return the actors by band, those tied to most first: key actors, to how many each is tied, its links by kind."""
    map_ = later(shown)
    order = (*map_.central, *map_.isolated)
    before = shown.before.degrees if isinstance(shown, MapChange) else None
    rows: list[Row] = []
    for band in BANDS:
        inside = sorted((a for a in map_.actors if a.band == band), key=lambda actor: order.index(actor.id))
        if inside:
            rows.append(Row((BAND_TITLES[band], *[""] * (4 if before is not None else 3)), strong=True))
        for actor in inside:
            then = [] if before is None else [str(before.get(actor.id, "new"))]
            now = str(map_.degrees[actor.id])
            key = "key" if actor.key else ""
            rows.append(Row((f"  {line(actor.name)}", key, *then, now, _links_of(actor.id, map_))))
    tied = [Column("Tied to", "right")]
    if isinstance(shown, MapChange):
        tied = [Column(shown.before.label.text, "right"), Column(map_.label.text, "right")]
    return Table((Column("Actor"), Column(""), *tied, Column("Links")), tuple(rows))


def _links_of(actor: str, map_: ClusterMap) -> str:
    """Return an actor's links by kind: "finance, information 4"."""
    kinds = [link.kind for link in map_.links if actor in link.pair]
    found = ((KINDS_OF_LINKS[kind].title, kinds.count(kind)) for kind in LINK_KINDS if kind in kinds)
    return ", ".join(f"{name} {number}" if number > 1 else name for name, number in found)


def notes(shown: ClusterMap | MapChange) -> list[str]:
    """Return in words what a reader of the map must know."""
    map_ = later(shown)
    why = [left.why for left in map_.left_out]
    said = []
    if "end_not_there" in why:
        number = why.count("end_not_there")
        whose = "one of its ends" if number == 1 else "one end of each"
        said.append(f"{counted(number, 'link')} left out, for {whose} was not there in {map_.label.text}")
    if "to_itself" in why:
        said.append(f"{counted(why.count('to_itself'), 'link')} left out, from an actor to itself")
    if map_.unread:
        said.append(f"a key actor may be missing: {listed(map(line, map_.unread), 'and')} could not be read in full")
    return [*said, *audience(shown)]


def audience(shown: ClusterMap | MapChange) -> list[str]:
    """Return in words what of the map is not for everybody, in a note or none."""
    maps = (shown.before, shown.after) if isinstance(shown, MapChange) else (shown,)
    kinds = [route.keys[0] for route in dict.fromkeys(route for map_ in maps for route in map_.reserved)]
    parts = [counted(kinds.count(kind), noun) for kind, noun in (("actors", "actor"), ("links", "link"))
             if kind in kinds]  # fmt: skip
    if not parts:
        return []
    verb = "is" if len(kinds) == 1 else "are"
    return [f"{listed(parts, 'and')} shown here {verb} marked internal or for donors: look before this map goes out"]
