"""The errors that end a run, each with its exit code and next step. Faults in data are findings, not these."""

from __future__ import annotations


class ClusterctlError(Exception):
    """An error for the user: one message, an optional next step, and the exit code of `docs/cli.md`."""

    exit_code = 2

    def __init__(self, message: str, hint: str = "") -> None:
        """Keep the message (what is wrong, and where) and the hint (what to do next)."""
        super().__init__(message)
        self.message = message
        self.hint = hint


class AnswerIsNoError(ClusterctlError):
    """The question was understood and the answer is no, or the input is too broken to answer."""

    exit_code = 1


class UsageError(ClusterctlError):
    """The command line itself makes no sense."""

    exit_code = 2


class NotFoundError(ClusterctlError):
    """There is no project, label or id of that name."""

    exit_code = 3


class StoppedError(ClusterctlError):
    """The user stopped what was under way; the message says what became of it."""

    exit_code = 130


class OutputError(ClusterctlError):
    """The result could not be written."""

    exit_code = 5
