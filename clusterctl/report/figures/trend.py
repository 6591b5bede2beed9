"""A trend: how figures from 0 to 10 went over time, with who paid and the stage of the programme below.

The index is the heavy line; a group of it is a thin one. Lines differ in colour, dashes and the marks on them, and each
has its name where it ends. Where a figure is not known there is a gap.
"""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from clusterctl.report.figures import charts, lettering
from clusterctl.report.figures.charts import LEADING, MARGIN, SIZE, SMALL, WIDTH
from clusterctl.report.figures.figure import Box, Figure, Label, Line
from clusterctl.report.figures.moments import Moment, Times, times
from clusterctl.report.figures.scale import Scale, step
from clusterctl.report.figures.spacing import spaced
from clusterctl.words import english

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.report.figures.figure import Point, Shape
    from clusterctl.report.figures.trend_strips import Share
    from clusterctl.words import Say

__all__ = ["Bound", "Course", "Moment", "Series", "trend"]

_AXIS, _NAMES = 36, 240
"""Room on the left for the figures of the axis, on the right for names."""
_LEFT, _RIGHT = MARGIN + _AXIS, WIDTH - MARGIN - _NAMES
_HEIGHT, _BETWEEN, _DATES = 250, 22, 26
_MARKED = 24
"""With more moments than that, only the last of a line is marked."""
_TOPS = (1, 2, 5, 10)
_MARKS = 5
_MARK = 4
"""Half the size of a mark."""
_FREE = 4
"""What stays free between two names."""
_ASIDE, _SAMPLE = 14, 15
"""How far the mark beside a name stands from the lines, and the name from there."""
_MOST_NAME_LINES = 2


class Series(Struct, frozen=True):
    """A line: a figure for each moment, None where it is not known."""

    name: str
    values: tuple[Fraction | None, ...]
    texts: tuple[str, ...]
    """The figures as shown, one for each moment; what stands for None is not."""
    style: Literal["index", "supported", "enterprises", "support", "brokering"]


class Bound(Struct, frozen=True):
    """A height that lines are to reach, and what it means. It needs the style sheet `money`."""

    at: Fraction
    text: str


class Course(Struct, frozen=True):
    """What a trend shows. Each line, each share and, where there are any, the stages have one value for each moment."""

    moments: tuple[Moment, ...]
    series: tuple[Series, ...]
    """The first lies above the others."""
    shares: tuple[Share, ...] = ()
    """From the lowest layer to the highest."""
    stages: tuple[int | None, ...] = ()
    """1 to 3."""
    even: bool = False
    """At even distances, whatever the days."""
    bound: Bound | None = None


def trend(course: Course, title: str, description: str = "", measure: str = "", say: Say = english) -> Figure:
    """Return the trend of a measure and its groups over moments, and what stood beside it at the time.

    The measure is the sustainability index where none is named. Without a description, those who don't see it are
    told where each line and each share begins and ends.
    """
    said = lettering.clean(title)
    known = [value for one in course.series for value in one.values if value is not None]
    known += [course.bound.at] if course.bound else []
    named = lettering.clean(measure or say("Sustainability index"))
    labels, top = charts.heading(said, reach(risen(known, 0, 1), named, say))
    over = times(course.moments, _LEFT, _RIGHT, even=course.even)
    drawing = _Drawing(over, labels, top + LEADING)
    scale = risen(known, drawing.bottom, drawing.top)
    drawing.lines(course.series, scale)
    if course.bound:
        drawing.bound(course.bound, scale)
    drawing.strips(course.shares, course.stages, say)
    height = drawing.dates()
    shapes = (Box(0, 0, WIDTH, height, "paper"), *drawing.grid, *drawing.shapes)
    lines: tuple[Series | Share, ...] = (*course.series, *course.shares)
    told = description or ". ".join(_told(course.moments, line, say) for line in lines)
    return Figure(WIDTH, height, said, lettering.clean(told), shapes, tuple(drawing.labels))


def risen(values: Sequence[Fraction], start: int, end: int) -> Scale:
    """Return the scale from 0 to the least of 1, 2, 5 and 10 that holds all, or further if none does."""
    least, most = min(values, default=Fraction(0)), max(values, default=Fraction(_TOPS[-1]))
    high = next((top for top in _TOPS if most <= top), ceil(most))
    low = min(floor(least), 0)
    return Scale(Fraction(low), Fraction(high), step(Fraction(high - low), _MARKS), start, end)


def reach(scale: Scale, measure: str, say: Say) -> str:
    """Return in words what the axis shows."""
    low, high = scale.ends
    if scale.high >= _TOPS[-1]:
        return say("{measure}, from {low} to {high}", measure=measure, low=low, high=high)
    return say(
        "{measure}, from {low} to {high}, a part of the scale of 0 to {full}",
        measure=measure, low=low, high=high, full=str(_TOPS[-1]),
    )  # fmt: skip


class _Drawing:
    """Collects shapes and labels, from the top to the bottom."""

    def __init__(self, over: Times, labels: list[Label], top: int) -> None:
        self.times = over
        self.labels = labels
        self.grid: list[Shape] = []
        self.shapes: list[Shape] = []
        self.top = top
        self.bottom = top + _HEIGHT

    def lines(self, series: Sequence[Series], scale: Scale) -> None:
        """Draw the axis and all lines, the first above the others."""
        for y, text in scale.marks():
            self.grid.append(Line(((_LEFT, y), (_RIGHT, y)), "zero" if text == "0" else "grid"))
            self.labels.append(Label(_LEFT - 8, y + 4, text, "soft figure", "end"))
        ends: list[tuple[Series, Point, str]] = []
        for one in reversed(series):
            points = self.line(one, scale)
            if points:
                at = max(points)
                ends.append((one, points[at], one.texts[at]))
        self.names(ends)

    def bound(self, bound: Bound, scale: Scale) -> None:
        """Draw what lines are to reach, with its meaning above it."""
        y = scale.place(bound.at)
        self.grid.append(Line(((_LEFT, y), (_RIGHT, y)), "border"))
        said = lettering.lines(lettering.clean(bound.text), SMALL, _RIGHT - _LEFT - _FREE, 1)[0]
        self.labels.append(Label(_LEFT + _FREE, y - _FREE, said, "soft halo"))

    def line(self, one: Series, scale: Scale) -> dict[int, Point]:
        """Draw a line with its marks, and return its points by the number of their moment."""
        points = {
            at: (x, scale.place(value))
            for at, (x, value) in enumerate(zip(self.times.places, one.values, strict=True))
            if value is not None
        }
        name = lettering.clean(one.name)
        marked = set(points) if len(self.times.places) <= _MARKED else {max(points, default=0)}
        for run in runs(points):
            if len(run) > 1:
                self.shapes.append(Line(thinned([points[at] for at in run]), f"line {one.style}", tip=name))
            else:
                marked.add(run[0])
        for at in sorted(marked & set(points)):
            moment = lettering.clean(self.times.moments[at].text)
            tip = f"{name}, {moment}: {lettering.clean(one.texts[at])}"
            self.shapes.append(_mark(points[at], one.style, tip))
        return points

    def names(self, ends: Sequence[tuple[Series, Point, str]]) -> None:
        """Set the name and the last figure of each line at its end, where none hides another."""
        x, room = _RIGHT + _ASIDE + _SAMPLE, _NAMES - _ASIDE - _SAMPLE
        ordered = sorted(ends, key=lambda end: end[1][1])
        blocks = [lettering.lines(lettering.clean(f"{text}  {one.name}"), SIZE, room, _MOST_NAME_LINES)
                  for one, _, text in ordered]  # fmt: skip
        tops = spaced(
            [y for _, (_, y), _ in ordered], [LEADING * len(lines) + _FREE for lines in blocks], self.top, self.bottom
        )
        for (one, point, _), lines, top in zip(ordered, blocks, tops, strict=True):
            middle = top + LEADING * len(lines) // 2
            self.grid.append(Line((point, (_RIGHT, point[1]), (_RIGHT + _ASIDE - 2, middle)), "tie"))
            self.shapes.append(_mark((_RIGHT + _ASIDE + _MARK, middle), one.style, ""))
            look = "strong" if one.style == "index" else "name"
            self.labels += [Label(x, top + SIZE + LEADING * at, said, look) for at, said in enumerate(lines)]

    def strips(self, shares: Sequence[Share], stages: Sequence[int | None], say: Say) -> None:
        """Draw who paid, and the stage, where they are given."""
        if not shares and not any(stages):
            return
        from clusterctl.report.figures.trend_strips import share_strip, stage_strip  # a report's trend has none

        if shares:
            self.bottom += _BETWEEN
            drawn = share_strip(self.times, shares, self.bottom, say)
            self.add(drawn.shapes, drawn.labels, drawn.bottom)
            ends = drawn.ends
            tops = spaced([y for y, *_ in ends], [LEADING] * len(ends), drawn.top, drawn.bottom)
            for (_, text, style), top in zip(ends, tops, strict=True):
                said = lettering.lines(text, SIZE, _NAMES - _ASIDE - _SAMPLE, 1)[0]
                self.shapes.append(Box(_RIGHT + _ASIDE, top + _MARK, 2 * _MARK, 2 * _MARK, style))
                self.labels.append(Label(_RIGHT + _ASIDE + _SAMPLE, top + SIZE, said, "name"))
        if any(stages):
            self.bottom += _BETWEEN
            drawn = stage_strip(self.times, stages, self.bottom, say)
            self.add(drawn.shapes, drawn.labels, drawn.bottom)

    def add(self, shapes: Sequence[Shape], labels: Sequence[Label], bottom: int) -> None:
        """Take what was drawn below, and where it ends."""
        self.shapes += shapes
        self.labels += labels
        self.bottom = bottom

    def dates(self) -> int:
        """Set the dates of moments, and return where the figure ends."""
        for x, middle, text in self.times.ticks(MARGIN, WIDTH - MARGIN):
            self.grid.append(Line(((x, self.top), (x, self.bottom + 6)), "grid"))
            self.labels.append(Label(middle, self.bottom + _DATES - 4, text, "soft figure", "middle"))
        return self.bottom + _DATES + MARGIN


def _told(moments: Sequence[Moment], one: Series | Share, say: Say) -> str:
    """Return the first and the last figure that is known, in words."""
    known = [at for at, value in enumerate(one.values) if value is not None]
    if not known:
        return say("{name}: not known", name=one.name)
    first, last = (f"{one.texts[at]} ({moments[at].text})" for at in (known[0], known[-1]))
    if len(known) == 1:
        return f"{one.name}: {first}"
    return say("{name}: from {first} to {last}", name=one.name, first=first, last=last)


def runs(points: dict[int, Point]) -> Iterator[list[int]]:
    """Give the numbers of moments that follow one another without a gap."""
    run: list[int] = []
    for at in sorted(points):
        if run and at != run[-1] + 1:
            yield run
            run = []
        run.append(at)
    if run:
        yield run


def thinned(points: Sequence[Point]) -> tuple[Point, ...]:
    """Return the points of a line without those in which it goes on as it came, level."""
    found: list[Point] = []
    for point in points:
        if len(found) > 1 and found[-2][1] == found[-1][1] == point[1]:
            found.pop()
        if not found or found[-1] != point:
            found.append(point)
    return tuple(found)


def _mark(at: Point, style: str, tip: str) -> Shape:
    """Return the mark on a line: each style has its own."""
    x, y = at
    look = f"mark {style}"
    if style in {"index", "supported"}:
        return Box(x - _MARK, y - _MARK, 2 * _MARK, 2 * _MARK, look, _MARK, tip)
    if style == "enterprises":
        return Box(x - _MARK + 1, y - _MARK + 1, 2 * _MARK - 2, 2 * _MARK - 2, look, 0, tip)
    outline: tuple[Point, ...]
    if style == "support":
        outline = ((x, y - _MARK), (x + _MARK, y), (x, y + _MARK), (x - _MARK, y), (x, y - _MARK))
    else:
        outline = ((x, y - _MARK), (x + _MARK, y + 3), (x - _MARK, y + 3), (x, y - _MARK))
    return Line(outline, look, tip=tip)
