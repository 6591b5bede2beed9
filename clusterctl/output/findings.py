"""Findings as text, with the line shown and the place marked."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from clusterctl.findings.finding import SEVERITIES, TOP, Finding, Related, Span
from clusterctl.output.screen import Screen, cells, line, safe, word, wrapped
from clusterctl.rules.catalogue import rule_of
from clusterctl.words import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from clusterctl.project.project import Project
    from clusterctl.source.document import Document as Source

_MARGIN = 8
_LONGEST = 4
"""A line of more than so many times the width is not measured: it is too long in any script."""
_LEAD = 24
"""Columns shown before a place on a line that is too long to show whole."""


def text(findings: Iterable[Finding], project: Project, screen: Screen, name: Callable[[str], str]) -> str:
    """Return the findings for people; `name` turns a cluster's path into the one to show."""
    return "".join(_finding(finding, project, screen, name) + "\n\n" for finding in findings)


def summary(
    findings: tuple[Finding, ...], project: Project, screen: Screen, *, hidden: int = 0, since: str = ""
) -> str:
    """Return the closing line: how many of what, in how many files.

    `hidden` findings were not asked for. With `since`, a revision, only those that are new since then were.
    """
    others = f"; {counted(hidden, 'other')} not shown" if hidden else ""
    if since and not findings:
        return f"{screen.paint('good', 'No new findings')} since {word(since)}{others}.\n"
    if hidden and not findings:
        return f"None of the findings asked for{others}.\n"
    if not findings:
        checked = counted(len(project.files), "file")
        return f"{screen.paint('good', 'No findings')}: {checked} read, all in order.\n"
    nouns = {"error": "error", "warning": "warning", "advice": "piece of advice"}
    plurals = {"advice": "pieces of advice"}
    count = Counter(finding.severity for finding in findings)
    parts = [
        screen.paint(severity, counted(count[severity], nouns[severity], plurals.get(severity, "")))
        for severity in SEVERITIES if count[severity]
    ]  # fmt: skip
    files = counted(len({finding.route.file for finding in findings}), "file")
    first = findings[0].code
    mendable = sum(finding.fix is not None for finding in findings) if not (project.revision or project.until) else 0
    fixable = f", {mendable} fixable with --fix" if mendable else ""
    new = f", new since {word(since)}{others}" if since else ""
    return f"{', '.join(parts)} in {files}{new}{fixable}. `clusterctl explain {first}` tells more about a code.\n"


def _finding(finding: Finding, project: Project, screen: Screen, name: Callable[[str], str]) -> str:
    span = finding.span or TOP
    rule = rule_of(finding.code)
    place = screen.paint("place", f"{name(finding.route.file)}:{span.line}:{span.column}")
    kind = screen.paint(finding.severity, f"{finding.severity} {finding.code}")
    head = f"{place}: {kind} {screen.paint('faint', rule.name)}"
    lines = [head, _indented(line(finding.message), screen), *_shown(finding.route.file, span, project, screen, "^")]
    for other in finding.related:
        lines += _related(other, finding, project, screen, name)
    if finding.help:
        lines.append(_indented(f"help: {line(finding.help)}", screen))
    return "\n".join(lines)


def _related(
    other: Related, finding: Finding, project: Project, screen: Screen, name: Callable[[str], str]
) -> list[str]:
    span = other.span or TOP
    where = f"{name(other.route.file)}:{span.line}:{span.column}"
    shown = _shown(other.route.file, span, project, screen, "-")
    same_line = other.route.file == finding.route.file and span.line == (finding.span or TOP).line
    return [_indented(f"{where}: {line(other.message)}", screen), *([] if same_line else shown)]


def _indented(said: str, screen: Screen) -> str:
    return "  " + wrapped(said, screen.columns - 2, "    ")


def _shown(file: str, span: Span, project: Project, screen: Screen, sign: str) -> list[str]:
    if span == TOP:  # the file as a whole
        return []
    found = project.files.get(file)
    source = _line(found.document, span.line) if found else ""
    if not source.strip():
        return []
    end = span.end_column if span.end_line == span.line else len(source) + 1
    start, stop = span.column - 1, max(end - 1, span.column)
    shown, start, stop = _window(source, start, stop, screen.columns - _MARGIN)
    before, marked = safe(shown[:start].replace("\t", " ")), safe(shown[start:stop].replace("\t", " "))
    gutter = f"{span.line:>5}"
    mark = " " * cells(before) + screen.paint("error" if sign == "^" else "faint", sign * max(1, cells(marked)))
    bar = screen.paint("faint", "|")
    return [
        f"{screen.paint('faint', gutter)} {bar} {safe(shown.replace(chr(9), ' ')).rstrip()}",
        f"{' ' * len(gutter)} {bar} {mark}",
    ]


def _line(document: Source, number: int) -> str:
    """Return a line with private data masked: findings end up in the logs of a server, or are sent by mail."""
    from clusterctl.analysis.private_data import masked_line

    return masked_line(document, number)


def _window(source: str, start: int, stop: int, width: int) -> tuple[str, int, int]:
    """Return the part of a long line around a place, and the place in it."""
    if len(source) <= _LONGEST * width and cells(source) <= width:
        return source, start, min(stop, len(source))
    first = max(0, min(start - _LEAD, len(source) - width)) if start > width - _LEAD else 0
    lead = "…" if first else ""
    body = source[first : first + width - 2]
    tail = "…" if first + width - 2 < len(source) else ""
    start = start - first + len(lead)
    return lead + body + tail, start, min(stop - first + len(lead), len(lead + body))
