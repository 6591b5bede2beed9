"""The files that tests of the reader begin from, and the short form in which they compare places."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from clusterctl.source.reader import read

if TYPE_CHECKING:
    from clusterctl.findings.finding import Span
    from clusterctl.source.document import Document

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = sorted(ROOT.glob("examples/*/**/*.yaml"))
PROJECTS = sorted(ROOT.glob("tests/projects/**/*.yaml"))


def name(path: Path) -> str:
    """Return a file's name for a test's."""
    return path.relative_to(ROOT).as_posix()


def document(text: str | bytes) -> Document:
    """Return a file of this text as read."""
    return read("file.yaml", text.encode() if isinstance(text, str) else text)


def place(span: Span | None) -> str:
    """Return "2:1-2:4"."""
    return f"{span.line}:{span.column}-{span.end_line}:{span.end_column}" if span else "nowhere"


def said(found: Document) -> list[str]:
    """Return what was found wrong, as "YML003 2:1-2:4"."""
    return [f"{finding.code} {place(finding.span)}" for finding in found.findings]


def cut(found: Document, span: Span) -> str:
    """Return what stands between the two ends of a span, found anew from the lines."""
    starts = [0]
    for line in found.text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    return found.text[starts[span.line - 1] + span.column - 1 : starts[span.end_line - 1] + span.end_column - 1]
