"""The commits of a history, one by one: who, when, what for, and which commits and which tree stand behind each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.findings.errors import NotFoundError
from clusterctl.store.days import day_of

if TYPE_CHECKING:
    from datetime import date

    from clusterctl.store.git import Commit, Repository

_HEADER = re.compile(rb"([a-z]+) ([^\n]*)")
_PERSON = re.compile(r"(?P<name>.*?) ?<[^<>]*> (?P<seconds>-?\d{1,18}) (?P<zone>[+-]\d{4})")
_LONGEST = 1000
"""Bytes of a message's first line that are read."""


class Step(Struct, frozen=True):
    """One commit of a history."""

    id: str
    parents: tuple[str, ...]
    """As the commit names them; those of an edge are not here."""
    tree: str
    author: str
    committed: date | None
    """The day of the commit, in the committer's time zone; a later one where the change was carried over."""
    summary: str
    """The first line of the message."""
    is_edge: bool
    """A shallow clone holds nothing before this commit."""
    date: date | None
    """The day of the change, in the author's time zone; None where the commit names a day that no calendar has."""

    @property
    def short(self) -> str:
        """The first ten digits of its id."""
        return self.id[:10]

    @property
    def is_merge(self) -> bool:
        """Whether it brings several histories together."""
        return len(self.parents) > 1


def walk(repository: Repository, start: Commit, *, first_parent: bool) -> list[Step]:
    """Return a commit and those before it, the newest first and none before one that rests on it.

    With `first_parent` only those of its own line: what a merge brought is in the merge. NotFoundError where git can't
    tell, or lacks one of them.
    """
    edges = repository.edges
    return [step(repository, id_, edges) for id_ in ids(repository, start, first_parent=first_parent)]


def ids(repository: Repository, start: Commit, *, first_parent: bool) -> list[str]:
    """Return the ids of a commit and of those before it, as `walk` orders them."""
    line = ["--first-parent"] if first_parent else []
    asked = repository.run("rev-list", "--topo-order", *line, start.id)
    if asked.returncode:
        said = asked.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ")
        raise NotFoundError(f"git can't list the commits before {start.short}: {said}", "`git fsck` tells more")
    return asked.stdout.decode("ascii").split()


def step(repository: Repository, id_: str, edges: frozenset[str]) -> Step:
    """Return a commit by its id; NotFoundError where it is lacking or damaged."""
    read = repository.read(id_)
    if read is None or read.kind != "commit":
        raise NotFoundError(f"git can't read the commit {id_[:10]}", "`git fsck` tells more")
    return parsed(id_, read.data, edges)


def parsed(id_: str, data: bytes, edges: frozenset[str]) -> Step:
    """Return a commit from its text."""
    head, _, message = data.partition(b"\n\n")
    parents: list[str] = []
    header: dict[bytes, bytes] = {}
    for line in head.split(b"\n"):
        found = _HEADER.fullmatch(line)
        if found and found[1] == b"parent":
            parents.append(found[2].decode("ascii", "replace"))
        elif found:
            header.setdefault(found[1], found[2])
    encoding = header.get(b"encoding", b"utf-8").decode("ascii", "replace")
    author, changed = _person(_decoded(header.get(b"author", b""), encoding))
    _, committed = _person(_decoded(header.get(b"committer", b""), encoding))
    tree = header.get(b"tree", b"").decode("ascii", "replace")
    summary = _decoded(message.lstrip().partition(b"\n")[0][:_LONGEST], encoding).rstrip()
    return Step(id_, tuple(parents), tree, author, committed, summary, id_ in edges, changed)


def _person(text: str) -> tuple[str, date | None]:
    """Return a name and a day from a line such as `A. Printer <a@example.org> 946659600 +0530`."""
    found = _PERSON.fullmatch(text)
    return (found["name"], day_of(found["seconds"], found["zone"])) if found else (text.partition("<")[0].strip(), None)


def _decoded(data: bytes, encoding: str) -> str:
    """Return a text of a commit; what its encoding does not explain is marked."""
    try:
        return data.decode(encoding, "replace")
    except (LookupError, ValueError):  # no encoding of texts, or a name that none can have
        return data.decode("utf-8", "replace")
