"""Processes that write and can be killed, stopped, traced: forks of this one, which has no threads."""

from __future__ import annotations

import ctypes
import mmap
import os
import signal
import traceback
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from clusterctl.findings.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Callable

WRITTEN, REFUSED, CRASHED, INTERRUPTED, TERMINATED = 0, 5, 70, 130, 143
_SET_PDEATHSIG, _SET_PTRACER, _ANYONE = 1, 0x59616D61, -1


class Ended(NamedTuple):
    """How a worker ended: its exit code, negative for a signal, and what it said."""

    code: int
    said: str


class Worker:
    """A process that does one job. With `gate`, it begins at `go`."""

    def __init__(self, job: Callable[[], None], *, gate: bool = False) -> None:
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])
        self._said, said = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            _work(job, said, gate=gate)
        os.close(said)

    def go(self) -> None:
        """Let it begin."""
        os.kill(self.pid, signal.SIGUSR1)

    def kill(self) -> None:
        """End it as a loss of power would, but for the disk's."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)

    def ended(self) -> Ended:
        """Wait for its end."""
        with os.fdopen(self._said, "rb") as file:
            said = file.read().decode()
        _, status = os.waitpid(self.pid, 0)
        return Ended(os.waitstatus_to_exitcode(status), said.removeprefix("> "))


def run(job: Callable[[], None]) -> Ended:
    """Do a job in a process of its own."""
    return Worker(job).ended()


def _work(job: Callable[[], None], said: int, *, gate: bool) -> None:
    code, text = CRASHED, ""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        _prctl(_SET_PDEATHSIG, signal.SIGKILL)  # no worker outlives the test
        if gate:
            _prctl(_SET_PTRACER, _ANYONE)
            signal.sigwait([signal.SIGUSR1])
        code, text = _answer(job)
    except BaseException:  # noqa: BLE001 - whatever it is, it must not run on as the parent
        text = traceback.format_exc()
    finally:
        os.write(said, f"> {text}".encode())  # never empty: the traces are cut here
        os._exit(code)


def _prctl(option: int, value: int) -> None:
    ctypes.CDLL(None).prctl(option, ctypes.c_ulong(value), 0, 0, 0)


def _answer(job: Callable[[], None]) -> tuple[int, str]:
    try:
        job()
    except OutputError as error:
        return REFUSED, error.message
    except KeyboardInterrupt:
        return INTERRUPTED, ""
    except SystemExit as error:
        return int(error.code or 0), ""
    return WRITTEN, ""


class Tally:
    """A number that processes share; only one of them adds to it."""

    def __init__(self) -> None:
        self._memory = mmap.mmap(-1, 8)

    def __int__(self) -> int:
        return int.from_bytes(self._memory[:8], "little")

    def add(self, number: int = 1) -> None:
        """Add to it."""
        self._memory[:8] = (int(self) + number).to_bytes(8, "little")
