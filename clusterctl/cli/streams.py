"""Standard output and error: UTF-8 with plain line feeds when piped, so that bytes do not depend on the machine."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from io import TextIOWrapper
from typing import TextIO

from clusterctl.findings.errors import OutputError
from clusterctl.output.screen import Screen

_NARROWEST = 40


def prepare() -> None:
    """Make the streams fit: no text may fail to be written for its letters."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def write(text: str) -> None:
    """Write the result to stdout; OutputError where there is none or it is full. A reader that left misses the rest."""
    if sys.stdout is None:
        raise OutputError("standard output is closed", "run the command without >&-")
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        abandon(sys.stdout)
    except OSError as error:
        abandon(sys.stdout)
        raise OutputError(
            f"the result could not be written: {error.strerror}", "make room, or write elsewhere"
        ) from None


def abandon(stream: TextIO) -> None:
    """Point a stream at nothing, so that the interpreter does not trip over what is left in it on its way out."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, stream.fileno())
    os.close(null)


def note(text: str) -> None:
    """Write a note or error to stderr; where there is none, it is lost."""
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(text if text.endswith("\n") else text + "\n")
        sys.stderr.flush()
    except OSError:
        abandon(sys.stderr)


def flush() -> None:
    """Push out what is left, so that a full disk is noticed here."""
    if sys.stdout is not None:
        write("")


def settle() -> None:
    """Push out what an error left behind; whoever can't be reached any more has been told, or has left."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            with suppress(OSError):
                stream.flush()


def screen(*, no_color: bool) -> Screen:
    """Return what stdout is."""
    if sys.stdout is None or not sys.stdout.isatty():
        return Screen()
    dumb = os.environ.get("TERM") == "dumb"
    colour = not (no_color or dumb or os.environ.get("NO_COLOR"))
    return Screen(max(_width(), _NARROWEST), colour, not _draws(sys.stdout.encoding))


def _draws(encoding: str) -> bool:
    """Whether lines and blocks can be written in an encoding."""
    try:
        "└─█▒".encode(encoding)
    except (LookupError, UnicodeEncodeError):
        return False
    return True


def _width() -> int:
    given = os.environ.get("COLUMNS", "")
    if given.isdecimal() and int(given):
        return int(given)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or 80
    except OSError:
        return 80
