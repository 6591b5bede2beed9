"""The entry point. `--version` and the shells' completion answer before typer is loaded; all else is the table's."""

from __future__ import annotations

import os
import sys


def program() -> None:
    """Run the command line and end the process at once: taking the interpreter apart takes as long as reading files.

    By then files are closed and streams flushed; at most git still looks up what no answer waits for.
    """
    os._exit(main())


def main() -> int:
    """Run the command line and return its exit code."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from clusterctl.cli.version import show

        return show()
    if sys.argv[1:2] == ["--complete"]:
        from clusterctl.cli import candidates

        return candidates.show(sys.argv[2:])
    import gc

    gc.disable()  # one question, one answer: the process ends before there is much to collect
    try:
        from clusterctl.cli.run import run

        return run(sys.argv[1:])
    except KeyboardInterrupt:  # while the program was still loading
        return 130


if __name__ == "__main__":
    program()
