"""A small cluster in a git repository, changed step by step; its commits are known by the words of their messages."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from clusterctl.cli.history import history
from clusterctl.cli.past import opened
from clusterctl.cli.workspace import Workspace
from clusterctl.history.blame import blame
from clusterctl.history.version import Version
from clusterctl.output.screen import Screen
from clusterctl.project.load import load
from clusterctl.rules.engine import Report
from clusterctl.store.folder import FolderTree
from tests.project.clusters import FILES
from tests.store.repositories import git, repository

if TYPE_CHECKING:
    from pathlib import Path

PLAN = """\
status: draft
activities:
  fair:
    title: A fair
    lead: calico
    start: 1999-03
    cost: 2000
    contributions:
      - {by: unido, share: 40, form: cash}
      - {by: calico, share: 60, form: cash}
  course:
    title: A course for printers
    lead: unido
    cost: 500
"""
LOGFRAME = "indicators:\n  members: {name: Members of Calico, level: output, targets: {1999: 150}}\n"


def begun(folder: Path, below: str = "", **others: str) -> Path:
    """Return the cluster's folder in a new repository with one commit, `first`."""
    root = repository(folder / "repository")
    cluster = root / below
    put(cluster, {**FILES, "plans/1999.yaml": PLAN, **{f"{name}.yaml": text for name, text in others.items()}})
    keep(cluster, "first", "1998-12-01")
    return cluster


def put(cluster: Path, files: dict[str, str]) -> None:
    """Write files of a cluster."""
    for name, text in files.items():
        path = cluster / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def keep(cluster: Path, message: str, day: str = "1999-06-15") -> str:
    """Commit all that stands there; return the commit's id."""
    git(cluster, "add", "--all", ":/")
    git(cluster, "commit", "--quiet", "--allow-empty", f"--message={message}", day=f"{day}T12:00:00+0530")
    return git(cluster, "rev-parse", "HEAD")


def edit(cluster: Path, old: str, new: str, file: str = "plans/1999.yaml") -> None:
    """Change a file's text, at the first place that has it."""
    text = (cluster / file).read_text(encoding="utf-8")
    assert old in text
    (cluster / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def change(cluster: Path, old: str, new: str, message: str, file: str = "plans/1999.yaml") -> str:
    """Change a file's text and commit it; return the commit's id."""
    edit(cluster, old, new, file)
    return keep(cluster, message)


def workspace(cluster: Path, revision: str | None = None) -> Workspace:
    """Return a cluster as a command has it: from the disk, or as it was in a revision."""
    if revision is None:
        return Workspace(str(cluster), load(FolderTree(str(cluster))), Report(), date(2000, 1, 1), Screen())
    with opened(str(cluster), revision) as past:
        return Workspace(past.root, load(past.tree), Report(), date(2000, 1, 1), Screen(), past)


def set_by(cluster: Path, file: str = "plans/1999.yaml", revision: str | None = None) -> dict[str, str]:
    """Return of each field of a file the message of the commit that set it, with `*` and `<` where it may be older.

    Of one that is not committed it is empty.
    """
    found = workspace(cluster, revision)
    with history(found, first_parent=False) as past:
        entry = past.versions.entry(past.steps[0], file) if revision else None
        now = Version.of(found.project.files[file], entry.id if entry else "")
        told = blame(past.versions, past.steps, now, None if revision else found.project.files)
    return {
        ".".join(way): (one.step.summary if one.step else "")
        + ("*" if one.is_unread_before else "") + ("<" if one.step and one.step.is_edge else "")
        for way, one in told.items()
    }  # fmt: skip
