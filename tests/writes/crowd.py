"""Many processes that change one file at once: each change is there in the end, or was refused."""

from __future__ import annotations

import multiprocessing
from functools import partial
from typing import TYPE_CHECKING

from clusterctl.findings.errors import OutputError
from tests.writes.cases import FILE, Case
from tests.writes.faults import Control, Faults, Row
from tests.writes.workers import WRITTEN, Worker
from tests.writes.writers import Change, Writer, one_name, ours, ours_alone, unlocked

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.synchronize import Barrier
    from pathlib import Path

PROCESSES = 16
_PADDING = "# a line like any other in a file of the usual size\n" * 100


def at_once(folder: Path, *, full: bool) -> Row:
    """Add to one number from 16 processes; the naive ones read at the same moment, as may happen."""
    times = 200 if full else 8
    found = _count(folder, ours, times, None)
    start = multiprocessing.get_context("fork").Barrier(PROCESSES)
    naive = _count(folder, unlocked, min(times, 20), start)
    return Row(f"{PROCESSES} writers at once, {times} changes each", found, Control("unlocked", "lost", naive))


def reports(folder: Path, *, full: bool) -> Row:
    """Write one report from 16 processes that hold no lock: the last one stays, and none is in another's way.

    The naive ones have opened their file at the same moment.
    """
    times = 50 if full else 5
    found = _reports(folder, ours_alone, times, None)
    naive = _reports(folder, one_name, 1, multiprocessing.get_context("fork").Barrier(PROCESSES))
    return Row(f"{PROCESSES} reports to one file, {times} each", found, Control("one name", "other", naive))


def _reports(folder: Path, writer: Writer, times: int, together: Barrier | None) -> Faults:
    case = Case(folder)
    case.lay()

    def text(_: bytes | None) -> str:
        if together is not None:
            together.wait()
        return case.new

    job = partial(writer, str(case.root), str(case.file), text)
    workers = [Worker(partial(_repeat, job, times)) for _ in range(PROCESSES)]
    ends = [worker.ended() for worker in workers]
    faults = Faults(tries=PROCESSES * times)
    for ended in ends:
        if ended.code != WRITTEN:
            faults.add("other", f"a writer ended {ended}")
    case.judge(ends[0], faults, "at the end")
    for name in case.extra():
        faults.add("left", name)
    return faults


def _repeat(job: Callable[[], None], times: int) -> None:
    for _ in range(times):
        job()


def _count(folder: Path, writer: Writer, times: int, together: Barrier | None) -> Faults:
    case = Case(folder, b"count: 0\n")
    case.lay()
    add = _adding(together)
    workers = [Worker(lambda: _add(case, writer, times, add)) for _ in range(PROCESSES)]
    ends = [worker.ended() for worker in workers]
    faults = Faults(tries=PROCESSES * times)
    for ended in ends:
        if ended.code != WRITTEN:
            faults.add("other", f"a writer ended {ended}")
    counted = _counted(case.text())
    if counted != faults.tries:
        faults.add("lost", f"{counted} of {faults.tries} changes are there", faults.tries - counted)
    for name in case.extra():
        faults.add("left", name)
    return faults


def _add(case: Case, writer: Writer, times: int, add: Change) -> None:
    """Add to the number so often; who is refused, for others write without a pause, tries again."""
    done = 0
    while done < times:
        try:
            writer(str(case.root), str(case.root / FILE), add)
        except OutputError as error:
            if "is writing in" not in error.message:
                raise
        else:
            done += 1


def _adding(together: Barrier | None) -> Callable[[bytes | None], str]:
    def add(old: bytes | None) -> str:
        if together is not None:
            together.wait()
        return f"count: {_counted(old) + 1}\n{_PADDING}"

    return add


def _counted(text: bytes | None) -> int:
    return int((text or b"count: 0\n").split(b"\n")[0].split()[1])
