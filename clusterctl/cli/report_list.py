"""`report list`: the templates, for whom each is, and those of the cluster's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.cli.report_made import own_files
from clusterctl.cli.streams import screen, write
from clusterctl.cli.table import globals_of
from clusterctl.cli.workspace import start_folder
from clusterctl.output.json import encoded
from clusterctl.output.screen import line
from clusterctl.output.table import Column, Row, Table
from clusterctl.report.outlines import NAMES, outline
from clusterctl.report.outside.own import FOLDER, names, own
from clusterctl.report.speech.language import english
from clusterctl.store.folder import FolderTree, find_root
from clusterctl.store.tree import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator

    import typer

    from clusterctl.report.outline import Outline


class _Template(Struct, frozen=True):
    name: str
    outline: Outline
    base: str | None = None
    """The built-in one that it begins with, where it is the cluster's own."""

    @property
    def summary(self) -> str:
        if self.base:
            return f"Of this cluster ({FOLDER}), after {self.base}."
        return english().message(self.outline.summary)


def show(context: typer.Context, *, json: bool) -> None:
    """Write the list of templates."""
    every = [*(_Template(name, outline(name)) for name in NAMES), *_own(globals_of(context).directory)]
    if json:
        write(encoded({"format": "clusterctl/report-list/1", "templates": [_json(one) for one in every]}))
        return
    columns = (Column("Template", whole=True), Column("For", whole=True), Column("What it is"))
    rows = tuple(Row((line(one.name), one.outline.audience, line(one.summary))) for one in every)
    write(Table(columns, rows, tight=True).render(screen(no_color=globals_of(context).no_color)) + "\n")


def _own(directory: str | None) -> Iterator[_Template]:
    """Yield the templates of the cluster that is here, if one is."""
    root = find_root(start_folder(directory))
    if root is None:
        return
    tree = FolderTree(root)
    held = {name: _read(tree, name) for name in own_files(tree)}
    for name in names(held):
        found = own(name, held)
        if found:
            yield _Template(name, outline(found.base), found.base)


def _read(tree: FolderTree, name: str) -> bytes:
    """Return a template's text; nothing of one that can't be read, which is told when it is asked for."""
    try:
        return tree.read(f"{FOLDER}{name}")
    except UnreadableError:
        return b""


def _json(one: _Template) -> dict[str, object]:
    say = english()
    sections = [{"key": asked.key, "title": say.message(asked.title)} for asked in one.outline.sections]
    return {"name": one.name, "summary": one.summary, "audience": one.outline.audience, "base": one.base,
            "sections": sections}  # fmt: skip
