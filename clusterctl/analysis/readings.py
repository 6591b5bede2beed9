"""What was measured of an indicator: its baseline and its values, whole and by group; and what a figure lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from clusterctl.analysis.figure import Figure, exactness_of, figure
from clusterctl.findings.finding import Route
from clusterctl.model.values import Missing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from clusterctl.model.logframe import Baseline
    from clusterctl.model.monitoring import Value
    from clusterctl.model.partial_dates import PartialDate
    from clusterctl.model.values import Number
    from clusterctl.project.labels import Label
    from clusterctl.project.project import Project
    from clusterctl.words import Exactness

What = Literal["value", "target", "baseline"]


class Lacking(Missing, frozen=True):
    """What a figure would need and nobody recorded; reason `lacking`."""

    what: tuple[What, ...] = ()


class Reading(Struct, frozen=True):
    """A baseline or a value: figure, date as written (None where there is none), and figures by group."""

    figure: Figure
    date: PartialDate | None
    by: Mapping[str, Figure]
    route: Route
    label: Label | None = None
    """Under which a value is filed; None for a baseline."""


def lacking(actual: Reading | None, baseline: Reading | None) -> Figure:
    """Return the missing figure of what would be counted from the baseline to the actual value."""
    held: dict[What, object] = {"value": actual, "baseline": baseline}
    return Figure(Lacking("lacking", tuple(what for what, one in held.items() if one is None)))


def readings(project: Project, id_: str) -> list[Reading]:
    """Return all values of an indicator, the earliest first."""
    return sorted(_every(project, id_), key=_order)


def _every(project: Project, id_: str) -> Iterable[Reading]:
    for filed in project.monitoring:
        for at, value in enumerate(filed.record.values.get(id_, ())):
            yield _value(value, Route(filed.path, ("values", id_, at)), filed.label)


def _value(value: Value, at: Route, label: Label) -> Reading:
    how = exactness_of(value)
    return Reading(figure(value.value, at.under("value"), exactness=how), value.date, _by(value.by, at, how), at, label)


def baseline_of(baseline: Baseline, indicator: Route) -> Reading:
    """Return the baseline of the indicator that stands at a route."""
    at = indicator.under("baseline")
    how = exactness_of(baseline)
    found = figure(baseline.value, at.under("value"), exactness=how)
    return Reading(found, baseline.date, _by(baseline.by, at, how), at)


def _by(by: Mapping[str, Number], at: Route, how: Exactness) -> dict[str, Figure]:
    return {name: figure(by[name], at.under("by", name), exactness=how) for name in sorted(by)}


def _order(reading: Reading) -> tuple[date, date, date, str]:
    """Order values by their last day; of one day the more precise date, then the later file, goes last and counts."""
    assert reading.date is not None  # noqa: S101 - a value has a date
    assert reading.label is not None  # noqa: S101 - a value is filed
    return reading.date.last, reading.date.first, reading.label.first, reading.label.text
