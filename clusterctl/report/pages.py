"""Pages that are settled in words already (`output.page`) as Markdown and as one HTML page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.output.page import Bullets, Table, Waterfall
from clusterctl.report import html as page_html
from clusterctl.report import text
from clusterctl.report.figures import waterfall

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.output.page import Block, Page, Section, Text
    from clusterctl.report.figures.figure import Figure

_WIDEST = 40
"""Signs to which cells are filled with blanks, at most: a comment takes so many signs only."""
_MARKS = {"old": "~~{}~~", "new": "**{}**"}


# -- HTML --------------------------------------------------------------------------------------------------------------


def html(page: Page) -> str:
    """Return the page as HTML that needs nothing else."""
    drawn = {
        section.name: _figure(block)
        for section in page.sections for block in section.blocks if isinstance(block, Waterfall)
    }  # fmt: skip
    return page_html.filled("pages.html.j2", page, drawn, "pages.css")


def _figure(block: Waterfall) -> Figure:
    return waterfall.waterfall(block.bars, block.title, block.description)


# -- Markdown ----------------------------------------------------------------------------------------------------------


def markdown(page: Page) -> str:
    """Return the page as Markdown that is read as well in a comment on a change; it holds tables, no figure."""
    head = f"{page.title}: {page.kind[:1].lower()}{page.kind[1:]}"
    lines = [f"# {text.plain(head)}", "", *([text.plain(page.where), ""] if page.where else [])]
    lines += [f"- {text.plain(sentence)}" for sentence in page.summary]
    for section in page.sections:
        lines += ["", *_section(section)]
    lines += ["", *(f"_{text.plain(sentence)}_\\" for sentence in page.about)]
    return "\n".join(lines).removesuffix("\\") + "\n"


def _section(section: Section) -> Iterator[str]:
    yield f"## {text.plain(section.heading)}"
    for block in section.blocks:
        if isinstance(block, Table) and section.captions(block):
            yield from ("", f"_{text.plain(block.caption)}_")
        lines = list(_block(block))
        if lines:
            yield ""
            yield from lines


def _block(block: Block) -> Iterator[str]:
    match block:
        case str():
            yield text.plain(block)
        case Bullets():
            if block.head:
                yield from (f"**{text.plain(block.head)}**", "")
            yield from (f"- {_cell(item)}" for item in block.items)
        case Table():
            yield from _table(block)


def _table(table: Table) -> Iterator[str]:
    """Yield a table so aligned, but for long cells, that it is read well as text too; strong rows are set in bold."""
    rows = [[text.plain(column.head) or " " for column in table.columns]]
    rows += [[_strong(_cell(cell)) if row.strong else _cell(cell) for cell in row.cells] for row in table.rows]
    widths = [min(_WIDEST, max(3, *(len(row[at]) for row in rows))) for at in range(len(table.columns))]
    sides = [column.side for column in table.columns]
    rule = [_rule(width, side) for width, side in zip(widths, sides, strict=True)]
    for cells in (rows[0], rule, *rows[1:]):
        padded = (
            cell.rjust(width) if side == "right" else cell.ljust(width)
            for cell, width, side in zip(cells, widths, sides, strict=True)
        )  # fmt: skip
        yield f"| {' | '.join(padded)} |"


def _rule(width: int, side: str) -> str:
    return f"{'-' * (width - 1)}:" if side == "right" else "-" * width


def _strong(cell: str) -> str:
    return f"**{cell}**" if cell.strip("–") else cell


def _cell(cell: Text) -> str:
    """Return a cell; of a text that stayed in part, what went is struck and what came is bold."""
    if isinstance(cell, str):
        return text.plain(cell)
    if len(cell) == 1:
        return text.plain(cell[0].text)
    return " ".join(_MARKS.get(run.mark, "{}").format(text.plain(run.text)) for run in cell if run.text)
