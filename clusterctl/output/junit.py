"""Findings as JUnit's XML, which build servers show as tests: a suite for each file, a case for each finding.

A finding that makes the answer no is a failed case, a milder one a passed case that says what was found. A file without
findings is one passed case.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from clusterctl.findings.finding import TOP, Finding
from clusterctl.output.screen import line, word
from clusterctl.rules.catalogue import rule_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from clusterctl.output.judged import Judged

_NEVER = re.compile("[\ufffe\uffff]")
"""Characters that XML 1.0 cannot hold, beside the invisible ones that are never shown."""
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


class _Suite(NamedTuple):
    """A file and its findings."""

    judged: Judged
    path: str
    findings: list[Finding]

    def counts(self, failing: Collection[str]) -> tuple[int, int]:
        """Return how many cases there are, and how many of them failed."""
        return max(1, len(self.findings)), sum(finding.severity in failing for finding in self.findings)


def junit(clusters: Iterable[Judged], failing: Collection[str]) -> str:
    """Return the document; findings of the `failing` severities are failures."""
    suites = [suite for judged in clusters for suite in _suites(judged)]
    counts = [suite.counts(failing) for suite in suites]
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"<testsuites {_head('clusterctl validate', counts)}>"]
    for suite, count in zip(suites, counts, strict=True):
        cases = [case for finding in suite.findings for case in _case(finding, suite, failing)]
        clean = (
            f'    <testcase classname="{_text(suite.path)}" name="no findings" file="{_text(suite.path)}" time="0"/>'
        )
        lines += [f"  <testsuite {_head(suite.path, [count])}>", *(cases or [clean]), "  </testsuite>"]
    return "\n".join([*lines, "</testsuites>"]) + "\n"


def _suites(judged: Judged) -> Iterator[_Suite]:
    """Yield the files with their findings; what is no file of the cluster, such as a folder, stands behind."""
    by_file: dict[str, list[Finding]] = {file: [] for file in judged.files}
    for finding in judged.findings:
        by_file.setdefault(finding.route.file, []).append(finding)
    for file, own in by_file.items():
        yield _Suite(judged, judged.path(file), own)


def _head(name: str, counts: list[tuple[int, int]]) -> str:
    cases, failures = (sum(numbers) for numbers in zip(*counts, strict=True)) if counts else (0, 0)
    return f'name="{_text(name)}" tests="{cases}" failures="{failures}" errors="0" skipped="0" time="0"'


def _case(finding: Finding, suite: _Suite, failing: Collection[str]) -> list[str]:
    span = finding.span or TOP
    name = f"{finding.code} {rule_of(finding.code).name}, line {span.line}, column {span.column}"
    told = _text("\n".join(_told(finding, suite)))
    inside = f"<system-out>{told}</system-out>"
    if finding.severity in failing:
        inside = f'<failure message="{_text(line(finding.message))}" type="{finding.severity}">{told}</failure>'
    path = _text(suite.path)
    return [
        f'    <testcase classname="{path}" name="{_text(name)}" file="{path}" line="{span.line}" time="0">',
        f"      {inside}",
        "    </testcase>",
    ]


def _told(finding: Finding, suite: _Suite) -> Iterator[str]:
    span = finding.span or TOP
    yield f"{word(suite.path)}:{span.line}:{span.column}: {finding.severity} {finding.code}"
    yield line(finding.message)
    for other in finding.related:
        place = other.span or TOP
        yield f"{word(suite.judged.path(other.route.file))}:{place.line}:{place.column}: {line(other.message)}"
    if finding.help:
        yield f"help: {line(finding.help)}"


def _text(text: str) -> str:
    """Return a text as it may stand in XML, between quotes too: what does not show is written out."""
    shown = "\n".join(word(part) for part in text.split("\n"))
    return _NEVER.sub(lambda found: f"<U+{ord(found[0]):04X}>", shown).translate(_ENTITIES)
