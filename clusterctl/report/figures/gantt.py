"""A plan in time: what was planned as an outline, what came of it as a fill, and what was handed over as diamonds.

Each state is written beside its row as a word, with a sign of its own: the colours only repeat it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

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
_LONG = 12
"""From how many rows on the months stand below as well."""
_YEAR = 12


def gantt(plan: Plan, title: str, description: str = "", subtitle: str = "", say: Say = english) -> Figure:
    """Return a plan in time. Without a description, those who don't see it are told every row."""
    said = lettering.clean(title)
    shown = subtitle or say("Outline: planned; filled: what came of it")
    labels, top = charts.heading(said, lettering.clean(shown))
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
        bars = _PLANNED if row.is_dated or not steps else 0
        tall = bars + _STEP * len({lane for lane, *_ in steps})
        height = max(_ROW, LEADING * max(len(names), len(words)) + _AROUND, tall + _AROUND + 4)
        middle = self.bottom + height // 2
        self.labels += pieces.stacked(names, MARGIN, middle - LEADING * len(names) // 2)
        look = "strong" if row.state == "late" else "name"
        first = middle - LEADING * len(words) // 2
        self.labels += pieces.stacked([(word, look) for word in words], _STATE + _SIGN, first)
        self.shapes += sign(row.state, _STATE, first + 3 if words else middle - 6)
        top = self.bottom + (height - tall) // 2
        self.bars(row, top)
        for lane, step, x, text, at, side in steps:
            self.step(step, x, text, at, side, top + bars + _STEP * lane + _STEP // 2 + 1)
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

    def steps(self, row: Activity) -> list[tuple[int, Milestone, int, str, int, bool]]:
        """Return the diamonds of a row: line, what, where, its label, where that stands, whether left of it."""
        found: list[tuple[Milestone, int, str, int, bool]] = []
        wide = []
        for step in row.milestones:
            name = self.say("{milestone}, late", milestone=step.name) if step.late else step.name
            when = step.done or step.due
            if not (when and self.days):
                name, x = self.say("{milestone}, no date", milestone=name), _LEFT
            else:
                x = min(max(self.middle(when), _LEFT + DIAMOND), _RIGHT - DIAMOND)
            rightwards = (
                x <= (_LEFT + _RIGHT) // 2 or lettering.width(lettering.clean(name[:200]), SMALL) < _RIGHT - x - 12
            )
            room = (_RIGHT - x if rightwards else x - _LEFT) - 12
            text = (*pieces.wrapped(name, SMALL, room, 1), "")[0]
            length = lettering.width(text, SMALL)
            begin = x + 10 if rightwards else x - 10
            wide.append((x - 7, begin + length + 6) if rightwards else (begin - length - 6, x + 7))
            if step.done and step.due and self.days:
                due = self.middle(step.due)
                wide[-1] = min(wide[-1][0], due - 7), max(wide[-1][1], due + 7)
            found.append((step, x, text, begin, not rightwards))
        return [(lane, *one) for lane, one in zip(lanes(wide), found, strict=True)]

    def middle(self, when: When) -> int:
        """Return the middle of what is known of a day."""
        return (self.days.place(when.first) + self.days.place(when.last)) // 2 if self.days else _LEFT

    def step(self, step: Milestone, x: int, text: str, at: int, leftwards: bool, y: int) -> None:  # noqa: FBT001, PLR0913, PLR0917
        """Draw a diamond with its label, and where it was due if it came on another day."""
        when = step.done or step.due
        if when and self.days:
            if step.done and step.due:
                due = min(max(self.middle(step.due), _LEFT + DIAMOND), _RIGHT - DIAMOND)
                if abs(due - x) > 2 * DIAMOND:
                    self.shapes.append(Line(((due, y), (x, y)), "tie"))
                    self.shapes.append(Line(pieces.diamond(due, y, DIAMOND), "due"))
            look = "handed" if step.done else "due overdue" if step.late else "due"
            tip = self.say("{milestone}: {when}", milestone=step.name, when=when.text)
            self.shapes.append(Line(pieces.diamond(x, y, DIAMOND), look, tip=lettering.clean(tip)))
        self.labels.append(Label(at, y + 4, text, "soft halo", "end" if leftwards else "start"))

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
        said = (*pieces.wrapped(as_of.text, SMALL, _RIGHT - _LEFT - 30, 1), "")[0]
        x, half = days.place(as_of.first), lettering.width(said, SMALL) // 2 + 2
        y = self.names - 4
        if days.holds(as_of.first):
            self.shapes.append(Line(((x, y + 4), (x, self.bottom)), "today"))
            self.labels.append(Label(min(max(x, _LEFT + half), _RIGHT - half), y, said, "strong halo small", "middle"))
        elif as_of.first < days.first:
            self.labels.append(Label(_LEFT, y, f"← {said}", "strong halo small"))
        else:
            self.labels.append(Label(_RIGHT, y, f"{said} →", "strong halo small", "end"))
