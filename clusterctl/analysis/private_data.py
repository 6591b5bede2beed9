"""Private data in the files of a cluster, comments included, with their places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.findings.finding import Route, Span
from clusterctl.method.private import Kind, masked, private_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.source.document import Document

CONTACT = "contact"
_FIGURE = re.compile(r"[-+]?[0-9.]+")


class Found(Struct, frozen=True):
    """A piece of private data in a file."""

    kind: Kind
    shown: str
    """What it is, masked."""
    in_comment: bool
    route: Route
    """The way to the value that holds it; of a comment, to what it stands in."""
    span: Span


def private_data(document: Document) -> Iterator[Found]:
    """Give the private data in a file that stand outside `contact`; nothing of a file that could not be read."""
    if document.data is None:
        return
    for found in private_in(document.text):
        way = document.way_to(found.start)
        scalar = document.scalar_at(found.start)
        if _FIGURE.fullmatch(scalar) or CONTACT in way or (not scalar and _is_beside_contact(document, found.start)):
            continue
        yield Found(
            kind=found.kind,
            shown=masked(document.text[found.start : found.end]),
            in_comment=not scalar,
            route=Route(document.path, way),
            span=document.span_of(found.start, found.end),
        )


def _is_beside_contact(document: Document, offset: int) -> bool:
    """Whether a comment stands on a line on which part of a `contact` does."""
    start = document.text.rfind("\n", 0, offset) + 1
    written = document.text[start:offset].partition("#")[0].rstrip(" \t,}")
    return bool(written.strip()) and CONTACT in document.way_to(start + len(written) - 1)


def masked_line(document: Document, number: int) -> str:
    """Return a line as it may be shown where others read along, in a log say: as long as it is, private data masked."""
    line = document.line(number)
    start = document.offset(number)
    for found in private_in(line):
        if not _FIGURE.fullmatch(document.scalar_at(start + found.start)):
            line = line[: found.start] + masked(line[found.start : found.end]) + line[found.end :]
    return line
