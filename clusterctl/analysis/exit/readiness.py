"""Whether the programme could leave on a day, and what is missing, the most weighty first. There is no total score."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from clusterctl.analysis.exit import agreed, bodies, handed_over, together, upscaling
from clusterctl.analysis.exit.condition import Check, Condition
from clusterctl.analysis.exit.ground import Ground

if TYPE_CHECKING:
    from datetime import date

    from clusterctl.analysis.exit.condition import State
    from clusterctl.analysis.funding import Funding
    from clusterctl.analysis.index import Scorecard
    from clusterctl.project.labels import Label
    from clusterctl.project.project import Project

_MODULES = (bodies, handed_over, upscaling, together, agreed)
CHECKS: dict[str, Check] = {
    one.name: one for module in _MODULES for one in vars(module).values() if isinstance(one, Check)
}
"""Every condition of these modules by name, in their order."""


class Readiness(Struct, frozen=True):
    """The conditions of the exit, as judged at the end of a label or on a day."""

    label: Label | None
    day: date
    conditions: tuple[Condition, ...]
    """In the order of the modules."""
    card: Scorecard | None
    """The assessment that they are judged by."""
    year: Funding | None
    """The money of the last closed year."""

    @property
    def answer(self) -> Literal["ready", "not_ready", "not_recorded"]:
        """Whether the programme could leave: not where a condition is not met, whatever is not recorded."""
        states = {one.state for one in self.conditions}
        return "not_ready" if "not_met" in states else "not_recorded" if "not_recorded" in states else "ready"

    @property
    def met(self) -> tuple[Condition, ...]:
        """The conditions that are met."""
        return tuple(one for one in self.conditions if one.state == "met")

    @property
    def not_met(self) -> tuple[Condition, ...]:
        """The conditions that are not met, those on which most of the index hangs first (the order is ours)."""
        return self._weightiest("not_met")

    @property
    def not_recorded(self) -> tuple[Condition, ...]:
        """The conditions of which it cannot be told, those on which most of the index hangs first."""
        return self._weightiest("not_recorded")

    def _weightiest(self, state: State) -> tuple[Condition, ...]:
        found = [one for one in self.conditions if one.state == state]
        return tuple(sorted(found, key=lambda one: -(one.weight or 0)))


def readiness(project: Project, day: date, label: Label | None = None) -> Readiness:
    """Return the readiness on a day; with a label, at its end where that comes first."""
    until = min(label.last, day) if label else day
    ground = Ground(project, until)
    conditions = tuple(_judged(check, ground) for check in CHECKS.values())
    return Readiness(label, until, conditions, ground.card, ground.year)


def _judged(check: Check, ground: Ground) -> Condition:
    unread = ground.unread(check.files)
    return Condition(check.name, () if unread else tuple(check.judge(ground)), unread)
