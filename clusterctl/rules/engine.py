"""Runs the rules, looks up their places, applies the cluster's settings and ignore comments, and sorts."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from clusterctl.findings.finding import SEVERITIES, TOP, Finding
from clusterctl.rules.catalogue import rule_of, rules_of_the_method
from clusterctl.rules.evidence import Evidence
from clusterctl.rules.ignores import Ignore, check_ignores, ignores
from clusterctl.rules.settings import check_settings, severities
from clusterctl.source.document import LIMIT_FINDINGS
from clusterctl.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from clusterctl.project.project import Project
    from clusterctl.rules.evidence import Unamended
    from clusterctl.rules.rule import Rule


class Report(Struct, frozen=True):
    """The findings of a run, in the order of the files and lines."""

    findings: tuple[Finding, ...] = ()
    """Those that are told: the worst of each file."""
    every: tuple[Finding, ...] = ()
    """All that were kept, for who chooses among them."""

    def count(self, severity: str) -> int:
        """Return how many findings have this severity."""
        return sum(finding.severity == severity for finding in self.findings)

    def errors_in(self, *files: str) -> list[Finding]:
        """Return the errors of these files."""
        return [finding for finding in self.findings if finding.severity == "error" and finding.route.file in files]


def run(project: Project, as_of: date, *, method: bool = True, unamended: tuple[Unamended, ...] = ()) -> Report:
    """Return the findings of a project as of a day: those of its form, and those of the method where asked for.

    `unamended` is what its history tells of plans in force; nothing is known of it without.
    Without the method's rules nobody can say that a comment which silences one is not needed.
    """
    comments = ignores(project)
    found = [*project.findings, *check_settings(project)]
    if method:
        found += _of_the_method(Evidence(project, as_of, unamended))
    placed = [project.placed(finding) for finding in found]
    if comments:
        whole = method and not (project.broken() or project.until)
        placed = _without_ignored(placed, comments, whole=whole)
    if not placed:
        return Report()
    own = severities(project)
    judged = [_judged(finding, own, rule_of(finding.code)) for finding in placed]
    order = {path: at for at, path in enumerate(project.files)}
    kept = {_key(finding, order): finding for finding in judged if finding is not None}
    every = tuple(kept[key] for key in sorted(kept))
    return Report(capped(every, project.more), every)


def _of_the_method(evidence: Evidence) -> Iterator[Finding]:
    for rule in rules_of_the_method():
        if rule.check:
            yield from rule.check(evidence)


def capped(findings: tuple[Finding, ...], more: Mapping[str, int]) -> tuple[Finding, ...]:
    """Return the worst `LIMIT_FINDINGS` findings of each file; the last says how many there are beside.

    `more` counts by file what was found and not kept.
    """
    total = Counter(finding.route.file for finding in findings)
    if not more and all(number <= LIMIT_FINDINGS for number in total.values()):
        return findings
    count: Counter[str] = Counter()
    shown: list[Finding] = []
    for finding in _worst(findings):
        path = finding.route.file
        count[path] += 1
        left_out = max(0, total[path] - LIMIT_FINDINGS) + more.get(path, 0)
        if count[path] == min(LIMIT_FINDINGS, total[path]) and left_out > 0:
            said = f"{finding.message}; and {counted(left_out, 'more finding')} in this file"
            shown.append(replace(finding, message=said))
        elif count[path] <= LIMIT_FINDINGS:
            shown.append(finding)
    return tuple(shown)


def _worst(findings: tuple[Finding, ...]) -> list[Finding]:
    """Return the worst `LIMIT_FINDINGS` findings of each file, in their order: no error hides behind advice."""
    ranked = sorted(range(len(findings)), key=lambda at: SEVERITIES.index(findings[at].severity))
    count: Counter[str] = Counter()
    chosen: set[int] = set()
    for at in ranked:
        count[findings[at].route.file] += 1
        if count[findings[at].route.file] <= LIMIT_FINDINGS:
            chosen.add(at)
    return [finding for at, finding in enumerate(findings) if at in chosen]


def _without_ignored(findings: list[Finding], comments: list[Ignore], *, whole: bool) -> list[Finding]:
    used: set[tuple[Ignore, str]] = set()
    kept: list[Finding] = []
    for finding in findings:
        covering = [] if rule_of(finding.code).locked else [comment for comment in comments if comment.covers(finding)]
        used.update((comment, finding.code) for comment in covering)
        if not covering:
            kept.append(finding)
    return [*kept, *check_ignores(comments, used, whole=whole)]


def _judged(finding: Finding, own: dict[str, str], rule: Rule) -> Finding | None:
    severity = own.get(finding.code, rule.severity) if not rule.locked else rule.severity
    if severity == "off":
        return None
    return replace(finding, severity=severity)


def _key(finding: Finding, order: dict[str, int]) -> tuple[int, str, int, int, str, str]:
    span = finding.span or TOP
    place = order.get(finding.route.file, len(order))
    return place, finding.route.file, span.line, span.column, finding.code, finding.message
