"""Where fixes are written: the key or value as it stands in its file gives a fix its place and its quotation marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from clusterctl.findings.finding import Fix, Route
from clusterctl.model.fixes import AS_TEXT
from clusterctl.source.scalars import NUMERIC, WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clusterctl.findings.finding import Keys, Span
    from clusterctl.source.document import Document

LOOK_ALIKES = ("YML013", "YML014", "YML015")
"""Codes of what the reader refuses for being a number to some and a text to others."""

_QUOTES = "'\""


def placed(fix: Fix, span: Span, document: Document) -> Fix | None:
    """Return a fix as it is written over what stands at a place; None where that is no word on one line."""
    start = document.offset(span.line) + span.column - 1
    written = document.text[start : start + span.end_column - span.column]
    mark = written[:1] if written[:1] in _QUOTES else ""
    if span.line != span.end_line or not written or (mark and not written.endswith(mark)) or "\\" in written:
        return None
    if fix.form == "quoted":
        bare = written[0] in NUMERIC or written in WORDS
        return Fix(f'"{written}"', "quoted", span) if bare else None
    if written[0] in "|>&!*":
        return None
    return Fix(f"{mark}{fix.text}{mark}" if fix.form == "kept" else fix.text, fix.form, span)


def of_texts(document: Document, texts: Iterable[Keys]) -> None:
    """Give their fix to the reader's findings that stand where a text is wanted."""
    places = {document.span(Route(document.path, keys)) for keys in texts}
    for at, finding in enumerate(document.findings):
        if finding.code in LOOK_ALIKES and finding.span and finding.span in places:
            document.findings[at] = replace(finding, fix=placed(AS_TEXT, finding.span, document))
