"""The files of many revisions: each text is read once, and let go when no later revision holds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from clusterctl.findings.errors import NotFoundError
from clusterctl.project.discover import discover
from clusterctl.project.load import load, load_file, put_together
from clusterctl.store.git import Commit
from clusterctl.store.revision import RevisionTree

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from clusterctl.findings.finding import Finding
    from clusterctl.history.stands import Stand
    from clusterctl.project.discover import Place
    from clusterctl.project.project import File, Project
    from clusterctl.store.git import Entry, Repository
    from clusterctl.store.tree import Tree
    from clusterctl.store.trees import Trees


Loaded = tuple["File", list["Finding"]]
"""A file, and what was found while reading it."""
_ENCODER = msgspec.json.Encoder(decimal_format="number")


class Read(Struct, frozen=True):
    """A project of a revision."""

    project: Project
    contents: Mapping[str, bytes]
    """What each file says by path, whatever its comments and its layout are; also of those that a label cuts off."""
    is_whole: bool
    """Whether the repository holds every file."""


class _ShelvedTree(RevisionTree):
    """A revision, of which files that are on the shelf are not loaded again."""

    def __init__(
        self, repository: Repository, stand: Stand, entries: Mapping[str, Entry], loaded: dict[tuple[str, str], Loaded]
    ) -> None:
        super().__init__(repository, Commit(stand.step.id, stand.step.committed), entries, "")
        self._loaded = loaded
        self.texts: dict[str, str] = {}
        self.is_lacking = False

    def load(self, _: Tree, place: Place) -> Loaded:
        """Load a file of this tree, or take it from the shelf."""
        entry = self._entries.get(place.path)
        id_ = self.id(place.path) if entry is None or entry.is_link else entry.id
        key = place.path, id_ or ""
        found = self._loaded.get(key) or load_file(self, place)
        if id_ is None or _is_lacking(found):
            self.is_lacking = True
        else:
            self.texts[place.path] = id_
            self._loaded[key] = found
        return found


class Shelf:
    """The files that are loaded, by path and object id."""

    def __init__(self, repository: Repository, trees: Trees, asked: Sequence[Stand]) -> None:
        """Take the revisions that will be read, in their order."""
        self._repository = repository
        self._trees = trees
        self._loaded: dict[tuple[str, str], Loaded] = {}
        self._last = {id_: at for at, one in enumerate(asked) for id_ in self._ids(one)}
        self._said: dict[str, tuple[str, bytes]] = {}
        """By path, the text that was read last, and what it says."""
        self._read = 0
        self._before: Mapping[str, str] = {}
        """The texts of the revision that was read last."""
        self._paths: list[tuple[str, str]] = []
        self._found: list[Place] = []

    def _ids(self, stand: Stand) -> list[str]:
        """Return the object ids of all files, none where the repository lacks one of the folders."""
        try:
            return [entry.id for entry in self._trees.entries(stand.tree).values()]
        except NotFoundError:
            return []

    def read(self, stand: Stand, at: str | None, *, whole: bool) -> Read:
        """Return the next project: `whole` with its findings, else for its figures alone; `at` cuts it at a label.

        NotFoundError where the repository lacks one of its folders.
        """
        entries = self._trees.entries(stand.tree)
        tree = _ShelvedTree(self._repository, stand, entries, self._loaded)
        if whole:
            project = load(tree, at, tree.load)
        else:
            project = put_together({place.path: tree.load(tree, place)[0] for place in self._places(tree, entries)}, at)
        found = Read(project, self._contents(tree), not tree.is_lacking)
        self._let_go(tree.texts)
        return found

    def _contents(self, tree: _ShelvedTree) -> dict[str, bytes]:
        """Return what the files say; of one with faults, which text it is."""
        for path, id_ in tree.texts.items():
            if self._said.get(path, ("", b""))[0] != id_:
                self._said[path] = id_, _content(self._loaded[path, id_][0], id_)
        return {path: self._said[path][1] for path in tree.texts}

    def _places(self, tree: RevisionTree, entries: Mapping[str, Entry]) -> list[Place]:
        """Return the files; where all paths are those of the revision before, its files."""
        paths = [(path, entry.mode) for path, entry in entries.items()]
        if paths != self._paths:
            self._paths, self._found = paths, discover(tree.list())[0]
        return self._found

    def _let_go(self, texts: Mapping[str, str]) -> None:
        """Forget what was read and no later revision holds."""
        for path, id_ in self._before.items():
            if texts.get(path) != id_ and self._last.get(id_, 0) <= self._read:
                self._loaded.pop((path, id_), None)
        self._before = texts
        self._read += 1


def _content(file: File, id_: str) -> bytes:
    """Return what a file says; which text it is where it has faults, or letters that are none."""
    if not file.complete:
        return id_.encode()
    try:
        return _ENCODER.encode(file.document.data)
    except (TypeError, ValueError):
        return id_.encode()


def _is_lacking(loaded: Loaded) -> bool:
    """Whether a file could not be read for a fault of the repository, not its own."""
    return any(finding.code == "YML025" for finding in loaded[1])
