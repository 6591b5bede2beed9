"""A cluster as loaded: typed records by file, the text they came from, and what could not be read."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from msgspec import Struct
from msgspec.structs import replace

from clusterctl.findings.finding import TOP, Finding, Fix, Related, Route, Span
from clusterctl.project.labels import DEFAULT_YEAR_START, parse_label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from clusterctl.model.actors import ActorRecord, Actors
    from clusterctl.model.cluster import Cluster
    from clusterctl.model.diagnostic import Diagnostic
    from clusterctl.model.exit import Exit
    from clusterctl.model.logframe import LogFrame
    from clusterctl.model.monitoring import Monitoring
    from clusterctl.model.plan import Plan
    from clusterctl.model.scores import Scores
    from clusterctl.model.values import Record
    from clusterctl.model.vision import Vision
    from clusterctl.project.discover import Place
    from clusterctl.project.ids import Ids
    from clusterctl.project.labels import Label
    from clusterctl.source.document import Document

R_co = TypeVar("R_co", covariant=True)
T = TypeVar("T")


class File(Struct, frozen=True):
    """One file: where it stands, its text and data, and its record (None where none could be made)."""

    place: Place
    document: Document
    record: Record | None
    complete: bool
    """Nothing of it was left out; figures that need the whole file need this."""


class Filed(Struct, Generic[R_co], frozen=True):
    """A record with the label and the path under which it is filed."""

    label: Label
    path: str
    record: R_co


class Project(Struct, frozen=True, dict=True):
    """All files of a cluster, and what was found while reading them."""

    files: Mapping[str, File]
    """By path, in the order of the method."""
    labels: Mapping[str, Label]
    """By path, for files that have one."""
    ids: Ids
    """Every id, those of broken records too."""
    findings: tuple[Finding, ...] = ()
    more: Mapping[str, int] = {}
    """How many findings of a file are only counted."""
    every_actor: Mapping[str, ActorRecord] = {}
    """The actors by id, also those who come later than what is known here: they may be named before."""
    revision: str | None = None
    """The id of the commit whose files these are; None where they are of no revision."""
    later: frozenset[str] = frozenset()
    """Paths of files that were left out, because they begin later than what is known here."""
    until: Label | None = None
    """Where set, the project is as known at the end of this label; what begins later is left out."""

    @cached_property
    def _reckoned(self) -> dict[object, object]:
        return {}

    def once(self, key: object, reckon: Callable[[], T]) -> T:
        """Return what is reckoned of this project under a key, at the first call: rules and reports ask the same."""
        if key not in self._reckoned:
            self._reckoned[key] = reckon()
        return cast("T", self._reckoned[key])

    def _record(self, name: str) -> Record | None:
        file = self.files.get(f"{name}.yaml")
        return file.record if file else None

    def _filed(self, name: str) -> list[Filed[Record]]:
        found = [
            Filed(self.labels[path], path, file.record)
            for path, file in self.files.items()
            if file.place.kind.name == name and file.record is not None and path in self.labels
        ]
        return sorted(found, key=lambda filed: (filed.label.first, filed.label.last, filed.label.text))

    @cached_property
    def cluster(self) -> Cluster | None:
        """The cluster; None where its file is too broken."""
        return cast("Cluster | None", self._record("cluster"))

    @cached_property
    def actors(self) -> Actors | None:
        """The actors and links."""
        return cast("Actors | None", self._record("actors"))

    @cached_property
    def diagnostic(self) -> Diagnostic | None:
        """The diagnostic study."""
        return cast("Diagnostic | None", self._record("diagnostic"))

    @cached_property
    def vision(self) -> Vision | None:
        """The vision."""
        return cast("Vision | None", self._record("vision"))

    @cached_property
    def logframe(self) -> LogFrame | None:
        """The log-frame."""
        return cast("LogFrame | None", self._record("logframe"))

    @cached_property
    def exit(self) -> Exit | None:
        """The exit strategy."""
        return cast("Exit | None", self._record("exit"))

    @cached_property
    def plans(self) -> list[Filed[Plan]]:
        """The action plans in the order of their labels."""
        return cast("list[Filed[Plan]]", self._filed("plan"))

    @cached_property
    def monitoring(self) -> list[Filed[Monitoring]]:
        """The monitoring files in the order of their labels."""
        return cast("list[Filed[Monitoring]]", self._filed("monitoring"))

    @cached_property
    def scores(self) -> list[Filed[Scores]]:
        """The assessments in the order of their dates."""
        found = cast("list[Filed[Scores]]", self._filed("scores"))
        return sorted(found, key=lambda filed: (filed.record.date.last, filed.label.last, filed.label.text))

    def label(self, text: str) -> Label | None:
        """Return the label that a word means here, None where it is none; financial years begin as the cluster says."""
        return parse_label(text, self.cluster.financial_year_start if self.cluster else DEFAULT_YEAR_START)

    def span(self, route: Route) -> Span:
        """Return where a route leads; the file's top where the file is not one of the cluster's."""
        file = self.files.get(route.file)
        return file.document.span(route) if file else TOP

    def placed(self, finding: Finding) -> Finding:
        """Return a finding with its places; one that has them already keeps them."""
        file = self.files.get(finding.route.file)
        if finding.span is None and file and file.document.kept:
            route = replace(finding.route, keys=file.document.written(finding.route.keys))
            finding = replace(finding, route=route, span=file.document.span(finding.route))
        related = tuple(
            Related(other.message, other.route, other.span or self.span(other.route)) for other in finding.related
        )
        span = finding.span or self.span(finding.route)
        fix = self._placed_fix(finding, span) if finding.fix else None
        return replace(finding, span=span, related=related, fix=fix)

    def _placed_fix(self, finding: Finding, span: Span) -> Fix | None:
        from clusterctl.project.fixes import placed  # only on the way to a fault

        file = self.files.get(finding.route.file)
        if finding.fix is None or finding.fix.span or file is None:
            return finding.fix
        return placed(finding.fix, span, file.document)

    def broken(self, *kinds: str) -> list[str]:
        """Return the paths of files of these kinds (of all, where none is named) that lost something."""
        return [
            p for p, file in self.files.items() if not file.complete and (not kinds or file.place.kind.name in kinds)
        ]


def as_of(project: Project, today: date) -> date:
    """Return the day at which rules and analyses judge: the earliest of today, the programme's and the records' end."""
    cluster = project.cluster
    ends = [today]
    if cluster and cluster.record_until:
        ends.append(cluster.record_until.last)
    if cluster and cluster.programme and cluster.programme.end:
        ends.append(cluster.programme.end.last)
    return min(ends)
