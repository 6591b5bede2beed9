"""The lock of a cluster's folder: one holder, who is named; freed by its end, however that comes; nothing stays."""

from __future__ import annotations

import errno
import os
import re
import shutil
import signal
import threading
import time
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from clusterctl.cli.run import run
from clusterctl.findings.errors import OutputError
from clusterctl.project import editor
from clusterctl.store import held, lock
from clusterctl.store.lock import NAME, locked
from tests.cli.commands import JAIPUR

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "_TRIES", 3)
    monkeypatch.setattr(lock, "_PAUSE", 0)


def refusal(folder: Path) -> OutputError:
    """Return why a folder cannot be locked."""
    with pytest.raises(OutputError) as caught, locked(str(folder), "clusterctl second"):
        pass
    assert caught.value.exit_code == 5
    assert caught.value.hint
    return caught.value


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_second_command_is_told_who_holds_it(tmp_path: Path) -> None:
    with locked(str(tmp_path), "clusterctl first"):
        assert names(tmp_path) == [NAME]
        error = refusal(tmp_path)
        holder = rf"process {os.getpid()} \(`clusterctl first`, since \d\d:\d\d:\d\d\)"
        assert re.fullmatch(rf"{holder} is writing in {re.escape(str(tmp_path))}", error.message)
        assert error.hint == "wait until it is done, then run the command again"
    assert names(tmp_path) == []
    with locked(str(tmp_path), "clusterctl second"):
        pass


def test_it_waits_for_the_holder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with ExitStack() as first:
        first.enter_context(locked(str(tmp_path), "clusterctl first"))
        monkeypatch.setattr(time, "sleep", lambda _: first.close())
        with locked(str(tmp_path), "clusterctl second"):
            assert "clusterctl second" in (tmp_path / NAME).read_text(encoding="utf-8")
    assert names(tmp_path) == []


def test_a_file_that_a_killed_command_left_is_no_lock(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text(f"process 1 (`{'x' * 1000}`, since 10:02:03)\n", encoding="utf-8")
    with locked(str(tmp_path), "clusterctl second"):
        assert (tmp_path / NAME).read_text(encoding="utf-8").startswith(f"process {os.getpid()} (`clusterctl second`")
    assert names(tmp_path) == []


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit])
def test_an_error_frees_it(tmp_path: Path, error: type[BaseException]) -> None:
    with pytest.raises(error), locked(str(tmp_path), "clusterctl first"):
        raise error
    assert names(tmp_path) == []


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_that_ends_the_run_frees_it(tmp_path: Path, sent: signal.Signals) -> None:
    before = signal.signal(sent, signal.SIG_DFL)
    try:
        with pytest.raises(SystemExit) as caught, locked(str(tmp_path), "clusterctl first"):
            signal.raise_signal(sent)
        assert signal.getsignal(sent) is signal.SIG_DFL
    finally:
        signal.signal(sent, before)
    assert caught.value.code == 128 + sent
    assert names(tmp_path) == []


def test_a_signal_that_is_ignored_stays_so(tmp_path: Path) -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with locked(str(tmp_path), "clusterctl first"):
            signal.raise_signal(signal.SIGHUP)
    finally:
        signal.signal(signal.SIGHUP, before)
    assert names(tmp_path) == []


def test_it_can_be_held_in_a_thread(tmp_path: Path) -> None:
    held_there: list[list[str]] = []

    def hold() -> None:
        with locked(str(tmp_path), "clusterctl first"):
            held_there.append(names(tmp_path))

    thread = threading.Thread(target=hold)
    thread.start()
    thread.join()
    assert held_there == [[NAME]]


def a_folder(path: Path) -> None:
    path.mkdir()


def a_link(path: Path) -> None:
    path.symlink_to(path.parent.parent / "outside")


def another_name(path: Path) -> None:
    (path.parent.parent / "theirs").write_bytes(b"theirs")
    path.hardlink_to(path.parent.parent / "theirs")


@pytest.mark.parametrize("make", [a_folder, a_link, os.mkfifo, another_name])
def test_what_is_no_lock_file_is_not_taken_for_one(tmp_path: Path, make: Callable[[Path], None]) -> None:
    folder = tmp_path / "cluster"
    folder.mkdir()
    make(folder / NAME)
    beside = names(tmp_path)
    error = refusal(folder)
    assert error.message == f"{folder / NAME} is not the lock file of clusterctl"
    assert error.hint == "delete it"
    assert names(tmp_path) == beside
    assert "theirs" not in beside or (tmp_path / "theirs").read_bytes() == b"theirs"


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS])
def test_a_disk_that_knows_no_locks_is_not_written(
    tmp_path: Path, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_: int) -> bool:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(lock, "lock", fails)
    error = refusal(tmp_path)
    said = f"nothing was written: the disk of {tmp_path} cannot be locked ({os.strerror(number)})"
    assert error.message == said
    assert error.hint == "work on a copy on this computer's own disk"
    assert names(tmp_path) == ([NAME] if number == errno.ENOLCK else [])


def test_a_folder_that_may_not_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> int:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(held.HeldFolder, "open", fails)
    assert refusal(tmp_path).message == f"nothing can be written in {tmp_path}: Permission denied"


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    said = [refusal(tmp_path / name).message for name in ("none", "file")]
    assert said == [
        f"nothing can be written in {tmp_path / 'none'}: No such file or directory",
        f"nothing can be written in {tmp_path / 'file'}: Not a directory",
    ]


def test_on_a_full_disk_it_is_held_without_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as full:
        full.setattr(os, "write", fails)
        with locked(str(tmp_path), "clusterctl first"):
            assert refusal(tmp_path).message == f"another process is writing in {tmp_path}"
    assert names(tmp_path) == []


def test_it_is_held_on_a_system_that_holds_no_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (held, lock):
        monkeypatch.setattr(module, "HOLDS", False)
    with locked(str(tmp_path), "clusterctl first"):
        assert "is writing in" in refusal(tmp_path).message
    assert names(tmp_path) == []


@pytest.fixture
def jaipur(tmp_path: Path) -> Path:
    """A copy of the example."""
    shutil.copytree(JAIPUR, tmp_path / "jaipur")
    return tmp_path / "jaipur"


def test_the_editor_is_not_wired_while_another_command_writes(jaipur: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = names(jaipur)
    with locked(str(jaipur), "clusterctl first"):
        assert run(["-C", str(jaipur), "schema", "install"]) == 5
    assert "(`clusterctl first`, since " in capsys.readouterr().err
    assert names(jaipur) == before


def test_settings_that_change_meanwhile_are_not_lost(
    jaipur: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def saved_meanwhile(_: str) -> str:
        (jaipur / ".vscode").mkdir()
        (jaipur / editor.SETTINGS).write_bytes(b'{"saved": "meanwhile"}')
        return "{}"

    monkeypatch.setattr(editor, "settings", saved_meanwhile)
    assert run(["-C", str(jaipur), "schema", "install"]) == 5
    said = capsys.readouterr().err
    assert f"clusterctl: {editor.SETTINGS} is there already; nothing was written to it" in said
    assert (jaipur / editor.SETTINGS).read_bytes() == b'{"saved": "meanwhile"}'
    assert NAME not in names(jaipur)
