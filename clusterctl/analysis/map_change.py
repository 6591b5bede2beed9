"""What changed between two maps of a cluster: actors and links that came and went, links that grew and weakened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.method.maps import STRENGTHS, Strength

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.analysis.cluster_map import ClusterMap
    from clusterctl.analysis.map_parts import LinkKey, MapLink


class Shift(Struct, frozen=True):
    """A link that is on both maps, with its strength on each."""

    link: LinkKey
    before: Strength
    after: Strength


class MapChange(Struct, frozen=True):
    """The change from one map to another; ids and links in the order of the maps."""

    before: ClusterMap
    after: ClusterMap
    actors_came: tuple[str, ...]
    actors_went: tuple[str, ...]
    links_came: tuple[LinkKey, ...]
    links_went: tuple[LinkKey, ...]
    stronger: tuple[Shift, ...]
    weaker: tuple[Shift, ...]

    @property
    def joined_up(self) -> tuple[str, ...]:
        """Those on both maps who were tied to nobody before and are now."""
        now = set(self.after.isolated)
        return tuple(actor for actor in self.before.isolated if actor in self.after.names and actor not in now)

    @property
    def fell_out(self) -> tuple[str, ...]:
        """Those on both maps who were tied to others before and are no longer."""
        then = set(self.before.isolated)
        return tuple(actor for actor in self.after.isolated if actor in self.before.names and actor not in then)

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed."""
        actors, links = self.actors_came or self.actors_went, self.links_came or self.links_went
        return not (actors or links or self.stronger or self.weaker)


def map_change(before: ClusterMap, after: ClusterMap) -> MapChange:
    """Return the change between two maps of one cluster. A strength that is not known on both sides is no change."""
    old, new = _links(before), _links(after)
    shifts = tuple(_shifts(old, new))
    return MapChange(
        before=before,
        after=after,
        actors_came=tuple(actor.id for actor in after.actors if actor.id not in before.names),
        actors_went=tuple(actor.id for actor in before.actors if actor.id not in after.names),
        links_came=tuple(key for key in new if key not in old),
        links_went=tuple(key for key in old if key not in new),
        stronger=tuple(shift for shift in shifts if _rank(shift.after) > _rank(shift.before)),
        weaker=tuple(shift for shift in shifts if _rank(shift.after) < _rank(shift.before)),
    )


def _links(map_: ClusterMap) -> dict[LinkKey, MapLink]:
    return {link.key: link for link in map_.links}


def _shifts(old: dict[LinkKey, MapLink], new: dict[LinkKey, MapLink]) -> Iterator[Shift]:
    for key, link in old.items():
        after = new[key].strength if key in new else None
        if link.strength and after:
            yield Shift(key, link.strength, after)


def _rank(strength: Strength) -> int:
    return STRENGTHS.index(strength)
