"""The cache: it gives back what was put, and whatever befalls it, nothing else."""

from __future__ import annotations

import os
import sqlite3
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clusterctl.store.cache import Cache, state
from clusterctl.store.user_cache import folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NAME = "log.sqlite3"


def kept(place: Path, key: str = "key", state_: str = "one") -> bytes | None:
    with Cache(str(place), "log", state_) as cache:
        return cache.get(key)


def put(place: Path, value: bytes = b"value", key: str = "key", state_: str = "one") -> None:
    with Cache(str(place), "log", state_) as cache:
        cache.put(key, value)


def test_what_was_put_is_had_the_next_time(tmp_path: Path) -> None:
    put(tmp_path / "new")
    assert kept(tmp_path / "new") == b"value"
    assert kept(tmp_path / "new", "other") is None
    put(tmp_path / "new", b"other value")
    assert kept(tmp_path / "new") == b"other value"


def test_another_state_of_the_program_finds_nothing(tmp_path: Path) -> None:
    put(tmp_path)
    assert kept(tmp_path, state_="two") is None
    assert kept(tmp_path, "ey", "one k") is None


def garbage(place: Path) -> None:
    (place / NAME).write_bytes(b"SQLite format 3\0" + os.urandom(9000))


def empty(place: Path) -> None:
    (place / NAME).write_bytes(b"")


def directory(place: Path) -> None:
    (place / NAME).unlink()
    (place / NAME).mkdir()


def gone(place: Path) -> None:
    (place / NAME).unlink()


def half(place: Path) -> None:
    data = (place / NAME).read_bytes()
    (place / NAME).write_bytes(data[: len(data) // 2])


def altered(place: Path) -> None:
    with sqlite3.connect(place / NAME) as base:
        base.execute("UPDATE kept SET value = ?", (b"wrong",))


def other_type(place: Path) -> None:
    with sqlite3.connect(place / NAME) as base:
        base.execute("UPDATE kept SET value = 'value'")


def swapped(place: Path) -> None:
    put(place, b"of another", "another")
    with sqlite3.connect(place / NAME) as base:
        value, sum_ = base.execute("SELECT value, sum FROM kept WHERE key LIKE '%another'").fetchone()
        base.execute("UPDATE kept SET value = ?, sum = ?", (value, sum_))


def other_table(place: Path) -> None:
    with sqlite3.connect(place / NAME) as base:
        base.execute("DROP TABLE kept")
        base.execute("CREATE TABLE kept (key TEXT)")


def link(place: Path) -> None:
    (place / NAME).rename(place / "elsewhere")
    (place / NAME).symlink_to(place / "elsewhere")


@pytest.mark.parametrize(
    "harm", [garbage, empty, directory, gone, half, altered, other_type, swapped, other_table, link]
)
def test_harm_costs_the_value_and_nothing_else(harm: Callable[[Path], None], tmp_path: Path) -> None:
    put(tmp_path)
    harm(tmp_path)
    assert kept(tmp_path) is None
    put(tmp_path)
    assert kept(tmp_path) in {b"value", None}


def test_a_damaged_file_makes_way_for_a_new_one(tmp_path: Path) -> None:
    put(tmp_path)
    garbage(tmp_path)
    put(tmp_path)
    put(tmp_path)
    assert kept(tmp_path) == b"value"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(at=st.integers(0, 8191), byte=st.integers(0, 255))
def test_no_single_byte_makes_a_wrong_value(at: int, byte: int, tmp_path: Path) -> None:
    (tmp_path / NAME).unlink(missing_ok=True)
    put(tmp_path)
    data = bytearray((tmp_path / NAME).read_bytes())
    data[at % len(data)] = byte
    (tmp_path / NAME).write_bytes(data)
    assert kept(tmp_path) in {b"value", None}


def test_harm_while_it_is_open_is_borne(tmp_path: Path) -> None:
    with Cache(str(tmp_path), "log", "one") as cache:
        cache.put("key", b"value")
        gone(tmp_path)
        cache.put("other", b"value")
        assert cache.get("key") in {b"value", None}
    put(tmp_path, key="third")
    with Cache(str(tmp_path), "log", "one") as cache:
        garbage(tmp_path)
        assert cache.get("third") in {b"value", None}
        cache.put("fourth", b"value")
        assert cache.get("fourth") in {b"value", None}


def test_where_another_run_holds_it_nothing_is_waited_for_long(tmp_path: Path) -> None:
    put(tmp_path)
    holder = sqlite3.connect(tmp_path / NAME, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    assert kept(tmp_path) is None
    put(tmp_path, b"other")
    holder.execute("ROLLBACK")
    holder.close()
    assert kept(tmp_path) == b"value"


def test_a_folder_that_can_t_be_made_is_borne(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    put(tmp_path / "file" / "below")
    assert kept(tmp_path / "file" / "below") is None


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="who may do all is refused nothing")
def test_a_folder_that_may_not_be_written_is_borne(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    put(tmp_path / "below")
    assert kept(tmp_path / "below") is None


def test_too_large_a_file_begins_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path)
    monkeypatch.setattr("clusterctl.store.cache.LIMIT", 1000)
    put(tmp_path, key="other")
    assert kept(tmp_path) is None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_nobody_else_may_read_it(tmp_path: Path) -> None:
    put(tmp_path / "new")
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "new" / NAME).stat().st_mode & 0o077 == 0


def test_without_a_folder_or_a_state_there_is_none(tmp_path: Path) -> None:
    for place, state_ in ((None, "one"), (str(tmp_path), None)):
        with Cache(place, "log", state_) as cache:
            cache.put("key", b"value")
            assert cache.get("key") is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="as XDG has it")
def test_the_folder_is_the_one_that_the_user_chose(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CLUSTERCTL_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert folder() == str(tmp_path / "clusterctl")
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert folder() == str(tmp_path / "home" / ".cache" / "clusterctl")
    monkeypatch.setenv("CLUSTERCTL_CACHE", "off")
    assert folder() is None


def test_the_state_changes_with_any_file(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("1")
    first = state(str(tmp_path))
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "a.pyc").write_text("x")
    assert state(str(tmp_path)) == first
    (tmp_path / "b.py").write_text("2")
    second = state(str(tmp_path))
    os.utime(tmp_path / "b.py", (0, 0))
    assert len({first, second, state(str(tmp_path))}) == 3
    assert state(str(tmp_path / "nothing")) is None
