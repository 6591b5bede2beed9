"""The one handler of errors: each becomes a line that says what to do next, and its exit code."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from clusterctl.cli.streams import note
from clusterctl.findings.errors import ClusterctlError
from clusterctl.output.screen import safe

if TYPE_CHECKING:
    from collections.abc import Callable

USAGE, BUG, INTERRUPTED = 2, 4, 130


def handled(command: Callable[[], int]) -> int:
    """Return a command's exit code, or that of the error that ended it."""
    try:
        return command()
    except ClusterctlError as error:
        _say(error.message, error.hint)
        return error.exit_code
    except KeyboardInterrupt:
        note("\nclusterctl: interrupted")
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the last resort: what is left is typer's usage errors and our own bugs
        return _usage(error) if _is_usage(error) else _bug(error)


def _say(message: str, hint: str = "") -> None:
    lines = [f"clusterctl: {message}", *([f"  {hint}"] if hint else [])]
    note("\n".join(safe(line).replace("\n", " ") for line in lines))


def _is_usage(error: Exception) -> bool:
    import typer

    return isinstance(error, typer.TyperException | typer.Abort | typer.Exit)


def _usage(error: Exception) -> int:
    import typer

    if isinstance(error, typer.Exit):
        return error.exit_code
    if isinstance(error, typer.Abort):
        note("clusterctl: stopped")
        return INTERRUPTED
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "clusterctl"
    message = error.format_message() if isinstance(error, typer.TyperException) else str(error)
    _say(message[:1].lower() + message[1:].rstrip("."), f"`{path} --help` shows what it takes")
    return USAGE


def _bug(error: Exception) -> int:
    """Keep the traceback in a file and say where, in one line."""
    import tempfile
    import traceback

    from clusterctl.version import VERSION

    text = "".join(traceback.format_exception(error))
    head = f"clusterctl {VERSION}, Python {sys.version}, {sys.platform}\narguments: {sys.argv[1:]!r}\n\n"
    try:
        handle, path = tempfile.mkstemp(prefix="clusterctl-", suffix=".log", text=True)
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as log:
            log.write(head + text)
    except OSError:
        note(head + text)
        path = "the text above"
    _say(f"this is a fault of clusterctl ({type(error).__name__}), not of your files", f"please report it with {path}")
    return BUG
