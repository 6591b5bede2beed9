"""Which things were renamed: identical but for the id, and the only such ones."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from clusterctl.analysis.changes.change import Change
from clusterctl.analysis.changes.meaning import LISTS, MEMBERS, Leaf, data
from clusterctl.analysis.changes.references import exchanged

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clusterctl.analysis.changes.meaning import Renames, Way
    from clusterctl.project.project import Project

_WITHOUT_ID = {*(what for what, _ in LISTS.values()), *MEMBERS.values()}
"""Things that have no id of their own."""
TOGETHER = (("constraint", "opportunity"), ("immediate objective", "output", "activity"))
"""Kinds of which any may be meant where they are referred to."""


def renames_in(changes: Iterable[Change], known: Renames) -> Iterator[Change]:
    """Yield a renaming for each thing that went while the same under another id came, in the same place.

    It is the same if it refers to things by the ids that they are known to have now.
    """
    gone: dict[tuple[Way, str, str], list[Change]] = defaultdict(list)
    come: dict[tuple[Way, str, str], list[Change]] = defaultdict(list)
    for change in changes:
        if change.kind in {"added", "removed"} and change.thing.id and change.thing.what not in _WITHOUT_ID:
            tree = exchanged(change.old, known) if change.old else change.new
            same = (change.way[:-1], change.thing.what, repr(data(tree)) if tree else "")
            (come if change.kind == "added" else gone)[same].append(change)
    for same, old in gone.items():
        new = come.get(same, [])
        if len(old) == len(new) == 1:
            yield _renamed(old[0], new[0])


def _renamed(old: Change, new: Change) -> Change:
    was, is_ = (Leaf(change.thing.id, change.thing.id) for change in (old, new))
    return Change("renamed", new.things, (), was, is_, new.way, old.before, new.after)


def take_up(renames: Renames, found: Iterable[Change], before: Project, after: Project) -> None:
    """Note renamings: of an id for where it is referred to, if neither the old nor the new one can mean another."""
    for change in found:
        if change.before is None:
            continue
        way = (change.before.file, *map(str, change.before.keys))
        renames.made.setdefault(way[:-1], {})[way[-1]] = change.way[-1]
        old, new, what = way[-1], change.way[-1], change.thing.what
        kinds = next((kinds for kinds in TOGETHER if what in kinds), (what,))
        if not after.ids.routes(old, *kinds) and not before.ids.routes(new, *kinds):
            renames.referred.setdefault(what, {})[old] = new
