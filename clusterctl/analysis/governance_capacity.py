"""What actors and links of a year show of governance: bodies of firms, brokering bodies, support, providers (S0 13.5).

A link of CDA, agency or donor does not count: what stands only through them is no capacity of the cluster.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from msgspec import Struct

from clusterctl.analysis.counted import counted
from clusterctl.analysis.map_parts import map_actors, map_links, present
from clusterctl.analysis.parties import funding_group, index_group, is_of_programme
from clusterctl.findings.finding import Route

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from clusterctl.analysis.funding import Ledger
    from clusterctl.analysis.map_parts import LinkKey, MapActor, MapLink
    from clusterctl.method.kinds import ActorKind
    from clusterctl.project.labels import Label
    from clusterctl.project.project import Project

Name = Literal["bodies", "units", "support", "providers"]
NAMES: tuple[Name, ...] = get_args(Name)
PROVIDERS: tuple[ActorKind, ...] = ("bds_provider", "network_development_agent")
"""Kinds that serve firms for a living (S0 13.4)."""
NOT_OF_FIRMS: tuple[ActorKind, ...] = ("workers_association",)
"""Bodies that are not of firms."""
Shown = dict[str, tuple[Route, ...]]
"""Actors by id, each with the fields that show it."""


class Capacity(Struct, frozen=True):
    """What a label shows."""

    shown: Mapping[Name, Shown]
    memberships: Mapping[LinkKey, tuple[Route, ...]]
    """Links of membership in bodies of firms, each with its fields."""
    until: date
    """The last day that counts."""


def capacity(project: Project, ledger: Ledger, label: Label) -> Capacity:
    """Return what a label shows, as known on the ledger's day."""
    until = min(label.last, ledger.as_of)
    here = present(project, label.first, until)
    every = map_actors(project, here, {})
    links, _ = map_links(project, here, label.first, until)
    own = [actor for actor in every if _is_own(project, actor.id)]
    bodies: Shown = {actor.id: (actor.route,) for actor in own if _is_body(project, actor)}
    units: Shown = {actor.id: (actor.route,) for actor in own if index_group(project, actor.id) == "brokering"}
    linked = _linked(project, own, links, units)
    shown: dict[Name, Shown] = {
        "bodies": bodies,
        "units": units,
        "support": {
            actor.id: linked[actor.id] for actor in own if actor.id in linked and _is_support(project, actor)
        },
        "providers": _providers(own, linked, _working(project, ledger, label)),
    }  # fmt: skip
    held = {
        link.key: link.routes for link in links if link.kind == "membership" and {link.from_, link.to} & set(bodies)
    }
    return Capacity(shown, held, until)


def _is_own(project: Project, actor: str) -> bool:
    """Whether an actor is not the programme's: neither agency nor CDA nor donor."""
    return not is_of_programme(project, actor) and funding_group(project, actor) != "donor"


def _is_body(project: Project, actor: MapActor) -> bool:
    return index_group(project, actor.id) == "enterprises" and actor.kind not in NOT_OF_FIRMS


def _is_support(project: Project, actor: MapActor) -> bool:
    return index_group(project, actor.id) == "support" and actor.kind not in PROVIDERS


def _linked(project: Project, own: Iterable[MapActor], links: Iterable[MapLink], units: Shown) -> Shown:
    """Return the actors linked with the cluster's own actors or with a brokering body, and the links."""
    ids = {actor.id for actor in own}
    inside = {actor.id for actor in own if _is_inside(project, actor)} | set(units)
    found: dict[str, list[Route]] = {}
    for link in links:
        for one, other in ((link.from_, link.to), (link.to, link.from_)):
            if one in ids and other in inside:
                found.setdefault(one, []).extend(link.routes)
    return {actor: tuple(routes) for actor, routes in found.items()}


def _is_inside(project: Project, actor: MapActor) -> bool:
    return funding_group(project, actor.id) == "cluster" and actor.kind != "external_cluster"


def _providers(own: Iterable[MapActor], linked: Shown, working: Shown) -> Shown:
    """Return providers by kind that are linked or at work, and whoever is recorded as a service's provider."""
    services = {id_ for id_, routes in working.items() if any(route.keys[0] == "bds" for route in routes)}
    found: Shown = {}
    for actor in own:
        shown = (*linked.get(actor.id, ()), *working.get(actor.id, ()))
        if shown and (actor.kind in PROVIDERS or actor.id in services):
            found[actor.id] = shown
    return found


def _working(project: Project, ledger: Ledger, label: Label) -> Shown:
    """Return the actors who carry out, help in or provide something in a label."""
    found: dict[str, list[Route]] = {}
    for one in counted(project, ledger.of(label)):
        if one.activity.implementer:
            found.setdefault(one.activity.implementer, []).append(one.under("implementer"))
        for at, actor in enumerate(one.activity.intermediaries):
            found.setdefault(actor, []).append(one.under("intermediaries", at))
    for filed in project.monitoring:
        for id_, service in filed.record.bds.items():
            if filed.label.text == label.text and service.provider:
                found.setdefault(service.provider, []).append(Route(filed.path, ("bds", id_, "provider")))
    return {actor: tuple(routes) for actor, routes in found.items()}
