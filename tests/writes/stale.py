"""A holder of the lock that is killed: the next run goes on at once, and nothing is left of either."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

from clusterctl.store import lock
from tests.writes.cases import Case
from tests.writes.faults import Control, Faults, Row
from tests.writes.workers import WRITTEN, run
from tests.writes.writers import Writer, ours, with_lock_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def holder(folder: Path, *, full: bool) -> Row:
    """Kill the holder while it holds the lock; the next one tries only once, so waits for nothing."""
    times = 100 if full else 5
    found = _killed(folder, ours, times)
    naive = _killed(folder, with_lock_file, times)
    return Row("the lock's holder killed", found, Control("a lock file only", "left", naive))


def _killed(folder: Path, writer: Writer, times: int) -> Faults:
    faults, case = Faults(), Case(folder)
    for number in range(times):
        case.lay()
        run(_and_dies(case, writer))
        faults.tries += 1
        ended = run(_tried_once(case.job(writer)))
        if ended.code != WRITTEN:
            faults.add("other", f"the next run ended {ended}")
        for name in case.extra():
            faults.add("left", f"kill {number}: {name}")
    return faults


def _and_dies(case: Case, writer: Writer) -> Callable[[], None]:
    def die(_: bytes | None) -> str:
        os.kill(os.getpid(), signal.SIGKILL)
        return ""

    return lambda: writer(str(case.root), str(case.file), die)


def _tried_once(job: Callable[[], None]) -> Callable[[], None]:
    def once() -> None:
        lock._TRIES = 1  # noqa: SLF001 - no waiting, so no clock
        job()

    return once
