"""Which file of a cluster a command line means."""

from __future__ import annotations

import os
import posixpath
from typing import TYPE_CHECKING, NoReturn

from clusterctl.cli.history import history
from clusterctl.cli.workspace import Workspace, located
from clusterctl.findings.errors import NotFoundError
from clusterctl.words import did_you_mean, listed

if TYPE_CHECKING:
    from clusterctl.history.history import History


def path_of(workspace: Workspace, asked: str) -> str:
    """Return the path of a file in the cluster; NotFoundError for one that is none of its files.

    It may be named from the current folder, and from the cluster's.
    """
    found = next((path for path in _names(workspace, asked) if path in workspace.project.files), None)
    if found is None:
        _refuse(workspace, asked)
    return found


def _names(workspace: Workspace, asked: str) -> list[str]:
    """Return the paths of the cluster that a word may mean: from the current folder, and from the cluster's."""
    near = os.path.relpath(located(asked), workspace.root).replace(os.sep, "/")
    return [near, posixpath.normpath(asked.replace(os.sep, "/"))]


def _refuse(workspace: Workspace, asked: str) -> NoReturn:
    """NotFoundError, which says of a file that was deleted when that was."""
    project = workspace.project
    names = _names(workspace, asked)
    if any(name in project.later for name in names):
        raise NotFoundError(f"{asked} begins later{workspace.known}", "name a later label with --at")
    with history(workspace, line=True) as found:
        after = None
        for step in found.steps:
            if any(found.versions.entry(step, name, after) for name in names):
                gone = f"it was deleted in {after.short} of {after.date}" if after else "it was deleted"
                raise NotFoundError(f"there is no {asked}: {gone}", f"add --rev {step.short}")
            after = step
    near = did_you_mean(names[-1], project.files)
    raise NotFoundError(f"{asked} is none of the cluster's files{near}", f"it has {listed(project.files, 'and')}")


def check_submodule(workspace: Workspace, found: History, path: str) -> None:
    """NotFoundError for a file that another repository keeps."""
    folder = posixpath.dirname(path)
    last = found.steps.last
    entry = found.versions.entry(last, folder) if folder and last else None
    if entry and entry.is_submodule:
        message = f"who set the fields of {path} is kept by another repository: the folder {folder} is a submodule"
        raise NotFoundError(message, f"`git log` in {workspace.shown(folder)} shows its commits")
