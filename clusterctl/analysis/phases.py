"""The phases of the programme against their usual spans (S1, last table)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.findings.finding import Route
from clusterctl.method.phases import PHASES, Phase, Usual

if TYPE_CHECKING:
    from datetime import date

    from clusterctl.model.partial_dates import PartialDate
    from clusterctl.project.project import Project


class Months(Struct, frozen=True):
    """The months of the programme, from 1, in one of which a day lies: its date or the programme's may be a year."""

    first: int
    last: int


class PhaseSpan(Struct, frozen=True):
    """One phase as it was, beside its usual span."""

    phase: Phase
    usual: Usual
    start: PartialDate | None
    end: PartialDate | None
    begins: Months | None
    """None where its start or the programme's is not known, and where it began before the programme."""
    is_before: bool
    """Whether it surely began before the programme."""
    is_late: bool | None
    """Whether it surely begins after its whole usual span, the only thing that is unusual; None where not known."""
    route: Route


def phases(project: Project) -> tuple[PhaseSpan, ...]:
    """Return the phases that the programme dates, in the method's order."""
    programme = project.cluster.programme if project.cluster else None
    if programme is None or programme.phases is None:
        return ()
    found = []
    for phase, usual in PHASES.items():
        one = getattr(programme.phases, phase)
        if one is None or (one.start is None and one.end is None):
            continue
        begins = _months(programme.start, one.start) if programme.start and one.start else None
        before = begins is None and programme.start is not None and one.start is not None
        late = False if before else None
        if begins:
            late = usual.last is not None and begins.first > usual.last
        route = Route("cluster.yaml", ("programme", "phases", phase))
        found.append(PhaseSpan(phase, usual, one.start, one.end, begins, before, late, route))
    return tuple(found)


def _months(start: PartialDate, day: PartialDate) -> Months | None:
    """Return the programme's months of a date; None where it lies before the programme.

    They begin on the day of the month on which the programme did, if its start has one, else on the first.
    """
    latest = start.last if start.first == start.last else start.last.replace(day=1)
    last = _month(start.first, day.last)
    return None if last < 1 else Months(max(1, _month(latest, day.first)), last)


def _month(start: date, day: date) -> int:
    return (day.year - start.year) * 12 + day.month - start.month + (day.day >= start.day)
