"""Objects that are read in an order known beforehand: they are those that reading one by one gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clusterctl.store.ahead import Ahead
from clusterctl.store.git import Object, Repository
from tests.store.repositories import commit, git, repository

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MANY = 120
"""More than are asked for at once."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a repository with many files."""
    made = repository(tmp_path / "repo")
    for nth in range(MANY):
        (made / f"{nth:03}.yaml").write_text(f"nth: {nth}\n" * (1 + nth * 50))
    commit(made)
    return made


@pytest.fixture
def found(folder: Path) -> Iterator[Repository]:
    """Return the same, open."""
    with Repository.around(str(folder)) as opened:
        yield opened


def ids(folder: Path) -> list[str]:
    """Return the ids of the files, in the order of their numbers."""
    return [line.split()[2] for line in git(folder, "ls-tree", "HEAD").splitlines()]


def read(found: Repository, coming: list[str], asked: list[str], limit: int = -1) -> list[Object | None]:
    ahead = Ahead(found, coming, limit)
    read_ = [ahead.read(name) for name in asked]
    ahead.close()
    return read_


@pytest.mark.parametrize("limit", [-1, 10])
def test_in_the_order_that_was_told_each_is_the_one_asked_for(limit: int, folder: Path, found: Repository) -> None:
    every = ids(folder)
    assert read(found, every, every, limit) == [found.read(name, limit) for name in every]


def test_in_any_other_order_too(folder: Path, found: Repository) -> None:
    every = ids(folder)
    mixed = [*every[::3], "0" * 40, *reversed(every), "HEAD:007.yaml", *every[:5]]
    assert read(found, every[: MANY // 2], mixed) == [found.read(name) for name in mixed]


def test_what_is_damaged_or_lacking_takes_nothing_else_with_it(folder: Path, found: Repository) -> None:
    every = ids(folder)
    for nth, name in ((10, every[10]), (11, every[11]), (70, every[70])):
        path = folder / ".git/objects" / name[:2] / name[2:]
        path.chmod(0o644)
        path.unlink() if nth == 11 else path.write_bytes(b"no object")
    asked = read(found, every, every)
    assert [nth for nth, one in enumerate(asked) if one is None] == [10, 11, 70]
    assert [one.id for one in asked if one] == [name for nth, name in enumerate(every) if nth not in {10, 11, 70}]


def test_it_can_be_closed_before_it_is_through(folder: Path, found: Repository) -> None:
    every = ids(folder)
    assert [one and one.id for one in read(found, every, every[:3])] == every[:3]
    assert read(found, [], []) == []
