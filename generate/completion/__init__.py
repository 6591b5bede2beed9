"""`clusterctl/completions/`: what TAB offers, as one static script a shell, made from the program's table of commands.

Each script is a frame, kept here as the shell's own text, with the table filled in where a line `@NAME@` stands.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from clusterctl.cli.completion import SHELLS
from generate.completion import bash, fish, zsh
from generate.completion.grammar import commands

if TYPE_CHECKING:
    from collections.abc import Callable

_MAKERS = {"bash": bash.script, "zsh": zsh.script, "fish": fish.script}


def files() -> tuple[tuple[str, Callable[[], str]], ...]:
    """Return each script's path, with the function that makes its text."""
    return tuple((f"clusterctl/completions/{shell.script}", partial(text, name)) for name, shell in SHELLS.items())


def text(shell: str) -> str:
    """Return the script of a shell."""
    return _MAKERS[shell](commands())
