"""What `validate` hears from git: what moved in a plan in force without an amendment, and nothing where git is mute."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.commands import clusterctl
from tests.cli.test_loading import loaded
from tests.history.clusters import PLAN, begun, change, edit, keep, put
from tests.store.repositories import git

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def cluster(tmp_path: Path) -> Path:
    """Return a cluster with a plan in force of which a cost moved in the last commit."""
    cluster = begun(tmp_path, "जयपुर")
    change(cluster, "status: draft", "status: approved", "approved")
    change(cluster, "cost: 2000", "cost: 2500", "dearer")
    return cluster


def messages(folder: Path, *arguments: str, changes: dict[str, str | None] | None = None) -> list[str]:
    """Return what GOV010 says."""
    line = [*arguments, "--select", "GOV010", "--format", "json"]
    answer = clusterctl(*line, cwd=folder, changes=changes)
    assert answer.code == 0, answer.err
    return [one["message"] for one in json.loads(answer.out)["findings"]]


def test_what_moved_is_told_by_validate_and_plan_validate(cluster: Path) -> None:
    commit = git(cluster, "rev-parse", "--short=10", "HEAD~1")
    said = f"since this plan was approved in {commit} of 1999-06-15, and without an amendment, `cost` of `fair` changed"
    assert messages(cluster, "validate") == [said]
    assert messages(cluster, "plan", "validate", "1999") == [said]
    edit(cluster, "cost: 500", "cost: 600")
    assert messages(cluster, "validate")[0].endswith("`cost` of `course` changed and `cost` of `fair` changed")
    assert messages(cluster, "validate", "--rev", "HEAD") == [said]
    assert messages(cluster, "validate", "--rev", "HEAD~1") == []


def test_what_had_moved_before_is_not_new_since_a_revision(cluster: Path) -> None:
    put(cluster, {"vision.yaml": (cluster / "vision.yaml").read_text(encoding="utf-8") + "# more\n"})
    keep(cluster, "something else")
    assert messages(cluster, "validate", "--since", "HEAD~1") == []
    assert len(messages(cluster, "validate", "--since", "HEAD~2")) == 1


def test_it_does_not_matter_who_merged(cluster: Path) -> None:
    git(cluster, "checkout", "--quiet", "-b", "mine", "HEAD~2")
    put(cluster, {"README.md": "x\n"})
    keep(cluster, "mine")
    git(cluster, "merge", "--quiet", "--message=pulled", "main")
    assert messages(cluster, "validate")[0].endswith("without an amendment, `cost` of `fair` changed")
    put(cluster, {"plans/2000.yaml": PLAN.replace("fair", "show").replace("course", "talk")})
    keep(cluster, "another")
    change(cluster, "status: draft", "status: approved", "approved too", "plans/2000.yaml")
    change(cluster, "cost: 500", "cost: 600", "dearer", "plans/2000.yaml")
    assert [said.rpartition(", ")[2] for said in messages(cluster, "validate")] == [
        "`cost` of `fair` changed", "`cost` of `talk` changed"
    ]  # fmt: skip


def test_it_is_silent_where_git_is(cluster: Path, tmp_path: Path) -> None:
    assert messages(cluster, "validate", changes={"PATH": str(tmp_path)}) == []
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{cluster.parent}", tmp_path / "shallow")
    assert messages(tmp_path / "shallow" / cluster.name, "validate") == []
    assert messages(cluster, "validate", "--at", "1999") == []
    (cluster.parent / ".git" / "HEAD").write_text("nonsense\n", encoding="utf-8")
    assert messages(cluster, "validate") == []


def test_a_cluster_whose_folder_was_renamed_is_followed(cluster: Path) -> None:
    git(cluster.parent, "mv", cluster.name, "jaipur")
    keep(cluster.parent, "in Latin letters")
    assert len(messages(cluster.parent / "jaipur", "validate")) == 1


def test_a_setting_or_a_comment_takes_it_back(cluster: Path) -> None:
    comment = "status: approved  # clusterctl: ignore GOV010 the funder agreed by telephone"
    change(cluster, "status: approved", comment, "so it was")
    assert messages(cluster, "validate") == []


def test_git_is_started_for_a_plan_in_force_only(cluster: Path) -> None:
    code = f"from clusterctl.cli.run import run; run(['-C', {str(cluster)!r}, 'validate'])"
    assert "clusterctl.store.git" in loaded(code)
    change(cluster, "status: approved", "status: closed", "closed")
    assert "clusterctl.store.git" not in loaded(code)
    assert messages(cluster, "validate") == []
