"""A page on a terminal, or as plain text in a pipe."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec.structs import replace

from clusterctl.output.page import Bullets, Table, Waterfall, spans
from clusterctl.output.screen import Screen, line, safe, wrapped
from clusterctl.output.table import Column
from clusterctl.output.table import Row as DrawnRow
from clusterctl.output.table import Table as DrawnTable

if TYPE_CHECKING:
    from clusterctl.output.page import Bar, Block, Page, Section, Text

_STRIP = 32
_WIDE = 100
"""Columns from which there is room for a strip beside names; with fewer the table tells it all."""
_NARROW = 80
_SIGNS = {"total": "█", "up": "▓", "down": "░"}
_PLAIN = {"total": "#", "up": "+", "down": "-"}


def text(page: Page, screen: Screen) -> str:
    """Return the page for people."""
    head = [
        screen.paint("strong", _paragraph(f"{page.title}: {page.kind[:1].lower()}{page.kind[1:]}", screen)),
        *([_paragraph(page.where, screen)] if page.where else []),
    ]
    summary = [wrapped(f"- {line(sentence)}", screen.columns, "  ") for sentence in page.summary]
    parts = ["\n".join(head), "\n".join(summary)]
    for section in page.sections:
        parts += _section(section, screen)
    return "\n\n".join(part for part in parts if part) + "\n"


def _section(section: Section, screen: Screen) -> list[str]:
    shown = [one for one in section.blocks if not isinstance(one, Waterfall) or screen.columns >= _WIDE]
    found = [screen.paint("strong", _paragraph(section.heading, screen))]
    for one in shown:
        found += [_paragraph(one.caption, screen)] if isinstance(one, Table) and section.captions(one) else []
        found.append(_block(one, screen))
    return found


def _paragraph(text: str, screen: Screen) -> str:
    return wrapped(line(text), screen.columns)


def _block(block: Block, screen: Screen) -> str:
    match block:
        case str():
            return _paragraph(block, screen)
        case Bullets():
            items = [wrapped(f"- {_text(item)}", screen.columns - 2, "    ") for item in block.items]
            return "\n".join([*([f"{line(block.head)}:"] if block.head else []), *(f"  {item}" for item in items)])
        case Table():
            return _table(block, screen)
        case Waterfall():
            return _waterfall(block, screen)


def _table(table: Table, screen: Screen) -> str:
    """Return a table that is no wider than the screen; on a narrow one all left columns may be folded."""
    narrow = screen.columns < _NARROW
    columns = tuple(replace(one, head=safe(one.head), whole=one.whole and not narrow) for one in table.columns)
    rows = tuple(DrawnRow(tuple(map(_text, row.cells)), row.strong) for row in table.rows)
    return DrawnTable(columns, rows, tight=True).render(screen)


def _text(text: Text) -> str:
    """Return a text; what went or came within a text that stayed is told by brackets."""
    if isinstance(text, str):
        return safe(text.replace("\n", " "))
    if len(text) == 1:
        return line(text[0].text)
    marks = {"old": "[-{}-]", "new": "[+{}+]"}
    return " ".join(marks.get(run.mark, "{}").format(line(run.text)) for run in text if run.text)


def _waterfall(figure: Waterfall, screen: Screen) -> str:
    """Return the waterfall as a table with a strip in each row, on a scale from the least to the most of it."""
    signs = _PLAIN if screen.ascii else _SIGNS
    runs = spans(figure.bars)
    ends = [end for _, end in runs]
    low, high = min(ends), max(ends)
    low -= (high - low) / _STRIP * 2
    rows = [_row(bar, _strip(run, bar, (low, high), signs)) for bar, run in zip(figure.bars, runs, strict=True)]
    columns = (Column("Step by step"), Column("", whole=True), Column("Adds", "right"), Column("Why", whole=True))
    return DrawnTable(columns, tuple(rows)).render(screen)


def _row(bar: Bar, strip: str) -> DrawnRow:
    return DrawnRow((line(bar.name), strip, bar.text, line(bar.detail)), strong=bar.kind == "total")


def _strip(span: tuple[Fraction, Fraction], bar: Bar, scale: tuple[Fraction, Fraction], signs: dict[str, str]) -> str:
    """Return a bar in its place; one that is too short to be seen gets a column, a total only where it ends.

    The scale does not begin at 0, so that a bar from the left would say too much.
    """
    low, high = scale
    unit = (high - low) / _STRIP or Fraction(1)
    ends = (span[1], span[1]) if bar.kind == "total" else span
    start, end = sorted((max(one, low) - low) / unit for one in ends)
    first = min(round(start), _STRIP - 1)
    width = max(1, round(end) - first)
    return (" " * first + signs[bar.way] * width).ljust(_STRIP)
