"""Who set each field of a file: the commit since which it has its value, wherever the file and its things stood.

As git does it for lines: a commit's field that a parent has too, with the same value, is passed on to that parent;
what none of them has, the commit set. A field is known by its meaning: not by its line, its quotes or its place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.history.same import renamed
from clusterctl.history.version import leaves, same_heads, tree_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from clusterctl.analysis.changes.meaning import Leaf, Way
    from clusterctl.history.version import Version
    from clusterctl.history.versions import Standing, Versions
    from clusterctl.project.project import File
    from clusterctl.store.commits import Step


class Setting(Struct, frozen=True):
    """Who set a field. `step` is None where that is not committed yet."""

    step: Step | None
    is_unread_before: bool = False
    """In the commit before, the file could not be read there: it may have been set in that one or earlier."""


class _Seen(Struct, frozen=True, eq=False):
    """Where fields were last read: in a commit (None: on the disk), in a version of the file."""

    step: Step | None
    version: Version


class _Open(Struct, eq=False):
    """Fields whose setting is still looked for, in one commit."""

    seen: _Seen
    path: str
    """Where the file stands in the commit that is looked at, which may be one after that in which it could be read."""
    ways: dict[Way, Way]
    """The way to each in the version that was seen, by the way to it now."""


def blame(
    versions: Versions, steps: Sequence[Step], now: Version, files: Mapping[str, File] | None = None
) -> dict[Way, Setting]:
    """Return who set each field of a version of a file, by the way to it from the file's top.

    `steps` are the commits of the history, the newest first and none before one that rests on it. The version is that
    of the first of them; with `files`, those on the disk, it is among these, and the commits come before.
    """
    search = _Search(versions, steps, files)
    fields = {way: way for way, _ in leaves(now.tree)}
    at = steps[0] if files is None else None
    search.settle(_Open(_Seen(at, now), now.place.path, fields), at)
    for step in steps:
        for one in search.waiting.pop(step.id, ()):
            search.settle(one, step)
        if not search.waiting:
            break
    return {way: search.found[way] for way in leaves_of(now)}


def leaves_of(version: Version) -> list[Way]:
    """Return the ways to all values of a version."""
    return [way for way, _ in leaves(version.tree)]


class _Search:
    """Passes fields on from commit to commit."""

    def __init__(self, versions: Versions, steps: Sequence[Step], disk: Mapping[str, File] | None) -> None:
        self._versions, self._disk = versions, disk
        self._steps = {step.id: step for step in steps}
        self._last = steps[:1]
        self.waiting: dict[str, list[_Open]] = {}
        self.found: dict[Way, Setting] = {}

    def settle(self, one: _Open, at: Step | None) -> None:
        """Pass fields of a commit (None: the disk) on to those of its parents that have them; it set what is left."""
        parents = [self._steps[id_] for id_ in at.parents if id_ in self._steps] if at else self._last
        for parent in parents:
            standing = self._versions.before(parent, one.path, one.seen.version, at) if one.ways else None
            if standing:
                self._pass(one, parent, standing)
        self.found.update((way, Setting(one.seen.step, one.seen.step is not at)) for way in one.ways)

    def _pass(self, one: _Open, parent: Step, standing: Standing) -> None:
        """Take from the fields those that a parent has, and let them wait there."""
        if standing.entry.id == one.seen.version.id:
            self._wait(one, _Open(_Seen(parent, one.seen.version), standing.path, dict(one.ways)))
            return
        before = self._versions.read(standing.entry, one.seen.version.place)
        same = dict(self._same(one, before, parent))
        self._wait(one, _Open(_Seen(parent, before), standing.path, same))
        if not before.complete:
            lost = {way: to for way, to in one.ways.items() if before.at(to) is None}
            self._wait(one, _Open(one.seen, standing.path, lost), parent)

    def _wait(self, one: _Open, passed: _Open, parent: Step | None = None) -> None:
        """Let fields wait in a parent, together with those that another of its children passed on."""
        where = parent or passed.seen.step
        if not passed.ways or where is None:
            return
        one.ways = {way: to for way, to in one.ways.items() if way not in passed.ways}
        others = self.waiting.setdefault(where.id, [])
        for other in others:
            if other.seen.version is passed.seen.version and other.seen.step is passed.seen.step:
                other.ways.update(passed.ways)
                return
        others.append(passed)

    def _same(self, one: _Open, before: Version, parent: Step) -> Iterator[tuple[Way, Way]]:
        """Give the fields that have the same value in a version before, with the way to each there."""
        heads = same_heads(before, one.seen.version)
        other = {way: to for way, to in one.ways.items() if to[:1] not in heads and to[:2] not in heads}
        yield from ((way, to) for way, to in one.ways.items() if way not in other)
        around = frozenset(to[:2] for to in other.values())
        old, now = (version.part(around) for version in (before, one.seen.version)) if other else (None, None)
        same = {way: to for way, to in other.items() if old and tree_at(old, to) == tree_at(now, to)}
        yield from same.items()
        left = {way: to for way, to in other.items() if way not in same}
        renamed = self._renamed(one.seen, before, parent) if left and old else {}
        for way, to in left.items():
            was = renamed.get(to)
            if was and was[1] == tree_at(now, to):
                yield way, was[0]

    def _renamed(self, seen: _Seen, before: Version, parent: Step) -> dict[Way, tuple[Way, Leaf]]:
        """Return what a version before holds under the ids that things had when the fields were seen."""
        path = before.place.path
        old, new = {path: before.file}, {path: seen.version.file}
        changed = self._versions.changed(parent, seen.step, self._disk or {})
        old.update((other, pair[0]) for other, pair in changed.items() if other != path)
        new.update((other, pair[1]) for other, pair in changed.items() if other != path)
        return renamed(before, old, new)
