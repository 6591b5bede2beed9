"""Which clusters a command line means, and which of their files: folders, links, several clusters, none."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from clusterctl.cli.run import run
from tests.cli.commands import JAIPUR, LUDHIANA, ROOT, clusterctl, environment

if TYPE_CHECKING:
    from pathlib import Path

FIVE = ROOT / "tests/projects/five-mistakes"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of a cluster with two errors in its plan, and one or two in other files."""
    return shutil.copytree(FIVE, tmp_path / "five")


def errors(*arguments: str | Path, cwd: Path = ROOT) -> tuple[int, int]:
    """Return the exit code of `validate` and how many errors it shows."""
    answer = clusterctl("validate", *arguments, cwd=cwd)
    return answer.code, answer.out.count(": error ")


NARROW: dict[str, tuple[list[str], int]] = {
    "all": ([], 5), "the folder itself": (["."], 5), "a folder": (["plans"], 2), "with a slash": (["plans/"], 2),
    "a file": (["plans/2024.yaml"], 2), "a file by a way round": (["scores/../plans/./2024.yaml"], 2),
    "two files": (["plans", "actors.yaml"], 2), "a file without a fault": (["actors.yaml"], 0),
}  # fmt: skip


@pytest.mark.parametrize(("paths", "shown"), NARROW.values(), ids=NARROW)
def test_paths_narrow_what_is_shown(paths: list[str], shown: int) -> None:
    assert errors(*paths, cwd=FIVE) == (int(shown > 0), shown)


def test_a_path_is_seen_from_the_current_folder() -> None:
    assert errors("2024.yaml", cwd=FIVE / "plans") == (1, 2)
    assert errors("../scores", cwd=FIVE / "plans")[0] == 1


def test_a_path_through_a_link_to_the_cluster(copy: Path) -> None:
    (copy.parent / "link").symlink_to(copy)
    assert errors(copy.parent / "link/plans", cwd=copy) == (1, 2)
    assert errors(copy.parent / "link") == (1, 5)


def test_a_link_that_leads_nowhere_is_what_is_meant(copy: Path) -> None:
    (copy / "vision.yaml").symlink_to("nowhere.yaml")
    assert errors("vision.yaml", cwd=copy) == (1, 1)


@pytest.mark.parametrize("path", [JAIPUR / "plans", ROOT / "README.md", FIVE.parent], ids=lambda path: path.name)
def test_a_path_that_is_not_in_the_cluster_is_no_clean_bill(path: Path) -> None:
    answer = clusterctl("-C", FIVE, "validate", path)
    assert (answer.code, answer.out) == (3, "")
    assert "not in the cluster" in answer.err


def test_a_path_narrows_its_own_cluster_only() -> None:
    assert errors(FIVE, JAIPUR, JAIPUR / "plans") == (1, 5)
    assert errors(FIVE, FIVE / "plans", JAIPUR) == (1, 2)


def test_a_cluster_named_twice_is_judged_once() -> None:
    assert errors(FIVE, FIVE) == (1, 5)


def test_the_option_goes_before_the_surroundings() -> None:
    elsewhere: dict[str, str | None] = {"CLUSTERCTL_DIR": str(LUDHIANA)}
    assert clusterctl("-C", JAIPUR, "score", changes=elsewhere) == clusterctl("-C", JAIPUR, "score")
    assert "Ludhiana" in clusterctl("score", cwd=JAIPUR, changes=elsewhere).out


@pytest.mark.parametrize("folder", ["nowhere", "cluster.yaml"])
def test_a_folder_that_is_none(folder: str) -> None:
    for answer in (
        clusterctl("-C", folder, "score", cwd=JAIPUR),
        clusterctl("score", cwd=JAIPUR, changes={"CLUSTERCTL_DIR": folder}),
    ):
        assert (answer.code, answer.out) == (3, "")
        assert folder in answer.err


def test_a_cluster_in_a_folder_of_any_name(tmp_path: Path) -> None:
    odd = tmp_path / "two words\n'छपाई' \x1b[31m"
    shutil.copytree(FIVE, odd)
    answer = clusterctl("-C", odd, "validate")
    assert answer.code == 1
    assert not {char for char in answer.out if ord(char) < 0x20 and char != "\n"}
    assert clusterctl("validate", cwd=odd).out == clusterctl("validate", cwd=FIVE).out


def in_a_folder_that_is_gone(words: str, tmp_path: Path) -> tuple[int, str]:
    """Return the exit code of a command line, and what it says on stderr."""
    gone = tmp_path / "gone"
    gone.mkdir()
    line = f"rmdir {shlex.quote(str(gone))}; exec {shlex.quote(sys.executable)} -m clusterctl {words}"
    done = subprocess.run(["bash", "-c", line], capture_output=True, env=environment(), cwd=gone, check=False)
    return done.returncode, done.stderr.decode()


@pytest.mark.parametrize("words", ["score", "validate", "validate .", "validate plans", "-C . validate", "-C .. score"])
def test_a_current_folder_that_is_gone_is_one_clear_line(words: str, tmp_path: Path) -> None:
    code, said = in_a_folder_that_is_gone(words, tmp_path)
    assert (code, said.count("\n")) == (3, 2)


def test_another_cluster_may_be_named_from_a_folder_that_is_gone(tmp_path: Path) -> None:
    assert in_a_folder_that_is_gone(f"validate {shlex.quote(str(JAIPUR))}", tmp_path) == (0, "")


@pytest.mark.parametrize("folder", ["plans", "."])
def test_a_folder_without_permission_is_no_clean_bill(folder: str, copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scandir, closed = os.scandir, (copy / folder).resolve()

    def denied(path: str) -> object:
        if path == str(closed):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", denied)
    assert run(["-C", str(copy), "validate", "--select", "YML025"]) == 1
