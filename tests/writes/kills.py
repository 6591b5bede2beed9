"""kill -9: at a random moment, at each part of the text, at each system call."""

from __future__ import annotations

import os
import random
import signal
import time
from typing import TYPE_CHECKING

from tests.writes import strace
from tests.writes.cases import NEW, OLD, Case
from tests.writes.faults import Control, Faults, Row, lacking
from tests.writes.workers import Worker, run
from tests.writes.writers import Writer, in_place, ours, ours_alone

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SIZES = (8_000, 64_000, 512_000, 2_000_000)
_LATEST = 0.03
"""Seconds after which a worker is killed at the latest."""
_CERTAIN = 1000
"""Tries after which a naive writer would have been lucky beyond belief."""


def at_random(folder: Path, *, full: bool) -> Row:
    """Kill a process that writes two texts in turn, without end."""
    random.seed(1999)
    found, naive = Faults(), Faults()
    for number in range(200 if full else 16):
        _at_random(folder, ours, found, SIZES[number % len(SIZES)])
    while naive.tries < (200 if full else _CERTAIN) and (full or naive.none):
        _at_random(folder, in_place, naive, SIZES[naive.tries % len(SIZES)])
    return Row("killed at random, 8 kB to 2 MB", found, Control("in place", "torn", naive))


def _at_random(folder: Path, writer: Writer, faults: Faults, size: int) -> None:
    case = Case(folder, b"old\n" * (size // 4), "new\n" * (size // 8))
    case.lay()
    worker = Worker(lambda: _without_end(case, writer))
    time.sleep(random.uniform(0, _LATEST))  # noqa: S311 - no secret
    worker.kill()
    ended = worker.ended()
    faults.tries += 1
    case.judge(ended, faults, f"{size} bytes")
    if ended.code != -signal.SIGKILL:
        faults.add("other", f"it was to be killed, and {ended}")
    case.next_run(writer, faults, f"{size} bytes")


def _without_end(case: Case, writer: Writer) -> None:
    old = (case.old or b"").decode()
    while True:
        case.job(writer)()
        writer(str(case.root), str(case.file), lambda _: old)


def at_each_part(folder: Path, *, full: bool) -> Row:
    """Kill a process while it writes the text: after so many bytes, from the first to the last."""
    parts = 60 if full else 6
    stops = [len(NEW) * number // parts for number in range(parts)]
    found = _at_each_part(folder, ours, stops)
    naive = _at_each_part(folder, in_place, stops)
    return Row("killed in mid-text, from byte 0 on", found, Control("in place", "torn", naive))


def _at_each_part(folder: Path, writer: Writer, stops: list[int]) -> Faults:
    faults, case = Faults(), Case(folder)
    for stop in stops:
        case.lay()
        ended = run(_killed_after(case.job(writer), stop))
        faults.tries += 1
        case.judge(ended, faults, f"byte {stop}")
        if ended.code != -signal.SIGKILL:
            faults.add("other", f"it was to be killed at byte {stop}, and {ended}")
        case.next_run(writer, faults, f"byte {stop}")
    return faults


def _killed_after(job: Callable[[], None], stop: int) -> Callable[[], None]:
    """Return a job that is killed when so many bytes of the text are written; a lock's description does not count."""
    real, done = os.write, 0

    def write(handle: int, data: bytes) -> int:
        nonlocal done
        if bytes(data[:7]) == b"process":
            return real(handle, data)
        if done + len(data) > stop:
            real(handle, data[: stop - done])
            os.kill(os.getpid(), signal.SIGKILL)
        done += len(data)
        return real(handle, data)

    def killed() -> None:
        os.write = write  # type: ignore[assignment]
        job()

    return killed


def at_each_call(folder: Path, *, full: bool) -> Row:
    """Kill a process at each of its system calls, one after the other."""
    name = "killed at each system call"
    if strace.missing():
        return lacking(name, strace.missing())
    found, naive = Faults(), Faults()
    for writer, case in variants(folder)[: None if full else 1]:
        _at_each_call(writer, case, found)
    _at_each_call(in_place, Case(folder), naive)
    return Row(name, found, Control("in place", "torn", naive))


def variants(folder: Path) -> list[tuple[Writer, Case]]:
    """Return the ways in which commands write: a file that was read, a file that is not there, whatever is there."""
    return [(ours, Case(folder)), (ours, Case(folder, None)), (ours_alone, Case(folder, OLD))]


def _at_each_call(writer: Writer, case: Case, faults: Faults) -> None:
    log = case.folder / "trace"
    case.lay()
    for call in strace.calls(case.job(writer), log):
        case.lay()
        ended, hit = strace.with_signal(case.job(writer), log, call, "SIGKILL")
        faults.tries += 1
        case.judge(ended, faults, f"{call}")
        if not hit or ended.code != -signal.SIGKILL:
            faults.add("other", f"it was to be killed at {call}, and {ended}")
        case.next_run(writer, faults, f"{call}")
