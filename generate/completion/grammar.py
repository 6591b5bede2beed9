"""The program's commands as completion sees them: what may stand where. Read from the table, option by option.

What a place takes follows from its type, its metavar or its name: `--format <text|json>` takes one of these words,
`-o FILE` a file, `[KIND | install]` a kind of file or the word `install`, the argument `label` a label.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from typer.core import TyperGroup, TyperOption

from clusterctl.cli.table import entries, global_options, table
from clusterctl.method.kinds import KINDS
from clusterctl.model.kinds import FILE_KINDS
from clusterctl.output.changes.page import STATES, YEARS
from clusterctl.report.outlines import NAMES
from clusterctl.rules.catalogue import FAMILIES, every_rule


class Source(NamedTuple):
    """Where the words for a place come from: a function that each frame has or gets, and what it is told."""

    name: str
    arguments: tuple[str, ...] = ()


class Place(NamedTuple):
    """Something that is to be typed: what it is called, and where words for it come from (nowhere: it is free)."""

    what: str
    sources: tuple[Source, ...] = ()


class Option(NamedTuple):
    """An option with all its names; `value` is what it takes, None for a flag."""

    names: tuple[str, ...]
    help: str
    value: Place | None
    repeatable: bool = False


class Argument(NamedTuple):
    """An argument; a repeatable one takes all words that are left."""

    place: Place
    repeatable: bool = False


class Command(NamedTuple):
    """A command; the nameless one is `clusterctl` itself, whose options stand before the command.

    A command below another has both words as its name; the one above it takes the words of those below.
    """

    name: str
    help: str
    options: tuple[Option, ...]
    arguments: tuple[Argument, ...] = ()


LABELLED = tuple(kind.folder for kind in FILE_KINDS.values() if kind.labelled)

SOURCES = {
    "FILE": (Source("files"),),
    "PATH": (Source("files"),),
    "DIR": (Source("folders"),),
    "LABEL": (Source("labels", LABELLED),),
    "REV": (Source("revisions"),),
    "ACTOR": (Source("actors"),),
    "ACTOR=": (Source("actors", ("=",)),),
    "CODE": (Source("families"), Source("rules")),
    "KIND": (Source("file_kinds"),),
}
"""By a metavar, or by the name of a parameter that has none, in capitals. What stands in no line here is free text."""

CLOSER = {
    ("score", "words"): (Source("labels", ("scores",)),),
    ("report", "what"): (Source("labels", ("plans", "scores")),),
    ("report", "of"): (Source("files"),),
    ("report", "template"): (Source("words", NAMES),),
    ("report", "lang"): (Source("words", ("en", "en-IN")),),
    ("diff", "first"): (Source("labels", LABELLED), Source("revisions")),
    ("diff", "second"): (Source("labels", LABELLED), Source("revisions")),
    ("diff", "only"): (Source("words", tuple(dict.fromkeys((*YEARS, *STATES)))),),
    ("plan show", "label"): (Source("labels", ("plans",)),),
    ("plan gantt", "label"): (Source("labels", ("plans",)),),
    ("explain", "word"): (Source("rules"), Source("actor_kinds")),
}
"""By command and parameter, where the name alone tells too little."""

LISTS: dict[str, dict[str, str]] = {
    "families": dict(FAMILIES),
    "rules": {code: rule.summary.removesuffix(".") for code, rule in every_rule().items()},
    "file_kinds": {name: kind.title for name, kind in FILE_KINDS.items()},
    "actor_kinds": {name: kind.title for name, kind in KINDS.items()},
}
"""Words that each script holds once, under the name of their source, with what they mean."""

LABEL = "(19|20|21)[0-9]{2}(-((19|20|21)[0-9]{2}|0[1-9]|1[0-2]))?"
"""The form of a label, as all three shells can read it: no other name of a file is ever offered."""

FIXED = {
    "LABEL": LABEL,
    "GIT": "--no-pager --no-optional-locks -c core.fsmonitor=false -c core.hooksPath=/dev/null"
    " -c safe.bareRepository=explicit",
}
"""What all frames are filled with: git may run no program that the repository's own settings name."""

_METAVAR = re.compile(r"[A-Z][A-Z_]*=?|[a-z][a-z-]*")


def commands() -> list[Command]:
    """Return the program itself, then its commands in the table's order, those of a group after it."""
    root = table()
    return [_command("", root), *(_command(name, _found(root, name.split())) for name in entries())]


def top(found: list[Command]) -> dict[str, str]:
    """Return the commands that stand below none, with what they do."""
    return {command.name: command.help for command in found if command.name and " " not in command.name}


def below(found: list[Command]) -> list[str]:
    """Return the names of the commands that stand below another."""
    return [command.name for command in found if " " in command.name]


def _found(command: Any, words: list[str]) -> Any:  # noqa: ANN401 - typer's own type
    for word in words:
        command = command.get_command(None, word)
    return command


def _command(name: str, command: Any) -> Command:  # noqa: ANN401 - typer's own type
    every = entries()
    words = tuple(every[name].commands) if name else ()
    if bool(words) != (bool(name) and isinstance(command, TyperGroup)) or (words and " " in name):
        raise TypeError(f"the scripts walk down one level of commands, so they can't walk `{name}`")
    shown = [param for param in command.params if not getattr(param, "hidden", False)]
    return Command(
        name,
        plain(every[name].help) if name else "",
        tuple(_option(param, name) for param in shown if isinstance(param, TyperOption)),
        (Argument(Place("command", (Source("words", words),))),)
        if words
        else tuple(_argument(param, name) for param in shown if not isinstance(param, TyperOption)),
    )


def _option(param: Any, command: str) -> Option:  # noqa: ANN401 - typer's own type
    once = {option.name for option in global_options()}  # these may be given twice, but only to say the same
    return Option(
        (*param.opts, *param.secondary_opts),
        plain(param.help or ""),
        None if param.is_flag or param.count else _place(param, command),
        param.multiple and param.name not in once,
    )


def _argument(param: Any, command: str) -> Argument:  # noqa: ANN401 - typer's own type
    return Argument(_place(param, command), param.nargs == -1)


def _place(param: Any, command: str) -> Place:  # noqa: ANN401 - typer's own type
    """Return what a parameter takes: by its type where that is a choice or a path, else by its metavar or name."""
    name = param.name.strip("_").replace("_", "-")
    if choices := getattr(param.type, "choices", ()):
        return Place(name, (Source("words", tuple(map(str, choices))),))
    if hasattr(param.type, "file_okay"):
        return Place(name, (Source("files" if param.type.file_okay else "folders"),))
    parts = _METAVAR.findall(param.metavar or param.name.upper())
    words = tuple(part for part in parts if part.islower())
    named = [part for part in parts if not part.islower()]
    sources = CLOSER.get((command, param.name)) or [source for part in named for source in SOURCES.get(part, ())]
    what = named[0].rstrip("=").lower() if named else name
    return Place(what, (*sources, *([Source("words", words)] if words else [])))


def plain(help_: str) -> str:
    """Return a help text as a remark: on one line, without the full stop at its end."""
    return " ".join(help_.split()).removesuffix(".")


def filled(frame: str, parts: dict[str, str]) -> str:
    """Return a frame with each `@NAME@` replaced by its part; KeyError for a name without one."""
    return re.sub(r"@([A-Z]+)@", lambda found: parts[found[1]].rstrip("\n"), frame)
