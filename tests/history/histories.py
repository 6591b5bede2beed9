"""Histories for tests: repositories whose commits are given as texts, made at once and the same each time."""

from __future__ import annotations

import subprocess
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from clusterctl.history.folders import Folders
from clusterctl.history.log import Asked, Log, log
from clusterctl.store.git import Repository
from tests.store.repositories import ENVIRONMENT, git, repository

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

CLUSTER = "id: printers\nname: Printers\ncountry: IN\ncurrency: INR\n"
BODIES = "actors:\n  calico: {name: Calico, kind: network}\n  bank: {name: Bank, kind: financial_institution}\n"


class Change(NamedTuple):
    """What a commit changes: texts by path, None for what is deleted."""

    files: Mapping[str, str | None]
    day: str = "1999-06-01"
    said: str = "as it is"


def scores(calico: int, bank: int, date: str) -> str:
    """Return an assessment of two bodies."""
    return (
        f"date: {date}\nscores:\n  enterprises:\n    calico: {{weight: 100, score: {calico}, evidence: seen}}\n"
        f"  support:\n    bank: {{weight: 100, score: {bank}, evidence: seen}}\n"
    )


def plan(agency: int, cluster: int) -> str:
    """Return a plan of one activity, of which these shares are given."""
    return (
        "activities:\n  fair:\n    title: Fair\n    nature: commercial\n    lead: calico\n    cost: 100\n"
        f"    contributions: [{{by: agency, share: {agency}}}, {{by: calico, share: {cluster}}}]\n"
    )


def history(folder: Path, *changes: Change) -> Path:
    """Return a repository whose branch main has these commits, one after the other, checked out."""
    repository(folder)
    said = "".join(map(_commit, changes))
    subprocess.run(["git", "fast-import", "--quiet"], cwd=folder, env=ENVIRONMENT, input=said.encode(), check=True)
    git(folder, "reset", "--quiet", "--hard")
    return folder


def _commit(change: Change) -> str:
    moment = int(datetime.fromisoformat(f"{change.day}T12:00:00+05:30").timestamp())
    head = f"commit refs/heads/main\ncommitter A. Printer <printer@example.org> {moment} +0530\n{_data(change.said)}"
    return head + "".join(
        f"D {path}\n" if text is None else f"M 100644 inline {path}\n{_data(text)}"
        for path, text in change.files.items()
    )


def _data(text: str) -> str:
    return f"data {len(text.encode())}\n{text}\n"


def logged(folder: Path, asked: Asked = Asked(), revision: str = "HEAD", now: str = "") -> Log:  # noqa: B008 - frozen
    """Return the log of the cluster `printers`, whose folder is now `now`."""
    with Repository.around(str(folder)) as found:
        return log(found, found.commit(revision), Folders(found, now, "printers"), asked)
