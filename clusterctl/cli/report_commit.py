"""The commit that a report names: the one whose files it was made from, and whether they changed since."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from clusterctl.cli.past import inside
from clusterctl.findings.errors import NotFoundError
from clusterctl.store.git import Repository

if TYPE_CHECKING:
    from clusterctl.cli.workspace import Workspace


def commit_of(workspace: Workspace) -> tuple[str, bool]:
    """Return the id of the commit, and whether the files differ from it; an empty id where there is none."""
    if workspace.past:
        return workspace.past.commit.id, False
    try:
        with Repository.around(workspace.root) as repository:
            return _head(repository, workspace)
    except NotFoundError:
        return "", False


def _head(repository: Repository, workspace: Workspace) -> tuple[str, bool]:
    commit = repository.find_commit("HEAD")
    if commit is None:
        return "", False
    folder = inside(repository, os.path.realpath(workspace.root))
    entries = repository.entries(commit)
    begin = f"{folder}/" if folder else ""
    paths = list(workspace.project.files)
    held = [entries[begin + path].id for path in paths if begin + path in entries]
    if not held:
        return "", False
    if len(held) < len(paths):
        return commit.id, True
    texts = [found.data if found else b"" for found in repository.read_all(held)]
    now = [workspace.project.files[path].document.text.encode("utf-8", "surrogatepass") for path in paths]
    return commit.id, any(_plain(one) != _plain(other) for one, other in zip(texts, now, strict=True))


def _plain(text: bytes) -> bytes:
    """Return a text as git may hold it: without a mark at its beginning, lines ending as on Unix."""
    return text.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
