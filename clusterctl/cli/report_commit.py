"""The commit that a report names: the last that changed the files it was made from, and whether they changed since."""

from __future__ import annotations

import os
from hashlib import sha1, sha256
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from clusterctl.findings.errors import NotFoundError
from clusterctl.store.commits import Step, step
from clusterctl.store.git import Repository
from clusterctl.store.trees import Trees

if TYPE_CHECKING:
    from clusterctl.cli.workspace import Workspace
    from clusterctl.store.git import Commit


class Last(Struct, frozen=True):
    """The last commit that changed the files of a cluster, and whether they differ from it."""

    step: Step
    is_changed: bool = False


def commit_of(workspace: Workspace) -> Last | None:
    """Return the commit; None where there is none."""
    past = workspace.past
    try:
        if past:
            from clusterctl.cli.past import there

            with there(past) as repository:
                return _last(repository, past.commit, _paths(workspace, past.folder))
        with Repository.around(workspace.root) as repository:
            return _head(repository, workspace)
    except NotFoundError:
        return None


def _paths(workspace: Workspace, folder: str) -> list[str]:
    begin = f"{folder}/" if folder else ""
    return [begin + path for path in workspace.project.files]


def _last(repository: Repository, commit: Commit, paths: list[str]) -> Last:
    """Return the last commit, up to one, that changed a file; that one where git can't tell."""
    literal = [f":(top,literal){path}" for path in paths]
    found = repository.run("rev-list", "--max-count=1", commit.id, "--", *literal)
    id_ = found.stdout.decode("ascii", "replace").strip() or commit.id
    return Last(step(repository, id_, repository.edges))


def _head(repository: Repository, workspace: Workspace) -> Last | None:
    commit = repository.head()
    if commit is None:
        return None
    folder = repository.inside(os.path.realpath(workspace.root))
    last = _last(repository, commit, _paths(workspace, folder))
    files = workspace.project.files
    trees = Trees(repository)
    held = trees.folder(last.step.tree, folder)
    entries = {path: entry for path in files if held and (entry := trees.file(held, path))}
    if not entries:
        return None
    if len(entries) < len(files):
        return replace(last, is_changed=True)
    now = {path: file.document.text.encode("utf-8", "surrogatepass") for path, file in files.items()}
    other = [path for path, text in now.items() if _id(text, len(entries[path].id)) != entries[path].id]
    then = [found.data if (found := repository.read(entries[path].id)) else b"" for path in other]
    return replace(
        last, is_changed=any(_plain(one) != _plain(now[path]) for one, path in zip(then, other, strict=True))
    )


def _id(text: bytes, length: int) -> str:
    """Return the id that git gives a file's text, in as many digits as the repository's ids have."""
    made = sha1 if length == 40 else sha256  # noqa: PLR2004 - the digits of SHA-1
    return made(b"blob %d\0" % len(text) + text, usedforsecurity=False).hexdigest()


def _plain(text: bytes) -> bytes:
    """Return a text as git may hold it: without a mark at its beginning, lines ending as on Unix."""
    return text.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
