"""The versions of a file over some time, the newest first, each with the commit that brought it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from clusterctl.history.version import Version

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from clusterctl.history.versions import Versions
    from clusterctl.project.project import File
    from clusterctl.store.commits import Step
    from clusterctl.store.git import Entry

K = TypeVar("K")


class Period:
    """The versions of a file from now back to some commit; each is read when it is reached."""

    def __init__(
        self, versions: Versions, now: Version, brought: Sequence[tuple[Step, Entry]], *, on_disk: bool
    ) -> None:
        """Take the version of now, and what git has of it; `on_disk` it is one that stands above all these."""
        self._versions, self._brought, self._on_disk = versions, brought, on_disk
        self.now = now

    def __iter__(self) -> Iterator[tuple[Step | None, Version]]:
        """Yield each version with the commit that brought it; None for the disk."""
        if self._on_disk:
            yield None, self.now
        for step, entry in self._brought:
            yield step, self._versions.read(entry, self.now.place)

    @property
    def first(self) -> Version:
        """The oldest version."""
        return self._versions.read(self._brought[-1][1], self.now.place) if self._brought else self.now

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


def now_of(file: File, steps: Sequence[Step], versions: Versions, *, on_disk: bool) -> Version:
    """Return the version of a file as it is: on the disk, or in the first of some commits."""
    entry = None if on_disk or not steps else versions.entry(steps[0], file.place.path)
    return Version.of(file, entry.id if entry else "")
