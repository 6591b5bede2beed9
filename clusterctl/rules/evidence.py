"""What rules look at: a project on a day, and what several rules would reckon again, reckoned once.

A rule that lacks its data is silent. `is_whole` says whether files were read in full: a rule that needs all records of
a file, because it says that something is nowhere in it, does not judge one that lost some.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar, cast

from msgspec import Struct

from clusterctl.analysis.activity_state import known_result
from clusterctl.findings.finding import Route

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from clusterctl.analysis.activity_funding import ActivityFunding
    from clusterctl.analysis.changes.change import Change
    from clusterctl.analysis.cluster_map import ClusterMap
    from clusterctl.analysis.funding import Funding, Ledger
    from clusterctl.analysis.index import Scorecard
    from clusterctl.analysis.indicators import IndicatorResult
    from clusterctl.analysis.private_data import Found
    from clusterctl.analysis.trace import Trace
    from clusterctl.model.partial_dates import PartialDate
    from clusterctl.model.plan import Activity, Plan, Result
    from clusterctl.model.scores import Scores
    from clusterctl.project.labels import Label
    from clusterctl.project.project import Filed, Project

T = TypeVar("T")


class Planned(Struct, frozen=True):
    """An activity of a plan, with where it stands."""

    id: str
    activity: Activity
    plan: Filed[Plan]
    route: Route
    result: Result | None
    """As known on the day of judging."""

    @property
    def label(self) -> Label:
        """The label of its plan."""
        return self.plan.label

    def at(self, *keys: str | int) -> Route:
        """Return the way to a field of it."""
        return self.route.under(*keys)

    @property
    def start(self) -> PartialDate | None:
        """When it began, where that is known; else when it is planned to."""
        begun = self.result.start if self.result else None
        return begun or self.activity.start

    @property
    def start_at(self) -> Route:
        """The way to that date."""
        return self.at("result", "start") if self.result and self.result.start else self.at("start")

    @property
    def is_waited_for(self) -> bool:
        """Whether it was not dropped or put off; of one without a result that is taken to be so."""
        return self.result is None or self.result.status not in {"dropped", "postponed"}

    @property
    def name(self) -> Route:
        """The way to its id, where a finding on the whole of it stands."""
        return self.route.name


class Unamended(Struct, frozen=True):
    """What moved in a file since a plan in force was approved, though no amendment speaks of it."""

    file: str
    """The plan's own, or the log-frame."""
    label: str
    """The plan's."""
    approved: str
    """The commit in which it became approved, and its day."""
    changes: tuple[Change, ...]


class Evidence:
    """A project on the day of judging."""

    def __init__(self, project: Project, as_of: date, unamended: tuple[Unamended, ...] = ()) -> None:
        self.project = project
        self.as_of = as_of
        self.unamended = unamended
        """What the history of the files has to say: handed over, for rules read no git."""
        self._reckoned: dict[object, object] = {}

    def is_whole(self, *kinds: str) -> bool:
        """Whether all files of these kinds (`actors`, `plan`, `scores`, …) were read in full; of all without any."""
        return not self.project.broken(*kinds)

    @property
    def is_cut(self) -> bool:
        """Whether what begins later was left out: of what is not dated nobody can say whether it was there by then."""
        return self.project.until is not None

    @property
    def ledger(self) -> Ledger:
        """The money of all years, on the day of judging."""
        from clusterctl.analysis.funding import ledger_of

        return ledger_of(self.project, self.as_of)

    @cached_property
    def activities(self) -> tuple[Planned, ...]:
        """The activities of all plans, by plan and id; those of plans that have not begun too."""
        return tuple(
            Planned(
                id_, activity, filed, Route(filed.path, ("activities", id_)), known_result(activity.result, self.as_of)
            )
            for filed in self.project.plans
            for id_, activity in filed.record.activities.items()
        )

    @cached_property
    def years(self) -> tuple[Funding, ...]:
        """The money of each year with a plan, those that have not begun too."""
        labels = {filed.label.text: filed.label for filed in self.project.plans}
        return tuple(self.ledger.of(label) for label in labels.values())

    @cached_property
    def by_id(self) -> dict[str, Planned]:
        """The activities by id, which is of one activity in all plans."""
        return {one.id: one for one in self.activities}

    @cached_property
    def money(self) -> dict[Route, ActivityFunding]:
        """The money of each activity of each plan, by the way to it."""
        return {one.route: one for year in self.years for one in year.activities}

    def once(self, reckon: Callable[[Evidence], T]) -> T:
        """Return what a family reckons of this evidence; it is reckoned at the first call."""
        if reckon not in self._reckoned:
            self._reckoned[reckon] = reckon(self)
        return cast("T", self._reckoned[reckon])

    @cached_property
    def scorecards(self) -> tuple[tuple[Filed[Scores], Scorecard], ...]:
        """The assessments in the order of their dates, each with what the index is made of."""
        from clusterctl.analysis.index import scorecard

        return tuple((filed, scorecard(self.project, filed)) for filed in self.project.scores)

    @cached_property
    def trace(self) -> Trace:
        """The chain from constraint to value, on the day of judging."""
        from clusterctl.analysis.chain import trace

        return trace(self.project, self.as_of)

    @cached_property
    def indicators(self) -> tuple[IndicatorResult, ...]:
        """The indicators of the log-frame, on the day of judging."""
        from clusterctl.analysis.indicators import indicators

        return indicators(self.project, self.as_of)

    @cached_property
    def map(self) -> ClusterMap:
        """The cluster map of the day of judging."""
        from clusterctl.analysis.cluster_map import cluster_map
        from clusterctl.project.labels import Label

        return cluster_map(self.project, Label(self.as_of.isoformat(), self.as_of, self.as_of), self.as_of)

    @cached_property
    def private_data(self) -> tuple[Found, ...]:
        """Telephone numbers and the like that stand outside `contact`, by file."""
        from clusterctl.analysis.private_data import private_data

        return tuple(found for file in self.project.files.values() for found in private_data(file.document))
