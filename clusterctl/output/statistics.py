"""How many findings there are of each code, over all clusters of a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.findings.finding import SEVERITIES, Severity
from clusterctl.output.findings_json import several
from clusterctl.output.json import Document
from clusterctl.output.judged import Judged, summary
from clusterctl.output.table import Column, Row, Table
from clusterctl.rules.catalogue import rule_of

if TYPE_CHECKING:
    from clusterctl.output.screen import Screen

_COLUMNS = (Column("Findings", "right"), Column("Files", "right"), Column("Code", whole=True), Column("Severity"),
            Column("Name"), Column("What it finds"))  # fmt: skip


class Count(Struct, frozen=True):
    """A code with a severity, which a cluster may have set: how many findings, in how many files."""

    code: str
    name: str
    severity: Severity
    count: int
    files: int


def counts(clusters: list[Judged]) -> list[Count]:
    """Return the counts, the gravest first, in each severity the most frequent."""
    places: dict[tuple[Severity, str], list[tuple[int, str]]] = {}
    for at, judged in enumerate(clusters):
        for finding in judged.findings:
            places.setdefault((finding.severity, finding.code), []).append((at, finding.route.file))
    found = [
        Count(code, rule_of(code).name, severity, len(own), len(set(own))) for (severity, code), own in places.items()
    ]
    return sorted(found, key=lambda one: (SEVERITIES.index(one.severity), -one.count, one.code))


def table(clusters: list[Judged], screen: Screen) -> str:
    """Return the counts for people, with a blank line behind; nothing where there are no findings."""
    rows = tuple(
        Row((str(one.count), str(one.files), one.code, one.severity, one.name, rule_of(one.code).summary))
        for one in counts(clusters)
    )
    return f"{Table(_COLUMNS, rows).render(screen)}\n\n" if rows else ""


def json(clusters: list[Judged]) -> str:
    """Return the counts as `clusterctl/statistics/1`; of several clusters, it names none."""
    head = clusters[0].head if len(clusters) == 1 else several(clusters)
    since = {"since": clusters[0].since} if len(clusters) == 1 and clusters[0].since else {}
    found = [finding for judged in clusters for finding in judged.findings]
    body = {"clusters": len(clusters), **since, "statistics": counts(clusters), "summary": summary(found)}
    return Document("statistics", head, body).text
