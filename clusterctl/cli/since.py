"""Which findings a change brought: those that the cluster did not have in a revision, judged as of the same day."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.cli.past import exact, inside, named
from clusterctl.cli.streams import note
from clusterctl.history.folders import Folders
from clusterctl.output.screen import word
from clusterctl.project.load import load
from clusterctl.rules.engine import run
from clusterctl.rules.fingerprints import fingerprinted
from clusterctl.store.git import Repository
from clusterctl.store.revision import RevisionTree
from clusterctl.words import counted, listed

if TYPE_CHECKING:
    from clusterctl.cli.workspace import Workspace
    from clusterctl.project.project import Project

_NAMED = 3
"""So many files are named in a note; more are counted."""


class Earlier(Struct, frozen=True):
    """A cluster in a revision: its commit, and the fingerprints of the findings that it had."""

    commit: str
    fingerprints: frozenset[str] = frozenset()


def earlier(workspace: Workspace, revision: str) -> Earlier:
    """Return what was found in a revision; notes say what it was read from, and where it could not be read.

    `REVISION:FOLDER` names the cluster's folder of then. Without it, it is the same folder as now, else the one whose
    cluster has the same id. Where there was none, nothing was found. NotFoundError where there is no such revision.
    """
    with Repository.around(workspace.root) as repository:
        asked, commit, folder = named(repository, revision)
        entries = repository.entries(commit)
        found = _folders(repository, workspace).within(entries) if folder is None else exact(folder, entries, asked)
        if found is None:
            _note(workspace, f"compared with {asked}, the commit {commit}: the cluster was not there yet")
            return Earlier(commit.id)
        until = workspace.project.until
        project = load(RevisionTree(repository, commit, entries, found), until.text if until else None)
        _say(workspace, f"{asked}, the commit {commit}", found, project)
        findings = fingerprinted(run(project, workspace.as_of).every)
        return Earlier(commit.id, frozenset(finding.fingerprint for finding in findings))


def _folders(repository: Repository, workspace: Workspace) -> Folders:
    """Return where the cluster's folder is looked for."""
    now = workspace.past.folder if workspace.past else inside(repository, os.path.realpath(workspace.root))
    cluster = workspace.project.cluster
    return Folders(repository, now, cluster.id if cluster else None)


def _say(workspace: Workspace, commit: str, folder: str, project: Project) -> None:
    where = f", folder {folder}" if folder else ""
    _note(workspace, f"compared with {commit}{where}")
    broken = project.broken()
    if broken:
        more = len(broken) - _NAMED
        names = [*broken[:_NAMED], *([counted(more, "other file")] if more > 0 else [])]
        _note(workspace, f"{listed(names, 'and')} could not be read in full there: what that hid counts as new")


def _note(workspace: Workspace, said: str) -> None:
    if not workspace.silent:
        note(word(f"clusterctl: {said}"))
