"""`completion`: the script that tells a shell what TAB offers; printed, or put where the shell finds it."""

from __future__ import annotations

import os
import shlex
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec import Struct

from clusterctl.cli.streams import note, write
from clusterctl.findings.errors import NotFoundError, OutputError, UsageError
from clusterctl.output.screen import safe, word
from clusterctl.store.packaged import completion as packaged
from clusterctl.store.write import write_text
from clusterctl.words import did_you_mean, listed

if TYPE_CHECKING:
    from collections.abc import Callable

INSTALL = "install"
MARK = b"# What TAB offers after clusterctl"
"""Begins a line near the top of each script, by which we know our own."""


class Shell(Struct, frozen=True):
    """A shell: its script among ours, where a user's shell looks for it, and what else it wants to be told."""

    script: str
    place: Callable[[], str]
    found: str
    wants: str = ""
    lines: str = ""
    """What to add to the file that the shell reads when it starts; {folder} and {path} are the script's."""


def _below(variable: str, default: str, *rest: str) -> str:
    """Return a path below one of the folders that XDG names; a relative one in the environment does not count."""
    given = os.environ.get(variable, "")
    return os.path.join(given if os.path.isabs(given) else os.path.expanduser(default), *rest)


SHELLS = {
    "bash": Shell(
        "clusterctl.bash",
        lambda: _below("XDG_DATA_HOME", "~/.local/share", "bash-completion", "completions", "clusterctl"),
        "The package bash-completion finds it there.",
        "Without that package, add this line to ~/.bashrc:",
        ". {path}",
    ),
    "zsh": Shell(
        "_clusterctl",
        lambda: _below("XDG_DATA_HOME", "~/.local/share", "zsh", "site-functions", "_clusterctl"),
        "",
        "Add these lines to ~/.zshrc; where it loads oh-my-zsh or the like, above that:",
        "fpath=({folder} $fpath)\nautoload -Uz compinit && compinit",
    ),
    "fish": Shell(
        "clusterctl.fish",
        lambda: _below("XDG_CONFIG_HOME", "~/.config", "fish", "completions", "clusterctl.fish"),
        "fish finds it there.",
    ),
}


def completion(
    word: Annotated[
        str | None,
        typer.Argument(metavar="[bash | zsh | fish | install]", help="Print the script of a shell, or install it."),
    ] = None,
    shell: Annotated[
        str | None,
        typer.Argument(metavar="[bash | zsh | fish]", help="With install: for this shell; without it, for yours."),
    ] = None,
) -> int:
    """Let TAB complete commands, options, labels and ids: print the script for your shell, or install it.

    Without a word, say what `install` does for each shell. It writes one file in your home folder and changes no other.
    """
    if word == INSTALL:
        return _install(_own() if shell is None else _named(shell))
    if shell is not None:
        raise UsageError(f"{shell} goes with install", f"`clusterctl completion install {shell}`, or one word alone")
    write(safe(_overview()) if word is None else packaged(SHELLS[_named(word, INSTALL)].script))
    return 0


completion.example = "Example: clusterctl completion install"  # type: ignore[attr-defined]


def _named(word: str, *more: str) -> str:
    """Return the shell of that name; NotFoundError where there is none."""
    if word not in SHELLS:
        near = did_you_mean(word, [*SHELLS, *more])
        raise NotFoundError(f"there is no completion for `{word}`{near}", f"there is one for {listed(SHELLS, 'and')}")
    return word


def _own() -> str:
    """Return the name of the user's shell; NotFoundError where it is none of ours, or is not told."""
    own = _login()
    if own not in SHELLS:
        message = f"there is no completion for your shell, {own}" if own else "your shell is not known here"
        raise NotFoundError(message, f"name {listed(SHELLS)}, as in `clusterctl completion install bash`")
    return own


def _login() -> str:
    """Return the name of the shell that the user's sessions begin with, or nothing."""
    return os.path.basename(os.environ.get("SHELL", ""))


def _overview() -> str:
    """Return what to do for each shell, the user's own first."""
    own = _login()
    names = sorted(SHELLS, key=lambda name: name != own)
    parts = [_steps(name, " (your shell)" if name == own else "") for name in names]
    return "\n".join(
        [*parts, f"`clusterctl completion {names[0]}` prints the script. After an upgrade, install it anew.\n"]
    )


def _steps(name: str, remark: str) -> str:
    shell = SHELLS[name]
    said = f"{name}{remark}: clusterctl completion install {name}\n  writes {_shown(shell.place())}\n"
    return said + "".join(f"  {line}\n" for line in _after(shell))


def _after(shell: Shell) -> list[str]:
    """Return what a user is told when the script is in place, and the lines to add, which stand further in."""
    path = shell.place()
    lines = shell.lines.format(folder=_shown(os.path.dirname(path)), path=_shown(path))
    return [*filter(None, (shell.found, shell.wants)), *(f"    {line}" for line in lines.splitlines())]


def _shown(path: str) -> str:
    """Return a path as it is typed in a shell, short where it lies in the home folder."""
    home = os.path.expanduser("~")
    if home != "~" and path.startswith(home.rstrip(os.sep) + os.sep):
        return f"~{os.sep}{shlex.quote(os.path.relpath(path, home))}"
    return shlex.quote(path)


def _install(name: str) -> int:
    """Write a shell's script where it finds it; OutputError where something else lies there or it can't be written."""
    shell = SHELLS[name]
    path, text = shell.place(), packaged(shell.script)
    old = _held(path)
    if old is not None and MARK not in old[:200]:
        message = f"{path} holds something else and is left as it is"
        raise OutputError(message, f"move it away, or put the output of `clusterctl completion {name}` where it serves")
    if old == text.encode():
        note(f"clusterctl: {word(_shown(path))} is in place already")
    else:
        _make_folder(path)
        write_text(path, text)
        write(f"{word(path)}: written\n")
    note(safe("\n".join([*_after(shell), f"It works in each {name} that you start from now on."])))
    return 0


def _held(path: str) -> bytes | None:
    """Return what a file holds, None where there is no file."""
    if not os.path.isfile(path):
        return None
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise OutputError(f"{path} could not be read: {error.strerror}", "check its permissions") from None


def _make_folder(path: str) -> None:
    folder = os.path.dirname(path)
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as error:
        message = f"{path} could not be written: there can be no folder {folder} ({error.strerror})"
        raise OutputError(message, "check the permissions, and what stands in its place") from None
