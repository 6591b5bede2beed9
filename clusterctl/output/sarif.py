"""Findings as SARIF 2.1.0, which code hosts and editors read: one run for all clusters."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Final

from clusterctl.findings.finding import TOP, Finding, Fix, Related, Span
from clusterctl.output.json import encoded
from clusterctl.output.rule_pages import page, section
from clusterctl.output.screen import safe
from clusterctl.rules.catalogue import FAMILIES, rule_of
from clusterctl.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clusterctl.output.judged import Judged
    from clusterctl.rules.rule import Rule

BASE: Final = "%SRCROOT%"
"""What paths are relative to; code hosts know the top of the git tree by this name."""

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "advice": "note"}
_PROBLEMS = {"error": "error", "warning": "warning", "advice": "recommendation"}
_PRECISIONS = {"error": "very-high", "warning": "high", "advice": "medium"}


def sarif(clusters: Iterable[Judged]) -> str:
    """Return the document, with a final line end. Rules are described as far as there are findings of them."""
    shown = list(clusters)
    codes = {finding.code: None for judged in shown for finding in judged.findings}
    order = {code: at for at, code in enumerate(sorted(codes))}
    driver = {
        "name": "clusterctl",
        "version": VERSION,
        "semanticVersion": VERSION,
        "rules": [_rule(rule_of(code)) for code in order],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {BASE: {"description": {"text": "The top of the git tree."}}},
        "results": [_result(finding, judged, order) for judged in shown for finding in judged.findings],
        "properties": {"clusters": [_cluster(judged) for judged in shown]},
    }
    return encoded({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _cluster(judged: Judged) -> dict[str, Any]:
    head = judged.head
    return {
        "folder": judged.folder or ".", "cluster": head.cluster, "as_of": head.as_of, "revision": head.revision,
        **({"since": judged.since} if judged.since else {}),
    }  # fmt: skip


def _rule(rule: Rule) -> dict[str, Any]:
    family = rule.code[:3]
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": f"{rule.summary} {section(rule, 'Why')}".strip()},
        "help": {"text": rule.page, "markdown": page(rule)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {
            "tags": [family, FAMILIES[family]],
            "precision": _PRECISIONS[rule.severity],
            "problem.severity": _PROBLEMS[rule.severity],
        },
    }


def _result(finding: Finding, judged: Judged, order: dict[str, int]) -> dict[str, Any]:
    said = f"{finding.message}\nhelp: {finding.help}" if finding.help else finding.message
    related = [_related(at, other, judged) for at, other in enumerate(finding.related, 1)]
    return {
        "ruleId": finding.code,
        "ruleIndex": order[finding.code],
        "level": _LEVELS[finding.severity],
        "message": {"text": safe(said)},
        "locations": [{"physicalLocation": _place(finding.route.file, finding.span, judged)}],
        **({"relatedLocations": related} if related else {}),
        **({"fixes": [_fix(finding, finding.fix, judged)]} if finding.fix else {}),
        "partialFingerprints": {"clusterctl/v1": finding.fingerprint},
    }


def _fix(finding: Finding, fix: Fix, judged: Judged) -> dict[str, Any]:
    place = _place(finding.route.file, fix.span, judged)
    replacement = {"deletedRegion": place["region"], "insertedContent": {"text": fix.text}}
    return {
        "description": {"text": safe(f"Write {fix.text}")},
        "artifactChanges": [{"artifactLocation": place["artifactLocation"], "replacements": [replacement]}],
    }


def _related(number: int, other: Related, judged: Judged) -> dict[str, Any]:
    place = _place(other.route.file, other.span, judged)
    return {"id": number, "message": {"text": safe(other.message)}, "physicalLocation": place}


def _place(file: str, span: Span | None, judged: Judged) -> dict[str, Any]:
    found = span or TOP
    region = {
        "startLine": found.line, "startColumn": found.column,
        "endLine": found.end_line, "endColumn": found.end_column,
    }  # fmt: skip
    return {"artifactLocation": {"uri": uri(judged.path(file)), "uriBaseId": BASE}, "region": region}


def uri(path: str) -> str:
    """Return a path as a relative reference: blanks and all letters beyond ASCII are percent-encoded."""
    from urllib.parse import quote

    return quote(os.fsencode(path))
