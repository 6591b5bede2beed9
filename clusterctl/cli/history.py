"""The commits that a cluster's files came from: those before the revision that is asked for, else before the disk."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.cli.past import inside
from clusterctl.findings.errors import NotFoundError
from clusterctl.history.folders import Folders
from clusterctl.history.versions import Versions
from clusterctl.store.commits import Step, walk
from clusterctl.store.git import Repository
from clusterctl.store.trees import Trees

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.cli.workspace import Workspace
    from clusterctl.project.project import Project


class History(Struct, frozen=True):
    """A cluster's history: its commits, the newest first, and what its files were in them."""

    steps: list[Step]
    """None of them where nothing is committed yet."""
    versions: Versions


@contextmanager
def history(workspace: Workspace, *, first_parent: bool, paths: Sequence[str] = ()) -> Iterator[History]:
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
        now = past.folder if past else inside(repository, os.path.realpath(workspace.root))
        steps = walk(repository, commit, first_parent=first_parent, paths=paths) if commit else []
        yield History(steps, versions(repository, now, project))


def versions(repository: Repository, folder: str, project: Project) -> Versions:
    """Return what reads the files of a cluster that stands in a folder (from the top, with `/`)."""
    cluster = project.cluster
    folders = Folders(repository, folder, cluster.id if cluster else None)
    return Versions(repository, Trees(repository), folders, {*project.files, *project.later})


def _first(error: NotFoundError) -> str:
    return str(error).partition(", so ")[0] + ", so there is no history"
