"""The table of commands as `complete` of fish takes it, one line an option."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from generate.completion.grammar import FIXED, LISTS, below, filled, top

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generate.completion.grammar import Argument, Command, Option, Place

_FRAME = Path(__file__).with_name("frame.fish")
_OWN = {"files": "-F", "folders": "-f -a '(__fish_complete_directories)'"}
"""Sources that fish has itself."""
_MANY = 1000
ANY = "*"


def script(commands: list[Command]) -> str:
    """Return the script."""
    lists = {"commands": top(commands), **LISTS}
    parts = {
        "BELOW": " ".join(map(_quoted, below(commands))),
        "VALUED": " ".join(_quoted(case) for case in _valued(commands)),
        "LISTS": "\n\n".join(_list(name, words) for name, words in lists.items()),
        "COMPLETE": "\n".join(_lines(commands)),
    }
    return filled(_FRAME.read_text(encoding="utf-8"), {**FIXED, **parts})


def _valued(commands: list[Command]) -> Iterator[str]:
    for command in commands:
        for option in command.options:
            if option.value:
                yield from (f"{command.name} {name}" for name in option.names)


def _lines(commands: list[Command]) -> Iterator[str]:
    """Yield a line for the commands, for each option, and for each argument."""
    common = [option for option in commands[0].options if all(option in command.options for command in commands)]
    yield _complete("", "__clusterctl_at ''", "-a '(__clusterctl_from_commands)'")
    yield from (_option(ANY, option) for option in common)
    for command in commands:
        yield from (_option(command.name, option) for option in command.options if option not in common)
        for number, argument in enumerate(command.arguments, 1):
            yield _argument(command.name, number, argument)


def _option(command: str, option: Option) -> str:
    asked = "__clusterctl_valued" if option.value and not option.repeatable else "__clusterctl_new"
    names = " ".join(() if option.repeatable else option.names)
    flags = " ".join(f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in option.names)
    takes = f" -r {_offers(option.value)}" if option.value else ""
    return _complete(command, f"{asked} {_word(command)} {names}", f"{flags}{takes} -d {_quoted(option.help)}")


def _argument(command: str, number: int, argument: Argument) -> str:
    condition = f"__clusterctl_argument {_word(command)} {number} {_MANY if argument.repeatable else number}"
    return _complete(command, condition, _offers(argument.place))


def _complete(command: str, condition: str, rest: str) -> str:
    """Return a line. The first condition is the same for all of a command, so that fish asks it once a TAB."""
    first = f"-n {_quoted(f'__clusterctl_at {_word(command)}')}"
    return f"complete -c clusterctl {first} -n {_quoted(condition.strip())} {rest}"


def _word(command: str) -> str:
    return command if command.isalpha() else _quoted(command)


def _offers(place: Place) -> str:
    match place.sources:
        case []:
            return "-f"
        case [source] if source.name in _OWN:
            return _OWN[source.name]
        case [source] if source.name == "words":
            return f"-f -a {_quoted(' '.join(source.arguments))}"
    calls = "; ".join(" ".join((f"__clusterctl_from_{one.name}", *one.arguments)) for one in place.sources)
    return f"-f -a {_quoted(f'({calls})')}"


def _list(name: str, words: dict[str, str]) -> str:
    rows = " \\\n".join(f"        {_quoted(word)} {_quoted(said)}" for word, said in words.items())
    return f"function __clusterctl_from_{name}\n    printf '%s\\t%s\\n' \\\n{rows}\nend"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
