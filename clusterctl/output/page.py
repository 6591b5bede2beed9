"""A page that no writer has touched yet: words, rounded figures and their order are settled, letters are not.

Terminal, Markdown and HTML place it. Its texts are plain: each writer makes them safe in its own way.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, ClassVar, Literal

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clusterctl.output.table import Column

Mark = Literal["", "old", "new", "strong"]


class Run(Struct, frozen=True):
    """A stretch of text: what is gone, what is new, what is strong, or plain."""

    text: str
    mark: Mark = ""


Text = str | tuple[Run, ...]


class Row(Struct, frozen=True):
    """A row; a strong one is a group's head or a sum."""

    cells: tuple[Text, ...]
    strong: bool = False


class Table(Struct, frozen=True):
    """A table, with what it shows in a few words."""

    form: ClassVar = "table"
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


class Bar(Struct, frozen=True):
    """A step of a waterfall: a total stands where it stands, a part goes up or down from where the last one ended."""

    name: str
    amount: Fraction
    text: str
    """The amount as shown."""
    kind: Literal["total", "score", "composition"]
    detail: str = ""
    """What stands below the name: score 2 → 4."""

    @property
    def way(self) -> Literal["total", "up", "down"]:
        """Which way it points, so that it is told without colours."""
        return "total" if self.kind == "total" else "up" if self.amount > 0 else "down"


def spans(bars: Sequence[Bar]) -> list[tuple[Fraction, Fraction]]:
    """Return where each bar begins and ends; a total begins at 0."""
    running, found = Fraction(0), []
    for bar in bars:
        begin = Fraction(0) if bar.kind == "total" else running
        running = begin + bar.amount
        found.append((begin, running))
    return found


class Waterfall(Struct, frozen=True):
    """How a figure of 0 to 10 became another, part by part."""

    form: ClassVar = "waterfall"
    title: str
    description: str
    bars: tuple[Bar, ...]


class Bullets(Struct, frozen=True):
    """Sentences or names that stand one under another."""

    form: ClassVar = "bullets"
    items: tuple[Text, ...]
    head: str = ""


Block = str | Table | Bullets | Waterfall
"""A text is a paragraph."""


class Section(Struct, frozen=True):
    """A part of a page; its heading states the finding."""

    name: str
    """One word, for links."""
    heading: str
    blocks: tuple[Block, ...]

    def captions(self, table: Table) -> bool:
        """Whether a table needs its caption as text: one with nothing but words around is told by the heading."""
        told = [block for block in self.blocks if isinstance(block, Table | Bullets)]
        return bool(table.caption) and told != [table]


class Page(Struct, frozen=True):
    """A whole page."""

    kind: str
    title: str
    where: str
    heading: str
    """The summary's: the main finding."""
    summary: tuple[str, ...]
    sections: tuple[Section, ...]
    about: tuple[str, ...]
    """How to read it, and what it was made of."""
