"""What may have come before an activity: dates that overlap, or are not told, are never held against a plan."""

from __future__ import annotations

from heapq import nsmallest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from clusterctl.project.project import Project
    from clusterctl.rules.evidence import Planned

    Day = Callable[[Planned], date]
    Sample = tuple[date, str]


def first_day(one: Planned) -> date:
    """Return the first day on which it may begin; of one without a date, that of its plan."""
    return one.start.first if one.start else one.label.first


def first_end(one: Planned) -> date:
    """Return the first day on which it may be over."""
    end = (one.result.end if one.result else None) or one.activity.end or one.start
    return end.first if end else one.label.first


def last_beginning(one: Planned) -> date:
    """Return the last day on which it may begin."""
    return one.start.last if one.start else one.label.last


class Circles:
    """Who stands near whom: a body, those who belong to it and what it belongs to."""

    def __init__(self, project: Project) -> None:
        self._near: dict[str, set[str]] = {}
        if project.actors is None:
            return
        for id_, actor in project.actors.actors.items():
            if actor.part_of:
                self._join(id_, actor.part_of)
        for link in project.actors.links:
            if link.kind == "membership":
                self._join(link.from_, link.to)

    def _join(self, one: str, other: str) -> None:
        self._near.setdefault(one, set()).add(other)
        self._near.setdefault(other, set()).add(one)

    def around(self, actor: str) -> Iterator[str]:
        """Give an actor, then those near it."""
        yield actor
        yield from self._near.get(actor, ())


class Earlier:
    """The earliest few of some activities for each actor, by the first day on which they may have come."""

    def __init__(self, circles: Circles, few: int) -> None:
        self._circles = circles
        self._few = few
        self._of: dict[str | None, list[Sample]] = {}
        self._around: dict[str, list[Sample]] = {}

    def add(self, one: Planned, day: date, actors: Iterable[str]) -> None:
        """Note an activity for some actors; where nobody is named it may have been for anyone."""
        for actor in tuple(actors) or (None,):
            self._of.setdefault(actor, []).append((day, one.id))

    def of(self, actor: str) -> list[Sample]:
        """Return the earliest few for an actor or those near it, the earliest first."""
        found = self._around.get(actor)
        if found is None:
            near = (self._earliest(other) for other in (None, *self._circles.around(actor)))
            found = self._around[actor] = nsmallest(self._few, {sample for samples in near for sample in samples})
        return found

    def _earliest(self, actor: str | None) -> list[Sample]:
        samples = self._of.get(actor, [])
        if len(samples) > self._few:
            samples[:] = nsmallest(self._few, samples)
        return samples
