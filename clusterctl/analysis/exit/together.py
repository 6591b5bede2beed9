"""The condition on the cluster map: whether the key actors hold together without the agency and the CDA."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from clusterctl.analysis.cluster_map import ClusterMap, cluster_map
from clusterctl.analysis.exit.condition import Asks, Comparison, condition, holds
from clusterctl.analysis.exit.ground import weighs
from clusterctl.analysis.figure import Figure
from clusterctl.analysis.holding import key_pieces
from clusterctl.analysis.parties import is_of_programme
from clusterctl.model.values import Missing
from clusterctl.project.labels import Label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.analysis.exit.ground import Ground
    from clusterctl.analysis.graph import Piece

_FILE = "actors.yaml"
_NOT_RECORDED = Figure(Missing("not_recorded"))


@condition(
    "key_actors",
    title="Key actors without agency and CDA",
    source="S0 13.5 (cluster maps); the reading is ours",
    files=("cluster", "actors", "plan", "scores"),
    pieces=Asks(
        "pieces that the key actors fall into, and who stands apart",
        "link them with the other key actors, so that not only the CDA joins them; `clusterctl map` shows the links",
        "write `links` between the actors in {file}",
    ),
    programme_on_map=Asks(
        "agency and CDA on the map",
        "write the agency and the CDA, and whom they are linked with, into {file}",
        "write the agency and the CDA, and whom they are linked with, into {file}",
    ),
    key=Asks(
        "key actors on the map",
        "assess the bodies",
        "assess the bodies, or name who leads the activities that are done; and write their links in {file}",
    ),
)
def key_actors(ground: Ground) -> Iterator[Comparison]:
    """Count the pieces that the key actors make on the map of the day, once agency and CDA are taken away."""
    if not any(is_of_programme(ground.project, actor) for actor in ground.project.every_actor):
        yield Comparison("programme_on_map", None, _FILE)
        return
    pieces, found = _pieces(ground)
    if not pieces or not found.ties:
        yield Comparison("pieces" if pieces else "key", None, _FILE)
        return
    one = Figure(Fraction(1))
    routes = {actor.id: actor.key for actor in found.actors}
    figure = Figure(
        Fraction(len(pieces)),
        (*(route for piece in pieces for actor in piece for route in routes[actor]),
         *(route for link in found.links for route in link.routes)),
    )  # fmt: skip
    apart = tuple(actor for piece in pieces[1:] for actor in piece)
    members = ground.card.members if ground.card else ()
    yield Comparison(
        "pieces", holds(figure, "<=", one), _FILE, figure, "<=", one, who=apart,
        weighs=weighs(member for member in members if member.actor in apart),
    )  # fmt: skip


def _pieces(ground: Ground) -> tuple[tuple[Piece, ...], ClusterMap]:
    """Return the key actors by piece; where agency and CDA have left the map already, those of the map as it is."""
    day = ground.day
    found = cluster_map(ground.project, Label(day.isoformat(), day, day), day)
    if isinstance(found.without, Missing):
        return key_pieces(found.pieces, found.key), found
    return found.without.key_pieces, found
