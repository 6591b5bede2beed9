"""The table of commands as functions of bash, which answer by setting `value` or `options`."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from generate.completion.grammar import FIXED, LISTS, below, filled, top

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generate.completion.grammar import Command, Option, Place

_FRAME = Path(__file__).with_name("frame.bash")


def script(commands: list[Command]) -> str:
    """Return the script."""
    lists = {"commands": top(commands), **LISTS}
    parts = [
        _below(commands),
        _options(commands),
        _values(commands),
        _arguments(commands),
        *(_list(*pair) for pair in lists.items()),
    ]
    return filled(_FRAME.read_text(encoding="utf-8"), {**FIXED, "TABLE": "\n\n".join(parts)})


def _below(commands: list[Command]) -> str:
    names = " | ".join(map(shlex.quote, below(commands)))
    return _case("_clusterctl_below", "COMMANDS: whether this is a command below another", "$1",
                 [f"{names}) return 0 ;;", "*) return 1 ;;"])  # fmt: skip


def _options(commands: list[Command]) -> str:
    rows = [f"{shlex.quote(command.name)}) options=({_words(map(_spec, command.options))}) ;;" for command in commands]
    return _case("_clusterctl_options", "COMMAND: sets `options`", "$1", [*rows, "*) options=() ;;"])


def _spec(option: Option) -> str:
    return ("+" if option.repeatable else "") + "|".join(option.names)


def _values(commands: list[Command]) -> str:
    rows = [
        _row([f"{command.name} {name}" for name in option.names], option.value)
        for command in commands
        for option in command.options
        if option.value
    ]
    said = "COMMAND OPTION: sets `value` to what the option takes, to nothing for one that takes nothing"
    return _case("_clusterctl_value", said, "$1 $2", [*rows, "*) value=() ;;"])


def _arguments(commands: list[Command]) -> str:
    rows = [
        _row([f"{command.name} {'' if argument.repeatable else number}"], argument.place, "*" * argument.repeatable)
        for command in commands
        for number, argument in enumerate(command.arguments, 1)
    ]
    said = "COMMAND NUMBER: sets `value` to what the argument may be"
    return _case("_clusterctl_argument", said, "$1 $2", [*rows, "*) value=() ;;"])


def _row(asked: Iterable[str], place: Place, rest: str = "") -> str:
    """Return a line of a case: what is asked, with a pattern for the rest of it, and the answer."""
    return f"{' | '.join(map(shlex.quote, asked))}{rest}) value=({_calls(place)}) ;;"


def _case(name: str, said: str, asked: str, rows: Iterable[str]) -> str:
    lines = "\n".join(f"        {row}" for row in rows)
    return f'# {said}\n{name}() {{\n    case "{asked}" in\n{lines}\n    esac\n}}'


def _calls(place: Place) -> str:
    return _words(" ".join((source.name, *source.arguments)) for source in place.sources) or "anything"


def _list(name: str, words: Iterable[str]) -> str:
    return f"_clusterctl_from_{name}() {{\n    printf '%s\\n' {_words(words)}\n}}"


def _words(words: Iterable[str]) -> str:
    return " ".join(map(shlex.quote, words))
