"""The activities of a year that count, each as the plan holds it and with its money.

One that was dropped or postponed does not count, though it may have cost something: nobody led it or worked for it.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.analysis.figure import Figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clusterctl.analysis.activity_funding import ActivityFunding
    from clusterctl.analysis.funding import Funding
    from clusterctl.findings.finding import Route
    from clusterctl.model.plan import Activity
    from clusterctl.project.project import Project


class Counted(Struct, frozen=True):
    """An activity that counts."""

    id: str
    activity: Activity
    money: ActivityFunding

    @property
    def route(self) -> Route:
        """Where it stands."""
        return self.money.route

    def under(self, *keys: str | int) -> Route:
        """Return where one of its fields stands."""
        return self.route.under(*keys)


def counted(project: Project, year: Funding) -> tuple[Counted, ...]:
    """Return the activities of a year that count, in the order of the plan."""
    paths = {one.route.file for one in year.activities}
    written = {filed.path: filed.record.activities for filed in project.plans if filed.path in paths}
    carried_out = (one for one in year.activities if one.status not in {"dropped", "postponed"})
    return tuple(Counted(one.id, written[one.route.file][one.id], one) for one in carried_out)


def count(routes: Sequence[Route]) -> Figure:
    """Return how many records there are, from the fields that say it."""
    return Figure(Fraction(len(routes)), tuple(routes))
