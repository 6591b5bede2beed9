"""Writing a file: all of it or nothing, in place of what was there, and nothing left behind.

What holds under kill -9, failing system calls, full disks and crowds is shown by `tests/writes`.
"""

from __future__ import annotations

import errno
import fcntl
import os
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from clusterctl.findings.errors import OutputError
from clusterctl.store import held, temporary, write
from clusterctl.store.exchange import exchange
from clusterctl.store.flock import lock
from clusterctl.store.held import HeldFolder
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
        ("nowhere", "nowhere is a link that leads nowhere"),
        ("loop", "loop is a link that leads nowhere"),
    ],
)
def test_what_cannot_be_written_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, said: str) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("", encoding="utf-8")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "nowhere").symlink_to("none.md")
    (tmp_path / "loop").symlink_to("loop")
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


only_linux = pytest.mark.skipif(sys.platform != "linux", reason="other systems know no exchange and no leases")


def refusal(path: Path, text: str = "new", **expected: object) -> str:
    """Return why a text is not written; the hint says what to do."""
    with pytest.raises(OutputError) as caught:
        write_text(str(path), text, **expected)  # type: ignore[arg-type]
    assert caught.value.exit_code == 5
    assert caught.value.hint
    return caught.value.message


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A cluster's folder with one file, beside another folder."""
    folder = tmp_path / "cluster"
    (folder / "plans").mkdir(parents=True)
    (folder / "plans/1999.yaml").write_bytes(b"old")
    (tmp_path / "outside").mkdir()
    return folder


def test_line_ends_are_kept(tmp_path: Path) -> None:
    write_text(str(tmp_path / "a.yaml"), "a: 1\r\nb: 2\n")
    assert (tmp_path / "a.yaml").read_bytes() == b"a: 1\r\nb: 2\n"


def test_a_long_name_in_any_script_has_room_for_its_passing_name(tmp_path: Path) -> None:
    path = tmp_path / ("छ" * 84)
    write_text(str(path), "new")
    assert names(tmp_path) == [path.name]


def test_what_was_read_is_replaced(root: Path) -> None:
    write_text(str(root / "plans/1999.yaml"), "new", before=b"old", inside=str(root))
    assert (root / "plans/1999.yaml").read_bytes() == b"new"
    assert names(root / "plans") == ["1999.yaml"]


@pytest.mark.parametrize("now", [b"", b"ol", b"olD", b"old and more", None])
@pytest.mark.parametrize("exchanges", [True, False])
def test_what_changed_since_it_was_read_stays(
    root: Path, now: bytes | None, exchanges: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = root / "plans/1999.yaml"
    path.unlink()
    if now is not None:
        path.write_bytes(now)
    if not exchanges:
        monkeypatch.setattr(write, "exchange", lambda *_: False)
    said = refusal(path, before=b"old", inside=str(root))
    assert said == "plans/1999.yaml changed while it was being worked on; nothing was written to it"
    assert names(root / "plans") == ([] if now is None else ["1999.yaml"])
    assert now is None or path.read_bytes() == now


@only_linux
def test_what_changes_at_the_last_moment_gets_its_place_back(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = root / "plans/1999.yaml"
    saves = iter([b"saved first", b"saved second", b"saved third"])

    def late(folder: HeldFolder, one: str, other: str) -> bool:
        for text in saves:
            (root / "saved").write_bytes(text)
            (root / "saved").rename(path)
            break
        return exchange(folder, one, other)

    monkeypatch.setattr(write, "exchange", late)
    assert "changed while" in refusal(path, before=b"old")
    assert path.read_bytes() == b"saved third"
    assert names(root / "plans") == ["1999.yaml"]


@only_linux
def test_a_file_that_an_editor_still_writes_is_left_to_it(root: Path) -> None:
    path = root / "plans/1999.yaml"
    with path.open("r+b", buffering=0) as editor:
        assert "changed while" in refusal(path, before=b"old")
        editor.write(b"from the editor")
    assert path.read_bytes() == b"from the editor"


@only_linux
def test_where_it_cannot_be_given_back_its_text_is_kept_and_named(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = root / "plans/1999.yaml"

    def once(folder: HeldFolder, one: str, other: str) -> bool:
        if path.read_bytes() != b"old":
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        path.write_bytes(b"from the editor")
        return exchange(folder, one, other)

    with monkeypatch.context() as faulty:
        faulty.setattr(write, "exchange", once)
        with pytest.raises(OutputError, match="could not be undone") as caught:
            write_text(str(path), "new", before=b"old")
    kept = caught.value.hint.split()[-3].rstrip(",")
    assert (root / "plans" / kept).read_bytes() == b"from the editor"
    write_text(str(path), "newer", before=b"new")
    assert names(root / "plans") == [kept, "1999.yaml"]


@pytest.mark.parametrize("links", [True, False])
def test_a_new_file_takes_no_others_place(root: Path, links: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    if not links:  # FAT
        monkeypatch.setattr(os, "link", fails)
    write_text(str(root / "new.yaml"), "new", before=None, inside=str(root))
    assert (root / "new.yaml").read_bytes() == b"new"
    monkeypatch.setattr(write, "_found", lambda _: None)  # it appears later than that
    said = refusal(root / "plans/1999.yaml", before=None, inside=str(root))
    assert said == "plans/1999.yaml is there already; nothing was written to it"
    assert (root / "plans/1999.yaml").read_bytes() == b"old"
    assert names(root / "plans") == ["1999.yaml"]


def test_a_new_file_takes_no_links_place(root: Path) -> None:
    (root / "a.yaml").symlink_to("plans/1999.yaml")
    assert "is there already" in refusal(root / "a.yaml", before=None, inside=str(root))


def test_missing_folders_inside_are_made(root: Path) -> None:
    write_text(str(root / "a/b/c.yaml"), "new", before=None, inside=str(root))
    assert (root / "a/b/c.yaml").read_bytes() == b"new"


def test_a_link_within_the_folder_is_followed(root: Path) -> None:
    (root / "plan.yaml").symlink_to("plans/1999.yaml")
    (root / "years").symlink_to("plans")
    write_text(str(root / "plan.yaml"), "new", before=b"old", inside=str(root))
    write_text(str(root / "years/2000.yaml"), "new", before=None, inside=str(root))
    assert (root / "plan.yaml").is_symlink()
    assert [path.read_bytes() for path in sorted((root / "plans").iterdir())] == [b"new", b"new"]


@pytest.mark.parametrize("path", ["out/a.yaml", "out/deep/a.yaml", "file.yaml", "new.yaml", "../outside/a.yaml"])
def test_nothing_is_written_or_made_outside(root: Path, path: str) -> None:
    outside = root.parent / "outside"
    (outside / "file.yaml").write_bytes(b"theirs")
    (root / "out").symlink_to(outside)
    (root / "file.yaml").symlink_to(outside / "file.yaml")
    (root / "new.yaml").symlink_to(outside / "new.yaml")
    said = refusal(root / path, inside=str(root))
    assert said in {
        f"{path} was not written: a link leads out of the cluster's folder", f"{path} is a link that leads nowhere",
    }  # fmt: skip
    assert names(outside) == ["file.yaml"]
    assert (outside / "file.yaml").read_bytes() == b"theirs"


def test_another_name_of_a_file_outside_is_cut_off(root: Path) -> None:
    other = root.parent / "outside/a.yaml"
    other.hardlink_to(root / "plans/1999.yaml")
    write_text(str(root / "plans/1999.yaml"), "new", before=b"old", inside=str(root))
    assert other.read_bytes() == b"old"


def test_a_folder_that_cannot_be_flushed_is_told_with_the_new_text_in_place(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_: HeldFolder) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(HeldFolder, "flush", fails)
    said = refusal(root / "plans/1999.yaml", before=b"old", inside=str(root))
    assert said == "plans/1999.yaml is written, but may be lost if the power fails: Input/output error"
    assert (root / "plans/1999.yaml").read_bytes() == b"new"


def test_a_disk_that_flushes_no_folders_is_none_the_worse(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.fsync

    def fsync(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        real(handle)

    monkeypatch.setattr(os, "fsync", fsync)
    write_text(str(root / "plans/1999.yaml"), "new")
    assert (root / "plans/1999.yaml").read_bytes() == b"new"


def test_a_file_that_may_not_be_written_is_not_replaced_either(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "plans/1999.yaml").chmod(0o444)
    if os.geteuid() == 0:  # root may write it
        monkeypatch.setattr(os, "access", lambda *_, **__: False)
    assert refusal(root / "plans/1999.yaml", inside=str(root)) == "plans/1999.yaml may not be written"
    assert (root / "plans/1999.yaml").read_bytes() == b"old"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write where others may not")
def test_a_folder_that_may_not_be_written_is_told(root: Path) -> None:
    (root / "plans").chmod(0o555)
    said = refusal(root / "plans/1999.yaml", before=b"old", inside=str(root))
    (root / "plans").chmod(0o755)
    assert said == "plans/1999.yaml could not be written: Permission denied"


def test_a_disk_that_is_read_only_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = HeldFolder.open

    def refused(self: HeldFolder, name: str, flags: int, mode: int = 0o600) -> int:
        if flags & os.O_CREAT:
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))
        return real(self, name, flags, mode)

    monkeypatch.setattr(HeldFolder, "open", refused)
    said = refusal(root / "plans/1999.yaml", before=b"old", inside=str(root))
    assert said == "plans/1999.yaml could not be written: Read-only file system"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give files away")
def test_owner_and_group_are_kept(root: Path) -> None:
    path = root / "plans/1999.yaml"
    os.chown(path, 12, 34)
    path.chmod(0o6750)
    write_text(str(path), "new", before=b"old")
    found = path.stat()
    assert (found.st_uid, found.st_gid, stat.S_IMODE(found.st_mode)) == (12, 34, 0o6750)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give files away")
def test_a_group_that_cannot_be_kept_is_an_error(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    path = root / "plans/1999.yaml"
    monkeypatch.setattr(os, "fchown", fails)
    os.chown(path, 12, -1)
    write_text(str(path), "new", before=b"old")  # one's own file from now on
    os.chown(path, -1, 34)
    assert refusal(path, before=b"new").endswith("could not be written: Operation not permitted")
    assert names(root / "plans") == ["1999.yaml"]


def test_a_private_text_is_never_open_to_others(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, modes, real = root / "plans/1999.yaml", [], os.open

    def noted(name: str, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        if flags & os.O_CREAT:
            modes.append(mode)
        return real(name, flags, mode, dir_fd=dir_fd)

    path.chmod(0o600)
    monkeypatch.setattr(os, "open", noted)
    write_text(str(path), "new", before=b"old")
    assert modes == [0o600]


LEFT = ".1999.yaml.0123456789ab.tmp"


def test_what_a_killed_run_left_is_deleted_and_nothing_else(root: Path) -> None:
    others = [
        ".1999.yaml.swp",
        ".1999.yaml.0123456789ab.tmp.kept",
        ".1999.yaml.b.0123456789ab.tmp",
        ".2000.yaml.0123456789ab.tmp",
    ]
    for name in [LEFT, *others]:
        (root / "plans" / name).write_bytes(b"left")
    write_text(str(root / "plans/1999.yaml"), "new", before=b"old")
    assert names(root / "plans") == sorted([*others, "1999.yaml"])


def test_what_a_running_command_holds_is_not_deleted(root: Path) -> None:
    with (root / "plans" / LEFT).open("wb") as running:
        fcntl.flock(running, fcntl.LOCK_EX)
        write_text(str(root / "plans/1999.yaml"), "new", before=b"old")
        assert names(root / "plans") == [LEFT, "1999.yaml"]
    write_text(str(root / "plans/1999.yaml"), "newer", before=b"new")
    assert names(root / "plans") == ["1999.yaml"]


def test_a_pipe_with_such_a_name_does_not_hold_it_up(root: Path) -> None:
    os.mkfifo(root / "plans" / LEFT)
    (root / "plans" / LEFT.replace("ab", "ac")).mkdir()
    write_text(str(root / "plans/1999.yaml"), "new", before=b"old")
    assert (root / "plans/1999.yaml").read_bytes() == b"new"


def test_a_text_that_was_taken_for_a_leftover_is_begun_anew(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[int] = []

    def slow(handle: int) -> bool:
        if not taken:
            taken.append(handle)
            for path in (root / "plans").glob("*.tmp"):
                path.unlink()
        return lock(handle)

    monkeypatch.setattr(temporary, "lock", slow)
    write_text(str(root / "plans/1999.yaml"), "new", before=b"old")
    assert taken
    assert (root / "plans/1999.yaml").read_bytes() == b"new"


@pytest.mark.parametrize("before", [b"old", None, write.ANYTHING])
def test_a_system_that_holds_no_folders_writes_by_path(
    root: Path, before: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (held, temporary):
        monkeypatch.setattr(module, "HOLDS", False)
    path = root / ("new/a.yaml" if before is None else "plans/1999.yaml")
    (root / "plans" / LEFT).write_bytes(b"left")
    write_text(str(path), "new", before=before, inside=str(root))  # type: ignore[arg-type]
    assert path.read_bytes() == b"new"
    assert names(path.parent) == [path.name]


FEW = """
import resource, sys
from clusterctl.findings.errors import OutputError
from clusterctl.store.lock import locked
from clusterctl.store.write import write_text
root, answers = sys.argv[1], []
for number in range(3, 20):
    resource.setrlimit(resource.RLIMIT_NOFILE, (number, 100))
    try:
        with locked(root, "test"):
            write_text(root + "/plans/1999.yaml", "new", inside=root)
        answers.append("written")
    except OutputError as error:
        answers.append(error.message)
resource.setrlimit(resource.RLIMIT_NOFILE, (100, 100))
print("\\n".join(answers))
"""


def test_few_open_files_are_enough_or_told(root: Path) -> None:
    done = subprocess.run([sys.executable, "-c", FEW, str(root)], capture_output=True, text=True, check=True)
    answers = done.stdout.splitlines()
    assert answers[-1] == "written"
    assert all(answer == "written" or answer.endswith("Too many open files") for answer in answers)
    assert names(root) == ["plans"]
    assert names(root / "plans") == ["1999.yaml"]


def test_a_disk_that_knows_no_locks_can_be_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: int) -> bool:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(temporary, "lock", refuse)
    write_text(str(tmp_path / "report.md"), "new\n")
    assert [path.name for path in tmp_path.iterdir()] == ["report.md"]
    assert (tmp_path / "report.md").read_text() == "new\n"
