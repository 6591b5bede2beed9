"""What a section of a report is made of: texts, tables, figures. A writer places each in its own way.

All words are said, all numbers rounded, what the reader may not see is gone. A text is plain unless its documentation
says Markdown; the writers escape the one and render the other.
"""

from __future__ import annotations

from typing import ClassVar, Literal

from msgspec import Struct

from clusterctl.report.figures.figure import Figure
from clusterctl.report.run import Text


class Paragraph(Struct, frozen=True, tag="paragraph", tag_field="form", omit_defaults=True):
    """A paragraph; `note` is one that explains how to read what stands above."""

    form: ClassVar[str] = "paragraph"
    text: Text
    style: Literal["", "note"] = ""


class Prose(Struct, frozen=True, tag="prose", tag_field="form", omit_defaults=True):
    """A text as it was typed in the files."""

    form: ClassVar[str] = "prose"
    text: str
    """Markdown."""
    head: str = ""


class Points(Struct, frozen=True, tag="points", tag_field="form", omit_defaults=True):
    """Sentences or names, one under another."""

    form: ClassVar[str] = "points"
    items: tuple[Text, ...]
    head: str = ""


class Fact(Struct, frozen=True, omit_defaults=True):
    """A name and what is known under it."""

    name: str
    text: Text
    known: bool = True
    """False where the text says that it is not."""


class Facts(Struct, frozen=True, tag="facts", tag_field="form"):
    """Facts, side by side where there is room."""

    form: ClassVar[str] = "facts"
    items: tuple[Fact, ...]


class Tile(Struct, frozen=True, omit_defaults=True):
    """One of the few figures that one should see first."""

    name: str
    value: Text
    detail: Text = ""
    """How it moved, or out of how many."""
    bar: str | None = None
    """0 to 100: how much of its bar is full; None where it has none."""
    mark: str | None = None
    """0 to 100: where on the bar it stood before."""


class Tiles(Struct, frozen=True, tag="tiles", tag_field="form"):
    """The few figures that one should see first."""

    form: ClassVar[str] = "tiles"
    items: tuple[Tile, ...]


class Column(Struct, frozen=True, omit_defaults=True):
    """A column of a table: its head, and the side on which its cells stand."""

    head: str
    side: Literal["left", "right"] = "left"
    whole: bool = False
    """Its texts are never broken."""


class Row(Struct, frozen=True, omit_defaults=True):
    """A row of a table; the first cell names it. A strong row is a group's head or a sum."""

    cells: tuple[Text, ...]
    strong: bool = False


class Table(Struct, frozen=True, tag="table", tag_field="form"):
    """A table, with what it shows in a few words."""

    form: ClassVar[str] = "table"
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


class Picture(Struct, frozen=True, tag="picture", tag_field="form", omit_defaults=True):
    """A figure. What it shows stands in a table or in sentences beside it too."""

    form: ClassVar[str] = "picture"
    name: str
    """One word, unlike that of any other figure of the report: for its ids, and for its file beside a Markdown text."""
    figure: Figure
    sheets: tuple[str, ...] = ()
    """The style sheets of figures that it needs beside the common one: `money`, `work`, `map`."""
    mermaid: str = ""
    """The same as a mermaid diagram, for Markdown, where there is such a kind."""


class Entry(Struct, frozen=True, omit_defaults=True):
    """One of several things that are told of at some length: an activity, a body, a constraint."""

    title: Text
    tag: str = ""
    """A word or two on how it stands."""
    style: Literal["", "done", "busy", "late", "none"] = ""
    """How the tag looks."""
    about: str = ""
    """What stands beside the tag."""
    prose: str = ""
    """Markdown."""
    facts: tuple[Fact, ...] = ()
    texts: tuple[tuple[str, str], ...] = ()
    """Names, and what was typed under them: Markdown."""
    missing: str = ""
    """What is not recorded of it."""


class Entries(Struct, frozen=True, tag="entries", tag_field="form", omit_defaults=True):
    """Several things of one kind."""

    form: ClassVar[str] = "entries"
    items: tuple[Entry, ...]
    head: str = ""
    count: str = ""
    """How many, beside the head."""


class Statement(Struct, frozen=True, tag="statement", tag_field="form", omit_defaults=True):
    """A statement that the cluster's actors made: the vision."""

    form: ClassVar[str] = "statement"
    text: str
    """Markdown."""
    head: str = ""


class Signatures(Struct, frozen=True, tag="signatures", tag_field="form"):
    """Lines to be signed on paper."""

    form: ClassVar[str] = "signatures"
    items: tuple[str, ...]


Block = (
    Paragraph | Prose | Points | Facts | Tiles | Table | Picture | Entries | Statement | Signatures
)  # fmt: skip
