"""Who last touched the lines of a cluster's files: in the revision that is asked for, else on the disk."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.findings.errors import NotFoundError
from clusterctl.store.blame import Touch, blame, committed
from clusterctl.store.git import Repository

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from clusterctl.cli.workspace import Workspace
    from clusterctl.project.fields import Field
    from clusterctl.store.git import Commit

Lines = dict[int, "Touch | None"]
"""By number; None where the line is not committed yet."""


class Touched(Struct, frozen=True):
    """What git knows of lines, by file and number; where it knows nothing, why."""

    files: Mapping[str, Lines] = {}
    unknown: str = ""

    def last(self, field: Field) -> Touch | None:
        """Return the newest touch of a field's lines; None where one of them is not committed, or nothing is known."""
        lines = self.files.get(field.route.file, {})
        found = [lines.get(line) for line in field.lines]
        known = [touch for touch in found if touch]
        return max(known, key=lambda touch: str(touch.date)) if found and len(known) == len(found) else None


def touched(workspace: Workspace, places: Mapping[str, Iterable[int]]) -> Touched:
    """Return who last touched lines of files, by their paths in the cluster; it never fails, but says what it lacks."""
    try:
        with Repository.around(workspace.root) as repository:
            past = workspace.past
            commit = past.commit if past else repository.find_commit("HEAD")
            if commit is None:
                return Touched({file: dict.fromkeys(lines) for file, lines in places.items()})
            folder = past.folder if past else repository.inside(workspace.root)
            look = _Look(repository, commit, folder, workspace)
            return Touched({file: look.lines(file, set(lines)) for file, lines in places.items()})
    except NotFoundError as error:
        return Touched(unknown=str(error))


class _Look:
    def __init__(self, repository: Repository, commit: Commit, folder: str, workspace: Workspace) -> None:
        self._repository, self._commit, self._folder, self._workspace = repository, commit, folder, workspace
        self._entries = repository.entries(commit)

    def lines(self, file: str, wanted: set[int]) -> Lines:
        path = posixpath.join(self._folder, file)
        entry = self._entries.get(path)
        if entry is None or entry.is_link:
            return dict.fromkeys(wanted)
        if self._workspace.past:
            return {**blame(self._repository, self._commit, path, wanted)}
        found = self._repository.read(entry.id)
        old = found.data.decode("utf-8", "replace") if found else ""
        new = self._workspace.project.files[file].document.text
        same = committed(*([line.rstrip("\r") for line in text.lstrip("\ufeff").split("\n")] for text in (old, new)))
        told = blame(self._repository, self._commit, path, (same[line] for line in wanted if line in same))
        return {line: told.get(same[line]) if line in same else None for line in wanted}
