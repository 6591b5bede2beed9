"""Findings as JSON, of one cluster or of several, and how many there are of each code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clusterctl.findings.finding import TOP, Finding, Fix, Related
from clusterctl.output.json import Document, Head
from clusterctl.output.judged import Judged, summary
from clusterctl.rules.catalogue import rule_of

if TYPE_CHECKING:
    from collections.abc import Iterable


def json(clusters: list[Judged]) -> str:
    """Return the findings of one cluster as `clusterctl/findings/1`, of several as `clusterctl/findings-of-several/1`.

    Of several, each stands with its folder.
    """
    if len(clusters) == 1:
        return Document("findings", clusters[0].head, _body(clusters[0])).text
    found = [
        {
            "folder": judged.shown, "cluster": judged.head.cluster, "as_of": judged.head.as_of,
            "revision": judged.head.revision, **_body(judged),
        }
        for judged in clusters
    ]  # fmt: skip
    return Document("findings-of-several", several(clusters), {"clusters": found}).text


def several(clusters: Iterable[Judged]) -> Head:
    """Return what a document on several clusters says of itself: it is of the latest of their days."""
    return Head(None, max(day for judged in clusters if (day := judged.head.as_of)))


def _body(judged: Judged) -> dict[str, Any]:
    since = {"since": judged.since} if judged.since else {}
    found = [_finding(finding) for finding in judged.findings]
    return {**since, "findings": found, "summary": summary(judged.findings)}


def _finding(finding: Finding) -> dict[str, Any]:
    span = finding.span or TOP
    rule = rule_of(finding.code)
    return {
        "code": finding.code,
        "name": rule.name,
        "severity": finding.severity,
        "message": finding.message,
        "help": finding.help or None,
        "file": finding.route.file,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "route": [key if isinstance(key, int) else str(key) for key in finding.route.keys],
        "related": [_related(other) for other in finding.related],
        "source": rule.source or None,
        "fix": _fix(finding.fix),
        "fingerprint": finding.fingerprint,
    }


def _fix(fix: Fix | None) -> dict[str, Any] | None:
    if fix is None or fix.span is None:
        return None
    span = fix.span
    return {
        "text": fix.text, "line": span.line, "column": span.column, "end_line": span.end_line,
        "end_column": span.end_column,
    }  # fmt: skip


def _related(other: Related) -> dict[str, Any]:
    span = other.span or TOP
    return {"message": other.message, "file": other.route.file, "line": span.line, "column": span.column}
