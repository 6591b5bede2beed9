"""Indicators on a day: baseline, actual, target, progress, variance, and the groups that a value tells of (S1 6.7.3).

The latest value on or before the day counts. The target that it is held against is the latest that has fallen due by
then, else the next one: a target stands for the last day of its date. What lacks is missing, never 0.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from clusterctl.analysis.aims import Held, aims_of
from clusterctl.analysis.figure import HUNDRED, Figure, difference, ratio
from clusterctl.analysis.readings import Lacking, Reading, baseline_of, lacking, readings
from clusterctl.findings.finding import Route
from clusterctl.model.values import Missing

if TYPE_CHECKING:
    from datetime import date

    from clusterctl.analysis.aims import Aim, Standing
    from clusterctl.analysis.readings import What
    from clusterctl.model.logframe import Direction, ImpactArea, Indicator, Level
    from clusterctl.project.project import Project

Move = Literal["better", "worse", "same"]
RATES = ("%", "per cent", "percent")
"""Units of which the value of a group is no part of the whole."""
_FILE = "logframe.yaml"


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
        held: dict[What, object] = {"value": self.actual, "target": self.aim, "baseline": self.baseline}
        return tuple(what for what, one in held.items() if one is None)


def indicators(project: Project, day: date) -> tuple[IndicatorResult, ...]:
    """Return all indicators of the log-frame as they stand on a day, in the file's order."""
    held = project.logframe.indicators if project.logframe else {}
    return tuple(_indicator(project, id_, one, day) for id_, one in held.items())


def _indicator(project: Project, id_: str, one: Indicator, day: date) -> IndicatorResult:
    at = Route(_FILE, ("indicators", id_))
    every = readings(project, id_)
    values = tuple(value for value in every if value.date and value.date.first <= day)
    actual = values[-1] if values else None
    baseline = baseline_of(one.baseline, at) if one.baseline else None
    held = Held(one, at, baseline, actual)
    aims = aims_of(held, day)
    due = [aim for aim in aims if aim.is_due]
    later = [aim for aim in aims if not aim.is_due]
    change = difference(actual.figure, baseline.figure) if actual and baseline else lacking(actual, baseline)
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
