"""`validate --since`: only what a change brought, whatever became of the cluster's folder in the meantime."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.cli.commands import JAIPUR, ROOT, Answer, clusterctl
from tests.store.repositories import commit, git, repository

if TYPE_CHECKING:
    from pathlib import Path

FIVE = ROOT / "tests/projects/five-mistakes"
NEW = "typo: 1\n"


@pytest.fixture
def cluster(tmp_path: Path) -> Path:
    """Return the five mistakes, committed; in the working tree, one more in the plan, and all lines moved."""
    top = repository(tmp_path / "top")
    folder = shutil.copytree(FIVE, top / "clusters/five")
    commit(top)
    plan = folder / "plans/2024.yaml"
    plan.write_text(f"# moved\n\n{plan.read_text()}{NEW}", encoding="utf-8")
    return folder


def since(revision: str, *arguments: str | Path, cwd: Path) -> tuple[int, list[str], Answer]:
    """Return the exit code, the codes that are shown, and all that was said."""
    answer = clusterctl("validate", "--since", revision, "--format", "json", *arguments, cwd=cwd)
    return answer.code, [finding["code"] for finding in json.loads(answer.out)["findings"]], answer


def test_only_what_is_new_is_shown_in_a_dirty_tree(cluster: Path) -> None:
    before = git(cluster, "status", "--porcelain")
    code, found, answer = since("HEAD", cwd=cluster)
    assert (code, found) == (1, ["SCH001"])
    assert "compared with HEAD, the commit" in answer.err
    assert json.loads(answer.out)["since"] == git(cluster, "rev-parse", "HEAD")
    assert git(cluster, "status", "--porcelain") == before
    shown = clusterctl("validate", "--since", "HEAD", cwd=cluster).out
    assert "1 error in 1 file, new since HEAD; 5 others not shown." in shown


def test_the_exit_code_judges_what_is_shown(cluster: Path) -> None:
    git(cluster, "checkout", "--quiet", ".")
    code, found, _ = since("HEAD", cwd=cluster)
    assert (code, found) == (0, [])
    assert (
        clusterctl("validate", "--since", "HEAD", cwd=cluster).out
        == "No new findings since HEAD; 5 others not shown.\n"
    )
    assert since("HEAD", "--fail-on", "advice", cwd=cluster)[0] == 0


def test_two_revisions_are_compared(cluster: Path) -> None:
    commit(cluster.parents[1])
    shutil.rmtree(cluster)
    cwd = cluster.parents[1]
    assert since("HEAD~1", "--rev", "HEAD:clusters/five", cwd=cwd)[:2] == (1, ["SCH001"])
    assert since("HEAD", "--rev", "HEAD~1", cwd=cwd)[:2] == (0, [])
    git(cwd.parent, "clone", "--quiet", "--bare", cwd, cwd.parent / "bare.git")
    assert since("HEAD~1", "--rev", "HEAD", cwd=cwd.parent / "bare.git")[:2] == (1, ["SCH001"])


def test_a_folder_that_was_renamed_is_known_by_the_clusters_id(cluster: Path) -> None:
    shutil.copytree(JAIPUR, cluster.parent / "other")
    commit(cluster.parent / "other")
    (cluster.parent / "renamed").mkdir()
    moved = cluster.rename(cluster.parent / "renamed/five")
    code, found, answer = since("HEAD~1", cwd=moved)
    assert (code, found) == (1, ["SCH001"])
    assert "folder clusters/five" in answer.err
    assert since("HEAD~1:clusters/five", cwd=moved)[:2] == (1, ["SCH001"])


def test_a_folder_that_was_renamed_after_the_id_is_found_by_the_commits_between(cluster: Path) -> None:
    marker = cluster / "cluster.yaml"
    marker.write_text(marker.read_text(encoding="utf-8").replace("id: five-mistakes", "id: five"), encoding="utf-8")
    commit(cluster)
    moved = cluster.rename(cluster.parent / "five-of-khurja")
    commit(moved.parent)
    code, found, answer = since("HEAD~2", cwd=moved)
    assert (code, found) == (1, ["SCH001"])
    assert "folder clusters/five" in answer.err


def test_where_the_cluster_was_not_there_all_is_new(cluster: Path) -> None:
    new = shutil.copytree(FIVE, cluster.parent / "new")
    top = (new / "cluster.yaml").read_text()
    (new / "cluster.yaml").write_text(top.replace("id: five-mistakes", "id: new"), encoding="utf-8")
    code, found, answer = since("HEAD", cwd=new)
    assert (code, len(found)) == (1, 5)
    assert "the cluster was not there yet" in answer.err


def test_what_a_broken_file_hid_counts_as_new_and_that_is_said(cluster: Path) -> None:
    plan = cluster / "plans/2024.yaml"
    whole = plan.read_text()
    plan.write_text("x: [\n", encoding="utf-8")
    commit(cluster.parents[1])
    plan.write_text(whole, encoding="utf-8")
    code, found, answer = since("HEAD", cwd=cluster)
    assert (code, found) == (1, ["SCH008", "SCH007", "SCH001"])
    assert "plans/2024.yaml" in answer.err
    assert "could not be read in full there: what that hid counts as new" in answer.err


def test_both_are_judged_as_of_the_same_day_and_label(cluster: Path) -> None:
    for line in (["--today", "2024-06-30"], ["--at", "2024"]):
        code, found, _ = since("HEAD", *line, cwd=cluster)
        assert (code, found) == (1, ["SCH001"])


def test_a_second_finding_like_one_before_is_new(cluster: Path) -> None:
    git(cluster, "checkout", "--quiet", ".")
    scores = cluster / "scores/2024.yaml"
    scores.write_text(f"{scores.read_text()}# clusterctl: ignore\n", encoding="utf-8")
    commit(cluster)
    scores.write_text(f"# clusterctl: ignore\n{scores.read_text()}", encoding="utf-8")
    assert since("HEAD", cwd=cluster)[1] == ["REF012"]


def test_codes_and_paths_narrow_what_is_new(cluster: Path) -> None:
    assert since("HEAD", "--select", "REF", cwd=cluster)[:2] == (0, [])
    assert since("HEAD", "scores", cwd=cluster)[:2] == (0, [])
    assert since("HEAD", "plans", cwd=cluster)[:2] == (1, ["SCH001"])


def test_what_is_no_revision(cluster: Path, tmp_path: Path) -> None:
    answer = clusterctl("validate", "--since", "mian", cwd=cluster)
    assert (answer.code, answer.out) == (3, "")
    assert "did you mean `main`?" in answer.err
    outside = shutil.copytree(FIVE, tmp_path / "outside")
    answer = clusterctl("validate", "--since", "HEAD", cwd=outside)
    assert (answer.code, answer.out) == (3, "")
    assert "is in no git repository" in answer.err
