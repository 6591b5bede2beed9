"""The files of many revisions: each text is read once, and let go when no later revision holds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from clusterctl.findings.errors import NotFoundError
from clusterctl.history.measure import RESTS_ON
from clusterctl.project.discover import discover
from clusterctl.project.load import load, load_file, put_together
from clusterctl.source.document import Document, Marks
from clusterctl.store.ahead import Ahead
from clusterctl.store.git import Commit
from clusterctl.store.revision import LONGEST, RevisionTree

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from clusterctl.findings.finding import Finding
    from clusterctl.history.stands import Stand
    from clusterctl.project.discover import Place
    from clusterctl.project.project import File, Project
    from clusterctl.store.git import Entry, Object, Repository
    from clusterctl.store.tree import Tree
    from clusterctl.store.trees import Trees


Loaded = tuple["File", list["Finding"]]
"""A file, and what was found while reading it."""
_LACKING = "YML025"
"""The finding of a file that could not be read for a fault of the repository, not its own."""
_ENCODER = msgspec.json.Encoder(decimal_format="number")


class Read(Struct, frozen=True):
    """A project of a revision."""

    project: Project
    contents: Mapping[str, bytes]
    """By path what each file says of that on which figures rest, of files that a label cuts off too."""
    is_whole: bool
    """Whether the repository holds every file."""


class _Shelved(Struct, frozen=True):
    """A file that is loaded, what was found while reading it, and what it says (see `Read`)."""

    file: File
    findings: list[Finding]
    content: bytes


class _ShelvedTree(RevisionTree):
    """A revision, of which files that are on the shelf are not loaded again."""

    def __init__(self, repository: Repository, stand: Stand, entries: Mapping[str, Entry], shelf: Shelf) -> None:
        super().__init__(repository, Commit(stand.step.id, stand.step.committed), entries, "")
        self._shelf = shelf
        self.texts: dict[str, str] = {}
        self.contents: dict[str, bytes] = {}
        self.is_lacking = False

    def load(self, _: Tree, place: Place) -> Loaded:
        """Load a file of this tree, or take it from the shelf."""
        entry = self._entries.get(place.path)
        id_ = self.id(place.path) if entry is None or entry.is_link else entry.id
        key = place.path, id_ or ""
        found = self._shelf.loaded.get(key) or self._read(place, id_ or "")
        if id_ is None or any(finding.code == _LACKING for finding in found.findings):
            self.is_lacking = True
        else:
            self.texts[place.path], self.contents[place.path] = id_, found.content
            self._shelf.loaded[key] = found
        return found.file, found.findings

    def _read(self, place: Place, id_: str) -> _Shelved:
        """Load a file; of one that is whole the text is let go at once, where no finding will point into it."""
        file, findings = load_file(self, place)
        content = _content(file, id_)
        if file.complete and not self._shelf.whole:
            file = replace(file, document=Document(place.path, "", None, Marks()))
        return _Shelved(file, findings, content)

    def _text(self, id_: str) -> Object | None:
        return self._shelf.texts.read(id_)


class Shelf:
    """The files that are loaded, by path and object id."""

    def __init__(self, repository: Repository, trees: Trees, asked: Sequence[Stand], *, whole: bool) -> None:
        """Take the revisions that will be read, in their order: `whole` with their findings, else for figures alone."""
        self._repository = repository
        self._trees = trees
        self.whole = whole
        self.loaded: dict[tuple[str, str], _Shelved] = {}
        self._paths: list[tuple[str, str]] = []
        self._found: list[Place] = []
        self._last = {entry.id: at for at, one in enumerate(asked) for entry in self._entries(one).values()}
        self._read = 0
        self._before: Mapping[str, str] = {}
        """The texts of the revision that was read last."""
        self.texts = Ahead(repository, (id_ for one in asked for id_ in self._wanted(one)), LONGEST)

    def close(self) -> None:
        """Let git go."""
        self.texts.close()

    def _entries(self, stand: Stand) -> Mapping[str, Entry]:
        """Return all files, none where the repository lacks one of the folders."""
        try:
            return self._trees.entries(stand.tree)
        except NotFoundError:
            return {}

    def _wanted(self, stand: Stand) -> list[str]:
        """Return the object ids of the files that will be read, in their order; what a link leads to is not known."""
        entries = self._entries(stand)
        places = self._places(_ShelvedTree(self._repository, stand, entries, self), entries)
        return [entries[place.path].id for place in places if place.path in entries]

    def read(self, stand: Stand, at: str | None) -> Read:
        """Return the next project; `at` cuts it at a label. NotFoundError where the repository lacks a folder of it."""
        entries = self._trees.entries(stand.tree)
        tree = _ShelvedTree(self._repository, stand, entries, self)
        if self.whole:
            project = load(tree, at, tree.load)
        else:
            project = put_together({place.path: tree.load(tree, place)[0] for place in self._places(tree, entries)}, at)
        self._let_go(tree.texts)
        return Read(project, tree.contents, not tree.is_lacking)

    def _places(self, tree: RevisionTree, entries: Mapping[str, Entry]) -> list[Place]:
        """Return the files to read; where all paths are those of the revision before, its files."""
        paths = [(path, entry.mode) for path, entry in entries.items()]
        if paths != self._paths:
            found = discover(tree.list())[0]
            self._paths = paths
            self._found = [place for place in found if self.whole or place.kind.name in RESTS_ON]
        return self._found

    def _let_go(self, texts: Mapping[str, str]) -> None:
        """Forget what was read and no later revision holds."""
        for path, id_ in self._before.items():
            if texts.get(path) != id_ and self._last.get(id_, 0) <= self._read:
                self.loaded.pop((path, id_), None)
        self._before = texts
        self._read += 1


def _content(file: File, id_: str) -> bytes:
    """Return what a file says of that on which figures rest; which text it is where it has faults, or odd letters."""
    if not file.complete or not isinstance(file.document.data, dict):
        return id_.encode()
    wanted = RESTS_ON.get(file.place.kind.name, ())
    try:
        return _ENCODER.encode({key: value for key, value in file.document.data.items() if key in wanted})
    except (TypeError, ValueError):
        return id_.encode()
