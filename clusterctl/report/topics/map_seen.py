"""The cluster map as far as a reader may see it: without the actors and links that are not for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from clusterctl.analysis import graph
from clusterctl.analysis.cluster_map import Ground as Places
from clusterctl.analysis.cluster_map import cluster_map
from clusterctl.analysis.cluster_map import ground as places
from clusterctl.analysis.holding import without
from clusterctl.analysis.map_parts import FILE, pair, written_links
from clusterctl.findings.finding import Route

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clusterctl.analysis.cluster_map import ClusterMap
    from clusterctl.analysis.graph import Pair
    from clusterctl.analysis.map_parts import MapActor, MapLink
    from clusterctl.project.labels import Label
    from clusterctl.report.ground import Ground


def map_seen(at: Ground, label: Label) -> ClusterMap:
    """Return the map of a label; who is tied to whom is judged by what the reader may see."""
    found = cluster_map(at.project, label, at.as_of)
    actors = tuple(_actors(at, found.actors))
    here = {actor.id for actor in actors}
    links = tuple(_links(at, found.links, here))
    if actors == found.actors and links == found.links:
        return found
    ties = _ties(actors, (link.pair for link in links))
    pieces = graph.pieces(here, ties)
    programme, key = {one.id for one in actors if one.of_programme}, {one.id for one in actors if one.key}
    return replace(
        found, actors=actors, links=links, ties=ties, pieces=pieces, without=without(pieces, ties, programme, key)
    )


def places_seen(at: Ground) -> Places:
    """Return the actors and ties of all years that the reader may see, for the places of a picture."""
    actors = tuple(one for one in places(at.project).actors if at.reader.sees(one.route))
    here = {actor.id for actor in actors}
    tied = (
        pair(link.from_, link.to)
        for nth, link in enumerate(written_links(at.project))
        if here.issuperset((link.from_, link.to)) and link.from_ != link.to and at.reader.sees(_way(nth))
    )
    whole = tuple(replace(one, part_of=one.part_of if one.part_of in here else None) for one in actors)
    return Places(whole, _ties(whole, tied))


def _actors(at: Ground, every: Iterable[MapActor]) -> Iterator[MapActor]:
    """Yield the actors that may be seen; that one is a key actor only where the reader may see why."""
    shown = [one for one in every if at.reader.sees_record(one.route)]
    here = {one.id for one in shown}
    for one in shown:
        key = tuple(route for route in one.key if at.reader.sees(route))
        whole = one.part_of if one.part_of in here and at.reader.sees(one.route.under("part_of")) else None
        yield one if (key, whole) == (one.key, one.part_of) else replace(one, key=key, part_of=whole)


def _links(at: Ground, every: Iterable[MapLink], here: set[str]) -> Iterator[MapLink]:
    """Yield the links that may be seen; of one of which some records may not be seen nobody learns the strength."""
    for link in every:
        routes = tuple(route for route in link.routes if at.reader.sees_record(route))
        if not routes or not here.issuperset((link.from_, link.to)):
            continue
        yield link if routes == link.routes else replace(link, routes=routes, strength=None)


def _ties(actors: Iterable[MapActor], linked: Iterable[Pair]) -> tuple[Pair, ...]:
    return tuple(sorted({*linked, *(pair(one.id, one.part_of) for one in actors if one.part_of)}))


def _way(nth: int) -> Route:
    return Route(FILE, ("links", nth))
