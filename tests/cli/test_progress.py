"""Progress: one line on a terminal after a while, gone at the end; nothing in a pipe."""

from __future__ import annotations

import sys
from io import StringIO

import pytest

from clusterctl.cli.progress import Progress


class Terminal(StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "patience", "shown"),
    [
        (Terminal(), -1.0, "\rclusterctl: 1 of 3 commits\r\x1b[K"),
        (Terminal(), 1e9, ""),
        (StringIO(), -1.0, ""),
    ],
)  # fmt: skip
def test_only_a_long_answer_on_a_terminal_is_told_of(
    stream: StringIO, patience: float, shown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr("clusterctl.cli.progress._PATIENCE", patience)
    monkeypatch.setattr("clusterctl.cli.progress._PAUSE", 1e9)
    progress = Progress("commits")
    progress.tell(1, 3)
    progress.tell(2, 3)
    progress.end()
    assert stream.getvalue() == shown
