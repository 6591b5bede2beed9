"""What a cluster map is made of: the actors who are there in a span of days, and the links between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from clusterctl.analysis.parties import funding_group, index_group, is_of_programme
from clusterctl.findings.finding import Route
from clusterctl.method.maps import BAND_OF_KIND, BANDS, LINK_KINDS, Band, LinkKind, Strength
from clusterctl.model.partial_dates import PartialDate

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from clusterctl.analysis.graph import Pair
    from clusterctl.method.kinds import ActorKind
    from clusterctl.model.actors import ActorRecord, Link
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


def pair(one: str, other: str) -> Pair:
    """Return two ids in their order."""
    return (one, other) if one < other else (other, one)


def every_actor(project: Project) -> set[str]:
    """Return the ids of all actors, whenever they are there."""
    return set(_written(project))


def present(project: Project, first: date, last: date) -> set[str]:
    """Return the ids of the actors who are there on any day of a span."""
    return {id_ for id_, actor in _written(project).items() if _holds(actor, first, last)}


def written_links(project: Project) -> tuple[Link, ...]:
    """Return the links as they are written."""
    return project.actors.links if project.actors else ()


def _holds(record: ActorRecord | Link, first: date, last: date) -> bool:
    """Whether a record holds on a day of a span; what does not say since when was there from the beginning."""
    begun = record.since is None or record.since.first <= last
    return begun and (record.until is None or record.until.last >= first)


def map_actors(project: Project, here: set[str], keys: Mapping[str, tuple[Route, ...]]) -> tuple[MapActor, ...]:
    """Return these actors as they stand on a map, by band, then by id; `keys` tells what makes some key actors."""
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


def map_links(
    project: Project, here: set[str], first: date, last: date
) -> tuple[tuple[MapLink, ...], tuple[LeftOut, ...]]:
    """Return the links between those who are there, and the links that cannot be drawn."""
    found: dict[LinkKey, list[tuple[int, Link]]] = {}
    left_out: list[LeftOut] = []
    for at, link in enumerate(written_links(project)):
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


def _written(project: Project) -> Mapping[str, ActorRecord]:
    return project.actors.actors if project.actors else {}
