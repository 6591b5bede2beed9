"""Lets strace follow a worker: lists its system calls, makes one of them fail, or sends a signal at one of them."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from tests.writes.workers import Ended, Worker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_SILENT = {
    "brk", "mmap", "munmap", "mremap", "madvise", "futex", "rt_sigtimedwait", "rt_sigreturn", "rt_sigaction",
    "rt_sigprocmask", "sigaltstack", "exit_group", "restart_syscall", "gettid", "getpid", "clock_nanosleep", "prctl",
}  # fmt: skip
"""Calls that touch no file."""


@cache
def missing() -> str:
    """Return why system calls cannot be followed here; nothing where they can."""
    if shutil.which("strace") is None:
        return "there is no strace"
    tried = Worker(lambda: None, gate=True)
    with subprocess.Popen(["strace", "-p", str(tried.pid)], stderr=subprocess.PIPE, text=True) as strace:
        attached = _attached(strace)
        tried.go()
        tried.ended()
        strace.communicate()
    return "" if attached else "strace may not follow processes"


def calls(job: Callable[[], None], log: Path) -> list[tuple[str, int]]:
    """Return the system calls of a job, each with which of its kind it is: ("write", 2)."""
    _traced(job, [], log)
    found, seen = [], Counter[str]()
    for name in _names(log.read_text(errors="replace")):
        seen[name] += 1
        found.append((name, seen[name]))
    return found


def with_error(job: Callable[[], None], log: Path, call: tuple[str, int], error: str) -> tuple[Ended, bool]:
    """Let one system call fail; return how the worker ended, and whether the fault hit."""
    name, number = call
    ended = _traced(job, ["-e", f"trace={name}", "-e", f"inject={name}:error={error}:when={number}"], log)
    return ended, "(INJECTED)" in log.read_text(errors="replace")


def with_signal(job: Callable[[], None], log: Path, call: tuple[str, int], signal: str) -> tuple[Ended, bool]:
    """Send a signal at a system call; return how the worker ended, and whether the signal came."""
    name, number = call
    ended = _traced(job, ["-e", f"trace={name}", "-e", f"inject={name}:signal={signal}:when={number}"], log)
    return ended, re.search(rf"--- {signal} |killed by {signal}", log.read_text(errors="replace")) is not None


def _traced(job: Callable[[], None], options: list[str], log: Path) -> Ended:
    worker = Worker(job, gate=True)
    command = ["strace", "-o", str(log), *options, "-p", str(worker.pid)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as strace:
        if not _attached(strace):
            worker.kill()
        worker.go()
        ended = worker.ended()
        strace.communicate()
    return ended


def _attached(strace: subprocess.Popen[str]) -> bool:
    assert strace.stderr is not None
    return any(" attached" in line for line in strace.stderr)


def _names(trace: str) -> Iterator[str]:
    """Yield the names of calls from the gate to the worker's own report."""
    for line in trace.splitlines():
        if re.match(r'write\(\d+, "> ', line):
            return
        call = re.match(r"(\w+)\(", line)
        if call and call[1] not in _SILENT:
            yield call[1]
