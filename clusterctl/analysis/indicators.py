"""Indicators on a day: baseline, actual, target, progress, variance, and the groups that a value tells of (S1 6.7.3).

The latest value on or before the day counts. The target that it is held against is the latest that has fallen due by
then, else the next one: a target stands for the last day of its date. What lacks is missing, never 0.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from clusterctl.analysis.figure import HUNDRED, Figure, difference, exactness_of, figure, ratio
from clusterctl.findings.finding import Route
from clusterctl.model.values import Missing, PartialDate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from clusterctl.analysis.figure import Exactness
    from clusterctl.model.logframe import Baseline, Direction, ImpactArea, Indicator, Level
    from clusterctl.model.monitoring import Value
    from clusterctl.model.values import Number
    from clusterctl.project.labels import Label
    from clusterctl.project.project import Project

What = Literal["value", "target", "baseline"]
Standing = Literal["reached", "missed", "coming", "away"]
"""Reached; due and not reached; not due yet; further from the target than the baseline was."""
Move = Literal["better", "worse", "same"]
RATES = ("%", "per cent", "percent")
"""Units of which the value of a group is no part of the whole."""
TARGET_IS_BASELINE = Missing("target_is_baseline")
_FILE = "logframe.yaml"


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


class Group(Struct, frozen=True):
    """What the actual value is for one group."""

    name: str
    figure: Figure
    share: Figure
    """Per cent of the whole."""
    baseline: Figure


class IndicatorResult(Struct, frozen=True):
    """An indicator on a day; figures in its own unit."""

    id: str
    name: str
    level: Level
    of: str | None
    area: ImpactArea | None
    unit: str | None
    currency: str | None
    direction: Direction
    cumulative: bool
    sustainability: bool
    benefit: bool
    baseline: Reading | None
    actual: Reading | None
    """The latest value that is known on the day."""
    values: tuple[Reading, ...]
    """All that are known on the day, the earliest first."""
    later: int
    """Values of later days, left out."""
    aim: Aim | None
    """The target that counts on the day."""
    next: Aim | None
    """The next target, where the one that counts has fallen due."""
    change: Figure
    """Actual − baseline."""
    moved: Move | None
    """Which way the change goes, by the declared direction."""
    groups: tuple[Group, ...]
    route: Route

    @property
    def standing(self) -> Standing | None:
        """How the value stands to the target that counts."""
        return self.aim.standing if self.aim else None

    @property
    def is_open(self) -> bool:
        """Whether the value is a least or a most that leaves open whether the target is reached."""
        return bool(self.actual and self.aim and self.aim.standing is None)

    @property
    def progress(self) -> Figure:
        """Progress towards the target that counts, per cent; missing with what lacks."""
        return self.aim.progress if self.aim else Figure(Lacking("lacking", self._lacks))

    @property
    def variance(self) -> Figure:
        """Actual − target; missing with what lacks."""
        return self.aim.variance if self.aim else Figure(
            Lacking("lacking", tuple(what for what in self._lacks if what != "baseline")))  # fmt: skip

    @property
    def is_older(self) -> bool:
        """Whether the value is older than the target that has fallen due: nothing tells whether it was reached."""
        date_ = self.actual.date if self.actual else None
        return bool(date_ and self.aim and self.aim.is_due and date_.last < self.aim.date.first)

    @property
    def is_before(self) -> bool:
        """Whether the value is older than the baseline: what changed between them is no progress."""
        value, start = (one.date if one else None for one in (self.actual, self.baseline))
        return bool(value and start and value.last < start.first)

    @property
    def is_contrary(self) -> bool:
        """Whether the target lies on the other side of the baseline than the declared direction says."""
        if not self.aim or not self.baseline:
            return False
        ahead = difference(self.aim.figure, self.baseline.figure).known or 0
        return ahead < 0 if self.direction == "increase" else ahead > 0

    @property
    def _lacks(self) -> tuple[What, ...]:
        return _lacks(self.actual, self.aim, self.baseline)


def indicators(project: Project, day: date) -> tuple[IndicatorResult, ...]:
    """Return all indicators of the log-frame as they stand on a day, in the file's order."""
    held = project.logframe.indicators if project.logframe else {}
    return tuple(_indicator(project, id_, one, day) for id_, one in held.items())


def _indicator(project: Project, id_: str, one: Indicator, day: date) -> IndicatorResult:
    at = Route(_FILE, ("indicators", id_))
    every = sorted(_readings(project, id_), key=_order)
    values = tuple(value for value in every if value.date and value.date.first <= day)
    actual = values[-1] if values else None
    baseline = _baseline(one.baseline, at) if one.baseline else None
    held = _Held(one, at, baseline, actual)
    aims = [_aim(held, key, day) for key in sorted(one.targets, key=_due)]
    due = [aim for aim in aims if aim.is_due]
    later = [aim for aim in aims if not aim.is_due]
    change = difference(actual.figure, baseline.figure) if actual and baseline else Figure(
        Lacking("lacking", tuple(what for what in _lacks(actual, None, baseline) if what != "target")))  # fmt: skip
    return IndicatorResult(
        id=id_,
        name=one.name,
        level=one.level,
        of=one.of,
        area=one.area,
        unit=one.unit,
        currency=one.currency,
        direction=one.direction,
        cumulative=one.cumulative,
        sustainability=one.sustainability,
        benefit=one.benefit,
        baseline=baseline,
        actual=actual,
        values=values,
        later=len(every) - len(values),
        aim=due[-1] if due else later[0] if later else None,
        next=later[0] if due and later else None,
        change=change,
        moved=_moved(change, one.direction),
        groups=_groups(one, actual, baseline),
        route=at,
    )


# -- values and baselines --------------------------------------------------------------------------------------------


def _readings(project: Project, id_: str) -> Iterable[Reading]:
    for filed in project.monitoring:
        for at, value in enumerate(filed.record.values.get(id_, ())):
            yield _value(value, Route(filed.path, ("values", id_, at)), filed.label)


def _value(value: Value, at: Route, label: Label) -> Reading:
    how = exactness_of(value)
    return Reading(figure(value.value, at.under("value"), exactness=how), value.date, _by(value.by, at, how), at, label)


def _baseline(baseline: Baseline, indicator: Route) -> Reading:
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


# -- targets ---------------------------------------------------------------------------------------------------------


def _due(key: str) -> tuple[date, date]:
    found = PartialDate(key)
    return found.last, found.first


class _Held(Struct, frozen=True):
    """An indicator as written, with what its targets are held against."""

    indicator: Indicator
    route: Route
    baseline: Reading | None
    actual: Reading | None


def _aim(held: _Held, key: str, day: date) -> Aim:
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
        return Figure(Lacking("lacking", tuple(what for what in _lacks(actual, None, baseline) if what != "target")))
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


def _is_open(held: _Held, target: Figure, variance: Figure) -> bool:
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


def _lacks(actual: object, aim: object, baseline: object) -> tuple[What, ...]:
    held: dict[What, object] = {"value": actual, "target": aim, "baseline": baseline}
    return tuple(what for what, one in held.items() if one is None)


def _moved(change: Figure, direction: Direction) -> Move | None:
    if change.known is None:
        return None
    ahead = change.known if direction == "increase" else -change.known
    return "better" if ahead > 0 else "worse" if ahead < 0 else "same"


# -- groups ----------------------------------------------------------------------------------------------------------


def _groups(one: Indicator, actual: Reading | None, baseline: Reading | None) -> tuple[Group, ...]:
    """Return the groups that the log-frame asks for, then others that the value tells of."""
    now, before = actual.by if actual else {}, baseline.by if baseline else {}
    none = Figure(Missing("not_recorded"))
    return tuple(
        Group(name, now.get(name, none), _share(now.get(name, none), actual, one.unit), before.get(name, none))
        for name in dict.fromkeys((*one.disaggregation, *now))
    )


def _share(part: Figure, actual: Reading | None, unit: str | None) -> Figure:
    """Return a group's share of the whole, per cent; missing where it is no part of it."""
    whole = actual.figure if actual else Figure(Lacking("lacking", ("value",)))
    if part.known is None or whole.known is None:
        return Figure(part.missing or whole.missing or Missing("not_recorded"))
    if unit in RATES:
        return Figure(Missing("no_part"), (part, whole))
    if not Fraction(0) <= part.known <= whole.known:
        return Figure(Missing("over_whole"), (part, whole))
    return ratio(part, whole, Missing("whole_is_nought"), HUNDRED)
