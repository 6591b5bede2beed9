"""Which field of an earlier version is which of a later one, where ids were renamed in between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.analysis.changes.between import changes
from clusterctl.analysis.changes.meaning import Leaf, Node, Renames, meaning
from clusterctl.analysis.changes.references import as_later
from clusterctl.analysis.changes.renames import take_up
from clusterctl.project.ids import Ids, Walk, spec_of
from clusterctl.project.project import Project

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from clusterctl.analysis.changes.meaning import Tree, Way
    from clusterctl.history.version import Version
    from clusterctl.project.project import File


def renamed(version: Version, before: Mapping[str, File], after: Mapping[str, File]) -> dict[Way, tuple[Way, Leaf]]:
    """Return the values of an earlier version as they are under the later ids, by the later way, with the earlier way.

    Empty where no id was renamed.

    `before` and `after` are the files that changed between the two, that of the version among them under one path.
    """
    one, other = of_files(before), of_files(after)
    old, new = _names(one), _names(other)
    if not (old - new and new - old):
        return {}
    renames = Renames()
    take_up(renames, [change for change in changes(one, other).changes if change.kind == "renamed"], one, other)
    if not renames.made:
        return {}
    path = version.place.path
    now = meaning(one, renames).below.get(path)
    named = as_later(now, meaning(other).below.get(path), renames) if now else None
    return dict(_pairs(named, version.tree, (), ()))


def of_files(files: Mapping[str, File]) -> Project:
    """Return some files of a cluster with the ids that they make, as far as two states are to be compared."""
    ids = Ids()
    for path, file in files.items():
        Walk(path, ids, slips=False).follow(file.document.data, spec_of(file.place.kind.type), ())
    return Project(files, {}, ids)


def _names(project: Project) -> set[tuple[str, str]]:
    return {(kind, id_) for kind, ids in project.ids.defined.items() for id_ in ids}


def _pairs(now: Tree | None, raw: Tree | None, new: Way, old: Way) -> Iterator[tuple[Way, tuple[Way, Leaf]]]:
    """Give the way under the new ids of each value, and that under the old ones with the value."""
    if isinstance(now, Leaf):
        yield new, (old, now)
    if not isinstance(now, Node) or not isinstance(raw, Node):
        return
    places = {place: key for key, place in raw.written.items()}
    for key, below in now.below.items():
        place = now.written.get(key, key)
        was = places.get(place, str(place))
        yield from _pairs(below, raw.below.get(was), (*new, key), (*old, was))
