"""The commits that a cluster's files came from: those before the revision that is asked for, else before the disk."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from clusterctl.cli.streams import note
from clusterctl.findings.errors import NotFoundError
from clusterctl.history.folders import Folders
from clusterctl.history.history import History
from clusterctl.history.steps import Steps
from clusterctl.history.versions import Versions
from clusterctl.output.screen import word
from clusterctl.store.git import Repository
from clusterctl.store.trees import Trees

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.cli.workspace import Workspace
    from clusterctl.project.project import Project


@contextmanager
def history(workspace: Workspace, *, line: bool, paths: Sequence[str] = ()) -> Iterator[History]:
    """Give the history of a cluster, of its own line only where asked for; NotFoundError where there is none.

    With `paths` (as git matches them) only the commits that changed one of these.
    """
    try:
        repository = Repository.around(workspace.root)
    except NotFoundError as error:
        raise NotFoundError(_first(error), "begin one in the cluster's folder: git init") from None
    with repository:
        past, project = workspace.past, workspace.project
        commit = past.commit if past else repository.find_commit("HEAD")
        now = past.folder if past else repository.inside(os.path.realpath(workspace.root))
        steps = Steps(repository, commit, line=line, paths=paths)
        yield History(steps, versions(repository, now, project), on_disk=past is None)


def versions(repository: Repository, folder: str, project: Project) -> Versions:
    """Return what reads the files of a cluster that stands in a folder (from the top, with `/`)."""
    cluster = project.cluster
    folders = Folders(repository, folder, cluster.id if cluster else None)
    return Versions(repository, Trees(repository), folders, {*project.files, *project.later})


def tell_lost(found: History) -> None:
    """Say before which commit the cluster was lost from sight, of those that were looked at."""
    for id_, folder in found.versions.lost.items():
        for step in found.steps.of([id_]):
            day = f" of {step.date}" if step.date else ""
            note(
                f"clusterctl: before the commit {step.short}{day}, no cluster of this folder or id is found; "
                f"there was one in {word(folder or '.')} (--rev {word(f'{step.short}~1:{folder}')})"
            )


def _first(error: NotFoundError) -> str:
    return str(error).partition(", so ")[0] + ", so there is no history"
