"""The cluster map as `clusterctl/map/1`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clusterctl.analysis.holding import singles
from clusterctl.analysis.map_change import MapChange
from clusterctl.model.values import Missing
from clusterctl.output.documents import exact_place, figures, place
from clusterctl.output.json import Document, Head, Shown
from clusterctl.output.maps import later, notes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from clusterctl.analysis.cluster_map import ClusterMap
    from clusterctl.analysis.holding import Without
    from clusterctl.analysis.map_change import Shift
    from clusterctl.analysis.map_parts import LinkKey, MapActor
    from clusterctl.project.project import Project


def json(shown: ClusterMap | MapChange, project: Project, head: Head) -> Document:
    """Return the map as `clusterctl/map/1`."""
    map_ = later(shown)
    body: dict[str, Any] = {
        "label": map_.label.text,
        "until": map_.until,
        "figures": figures(map_.figures, {}),
        "actors": [_json_actor(actor, map_, project) for actor in map_.actors],
        "links": [
            {"from": link.from_, "to": link.to, "kind": link.kind, "strength": link.strength,
             "places": [exact_place(route, project) for route in link.routes]}
            for link in map_.links
        ],
        "pieces": map_.pieces,
        "isolated": map_.isolated,
        "cut_points": [{"actor": point.actor, "cuts_off": point.cuts_off} for point in map_.cut_points],
        **_json_without(map_.without),
        "change": _json_change(shown) if isinstance(shown, MapChange) else None,
        "notes": notes(shown),
    }  # fmt: skip
    return Document("map", head, body)


def _json_actor(actor: MapActor, map_: ClusterMap, project: Project) -> dict[str, Any]:
    return {
        "actor": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "band": actor.band,
        "programme": actor.of_programme,
        "part_of": actor.part_of,
        "ties": Shown(map_.degree(actor)),
        "key": [exact_place(route, project) for route in actor.key],
        "place": place(actor.route, project),
    }


def _json_without(found: Without | Missing) -> dict[str, Any]:
    if isinstance(found, Missing):
        return {"without": None, "missing": {"without": "no implementing agency and no CDA is on the map"}}
    return {
        "without": {
            "removed": found.removed,
            "pieces": found.pieces,
            "isolated": singles(found.pieces),
            "cut_off": found.cut_off,
            "key_pieces": found.key_pieces,
        }
    }


def _json_change(change: MapChange) -> dict[str, Any]:
    def shifts(found: Iterable[Shift]) -> list[Mapping[str, str]]:
        return [{**_json_link(shift.link), "before": shift.before, "after": shift.after} for shift in found]

    return {
        "from": change.before.label.text,
        "actors": {"came": change.actors_came, "went": change.actors_went},
        "links": {
            "came": [_json_link(key) for key in change.links_came],
            "went": [_json_link(key) for key in change.links_went],
            "stronger": shifts(change.stronger),
            "weaker": shifts(change.weaker),
        },
        "isolated": {"no_longer": change.joined_up, "now": change.fell_out},
    }


def _json_link(key: LinkKey) -> dict[str, str]:
    return dict(zip(("from", "to", "kind"), key, strict=True))
