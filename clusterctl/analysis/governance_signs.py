"""Signs of governance capacity, from the cluster map of two years (S0 13.5: what the map should show).

Four are counted from actors and links, the five properties of sound governance stand beside as an observer recorded
them. The source names the signs in words; what counts for each is *ours*:

- bodies: associations, networks, consortia and the like on the map; a body that began in the year is new or revived
- units: the brokering bodies, for a management unit is one that keeps the whole cluster in view
- support: support institutions linked with the cluster's own actors or with a brokering body
- providers: service providers and network development agents so linked, or at work in the year's activities or services

A link of CDA or agency alone does not count: what stands only through them is no capacity of the cluster.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Literal, get_args

from msgspec import Struct

from clusterctl.analysis.cluster_map import FILE, cluster_map
from clusterctl.analysis.counted import counted
from clusterctl.analysis.figure import Figure, difference, exactness_of, figure
from clusterctl.analysis.levels import Levels, levels
from clusterctl.analysis.parties import funding_group, index_group, is_of_programme
from clusterctl.analysis.split import NOT_RECORDED
from clusterctl.findings.finding import Route
from clusterctl.model.values import Missing, PartialDate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from clusterctl.analysis.cluster_map import ClusterMap, LinkKey, MapActor
    from clusterctl.analysis.funding import Ledger
    from clusterctl.method.kinds import ActorKind
    from clusterctl.project.labels import Label
    from clusterctl.project.project import Project

Name = Literal["bodies", "units", "support", "providers"]
NAMES: tuple[Name, ...] = get_args(Name)
PROVIDERS: tuple[ActorKind, ...] = ("bds_provider", "network_development_agent")
"""Kinds that serve firms for a living (S0 13.4)."""
NOT_OF_FIRMS: tuple[ActorKind, ...] = ("workers_association",)
"""Bodies that are not of firms."""
_DATED: tuple[Name, ...] = ("bodies", "units")
"""Signs of which the map tells when they came by `since` alone."""
NO_ACTORS, NO_YEAR_BEFORE = Missing("no_actors"), Missing("no_year_before")
Shown = dict[str, tuple[Route, ...]]
"""Actors by id, each with the fields that show it."""


class Sign(Struct, frozen=True):
    """One sign: who shows it, and who is new in it."""

    name: Name
    now: tuple[str, ...]
    new: tuple[str, ...]
    gone: tuple[str, ...]
    number: Figure
    number_new: Figure
    undated: tuple[str, ...]
    """Bodies and units of which it is not recorded since when they are; they count as there from the beginning."""


class Members(Struct, frozen=True):
    """The members of a body at the end of both years; in its own unit."""

    body: str
    before: Figure
    after: Figure
    change: Figure


class GovernanceSigns(Struct, frozen=True):
    """The signs of a year, against an earlier one."""

    label: Label
    before: Label | None
    """None where a calendar knows no year before."""
    signs: tuple[Sign, ...]
    memberships: Figure
    """How many links of membership in bodies of firms there are."""
    memberships_new: Figure
    members: tuple[Members, ...]
    """Of the bodies of which any number is recorded."""
    properties: Levels
    """The five of sound governance."""

    def sign(self, name: Name) -> Sign:
        """Return a sign by its name."""
        return self.signs[NAMES.index(name)]


class _State(Struct, frozen=True):
    """What the map of one year shows."""

    shown: Mapping[Name, Shown]
    memberships: Mapping[LinkKey, tuple[Route, ...]]
    until: date


class GovernanceBook:
    """The signs of a project as known on a ledger's day; each year's map is drawn once."""

    def __init__(self, project: Project, ledger: Ledger) -> None:
        self._project = project
        self._ledger = ledger
        self._states: dict[Label, _State] = {}

    def between(self, before: Label | None, label: Label) -> GovernanceSigns:
        """Return the signs of a label against those of an earlier one."""
        now = self._state(label)
        then = self._state(before) if before else None
        missing = NO_ACTORS if self._project.actors is None else None if then else NO_YEAR_BEFORE
        came = [key for key in now.memberships if then is None or key not in then.memberships]
        return GovernanceSigns(
            label=label,
            before=before,
            signs=tuple(self._sign(name, now, then, missing) for name in NAMES),
            memberships=self._count([now.memberships[key] for key in now.memberships]),
            memberships_new=Figure(missing) if missing else self._count([now.memberships[key] for key in came]),
            members=tuple(self._members(now, then)),
            properties=levels(self._project, label, "governance"),
        )

    def _sign(self, name: Name, now: _State, then: _State | None, missing: Missing | None) -> Sign:
        here, earlier = now.shown[name], then.shown[name] if then else {}
        new = tuple(actor for actor in here if actor not in earlier) if then else ()
        return Sign(
            name=name,
            now=tuple(here),
            new=new,
            gone=tuple(actor for actor in earlier if actor not in here),
            number=self._count(list(here.values())),
            number_new=Figure(missing) if missing else self._count([here[actor] for actor in new]),
            undated=tuple(actor for actor in here if name in _DATED and not self._since(actor)),
        )

    def _since(self, actor: str) -> PartialDate | None:
        found = self._project.every_actor.get(actor)
        return found.since if found else None

    def _count(self, shown: list[tuple[Route, ...]]) -> Figure:
        if self._project.actors is None:
            return Figure(NO_ACTORS)
        return Figure(Fraction(len(shown)), tuple(dict.fromkeys(route for routes in shown for route in routes)))

    def _members(self, now: _State, then: _State | None) -> Iterator[Members]:
        for body in now.shown["bodies"]:
            after = members_of(self._project, body, now.until)
            before = members_of(self._project, body, then.until) if then else Figure(NO_YEAR_BEFORE)
            if after.known is not None or before.known is not None:
                yield Members(body, before, after, difference(after, before))

    def _state(self, label: Label) -> _State:
        if label not in self._states:
            map_ = cluster_map(self._project, label, self._ledger.as_of)
            bodies: Shown = {actor.id: (actor.route,) for actor in map_.actors if self._is_body(actor)}
            units: Shown = {actor.id: (actor.route,) for actor in map_.actors if self._is_unit(actor)}
            linked = self._linked(map_, units)
            working = self._working(label)
            shown: dict[Name, Shown] = {
                "bodies": bodies,
                "units": units,
                "support": {
                    actor.id: linked[actor.id]
                    for actor in map_.actors
                    if actor.id in linked and self._is_support(actor)
                },
                "providers": self._providers(map_, linked, working),
            }
            held = {link.key: link.routes for link in map_.links
                    if link.kind == "membership" and (link.to in bodies or link.from_ in bodies)}  # fmt: skip
            self._states[label] = _State(shown, held, min(label.last, self._ledger.as_of))
        return self._states[label]

    def _is_ours(self, actor: str) -> bool:
        """Whether an actor is not the programme's: neither agency nor CDA nor donor."""
        return not is_of_programme(self._project, actor) and funding_group(self._project, actor) != "donor"

    def _is_body(self, actor: MapActor) -> bool:
        grouped = index_group(self._project, actor.id) == "enterprises" and actor.kind not in NOT_OF_FIRMS
        return grouped and self._is_ours(actor.id)

    def _is_unit(self, actor: MapActor) -> bool:
        return index_group(self._project, actor.id) == "brokering" and self._is_ours(actor.id)

    def _is_support(self, actor: MapActor) -> bool:
        return index_group(self._project, actor.id) == "support" and actor.kind not in PROVIDERS

    def _linked(self, map_: ClusterMap, units: Shown) -> Shown:
        """Return the actors linked with the cluster's own actors or with a brokering body, and the links."""
        inside = {one.id for one in map_.actors if self._is_inside(one, units)}
        found: dict[str, list[Route]] = {}
        for link in map_.links:
            for one, other in ((link.from_, link.to), (link.to, link.from_)):
                if other in inside and self._is_ours(one):
                    found.setdefault(one, []).extend(link.routes)
        return {actor.id: tuple(found[actor.id]) for actor in map_.actors if actor.id in found}

    def _is_inside(self, actor: MapActor, units: Shown) -> bool:
        own = funding_group(self._project, actor.id) == "cluster" and actor.kind != "external_cluster"
        return (own and self._is_ours(actor.id)) or actor.id in units

    def _providers(self, map_: ClusterMap, linked: Shown, working: Shown) -> Shown:
        """Return providers by kind that are linked or at work, and whoever is recorded as a service's provider."""
        services = {id_ for id_, routes in working.items() if any(route.keys[0] == "bds" for route in routes)}
        found: Shown = {}
        for actor in map_.actors:
            shown = (*linked.get(actor.id, ()), *working.get(actor.id, ()))
            if self._is_ours(actor.id) and shown and (actor.kind in PROVIDERS or actor.id in services):
                found[actor.id] = shown
        return found

    def _working(self, label: Label) -> Shown:
        """Return the actors who carry out, help in or provide something in a label."""
        found: dict[str, list[Route]] = {}
        for one in counted(self._project, self._ledger.of(label)):
            if one.activity.implementer:
                found.setdefault(one.activity.implementer, []).append(one.under("implementer"))
            for at, actor in enumerate(one.activity.intermediaries):
                found.setdefault(actor, []).append(one.under("intermediaries", at))
        for filed in self._project.monitoring:
            for id_, service in filed.record.bds.items():
                if filed.label.text == label.text and service.provider:
                    found.setdefault(service.provider, []).append(Route(filed.path, ("bds", id_, "provider")))
        return {actor: tuple(routes) for actor, routes in found.items()}


def members_of(project: Project, body: str, day: date) -> Figure:
    """Return how many members a body has on a day; a number holds until the next."""
    written = project.every_actor[body].members if body in project.every_actor else {}
    begun = [key for key in written if PartialDate(key).first <= day]
    if not begun:
        return Figure(NOT_RECORDED)
    last = max(begun, key=lambda key: (PartialDate(key).first, key))
    held = written[last]
    return figure(held.value, Route(FILE, ("actors", body, "members", last)), exactness=exactness_of(held))
