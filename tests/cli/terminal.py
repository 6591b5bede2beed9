"""A command on a terminal of its own, spoken with as a person does: what is typed, what is shown, Ctrl-C."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
from typing import TYPE_CHECKING, Self

from tests.cli.commands import environment

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

PATIENCE = 120
"""Seconds after which a command that neither writes nor ends is taken to hang, so that a test run does not."""

SECOND_TRY = 2

_LAUNCHER = """
import os, sys
os.close(os.open(os.ttyname(0), os.O_RDWR))  # the first terminal that a new session opens is the one whose keys it gets
os.execv(sys.executable, [sys.executable, "-m", "clusterctl", *sys.argv[1:]])
"""


class Terminal:
    """A command line that runs on a terminal."""

    def __init__(self, *arguments: str | Path, cwd: Path, **changes: str | None) -> None:
        """Take the command line, the folder in which it stands, and changes of its environment."""
        self.arguments, self.cwd, self.changes = arguments, cwd, changes
        self.shown, self.taken = "", b""
        self.read_to = 0

    def __enter__(self) -> Self:
        """Start the command."""
        self.ours, theirs = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, "-c", _LAUNCHER, *map(str, self.arguments)],
            stdin=theirs, stdout=theirs, stderr=theirs, cwd=self.cwd, env=environment(**self.changes),
            start_new_session=True,
        )  # fmt: skip
        os.close(theirs)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the command, if it has not ended."""
        self.process.kill()
        self.process.wait()
        os.close(self.ours)

    def type(self, keys: str, after: str) -> None:
        """Wait until a text is shown that was not waited for before, then type."""
        while after not in self.shown[self.read_to :]:
            assert self._more(), f"it ended without {after!r}: {self.shown}"
        self.read_to = self.shown.index(after, self.read_to) + len(after)
        os.write(self.ours, keys.encode())

    def stop(self, keys: str, after: str) -> int:
        """Wait until a text is shown, press Ctrl-C or Ctrl-D until the command ends, and return its exit code.

        Python misses a signal that comes between its last look for one and the wait for a line.
        """
        self.type(keys, after)
        while True:
            if not select.select([self.ours], [], [], SECOND_TRY)[0]:
                os.write(self.ours, keys.encode())
            elif not self._more():
                return self.process.wait(PATIENCE)

    def ended(self) -> int:
        """Wait for the end and return the exit code."""
        while self._more():
            pass
        return self.process.wait(PATIENCE)

    def _more(self) -> bool:
        """Take in what is shown next; False at the end."""
        ready, _, _ = select.select([self.ours], [], [], PATIENCE)
        assert ready, f"it hangs after: {self.shown}"
        try:
            part = os.read(self.ours, 65536)
        except OSError:
            return False
        self.taken += part  # a letter or a line's end may be torn between two parts
        self.shown = self.taken.decode("utf-8", "replace").replace("\r\n", "\n")
        return bool(part)


def shown(*arguments: str | Path, cwd: Path, width: int = 80, encoding: str = "utf-8") -> str:
    """Return what a command shows on a terminal of some width and letters, without colours."""
    changes = {"COLUMNS": str(width), "NO_COLOR": "1", "PYTHONIOENCODING": encoding}
    with Terminal(*arguments, cwd=cwd, **changes) as terminal:
        assert terminal.ended() == 0, terminal.shown
        return terminal.shown
