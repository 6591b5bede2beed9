"""Writing a file: all of it or nothing, in place of what was there, and nothing left behind."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from clusterctl.findings.errors import OutputError
from clusterctl.store.write import write_text

if TYPE_CHECKING:
    from pathlib import Path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_has_the_text_and_the_usual_mode(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        write_text(str(tmp_path / "a.md"), "Größe\n")
    finally:
        os.umask(mask)
    assert (tmp_path / "a.md").read_bytes() == "Größe\n".encode()
    assert stat.S_IMODE((tmp_path / "a.md").stat().st_mode) == 0o640
    assert names(tmp_path) == ["a.md"]


@pytest.mark.parametrize("mode", [0o600, 0o664, 0o755])
def test_an_old_file_is_replaced_and_keeps_its_mode(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "a.md"
    path.write_text("much longer than the new text", encoding="utf-8")
    path.chmod(mode)
    write_text(str(path), "new")
    assert path.read_text(encoding="utf-8") == "new"
    assert stat.S_IMODE(path.stat().st_mode) == mode
    assert names(tmp_path) == ["a.md"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    (tmp_path / "far" / "a.md").write_text("old", encoding="utf-8")
    (tmp_path / "a.md").symlink_to(tmp_path / "far" / "a.md")
    write_text(str(tmp_path / "a.md"), "new")
    assert (tmp_path / "a.md").is_symlink()
    assert (tmp_path / "far" / "a.md").read_text(encoding="utf-8") == "new"


def test_a_file_in_the_current_folder_needs_no_folder_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_text("a.md", "new")
    assert names(tmp_path) == ["a.md"]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("none/a.md", "none/a.md cannot be written: there is no folder none"),
        ("folder", "folder is a folder"),
        ("pipe", "pipe is a pipe or device"),
        ("file/a.md", "file/a.md could not be written: Not a directory"),
    ],
)
def test_what_cannot_be_written_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, said: str) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("", encoding="utf-8")
    os.mkfifo(tmp_path / "pipe")
    before = names(tmp_path)
    with pytest.raises(OutputError) as caught:
        write_text(path, "new")
    assert caught.value.message == said
    assert caught.value.hint
    assert names(tmp_path) == before


FULL = """
import resource, signal, sys
from clusterctl.findings.errors import OutputError
from clusterctl.store.write import write_text
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (12_000, 12_000))
try:
    write_text(sys.argv[1], "x" * 40_000)
except OutputError as error:
    print(error.message)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of the system")
def test_where_there_is_no_room_the_old_file_stays_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("old", encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", FULL, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout == f"{path} could not be written: File too large\n"
    assert path.read_text(encoding="utf-8") == "old"
    assert names(tmp_path) == ["a.md"]


def test_a_write_that_falls_short_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.md"
    path.write_text("old", encoding="utf-8")
    real = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: (real(handle, data[:3]), len(data))[1])
    with pytest.raises(OutputError, match="did not reach the disk"):
        write_text(str(path), "all of the new text")
    assert path.read_text(encoding="utf-8") == "old"
    assert names(tmp_path) == ["a.md"]


def test_writes_in_small_parts_make_the_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: real(handle, data[:3]))
    write_text(str(tmp_path / "a.md"), "all of the new text")
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == "all of the new text"


def test_an_interruption_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_text(str(tmp_path / "a.md"), "new")
    assert names(tmp_path) == []
