"""Where a cluster stood in each commit of a history, and which of the commits changed it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.findings.errors import NotFoundError
from clusterctl.store.commits import Step, ids, walk
from clusterctl.store.folder import MARKER
from clusterctl.store.tree import is_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.history.folders import Folders, Stood
    from clusterctl.store.git import Commit, Repository
    from clusterctl.store.trees import Trees

_TAGS = "refs/tags/"


class Stand(Struct, frozen=True):
    """A cluster in a commit."""

    step: Step
    folder: str | None
    """From the top, with `/`; None where there was no cluster."""
    tree: str
    """The id of the folder: all that is in it; empty where there was none."""
    is_lacking: bool = False
    """The repository lacks the folders that would tell."""


def stands(repository: Repository, start: Commit, folders: Folders, trees: Trees) -> list[Stand]:
    """Return where a cluster stood in a commit and in those before it on its own line, the oldest first."""
    steps = walk(repository, start, first_parent=True)
    trees.fetch(step.tree for step in steps)
    return list(_stands(steps, folders, trees))[::-1]


def _stands(steps: Sequence[Step], folders: Folders, trees: Trees) -> Iterator[Stand]:
    """Yield them as the steps go, the newest first: each is found from where the cluster stood later."""
    place: Stood | None = None
    for step in steps:
        try:
            place = folders.before(trees, step.tree, place)
            tree = trees.folder(step.tree, place.folder) if place.is_there else None
        except NotFoundError:
            yield Stand(step, None, "", is_lacking=True)
        else:
            yield Stand(step, place.folder if place.is_there else None, tree or "")


def changed(every: Sequence[Stand], trees: Trees) -> Iterator[Stand]:
    """Yield those in which a file of the cluster was other than just before; a text beside its files is none of them.

    What was before the first cluster is no part of it.
    """
    trees.fetch_below(one.tree for one in every if one.tree)
    before: Stand | None = None
    own: object = None
    for one in every:
        if before is None and not one.tree and not one.is_lacking:
            continue
        now = own if before and before.tree == one.tree else _own(one, trees)
        if before is None or one.is_lacking or now != own:
            yield one
        before, own = one, now


def _own(one: Stand, trees: Trees) -> object:
    """Return what tells the cluster's files in a commit from those in another; the commit where that can't be told."""
    if not one.tree:
        return None
    try:
        entries = trees.entries(one.tree)
    except NotFoundError:
        return one.step.id
    inner = [path.removesuffix(MARKER) for path in entries if path.endswith(f"/{MARKER}")]
    return {
        path: entry for path, entry in entries.items()
        if (is_yaml(path) or entry.is_link or entry.is_submodule) and not path.startswith(tuple(inner))
    }  # fmt: skip


def tags(repository: Repository) -> dict[str, tuple[str, ...]]:
    """Return the names of tags by the id of the commit that they name, in their order."""
    listed = repository.run("for-each-ref", "--format=%(objectname) %(refname)", _TAGS)
    found: dict[str, tuple[str, ...]] = {}
    for line in listed.stdout.decode("utf-8", "surrogateescape").splitlines():
        id_, _, name = line.partition(" ")
        commit = repository.read(f"{id_}^{{commit}}", 0)
        if commit:
            found[commit.id] = (*found.get(commit.id, ()), name.removeprefix(_TAGS))
    return found


def brought_in(repository: Repository, start: Commit, own: int) -> int:
    """Return how many commits came in by merges, of all before a commit; `own` are those of its own line."""
    return len(ids(repository, start, first_parent=False)) - own
