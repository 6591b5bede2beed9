"""The table of commands as `_arguments` of zsh takes it, one spec an option."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from generate.completion.grammar import FIXED, LISTS, below, filled, top

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generate.completion.grammar import Argument, Command, Option, Place

_FRAME = Path(__file__).with_name("frame.zsh")
_OWN = {"files": "_files", "folders": "_path_files -/"}
"""Sources that zsh has itself."""


def script(commands: list[Command]) -> str:
    """Return the script."""
    lists = {"commands": top(commands), **LISTS}
    groups = {name.split()[0] for name in below(commands)}
    specs = "\n".join(_case(command, command.name in groups) for command in commands)
    found = "\n\n".join(_list(name, words) for name, words in lists.items())
    return filled(_FRAME.read_text(encoding="utf-8"), {**FIXED, "SPECS": specs, "LISTS": found})


def _case(command: Command, is_group: bool) -> str:  # noqa: FBT001 - of two kinds of commands
    specs = [spec for option in command.options for spec in _option(option)]
    before, rest = ("(-)1", ["(-)*:: :->below"]) if is_group else ("", [])
    specs += [before + _argument(argument) for argument in command.arguments] + rest
    lines = "\n".join(f"            {_quoted(spec)}" for spec in specs)
    name = command.name if command.name.isalpha() else _quoted(command.name)
    return f"        {name})\n        specs=(\n{lines}\n        )\n        ;;"


def _option(option: Option) -> Iterator[str]:
    """Yield a spec for each name; one of them rules out the others, and itself unless it is repeatable."""
    alone = len(option.names) == 1
    before = "*" if option.repeatable else "" if alone else f"({' '.join(option.names)})"
    for name in option.names:
        sign = "" if option.value is None else "=" if name.startswith("--") else "+"
        yield f"{before}{name}{sign}[{_escaped(option.help, '[]:')}]{_place(option.value) if option.value else ''}"


def _argument(argument: Argument) -> str:
    return ("*" if argument.repeatable else "") + _place(argument.place)


def _place(place: Place) -> str:
    return f":{_escaped(place.what, ':')}:{_action(place)}"


def _action(place: Place) -> str:
    """Return what zsh does to complete; a blank before our function keeps zsh from adding words of its own."""
    match place.sources:
        case []:
            return " "
        case [source] if source.name in _OWN:
            return _OWN[source.name]
        case [source] if source.name == "words":
            return f"({' '.join(_escaped(word, '():') for word in source.arguments)})"
    calls = [" ".join((one.name, *one.arguments)) for one in place.sources]
    return f" _clusterctl_from {' '.join(_quoted(call) if ' ' in call else call for call in calls)}"


def _list(name: str, words: dict[str, str]) -> str:
    rows = (_quoted(f"{_escaped(word, ':')}:{_escaped(said)}") for word, said in words.items())
    lines = "\n".join(f"        {row}" for row in rows)
    described = f"_describe -t {name} {_quoted(name.replace('_', ' '))} found"
    return f"_clusterctl_from_{name}() {{\n    local -a found=(\n{lines}\n    )\n    {described}\n}}"


def _escaped(text: str, signs: str = "") -> str:
    """Return a text with a backslash before each backslash and each of some signs."""
    return re.sub(rf"[\\{re.escape(signs)}]", lambda found: f"\\{found[0]}", text)


def _quoted(text: str) -> str:
    escaped = text.replace("'", "'\\''")
    return f"'{escaped}'"
