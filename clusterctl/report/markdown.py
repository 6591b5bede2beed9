"""The Markdown face of a report: for a repository, a forge, or a plain reader.

Figures' notes are footnotes; pictures are files beside the text, where there is a folder for them, and what they show
stands in tables too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.report import text
from clusterctl.report.blocks import (
    Entries,
    Facts,
    Paragraph,
    Picture,
    Points,
    Prose,
    Signatures,
    Statement,
    Table,
    Tiles,
)
from clusterctl.report.run import Run
from clusterctl.report.templates import BUILT_IN, environment, placers, typed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from jinja2 import BaseLoader, Environment

    from clusterctl.report.blocks import Block, Entry, Fact
    from clusterctl.report.run import Text
    from clusterctl.report.view import Answer, Section, View

_LAYOUT = "report.md.j2"
_WIDEST = 40
"""Signs to which cells are filled with blanks, at most."""
_MARKS = {"": "{}", "soft": "{}", "old": "~~{}~~", "new": "**{}**", "strong": "**{}**"}


class Ready(str):
    """Markdown that is written as it is."""

    __slots__ = ()


def render(view: View, template: str, figures: str = "") -> str:
    """Return the report as Markdown, after a built-in template; pictures stand in the folder `figures`, if any."""
    found, names = prepared(view, figures=figures)
    return tidy(found.get_template(template).render(**names))


def prepared(view: View, loader: BaseLoader = BUILT_IN, figures: str = "") -> tuple[Environment, dict[str, object]]:
    """Return what templates are rendered in, and what they know by name."""
    found = environment(loader, finalize=_finalized)
    found.filters |= {"blocks": _written_blocks, "line": _written_line}
    places = _Places(view.words, figures)
    names = {
        **placers(view, places.section, places.answer),
        "place": places.place,
        "words": view.words,
        "page": view,
        "layout": _LAYOUT,
        "stamp": Ready(f"<!-- clusterctl-report {view.stamp_text} -->"),
    }
    return found, names


def tidy(written: str) -> str:
    """Return a text without blank lines that follow one another."""
    lines: list[str] = []
    for line in written.split("\n"):
        if line.strip() or (lines and lines[-1]):
            lines.append(line.rstrip() if not line.endswith("\\") else line)
    return "\n".join(lines).strip("\n") + "\n"


def _written_blocks(written: object) -> Ready:
    """Return free text that is Markdown as blocks that can do no harm."""
    return Ready("\n".join(text.blocks(typed(written))))


def _written_line(written: object) -> Ready:
    """Return free text that is Markdown on one line, as in a list or a table."""
    return Ready(text.line(typed(written)))


def _finalized(value: object) -> str:
    """Escape what a template places, unless it is Markdown already."""
    match value:
        case Ready():
            return value
        case tuple() | Run():
            return _text((value,) if isinstance(value, Run) else value)
    return text.plain(str(value))


def _text(shown: Text) -> str:
    """Return a text; a figure is followed by the mark of its note."""
    if isinstance(shown, str):
        return text.plain(shown)
    return "".join(_run(run) for run in shown)


def _run(run: Run) -> str:
    lead = run.text[: len(run.text) - len(run.text.lstrip(" "))]
    trail = run.text[len(run.text.rstrip(" ")) :] if run.text.strip(" ") else ""
    said = _MARKS[run.mark].format(text.inner(run.text)) if run.text.strip() else ""
    return f"{lead}{said}{trail}" + ("" if run.note is None else f"[^{run.note}]")


class _Places:
    """Writes sections, answers and blocks."""

    def __init__(self, words: Mapping[str, str], figures: str) -> None:
        self.words, self.figures = words, figures

    def section(self, one: Section) -> Ready:
        """Return a section."""
        number = f"{one.number} " if one.number else ""
        lines = [f"## {text.plain(number + one.title)}", ""]
        for at, answer in enumerate(one.answers):
            lines += [*self._answer(answer, headed=bool(at or answer.heading)), ""]
        return Ready("\n".join(lines))

    def answer(self, one: Answer) -> Ready:
        """Return an answer."""
        return Ready("\n".join(self._answer(one)))

    def place(self, block: Block) -> Ready:
        """Return a block."""
        return Ready("\n".join(self._block(block)))

    def _answer(self, one: Answer, *, headed: bool = True) -> Iterator[str]:
        """Yield an answer; the first of a section has its head where it has a finding."""
        yield from ((f"### {_text(one.heading or one.question)}", "") if headed else ())
        placed = False
        for block in one.blocks:
            lines = list(self._block(block))
            if lines:
                placed = True
                yield from (*lines, "")
        if one.blocks and not placed:
            yield from (f"_{text.plain(self.words['figure_told'])}_", "")
        if one.withheld:
            yield from (f"_{text.plain(self.words['withheld'])}_", "")
        if one.gaps:
            yield from (f"**{text.plain(self.words['gaps'])}**", "")
            yield from (f"- {_text(gap.text)} ({text.plain(gap.where)})" for gap in one.gaps)
            yield ""
        elif not one.blocks and not one.withheld:
            yield from (f"_{text.plain(self.words['no_answer'])}_", "")

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Paragraph():
                yield _text(block.text)
            case Table():
                yield from (f"_{text.plain(block.caption)}_", "", *_table(block))
            case Picture():
                yield from self._picture(block)
            case Entries():
                yield from _headed(" ".join(part for part in (block.head, block.count and f"({block.count})") if part))
                for entry in block.items:
                    yield from (*self._entry(entry), "")
            case Signatures():
                yield from (f"- {text.plain(item)}: {text.plain(self.words['signature'])} …" for item in block.items)
            case _:
                yield from _lines(block)

    def _picture(self, block: Picture) -> Iterator[str]:
        if block.mermaid:
            yield from ("```mermaid", *block.mermaid.rstrip("\n").split("\n"), "```")
        elif self.figures:
            yield f"![{text.plain(block.figure.title)}]({self.figures}/{block.name}.svg)"

    def _entry(self, entry: Entry) -> Iterator[str]:
        beside = ", ".join(part for part in (entry.tag, entry.about) if part)
        yield from (f"**{_text(entry.title)}**" + (f" ({text.plain(beside)})" if beside else ""), "")
        if entry.prose:
            yield from (*text.blocks(entry.prose), "")
        yield from map(_fact, entry.facts)
        yield from (f"- {text.plain(name)}: {text.line(said)}" for name, said in entry.texts)
        if entry.missing:
            yield f"- {text.plain(self.words['missing'])}: {text.plain(entry.missing)}"


def _lines(block: Prose | Points | Facts | Tiles | Statement) -> Iterator[str]:
    """Yield the lines of a block that needs no words of the templates."""
    match block:
        case Prose():
            yield from (*_headed(block.head), *text.blocks(block.text))
        case Points():
            yield from (*_headed(block.head), *(f"- {_text(item)}" for item in block.items))
        case Facts():
            yield from map(_fact, block.items)
        case Tiles():
            for tile in block.items:
                detail = f" ({_text(tile.detail)})" if tile.detail else ""
                yield f"- {text.plain(tile.name)}: **{_text(tile.value)}**{detail}"
        case Statement():
            yield from _headed(block.head)
            yield from (f"> {line}".rstrip() for line in text.blocks(block.text))


def _headed(head: str) -> Iterator[str]:
    """Yield the head of a block, where it has one."""
    if head:
        yield from (f"**{text.plain(head)}**", "")


def _fact(fact: Fact) -> str:
    return f"- {text.plain(fact.name)}: {_text(fact.text)}"


def _table(table: Table) -> Iterator[str]:
    """Yield a table so aligned, but for long cells, that it is read well as text too; strong rows are set in bold."""
    rows = [[text.plain(column.head) or " " for column in table.columns]]
    rows += [[_strong(_text(cell)) if row.strong else _text(cell) for cell in row.cells] for row in table.rows]
    widths = [min(_WIDEST, max(3, *(len(row[at]) for row in rows))) for at in range(len(table.columns))]
    sides = [column.side for column in table.columns]
    rule = [
        f"{'-' * (width - 1)}:" if side == "right" else "-" * width for width, side in zip(widths, sides, strict=True)
    ]
    for cells in (rows[0], rule, *rows[1:]):
        yield f"| {' | '.join(_padded(cells, widths, sides))} |"


def _padded(cells: Sequence[str], widths: Sequence[int], sides: Sequence[str]) -> Iterator[str]:
    for cell, width, side in zip(cells, widths, sides, strict=True):
        yield cell.rjust(width) if side == "right" else cell.ljust(width)


def _strong(cell: str) -> str:
    return f"**{cell}**" if cell.strip("–") else cell
