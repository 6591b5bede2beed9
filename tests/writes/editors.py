"""An editor that knows no lock and saves the file meanwhile: what it saved is never lost."""

from __future__ import annotations

import fcntl
import os
import random
import time
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from clusterctl.findings.errors import OutputError
from tests.writes import steps
from tests.writes.cases import MODE, OLD, Case, unable
from tests.writes.faults import Control, Faults, Row, lacking
from tests.writes.workers import Tally, Worker, run
from tests.writes.writers import Writer, checked_early, ours, unlocked

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

EDITED = b"status: draft # from the editor\n" * 300
ADDED = "added: by the writer\n"
_PARTS = 3


def at_each_step(folder: Path, *, full: bool) -> Row:
    """Let the editor save after each system call of the writer, in each of the ways that editors have."""
    name, every = "an editor saves at each step", 1 if full else 5
    if unable(folder):
        return lacking(name, unable(folder))
    found, naive = Faults(), Faults()
    for old in (OLD, None):
        for save in _ways(folder):
            _at_each_step(Case(folder, old), ours, save, found, every)
            _at_each_step(Case(folder, old), checked_early, save, naive, 1)
    return Row(name, found, Control("checked early", "lost", naive))


def _ways(folder: Path) -> list[Callable[[Path], Callable[[], None]]]:
    """Return how editors save; one that is slow is seen only where the system knows who has a file open."""
    return [_by_rename, _in_place, *([_slowly] if _leases(folder) else [])]


def _leases(folder: Path) -> bool:
    with (folder / "leased").open("wb") as file, suppress(OSError):
        file.flush()
        with (folder / "leased").open("rb") as reading:
            try:
                fcntl.fcntl(reading, fcntl.F_SETLEASE, fcntl.F_RDLCK)
            except BlockingIOError:
                return True
    return False


def _by_rename(file: Path) -> Callable[[], None]:
    """Save at once, under another name first; there is nothing to do afterwards."""
    other = file.parent.parent / "saved.by.editor"
    other.write_bytes(EDITED)
    other.replace(file)
    return lambda: None


def _in_place(file: Path) -> Callable[[], None]:
    """Save at once, in the file itself."""
    file.write_bytes(EDITED)
    return lambda: None


def _slowly(file: Path) -> Callable[[], None]:
    """Save in the file itself, the second half when the writer is done."""
    opened = file.open("wb", buffering=0)
    half = len(EDITED) // 2
    opened.write(EDITED[:half])

    def rest() -> None:
        with opened:
            opened.write(EDITED[half:])

    return rest


def _at_each_step(
    case: Case, writer: Writer, save: Callable[[Path], Callable[[], None]], faults: Faults, every: int
) -> None:
    for stop in range(1, steps.MOST, every):
        case.lay()
        reached = Tally()
        run(partial(_saved_meanwhile, case, writer, stop, save, reached))
        if not int(reached):
            return
        faults.tries += 1
        text = case.text()
        if text not in {EDITED, EDITED + ADDED.encode()}:
            faults.add("lost", f"{save.__name__} after {stop} calls: {text[:40] if text else text!r}…")
        for name in case.extra():
            faults.add("left", f"{save.__name__} after {stop} calls: {name}")


def _saved_meanwhile(
    case: Case, writer: Writer, stop: int, save: Callable[[Path], Callable[[], None]], reached: Tally
) -> None:
    rest: list[Callable[[], None]] = []

    def act() -> None:
        reached.add()
        rest.append(save(case.file))

    with suppress(OutputError):
        steps.disturbed(lambda: writer(str(case.root), str(case.file), _add), stop, act)
    for finish in rest:
        finish()


def _add(old: bytes | None) -> str:
    return (old or b"").decode() + ADDED


def storm(folder: Path, *, full: bool) -> Row:
    """Let an editor save again and again while the writer writes again and again."""
    name, saves = "an editor saves at random moments", 3000 if full else 100
    if unable(folder):
        return lacking(name, unable(folder))
    found = _storm(folder, ours, saves)
    naive = _storm(folder, unlocked, saves)
    return Row(name, found, Control("unlocked", "lost", naive))


def _storm(folder: Path, writer: Writer, saves: int) -> Faults:
    random.seed(1999)
    case, faults, attempts = Case(folder, b"save 0\n"), Faults(tries=saves), Tally()
    case.lay()
    ways = [_whole_by_rename, *([_whole_in_place] if _leases(folder) else [])]
    worker = Worker(lambda: _write_on(case, writer, attempts))
    for number in range(1, saves + 1):
        time.sleep(random.uniform(0, 0.002))  # noqa: S311 - no secret
        way = random.choice(ways)  # noqa: S311 - as above
        way(case.file, b"save %d\n" % number)
        seen = int(attempts)
        while int(attempts) < seen + 2:  # until a writing that began after it is over
            time.sleep(0.0002)
        text = case.text() or b""
        if not text.startswith(b"save %d\n" % number):
            faults.add("lost", f"save {number}: {text[:40]!r} is there")
    worker.kill()
    worker.ended()
    case.next_run(writer, faults, "after the storm")
    return faults


def _write_on(case: Case, writer: Writer, attempts: Tally) -> None:
    while True:
        with suppress(OutputError):
            writer(str(case.root), str(case.file), _shortly_added)
        attempts.add()


def _shortly_added(old: bytes | None) -> str:
    return (old or b"").decode().partition("\n")[0] + "\n" + ADDED * 20


def _whole_by_rename(file: Path, head: bytes) -> None:
    other = file.parent.parent / "saved.by.editor"
    other.write_bytes(head + EDITED)
    other.chmod(MODE)
    other.replace(file)


def _whole_in_place(file: Path, head: bytes) -> None:
    """Save in the file itself, in parts."""
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    try:
        for part in (head, *[EDITED] * _PARTS):
            os.write(handle, part)
    finally:
        os.close(handle)
