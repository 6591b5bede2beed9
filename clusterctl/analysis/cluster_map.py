"""The cluster map of a label: who is there, who is linked with whom, and whether it holds without the programme.

Two actors are *tied* when there is at least one link between them, of whatever kind and direction, or one is part of
the other (*ours*). Actors and ties make a simple graph without direction: degree, density, pieces and cut points are
those of that graph. Links of several kinds between the same two actors are all kept.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from clusterctl.analysis import graph
from clusterctl.analysis.figure import Figure
from clusterctl.analysis.holding import CutPoint, Without, cut_points, joined, singles, without
from clusterctl.analysis.key_actors import key_actors, unread
from clusterctl.analysis.map_audience import reserved
from clusterctl.analysis.parties import funding_group, index_group, is_of_programme
from clusterctl.findings.finding import Route
from clusterctl.method.maps import BAND_OF_KIND, BANDS, LINK_KINDS, Band, LinkKind, Strength
from clusterctl.model.values import Missing, PartialDate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from clusterctl.analysis.graph import Pair, Piece
    from clusterctl.method.kinds import ActorKind
    from clusterctl.model.actors import ActorRecord, Link
    from clusterctl.project.labels import Label
    from clusterctl.project.project import Project

FILE = "actors.yaml"
LinkKey = tuple[str, str, LinkKind]
"""From, to, kind: what a link is, whenever it was."""


class MapActor(Struct, frozen=True):
    """One actor on the map."""

    id: str
    name: str
    kind: ActorKind
    band: Band
    of_programme: bool
    """It is the implementing agency or the CDA."""
    part_of: str | None
    """The body it belongs to, where that is on the map too."""
    key: tuple[Route, ...]
    """The ways to what makes it a key actor; empty for others."""
    route: Route


class MapLink(Struct, frozen=True):
    """One link on the map; records of the same ends and kind are one."""

    from_: str
    to: str
    kind: LinkKind
    strength: Strength | None
    """At the end of the label; None where it is not known."""
    routes: tuple[Route, ...]

    @property
    def key(self) -> LinkKey:
        """What the link is."""
        return (self.from_, self.to, self.kind)

    @property
    def pair(self) -> Pair:
        """Its ends, in the order of their ids."""
        return pair(self.from_, self.to)


class LeftOut(Struct, frozen=True):
    """A link that counts for the label by its dates, and yet cannot be on the map."""

    why: Literal["to_itself", "end_not_there"]
    route: Route


class ClusterMap(Struct, frozen=True):
    """The map of one label, and what it shows."""

    label: Label
    until: date
    """The last day that counts: the label's, or the as-of day where that comes first."""
    actors: tuple[MapActor, ...]
    """By band, then by id."""
    links: tuple[MapLink, ...]
    """By ends, then by kind."""
    ties: tuple[Pair, ...]
    pieces: tuple[Piece, ...]
    """The largest first; an isolated actor is a piece of its own."""
    cut_points: tuple[CutPoint, ...]
    """Those who cut off most come first."""
    without: Without | Missing
    left_out: tuple[LeftOut, ...]
    unread: tuple[str, ...]
    """Files that may hide a key actor, for they could not be read in full."""
    reserved: tuple[Route, ...]
    """The actors and links on it that are not for everybody."""

    @property
    def names(self) -> dict[str, str]:
        """The actors' names by id."""
        return {actor.id: actor.name for actor in self.actors}

    @property
    def degrees(self) -> dict[str, int]:
        """With how many others each actor is tied, by id."""
        found = dict.fromkeys((actor.id for actor in self.actors), 0)
        for end in (end for tie in self.ties for end in tie):
            found[end] += 1
        return found

    @property
    def possible(self) -> int:
        """How many pairs of actors there are, tied or not."""
        return len(self.actors) * (len(self.actors) - 1) // 2

    @property
    def density(self) -> Fraction | Missing:
        """The share of all possible pairs that are tied, in per cent."""
        return Fraction(100 * len(self.ties), self.possible) if self.possible else Missing("fewer_than_two_actors")

    @property
    def figures(self) -> dict[str, Figure]:
        """How many `actors`, `links` and `ties` there are, and the `density` in per cent, with their fields."""
        actors = tuple(replace(actor.route, on="key") for actor in self.actors)
        ties = Figure(Fraction(len(self.ties)), self._tied(self.actors))
        density = Figure(self.density, (ties, *actors))
        links = Figure(Fraction(len(self.links)), tuple(route for link in self.links for route in link.routes))
        return {"actors": Figure(Fraction(len(actors)), actors), "links": links, "ties": ties, "density": density}

    def degree(self, actor: MapActor) -> Figure:
        """Return with how many others an actor is tied, with its fields."""
        whole = (other for other in self.actors if actor.id in {other.id, other.part_of})
        return Figure(Fraction(self.degrees[actor.id]), self._tied(whole, actor.id))

    def _tied(self, parts: Iterable[MapActor], end: str | None = None) -> tuple[Route, ...]:
        """Return what ties: links, of one actor where one is named, and which actor is part of which."""
        links = (link for link in self.links if end is None or end in link.pair)
        wholes = (Route(FILE, ("actors", actor.id, "part_of")) for actor in parts if actor.part_of)
        return (*(route for link in links for route in link.routes), *wholes)

    @property
    def central(self) -> tuple[str, ...]:
        """Those who are tied to others, those tied to most first."""
        degrees = self.degrees
        return tuple(sorted((id_ for id_ in degrees if degrees[id_]), key=lambda id_: (-degrees[id_], id_)))

    @property
    def isolated(self) -> tuple[str, ...]:
        """Those who are tied to nobody."""
        return singles(self.pieces)

    @property
    def joined(self) -> tuple[Piece, ...]:
        """The pieces of two actors and more."""
        return joined(self.pieces)

    @property
    def key(self) -> tuple[str, ...]:
        """The key actors."""
        return tuple(actor.id for actor in self.actors if actor.key)


class Ground(Struct, frozen=True):
    """All actors and ties of all years: what a picture needs so that each actor keeps its place over the years."""

    actors: tuple[MapActor, ...]
    ties: tuple[Pair, ...]


def pair(one: str, other: str) -> Pair:
    """Return two ids in their order."""
    return (one, other) if one < other else (other, one)


def cluster_map(project: Project, label: Label, as_of: date) -> ClusterMap:
    """Return the map of a label; what begins after the as-of day is not on it."""
    until = min(label.last, as_of)
    keys = key_actors(project, until)
    here = {id_ for id_, actor in _written(project).items() if _holds(actor, label.first, until)}
    actors = _actors(project, here, keys)
    links, left_out = _links(project, here, label.first, until)
    ties = _ties(actors, (link.pair for link in links))
    found = graph.pieces(here, ties)
    return ClusterMap(
        label=label,
        until=until,
        actors=actors,
        links=links,
        ties=ties,
        pieces=found,
        cut_points=cut_points(found, ties),
        without=without(found, ties, {a.id for a in actors if a.of_programme}, {a.id for a in actors if a.key}),
        left_out=left_out,
        unread=unread(project),
        reserved=reserved(project, here, [route for link in links for route in link.routes]),
    )


def ground(project: Project) -> Ground:
    """Return the actors and ties of all years."""
    actors = _actors(project, set(_written(project)), {})
    known = {actor.id for actor in actors}
    pairs = [pair(link.from_, link.to) for link in _written_links(project)]
    return Ground(actors, _ties(actors, (tie for tie in pairs if known.issuperset(tie) and tie[0] != tie[1])))


# -- who and what is there ---------------------------------------------------------------------------------------------


def _written(project: Project) -> Mapping[str, ActorRecord]:
    return project.actors.actors if project.actors else {}


def _written_links(project: Project) -> tuple[Link, ...]:
    return project.actors.links if project.actors else ()


def _holds(record: ActorRecord | Link, first: date, last: date) -> bool:
    """Whether a record holds on a day of a span; what does not say since when was there from the beginning."""
    begun = record.since is None or record.since.first <= last
    return begun and (record.until is None or record.until.last >= first)


def _actors(project: Project, here: set[str], keys: Mapping[str, tuple[Route, ...]]) -> tuple[MapActor, ...]:
    written = _written(project)
    found = [
        MapActor(
            id=id_,
            name=written[id_].name,
            kind=written[id_].kind,
            band=_band(project, id_, written[id_].kind),
            of_programme=is_of_programme(project, id_),
            part_of=_whole(written[id_], id_, here),
            key=keys.get(id_, ()),
            route=Route(FILE, ("actors", id_)),
        )
        for id_ in sorted(here)
    ]
    return tuple(sorted(found, key=lambda actor: BANDS.index(actor.band)))


def _whole(written: ActorRecord, id_: str, here: set[str]) -> str | None:
    return written.part_of if written.part_of in here and written.part_of != id_ else None


def _band(project: Project, id_: str, kind: ActorKind) -> Band:
    if is_of_programme(project, id_) or funding_group(project, id_) == "donor":
        return "programme"
    match index_group(project, id_):
        case "enterprises":
            return "bodies"
        case "brokering":
            return "brokering"
        case "support":
            return BAND_OF_KIND[kind] if BAND_OF_KIND[kind] in {"government", "support"} else "support"
    return BAND_OF_KIND[kind]


def _links(
    project: Project, here: set[str], first: date, last: date
) -> tuple[tuple[MapLink, ...], tuple[LeftOut, ...]]:
    """Return the links between those who are there, and the links that cannot be drawn."""
    found: dict[LinkKey, list[tuple[int, Link]]] = {}
    left_out: list[LeftOut] = []
    for at, link in enumerate(_written_links(project)):
        if not _holds(link, first, last):
            continue
        if link.from_ == link.to:
            left_out.append(LeftOut("to_itself", _way(at)))
        elif not here.issuperset((link.from_, link.to)):
            left_out.append(LeftOut("end_not_there", _way(at)))
        else:
            found.setdefault((link.from_, link.to, link.kind), []).append((at, link))
    links = [_link(key, records, last) for key, records in found.items()]
    links.sort(key=lambda link: (link.pair, LINK_KINDS.index(link.kind), link.from_))
    return tuple(links), tuple(left_out)


def _way(at: int) -> Route:
    return Route(FILE, ("links", at))


def _link(key: LinkKey, records: list[tuple[int, Link]], last: date) -> MapLink:
    """Return the link that records of one kind between the same ends make.

    Of the records that still hold on the last day, or of all where none does, the latest with a strength tells it.
    """
    ordered = sorted(records, key=lambda record: _since(record[1]))
    telling = [link for _, link in ordered if _still_holds(link, last)] or [link for _, link in ordered]
    strengths = [found for link in telling if (found := _strength(link, last))]
    return MapLink(*key, strengths[-1] if strengths else None, tuple(_way(at) for at, _ in ordered))


def _still_holds(link: Link, last: date) -> bool:
    return link.until is None or link.until.last >= last


def _since(link: Link) -> str:
    return link.since.first.isoformat() if link.since else ""


def _strength(link: Link, last: date) -> Strength | None:
    """Return how strong a link is on a day; what stands under a date holds until the next."""
    if link.strength is None or isinstance(link.strength, str):
        return link.strength
    dated = sorted((PartialDate(key).first, key, strength) for key, strength in link.strength.items())
    begun = [strength for first, _, strength in dated if first <= last]
    return begun[-1] if begun else None


def _ties(actors: Iterable[MapActor], linked: Iterable[Pair]) -> tuple[Pair, ...]:
    wholes = (pair(actor.id, actor.part_of) for actor in actors if actor.part_of)
    return tuple(sorted({*linked, *wholes}))
