"""A new git repository: on `main`, without anything of the machine's or the user's settings, and never a failure."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from clusterctl.store.new_repository import begin_repository, repository_of

if TYPE_CHECKING:
    from pathlib import Path

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


@needs_git
def test_it_has_a_branch_called_main(tmp_path: Path) -> None:
    assert repository_of(str(tmp_path)) is None
    assert begin_repository(str(tmp_path)) == ""
    assert repository_of(str(tmp_path / "not/there/yet")) == str(tmp_path)
    head = subprocess.run(["git", "symbolic-ref", "HEAD"], cwd=tmp_path, capture_output=True, check=True, text=True)
    assert head.stdout == "refs/heads/main\n"


@needs_git
def test_no_template_hook_or_variable_has_a_part_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home, template, folder = tmp_path / "home", tmp_path / "template", tmp_path / "new"
    for each in (home, template / "hooks", folder):
        each.mkdir(parents=True)
    (template / "hooks/post-commit").write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    settings = f"[init]\n\ttemplateDir = {template}\n\tdefaultBranch = other\n"
    (home / ".gitconfig").write_text(settings, encoding="utf-8")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("GIT_TEMPLATE_DIR", str(template))
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    assert begin_repository(str(folder)) == ""
    assert (folder / ".git/HEAD").read_text(encoding="utf-8") == "ref: refs/heads/main\n"
    assert not (folder / ".git/hooks").exists()
    assert not (tmp_path / "elsewhere").exists()


def test_a_machine_without_git_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert begin_repository(str(tmp_path)) == "git is not installed"
    assert list(tmp_path.iterdir()) == []


@needs_git
def test_what_git_says_is_told(tmp_path: Path) -> None:
    (tmp_path / ".git").write_text("nonsense\n", encoding="utf-8")
    assert begin_repository(str(tmp_path)).startswith("git said: fatal: invalid gitfile format")
