"""Signals that end a run: they wait until a file is whole, and go through the code that puts things away."""

from __future__ import annotations

import signal
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENDING = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]


@contextmanager
def postponed() -> Iterator[None]:
    """Let Ctrl-C, a closed terminal and SIGTERM wait until the end of the block. Windows lets nothing wait."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT, *_ENDING])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def as_exceptions() -> Iterator[None]:
    """Let SIGTERM and a closed terminal raise SystemExit (128 + the signal), as Ctrl-C raises KeyboardInterrupt.

    A signal that the user ignores (nohup) or that is handled already stays as it is.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    taken = [number for number in _ENDING if signal.getsignal(number) is signal.SIG_DFL]
    for number in taken:
        signal.signal(number, _leave)
    try:
        yield
    finally:
        for number in taken:
            signal.signal(number, signal.SIG_DFL)


def _leave(number: int, _frame: object) -> None:
    raise SystemExit(128 + number)
