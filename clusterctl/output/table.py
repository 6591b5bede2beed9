"""Tables: drawn by rich on a terminal, as aligned text in a pipe."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from clusterctl.output.screen import Screen, cells, padded, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console
    from rich.table import Table as Drawn

_WIDEST = 1000
_GAP = "  "
_NARROWEST = 8
"""Columns to which a column is folded in a pipe, at least."""


class Column(Struct, frozen=True):
    """A column: its head, and the side on which its cells stand."""

    head: str
    side: Literal["left", "right"] = "left"
    whole: bool = False
    """Its cells are never torn, as those of a right column are not."""


class Row(Struct, frozen=True):
    """A row of safe texts; a strong row is a group's."""

    cells: tuple[str, ...]
    strong: bool = False


class Table(Struct, frozen=True):
    """A table of safe texts."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    tight: bool = False
    """Its left columns are folded, within words where it must be, so that no line is longer than the screen or 120."""

    def render(self, screen: Screen) -> str:
        """Return the table for a screen, without a final line end."""
        if screen.width:
            return self._drawn(screen)
        widths = [self._width(at) for at in range(len(self.columns))]
        return self._plain(self._fitted(widths, screen.columns) if self.tight else widths)

    def _plain(self, widths: Sequence[int]) -> str:
        heads = tuple(column.head for column in self.columns)
        rows = [heads, tuple("-" * width for width in widths), *(row.cells for row in self.rows)]
        lines = (texts for row in rows for texts in _folded(row, widths))
        return "\n".join(
            _GAP.join(
                padded(text, width, right=column.side == "right")
                for text, width, column in zip(texts, widths, self.columns, strict=True)
            ).rstrip()
            for texts in lines
        )

    def _fitted(self, widths: list[int], most: int) -> list[int]:
        """Return the widths of columns of which the widest that may be folded are so narrow that all fit."""
        folds = [at for at, column in enumerate(self.columns) if column.side == "left" and not column.whole]
        found = [min(width, most) if at in folds else width for at, width in enumerate(widths)]
        while sum(found) + len(_GAP) * (len(found) - 1) > most:
            widest = max(folds, key=found.__getitem__, default=None)
            if widest is None or found[widest] <= _NARROWEST:
                break
            found[widest] -= 1
        return found

    def _width(self, at: int) -> int:
        """Return the width of a column of which nothing is torn."""
        return max(cells(text) for text in (self.columns[at].head, *(row.cells[at] for row in self.rows)))

    def _drawn(self, screen: Screen) -> str:
        from io import StringIO

        from rich.box import SIMPLE_HEAD
        from rich.console import Console
        from rich.padding import Padding
        from rich.table import Table as Drawn
        from rich.text import Text

        drawn = Drawn(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
        for at, column in enumerate(self.columns):
            whole = column.whole or column.side == "right"
            drawn.add_column(
                Text(column.head), justify=column.side, overflow="fold", no_wrap=whole,
                min_width=self._width(at) if column.side == "right" else None,
            )  # fmt: skip
        for row in self.rows:
            indents = [len(text) - len(text.lstrip()) for text in row.cells]
            cells_ = (
                Padding(Text(text.strip()), (0, 0, 0, indent)) if indent else Text(text)
                for text, indent in zip(row.cells, indents, strict=True)
            )
            drawn.add_row(*cells_, style="bold" if row.strong else "")
        page = StringIO()
        console = Console(
            file=page, width=screen.width, force_terminal=screen.colour, no_color=not screen.colour,
            color_system="standard" if screen.colour else None, highlight=False, legacy_windows=False,
        )  # fmt: skip
        if not self.tight:
            console.width = max(console.width, _least_width(console, drawn))
        console.print(drawn)
        return "\n".join(text.rstrip() for text in page.getvalue().rstrip("\n").split("\n"))


def _folded(row: Sequence[str], widths: Sequence[int]) -> Iterator[tuple[str, ...]]:
    """Yield the lines of a row whose cells are as wide as their columns at most."""
    yield from zip_longest(*(_lines(text, width) for text, width in zip(row, widths, strict=True)), fillvalue="")


def _lines(text: str, width: int) -> list[str]:
    """Return a text in lines that fit, as far indented as it is; longer words are torn."""
    if cells(text) <= width:
        return [text]
    indent = " " * min(len(text) - len(text.lstrip()), width - 1)
    room = width - len(indent)
    words = " ".join(piece for word in text.split() for piece in _pieces(word, room))
    return [f"{indent}{one}" for one in wrapped(words, room).split("\n")]


def _pieces(word: str, room: int) -> list[str]:
    found = [""]
    for char in word:
        if cells(found[-1] + char) > room and found[-1]:
            found.append("")
        found[-1] += char
    return found


def _least_width(console: Console, drawn: Drawn) -> int:
    """Return the width below which figures and words would be torn; a narrower terminal breaks the lines itself."""
    return console.measure(drawn, options=console.options.update(width=_WIDEST)).minimum
