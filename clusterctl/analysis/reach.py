"""Whom the activities of a year involve: actors, and firms where their number is recorded (S1 6.6.12).

A firm may take part in several activities, so firms of several are never added: those involved at least once are no
fewer than those of the largest (*ours*).
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.analysis.activity_state import known_result
from clusterctl.analysis.counted import counted
from clusterctl.analysis.figure import Figure, at_least_once, exactness_of, figure
from clusterctl.analysis.parties import FUNDING_GROUPS
from clusterctl.analysis.split import NO_ACTIVITIES, NOT_RECORDED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from clusterctl.analysis.counted import Counted
    from clusterctl.analysis.funding import Funding
    from clusterctl.findings.finding import Route
    from clusterctl.project.project import Project


class Reach(Struct, frozen=True):
    """Whom the activities of a year that count involve."""

    activities: int
    beneficiaries: Figure
    """How many different actors they are for."""
    involved: Figure
    """How many different actors lead, carry out, help, give, work in or benefit from them."""
    firms: Figure
    """How many firms take part at least once."""
    with_firms: int
    """How many activities tell their firms."""


def reach_of(project: Project, year: Funding, as_of: date) -> Reach:
    """Return whom the activities of a year involve, as known on a day."""
    every = counted(project, year)
    firms = [_firms(one, as_of) for one in every]
    told = [one for one in firms if one.known is not None]
    return Reach(
        activities=len(every),
        beneficiaries=_different(every, {actor: at for one in every for actor, at in _beneficiaries(one)}),
        involved=_different(every, {actor: at for one in every for actor, at in _parties(one)}),
        firms=at_least_once(firms, NO_ACTIVITIES) if told else Figure(NOT_RECORDED if every else NO_ACTIVITIES),
        with_firms=len(told),
    )


def _different(every: tuple[Counted, ...], actors: dict[str, Route]) -> Figure:
    if not actors:
        return Figure(NOT_RECORDED if every else NO_ACTIVITIES)
    return Figure(Fraction(len(actors)), tuple(actors.values()))


def _beneficiaries(one: Counted) -> Iterator[tuple[str, Route]]:
    actors = one.activity.beneficiaries.actors if one.activity.beneficiaries else ()
    for at, actor in enumerate(actors):
        yield actor, one.under("beneficiaries", "actors", at)


def _parties(one: Counted) -> Iterator[tuple[str, Route]]:
    """Yield the actors that have a part in an activity; a whole funding group is no actor."""
    activity = one.activity
    for key, actor in (("lead", activity.lead), ("implementer", activity.implementer)):
        if actor:
            yield actor, one.under(key)
    for at, actor in enumerate(activity.intermediaries):
        yield actor, one.under("intermediaries", at)
    for at, given in enumerate(activity.contributions):
        if given.by not in FUNDING_GROUPS:
            yield given.by, one.under("contributions", at, "by")
    for actor in activity.person_days:
        yield actor, one.under("person_days", actor)
    yield from _beneficiaries(one)


def _firms(one: Counted, as_of: date) -> Figure:
    """Return the firms that an activity served, where its result tells them; else those that it is for."""
    result = known_result(one.activity.result, as_of)
    if result and result.firms_served:
        served = result.firms_served
        return figure(served.value, one.under("result", "firms_served"), exactness=exactness_of(served))
    held = one.activity.beneficiaries.firms if one.activity.beneficiaries else None
    if held is None:
        return Figure(NOT_RECORDED)
    return figure(held.value, one.under("beneficiaries", "firms"), exactness=exactness_of(held))
