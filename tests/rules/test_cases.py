"""Every case is judged as its `expected.txt` says, no more and no less."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clusterctl.rules.catalogue import every_rule
from tests.rules.cases import HERE, all_cases, judge, lay_out, lines, place

if TYPE_CHECKING:
    from pathlib import Path

RULES = every_rule()


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: f"{case.parent.name}-{case.name}")
def test_case(case: Path, tmp_path: Path) -> None:
    lay_out(case, tmp_path)
    _, report = judge(tmp_path)
    assert [place(finding) for finding in report.findings] == lines(case / "expected.txt")


def test_the_base_is_in_order(tmp_path: Path) -> None:
    lay_out(HERE / "base", tmp_path)
    assert judge(tmp_path)[1].findings == ()


@pytest.mark.parametrize("code", RULES)
def test_each_rule_has_a_bad_case_that_raises_it_and_a_good_one(code: str) -> None:
    bad = [line for case in all_cases() if case.match(f"{code}/bad*") for line in lines(case / "expected.txt")]
    assert any(line.endswith(f" {code}") for line in bad)
    assert lines(HERE / code / "good" / "expected.txt") == []


def test_no_case_is_of_a_rule_that_does_not_exist() -> None:
    assert {case.parent.name for case in all_cases()} == set(RULES)
