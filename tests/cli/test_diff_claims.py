"""`diff`: it claims no more than the files carry, and what it shows adds up."""

from __future__ import annotations

import re
import shutil
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from tests.cli.commands import JAIPUR, LUDHIANA
from tests.cli.test_diff import compared, diff
from tests.store.repositories import commit, repository

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def jaipur(tmp_path: Path) -> Path:
    """Return a repository of Jaipur with one commit."""
    shutil.copytree(JAIPUR, tmp_path / "jaipur")
    repository(tmp_path / "jaipur")
    commit(tmp_path / "jaipur", "2001-01-31T12:00:00+0000")
    return tmp_path / "jaipur"


def mend(path: Path, old: str, new: str, times: int = 1) -> None:
    """Write another text in the first places of a file."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) >= times
    path.write_text(text.replace(old, new, times), encoding="utf-8")


# -- what can't be read, and what is not there -------------------------------------------------------------------------


def test_an_assessment_that_cannot_be_read_is_no_fall(jaipur: Path) -> None:
    mend(jaipur / "scores/2000.yaml", "score: 7", "score: seven")
    found = compared(cwd=jaipur)
    assert (found["index"]["change"], found["index"]["parts"]) == (None, [])
    assert "The last assessment of the disk can't be read in full" in diff(cwd=jaipur).out
    (jaipur / "scores/2000.yaml").unlink()
    assert compared(cwd=jaipur)["index"]["labels"] == {"from": "2000", "to": "1999"}


@pytest.mark.parametrize(
    ("file", "text"), [("plans/1999.yaml", "a: ["), ("actors.yaml", "actors: {calico: {name: Calico}}\n")]
)
def test_no_figure_is_reckoned_from_what_cannot_be_read(file: str, text: str, jaipur: Path) -> None:
    (jaipur / file).write_text(text, encoding="utf-8")
    found = compared(cwd=jaipur)
    assert not [one for one in found["figures"] if one["to"] == "1999"]
    assert found["not_reckoned"] == [file]
    assert f"compared only of years that do not need {file}" in " ".join(diff(cwd=jaipur).out.split())


def test_where_nothing_can_be_compared_it_is_no_sign_of_sameness(jaipur: Path) -> None:
    (jaipur / "vision.yaml").write_text("a: [", encoding="utf-8")
    answer = diff("--only", "vision", "--exit-code", cwd=jaipur)
    assert answer.code == 1
    assert "Nothing changed between HEAD and the disk in what can be compared" in answer.out


def test_without_a_plan_activities_are_not_compared(jaipur: Path) -> None:
    (jaipur / "plans/2000.yaml").unlink()
    found = compared("1999", "2000", cwd=jaipur)
    assert not [one for one in found["changes"] if one["kind"] in {"finished", "new"}]
    assert "No plan is on file for 2000, so activities are not compared" in diff("1999", "2000", cwd=jaipur).out


def test_activities_that_were_dropped_are_told_apart(jaipur: Path) -> None:
    path = jaipur / "plans/1999.yaml"
    head, name, brand = path.read_text(encoding="utf-8").partition("  bagru-brand:\n")
    path.write_text(head + name + brand.replace("status: done", "status: dropped", 2), encoding="utf-8")
    out = " ".join(diff("1998", "1999", "--only", "plan", cwd=jaipur).out.split())
    assert "34 are in 1999 only (2 of these were dropped)" in out


def test_a_series_goes_on_over_a_year_that_holds_none_of_it() -> None:
    found = compared("1998", "2000", cwd=JAIPUR)
    finished = {one["id"] for one in found["changes"] if one["kind"] == "finished"}
    new = {one["id"] for one in found["changes"] if one["kind"] == "new"}
    assert "cluster-workshop-1" not in finished
    assert "cluster-workshop-3" not in new


# -- figures of one kind -----------------------------------------------------------------------------------------------


def test_money_is_compared_by_records_of_one_kind() -> None:
    found = {(one["what"], one["field"]): one for one in compared("1999", "2000", cwd=JAIPUR)["figures"]}
    cluster = found["funding", "cluster"]
    assert round(cluster["old"], 1) == Fraction("23.6")
    assert cluster["new"] > cluster["old"]
    out = " ".join(diff("1999", "2000", cwd=JAIPUR).out.split())
    assert "The cluster pays 50.3 %, after 23.6 %." in out
    assert "By the finance records that end in 1999, of 1997-01-01 to 1999-12-31, the cluster pays 56 %." in out


def test_what_nobody_recorded_is_not_reckoned_from_anything() -> None:
    out = diff("1998", "1999", cwd=LUDHIANA).out
    assert "1998 not recorded; 1999 by the finance records" in out
    assert "The cluster pays" not in out


def test_a_baseline_stands_for_the_value_before_the_first() -> None:
    found = compared("1998", "1999", "--only", "results", cwd=JAIPUR)["changes"]
    members = next(one for one in found if one["id"] == "calico-members")
    assert (members["old"], members["new"]) == (26, 120)
    out = diff("1998", "1999", "--only", "results", cwd=JAIPUR).out
    assert "26 (baseline)" in out
    assert "5 indicators have another value and 17 indicators have a first value" in out.lower()


def test_a_lead_that_is_another_is_told(jaipur: Path) -> None:
    path = jaipur / "plans/1999.yaml"
    head, name, fair = path.read_text(encoding="utf-8").partition("  jaipur-fair-2:\n")
    path.write_text(head + name + fair.replace("lead: calico", "lead: cotex", 1), encoding="utf-8")
    out = diff("1998", "1999", "--only", "plan", cwd=jaipur).out
    assert "1 activity that goes on has another lead" in out


# -- sums --------------------------------------------------------------------------------------------------------------


def shown(out: str) -> tuple[list[Fraction], Fraction]:
    """Return the parts of the index's change, and the change, as a Markdown page shows them."""
    table = out.partition("| Body")[2].partition("\n\n")[0]
    rows = [[cell.strip(" *") for cell in line.split("|")] for line in table.splitlines() if line.startswith("| ")]
    figures = [(row[1], Fraction(row[4].replace("−", "-").replace("+", ""))) for row in rows if row[4][-1:].isdigit()]
    groups = {"Enterprises' networks and associations", "Support institutions and service providers",
              "Brokering institutions"}  # fmt: skip
    return [value for name, value in figures if name not in {*groups, "Index"}], dict(figures)["Index"]


@pytest.mark.parametrize("words", [("1997", "1998"), ("1998", "1999"), ("1999", "2000"), ("2000", "1997")])
def test_parts_add_up_as_shown(words: tuple[str, str]) -> None:
    parts, change = shown(diff(*words, "--format", "markdown", cwd=JAIPUR).out)
    assert sum(parts) == change


def test_parts_of_moved_weights_add_up_as_shown(jaipur: Path) -> None:
    for old, new in (("weight: 40", "weight: 38"), ("weight: 20", "weight: 21"), ("weight: 15", "weight: 16")):
        mend(jaipur / "scores/2000.yaml", old, new)
    mend(jaipur / "scores/2000.yaml", "score: 5", "score: 4")
    parts, change = shown(diff("1999", "2000", "--format", "markdown", cwd=jaipur).out)
    assert sum(parts) == change


def test_sentences_add_up_as_shown() -> None:
    out = " ".join(diff("1998", "1999", "--only", "scores", cwd=JAIPUR).out.split())
    for moved, now, before in re.findall(r"rose by ([\d.]+) to ([\d.]+)(?: of 10)?, from ([\d.]+\d)", out):
        assert Fraction(before) + Fraction(moved) == Fraction(now)
    assert out.count("rose by") > 1


def test_parts_that_cancel_out_are_no_whole(jaipur: Path) -> None:
    mend(jaipur / "scores/2000.yaml", "score: 7", "score: 6")
    mend(jaipur / "scores/2000.yaml", "score: 3", "score: 5")
    out = diff(cwd=jaipur).out
    assert "The index of 2000 stays at" in out
    assert "What scores add cancels out." in out
    assert "All of it" not in out


def test_weights_that_do_not_sum_are_flagged(jaipur: Path) -> None:
    mend(jaipur / "scores/2000.yaml", "weight: 40", "weight: 50")
    out = " ".join(diff(cwd=jaipur).out.split())
    assert "2000: the weights of “Enterprises' networks and associations” sum to 110, not 100" in out
    assert "40 → 50 %" in diff("1999", "2000", "--format", "markdown", cwd=jaipur).out


# -- time --------------------------------------------------------------------------------------------------------------


def test_a_time_that_was_asked_for_is_told(jaipur: Path) -> None:
    assert "As known at the end of 1998." in diff("--at", "1998", cwd=jaipur).out
    out = " ".join(diff("1998", "1999", "--today", "1999-07-01", cwd=jaipur).out.split())
    assert "As of 1999-07-01." in out
    assert "There is no assessment that was made by 1999-07-01 in 1999" in out
