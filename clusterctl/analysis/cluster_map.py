"""The cluster map of a label: who is there, who is linked with whom, and whether it holds without the programme.

Two actors are *tied* when there is at least one link between them, of whatever kind and direction, or one is part of
the other (*ours*). Actors and ties make a simple graph without direction: degree, density, pieces and cut points are
those of that graph. Links of several kinds between the same two actors are all kept.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.analysis import graph
from clusterctl.analysis.figure import Figure
from clusterctl.analysis.holding import CutPoint, Without, cut_points, joined, singles, without
from clusterctl.analysis.key_actors import key_actors, unread
from clusterctl.analysis.map_audience import reserved
from clusterctl.analysis.map_parts import FILE, every_actor, map_actors, map_links, pair, present, written_links
from clusterctl.findings.finding import Route
from clusterctl.model.values import Missing

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from clusterctl.analysis.graph import Pair, Piece
    from clusterctl.analysis.map_parts import LeftOut, MapActor, MapLink
    from clusterctl.project.labels import Label
    from clusterctl.project.project import Project


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
        actors = tuple(actor.route.name for actor in self.actors)
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
    def cut_points(self) -> tuple[CutPoint, ...]:
        """Those who cut off most come first; reckoned when asked, for that takes a library."""
        return cut_points(self.pieces, self.ties)

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


def cluster_map(project: Project, label: Label, as_of: date) -> ClusterMap:
    """Return the map of a label; what begins after the as-of day is not on it."""
    until = min(label.last, as_of)
    keys = key_actors(project, until)
    here = present(project, label.first, until)
    actors = map_actors(project, here, keys)
    links, left_out = map_links(project, here, label.first, until)
    ties = _ties(actors, (link.pair for link in links))
    found = graph.pieces(here, ties)
    return ClusterMap(
        label=label,
        until=until,
        actors=actors,
        links=links,
        ties=ties,
        pieces=found,
        without=without(found, ties, {a.id for a in actors if a.of_programme}, {a.id for a in actors if a.key}),
        left_out=left_out,
        unread=unread(project),
        reserved=reserved(project, here, [route for link in links for route in link.routes]),
    )


def ground(project: Project) -> Ground:
    """Return the actors and ties of all years."""
    actors = map_actors(project, every_actor(project), {})
    known = {actor.id for actor in actors}
    pairs = [pair(link.from_, link.to) for link in written_links(project)]
    return Ground(actors, _ties(actors, (tie for tie in pairs if known.issuperset(tie) and tie[0] != tie[1])))


def _ties(actors: Iterable[MapActor], linked: Iterable[Pair]) -> tuple[Pair, ...]:
    wholes = (pair(actor.id, actor.part_of) for actor in actors if actor.part_of)
    return tuple(sorted({*linked, *wholes}))
