"""Comments that take a finding back: `# clusterctl: ignore CODE reason`.

At the end of a line it speaks for what begins on that line; on a line of its own for the key or item that begins
below it, and all that it holds.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.findings.finding import Finding, Route, Span
from clusterctl.rules.catalogue import every_rule, find_rule
from clusterctl.words import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.project.project import Project
    from clusterctl.source.document import Document

_COMMENT = r"#(?<!\S#)\s*clusterctl:\s*ignore\b[ \t]*([^\r\n]*)"
_CODES = r"([A-Z]{3}[0-9]{3}(?:\s*,\s*[A-Z]{3}[0-9]{3})*)\s*(.*)"


class Ignore(Struct, frozen=True):
    """One comment: its codes and reason, its place, and the lines that it speaks for."""

    file: str
    codes: tuple[str, ...]
    reason: str
    span: Span
    first: int
    last: int

    @property
    def own_line(self) -> bool:
        """Whether nothing else stands on its line; then it speaks for what is below."""
        return self.span.line < self.first

    def covers(self, finding: Finding) -> bool:
        """Whether it takes this finding back."""
        span = finding.span
        same = finding.route.file == self.file and finding.code in self.codes
        return same and span is not None and self.first <= span.line <= self.last


def ignores(project: Project) -> list[Ignore]:
    """Return all ignore comments of a project."""
    return [ignore for file in project.files.values() for ignore in of_document(file.document)]


def of_document(document: Document) -> Iterator[Ignore]:
    """Yield the ignore comments of a file."""
    if "clusterctl:" not in document.text:
        return
    for found in re.finditer(_COMMENT, document.text):
        if document.in_scalar(found.start()):
            continue
        span = document.span_of(found.start(), found.end())
        codes = re.fullmatch(_CODES, found[1].strip())
        own_line = not document.line(span.line)[: span.column - 1].strip()
        first = document.next_line(span.line) if own_line else span.line
        last = document.last_line_of(first) if own_line else span.line
        names = tuple(code.strip() for code in codes[1].split(",")) if codes else ()
        yield Ignore(document.path, names, codes[2].strip() if codes else "", span, first, last)


def check_ignores(found: list[Ignore], used: set[tuple[Ignore, str]], *, whole: bool) -> Iterator[Finding]:
    """Yield comments without codes or reason, of unknown codes and of facts, and those that take nothing back.

    Of a cluster that was not read as a whole nobody can say that a rule finds nothing there.
    """
    for ignore in found:
        route = Route(ignore.file)
        if not ignore.codes:
            message = "this comment is to ignore a rule, but names no rule's code"
            help_ = "write the code, then the reason: # clusterctl: ignore REF007 the minutes are in the office"
            yield Finding("REF012", message, route, help_, span=ignore.span)
            continue
        if not ignore.reason:
            message = f"{', '.join(ignore.codes)} is ignored without a reason"
            yield Finding("REF013", message, route, "write the reason after the code", span=ignore.span)
        for code in ignore.codes:
            rule = find_rule(code)
            if rule is None:
                message = f"there is no rule {code}{did_you_mean(code, every_rule())}"
                yield Finding("REF012", message, route, "`clusterctl explain` lists them", span=ignore.span)
            elif rule.locked:
                message = f"{code} ({rule.name}) states a fact; it can't be ignored"
                yield Finding("REF015", message, route, "delete the comment, and mend what it hides", span=ignore.span)
            elif whole and (ignore, code) not in used:
                message = f"{code} ({rule.name}) finds nothing here any more"
                yield Finding("REF014", message, route, "delete the comment", span=ignore.span)
