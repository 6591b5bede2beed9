"""An action plan along the months, drawn with letters: each state has its sign, with colours or without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.analysis.plan import STATES, Days
from clusterctl.analysis.timeline import grid
from clusterctl.output.plan import head, notes
from clusterctl.output.screen import Screen, cells, line, padded, wrapped
from clusterctl.output.table import Column, Row, Table
from clusterctl.output.terms import STATE_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.analysis.activity_state import State
    from clusterctl.analysis.phases import Months, PhaseSpan
    from clusterctl.analysis.plan import Component, PlanInTime
    from clusterctl.analysis.timeline import Grid
    from clusterctl.method.phases import Phase, Usual
    from clusterctl.project.project import Project

_SIGNS: dict[State, str] = {
    "planned": "░", "under_way": "▒", "done": "█", "dropped": "x", "postponed": "~", "overdue": "!",
}  # fmt: skip
_ASCII: dict[State, str] = {
    "planned": "-", "under_way": "=", "done": "#", "dropped": "x", "postponed": "~", "overdue": "!",
}  # fmt: skip
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NAMES: dict[Phase, str] = {
    "diagnostic": "diagnostic", "trust_building": "trust building", "action_plan": "action plan",
    "implementation": "implementation", "monitoring": "monitoring", "exit": "exit",
}  # fmt: skip
_TEXT = 26
_NARROW, _TEXT_NARROW = 60, 18


def text(found: PlanInTime, project: Project, screen: Screen) -> str:
    """Return a plan along its months, with the phases of the programme below."""
    parts = [head(found, project, screen), *_chart(found, screen), *_apart(found, screen), *_phases(found, screen)]
    parts += [wrapped(f"Note: {note}", screen.columns, "  ") for note in notes(found)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _chart(found: PlanInTime, screen: Screen) -> Iterator[str]:
    width = _TEXT if screen.columns > _NARROW else _TEXT_NARROW
    drawn = _Drawn(grid(found.label, screen.columns - width - 3), found, width, screen)
    rows = [row for one in found.activities if drawn.shows(one) for row in drawn.rows(one)]
    if rows:
        yield "\n".join([*drawn.heads(), *rows])
        yield wrapped(drawn.legend(), screen.columns)


class _Drawn:
    """Draws the rows of one chart."""

    def __init__(self, cells_: Grid, found: PlanInTime, text_width: int, screen: Screen) -> None:
        self.grid, self.found, self.text_width, self.screen = cells_, found, text_width, screen
        self.signs = _ASCII if screen.ascii else _SIGNS
        self.rule, self.open, self.done = ("|", "*", "o") if screen.ascii else ("│", "◆", "◇")
        self.before, self.after = ("<", ">") if screen.ascii else ("◂", "▸")
        self.today = cells_.cell(found.as_of)

    def heads(self) -> list[str]:
        """Return the names of the months, with the as-of line's mark above where it falls on them."""
        room = max(self.grid.cells - 1, 1)
        names = "".join(padded(_MONTHS[start.month - 1][:room], self.grid.cells) for start in self.grid.starts)
        first = padded(self.found.label.text, self.text_width + 2)
        lines = [f"{first}{names}".rstrip()]
        if self.today is not None:
            mark = "v" if self.screen.ascii else "▼"
            lines.insert(0, f"{' ' * (self.text_width + 2)}{' ' * self.today}{mark}")
        return lines

    def shows(self, one: Component) -> bool:
        """Whether an activity has a place in these months."""
        return one.days is not None and self.grid.bar(one.days) is not None

    def rows(self, one: Component) -> Iterator[str]:
        """Yield an activity's lines: its title, and its bar on the first line that leaves room for it."""
        titles = wrapped(line(one.activity.title), self.text_width).split("\n")
        drawn = False
        for nth, title in enumerate(titles):
            roomy = cells(title) <= self.text_width
            if roomy and not drawn:
                yield f"{padded(title, self.text_width)}  {self.bar(one)}".rstrip()
                drawn = True
            else:
                yield f"{padded(title, self.text_width)}  {self.blank()}".rstrip() if roomy else title
            if nth == len(titles) - 1 and not drawn:
                yield f"{' ' * self.text_width}  {self.bar(one)}".rstrip()

    def blank(self) -> str:
        """Return a line without a bar."""
        return "" if self.today is None else f"{' ' * self.today}{self.rule}"

    def bar(self, one: Component) -> str:
        """Return an activity's line."""
        signs = [" "] * self.grid.width
        if self.today is not None:
            signs[self.today] = self.rule
        bar = self.grid.bar(one.days) if one.days else None
        if bar:
            for at in range(bar.first, bar.last + 1):
                signs[at] = self.signs[one.state]
            if bar.begins_before:
                signs[bar.first] = self.before
            if bar.ends_after:
                signs[bar.last] = self.after
        for due in one.deliverables:
            at_ = self.grid.cell(due.due.last) if due.due else None
            if at_ is not None:
                signs[at_] = self.done if due.done else self.open
        return "".join(signs)

    def legend(self) -> str:
        """Return what the signs stand for, so far as they are there."""
        shown = [one for one in self.found.activities if self.shows(one)]
        drawn = {one.state for one in shown}
        said = [f"{self.signs[state]} {STATE_WORDS[state]}" for state in STATES if state in drawn]
        dues = [due for one in shown for due in one.deliverables if due.due]
        if any(not due.done for due in dues):
            said.append(f"{self.open} something is due")
        if any(due.done for due in dues):
            said.append(f"{self.done} done that was due")
        bars = [bar for one in shown if one.days and (bar := self.grid.bar(one.days))]
        if any(bar.begins_before or bar.ends_after for bar in bars):
            said.append(f"{self.before} {self.after} goes on beyond these months")
        if self.today is not None:
            said.append(f"{self.rule} {self.found.as_of}, the day of judging")
        whole = "A date without a day or month is drawn over the whole of it."
        return f"{', '.join(said)}. {whole}"


def _apart(found: PlanInTime, screen: Screen) -> Iterator[str]:
    """Yield the activities that have no place in the chart: those of other years, and those without dates."""
    cells_ = grid(found.label, screen.columns)
    undated = [one for one in found.activities if one.days is None]
    outside = [one for one in found.activities if one.days is not None and cells_.bar(one.days) is None]
    for said, ones in (("Without dates that can be drawn", undated), ("Outside these months", outside)):
        if ones:
            rows = (wrapped(f"{one.id}: {line(one.activity.title)} ({_state(one)})", screen.columns - 4, "    ")
                    for one in ones)  # fmt: skip
            yield "\n".join([screen.paint("strong", said), *(f"  {row}" for row in rows)])


def _state(one: Component) -> str:
    days = f", {_dates(one.days)}" if one.days else ""
    return f"{STATE_WORDS[one.state]}{days}"


def _dates(days: Days) -> str:
    return f"{days.first} to {days.last}"


def _phases(found: PlanInTime, screen: Screen) -> Iterator[str]:
    """Yield the phases of the programme against their usual spans."""
    if not found.phases:
        return
    columns = (Column("Phase"), Column("Was"), Column("Began in month"), Column("Usual months"), Column(""))
    rows = tuple(_phase(one) for one in found.phases)
    yield screen.paint("strong", "Phases of the programme, in months from its start")
    yield Table(columns, rows).render(screen)


def _phase(one: PhaseSpan) -> Row:
    was = f"{one.start or '?'} to {one.end}" if one.end else f"from {one.start}"
    late = "later than usual" if one.is_late else ""
    begins = "before it" if one.is_before else _months(one.begins)
    return Row((_NAMES[one.phase], was, begins, _usual(one.usual), late))


def _months(months: Months | None) -> str:
    if months is None:
        return "?"
    return str(months.first) if months.first == months.last else f"{months.first} to {months.last}"


def _usual(usual: Usual) -> str:
    if usual.last is None:
        return f"from {usual.first}"
    return f"until {usual.last}" if usual.first is None else f"{usual.first} to {usual.last}"
