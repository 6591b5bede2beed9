"""`report verify`: makes a report again, from the same commit where it names one, and says whether it is the same."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from clusterctl.cli.report_made import FIGURES, asked, made, pictures, written
from clusterctl.cli.streams import note, write
from clusterctl.cli.table import globals_of
from clusterctl.cli.workspace import open_as
from clusterctl.findings.errors import AnswerIsNoError, NotFoundError, UsageError
from clusterctl.model.audience import STRICTNESS
from clusterctl.output.screen import line
from clusterctl.report.outside.own import FOLDER
from clusterctl.report.topics.period import find
from clusterctl.report.view import Stamp
from clusterctl.version import VERSION
from clusterctl.words import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    import typer

    from clusterctl.report.outside.job import Face
    from clusterctl.report.view import View

_IN_HTML = re.compile(r'<meta name="clusterctl-report" content="([^"]*)">')
_IN_MARKDOWN = re.compile(r"<!-- clusterctl-report (\{.*\}) -->")
_LIMIT = 50_000_000
"""Bytes of a file that is read."""
_MOST = 20
"""Lines that differ are shown, at most."""
_LONGEST = 160


def verify(context: typer.Context, path: str) -> int:
    """Make the report of a file again and compare; AnswerIsNoError where it is not the same."""
    text = _read(path)
    face, stamp = _stamp(text, path)
    given = globals_of(context)
    if given.rev is not None or given.at is not None or given.today is not None:
        raise UsageError("a report names its own time", "leave --rev, --at and --today out")
    revision = stamp.commit if stamp.commit and not stamp.is_changed else None
    workspace = open_as(context, revision, stamp.at or None, date.fromisoformat(stamp.as_of))
    wanted = asked(workspace, stamp.template, stamp.audience, stamp.language, draft=stamp.draft)  # type: ignore[arg-type]
    label = find(workspace.project, stamp.label)
    if label is None:
        raise AnswerIsNoError(f"not the same: there is no plan and no assessment in {stamp.label} any more")
    shown = made(workspace, label, wanted)
    with_pictures = face == "md" and f"]({FIGURES}/" in text
    again = written(shown, face, wanted.own, FIGURES if with_pictures else "")
    other = list(_other_pictures(shown, path)) if with_pictures else []
    if again == text and not other:
        where = f"commit {stamp.commit}" if revision else "the files as they are"
        write(f"equal: {line(path)} is what clusterctl {VERSION} makes of {where}\n")
        return 0
    for said in (*_differences(stamp, shown.stamp, text, again), *other):
        note(said)
    raise AnswerIsNoError(f"not the same: {path} is not what clusterctl {VERSION} makes of these files")


def _other_pictures(shown: View, path: str) -> Iterator[str]:
    """Say which pictures beside a Markdown report are not those that it would have."""
    folder = Path(path).parent / FIGURES
    for name, drawn in pictures(shown).items():
        file = folder / name
        if not file.is_file():
            yield f"picture: {line(str(file))} is missing"
        elif file.read_bytes() != drawn.encode():
            yield f"picture: {line(str(file))} is another one"


def _read(path: str) -> str:
    try:
        with Path(path).open("rb") as file:
            data = file.read(_LIMIT + 1)
    except OSError as error:
        raise NotFoundError(f"{path} cannot be read: {error.strerror}", "name a report that clusterctl wrote") from None
    if len(data) > _LIMIT:
        raise UsageError(f"{path} is larger than any report", "name a report that clusterctl wrote")
    return data.decode("utf-8", "surrogateescape")


def _stamp(text: str, path: str) -> tuple[Face, Stamp]:
    """Return the face and the stamp of a report; UsageError where there is none that can be read.

    A text from a file may stand in a block of code as it was typed, and look like a stamp: the last line goes first.
    """
    last = _IN_MARKDOWN.fullmatch(text.rstrip().rpartition("\n")[2])
    in_html = None if last else _IN_HTML.search(text)
    found = last or in_html or next(reversed([*_IN_MARKDOWN.finditer(text)]), None)
    if found is None:
        raise UsageError(f"{path} carries no stamp of a report", "name a file that `clusterctl report` wrote")
    try:
        stamp = msgspec.json.decode(unescape(found[1]) if in_html else found[1], type=Stamp)
        is_sound = bool(date.fromisoformat(stamp.as_of)) and stamp.audience in STRICTNESS
    except (ValueError, msgspec.DecodeError):
        is_sound = False
    if not is_sound:
        raise UsageError(f"the stamp of {path} is damaged", "write the report again")
    return ("html" if in_html else "md"), stamp


def _differences(stamp: Stamp, now: Stamp, text: str, again: str) -> Iterator[str]:
    """Say what differs: the program, the data, and the lines."""
    if stamp.version != VERSION:
        yield f"program: the report was made by clusterctl {stamp.version}, this is {VERSION}"
    if stamp.data != now.data:
        yield f"data: the report was made from other files (digest {stamp.data[:12]}, now {now.data[:12]})"
    if stamp.sources != now.sources:
        yield f"templates: those in {FOLDER} have changed (digest {stamp.sources[:12]}, now {now.sources[:12]})"
    from difflib import unified_diff

    lines = list(unified_diff(text.splitlines(), again.splitlines(), "the file", "made again", n=0, lineterm=""))
    for said in lines[2 : _MOST + 2]:
        yield line(shortened(said, _LONGEST))
    if len(lines) > _MOST + 2:
        yield f"and {len(lines) - _MOST - 2} more lines"
