"""A waterfall: how a figure became another, part by part, from the top to the bottom.

Each part is a bar that points the way it goes, and begins where the one before it ended. What a change of score did is
filled, what a change of weights or members did is hollow: all can be told without colours.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from math import ceil, floor
from typing import TYPE_CHECKING

from clusterctl.output.page import spans
from clusterctl.report.figures import charts, lettering
from clusterctl.report.figures.charts import LEADING, MARGIN, SIZE, SMALL, WIDTH
from clusterctl.report.figures.figure import Box, Figure, Label, Line
from clusterctl.report.figures.scale import Scale, step
from clusterctl.words import english

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from clusterctl.output.page import Bar
    from clusterctl.report.figures.figure import Point, Shape
    from clusterctl.words import Say

_NAMES, _FIGURES, _BETWEEN = 226, (58, 200), 24
"""Room on the left for names, and for figures, at least and at most: on a narrow screen the two are seen first."""
_LEFT, _RIGHT = MARGIN + _NAMES, WIDTH - 2 * MARGIN
_ROW, _BAR, _AROUND = 30, 16, 12
"""Least height of a row, height of a bar, and what a row keeps free around its lines."""
_MOST_NAME_LINES = 3
_TIP = 7
"""How long the point of a bar is, at most."""
_TORN = 4
_AXIS, _TICK, _LONG = 32, 8, 12
"""Height of the axis; how far its figures stand above the rows; from how many rows on they stand below as well."""
_FULL = Fraction(10)
_WIDE = 2
"""The whole scale is shown where the change spans half of it, or more."""
_FEWEST = 5


def waterfall(
    bars: Sequence[Bar],
    title: str,
    description: str = "",
    measure: str = "",
    say: Say = english,
) -> Figure:
    """Return the waterfall of a measure that runs from 0 to 10: first and last a total, the parts between.

    The measure is the sustainability index where none is named. Without a description, those who don't see it are
    told every bar.
    """
    runs = spans(bars)
    parts = [begin for bar, (begin, _) in zip(bars, runs, strict=True) if bar.kind != "total"]
    left = _LEFT + _room(bars)
    scale = scaled([*parts, *(end for _, end in runs)], _FULL, left + _BETWEEN)
    said = lettering.clean(title)
    labels, top = charts.heading(said, reach(scale, measure or say("Sustainability index"), _FULL, say))
    drawing = _Drawing(scale, labels, left, top + _AXIS)
    for bar, run in zip(bars, runs, strict=True):
        drawing.row(bar, run)
    height = drawing.close(_legend(bars, say), long=len(bars) >= _LONG)
    shapes = (Box(0, 0, WIDTH, height, "paper"), *drawing.grid, *drawing.shapes)
    told = description or ". ".join(_told(bar) for bar in bars)
    return Figure(WIDTH, height, said, lettering.clean(told), shapes, tuple(drawing.labels))


def _room(bars: Sequence[Bar]) -> int:
    """Return the room that the widest figure takes."""
    least, most = _FIGURES
    return min(max([least, *(lettering.width(lettering.clean(bar.text), SIZE) for bar in bars)]), most)


def scaled(ends: Sequence[Fraction], full: Fraction, left: int) -> Scale:
    """Return the scale, from `left` on, on which the change is seen: the whole one, or the part where it happens."""
    least, most = min(ends, default=Fraction(0)), max(ends, default=Fraction(0))
    spread = most - least
    if not spread or spread * _WIDE >= full:
        low, high = min(least, Fraction(0)), max(most, full)
    else:
        low, high = least if least > 2 * spread else min(least, Fraction(0)), most
    apart = step(high - low, _FEWEST)
    first = floor(low / apart) - (low > 0)
    return Scale(first * apart, ceil(high / apart) * apart, apart, left, _RIGHT)


def reach(scale: Scale, measure: str, full: Fraction, say: Say) -> str:
    """Return in words what the axis shows."""
    low, high = scale.ends
    if scale.low <= 0 and scale.high >= full:
        return say("{measure}, from {low} to {high}", measure=lettering.clean(measure), low=low, high=high)
    if scale.low <= 0:
        return say(
            "{measure}, from {low} to {high}, a part of the scale of 0 to {full}",
            measure=lettering.clean(measure), low=low, high=high, full=str(full),
        )  # fmt: skip
    return say(
        "{measure}, from {low} to {high}, a part of the scale of 0 to {full}; bars with a torn edge begin at 0",
        measure=lettering.clean(measure), low=low, high=high, full=str(full),
    )  # fmt: skip


class _Drawing:
    """Collects shapes and labels, row by row."""

    def __init__(self, scale: Scale, labels: list[Label], left: int, top: int) -> None:
        self.scale = scale
        self.left = left
        self.labels = labels
        self.grid: list[Shape] = []
        self.shapes: list[Shape] = []
        self.top = self.bottom = top
        self.before: Point | None = None

    def row(self, bar: Bar, run: tuple[Fraction, Fraction]) -> None:
        """Set a row: name and detail, the bar, the line from the bar before, the figure."""
        names = lettering.lines(lettering.clean(bar.name), SIZE, _NAMES, _MOST_NAME_LINES)
        detail = lettering.clean(bar.detail)
        details = lettering.lines(detail, SMALL, _NAMES, 1) if detail else ()
        height = max(_ROW, LEADING * (len(names) + len(details)) + _AROUND)
        self.words(bar, names, details, height)
        top = self.bottom + (height - _BAR) // 2
        begin, end = (self.scale.place(max(at, self.scale.low)) for at in run)
        if self.before:
            x, y = self.before
            self.shapes.append(Line(((x, y), (x, top)), "tie"))
        self.shapes.append(self.bar(bar, (begin, top), end))
        self.before = end, top + _BAR
        self.bottom += height

    def words(self, bar: Bar, names: Sequence[str], details: Sequence[str], height: int) -> None:
        """Set the name in the middle of the row, and the figure at the height of the bar."""
        strong = "strong" if bar.kind == "total" else "name"
        first = self.bottom + (height - LEADING * (len(names) + len(details))) // 2 + SIZE
        lines = [*((name, strong) for name in names), *((said, "soft") for said in details)]
        self.labels += [Label(MARGIN, first + LEADING * at, said, look) for at, (said, look) in enumerate(lines)]
        middle = self.bottom + height // 2 + SIZE // 3 + 1
        self.labels.append(Label(self.left, middle, lettering.clean(bar.text), f"{strong} figure", "end"))

    def bar(self, bar: Bar, start: Point, end: int) -> Shape:
        """Return the bar of a row from its beginning to its end."""
        said = lettering.clean(_told(bar))
        if bar.kind == "total":
            return Line(_total(start, end, torn=self.scale.low > 0), "total", tip=said)
        return Line(_pointed(start, end, rises=bar.way == "up"), f"{bar.way} {bar.kind}", tip=said)

    def close(self, legend: Iterable[tuple[tuple[Shape, ...], str]], *, long: bool) -> int:
        """Draw the axis, of a long figure below as well, and the legend, and return where the figure ends."""
        ends = (self.top - _TICK, *((self.bottom + SMALL + 4,) if long else ()))
        for x, text in self.scale.marks():
            look = "zero" if text == "0" else "grid"
            self.grid.append(Line(((x, self.top - _TICK // 2), (x, self.bottom)), look))
            self.labels += [Label(x, y, text, "soft figure", "middle") for y in ends]
        shapes, labels, bottom = charts.legend(legend, ends[-1] + 14 if len(ends) > 1 else self.bottom + 14)
        self.shapes += shapes
        self.labels += labels
        return bottom + MARGIN // 2


def _told(bar: Bar) -> str:
    return f"{', '.join(part for part in (bar.name, bar.detail) if part)}: {bar.text}"


def _total(start: Point, end: int, *, torn: bool) -> tuple[Point, ...]:
    """Return the outline of a total: a plain bar, torn on the left where it begins further left than the axis."""
    x, y = start
    edge = [(x + (_TORN if at % 2 else 0), y + _BAR - at * _BAR // 4) for at in range(5)] if torn else [(x, y + _BAR)]
    return _closed(((x, y), (end, y), (end, y + _BAR), *edge))


def _pointed(start: Point, end: int, *, rises: bool) -> tuple[Point, ...]:
    """Return the outline of a bar that points right or left; it is never too thin to be seen."""
    x, y = start
    way = 1 if rises else -1
    length = max(abs(end - x), 1)
    neck = x + way * (length - min(length, _TIP))
    tip = x + way * length
    return _closed(((x, y), (neck, y), (tip, y + _BAR // 2), (neck, y + _BAR), (x, y + _BAR)))


def _closed(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """Return an outline that ends where it began, without a point that is the one before it again."""
    kept = (points[0], *(point for before, point in pairwise(points) if point != before))
    return kept if kept[-1] == kept[0] else (*kept, kept[0])


def _legend(bars: Sequence[Bar], say: Say) -> Iterator[tuple[tuple[Shape, ...], str]]:
    """Give what the bars mean, for those that are there."""
    there = {(bar.kind, bar.way) for bar in bars}
    mixed = any(kind == "composition" for kind, _ in there)
    words = {
        ("score", "up"): say("up, by a score") if mixed else say("up"),
        ("score", "down"): say("down, by a score") if mixed else say("down"),
        ("composition", "up"): say("up, by weights or members"),
        ("composition", "down"): say("down, by weights or members"),
    }
    for (effect, way), said in words.items():
        if (effect, way) in there:
            rises = way == "up"
            sample = _pointed((0 if rises else 26, 0), 26 if rises else 0, rises=rises)
            yield (Line(sample, f"{way} {effect}"),), said
