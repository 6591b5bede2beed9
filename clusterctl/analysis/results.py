"""Results on a day: indicators, performance and impact apart, impact areas, benefits over costs (S1 6.7.3, 6.7.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from msgspec import Struct

from clusterctl.analysis.benefits import BenefitsOverCosts, benefits_over_costs
from clusterctl.analysis.indicators import IndicatorResult, indicators
from clusterctl.model.logframe import ImpactArea, Level

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from clusterctl.analysis.funding import Ledger
    from clusterctl.project.labels import Label
    from clusterctl.project.project import Project

LEVELS: tuple[Level, ...] = get_args(Level)
AREAS: tuple[ImpactArea, ...] = get_args(ImpactArea)
By = Literal["level", "area"]
BYS: tuple[By, ...] = get_args(By)
_IMPACT: tuple[Level, ...] = ("development", "immediate")


class Tally(Struct, frozen=True):
    """How many indicators there are, are measured, and stand how to the target that counts."""

    indicators: int
    with_value: int
    with_target: int
    judged: int
    """With a value and a target."""
    reached: int
    missed: int
    coming: int
    away: int


class Area(Struct, frozen=True):
    """An impact area, its indicators, and how many of them have a value."""

    area: ImpactArea
    ids: tuple[str, ...]
    with_value: int


class Results(Struct, frozen=True):
    """What came of a programme, as known on a day."""

    label: Label | None
    """None for the programme so far."""
    day: date
    """The last day that counts."""
    indicators: tuple[IndicatorResult, ...]
    areas: tuple[Area, ...]
    """All eleven, in the source's order."""
    money: BenefitsOverCosts

    @property
    def impact(self) -> tuple[IndicatorResult, ...]:
        """Those of the development and the immediate objectives."""
        return tuple(one for one in self.indicators if one.level in _IMPACT)

    @property
    def performance(self) -> tuple[IndicatorResult, ...]:
        """Those of outputs and activities."""
        return tuple(one for one in self.indicators if one.level not in _IMPACT)

    @property
    def unmeasured(self) -> tuple[Area, ...]:
        """Areas without any indicator."""
        return tuple(one for one in self.areas if not one.ids)

    @property
    def without_value(self) -> tuple[Area, ...]:
        """Areas with indicators of which none has a value."""
        return tuple(one for one in self.areas if one.ids and not one.with_value)

    @property
    def without_benefit(self) -> tuple[IndicatorResult, ...]:
        """Indicators that count as a benefit and have no value yet."""
        return tuple(one for one in self.indicators if one.benefit and not one.actual)

    @property
    def later(self) -> int:
        """Values of days after the last one that counts."""
        return sum(one.later for one in self.indicators)


def results(project: Project, label: Label | None, ledger: Ledger) -> Results:
    """Return the results as known on the ledger's day; a label says which year that day ends."""
    found = indicators(project, ledger.as_of)
    return Results(
        label=label,
        day=ledger.as_of,
        indicators=found,
        areas=tuple(_area(area, found) for area in AREAS),
        money=benefits_over_costs(project, found, ledger),
    )


def tally(found: Sequence[IndicatorResult]) -> Tally:
    """Return how indicators stand, counted."""
    standings = [one.standing for one in found]
    return Tally(
        indicators=len(found),
        with_value=sum(one.actual is not None for one in found),
        with_target=sum(one.aim is not None for one in found),
        judged=sum(standing is not None for standing in standings),
        reached=standings.count("reached"),
        missed=standings.count("missed"),
        coming=standings.count("coming"),
        away=standings.count("away"),
    )


def _area(area: ImpactArea, found: Sequence[IndicatorResult]) -> Area:
    own = [one for one in found if one.area == area]
    return Area(area, tuple(one.id for one in own), sum(one.actual is not None for one in own))
