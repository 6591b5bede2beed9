"""Who is responsible for the deliverables of a year (S0 13.5: as many people as possible are so at some point).

Persons are counted and never named: their names are internal. The same name, whatever its capitals, is one person.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.analysis.counted import count, counted
from clusterctl.analysis.figure import Figure
from clusterctl.model.values import Missing

if TYPE_CHECKING:
    from clusterctl.analysis.funding import Funding
    from clusterctl.findings.finding import Route
    from clusterctl.model.plan import Deliverable
    from clusterctl.project.project import Project

NO_DELIVERABLES = Missing("no_deliverables")


class Responsible(Struct, frozen=True):
    """Who is responsible for the deliverables of a year; all but their number is missing where there are none."""

    deliverables: Figure
    """Of the activities that count."""
    actors: Figure
    """How many different actors are responsible for one."""
    persons: Figure
    """How many different persons are."""
    without: Figure
    """How many deliverables name neither an actor nor a person."""


def responsible_for(project: Project, year: Funding) -> Responsible:
    """Return who is responsible for the deliverables of the activities of a year that count."""
    held = {
        one.under("deliverables", id_): due
        for one in counted(project, year)
        for id_, due in one.activity.deliverables.items()
    }
    if not held:
        none = Figure(NO_DELIVERABLES)
        return Responsible(count(()), none, none, none)
    routes = tuple(held)
    actors = {due.responsible for due in held.values() if due.responsible}
    persons = {" ".join(name.casefold().split()) for due in held.values() for name in due.persons}
    return Responsible(
        deliverables=count(routes),
        actors=Figure(Fraction(len(actors)), routes),
        persons=Figure(Fraction(len(persons)), routes),
        without=Figure(Fraction(len(_without(held))), routes),
    )


def _without(held: dict[Route, Deliverable]) -> list[Route]:
    return [route for route, due in held.items() if not due.responsible and not due.persons]
