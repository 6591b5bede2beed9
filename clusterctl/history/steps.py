"""The commits of a history, the newest first, each read when it is reached: often the first few are enough."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from clusterctl.store.commits import Step, ids, step
from clusterctl.store.git import Commit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.store.git import Repository


class Steps:
    """Commits, the newest first and none before one that rests on it."""

    def __init__(
        self, repository: Repository, start: Commit | None, *, line: bool, paths: Sequence[str] = (),
        above: Sequence[str] = (),
    ) -> None:  # fmt: skip
        """Take the last commit (none where nothing is committed yet) of a repository, which must stay open.

        With `line` those that a merge brought are left out, with `paths` (as git matches them) those that changed none
        of these. `above` are the ids of commits that stand above the last one. NotFoundError where git can't tell.
        """
        self._repository, self._edges, self._paths = repository, repository.edges, paths
        self._ids = [*above, *(ids(repository, start, first_parent=line, paths=paths) if start else ())]
        self._read: dict[str, Step] = {}

    def by_way_of(self, merge: Step, parent: str) -> Steps:
        """Return the line down to a merge that is one of these, and from there that of another of its parents."""
        above = self._ids[: self.places[merge.id] + 1]
        return Steps(self._repository, Commit(parent, None), line=True, paths=self._paths, above=above)

    @cached_property
    def with_merged(self) -> Steps:
        """All commits before the newest of these, with those that merges brought, whatever they changed."""
        last = self._ids[:1]
        return Steps(self._repository, Commit(last[0], None) if last else None, line=False)

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
