"""A full disk: a limit on the size of files, and a small disk in memory with less and less room."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from tests.writes.cases import NEW, Case
from tests.writes.faults import Control, Faults, Row, lacking
from tests.writes.workers import REFUSED, WRITTEN, run
from tests.writes.writers import Writer, ours, unchecked

if TYPE_CHECKING:
    from collections.abc import Callable

DISK = 128 * 1024
"""Bytes of the small disk."""


def limited(folder: Path, *, full: bool) -> Row:
    """Let no file be longer than so many bytes, from none to more than enough."""
    sizes = _sizes(len(NEW) + 400, 200 if full else 12)
    return Row(
        "limits on a file's size (RLIMIT_FSIZE)",
        _limited(folder, ours, sizes),
        Control("unchecked", "torn", _limited(folder, unchecked, sizes)),
    )


def _sizes(most: int, number: int) -> list[int]:
    return [most * step // (number - 1) for step in range(number)]


def _limited(folder: Path, writer: Writer, sizes: list[int]) -> Faults:
    faults, case = Faults(), Case(folder)
    for size in sizes:
        case.lay()
        ended = run(_with_limit(case.job(writer), size))
        faults.tries += 1
        case.judge(ended, faults, f"{size} bytes")
        if ended.code != (WRITTEN if size >= len(NEW) else REFUSED):
            faults.add("other", f"{size} bytes: {ended}")
        case.next_run(writer, faults, f"{size} bytes")
    return faults


def _with_limit(job: Callable[[], None], size: int) -> Callable[[], None]:
    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        job()

    return limited


def disk(folder: Path, *, full: bool) -> Row:
    """Write to a disk that has less and less room; the disk is one that only a process of this test sees."""
    name = "a full disk (tmpfs)"
    if missing():
        return lacking(name, missing())
    answer = _alone(folder, "200" if full else "12")
    found, naive = msgspec.json.decode(answer, type=list[Faults])
    return Row(name, found, Control("unchecked", "torn", naive))


@cache
def missing() -> str:
    """Return why no disk can be had here; nothing where one can."""
    if shutil.which("unshare") is None:
        return "there is no unshare"
    tried = subprocess.run([*_UNSHARED, "true"], capture_output=True, check=False)
    return "" if tried.returncode == 0 else "no disk may be mounted"


_UNSHARED = [
    "unshare", *([] if os.geteuid() == 0 else ["--map-root-user"]), "--mount",
    "sh", "-c", f'mount -t tmpfs -o size={DISK} tmpfs "${{TMPDIR:-/tmp}}" && exec "$@"', "sh",
]  # fmt: skip


def _alone(folder: Path, number: str) -> bytes:
    """Return what this module says when it runs with a small disk in the folder's place."""
    command = [*_UNSHARED, sys.executable, "-B", "-m", "tests.writes.full", str(folder), number]
    environment = {**os.environ, "TMPDIR": str(folder)}
    return subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True).stdout


def _on_small_disk(folder: Path, writer: Writer, number: int) -> Faults:
    faults, case = Faults(), Case(folder)
    for room in _sizes(DISK, number):
        case.lay()
        _fill(folder / "filler", room)
        ended = run(case.job(writer))
        faults.tries += 1
        case.judge(ended, faults, f"{room} bytes of room")
        if ended.code not in {WRITTEN, REFUSED}:
            faults.add("other", f"{room} bytes of room: {ended}")
        (folder / "filler").unlink()
        case.next_run(writer, faults, f"{room} bytes of room")
    return faults


def _fill(filler: Path, room: int) -> None:
    """Leave so many bytes free, or as many as there are."""
    disk = os.statvfs(filler.parent)
    filler.write_bytes(b"x" * max(disk.f_bavail * disk.f_frsize - room, 0))


if __name__ == "__main__":
    place, amount = Path(sys.argv[1]), int(sys.argv[2])
    results = [_on_small_disk(place, writer, amount) for writer in (ours, unchecked)]
    sys.stdout.buffer.write(msgspec.json.encode(results))
