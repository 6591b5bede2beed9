"""Counts of persons and firms so small that a reader might know those counted: what of a report must not be shown.

All counts that a reader may see are looked at together, since one that stands in one table may be reckoned from
another: values of indicators and their groups, participants and firms of activities, users of services, people at work.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.analysis.indicators import RATES
from clusterctl.analysis.readings import readings
from clusterctl.findings.finding import Route
from clusterctl.model.values import Number
from clusterctl.report.redaction.cells import FEWEST, Sum, breakdown, hidden

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from clusterctl.analysis.figure import Figure
    from clusterctl.analysis.indicators import IndicatorResult
    from clusterctl.model.logframe import Indicator
    from clusterctl.model.values import Quantity
    from clusterctl.report.ground import Ground

_THINGS = frozenset({
    "activities", "associations", "bodies", "centres", "courses", "days", "designs", "documents", "events", "fairs",
    "hours", "institutions", "kilograms", "links", "loans", "machines", "meetings", "months", "networks", "orders",
    "pieces", "points", "products", "ratio", "services", "times", "tonnes", "trainings", "visits", "workshops", "years",
})  # fmt: skip
"""Units that count neither persons nor firms; of any other unit nobody knows, so its small counts are hidden."""


class Few(Struct, frozen=True):
    """What is hidden from one reader."""

    fewest: int
    """The least count above 0 that this reader is shown; 0 where all are."""
    routes: frozenset[Route]
    """Where the counts stand that are hidden."""

    def hides(self, *figures: Figure) -> bool:
        """Whether one of these figures is hidden, or made of one that is."""
        return bool(self.routes) and any(not self.routes.isdisjoint(one.inputs) for one in figures)

    def hides_at(self, route: Route) -> bool:
        """Whether the count that stands there is hidden."""
        return route in self.routes


def counts_people(one: Indicator | IndicatorResult) -> bool:
    """Whether the values of an indicator may count persons or firms."""
    unit = (one.unit or "").strip().casefold()
    return not one.currency and unit not in RATES and unit not in _THINGS


def few(at: Ground) -> Few:
    """Return what must be hidden from the reader of a report."""
    fewest = FEWEST[at.reader.audience]
    if not fewest:
        return Few(0, frozenset())
    table = _Table(at)
    for whole, parts in _groups(at):
        table.take(whole, parts)
    for earlier, later in _growth(at):
        table.grow(earlier, later)
    found = hidden(table.cells, table.sums, fewest, unshown=table.rests)
    return Few(fewest, frozenset(table.routes[name] for name in found if name in table.routes))


Cell = tuple[Route, "Quantity | Number"]


class _Table:
    """The counts that the reader may see, by name, and their sums."""

    def __init__(self, at: Ground) -> None:
        self._at = at
        self.cells: dict[str, int] = {}
        self.sums: list[Sum] = []
        self.rests: set[str] = set()
        self.routes: dict[str, Route] = {}

    def take(self, whole: Cell | None, parts: list[Cell]) -> None:
        """Take a whole with its groups."""
        total = self._cell(*whole) if whole else None
        names = [name for part in parts if (name := self._cell(*part))]
        if total is None or not names:
            return
        rests, sums = breakdown(total, {name: self.cells[name] for name in names}, self.cells[total])
        self.cells.update(rests)
        self.rests.update(rests)
        self.sums += sums

    def grow(self, earlier: Route, later: Route) -> None:
        """Take what a count since the beginning grew by: whoever knows both figures knows how many were added."""
        before, now = _name(earlier), _name(later)
        gain = self.cells.get(now, 0) - self.cells.get(before, 0)
        if before in self.cells and now in self.cells and gain >= 0:
            added = f"{now} − {before}"
            self.cells[added] = gain
            self.rests.add(added)
            self.sums.append(Sum(now, (before, added)))

    def _cell(self, route: Route, written: Quantity | Number) -> str | None:
        """Take a count; None where the reader may not see it, or it is none."""
        value = written if isinstance(written, Number) else written.value
        if value != int(value) or value < 0 or not self._at.reader.sees(route):
            return None
        name = _name(route)
        self.cells[name], self.routes[name] = int(value), route
        return name


def _name(route: Route) -> str:
    return f"{route.file}: {'.'.join(map(str, route.keys))}"


def _growth(at: Ground) -> Iterator[tuple[Route, Route]]:
    """Yield the places of figures that follow one another, of counts since the programme began."""
    for id_, one in (at.project.logframe.indicators if at.project.logframe else {}).items():
        if one.cumulative and counts_people(one):
            base = [Route("logframe.yaml", ("indicators", id_, "baseline", "value"))] if one.baseline else []
            places = [*base, *(reading.route.under("value") for reading in readings(at.project, id_))]
            yield from pairwise(places)


def _groups(at: Ground) -> Iterator[tuple[Cell | None, list[Cell]]]:
    """Yield wholes with their groups."""
    yield from _indicators(at)
    yield from _activities(at)
    yield from _services(at)
    yield from _sizes(at)
    study = at.project.diagnostic
    if study and study.size and study.size.employment is not None:
        size = Route("diagnostic.yaml", ("size",))
        women: list[Cell] = [(size.under("women"), study.size.women)] if study.size.women is not None else []
        yield (size.under("employment"), study.size.employment), women


def _sizes(at: Ground) -> Iterator[tuple[Cell | None, list[Cell]]]:
    """Yield the firms by size; with the count of the cluster's firms that they add up to, if there is one."""
    study, cluster = at.project.diagnostic, at.project.cluster
    held = study.size.units if study and study.size else {}
    parts: list[Cell] = [(Route("diagnostic.yaml", ("size", "units", key)), number) for key, number in held.items()]
    wholes: list[Cell] = [
        (Route("cluster.yaml", ("units", date)), number) for date, number in (cluster.units if cluster else {}).items()
    ]
    counted = sum(number.value for number in held.values())
    same = [whole for whole in wholes if not isinstance(whole[1], Number) and whole[1].value == counted]
    yield (same[-1] if same else None), parts


def _indicators(at: Ground) -> Iterator[tuple[Cell, list[Cell]]]:
    held: Mapping[str, Indicator] = at.project.logframe.indicators if at.project.logframe else {}
    for id_, one in held.items():
        if not counts_people(one):
            continue
        if one.baseline:
            below = Route("logframe.yaml", ("indicators", id_, "baseline"))
            parts: list[Cell] = [(below.under("by", name), number) for name, number in one.baseline.by.items()]
            yield (below.under("value"), one.baseline.value), parts
        values = {filed.path: filed.record.values.get(id_, ()) for filed in at.project.monitoring}
        for reading in readings(at.project, id_):
            nth = reading.route.keys[-1]
            written = values[reading.route.file][nth] if isinstance(nth, int) else None
            if written:
                parts = [(reading.route.under("by", name), number) for name, number in written.by.items()]
                yield (reading.route.under("value"), written.value), parts


def _activities(at: Ground) -> Iterator[tuple[Cell | None, list[Cell]]]:
    for filed in at.project.plans:
        for id_, one in filed.record.activities.items():
            below = Route(filed.path, ("activities", id_))
            if one.result and one.result.firms_served is not None:
                yield (below.under("result", "firms_served"), one.result.firms_served), []
            if one.beneficiaries is None:
                continue
            told = below.under("beneficiaries")
            if one.beneficiaries.firms is not None:
                yield (told.under("firms"), one.beneficiaries.firms), []
            persons = {name: (told.under("participants", name), number)
                       for name, number in one.beneficiaries.participants.items()}  # fmt: skip
            yield persons.pop("total", None), list(persons.values())


def _services(at: Ground) -> Iterator[tuple[Cell | None, list[Cell]]]:
    for filed in at.project.monitoring:
        for id_, one in filed.record.bds.items():
            below = Route(filed.path, ("bds", id_))
            part: list[Cell] = [(below.under("under_served"), one.under_served)] if one.under_served is not None else []
            if one.firms_served is not None:
                yield (below.under("firms_served"), one.firms_served), part
            else:
                yield None, part
