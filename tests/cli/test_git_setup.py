"""`git setup --hooks`: git itself runs the hook; a hook of somebody else's is never touched."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli.commands import JAIPUR, ROOT, clusterctl
from tests.store.repositories import ENVIRONMENT, commit, git, repository

if TYPE_CHECKING:
    from pathlib import Path

FIVE = ROOT / "tests/projects/five-mistakes"


@pytest.fixture
def top(tmp_path: Path) -> Path:
    """Return a repository with a faulty cluster and a good one, all committed, and the hook."""
    top = repository(tmp_path / "our work")
    shutil.copytree(FIVE, top / "clusters/छपाई five")
    shutil.copytree(JAIPUR, top / "clusters/jaipur")
    commit(top)
    answer = clusterctl("git", "setup", "--hooks", cwd=top / "clusters/jaipur")
    assert (answer.code, answer.out) == (0, "../../.git/hooks/pre-commit: written\n")
    return top


def try_commit(top: Path, changed: str, *options: str, path: str = ENVIRONMENT["PATH"]) -> tuple[int, str]:
    """Change a file's last line and commit it; return the exit code and what was said."""
    with (top / changed).open("a", encoding="utf-8") as file:
        file.write("# looked at again\n")
    git(top, "add", "--all")
    done = subprocess.run(
        ["git", "commit", "--quiet", "--message=again", *options], cwd=top, capture_output=True, check=False,
        env={**ENVIRONMENT, "PATH": path, "PYTHONPATH": str(ROOT), "CLUSTERCTL_CACHE": "off"},
    )  # fmt: skip
    return done.returncode, (done.stdout + done.stderr).decode()


def test_a_commit_that_touches_a_faulty_cluster_is_refused(top: Path) -> None:
    code, said = try_commit(top, "clusters/छपाई five/actors.yaml")
    assert code == 1
    assert "clusters/छपाई five/plans/2024.yaml:5:13: error SCH008" in said
    assert git(top, "diff", "--cached", "--name-only")
    assert try_commit(top, "clusters/छपाई five/actors.yaml", "--no-verify")[0] == 0


def test_other_commits_are_made_without_a_word(top: Path) -> None:
    assert try_commit(top, "clusters/jaipur/actors.yaml") == (0, "")
    assert try_commit(top, "notes.txt") == (0, "")
    shutil.rmtree(top / "clusters/छपाई five")
    assert try_commit(top, "notes.txt") == (0, "")


def test_where_clusterctl_is_gone_nothing_is_refused(top: Path) -> None:
    hook = top / ".git/hooks/pre-commit"
    hook.write_text(hook.read_text().replace(sys.executable, "/nowhere/python"), encoding="utf-8")
    path = os.pathsep.join(
        folder for folder in ENVIRONMENT["PATH"].split(os.pathsep) if shutil.which("clusterctl", path=folder) is None
    )
    code, said = try_commit(top, "clusters/छपाई five/actors.yaml", path=path)
    assert (code, said) == (0, "clusterctl is not installed here: nothing was checked\n")


def test_again_changes_nothing_and_an_old_one_is_renewed(top: Path) -> None:
    hook = top / ".git/hooks/pre-commit"
    before = hook.read_bytes()
    answer = clusterctl("git", "setup", "--hooks", cwd=top / "clusters/jaipur")
    assert (answer.code, answer.out) == (0, "")
    assert "the hook is in place" in answer.err
    hook.write_bytes(before.replace(b"failed=0", b"failed=1"))
    assert clusterctl("git", "setup", "--hooks", cwd=top / "clusters/jaipur").out.endswith(": renewed\n")
    assert hook.read_bytes() == before
    assert os.access(hook, os.X_OK)


@pytest.mark.parametrize("theirs", ["#!/bin/sh\nexit 0\n", ""])
def test_a_hook_of_somebody_else_is_left(top: Path, theirs: str) -> None:
    hook = top / ".git/hooks/pre-commit"
    hook.write_text(theirs, encoding="utf-8")
    answer = clusterctl("git", "setup", "--hooks", cwd=top / "clusters/jaipur")
    assert (answer.code, answer.out) == (5, "")
    assert "it is not ours; it is left as it is" in answer.err
    assert "add this line to your own hook: clusterctl validate" in answer.err
    assert hook.read_text() == theirs


def test_a_folder_of_hooks_for_all_repositories_is_left(top: Path, tmp_path: Path) -> None:
    git(top, "config", "core.hooksPath", tmp_path / "hooks")
    answer = clusterctl("git", "setup", "--hooks", cwd=top / "clusters/jaipur")
    assert answer.code == 5
    assert "core.hooksPath" in answer.err
    assert not (tmp_path / "hooks").exists()


def test_working_trees_share_the_hook(top: Path, tmp_path: Path) -> None:
    (top / ".git/hooks/pre-commit").unlink()
    git(top, "worktree", "add", "--quiet", tmp_path / "tree")
    assert clusterctl("git", "setup", "--hooks", cwd=tmp_path / "tree/clusters/jaipur").code == 0
    assert (top / ".git/hooks/pre-commit").exists()


def test_where_there_is_nothing_to_set_up(tmp_path: Path) -> None:
    folder = shutil.copytree(JAIPUR, tmp_path / "jaipur")
    assert clusterctl("git", "setup", cwd=folder).code == 2
    answer = clusterctl("git", "setup", "--hooks", cwd=folder)
    assert answer.code == 3
    assert "is in no git repository" in answer.err
    assert clusterctl("git", "setup", "--hooks", cwd=tmp_path).code == 3
