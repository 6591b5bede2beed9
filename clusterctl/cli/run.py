"""Runs a command line: streams made fit, the table asked, errors turned into one clear line and an exit code."""

from __future__ import annotations

from clusterctl.cli.errors import INTERRUPTED, handled
from clusterctl.cli.streams import flush, prepare, settle


def run(arguments: list[str]) -> int:
    """Return the exit code of a command line."""
    prepare()
    code = handled(lambda: _answer(arguments))
    settle()
    return code


def _answer(arguments: list[str]) -> int:
    from clusterctl.cli.table import table

    code = table().main(args=arguments, prog_name="clusterctl", standalone_mode=False)
    flush()
    if code == INTERRUPTED:  # what typer makes of an interruption; commands that have more to say raise an error
        raise KeyboardInterrupt
    return code if isinstance(code, int) else 0
