"""Findings as GitHub's annotations: lines that an Action prints, shown beside the lines of a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.findings.finding import TOP, Finding
from clusterctl.output.screen import line, safe
from clusterctl.rules.catalogue import rule_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clusterctl.output.judged import Judged

_KINDS = {"error": "error", "warning": "warning", "advice": "notice"}
_IN_A_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_A_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def github(clusters: Iterable[Judged]) -> str:
    """Return a line for each finding; nothing where there are none."""
    return "".join(f"{_annotation(finding, judged)}\n" for judged in clusters for finding in judged.findings)


def _annotation(finding: Finding, judged: Judged) -> str:
    title = f"{finding.code} {rule_of(finding.code).name}"
    properties = {"file": judged.path(finding.route.file), **_place(finding), "title": title}
    shown = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_KINDS[finding.severity]} {shown}::{_message(finding, judged)}"


def _place(finding: Finding) -> dict[str, str]:
    """Return lines and columns as GitHub counts them, the last ones included; it takes columns on one line only."""
    span = finding.span or TOP
    lines = {"line": str(span.line), "endLine": str(span.end_line)}
    if span.line != span.end_line:
        return lines
    return {**lines, "col": str(span.column), "endColumn": str(max(span.column, span.end_column - 1))}


def _message(finding: Finding, judged: Judged) -> str:
    lines = [line(finding.message)]
    for other in finding.related:
        span = other.span or TOP
        lines.append(f"{safe(judged.path(other.route.file))}:{span.line}:{span.column}: {line(other.message)}")
    if finding.help:
        lines.append(f"help: {line(finding.help)}")
    return "\n".join(lines).translate(_IN_A_MESSAGE)


def _property(value: str) -> str:
    """Return a value of a property: a line end in a file's name is kept, other invisible characters are written out."""
    return "\r".join(safe(part) for part in value.split("\r")).translate(_IN_A_PROPERTY)
