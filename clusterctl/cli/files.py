"""`-o FILE`: which format a file's name asks for, and the answer written to the file or to standard output."""

from __future__ import annotations

import os
from typing import Annotated, Generic, TypeVar

import typer
from msgspec import Struct

from clusterctl.cli.streams import note, write
from clusterctl.findings.errors import UsageError
from clusterctl.output.screen import Screen

STDOUT = "-"
"""The name that stands for standard output."""

Output = Annotated[str, typer.Option("-o", "--output", metavar="FILE", help="Write here; - is standard output.")]
"""The option, whose default is STDOUT."""

F = TypeVar("F")


class Formats(Struct, Generic[F], frozen=True):
    """The formats that a command writes, by what FILE is called."""

    by_suffix: dict[str, F]
    """The format of each suffix, in small letters with its dot: `.md`."""
    on_stdout: F
    help: str
    """What to do where a suffix tells nothing."""

    def chosen(self, asked: F | None, output: str) -> F:
        """Return the format that was asked for, else the one that FILE's suffix tells; UsageError where it tells none.

        `asked` is the value of --format; `output` that of -o.
        """
        if asked is not None:
            return asked
        if output == STDOUT:
            return self.on_stdout
        suffix = os.path.splitext(output)[1].lower()
        if suffix not in self.by_suffix:
            said = f"the suffix of {output} tells no format" if suffix else f"{output} has no suffix to tell the format"
            raise UsageError(said, self.help)
        return self.by_suffix[suffix]


def screen_of(output: str, screen: Screen) -> Screen:
    """Return what a text for `output` is shown on: the screen if it is standard output, else a file: no colours."""
    return screen if output == STDOUT else Screen()


def deliver(text: str, output: str, what: str) -> None:
    """Write the answer to standard output, or whole to FILE with a note on stderr that names it: "the report on 1999".

    OutputError where it cannot be written; what FILE held before then stays.
    """
    if output == STDOUT:
        write(text)
        return
    from clusterctl.store.write import write_text

    write_text(output, text)
    note(f"clusterctl: wrote {what} to {output}")
