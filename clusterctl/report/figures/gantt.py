"""A plan in time: what was planned as an outline, what came of it as a fill, and what was handed over as diamonds.

Each state is written beside its row as a word, with a sign of its own: the colours only repeat it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from clusterctl.report.figures import charts, lettering, pieces
from clusterctl.report.figures.charts import LEADING, MARGIN, SIZE, SMALL, WIDTH
from clusterctl.report.figures.figure import Box, Figure, Label, Line
from clusterctl.report.figures.gantt_marks import DIAMOND, STYLES, legend, sign
from clusterctl.report.figures.plan_time import (
    Activity,
    Group,
    Milestone,
    Plan,
    Span,
    State,
    When,
    calendar,
    lanes,
    stretch,
)
from clusterctl.words import english

if TYPE_CHECKING:
    from clusterctl.report.figures.figure import Shape
    from clusterctl.report.figures.plan_time import Calendar
    from clusterctl.words import Say

__all__ = ["Activity", "Group", "Milestone", "Plan", "Span", "State", "When", "gantt", "told", "undated"]

_NAMES, _STATES, _SIGN = 218, 96, 18
"""Room for names, for the states as words, and of it for their signs."""
_STATE = MARGIN + _NAMES + 14
_LEFT, _RIGHT = _STATE + _STATES + 12, WIDTH - MARGIN
_ROW, _PLANNED, _ACTUAL, _STEP, _HEAD, _LINE = 34, 18, 10, 18, 30, 18
"""Least height of a row; heights of outline, fill, a line of diamonds, a head, a line of the axis."""
_AROUND = 10
_ASIDE = 11
"""How far the label of a diamond stands from its middle."""
_LONG = 12
"""From how many rows on the months stand below as well."""
_YEAR = 12


def gantt(plan: Plan, title: str, description: str = "", subtitle: str = "", say: Say = english) -> Figure:
    """Return a plan in time. Without a description, those who don't see it are told every row."""
    said = lettering.clean(title)
    shown = subtitle or say("Outline: planned; filled: what came of it")
    labels, top = pieces.heading(title, shown)
    drawing = _Drawing(plan, labels, top, say)
    for group in plan.groups:
        drawing.head(group.name)
        for row in group.rows:
            drawing.row(row)
    height = drawing.close()
    words = description or " ".join(told(row, say) for row in plan.rows)
    shapes = (Box(0, 0, WIDTH, height, "paper"), *drawing.grid, *drawing.shapes)
    return Figure(WIDTH, height, said, pieces.sentence([words]), shapes, tuple(drawing.labels))


def told(row: Activity, say: Say = english) -> str:
    """Return a row in words."""
    parts = [say("{name}: {state}.", name=row.name, state=row.state_text)]
    if row.planned:
        parts.append(say("Planned: {when}.", when=row.planned.text))
    if row.actual:
        parts.append(say("What came of it: {when}.", when=row.actual.text))
    return " ".join(parts if row.is_dated else [*parts, say("No date.")])


def undated(plan: Plan) -> tuple[Activity, ...]:
    """Return the activities of which no date is known."""
    return tuple(row for row in plan.rows if not row.is_dated)


class _Step(NamedTuple):
    """A diamond in its place: where it is, where it was due, its label, and what both take from left to right."""

    step: Milestone
    x: int | None
    due: int | None
    label: Label
    room: tuple[int, int]


class _Drawing:
    """Collects shapes and labels, row by row."""

    def __init__(self, plan: Plan, labels: list[Label], top: int, say: Say) -> None:
        self.plan = plan
        self.labels = labels
        self.grid: list[Shape] = []
        self.shapes: list[Shape] = []
        self.say = say
        self.days: Calendar | None = calendar(plan, _LEFT, _RIGHT)
        self.names = top + _LINE * (1 if plan.as_of else 0)
        """Where the names of years and months begin."""
        self.top = self.names + _LINE * (0 if not self.days else 1 if self.days.unit >= _YEAR else 2) + 8
        self.bottom = self.top

    def head(self, name: str) -> None:
        """Set a head above the rows that follow."""
        for said in pieces.wrapped(name, SIZE, WIDTH - 2 * MARGIN, 1):
            self.bottom += _HEAD
            self.labels.append(Label(MARGIN, self.bottom - 8, said, "strong halo"))

    def row(self, row: Activity) -> None:
        """Set a row: the name, the state, the bars, the diamonds below them."""
        names = pieces.name_lines(row.name, row.detail, _NAMES)
        words = pieces.wrapped(row.state_text, SIZE, _STATES - _SIGN, 2)
        steps = self.steps(row)
        tall = _PLANNED + _STEP * len({lane for lane, _ in steps})
        height = max(_ROW, LEADING * max(len(names), len(words)) + _AROUND, tall + _AROUND + 4)
        middle = self.bottom + height // 2
        self.labels += pieces.stacked(names, MARGIN, middle - LEADING * len(names) // 2)
        look = "strong" if row.state == "late" else "name"
        first = middle - LEADING * len(words) // 2
        self.labels += pieces.stacked([(word, look) for word in words], _STATE + _SIGN, first)
        self.shapes += sign(row.state, _STATE, first + 3 if words else middle - 6)
        top = self.bottom + (height - tall) // 2
        self.bars(row, top)
        for lane, step in steps:
            self.step(step, top + _PLANNED + _STEP * lane + _STEP // 2 + 1)
        self.bottom += height
        self.grid.append(Line(((MARGIN, self.bottom), (_RIGHT, self.bottom)), "grid"))

    def bars(self, row: Activity, top: int) -> None:
        """Draw what was planned, and within it what came of it; or say that no date is known."""
        if not (self.days and row.is_dated):
            if not row.is_dated:
                self.labels.append(Label(_LEFT + 6, top + _PLANNED // 2 + 4, self.say("no date"), "soft halo"))
            return
        planned = stretch(row.planned)
        going = row.state in {"under_way", "late"} and self.plan.as_of is not None
        actual = stretch(row.actual, self.plan.as_of.first if going and self.plan.as_of else None)
        if planned:
            tip = self.say("{name}, planned: {when}", name=row.name, when=row.planned.text if row.planned else "")
            left, right = self.days.sides(planned)
            look = f"outline {STYLES[row.state]}"
            self.shapes.append(Line(pieces.bar(left, right, top, top + _PLANNED, planned.torn), look,
                                    tip=lettering.clean(tip)))  # fmt: skip
            sure = tuple(map(self.days.place, planned.sure)) if planned.sure else (left, left)
            for begin, end in ((left, sure[0]), (sure[1], right)):
                self.shapes += pieces.hatched(begin + 2, end - 2, top + 2, top + _PLANNED - 2)
            if row.state == "dropped":
                middle = top + _PLANNED // 2
                self.shapes.append(Line(((left - 4, middle), (right + 4, middle)), "strike"))
        if actual:
            tip = self.say("{name}, {state}: {when}", name=row.name, state=row.state_text,
                           when=row.actual.text if row.actual else "")  # fmt: skip
            left, right = self.days.sides(actual)
            upper, lower = top + (_PLANNED - _ACTUAL) // 2, top + (_PLANNED + _ACTUAL) // 2
            look = f"fill {STYLES[row.state]}"
            loose = look if actual.sure and actual.sure == (actual.first, actual.after) else f"{look} loose"
            self.shapes.append(Line(pieces.bar(left, right, upper, lower, actual.torn), loose,
                                    tip=lettering.clean(tip)))  # fmt: skip
            if actual.sure and loose != look:
                begin, end = (min(max(self.days.place(day), left + 3), right - 3) for day in actual.sure)
                self.shapes.append(Line(pieces.bar(begin, max(end, begin), upper, lower), look))

    def steps(self, row: Activity) -> list[tuple[int, _Step]]:
        """Return the diamonds of a row, each with the number of its line."""
        found = [self.placed(step) for step in row.milestones]
        return list(zip(lanes([step.room for step in found]), found, strict=True))

    def placed(self, step: Milestone) -> _Step:
        """Return a diamond in its place, with its label right of it, or left where that has more room."""
        name = self.say("{milestone}, late", milestone=step.name) if step.late else step.name
        when = step.done or step.due
        if not (when and self.days):
            said = pieces.wrapped(self.say("{milestone}, no date", milestone=name), SMALL, _RIGHT - _LEFT - 12, 1)
            text = "".join(said)
            return _Step(step, None, None, Label(_LEFT + 6, 0, text, "soft halo"),
                         (_LEFT, _LEFT + 12 + lettering.width(text, SMALL)))  # fmt: skip
        x = self.middle(self.days, when)
        due = self.middle(self.days, step.due) if step.done and step.due else x
        ends = min(x, due) - _ASIDE, max(x, due) + _ASIDE
        full = lettering.width("".join(pieces.wrapped(name, SMALL, _RIGHT, 1)), SMALL)
        rooms = ends[0] - _LEFT, _RIGHT - ends[1]
        text = "".join(pieces.wrapped(name, SMALL, rooms[1] if full <= rooms[1] else max(rooms), 1))
        long = lettering.width(text, SMALL)
        if full <= rooms[1] or rooms[1] >= rooms[0]:
            return _Step(step, x, due, Label(ends[1], 0, text, "soft halo"), (ends[0], ends[1] + long))
        return _Step(step, x, due, Label(ends[0], 0, text, "soft halo", "end"), (ends[0] - long, ends[1]))

    @staticmethod
    def middle(days: Calendar, when: When) -> int:
        """Return the middle of what is known of a day, so far inside that a diamond is seen whole."""
        return min(max((days.place(when.first) + days.place(when.last)) // 2, _LEFT + DIAMOND), _RIGHT - DIAMOND)

    def step(self, placed: _Step, y: int) -> None:
        """Draw a diamond with its label, and where it was due if it came on another day."""
        step, x, due = placed.step, placed.x, placed.due
        when = step.done or step.due
        if when and x is not None and due is not None:
            if abs(due - x) > 2 * DIAMOND:
                self.shapes.append(Line(((due, y), (x, y)), "tie"))
                self.shapes.append(Line(pieces.diamond(due, y, DIAMOND), "due"))
            look = "handed" if step.done else "due overdue" if step.late else "due"
            tip = self.say("{milestone}: {when}", milestone=step.name, when=when.text)
            self.shapes.append(Line(pieces.diamond(x, y, DIAMOND), look, tip=lettering.clean(tip)))
        self.labels.append(replace(placed.label, y=y + 4))

    def close(self) -> int:
        """Draw the grid, the day of the report and the legend, and return where the figure ends."""
        low = self.bottom
        if self.days:
            self.axis(self.days)
            if len(self.plan.rows) >= _LONG:
                self.named(self.days, self.bottom + 4)
                low = self.bottom + self.top - self.names
            self.today(self.days)
        shapes, labels, bottom = charts.legend(legend(self.plan, self.say), low + 14)
        self.shapes += shapes
        self.labels += labels
        return bottom + MARGIN // 2

    def axis(self, days: Calendar) -> None:
        """Draw the grid, with names above it."""
        for x, day in days.marks():
            is_year = days.unit < _YEAR and day.month == 1
            self.grid.append(Line(((x, self.top - 6), (x, self.bottom)), "year" if is_year else "grid"))
        self.named(days, self.names)

    def named(self, days: Calendar, top: int) -> None:
        """Name years, and below them months, from a height on."""
        places = list(days.marks())
        if days.unit < _YEAR:
            for x, after, year in days.years():
                if after - x > lettering.width(year, SMALL) + 4:
                    self.labels.append(Label(x + 3, top + SMALL, year, "strong figure"))
            top += _LINE
        for (x, day), (after, _) in pairwise(places):
            name = lettering.clean(self.plan.months[day.month - 1]) if days.unit < _YEAR else str(day.year)
            for said in lettering.lines(name, SMALL, after - x - 4, 1):
                self.labels.append(Label(x + 3, top + SMALL, said, "soft figure"))

    def today(self, days: Calendar) -> None:
        """Draw the day of the report, or say that it lies outside."""
        as_of = self.plan.as_of
        if not as_of:
            return
        said = "".join(pieces.wrapped(as_of.text, SMALL, _RIGHT - _LEFT - 30, 1))
        x, half = days.place(as_of.first), lettering.width(said, SMALL) // 2 + 2
        y = self.names - 4
        if days.holds(as_of.first):
            self.shapes.append(Line(((x, y + 4), (x, self.bottom)), "today"))
            self.labels.append(Label(min(max(x, _LEFT + half), _RIGHT - half), y, said, "strong halo small", "middle"))
        elif as_of.first < days.first:
            self.labels.append(Label(_LEFT, y, f"← {said}", "strong halo small"))
        else:
            self.labels.append(Label(_RIGHT, y, f"{said} →", "strong halo small", "end"))
