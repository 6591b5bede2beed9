"""Files that are kept of a user: whole, his own, and of the same state of the program, or none."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from clusterctl.store.user_cache import folder, keep, kept

NAME = "templates/one"
posix = pytest.mark.skipif(sys.platform == "win32", reason="owners and modes are those of POSIX")


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep in a folder of the test; return the file."""
    monkeypatch.delenv("CLUSTERCTL_CACHE", raising=False)
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    found = folder()
    assert found is not None
    return Path(found) / NAME


def test_what_was_kept_is_had_again_in_the_same_state_only() -> None:
    assert kept(NAME, "state") is None
    keep(NAME, "state", b"code")
    assert kept(NAME, "state") == b"code"
    assert kept(NAME, "another") is None
    keep(NAME, "another", b"new code")
    assert (kept(NAME, "state"), kept(NAME, "another")) == (None, b"new code")


def test_nothing_else_stays_in_the_folder(place: Path) -> None:
    keep(NAME, "state", b"code")
    keep(NAME, "state", b"code")
    assert [one.name for one in place.parent.iterdir()] == [place.name]


@pytest.mark.parametrize("change", [lambda held: held[:-1], lambda held: held + b"x", lambda held: b"\0" + held[1:],
                                    lambda _: b"", lambda held: held[:8]])  # fmt: skip
def test_a_damaged_file_is_none(place: Path, change: object) -> None:
    assert callable(change)
    keep(NAME, "state", b"code")
    place.write_bytes(change(place.read_bytes()))
    assert kept(NAME, "state") is None
    keep(NAME, "state", b"code")
    assert kept(NAME, "state") == b"code"


@posix
@pytest.mark.parametrize("mode", [0o620, 0o602, 0o666])
def test_a_file_that_others_may_write_is_none(place: Path, mode: int) -> None:
    keep(NAME, "state", b"code")
    place.chmod(mode)
    assert kept(NAME, "state") is None


@posix
def test_a_file_of_another_user_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    keep(NAME, "state", b"code")
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    assert kept(NAME, "state") is None


@posix
def test_a_link_or_a_pipe_is_none(place: Path) -> None:
    keep(NAME, "state", b"code")
    place.rename(place.with_name("elsewhere"))
    place.symlink_to("elsewhere")
    assert kept(NAME, "state") is None
    place.unlink()
    os.mkfifo(place)
    assert kept(NAME, "state") is None


@posix
def test_only_the_user_reads_what_is_kept(place: Path) -> None:
    keep(NAME, "state", b"code")
    assert [one.stat().st_mode & 0o777 for one in (place, place.parent, place.parent.parent)] == [0o600, 0o700, 0o700]


def test_what_can_t_be_kept_is_not(place: Path) -> None:
    place.parent.parent.mkdir(parents=True, exist_ok=True)
    place.parent.write_text("in the way")
    keep(NAME, "state", b"code")
    assert kept(NAME, "state") is None
    assert place.parent.read_text() == "in the way"


def test_what_nobody_renewed_for_long_goes(place: Path) -> None:
    keep(NAME, "state", b"code")
    keep("templates/other", "state", b"code")
    os.utime(place, (0, 0))
    keep("templates/third", "state", b"code")
    assert sorted(one.name for one in place.parent.iterdir()) == ["other", "third"]


def test_what_is_too_large_is_not_kept_nor_what_was_there_before(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("clusterctl.store.user_cache._LARGEST", 1000)
    keep(NAME, "state", b"x" * 900)
    assert kept(NAME, "state") == b"x" * 900
    keep(NAME, "state", b"x" * 1000)
    assert not place.exists()


def test_the_oldest_go_where_all_take_too_much_room(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("clusterctl.store.user_cache._ROOM", 1000)
    for nth in range(5):
        keep(f"templates/{nth}", "state", b"x" * 300)
        os.utime(place.with_name(str(nth)), (time.time() - 1000 + nth,) * 2)
    keep("templates/2", "state", b"x" * 300)
    assert sorted(one.name for one in place.parent.iterdir()) == ["2", "3", "4"]


@posix
def test_what_a_link_leads_to_and_what_is_no_file_stays(place: Path, tmp_path: Path) -> None:
    dear = tmp_path / "dear"
    (dear / "folder").mkdir(parents=True)
    (dear / "photo").write_text("")
    for one in ("photo", "folder"):
        os.utime(dear / one, (0, 0))
    place.parent.parent.mkdir(parents=True)
    place.parent.symlink_to(dear)
    keep(NAME, "state", b"code")
    assert (dear / "photo").exists()
    place.parent.unlink()
    dear.rename(place.parent)
    keep("templates/two", "state", b"code")
    assert sorted(one.name for one in place.parent.iterdir()) == ["folder", "one", "two"]


def test_who_wants_nothing_kept_has_nothing(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLUSTERCTL_CACHE", "off")
    keep(NAME, "state", b"code")
    assert not place.parent.exists()
    assert kept(NAME, "state") is None
