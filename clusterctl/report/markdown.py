"""The Markdown face of a report: for a repository, a forge, or a plain reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.report import text
from clusterctl.report.templates import environment

if TYPE_CHECKING:
    from clusterctl.report.view import Index, Page


class Ready(str):
    """Markdown that is written as it is."""

    __slots__ = ()


def render(page: Page) -> str:
    """Return the report as Markdown."""
    found = environment(finalize=_finalized)
    found.filters.update(blocks=_blocks, line=_line, bodies=_bodies)
    return found.get_template("report.md.j2").render(page=page)


def _finalized(value: object) -> str:
    """Escape what a template places, unless it is Markdown already."""
    return value if isinstance(value, Ready) else text.plain(str(value))


def _blocks(written: str) -> Ready:
    return Ready("\n".join(text.blocks(written)))


def _line(written: str) -> Ready:
    return Ready(text.line(written))


def _bodies(index: Index) -> Ready:
    """Return the table of bodies, so aligned that it is read well as text too."""
    rows = [_cells(index.columns)]
    for group in index.groups:
        rows += [_strong(group.cells), *map(_cells, group.bodies)]
    rows.append(_strong(index.total))
    widths = [max(len(row[at]) for row in rows) for at in range(len(index.columns))]
    rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
    return Ready("\n".join(_row(cells, widths) for cells in (rows[0], rule, *rows[1:])))


def _cells(row: tuple[str, ...]) -> list[str]:
    return [text.plain(cell) for cell in row]


def _strong(row: tuple[str, ...]) -> list[str]:
    return [f"**{cell}**" if cell else "" for cell in _cells(row)]


def _row(cells: list[str], widths: list[int]) -> str:
    first, *others = zip(cells, widths, strict=True)
    return " | ".join([f"| {first[0].ljust(first[1])}", *(cell.rjust(width) for cell, width in others)]) + " |"
