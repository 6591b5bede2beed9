"""The versions of a file over some time, the newest first, each with the commit that brought it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from clusterctl.analysis.changes.between import changes
from clusterctl.analysis.changes.meaning import Leaf
from clusterctl.history.same import of_files

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from clusterctl.history.history import History
    from clusterctl.history.version import Version
    from clusterctl.store.commits import Step
    from clusterctl.store.git import Entry

K = TypeVar("K")
Names = dict[str, str]
"""Of things that got another id: the one that each had, by that of now."""
Test = Callable[["Version", Names], bool]
_THINGS = ("activities", "indicators")
_THING = 3
"""Keys to a thing: file, `activities`, id."""


class Period:
    """The versions of a file from now back to some commit; each is read when it is reached."""

    def __init__(self, history: History, now: Version, brought: Sequence[tuple[Step, Entry]]) -> None:
        """Take the version of now, and what git has of it."""
        self._history, self._brought = history, brought
        self.now = now

    def __iter__(self) -> Iterator[tuple[Step | None, Version]]:
        """Yield each version with the commit that brought it; None for the disk."""
        if self._history.on_disk:
            yield None, self.now
        for step, entry in self._brought:
            yield step, self._history.versions.read(entry, self.now.place)

    @property
    def first(self) -> Version:
        """The oldest version."""
        return self._history.versions.read(self._brought[-1][1], self.now.place) if self._brought else self.now

    def since(self, tests: Mapping[K, Test]) -> dict[K, tuple[Step | None, bool]]:
        """Return since which commit each test holds, as it does now; and whether it did at the period's beginning.

        A version that can't be read decides nothing.
        """
        found: dict[K, tuple[Step | None, bool]] = dict.fromkeys(tests, (None, True))
        left = dict(tests)
        for step, version, names in self._named():
            for key, test in list(left.items()):
                if test(version, names):
                    found[key] = step, True
                else:
                    found[key] = found[key][0], False
                    del left[key]
            if not left:
                break
        return found

    def names_at_first(self) -> Names:
        """Return what things that have another id now were called at the period's beginning."""
        names: Names = {}
        for _, _, names in self._named():  # noqa: B007 - the last ones are wanted
            pass
        return names

    def _named(self) -> Iterator[tuple[Step | None, Version, Names]]:
        """Yield the versions that can be read, with the ids that things of now had in each, where they were others."""
        names: dict[str, str] = {}
        later: Version | None = None
        for step, version in self:
            if version.tree is None:
                continue
            for new, old in renamed_ids(version, later).items() if later else ():
                now = next((now for now, then in names.items() if then == new), new)
                names[now] = old
            yield step, version, names
            later = version


def renamed_ids(before: Version, after: Version) -> Names:
    """Return the earlier ids of things at a file's top that got other ones from one version to the next, by the new."""
    old, new = _ids(before), _ids(after)
    if not (old - new and new - old):
        return {}
    path = after.place.path
    every = changes(of_files({path: before.file}), of_files({path: after.file})).changes
    renamed = [one for one in every if one.kind == "renamed" and len(one.way) == _THING]
    return {one.way[-1]: str(one.old.plain) for one in renamed if isinstance(one.old, Leaf)}


def _ids(version: Version) -> set[str]:
    data = version.file.document.data
    return {id_ for key in _THINGS for id_ in (data.get(key) or () if isinstance(data, dict) else ())}
