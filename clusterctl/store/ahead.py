"""Objects of a repository that are read in an order known beforehand: git looks for the next while one is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clusterctl.store.git import Object, Repository


class Ahead:
    """Reads objects, of each at most `limit` bytes. Close it."""

    def __init__(self, repository: Repository, names: Iterable[str], limit: int) -> None:
        """Take the ids that are likely to be read, in their order."""
        self._repository = repository
        self._limit = limit
        self._coming = dict.fromkeys(names)
        self._answers = repository.in_turn(list(self._coming), limit)

    def close(self) -> None:
        """Let git go."""
        self._answers.close()

    def read(self, name: str) -> Object | None:
        """Return an object by its id, None where it is lacking or damaged; those that should have come before pass."""
        while name in self._coming:
            passing, found = next(self._answers)
            del self._coming[passing]
            if passing == name:
                return found
        return self._repository.read(name, self._limit)
