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
from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.analysis.figure import Figure, difference, exactness_of, figure
from clusterctl.analysis.governance_capacity import NAMES, Capacity, Name, capacity
from clusterctl.analysis.levels import Levels, levels
from clusterctl.analysis.map_parts import FILE
from clusterctl.analysis.split import NOT_RECORDED
from clusterctl.findings.finding import Route
from clusterctl.model.partial_dates import PartialDate
from clusterctl.model.values import Missing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from clusterctl.analysis.funding import Ledger
    from clusterctl.project.labels import Label
    from clusterctl.project.project import Project

_DATED: tuple[Name, ...] = ("bodies", "units")
"""Signs of which the map tells when they came by `since` alone."""
NO_ACTORS, NO_YEAR_BEFORE = Missing("no_actors"), Missing("no_year_before")


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


class GovernanceBook:
    """The signs of a project as known on a ledger's day; each year's map is drawn once."""

    def __init__(self, project: Project, ledger: Ledger) -> None:
        self._project = project
        self._ledger = ledger
        self._held: dict[Label, Capacity] = {}

    def between(self, before: Label | None, label: Label) -> GovernanceSigns:
        """Return the signs of a label against those of an earlier one."""
        now = self._capacity(label)
        then = self._capacity(before) if before else None
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

    def _sign(self, name: Name, now: Capacity, then: Capacity | None, missing: Missing | None) -> Sign:
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

    def _members(self, now: Capacity, then: Capacity | None) -> Iterator[Members]:
        for body in now.shown["bodies"]:
            after = members_of(self._project, body, now.until)
            before = members_of(self._project, body, then.until) if then else Figure(NO_YEAR_BEFORE)
            if after.known is not None or before.known is not None:
                yield Members(body, before, after, difference(after, before))

    def _capacity(self, label: Label) -> Capacity:
        if label not in self._held:
            self._held[label] = capacity(self._project, self._ledger, label)
        return self._held[label]


def members_of(project: Project, body: str, day: date) -> Figure:
    """Return how many members a body has on a day; a number holds until the next."""
    written = project.every_actor[body].members if body in project.every_actor else {}
    begun = [key for key in written if PartialDate(key).first <= day]
    if not begun:
        return Figure(NOT_RECORDED)
    last = max(begun, key=lambda key: (PartialDate(key).first, key))
    held = written[last]
    return figure(held.value, Route(FILE, ("actors", body, "members", last)), exactness=exactness_of(held))
