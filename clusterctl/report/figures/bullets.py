"""Bullets: how far each indicator came on its way from the baseline to the target.

Each row has its own scale: all baselines stand below one another, and all targets, so that what grows and what should
shrink both go to the right. A way whose length is not known is hollow and torn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.report.figures import charts, lettering, pieces
from clusterctl.report.figures.charts import LEADING, MARGIN, SIZE, SMALL, WIDTH
from clusterctl.report.figures.figure import Box, Figure, Label, Line
from clusterctl.words import english

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from clusterctl.report.figures.figure import Point, Shape
    from clusterctl.words import Say

_NAMES, _NOTES = 230, 116
"""Room on the left for names, and on the right for what is said of the way."""
_LEFT, _RIGHT = MARGIN + _NAMES + 20, WIDTH - MARGIN - _NOTES - 16
_START, _GOAL = _LEFT + 74, _RIGHT - 90
"""Where all baselines and all targets stand."""
_STUB = (_GOAL - _START) // 4
"""How long a bar is whose length means nothing."""
_BAR, _TRACK, _TALL, _POINT, _TIP = 14, 4, 24, 6, 6
"""Heights of bar, track and mark; half the width of the triangle; the point of a bar that goes back."""
_AROUND, _HEAD, _AXIS = 12, 30, 30
_MOST_LINES = 3
_LONG = 12
"""From how many rows on the heads of the places stand below as well."""


class Amount(Struct, frozen=True):
    """A figure and how it is written."""

    value: Fraction
    text: str
    """With its unit: 1,200 firms."""


class Bullet(Struct, frozen=True):
    """An indicator."""

    name: str
    baseline: Amount | None
    actual: Amount | None
    target: Amount | None
    note: str = ""
    """What is said of the way: 62 % of the way; or why nothing can be said."""
    detail: str = ""
    """The date of the value, where it comes from."""
    head: str = ""
    """Under what it stands: Output 1. One that follows another under the same head does not repeat it."""
    falling: bool = False
    """Less is better; asked only where baseline or target is not known, or both are one."""


def bullets(
    rows: Sequence[Bullet], title: str, description: str = "", subtitle: str = "", say: Say = english
) -> Figure:
    """Return how far indicators came. Without a description, those who don't see it are told every row."""
    said = lettering.clean(title)
    shown = subtitle or say("Each row has its own scale; better is always to the right")
    labels, top = pieces.heading(title, shown)
    drawing = _Drawing(labels, top + _AXIS, say)
    head = ""
    for row in rows:
        if row.head and row.head != head:
            drawing.head(row.head)
        head = row.head
        drawing.row(row)
    height = drawing.close(rows)
    told = description or " ".join(_told(row, say) for row in rows)
    shapes = (Box(0, 0, WIDTH, height, "paper"), *drawing.grid, *drawing.shapes)
    return Figure(WIDTH, height, said, pieces.sentence([told]), shapes, tuple(drawing.labels))


def _told(row: Bullet, say: Say) -> str:
    """Return a row in words."""
    figures = (
        say("baseline {figure}", figure=row.baseline.text) if row.baseline else say("no baseline"),
        say("actual {figure}", figure=row.actual.text) if row.actual else say("no value"),
        say("target {figure}", figure=row.target.text) if row.target else say("no target"),
    )
    said = say("{name}: {figures}.", name=row.name, figures="; ".join(figures))
    return f"{said} {say('{note}.', note=row.note.rstrip('.'))}" if row.note else said


def place(row: Bullet) -> int | None:
    """Return where the actual figure stands, perhaps far outside; None where the way has no known length."""
    if not (row.baseline and row.actual and row.target) or row.baseline.value == row.target.value:
        return None
    way = (row.actual.value - row.baseline.value) / (row.target.value - row.baseline.value)
    return _START + round(way * (_GOAL - _START))


def _stub(row: Bullet) -> tuple[int, int] | None:
    """Return from where to where a bar goes of which only the direction is known; None where there is none."""
    known, begin = (row.baseline, _START) if row.baseline and not row.target else (row.target, _GOAL)
    if not (known and row.actual):
        return None
    ahead = (row.actual.value - known.value) * (-1 if row.falling else 1)
    return begin, begin + (ahead > 0) * _STUB - (ahead < 0) * _STUB


class _Drawing:
    """Collects shapes and labels, row by row."""

    def __init__(self, labels: list[Label], top: int, say: Say) -> None:
        self.labels = labels
        self.grid: list[Shape] = []
        self.shapes: list[Shape] = []
        self.say = say
        self.top = self.bottom = top

    def head(self, text: str) -> None:
        """Set a head above the rows that follow."""
        for said in pieces.wrapped(text, SIZE, WIDTH - 2 * MARGIN, 1):
            self.bottom += _HEAD
            self.labels.append(Label(MARGIN, self.bottom - 8, said, "strong halo"))

    def row(self, row: Bullet) -> None:
        """Set a row: the name, the actual figure above the bar, baseline and target below it, what is said of it."""
        names = pieces.name_lines(row.name, row.detail, _NAMES)
        notes = pieces.wrapped(row.note, SIZE, _NOTES, _MOST_LINES)
        end = self.end(row)
        room = min(end - _LEFT, _RIGHT - end)
        above = pieces.wrapped(row.actual.text if row.actual else self.say("no value"), SIZE, _RIGHT - _LEFT, 2)
        half = max(lettering.width(line, SIZE) for line in above) // 2 + 1
        x = end if half <= room else min(max(end, _LEFT + half), _RIGHT - half)
        below = [
            (_START, *self.figure(row.baseline, self.say("no baseline"), _START - _LEFT)),
            (_GOAL, *self.figure(row.target, self.say("no target"), _RIGHT - _GOAL)),
        ]
        tall = LEADING * (len(above) + max(len(lines) for _, lines, _ in below)) + _TALL + 4
        height = max(tall, LEADING * max(len(names), len(notes))) + _AROUND
        top = self.bottom + (height - tall) // 2
        look = "strong figure halo" if row.actual else "soft halo"
        self.centred(x, above, top, look)
        middle = top + LEADING * len(above) + _TALL // 2 + 3
        self.track(row, middle)
        for at, lines, style in below:
            self.centred(at, lines, middle + _TALL // 2, style)
        self.labels += pieces.stacked(names, MARGIN, self.bottom + (height - LEADING * len(names)) // 2)
        self.labels += pieces.stacked([(line, "strong") for line in notes], WIDTH - MARGIN - _NOTES,
                                      middle - LEADING * len(notes) // 2 - 1)  # fmt: skip
        self.bottom += height
        self.grid.append(Line(((MARGIN, self.bottom), (WIDTH - MARGIN, self.bottom)), "grid"))

    @staticmethod
    def figure(amount: Amount | None, missing: str, half: int) -> tuple[tuple[str, ...], str]:
        """Return what stands below a place, in lines, and its style."""
        lines = pieces.wrapped(amount.text if amount else missing, SMALL, 2 * half, _MOST_LINES)
        return lines, "figure halo" if amount else "soft halo"

    def centred(self, x: int, lines: Sequence[str], top: int, look: str) -> None:
        """Set lines around a middle."""
        self.labels += [Label(x, top + SIZE + LEADING * at, said, look, "middle") for at, said in enumerate(lines)]

    @staticmethod
    def end(row: Bullet) -> int:
        """Return where the bar ends, within the drawing."""
        found = place(row)
        if found is None:
            stub = _stub(row)
            return stub[1] if stub else (_START + _GOAL) // 2
        return min(max(found, _LEFT), _RIGHT)

    def track(self, row: Bullet, y: int) -> None:
        """Draw the way, what was gone of it, and its two ends."""
        tip = lettering.clean(_told(row, self.say))
        self.shapes.append(Box(_LEFT, y - _TRACK // 2, _RIGHT - _LEFT, _TRACK, "path", tip=tip))
        found, stub = place(row), _stub(row)
        if found is not None:
            self.shapes.append(_way(_START, found, y, tip))
        elif stub and stub[0] != stub[1]:
            left, right = sorted(stub)
            top = y - _BAR // 2
            self.shapes.append(Line(pieces.bar(left, right, top, top + _BAR, (right == stub[0], left == stub[0])),
                                    "unscaled", tip=tip))  # fmt: skip
        elif row.actual:
            self.shapes.append(Box(self.end(row) - 5, y - 5, 10, 10, "unscaled", 5, tip))
        if row.baseline:
            self.shapes.append(Box(_START - 1, y - _TALL // 2, 3, _TALL, "baseline"))
        if row.target:
            self.shapes += _target(_GOAL, y)

    def close(self, rows: Sequence[Bullet]) -> int:
        """Name the places above the rows, draw their lines and the legend, and return where the figure ends."""
        ends = (self.top - 10, *((self.bottom + SIZE + 6,) if len(rows) >= _LONG else ()))
        for x, text in ((_START, self.say("Baseline")), (_GOAL, self.say("Target"))):
            said = "".join(pieces.wrapped(text, SMALL, 2 * (_RIGHT - _GOAL), 1))
            self.labels += [Label(x, y, said, "soft", "middle") for y in ends]
            self.grid.append(Line(((x, self.top - 4), (x, self.bottom)), "grid"))
        shapes, labels, bottom = charts.legend(_legend(rows, self.say), max(self.bottom, ends[-1]) + 16)
        self.shapes += shapes
        self.labels += labels
        return bottom + MARGIN // 2


def _way(start: int, end: int, y: int, tip: str) -> Shape:
    """Return the bar from the baseline to a figure: it points left where it goes back, and is torn where it is cut."""
    top, bottom = y - _BAR // 2, y + _BAR // 2
    if end > start:
        return Line(pieces.bar(start, min(end, _RIGHT), top, bottom, (False, end > _RIGHT)), "gone", tip=tip)
    if end < _LEFT:
        return Line(pieces.bar(_LEFT, start, top, bottom, (True, False)), "back", tip=tip)
    return Line(_pointed(start, end, y), "back" if end < start else "gone", tip=tip)


def _pointed(start: int, end: int, y: int) -> tuple[Point, ...]:
    """Return the outline of a bar that points left."""
    neck, top, bottom = min(end + _TIP, start), y - _BAR // 2, y + _BAR // 2
    return (start, top), (neck, top), (end, y), (neck, bottom), (start, bottom), (start, top)


def _target(x: int, y: int, tall: int = _TALL) -> list[Shape]:
    top = y - tall // 2
    triangle = ((x - _POINT, top - 1), (x + _POINT, top - 1), (x, top + _POINT + 3), (x - _POINT, top - 1))
    return [Box(x - 1, top, 2, tall, "aim"), Line(triangle, "aim")]


def _legend(rows: Sequence[Bullet], say: Say) -> Iterator[tuple[tuple[Shape, ...], str]]:
    """Give what the marks mean, for those that are there."""
    if any(row.baseline for row in rows):
        yield (Box(12, 0, 3, 16, "baseline"),), say("Baseline")
    found = [at for at in map(place, rows) if at is not None]
    if any(at >= _START for at in found):
        yield (Line(pieces.bar(0, 26, 1, 1 + _BAR), "gone"),), say("Actual")
    if any(at < _START for at in found):
        yield (Line(_pointed(26, 0, 8), "back"),), say("Actual, worse than the baseline")
    if any(at < _LEFT or at > _RIGHT for at in found):
        yield (Line(pieces.bar(0, 26, 1, 1 + _BAR, (False, True)), "gone"),), say("Torn: goes on further than drawn")
    if any(row.actual and place(row) is None for row in rows):
        yield (Line(pieces.bar(0, 26, 1, 1 + _BAR, (False, True)), "unscaled"),), say("Hollow: not to scale")
    if any(row.target for row in rows):
        yield tuple(_target(13, 9, 18)), say("Target")
