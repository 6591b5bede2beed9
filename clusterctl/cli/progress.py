"""How far a long answer is, on a terminal; nothing anywhere else, and nothing of a short one."""

from __future__ import annotations

import sys
from time import monotonic

_PATIENCE, _PAUSE = 1.0, 0.2
"""Seconds until anything is said, and between two times."""


class Progress:
    """One line of stderr that is written over, and gone at the end."""

    def __init__(self, what: str) -> None:
        """Begin; `what` is counted: commits."""
        self._what = what
        self._next = monotonic() + _PATIENCE
        self._shown = False

    def tell(self, done: int, of: int) -> None:
        """Say how many of how many are done."""
        now = monotonic()
        if sys.stderr is None or not sys.stderr.isatty() or now < self._next:
            return
        self._next, self._shown = now + _PAUSE, True
        sys.stderr.write(f"\rclusterctl: {done} of {of} {self._what}")
        sys.stderr.flush()

    def end(self) -> None:
        """Take the line away."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
