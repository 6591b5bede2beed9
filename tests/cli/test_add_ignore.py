"""`validate --add-ignore`: an old cluster begins with a clean page, and its files keep every byte beside comments."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.cli.commands import Answer, clusterctl
from tests.cli.terminal import Terminal
from tests.store.repositories import commit, git, repository

if TYPE_CHECKING:
    from pathlib import Path

CLUSTER = "id: a\nname: A\ncountry: IN\ncurrency: INR\nrecord_until: 1999\n"
ACTORS = "actors:\n  calico: {name: Calico, kind: network}\n  bank: {name: Bank, kind: financial_institution}\n"
SCORES = """\
# The first sheet.
date: 1999-12
scores:
  enterprises:
    calico: {weight: 100, score: 4, evidence: {file: minutes.pdf}}  # see the office
  support:
    bank:
      weight:   100
      score: 3
      evidence:
        file: >-
          loans
          1999.pdf
"""
WRITTEN = """\
# The first sheet.
date: 1999-12
scores:
  enterprises:
    # clusterctl: ignore REF007 the papers are in the office
    calico: {weight: 100, score: 4, evidence: {file: minutes.pdf}}  # see the office
  support:
    bank:
      weight:   100
      score: 3
      evidence:
        # clusterctl: ignore REF007 the papers are in the office
        file: >-
          loans
          1999.pdf
"""
REASON = "the papers are in the office"


@pytest.fixture
def cluster(tmp_path: Path) -> Path:
    """Return a cluster with two findings that are no facts, in one file."""
    (tmp_path / "cluster.yaml").write_text(CLUSTER, encoding="utf-8")
    (tmp_path / "actors.yaml").write_text(ACTORS, encoding="utf-8")
    (tmp_path / "scores").mkdir()
    (tmp_path / "scores/1999.yaml").write_text(SCORES, encoding="utf-8")
    return tmp_path


def add(cluster: Path, *arguments: str) -> Answer:
    return clusterctl("validate", "--add-ignore", "--reason", REASON, *arguments, cwd=cluster)


def files(cluster: Path) -> dict[str, bytes]:
    return {str(path.relative_to(cluster)): path.read_bytes() for path in cluster.rglob("*") if path.is_file()}


def test_the_findings_are_taken_back_and_nothing_else_changes(cluster: Path) -> None:
    before = files(cluster)
    answer = add(cluster)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out == "scores/1999.yaml: 2 findings ignored\nNo findings: 3 files read, all in order.\n"
    assert files(cluster) == {**before, "scores/1999.yaml": WRITTEN.encode()}


def test_twice_is_once(cluster: Path) -> None:
    add(cluster)
    before = files(cluster)
    answer = add(cluster)
    assert (answer.code, answer.out) == (0, "No findings: 3 files read, all in order.\n")
    assert "there is nothing to ignore" in answer.err
    assert files(cluster) == before


def test_a_mark_and_line_ends_of_windows_stay(cluster: Path) -> None:
    path = cluster / "scores/1999.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + SCORES.replace("\n", "\r\n").encode())
    assert add(cluster).code == 0
    assert path.read_bytes() == b"\xef\xbb\xbf" + WRITTEN.replace("\n", "\r\n").encode()


def test_a_selection_says_which_findings_are_meant(cluster: Path) -> None:
    before = files(cluster)
    assert add(cluster, "--select", "REF008").code == 0
    assert add(cluster, "actors.yaml").code == 0
    assert files(cluster) == before
    git(repository(cluster), "add", "--all")
    commit(cluster)
    path = cluster / "scores/1999.yaml"
    path.write_text(SCORES.replace("minutes.pdf", "letters.pdf"), encoding="utf-8")
    assert "1 finding ignored" in add(cluster, "--since", "HEAD").out
    assert clusterctl("validate", cwd=cluster).out.count("error REF007") == 1


def test_facts_are_shown_and_stay_a_no(cluster: Path) -> None:
    path = cluster / "scores/1999.yaml"
    path.write_text(SCORES.replace("score: 3", "scoer: 3"), encoding="utf-8")
    answer = add(cluster)
    assert answer.code == 1
    assert "1 finding ignored" in answer.out or "2 findings ignored" in answer.out
    assert "error SCH001" in answer.out
    assert "REF007" not in answer.out.replace("`clusterctl explain", "")


def test_a_comment_that_is_wrong_itself_is_not_ignored(cluster: Path) -> None:
    path = cluster / "scores/1999.yaml"
    path.write_text(WRITTEN.replace(f" {REASON}", "", 1), encoding="utf-8")
    before = files(cluster)
    answer = add(cluster)
    assert "there is nothing to ignore" in answer.err
    assert "warning REF013" in answer.out
    assert files(cluster) == before


def test_a_file_that_cannot_be_read_is_left(cluster: Path) -> None:
    path = cluster / "scores/1999.yaml"
    path.write_text(f"{SCORES}\tx: 1\n", encoding="utf-8")
    before = files(cluster)
    assert add(cluster).code == 1
    assert files(cluster) == before


def test_without_a_reason_nothing_is_written(cluster: Path) -> None:
    before = files(cluster)
    for line in ([], ["--reason", ""], ["--reason", "two\nlines"]):
        answer = clusterctl("validate", "--add-ignore", *line, cwd=cluster)
        assert (answer.code, answer.out) == (2, "")
        assert "reason" in answer.err
    assert files(cluster) == before


def test_on_a_terminal_the_reason_is_asked_for(cluster: Path) -> None:
    with Terminal("validate", "--add-ignore", cwd=cluster, NO_COLOR="1") as terminal:
        terminal.type(f"{REASON}\n", after="Why are they as they are: ")
        assert terminal.ended() == 0
    assert "2 findings in 1 file will each get a comment" in terminal.shown
    assert (cluster / "scores/1999.yaml").read_text() == WRITTEN


def test_ctrl_c_writes_nothing(cluster: Path) -> None:
    before = files(cluster)
    with Terminal("validate", "--add-ignore", cwd=cluster, NO_COLOR="1") as terminal:
        assert terminal.stop("\x03", after="Why are they as they are: ") == 130
    assert files(cluster) == before


def test_a_link_within_the_cluster_stays_one(cluster: Path) -> None:
    target = cluster / "elsewhere"
    target.mkdir()
    (cluster / "scores/1999.yaml").rename(target / "sheet.txt")
    (cluster / "scores/1999.yaml").symlink_to(target / "sheet.txt")
    assert add(cluster).code == 0
    assert (cluster / "scores/1999.yaml").is_symlink()
    assert (target / "sheet.txt").read_text() == WRITTEN
    assert os.listdir(target) == ["sheet.txt"]  # noqa: PTH208 - the names alone
