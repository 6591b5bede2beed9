"""Asks the real shells what they offer for a line, and types lines into them as a user does."""

from __future__ import annotations

import os
import pty
import re
import select
import shlex
import shutil
import subprocess
import sys
import time
from typing import TYPE_CHECKING, NamedTuple

import pytest

from clusterctl.cli.completion import SHELLS
from generate.completion import bash, fish, zsh
from generate.completion.grammar import LABELLED, Command, Option, Place, Source, commands
from tests.cli.commands import ROOT, environment

if TYPE_CHECKING:
    from pathlib import Path

SCRIPTS = {"bash": bash.script, "zsh": zsh.script, "fish": fish.script}
HANGS = 120
"""Seconds after which a shell that should have ended is a failure; no test waits for so long."""

NASTY = 'It\'s [a] "b": $(touch PWNED) `touch PWNED` \\ back; 100 % {x} ~ * !! end'
SCORE = (
    Option(("--suppose",), NASTY, Place("actor", (Source("actors", ("=",)),)), repeatable=True),
    Option(("--actor", "-a"), NASTY, Place("actor", (Source("actors"),))),
)
EVERYWHERE = (
    Option(("--seen",), NASTY, Place("rev", (Source("revisions"),))),
    Option(("--as-at",), NASTY, Place("label", (Source("labels", LABELLED),))),
    Option(("--on",), NASTY, Place("date")),
)


def sample() -> list[Command]:
    """Return the program's commands with options of every kind, whatever the program itself has of them."""
    return [
        command._replace(options=(*command.options, *(SCORE if command.name == "score" else ()), *EVERYWHERE))
        for command in commands()
    ]


class Offer(NamedTuple):
    """What a shell offers: words, and whether it was told to offer files or folders by its own means."""

    words: list[str]
    own: str = ""


class Desk(NamedTuple):
    """Where a user sits: a home folder with nothing in it but the scripts, and the program on the PATH."""

    home: Path

    def environment(self, **changes: str | None) -> dict[str, str]:
        """Return what the shells get, which is nothing of this machine's own settings."""
        path = f"{self.home / 'bin'}{os.pathsep}{os.environ['PATH']}"
        fixed = {"HOME": str(self.home), "ZDOTDIR": str(self.home), "XDG_CONFIG_HOME": str(self.home / "config"),
                 "XDG_DATA_HOME": str(self.home / "data"), "INPUTRC": os.devnull, "PATH": path, "BASH_ENV": None,
                 "ENV": None, "LC_ALL": "C.UTF-8", "HISTFILE": None}  # fmt: skip
        return environment(**{**fixed, **changes})

    def script(self, shell: str) -> Path:
        """Return the path of a shell's script."""
        return self.home / "scripts" / SHELLS[shell].script

    @property
    def given(self) -> list[str]:
        """What the program was called with last, by a line that was typed."""
        return (self.home / "given").read_text(encoding="utf-8").split("\0")[:-1]


def sit_down(home: Path, made_of: list[Command]) -> Desk:
    """Make a home folder with the scripts for some commands, and a program that notes what it is called with."""
    desk = Desk(home)
    for name in ("bin", "scripts", "config", "data"):
        (home / name).mkdir()
    for shell, script in SCRIPTS.items():
        desk.script(shell).write_text(script(made_of), encoding="utf-8")
    program = home / "bin/clusterctl"
    run = f"exec {shlex.quote(sys.executable)} -m clusterctl"
    program.write_text(f'#!/bin/sh\n[ "$1" = --complete ] && {run} "$@"\nprintf "%s\\0" "$@" > "$HOME/given"\n')
    program.chmod(0o755)
    return desk


def need(shell: str) -> None:
    """Skip the test where a shell is missing."""
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")


def bash_has_compopt() -> bool:
    """Whether bash can change for a single place how words are completed: not before version 4."""
    return subprocess.run(["bash", "-c", "type compopt"], capture_output=True, check=False).returncode == 0


def offered(shell: str, line: str, desk: Desk, cwd: Path = ROOT, *, setup: str = "", **changes: str | None) -> Offer:
    """Return what a shell offers at the end of a line. `setup` runs in it before."""
    need(shell)
    found = _ASK[shell](line, desk, cwd, setup, desk.environment(**changes))
    before = re.search(r"(?:^|\s)(--?[\w-]+=)\S*$", line)
    return Offer([word.removeprefix(before[1]) if before else word for word in found.words], found.own)


_BASH = """
source "$1"
compopt() { OWN="$OWN $*"; }
OWN=''
line=$2 at=$3
shift 3
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMP_LINE=$line COMP_POINT=${#line}
eval "$SETUP"
_clusterctl clusterctl "$at" ''
printf '%s\\0' "$?" "$OWN" ${COMPREPLY[@]+"${COMPREPLY[@]}"}
"""


def _ask_bash(line: str, desk: Desk, cwd: Path, setup: str, env: dict[str, str]) -> Offer:
    """Call the function as bash does, with the words cut at = and : too."""
    words = re.findall(r"""(?:"[^"]*"?|'[^']*'?|\\.|[^\s=:"'\\])+|[=:]+""", line) + [""] * line[-1:].isspace()
    at = "" if words[-1][0:1] in {"=", ":"} else words[-1]
    command = ["bash", "--norc", "-c", _BASH, "bash", desk.script("bash"), line, at, *words]
    printed = _printed(command, cwd, {**env, "SETUP": setup})
    code, own, *found, _ = printed.split("\0")
    assert code == "0"
    return Offer(found, "folders" if "dirnames" in own else "files" if "-o default" in own else "")


def _ask_fish(line: str, desk: Desk, cwd: Path, setup: str, env: dict[str, str]) -> Offer:
    program = f"source $argv[1]; {setup or 'true'}; complete --do-complete $argv[2]"
    printed = _printed(["fish", "-c", program, str(desk.script("fish")), line], cwd, env)
    return Offer([row.partition("\t")[0] for row in printed.splitlines()])


def _printed(command: list[str | Path], cwd: Path, env: dict[str, str]) -> str:
    done = subprocess.run(command, capture_output=True, cwd=cwd, env=env, check=False, timeout=HANGS)
    assert done.stderr == b""
    return done.stdout.decode()


_ZSHRC = """
fpath=({scripts} $fpath)
autoload -Uz compinit
compinit -u -C -d $HOME/dump
compadd() {{
    emulate -L zsh
    local -a hits
    if [[ ${{@[1,(i)(-|--)]}} != *-[OAD]\\ * ]]; then
        builtin compadd -A hits "$@"
        print -rNC1 -- "${{(@)hits}}" >>$HOME/hits
    fi
    builtin compadd "$@"
}}
comppostfuncs=(exit)
print -n >$HOME/hits
{setup}
"""
"""zsh shows what it offers to none but its own: here the function that takes it in notes it first, then zsh leaves."""


def _ask_zsh(line: str, desk: Desk, cwd: Path, setup: str, env: dict[str, str]) -> Offer:
    scripts = shlex.quote(str(desk.home / "scripts"))
    (desk.home / ".zshrc").write_text(_ZSHRC.format(scripts=scripts, setup=setup), encoding="utf-8")
    _type(["zsh", "-i"], f"{line}\t", cwd, env)
    hits = (desk.home / "hits").read_text(encoding="utf-8").split("\0")
    return Offer(list(dict.fromkeys(filter(None, hits))))


_ASK = {"bash": _ask_bash, "zsh": _ask_zsh, "fish": _ask_fish}


def typed(shell: str, keys: str, desk: Desk, cwd: Path, *, setup: str = "") -> list[str]:
    """Type keys into a shell, then return; return what the program was called with."""
    need(shell)
    script = shlex.quote(str(desk.script(shell)))
    begin = {"bash": f"source {script}", "zsh": _ZSHRC.partition("compadd()")[0], "fish": f"source {script}"}[shell]
    start = desk.home / "start"
    start.write_text(begin.format(scripts=shlex.quote(str(desk.home / "scripts"))) + f"\n{setup}\n", encoding="utf-8")
    (desk.home / ".zshrc").write_text(start.read_text(encoding="utf-8"), encoding="utf-8")
    command = {"bash": ["bash", "--rcfile", str(start), "-i"], "zsh": ["zsh", "-i"],
               "fish": ["fish", "-i", "-C", f"source {start}"]}[shell]  # fmt: skip
    (desk.home / "given").unlink(missing_ok=True)
    _type(command, f"{keys}\rexit\r", cwd, desk.environment())
    return desk.given


_LOGIN = "import os, sys; os.login_tty(0); os.execvp(sys.argv[1], sys.argv[1:])"
"""fish takes keys from the terminal that it belongs to only."""


def _type(command: list[str], keys: str, cwd: Path, env: dict[str, str]) -> None:
    """Run a shell on a pseudo-terminal, type, and wait for its end."""
    ours, theirs = pty.openpty()
    at_home = [sys.executable, "-IS", "-c", _LOGIN, *command]
    with subprocess.Popen(at_home, stdin=theirs, stdout=theirs, stderr=theirs, cwd=cwd, env=env) as process:
        os.close(theirs)
        os.write(ours, keys.encode())
        shown = _shown(ours, process)
        process.kill()
        os.close(ours)
    assert shown is not None, f"{command[0]} did not end after {keys!r}"


def _shown(ours: int, process: subprocess.Popen[bytes]) -> bytes | None:
    """Return what a shell writes until it ends, None where it does not."""
    shown, until = b"", time.monotonic() + HANGS
    while time.monotonic() < until:
        if select.select([ours], [], [], 0.1)[0]:
            try:
                part = os.read(ours, 65536)
            except OSError:
                return shown
            if not part:
                return shown
            shown += part
        elif process.poll() is not None:
            return shown
    return None
