"""The versions of a file over some time, the newest first, each with the commit that brought it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from clusterctl.history.history import History
    from clusterctl.history.version import Version
    from clusterctl.store.commits import Step
    from clusterctl.store.git import Entry

K = TypeVar("K")


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

    def since(self, tests: Mapping[K, Callable[[Version], bool]]) -> dict[K, tuple[Step | None, bool]]:
        """Return since which commit each test holds, as it does now; and whether it did at the period's beginning.

        A version that can't be read decides nothing.
        """
        found: dict[K, tuple[Step | None, bool]] = dict.fromkeys(tests, (None, True))
        left = dict(tests)
        for step, version in self:
            if version.tree is None:
                continue
            for key, test in list(left.items()):
                if test(version):
                    found[key] = step, True
                else:
                    found[key] = found[key][0], False
                    del left[key]
            if not left:
                break
        return found
