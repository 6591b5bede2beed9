"""The ground that a report stands on: the cluster, the period, the reader, the language, and the analyses.

Each analysis is made when the first part asks for it. Here too figures become text: a `Run` with the note that names
its fields.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from clusterctl.analysis.funding import Ledger, ledger_of
from clusterctl.analysis.years import on_file
from clusterctl.findings.finding import Route
from clusterctl.model.partial_dates import PartialDate
from clusterctl.report.proof import Proof
from clusterctl.report.run import Run
from clusterctl.report.speech.missing import say_missing
from clusterctl.report.topics.people import People
from clusterctl.report.topics.period import period

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from fractions import Fraction

    from clusterctl.analysis.bds import ServiceBook
    from clusterctl.analysis.cluster_map import ClusterMap
    from clusterctl.analysis.counted import Counted
    from clusterctl.analysis.exit.readiness import Readiness
    from clusterctl.analysis.figure import Figure
    from clusterctl.analysis.funding import Funding
    from clusterctl.analysis.handover import Handover
    from clusterctl.analysis.history import History
    from clusterctl.analysis.plan import PlanInTime
    from clusterctl.analysis.process import YearProcess
    from clusterctl.analysis.results import Results
    from clusterctl.analysis.trace import Trace
    from clusterctl.model.cluster import Cluster
    from clusterctl.model.monitoring import Monitoring
    from clusterctl.model.plan import Plan
    from clusterctl.project.labels import Label
    from clusterctl.project.project import Filed, Project
    from clusterctl.report.redaction.few import Few
    from clusterctl.report.redaction.reader import Reader
    from clusterctl.report.speech.language import Language
    from clusterctl.report.topics.period import Period
    from clusterctl.report.topics.standing import Standing
    from clusterctl.rules.engine import Report
    from clusterctl.store.commits import Step


_MOST_NAMED = 5


class Ground:
    """What every part of a report is made from."""

    def __init__(  # noqa: PLR0913 - what there is, given by name
        self,
        *,
        project: Project,
        found: Report,
        as_of: date,
        label: Label,
        reader: Reader,
        say: Language,
        last: Callable[[], Step | None] = lambda: None,
    ) -> None:
        """Take the project with its findings, the day of judging, the period, the reader and the language.

        `last` gives the last commit that changed its files, None where there is none.
        """
        self.project, self.found, self.as_of, self.label = project, found, as_of, label
        self.last = last
        self.reader, self.say = reader, say
        self.proof = Proof()
        self.people = People(project, reader, say)

    # -- the record ----------------------------------------------------------------------------------------------------

    @property
    def cluster(self) -> Cluster | None:
        """The cluster; None where its file is too broken."""
        return self.project.cluster

    @property
    def currency(self) -> str:
        """The reporting currency; empty where none is known."""
        return self.project.cluster.currency if self.project.cluster else ""

    @cached_property
    def period(self) -> Period:
        """What is filed for the label."""
        return period(self.project, self.label)

    @property
    def plan(self) -> Filed[Plan] | None:
        """The action plan of the label."""
        return self.period.plan

    @cached_property
    def next_plan(self) -> Filed[Plan] | None:
        """The first plan after the label."""
        return next((filed for filed in self.project.plans if filed.label.first > self.label.last), None)

    @cached_property
    def monitoring(self) -> Filed[Monitoring] | None:
        """What was observed in the label."""
        return next((filed for filed in self.project.monitoring if filed.label.text == self.label.text), None)

    @cached_property
    def years(self) -> tuple[Label, ...]:
        """The years on file up to the label's."""
        return tuple(label for label in on_file(self.project) if label.first <= self.label.last)

    @property
    def before(self) -> Label | None:
        """The year before the label's."""
        earlier = [label for label in self.years if label.last < self.label.first]
        return earlier[-1] if earlier else None

    # -- the analyses --------------------------------------------------------------------------------------------------

    @cached_property
    def standing(self) -> Standing:
        """The sustainability index of the period, against the one before."""
        from clusterctl.report.topics.standing import standing

        return standing(self.project, self.period, self.reader, self.say)

    @cached_property
    def history(self) -> History:
        """The index over all assessments up to the label's end."""
        from clusterctl.analysis.history import history

        day = min(self.as_of, self.label.last)
        return history(self.project, day, self.project.broken("scores"))

    @property
    def ledger(self) -> Ledger:
        """The money of all years."""
        return ledger_of(self.project, self.as_of)

    @property
    def money(self) -> Funding:
        """The money of the label."""
        return self.ledger.of(self.label)

    @property
    def money_so_far(self) -> Funding:
        """The money of the programme up to the label's end, and of each year."""
        return self.ledger.until(self.label)

    @cached_property
    def unread_money(self) -> tuple[str, ...]:
        """The paths of plans up to the label, and of monitoring files, that can be read in part only."""
        labels = self.project.labels
        return tuple(
            path for path in self.project.broken("plan", "monitoring")
            if path not in labels or labels[path].first <= self.label.last
        )  # fmt: skip

    @cached_property
    def results(self) -> Results:
        """The indicators at the label's end, as far as it has come."""
        from clusterctl.analysis.results import results

        return results(self.project, self.label, ledger_of(self.project, self.day))

    @cached_property
    def in_time(self) -> PlanInTime | None:
        """The label's plan in time; None where there is none."""
        from clusterctl.analysis.plan import plan_in_time

        return plan_in_time(self.project, self.plan, self.ledger) if self.plan else None

    @cached_property
    def processes(self) -> tuple[YearProcess, ...]:
        """How the work went, year by year."""
        from clusterctl.analysis.process import processes

        return processes(self.project, self.ledger)

    @cached_property
    def services(self) -> ServiceBook:
        """The business development services."""
        from clusterctl.analysis.bds import ServiceBook

        return ServiceBook(self.project, self.ledger)

    @property
    def day(self) -> date:
        """The last day that the report tells of: the label's, or that of judging where it comes first."""
        return min(self.as_of, self.label.last)

    @cached_property
    def chain(self) -> Trace:
        """The chain from constraints to values."""
        from clusterctl.analysis.chain import trace

        return trace(self.project, self.day)

    @cached_property
    def few(self) -> Few:
        """Which counts of persons and firms this reader may not see, for they are so small."""
        from clusterctl.report.redaction.few import few

        return few(self)

    @cached_property
    def worked(self) -> tuple[YearProcess, ...]:
        """How the work went in the years up to the label's."""
        return tuple(one for one in self.processes if one.label.last <= self.label.last)

    @property
    def process(self) -> YearProcess | None:
        """How the work of the label went; None where neither a plan nor a monitoring file is there for it."""
        return next((one for one in self.worked if one.label.text == self.label.text), None)

    @cached_property
    def handover(self) -> Handover:
        """What moved to the cluster up to the label's end."""
        from clusterctl.analysis.handover import handover

        return handover(self.worked)

    @cached_property
    def readiness(self) -> Readiness:
        """Whether the programme could leave at the label's end."""
        from clusterctl.analysis.exit.readiness import readiness

        return readiness(self.project, self.as_of, self.label)

    @cached_property
    def map(self) -> ClusterMap:
        """The cluster map of the label, as far as the reader may see it."""
        from clusterctl.report.topics.map_seen import map_seen

        return map_seen(self, self.label)

    @cached_property
    def counted(self) -> tuple[Counted, ...]:
        """The label's activities that count, by their titles."""
        from clusterctl.analysis.counted import counted

        return tuple(sorted(counted(self.project, self.money), key=lambda one: (one.activity.title, one.route.keys)))

    # -- the reader ----------------------------------------------------------------------------------------------------

    def sees(self, file: str, *keys: str | int) -> bool:
        """Whether the reader may see a field, or a record as such."""
        return self.reader.sees(Route(file, keys))

    def proves(self, route: Route) -> bool:
        """Whether a note may show what is written in a field: not a count that is hidden, being so small."""
        return self.reader.sees_all(route) and not self.few.hides_at(route)

    def note(self, file: str, *keys: str | int) -> int | None:
        """Return the number of the note on a text that stands in one field."""
        return self.proof.note_of(Route(file, keys))

    @cached_property
    def sees_scores(self) -> bool:
        """Whether the reader may see the scores of single bodies."""
        return bool(self.standing.figures) and self.reader.sees_figure(self.standing.figures["value"], "donor")

    # -- figures as text -----------------------------------------------------------------------------------------------

    def run(self, text: str, *figures: Figure) -> Run:
        """Return a text with the note on what these figures come from."""
        return Run(text, note=self.proof.note(*figures))

    def share(self, figure: Figure, places: int = 0) -> Run:
        """Return a share: 56 %."""
        return self._shown(figure, lambda value: self.say.share(value, places))

    def number(self, figure: Figure, places: int | None = None) -> Run:
        """Return a number; as exact as it is, without places."""
        return self._shown(figure, lambda value: self.say.number(value, places))

    def amount(self, figure: Figure, currency: str = "") -> Run:
        """Return an amount, in the reporting currency where none is named."""
        return self._shown(figure, lambda value: self.say.money(value, currency or self.currency))

    def signed(self, figure: Figure, places: int = 0) -> Run:
        """Return a change with its sign."""
        return self._shown(figure, lambda value: self.say.signed(value, places))

    def _shown(self, figure: Figure, form: Callable[[Fraction], str]) -> Run:
        if figure.known is None:
            return self.unknown
        return self.run(self.say.as_exact(form(figure.known), figure.exactness), figure)

    @property
    def unknown(self) -> Run:
        """Return what stands for a figure that is not known."""
        return Run(self.say("not known"), "soft")

    def why(self, figure: Figure) -> str:
        """Return why a figure is missing."""
        return say_missing(figure.missing, self.people.every, self.say) if figure.missing else ""

    def named(self, names: Sequence[str]) -> str:
        """Return names as a list; of many the first, and how many more there are."""
        if len(names) <= _MOST_NAMED:
            return self.say.listed(names)
        more = len(names) - _MOST_NAMED + 1
        said = ", ".join(names[: _MOST_NAMED - 1])
        return self.say.several(more, "{names} and {n} more", "{names} and {n} more", names=said)

    def label_name(self, label: Label) -> str:
        """Return a label as a title shows it: 1999, 1999–2000, June 1999."""
        if label.is_month:
            return self.say.when(PartialDate(label.text))
        return label.text.replace("-", "–")

    @property
    def year(self) -> str:
        """The label as a title shows it."""
        return self.label_name(self.label)
