"""The commits of a history, the newest first, each read when it is reached: often the first few are enough."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from clusterctl.store.commits import Step, ids, step

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.store.git import Commit, Repository


class Steps:
    """Commits, the newest first and none before one that rests on it."""

    def __init__(self, repository: Repository, start: Commit | None, *, line: bool, paths: Sequence[str] = ()) -> None:
        """Take the last commit (none where nothing is committed yet) of a repository, which must stay open.

        With `line` those that a merge brought are left out, with `paths` (as git matches them) those that changed none
        of these. NotFoundError where git can't tell.
        """
        self._repository, self._edges = repository, repository.edges
        self._ids = ids(repository, start, first_parent=line, paths=paths) if start else []
        self._read: dict[str, Step] = {}

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each commit in the order, by its id."""
        return {id_: at for at, id_ in enumerate(self._ids)}

    def at(self, place: int) -> Step | None:
        """Return the commit at a place; None behind the last. NotFoundError where the repository lacks it."""
        if place >= len(self._ids):
            return None
        id_ = self._ids[place]
        if id_ not in self._read:
            self._read[id_] = step(self._repository, id_, self._edges)
        return self._read[id_]

    def of(self, ids_: Sequence[str]) -> list[Step]:
        """Return those of some commits that are among these."""
        found = (self.at(self.places[id_]) for id_ in ids_ if id_ in self.places)
        return [one for one in found if one]

    @property
    def last(self) -> Step | None:
        """The newest of them."""
        return self.at(0)

    def __iter__(self) -> Iterator[Step]:
        """Yield all of them."""
        for place in range(len(self._ids)):
            yield from self.of([self._ids[place]])
