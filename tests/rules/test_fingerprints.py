"""Fingerprints: the same for the same fault wherever it moves, another for another."""

from __future__ import annotations

from clusterctl.findings.finding import Finding, Route, Span
from clusterctl.rules.fingerprints import fingerprinted

BASE = Finding("REF001", "there is no actor `x`", Route("plans/1999.yaml", ("activities", "fair", "by", 0)))


def names(*findings: Finding) -> list[str]:
    return [finding.fingerprint for finding in fingerprinted(findings)]


def test_lines_and_positions_in_lists_do_not_count() -> None:
    moved = Finding(
        BASE.code, BASE.message, Route(BASE.route.file, ("activities", "fair", "by", 3)), span=Span(9, 1, 9, 2)
    )
    assert names(BASE) == names(moved)


def test_all_else_counts() -> None:
    route = BASE.route
    others = [
        Finding("REF002", BASE.message, route),
        Finding(BASE.code, "there is no actor `y`", route),
        Finding(BASE.code, BASE.message, Route("plans/2000.yaml", route.keys)),
        Finding(BASE.code, BASE.message, Route(route.file, ("activities", "fairs", "by", 0))),
    ]
    assert len({*names(BASE), *(name for other in others for name in names(other))}) == 5


def test_findings_that_are_alike_are_numbered() -> None:
    assert len(set(names(BASE, BASE, BASE))) == 3
    assert names(BASE, BASE) == names(BASE, BASE, BASE)[:2]


def test_half_a_character_does_no_harm() -> None:
    assert names(Finding("YML016", "\ud800", Route("\udce9.yaml")))[0]


def test_none_are_none() -> None:
    assert fingerprinted(()) == ()
