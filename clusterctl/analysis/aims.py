"""The targets of an indicator on a day, and how its latest value stands to each: progress, variance, standing.

A target stands for the last day of its date.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from clusterctl.analysis.figure import HUNDRED, Figure, difference, exactness_of, figure, ratio
from clusterctl.analysis.readings import Lacking, Reading, lacking
from clusterctl.model.partial_dates import PartialDate
from clusterctl.model.values import Missing

if TYPE_CHECKING:
    from datetime import date

    from clusterctl.findings.finding import Route
    from clusterctl.model.logframe import Direction, Indicator

Standing = Literal["reached", "missed", "coming", "away"]
"""Reached; due and not reached; not due yet; further from the target than the baseline was."""
TARGET_IS_BASELINE = Missing("target_is_baseline")


class Aim(Struct, frozen=True):
    """A target, and how the actual value stands to it."""

    date: PartialDate
    figure: Figure
    is_due: bool
    """Whether its last day has come."""
    progress: Figure
    """(actual − baseline) / (target − baseline), per cent; under 0 where the value moved away."""
    variance: Figure
    """Actual − target."""
    standing: Standing | None
    """None where there is no value, or where it is a least or a most that leaves it open."""
    route: Route


class Held(Struct, frozen=True):
    """An indicator as written, with what its targets are held against."""

    indicator: Indicator
    route: Route
    baseline: Reading | None
    actual: Reading | None


def aims_of(held: Held, day: date) -> list[Aim]:
    """Return the targets as they stand on a day, the earliest first."""
    return [_aim(held, key, day) for key in sorted(held.indicator.targets, key=_due)]


def _due(key: str) -> tuple[date, date]:
    found = PartialDate(key)
    return found.last, found.first


def _aim(held: Held, key: str, day: date) -> Aim:
    at = held.route.under("targets", key)
    written = held.indicator.targets[key]
    target = figure(written.value, at, exactness=exactness_of(written))
    when = PartialDate(key)
    is_due = when.last <= day
    actual = held.actual.figure if held.actual else Figure(Lacking("lacking", ("value",)))
    variance = difference(actual, target)
    progress = _progress(held.actual, target, held.baseline)
    return Aim(
        date=when,
        figure=target,
        is_due=is_due,
        progress=progress,
        variance=variance,
        standing=None
        if _is_open(held, target, variance)
        else _standing(progress, variance, held.indicator.direction, is_due=is_due),
        route=at,
    )


def _progress(actual: Reading | None, target: Figure, baseline: Reading | None) -> Figure:
    if not actual or not baseline:
        return lacking(actual, baseline)
    pairs = (actual.figure, baseline.figure), (target, baseline.figure)
    if (target.known or 0) < (baseline.figure.known or 0):
        pairs = (baseline.figure, actual.figure), (baseline.figure, target)
    gain, span = (difference(*pair) for pair in pairs)
    return ratio(gain, span, TARGET_IS_BASELINE, HUNDRED)


def _standing(progress: Figure, variance: Figure, direction: Direction, *, is_due: bool) -> Standing | None:
    """Return how a value stands to a target: by progress where it is known, else by the declared direction."""
    if variance.known is None:
        return None
    if progress.known is not None:
        reached = progress.known >= HUNDRED
    else:
        reached = variance.known >= 0 if direction == "increase" else variance.known <= 0
    if reached:
        return "reached"
    if progress.known is not None and progress.known < 0:
        return "away"
    return "missed" if is_due else "coming"


def _is_open(held: Held, target: Figure, variance: Figure) -> bool:
    """Return whether a value of at least, or at most, so much may stand on the other side of the target."""
    if held.actual is None or variance.known is None:
        return False
    rises = held.indicator.direction == "increase"
    if held.baseline and target.known != held.baseline.figure.known:
        rises = (target.known or 0) > (held.baseline.figure.known or 0)
    match held.actual.figure.exactness:
        case "at_least":
            return variance.known < 0 if rises else variance.known <= 0
        case "at_most":
            return variance.known >= 0 if rises else variance.known > 0
    return False
