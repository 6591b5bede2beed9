"""What stands in a project's files and could not be read: of that nobody can say whether it changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.analysis.changes.meaning import LISTS, Leaf
from clusterctl.findings.finding import Route
from clusterctl.source.document import MERGE, Broken, Twice, value_at

if TYPE_CHECKING:
    from clusterctl.analysis.changes.meaning import Tree
    from clusterctl.findings.finding import Keys
    from clusterctl.project.project import Project

_IDENTITY = {key for _, identity in LISTS.values() for key in identity}


class Losses:
    """What was lost of one project's files."""

    def __init__(self, project: Project) -> None:
        self._files = project.files
        self._refused = any(finding.code == "SCH012" for finding in project.findings)
        """A newer format: no file but cluster.yaml was looked at."""
        faults = [finding for finding in project.findings if finding.code.startswith("SCH")]
        self._faults = {(fault.route.file, fault.route.keys) for fault in faults}
        self._misspelt = {
            (fault.route.file, fault.route.keys[:-1])
            for fault in faults if fault.route.on == "key" and fault.code != "SCH002"  # which is of a key not there
        }  # fmt: skip
        """Where keys stand that mean nothing: any key that is not there may be meant."""

    def shorten(self, tree: Tree | None, keys: Keys) -> bool:
        """Whether the text has more at a place than a list of values that was read."""
        if not (isinstance(tree, Leaf) and isinstance(tree.plain, list)):
            return False
        file = self._files[str(keys[0])]
        return not file.complete and len(_listed(value_at(file.document.data, keys[1:]))) > len(tree.plain)

    def hide(self, tree: Tree | None, keys: Keys, among: int) -> bool:
        """Whether the text may hold, at a place or beside it, what the other side has: here is a tree or none.

        `among` says how many there are beside each other.
        """
        path, inner = str(keys[0]), keys[1:]
        file = self._files.get(path)
        if file is None:
            return self._refused and not inner
        if file.complete or (tree is not None and not inner):
            return False
        data = value_at(file.document.data, inner[:-1]) if inner else None
        if tree is not None:
            return self._is_blurred(path, inner[:-1], data)
        if not inner or file.document.text_at(Route(path, inner)):
            return True
        lost = len(_listed(data)) > among or (isinstance(data, dict) and MERGE in data)
        return lost or (path, inner[:-1]) in self._misspelt or self._is_blurred(path, inner[:-1], data)

    def _is_blurred(self, path: str, keys: Keys, data: object) -> bool:
        """Whether what tells the records of a list apart could not be read of one of them."""
        for at, record in enumerate(_listed(data)):
            way = (*keys, at)
            if isinstance(record, dict) and ((path, way) in self._misspelt or any(
                isinstance(record.get(key), Broken | Twice) or (path, (*way, key)) in self._faults for key in _IDENTITY
            )):  # fmt: skip
                return True
        return False


def _listed(data: object) -> list[object]:
    return data if isinstance(data, list) else []
