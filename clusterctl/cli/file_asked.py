"""Which file of a cluster a command line means."""

from __future__ import annotations

import os
import posixpath
from typing import TYPE_CHECKING, NoReturn

from clusterctl.cli.history import history
from clusterctl.cli.workspace import Workspace, located
from clusterctl.findings.errors import NotFoundError, UsageError
from clusterctl.project.discover import discover
from clusterctl.words import counted, did_you_mean, listed

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from clusterctl.history.history import History

_NAMED = 10
"""So many files are named in a message; more are counted."""


def path_of(workspace: Workspace, asked: str) -> str:
    """Return the path of a file in the cluster; UsageError or NotFoundError for one that is none of its files.

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
    """Say why there is no such file: UsageError for no name, else NotFoundError, of a deleted file with when it was."""
    project, names = workspace.project, _names(workspace, asked)
    if not asked.strip():
        raise UsageError("no file is named", f"name one of {_few(project.files, 'or')}")
    if any(name in project.later for name in names):
        raise NotFoundError(f"{asked} begins later{workspace.known}", "name a later label with --at")
    for name in names:
        below = [path for path in project.files if name == "." or path.startswith(f"{name}/")]
        if below or _is_folder(workspace, name):
            raise NotFoundError(f"{asked} is a folder; name a file in it", _held(below))
    if not any(_is_there(workspace, name) for name in names):
        _refuse_deleted(workspace, asked, names)
    near = did_you_mean(names[-1], project.files)
    raise NotFoundError(f"{asked} is none of the cluster's files{near}", _held(project.files))


def _refuse_deleted(workspace: Workspace, asked: str, names: Sequence[str]) -> None:
    """NotFoundError for a file that the cluster had in an earlier commit."""
    wanted, _ = discover([*names])
    with history(workspace, line=True) as found:
        after = None
        for step in found.steps if wanted else ():
            if any(found.versions.entry(step, place.path, after) for place in wanted):
                gone = f"it was deleted in {after.short} of {after.date}" if after else "it was deleted"
                raise NotFoundError(f"there is no {asked}: {gone}", f"add --rev {step.short}")
            after = step


def _is_folder(workspace: Workspace, name: str) -> bool:
    return not workspace.past and os.path.isdir(os.path.join(workspace.root, name))


def _is_there(workspace: Workspace, name: str) -> bool:
    """Whether a file stands there, of the cluster or not; of a revision its files that are none are not known."""
    return not workspace.past and os.path.lexists(os.path.join(workspace.root, name))


def _held(paths: Collection[str]) -> str:
    return f"it has {_few(paths, 'and')}" if paths else "it has none of the cluster's files"


def _few(paths: Collection[str], last: str) -> str:
    """Return the first paths, and how many more there are."""
    more = len(paths) - _NAMED
    return listed([*[*paths][:_NAMED], *([counted(more, "other file")] if more > 0 else [])], last)


def check_submodule(workspace: Workspace, found: History, path: str) -> None:
    """NotFoundError for a file that another repository keeps."""
    folder = posixpath.dirname(path)
    last = found.steps.last
    entry = found.versions.entry(last, folder) if folder and last else None
    if entry and entry.is_submodule:
        message = f"who set the fields of {path} is kept by another repository: the folder {folder} is a submodule"
        raise NotFoundError(message, f"`git log` in {workspace.shown(folder)} shows its commits")
