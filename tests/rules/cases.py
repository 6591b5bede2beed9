"""Lays out the cases: the files of `base/`, over them those of a case.

A case's `DELETE` lists paths to take away. Its `MAKE` says what git cannot hold, one a line:

    PATH is a link to TARGET
    PATH is a folder
    PATH is a pipe
    PATH may not be read
    PATH has NUMBER bytes

A case that is about the past has a folder `BEFORE`, and in it one for each commit, named by its day; of the files of
each, laid over those before, a git repository is made. What stands in the case itself is not committed.

`expected.txt` lists all that is to be found: `file:line:column code`.
"""

from __future__ import annotations

import errno
import os
import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from clusterctl.cli.in_force import moved
from clusterctl.cli.workspace import Workspace
from clusterctl.output.screen import Screen
from clusterctl.project.load import load
from clusterctl.project.project import as_of
from clusterctl.rules.engine import Report, run
from clusterctl.store.folder import FolderTree
from tests.store.repositories import commit, repository

if TYPE_CHECKING:
    from clusterctl.findings.finding import Finding
    from clusterctl.project.project import Project

HERE = Path(__file__).parent
BASE = HERE / "base"
ABOUT = ("BEFORE", "DELETE", "MAKE", "expected.txt")
"""Files and folders of a case that are no part of the cluster."""
TODAY = date(2000, 6, 30)


def all_cases() -> list[Path]:
    """Return the folders of all cases, in order."""
    return sorted(path.parent for path in HERE.glob("*/*/expected.txt"))


def lay_out(case: Path, root: Path) -> None:
    """Write the cluster of a case into an empty or new folder."""
    shutil.copytree(BASE, root, dirs_exist_ok=True)
    for state in past(case):
        shutil.copytree(state, root, dirs_exist_ok=True)
        keep(root, state.name)
    shutil.copytree(case, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns(*ABOUT))
    for path in lines(case / "DELETE"):
        (root / path).unlink()
    for order in lines(case / "MAKE"):
        make(order, root)


def past(case: Path) -> list[Path]:
    """Return the folders of a case's commits, the first one first."""
    return sorted((case / "BEFORE").glob("*"))


def keep(root: Path, day: str) -> None:
    """Commit a cluster on a day; its folder becomes a repository with the first commit."""
    if not (root / ".git").exists():
        repository(root)
    commit(root, f"{day}T12:00:00+0530")


def lines(path: Path) -> list[str]:
    """Return the lines of a text; none where there is no file."""
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def make(order: str, root: Path) -> None:
    """Make what a line of `MAKE` orders."""
    name, _, what = order.partition(" ")
    path = root / name
    path.parent.mkdir(exist_ok=True)
    path.unlink(missing_ok=True)
    if what.startswith("is a link to "):
        path.symlink_to(what.removeprefix("is a link to "))
    elif what == "is a folder":
        path.mkdir()
    elif what == "is a pipe":
        os.mkfifo(path)
    elif what == "may not be read":
        path.touch(mode=0)
    else:
        path.write_text("#" * int(what.removeprefix("has ").removesuffix(" bytes")), encoding="ascii")


def judge(root: Path) -> tuple[Project, Report]:
    """Load and judge a cluster. Files without permission may not be opened, by the superuser neither."""
    with patch("os.open", _open):
        project = load(FolderTree(str(root)))
        day = as_of(project, TODAY)
        there = Workspace(str(root), project, Report(), day, Screen())
        return project, run(project, day, unamended=moved(there) if (root / ".git").exists() else ())


_os_open = os.open


def _open(path: str, flags: int, *others: int) -> int:
    if Path(path).is_file() and not Path(path).stat().st_mode & 0o400:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return _os_open(path, flags, *others)


def place(finding: Finding) -> str:
    """Return a finding as `expected.txt` lists it."""
    span = finding.span
    assert span is not None
    return f"{finding.route.file}:{span.line}:{span.column} {finding.code}"
