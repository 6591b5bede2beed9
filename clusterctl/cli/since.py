"""Which findings a change brought: those that the cluster did not have in a revision, judged as of the same day."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.cli.history import versions
from clusterctl.cli.past import exact, named
from clusterctl.cli.streams import note
from clusterctl.history.folders import Folders
from clusterctl.history.history import History
from clusterctl.history.in_force import PATHS, plans_in_force, unamended
from clusterctl.history.steps import Steps
from clusterctl.output.screen import word
from clusterctl.project.load import load
from clusterctl.rules.engine import run
from clusterctl.rules.fingerprints import fingerprinted
from clusterctl.store.git import Repository
from clusterctl.store.revision import RevisionTree
from clusterctl.store.trees import Trees
from clusterctl.words import counted, listed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clusterctl.cli.workspace import Workspace
    from clusterctl.project.project import Project
    from clusterctl.rules.evidence import Unamended
    from clusterctl.store.git import Commit, Entry

_NAMED = 3
"""So many files are named in a note; more are counted."""


class Earlier(Struct, frozen=True):
    """A cluster in a revision: its commit, and the fingerprints of the findings that it had."""

    commit: str
    fingerprints: frozenset[str] = frozenset()


def earlier(workspace: Workspace, revision: str) -> Earlier:
    """Return what was found in a revision; notes say what it was read from, and where it could not be read.

    `REVISION:FOLDER` names the cluster's folder of then. Without it, it is the same folder as now, else the one whose
    cluster has the same id, else the one to which the commits in between lead. Where there was none, nothing was
    found. NotFoundError where there is no such revision.
    """
    with Repository.around(workspace.root) as repository:
        asked, commit, folder = named(repository, revision)
        entries = repository.entries(commit)
        found = _folder(repository, workspace, commit, entries) if folder is None else exact(folder, entries, asked)
        if found is None:
            _note(workspace, f"compared with {asked}, the commit {commit}: the cluster was not there yet")
            return Earlier(commit.id)
        until = workspace.project.until
        project = load(RevisionTree(repository, commit, entries, found), until.text if until else None)
        _say(workspace, f"{asked}, the commit {commit}", found, project)
        moved = _moved(repository, commit, found, project)
        findings = fingerprinted(run(project, workspace.as_of, unamended=moved).every)
        return Earlier(commit.id, frozenset(finding.fingerprint for finding in findings))


def _moved(repository: Repository, commit: Commit, folder: str, project: Project) -> tuple[Unamended, ...]:
    """Return what had moved in plans in force by then."""
    if project.until or not plans_in_force(project):
        return ()
    steps = Steps(repository, commit, line=True, paths=PATHS)
    return unamended(History(steps, versions(repository, folder, project), on_disk=False), project)


def _folder(
    repository: Repository, workspace: Workspace, commit: Commit, entries: Mapping[str, Entry]
) -> str | None:  # fmt: skip
    """Return the cluster's folder in a commit; None where it was not there."""
    folders, past = _folders(repository, workspace), workspace.past
    found = folders.within(entries)
    if found is not None:
        return found
    steps = Steps(repository, past.commit if past else repository.find_commit("HEAD"), line=True)
    place, trees = None, Trees(repository)
    for step in steps if commit.id in steps.places else ():
        place = folders.before(trees, step.tree, place)
        if step.id == commit.id:
            return place.folder if place.is_there else None
    return None


def _folders(repository: Repository, workspace: Workspace) -> Folders:
    """Return where the cluster's folder is looked for."""
    now = workspace.past.folder if workspace.past else repository.inside(os.path.realpath(workspace.root))
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
