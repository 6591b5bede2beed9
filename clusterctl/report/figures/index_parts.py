"""The parts of the index: bodies by group, how each was scored, where it stood before, and what it adds.

A group's own line comes first, strong. A mark on a bar shows where it stood in the assessment before; what is new has
none.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.report.figures import lettering
from clusterctl.report.figures.bars import BETWEEN, LEFT, Name, Sheet, columns, joined, sentences
from clusterctl.report.figures.figure import Box, Line
from clusterctl.report.figures.scale import Scale

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.report.figures.bars import Column
    from clusterctl.report.figures.figure import Figure, Shape

_FULL, _STEP = Fraction(10), Fraction(2)
_BARS = {"whole": 18, "group": 16, "body": 10}
"""Heights of bars."""
_INDENT, _OVER = 14, 4
"""How far the names of bodies stand in; how far a mark reaches over its bar."""
_APART, _CLOSE = 8, 10
"""What stays free above a group; and around a line."""


class Part(Struct, frozen=True):
    """A line: a body, a group, or the whole index."""

    name: str
    score: Fraction | None
    """0 to 10; of a body that is yet to be founded 0."""
    text: str
    """The score as shown, or why it is not known."""
    before: Fraction | None = None
    """Its score in the assessment before; None for what is new."""
    before_text: str = ""
    weight: str = ""
    adds: str = ""
    """What it adds to the index."""
    detail: str = ""
    """What stands below the name."""


class Group(Struct, frozen=True):
    """A group of bodies, with its own line."""

    line: Part
    bodies: tuple[Part, ...]


class Parts(Struct, frozen=True):
    """What the figure shows."""

    groups: tuple[Group, ...]
    measure: str
    """What a bar shows: score from 0 to 10."""
    now: str
    """What a bar stands for: score in 1999."""
    before: str
    """What a mark stands for: score in 1998."""
    heads: tuple[str, str, str]
    """Of the columns: the score, the weight within the group, what it adds to the index."""
    whole: Part | None = None
    """The index itself, which comes first."""


def index_parts(shown: Parts, title: str, description: str = "") -> Figure:
    """Return the parts of an index. Without a description, those who don't see it are told every line."""
    sheet = Sheet(title, shown.measure)
    sheet.around = _CLOSE
    lines = list(_lines(shown))
    sheet.legend(_legend(shown, any(line.before is not None for _, line in lines)))
    texts = ([line.text for _, line in lines if line.score is not None], [line.weight for _, line in lines],
             [line.adds for _, line in lines])  # fmt: skip
    beside, right = columns(zip(shown.heads, texts, strict=True))
    scale = Scale(Fraction(0), _FULL, _STEP, LEFT, right - BETWEEN)
    sheet.heads(beside)
    top = sheet.bottom
    for look, line in lines:
        _line(sheet, look, line, scale, beside)
    sheet.axis(scale, top)
    return sheet.drawn(description or sentences(_told(shown, line) for _, line in lines))


def _lines(shown: Parts) -> Iterator[tuple[str, Part]]:
    """Give every line with its look, from the top to the bottom."""
    if shown.whole:
        yield "whole", shown.whole
    for group in shown.groups:
        yield "group", group.line
        yield from (("body", body) for body in group.bodies)


def _legend(shown: Parts, marked: bool) -> Iterator[tuple[tuple[Shape, ...], str]]:  # noqa: FBT001
    yield (Box(0, 3, 26, _BARS["body"], "body"),), shown.now
    if marked:
        yield tuple(_mark(13, 8, _BARS["body"], "")), shown.before


def _line(sheet: Sheet, look: str, line: Part, scale: Scale, beside: list[Column]) -> None:
    """Set a line: name, bar, mark, figures."""
    height = _BARS[look]
    if look == "group":
        sheet.bottom += _APART
    name = Name(line.name, line.detail, indent=_INDENT) if look == "body" else Name(line.name, line.detail, "strong")
    tip = lettering.clean(f"{line.name}: {joined(line.text, line.before_text)}")
    if line.score is None:
        middle = sheet.without(name, line.text, scale.end)
    else:
        middle = sheet.row(name, height)
        top = middle - height // 2
        sheet.shapes.append(Box(scale.start, top, scale.end - scale.start, height, "track", tip=tip))
        sheet.shapes.append(
            Box(scale.start, top, max(_place(scale, line.score) - scale.start, 1), height, look, tip=tip)
        )
        sheet.figure(beside[0], middle, line.text, name.look)
    if line.before is not None:
        sheet.shapes += _mark(_place(scale, line.before), middle, height, tip)
    sheet.figure(beside[1], middle, line.weight, name.look)
    sheet.figure(beside[2], middle, line.adds, name.look)


def _place(scale: Scale, score: Fraction) -> int:
    return scale.place(min(max(score, scale.low), scale.high))


def _mark(x: int, middle: int, height: int, tip: str) -> Iterator[Shape]:
    """Give the mark that shows where a bar stood, on a ground that parts it from the bar."""
    ends = ((x, middle - height // 2 - _OVER), (x, middle + height // 2 + _OVER))
    yield Line(ends, "under")
    yield Line(ends, "stood", tip=tip)


def _told(shown: Parts, line: Part) -> str:
    score, weight, adds = shown.heads
    if line.score is None:
        return f"{line.name}: {line.text}"
    figures = ((score, line.text), (shown.before, line.before_text), (weight, line.weight), (adds, line.adds))
    return f"{joined(line.name, line.detail)}: {joined(*(f'{head} {text}' for head, text in figures if text))}"
