"""Which things were renamed: identical but for the id, and the only such ones."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from clusterctl.analysis.changes.change import Change
from clusterctl.analysis.changes.meaning import LISTS, MEMBERS, Leaf, data

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clusterctl.analysis.changes.meaning import Renames, Way
    from clusterctl.project.project import Project

_WITHOUT_ID = {*(what for what, _ in LISTS.values()), *MEMBERS.values()}
"""Things that have no id of their own."""


def renames_in(changes: Iterable[Change]) -> Iterator[Change]:
    """Yield a renaming for each thing that went while the same under another id came, in the same place."""
    gone: dict[tuple[Way, str, str], list[Change]] = defaultdict(list)
    come: dict[tuple[Way, str, str], list[Change]] = defaultdict(list)
    for change in changes:
        if change.kind in {"added", "removed"} and change.thing.id and change.thing.what not in _WITHOUT_ID:
            tree = change.new or change.old
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
    """Note renamings. Where things are referred to, the new id takes the old one's place if it can mean no other."""
    for change in found:
        if change.before is None:
            continue
        way = (change.before.file, *map(str, change.before.keys))
        renames.made.setdefault(way[:-1], {})[way[-1]] = change.way[-1]
        old, new, what = way[-1], change.way[-1], change.thing.what
        if not after.ids.routes(old, what) and not before.ids.routes(new, what):
            renames.referred.setdefault(what, {})[old] = new
