"""Tables: drawn by rich on a terminal, as aligned text in a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from clusterctl.output.screen import Screen, cells, padded

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table as Drawn

_WIDEST = 1000


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

    def render(self, screen: Screen) -> str:
        """Return the table for a screen, without a final line end."""
        return self._drawn(screen) if screen.width else self._plain()

    def _plain(self) -> str:
        widths = [self._width(at) for at in range(len(self.columns))]
        heads = tuple(column.head for column in self.columns)
        lines = [heads, tuple("-" * width for width in widths), *(row.cells for row in self.rows)]
        return "\n".join(
            "  ".join(
                padded(text, width, right=column.side == "right")
                for text, width, column in zip(texts, widths, self.columns, strict=True)
            ).rstrip()
            for texts in lines
        )

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
        console.width = max(console.width, _least_width(console, drawn))
        console.print(drawn)
        return "\n".join(text.rstrip() for text in page.getvalue().rstrip("\n").split("\n"))


def _least_width(console: Console, drawn: Drawn) -> int:
    """Return the width below which figures and words would be torn; a narrower terminal breaks the lines itself."""
    return console.measure(drawn, options=console.options.update(width=_WIDEST)).minimum
