"""A cluster as it was in a git revision: which repository, which commit, which folder of it."""

from __future__ import annotations

import os
import posixpath
from contextlib import contextmanager
from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.findings.errors import NotFoundError
from clusterctl.history.folders import Folders
from clusterctl.output.screen import word
from clusterctl.store.folder import MARKER
from clusterctl.store.git import Commit, Entry, Repository
from clusterctl.store.revision import RevisionTree, find_folder

if TYPE_CHECKING:
    from collections.abc import Iterator


class Past(Struct, frozen=True):
    """Where a cluster stood: the revision as it was asked for, its commit, the folder in it, and that on the disk."""

    asked: str
    commit: Commit
    folder: str
    """From the top of the revision; empty for the top itself."""
    root: str
    """Where the folder is, or was, on the disk."""
    tree: RevisionTree

    def __str__(self) -> str:
        """Give the revision, its commit and day, and the folder in it."""
        folder = f", folder {self.folder}" if self.folder else ""
        return word(f"{self.asked}, the commit {self.commit}{folder}")

    def shown(self, path: str) -> str:
        """Return a path as `git show` takes it."""
        return f"{self.asked}:{posixpath.join(self.folder, path)}"


class Known(Struct, frozen=True):
    """A cluster as it is known from elsewhere: its folder, from the top of the repository, and its id if it has one."""

    folder: str
    id: str | None


@contextmanager
def opened(start: str, revision: str, known: Known | None = None) -> Iterator[Past]:
    """Give the cluster that is around a folder, as it was in a revision. `REVISION:FOLDER` names another.

    A known cluster is found by its folder, else by its id: the folder may have been renamed.
    NotFoundError where there is no repository, revision or cluster; UsageError for what can be no revision.
    """
    with Repository.around(start) as repository:
        asked, commit, folder = named(repository, revision)
        entries = repository.entries(commit)
        if folder is not None:
            folder = exact(folder, entries, asked)
        elif known is not None:
            folder = _again(repository, known, entries, f"{asked}, the commit {commit}")
        else:
            folder = _folder(repository, start, entries, commit)
        root = os.path.join(repository.top or repository.git_dir, *folder.split("/"))
        tree = RevisionTree(repository, commit, entries, folder)
        yield Past(asked, commit, folder, root.rstrip(os.sep), tree)


@contextmanager
def again(past: Past) -> Iterator[RevisionTree]:
    """Give the files of a revision once more."""
    with there(past) as repository:
        yield RevisionTree(repository, past.commit, repository.entries(past.commit), past.folder)


def there(past: Past) -> Repository:
    """Return the repository of a revision; the cluster's folder may be gone from the disk since."""
    folder = past.root
    while not os.path.isdir(folder):
        folder = os.path.dirname(folder)
    return Repository.around(folder)


def named(repository: Repository, revision: str) -> tuple[str, Commit, str | None]:
    """Return what names the commit, the commit, and the folder where the revision names one: `REVISION:FOLDER`."""
    found = repository.find_commit(revision)
    if found:
        return revision, found, None
    head, colon, folder = revision.partition(":")
    return (head, repository.commit(head), folder.strip("/")) if colon and head else (
        revision, repository.commit(revision), None)  # fmt: skip


def _again(repository: Repository, known: Known, entries: dict[str, Entry], where: str) -> str:
    """Return the folder of a known cluster; NotFoundError where it is not there."""
    found = Folders(repository, known.folder, known.id).within(entries)
    if found is not None:
        return found
    sought = f"in the folder {known.folder or '.'}{f', nor one with the id {known.id}' if known.id else ''}"
    message = f"the cluster is not in {where}: there is no {MARKER} {sought}"
    raise NotFoundError(message, "name a revision that has it, or its folder of then: REVISION:FOLDER")


def _folder(repository: Repository, start: str, entries: dict[str, Entry], commit: Commit) -> str:
    return find_folder(entries, repository.inside(os.path.realpath(start)), commit)


def exact(folder: str, entries: dict[str, Entry], asked: str) -> str:
    """Return a folder that holds a cluster in a revision; NotFoundError where it holds none."""
    if posixpath.join(folder, MARKER) in entries:
        return folder
    message = f"there is no cluster in the folder {folder or '.'} of {asked}: it has no {MARKER}"
    raise NotFoundError(message, f"`git ls-tree -r --name-only {asked}` lists its files")
