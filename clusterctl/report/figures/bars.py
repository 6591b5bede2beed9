"""What figures of bars in rows have in common: names on the left, bars on a scale, figures in columns on the right.

Texts that are too long for their place end in "…"; whole they stand in what a pointer and a screen reader are told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from clusterctl.report.figures import charts, lettering
from clusterctl.report.figures.charts import LEADING, MARGIN, SIZE, SMALL, WIDTH
from clusterctl.report.figures.figure import Box, Figure, Label, Line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from fractions import Fraction

    from clusterctl.report.figures.figure import Shape
    from clusterctl.report.figures.scale import Scale

NAMES, BETWEEN = 226, 18
"""Room for names on the left, and what stays free beside it."""
LEFT, RIGHT = MARGIN + NAMES + BETWEEN, WIDTH - MARGIN
_AROUND = 14
"""What a row keeps free above and below together, if its figure wants no other."""
_MOST_NAME_LINES, _MOST_DETAIL_LINES, _MOST_HEAD_LINES, _MOST_WORD_LINES = 3, 2, 3, 3
_COLUMN = (64, 112)
"""Room for a column of figures, at least and at most."""
_LONG = 12
"""From how many rows on the marks of the axis have their figures below as well."""
_AXIS, _TICK, _INSET = 20, 4, 6


class Column(Struct, frozen=True):
    """A column of figures: the lines of its head, where it ends on the right, and its room."""

    head: tuple[str, ...]
    right: int
    room: int


def columns(wanted: Iterable[tuple[str, Iterable[str]]], right: int = RIGHT) -> tuple[list[Column], int]:
    """Return columns for heads and their figures, side by side up to the right, and where the first begins."""
    found: list[Column] = []
    least, most = _COLUMN
    for head, texts in reversed(list(wanted)):
        words = max((lettering.width(word, SMALL) for word in lettering.clean(head).split()), default=0)
        widest = max((lettering.width(lettering.clean(text), SIZE) for text in texts), default=0)
        room = min(max(least, words, widest), most)
        lines = lettering.lines(lettering.clean(head), SMALL, room, _MOST_HEAD_LINES)
        found.append(Column(lines, right, room))
        right -= room + BETWEEN
    return found[::-1], right + BETWEEN


class Name(Struct, frozen=True):
    """What a row is called, and what stands below that."""

    text: str
    detail: str = ""
    look: Literal["name", "strong"] = "name"
    indent: int = 0


class Sheet:
    """Collects the shapes and labels of a figure, row by row, from the top to the bottom."""

    def __init__(self, title: str, measure: str) -> None:
        """Begin with the title, and below it what the bars measure."""
        self.title = lettering.clean(title)
        self.labels, self.bottom = charts.heading(self.title, lettering.clean(measure))
        self.grid: list[Shape] = []
        self.shapes: list[Shape] = []
        self.rows = 0
        self.around = _AROUND

    def legend(self, entries: Iterable[tuple[tuple[Shape, ...], str]]) -> None:
        """Set samples and what they mean."""
        cut = [(sample, lettering.lines(lettering.clean(said), SMALL, RIGHT // 2, 1)[0]) for sample, said in entries]
        shapes, labels, self.bottom = charts.legend(cut, self.bottom + MARGIN // 2)
        self.shapes += shapes
        self.labels += labels

    def heads(self, heads: Sequence[Column]) -> None:
        """Set the heads of columns, so that their last lines stand side by side with the figures of the axis."""
        most = max((len(column.head) for column in heads), default=1)
        foot = self.bottom + _AXIS + LEADING * (most - 1)
        for column in heads:
            first = foot - _TICK * 2 - LEADING * (len(column.head) - 1)
            self.labels += [
                Label(column.right, first + LEADING * at, said, "soft", "end") for at, said in enumerate(column.head)
            ]
        self.bottom = foot

    def row(self, name: Name, bar: int, above: int = 0) -> int:
        """Set the name of the next row in the middle of a bar so high, with so much above it; return where that is."""
        room = NAMES - name.indent
        names = lettering.lines(lettering.clean(name.text), SIZE, room, _MOST_NAME_LINES)
        said = lettering.clean(name.detail)
        details = lettering.lines(said, SMALL, room, _MOST_DETAIL_LINES) if said else ()
        half = LEADING * (len(names) + len(details)) // 2
        middle = self.bottom + self.around // 2 + max(half, bar // 2 + above)
        lines = [*((line, name.look) for line in names), *((line, "soft") for line in details)]
        first = middle - half + SIZE
        self.labels += [Label(MARGIN + name.indent, first + LEADING * at, *line) for at, line in enumerate(lines)]
        self.bottom = middle + max(half, bar // 2) + self.around // 2
        self.rows += 1
        return middle

    def figure(self, column: Column, middle: int, text: str, look: str = "name") -> None:
        """Set a figure of a column, if there is one, in the middle of a row."""
        if not text:
            return
        shown = lettering.lines(lettering.clean(text), SIZE, column.room, 1)[0]
        self.labels.append(Label(column.right, middle + SIZE // 3 + 1, shown, f"{look} figure", "end"))

    def without(self, name: Name, text: str, right: int = RIGHT) -> int:
        """Set a row without a bar: words stand in its place, up to the right. Return where its middle is."""
        lines = lettering.lines(lettering.clean(text), SMALL, right - LEFT - 2 * _INSET, _MOST_WORD_LINES)
        middle = self.row(name, LEADING * len(lines))
        first = middle - LEADING * len(lines) // 2 + SMALL
        self.labels += [Label(LEFT + _INSET, first + LEADING * at, said, "soft halo") for at, said in enumerate(lines)]
        return middle

    def axis(self, scale: Scale, top: int) -> None:
        """Draw the marks of a scale behind all rows from a height on; their figures stand above, of many below too."""
        long = self.rows >= _LONG
        for x, text in scale.marks():
            self.grid.append(Line(((x, top - _TICK), (x, self.bottom)), "zero" if text == "0" else "grid"))
            self.labels.append(Label(x, top - 2 * _TICK, text, "soft figure", "middle"))
            if long:
                self.labels.append(Label(x, self.bottom + SMALL + _TICK, text, "soft figure", "middle"))
        self.bottom += _AXIS * long

    def border(self, scale: Scale, at: Fraction, text: str, top: int, *, over: bool) -> None:
        """Draw a line behind or over all rows from a height on; what it means stands above the figures of the axis."""
        x = scale.place(min(max(at, scale.low), scale.high))
        said = lettering.lines(lettering.clean(text), SMALL, scale.end - scale.start, 1)[0]
        half = lettering.width(said, SMALL) // 2
        ends = ((x, top - _TICK), (x, self.bottom))
        if over:
            self.shapes += [Line(ends, "under"), Line(ends, "border")]
        else:
            self.grid.append(Line(ends, "border"))
        middle = min(max(x, scale.start + half), scale.end - half)
        self.labels.append(Label(middle, top - _AXIS - _TICK, said, "share", "middle"))

    def drawn(self, told: str) -> Figure:
        """Return the figure, with what those are told who don't see it."""
        height = self.bottom + MARGIN
        shapes = (Box(0, 0, WIDTH, height, "paper"), *self.grid, *self.shapes)
        return Figure(WIDTH, height, self.title, lettering.clean(told), shapes, tuple(self.labels))


def sentences(texts: Iterable[str]) -> str:
    """Return texts with stops between."""
    return ". ".join(text.rstrip(".") for text in texts)


def joined(*parts: str) -> str:
    """Return what there is of texts, with commas between."""
    return ", ".join(part for part in parts if part)
