"""The messages of reports: all texts of the code that a report says, found in its source and in the method's tables."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

PLACE = re.compile(r"\{(\w+)\}")
_TEXTS_AT = {"say": (0,), "runs": (0,), "several": (1, 2), "several_runs": (1, 2)}
"""Which arguments are texts."""


class MessageError(Exception):
    """A message that can't be translated: its place, and what is wrong with it."""


class Message(Struct, frozen=True, order=True):
    """A text to translate."""

    text: str
    plural: str = ""
    """For several; empty where there is no number."""
    context: str = ""
    """Of labels: what they label."""


class Found(Struct, frozen=True):
    """A message, and the file where it stands."""

    message: Message
    file: str


def in_tree(root: Path, package: str) -> Iterator[Found]:
    """Give the messages of all modules of a package, as `file`, which is relative to the root.

    MessageError names the first that can't be translated.
    """
    for path in sorted((root / package).rglob("*.py")):
        yield from in_source(path.read_text(encoding="utf-8"), path.relative_to(root).as_posix())


def in_source(source: str, file: str) -> Iterator[Found]:
    """Give the messages of a module."""
    for node in ast.walk(ast.parse(source, file)):
        if isinstance(node, ast.Call):
            for message in _in_call(node, file):
                yield Found(message, file)


def in_tables() -> Iterator[Found]:
    """Give the messages that stand in tables: labels, the exit's conditions, the summaries of the rules."""
    from clusterctl.analysis.exit.readiness import CHECKS
    from clusterctl.report.speech import labels
    from clusterctl.rules.catalogue import every_rule

    for table in vars(labels).values():
        if isinstance(table, labels.Labels):
            for words in table.words.values():
                yield Found(Message(words, context=table.context), "clusterctl/report/speech/labels.py")
    for check in CHECKS.values():
        file = f"{check.judge.__module__.replace('.', '/')}.py"
        texts = (text for asks in check.asks.values() for text in (asks.what, asks.step, asks.record, asks.unit))
        yield from (Found(Message(text), file) for text in texts if text)
    yield from (Found(Message(rule.summary), "clusterctl/rules/catalogue.py") for rule in every_rule().values())


def gathered(found: Iterable[Found]) -> dict[Message, tuple[str, ...]]:
    """Return each message once, in a fixed order, with its files; MessageError where two don't go together.

    In a catalogue a message without a number and one with it may not begin with the same text.
    """
    files: dict[Message, set[str]] = {}
    for one in found:
        files.setdefault(one.message, set()).add(one.file)
    plurals: dict[tuple[str, str], str] = {}
    for message, at in files.items():
        key = message.context, message.text
        if plurals.setdefault(key, message.plural) != message.plural:
            raise MessageError(f"{min(at)}: “{message.text}” is said in another place with another plural")
    return {message: tuple(sorted(files[message])) for message in sorted(files)}


def _in_call(call: ast.Call, file: str) -> Iterator[Message]:
    name = _name(call.func)
    if name == "message":
        yield from (Message(text) for text in _texts(call, 0, file))
    if name not in _TEXTS_AT:
        return
    texts = [_texts(call, at, file) for at in _TEXTS_AT[name]]
    _check_places([text for several in texts for text in several], call, f"{file}:{call.lineno}")
    if len(texts) == 1:
        yield from (Message(text) for text in texts[0] if text)
    else:
        yield from (Message(one, many) for one, many in zip(*texts, strict=True))


def _name(called: ast.expr) -> str:
    """Return what is called, if it says something: "say", "several", …; of other calls an empty text."""
    match called:
        case ast.Name(id="say" | "message" as name):
            return name
        case ast.Name(id="self"):  # the language itself says messages
            return "say"
        case ast.Attribute(attr="say"):
            return "say"
        case ast.Attribute(value=ast.Name(id="say") | ast.Attribute(attr="say"), attr=name) if name in _TEXTS_AT:
            return name
    return ""


def _texts(call: ast.Call, at: int, file: str) -> list[str]:
    """Return the texts that an argument may be: one, or those of a choice."""
    where = f"{file}:{call.lineno}"
    if len(call.args) <= at:
        raise MessageError(f"{where}: the message is missing")
    return list(_literals(call.args[at], where))


def _literals(argument: ast.expr, where: str) -> Iterator[str]:
    match argument:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=body, orelse=other):
            yield from _literals(body, where)
            yield from _literals(other, where)
        case _:
            raise MessageError(f"{where}: a message is a whole text in quotes, no variable and no f-string; "
                        "a text that stands elsewhere is said by `say.message`")  # fmt: skip


def _check_places(texts: list[str], call: ast.Call, where: str) -> None:
    """Raise MessageError where a place of a message gets no value, or a value has no place in it."""
    given = {keyword.arg for keyword in call.keywords}
    known = given | ({"n"} if len(call.args) > 1 else set())
    for text in texts:
        if re.search(r"[{}]", PLACE.sub("", text)):
            raise MessageError(f"{where}: “{text}”: a place is a name in braces, as {{share}}")
        lost = set(PLACE.findall(text)) - known
        if lost and None not in given:  # values that are given together can't be seen here
            raise MessageError(f"{where}: “{text}”: nothing is given for {{{min(lost)}}}")
    stray = {name for name in given if name} - {place for text in texts for place in PLACE.findall(text)}
    if stray:
        raise MessageError(f"{where}: “{texts[0]}”: there is no place for `{min(stray)}`")
