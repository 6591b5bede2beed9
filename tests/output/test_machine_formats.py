"""SARIF, GitHub and JUnit from findings of every severity, with other places, and with what must be escaped."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from datetime import date

import pytest

from clusterctl.findings.finding import Finding, Related, Route, Severity, Span
from clusterctl.output.github import github
from clusterctl.output.json import Head
from clusterctl.output.judged import Judged, summary
from clusterctl.output.junit import junit
from clusterctl.output.sarif import sarif, uri
from clusterctl.output.statistics import counts

HEAD = Head("a", date(1999, 12, 31))
FILE = "plans/50 %,a:b.yaml"


def finding(severity: Severity = "error", span: Span | None = None, message: str = "what is wrong") -> Finding:
    other = Related("the <other> place", Route("scores/1999.yaml"), Span(7, 2, 7, 5))
    where = span or Span(2, 3, 2, 9)
    return Finding("REF001", message, Route(FILE), "mend it", (other,), where, severity, "0123456789abcdef")


def judged(*findings: Finding) -> Judged:
    return Judged(HEAD, findings, ("cluster.yaml", FILE), "clusters/a")


@pytest.mark.parametrize(
    ("severity", "level", "kind"),
    [("error", "error", "error"), ("warning", "warning", "warning"), ("advice", "note", "notice")],
)
def test_each_severity_has_its_word(severity: Severity, level: str, kind: str) -> None:
    shown = judged(finding(severity))
    assert json.loads(sarif([shown]))["runs"][0]["results"][0]["level"] == level
    assert github([shown]).startswith(f"::{kind} file=")


def test_a_line_for_github_is_escaped() -> None:
    assert github([judged(finding(message="50 % of: a, b"))]) == (
        "::error file=clusters/a/plans/50 %25%2Ca%3Ab.yaml,line=2,endLine=2,col=3,endColumn=8,title=REF001 unknown-id::"
        "50 %25 of: a, b%0Aclusters/a/scores/1999.yaml:7:2: the <other> place%0Ahelp: mend it\n"
    )


def test_github_takes_columns_on_one_line_only() -> None:
    assert ",line=2,endLine=4,title=" in github([judged(finding(span=Span(2, 3, 4, 1)))])
    assert ",line=1,endLine=1,col=1,endColumn=1,title=" in github([judged(finding(span=Span(1, 1, 1, 1)))])


def test_no_message_can_begin_a_command_of_its_own() -> None:
    assert len(github([judged(finding(message="a\n::error::b\r\n::set-env::c"))]).splitlines()) == 1


def test_junit_holds_every_text() -> None:
    text = junit([judged(finding(message='a < b & "c" \x00\x1b \ufffe \ud800'))], ["error"])
    top = ET.fromstring(text)  # noqa: S314 - our own
    failure = top.find(".//failure")
    assert failure is not None
    assert failure.get("message") == 'a < b & "c" \\x00\\x1b <U+FFFE> \\ud800'
    assert "clusters/a/scores/1999.yaml:7:2: the <other> place" in (failure.text or "")
    assert [suite.get("name") for suite in top] == ["clusters/a/cluster.yaml", f"clusters/a/{FILE}"]


def test_junit_of_nothing_is_a_document() -> None:
    assert ET.fromstring(junit([], ["error"])).get("tests") == "0"  # noqa: S314 - our own


def test_a_finding_on_what_is_no_file_of_the_cluster_has_its_suite() -> None:
    only = Judged(HEAD, (finding(),))
    assert ET.fromstring(junit([only], [])).get("tests") == "1"  # noqa: S314 - our own


def test_a_path_is_a_relative_reference() -> None:
    assert uri("a b/छ:1.yaml") == "a%20b/%E0%A4%9B%3A1.yaml"
    assert uri("a/\udce9#?.yaml") == "a/%E9%23%3F.yaml"


def test_a_result_without_other_places_names_none() -> None:
    plain = Finding("REF001", "x", Route(FILE), span=Span(1, 1, 1, 2))
    (result,) = json.loads(sarif([judged(plain)]))["runs"][0]["results"]
    assert "relatedLocations" not in result
    assert result["message"] == {"text": "x"}


def test_counts_are_by_severity_then_number() -> None:
    several = [
        finding("advice"),
        finding("advice"),
        finding(),
        Finding("REF007", "x", Route("a.yaml"), severity="advice"),
    ]
    found = counts([judged(*several), judged(finding("advice"))])
    assert [(one.severity, one.code, one.count, one.files) for one in found] == [
        ("error", "REF001", 1, 1), ("advice", "REF001", 3, 2), ("advice", "REF007", 1, 1),
    ]  # fmt: skip
    assert summary(several) == {"error": 1, "warning": 0, "advice": 3}
