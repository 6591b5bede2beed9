"""Writes the gallery: each entry with what `validate` says of it."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from clusterctl.output import findings as output
from clusterctl.output.screen import Screen
from tests.gallery import activities, governance, method, money, private, references, shape, text
from tests.rules.cases import BASE, judge, keep, lay_out, make

if TYPE_CHECKING:
    from tests.gallery.entry import Chapter, Entry, Files

_HEAD = """\
Every message of `clusterctl validate`, as it stands in a pipe, 120 columns wide. The lines that begin with --- say what
was done wrong. Read it from top to bottom as somebody would who keeps a cluster's files and is no programmer.
Written by `make generate` from tests/gallery/.
"""

CHAPTERS: tuple[Chapter, ...] = (
    *text.CHAPTERS,
    *shape.CHAPTERS,
    *references.CHAPTERS,
    *money.CHAPTERS,
    *method.CHAPTERS,
    *activities.CHAPTERS,
    *governance.CHAPTERS,
    *private.CHAPTERS,
)


def gallery() -> str:
    """Return the whole gallery."""
    return f"{_HEAD}\n" + "\n".join(chapter(one) for one in CHAPTERS)


def chapter(one: Chapter) -> str:
    """Return a chapter."""
    head = f"{one.title}\n{'=' * len(one.title)}\n\n"
    return head + "".join(told(entry) for entry in one.entries)


def told(entry: Entry) -> str:
    """Return an entry's heading and what is said."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        lay_out(BASE, root)
        for day, files in entry.past.items():
            put_all(root, files)
            keep(root, day)
        put_all(root, entry.files)
        for order in entry.make.splitlines():
            make(order, root)
        project, report = judge(root)
    shown = report.findings[-1:] if entry.last else report.findings
    return f"--- {entry.wrong}\n\n{output.text(shown, project, Screen(), str)}"


def put_all(root: Path, files: Files) -> None:
    """Write files, or take them away."""
    for name, content in files.items():
        put(root / name, content)


def put(path: Path, content: str | bytes | None) -> None:
    """Write a file, or take it away."""
    if content is None:
        path.unlink()
        return
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
