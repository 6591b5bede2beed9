"""Pages that show commands with their output: the output is made anew, so that what a page shows is what one gets.

A block in a page that begins with "```console" holds lines `$ clusterctl …`, each followed by what it prints.
"""

from __future__ import annotations

import io
import os
import re
import shlex
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path

from clusterctl.cli.run import run

ROOT = Path(__file__).resolve().parent.parent

_BLOCK = re.compile(r"(?<=```console\n)(.*?)(?=```)", re.DOTALL)
_COMMAND = re.compile(r"^\$ (clusterctl .*)$", re.MULTILINE)
_COLUMNS = "100"


def page(name: str) -> str:
    """Return a page of the repository with the output of its commands as it is now."""
    return refreshed((ROOT / name).read_text(encoding="utf-8"))


def refreshed(text: str) -> str:
    """Return a page's text with the output of its commands as it is now."""
    return _BLOCK.sub(lambda block: "\n".join(_shown(command) for command in _COMMAND.findall(block[0])), text)


def _shown(command: str) -> str:
    """Return a command and what it prints."""
    printed, _ = output(shlex.split(command)[1:])
    return f"$ {command}\n{printed}"


def output(arguments: list[str]) -> tuple[str, int]:
    """Return what a command line prints, run from the repository's top, and its exit code."""
    page_ = io.StringIO()
    before = dict(os.environ)
    os.environ.update(COLUMNS=_COLUMNS, NO_COLOR="1")
    os.environ.pop("CLUSTERCTL_DIR", None)
    try:
        with chdir(ROOT), redirect_stdout(page_), redirect_stderr(page_):
            code = run(arguments)
    finally:
        os.environ.clear()
        os.environ.update(before)
    return page_.getvalue(), code
