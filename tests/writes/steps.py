"""Lets another program act between any two system calls of a writer: the same race at every place, none by chance."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType
    from typing import Any

_OF_THE_SYSTEM = {"posix", "fcntl"}
MOST = 400
"""No writer makes more calls than this."""


class Steps:
    """Counts the calls of the system that Python makes, and acts after one of them."""

    def __init__(self, stop: int, act: Callable[[], None]) -> None:
        self._stop, self._act = stop, act
        self.done = 0

    def __call__(self, _frame: FrameType, event: str, called: Any) -> None:  # noqa: ANN401 - as sys.setprofile has it
        """Look at what Python does."""
        if event not in {"c_return", "c_exception"} or getattr(called, "__module__", "") not in _OF_THE_SYSTEM:
            return
        self.done += 1
        if self.done == self._stop:
            sys.setprofile(None)
            self._act()
            sys.setprofile(self)


def disturbed(job: Callable[[], None], stop: int, act: Callable[[], None]) -> bool:
    """Do a job and act after so many of its calls of the system; False where it made no more than that."""
    steps = Steps(stop, act)
    sys.setprofile(steps)
    try:
        job()
    finally:
        sys.setprofile(None)
    return steps.done >= stop
