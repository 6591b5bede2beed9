"""What is on file for those who work with the cluster alone: notes, contacts, persons, comments, and who wrote last.

Only the internal edition tells it; it names each field by what makes it internal, so nothing of the kind is forgotten.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clusterctl.findings.finding import Route
from clusterctl.report.blocks import Column, Fact, Facts, Paragraph, Row, Table
from clusterctl.report.outline import Told
from clusterctl.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.report.blocks import Block
    from clusterctl.report.ground import Ground

QUESTION = message("What else is on file for those who work with the cluster?")
_COMMENT = re.compile(r"^\s*#\s?(.*\S)", re.MULTILINE)


def told(at: Ground) -> Told:
    """Return the internal fields of all files, and the comments beside them."""
    if at.reader.audience != "internal":
        return Told(withheld=True)
    rows = tuple(_rows(at))
    return Told(blocks=tuple(_blocks(at, rows)) or _nothing(at))


def _nothing(at: Ground) -> tuple[Block, ...]:
    return (Paragraph(at.say("No notes, contacts or comments are on file.")),)


def _blocks(at: Ground, rows: tuple[Row, ...]) -> Iterator[Block]:
    last = tuple(_last(at))
    if last:
        yield Facts(last)
    if rows:
        columns = (Column(at.say("Line")), Column(at.say("Field")), Column(at.say("What is written")))
        yield Table(at.say("Notes, contacts, persons and comments in the files"), columns, rows)


def _last(at: Ground) -> Iterator[Fact]:
    last = at.last()
    if last:
        yield Fact(at.say("Files last changed by"), last.author)
        yield Fact(at.say("For this reason"), last.summary)


def _rows(at: Ground) -> Iterator[Row]:
    for path, file in at.project.files.items():
        comments = [Row((str(line), at.say("comment"), said)) for line, said in _comments(file.document.text)]
        rows = [*comments, *_fields(at, Route(path), file.document.data)]
        if rows:
            yield Row((path, "", ""), strong=True)
            yield from rows


def _comments(text: str) -> Iterator[tuple[int, str]]:
    for found in _COMMENT.finditer(text):
        yield text.count("\n", 0, found.start(1)) + 1, found[1]


def _fields(at: Ground, route: Route, data: object) -> Iterator[Row]:
    """Yield a row for each value that is internal, in the order of the file."""
    match data:
        case dict():
            for key, value in data.items():
                yield from _fields(at, route.under(str(key)), value)
        case list():
            for number, value in enumerate(data):
                yield from _fields(at, route.under(number), value)
        case None | bool():
            return
        case _ if at.reader.level(route) == "internal" and route.keys[-1] != "audience":
            line = at.project.span(route).line
            yield Row((str(line), ".".join(map(str, route.keys)), str(data)))
