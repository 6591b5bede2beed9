"""A plan in time as a Mermaid Gantt chart, for pages that draw it themselves.

Ids are made here, every letter of a name that could mean something to Mermaid is written as its number, and a sign of
the state stands before it. Mermaid knows one bar an activity: what came of it or, where that is not known, what was
planned.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from clusterctl.output.mermaid import label
from clusterctl.report.figures.plan_time import stretch
from clusterctl.words import english

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from clusterctl.report.figures.plan_time import Activity, Milestone, Plan, State
    from clusterctl.words import Say

_TAGS: dict[State, str] = {"done": "done, ", "under_way": "active, ", "late": "crit, "}
_SIGNS: dict[State, str] = {
    "planned": "○", "under_way": "▸", "late": "!", "done": "✓", "dropped": "×", "postponed": "→",
}  # fmt: skip
_STEP, _NOW = "◆", "▼"
"""A sign stands before each name, so that no word of Mermaid can begin its line."""
_MOST = 120
"""Letters of a name, at most: Mermaid does not wrap them."""
_EVERY = (1, 3, 6, 12, 60, 240)
"""Months from one mark of the axis to the next: the first of these that makes no more than so many marks is taken."""
_MARKS, _MONTH = 18, 30


def mermaid(plan: Plan, say: Say = english) -> str:
    """Return a plan as the source of a Mermaid Gantt chart; an empty text where no activity has a date.

    It cannot hold activities without a date (`gantt.undated` names them).
    """
    lines: list[str] = []
    days: list[date] = []
    for number, group in enumerate(plan.groups, 1):
        tasks = [line for at, row in enumerate(group.rows, 1) for line in _row(row, f"a{number}x{at}", plan, days, say)]
        if tasks:
            named = [f"  section {_safe(_short(group.name))}"] if any(one.name for one in plan.groups) else []
            lines += [*named, *tasks]
    if not lines:
        return ""
    if plan.as_of:
        day = plan.as_of.first
        days.append(day)
        said = _safe(_short(plan.as_of.text))
        lines += [f"  section {said}", f"  {_NOW} {said} :milestone, now, {day}, 0d"]
    months = (max(days) - min(days)).days // _MONTH
    every = next((step for step in _EVERY if months <= _MARKS * step), _EVERY[-1])
    axis = ("  axisFormat %Y-%m", f"  tickInterval {every}month", "  todayMarker off")
    lines = ["gantt", "  dateFormat YYYY-MM-DD", *axis, *lines]
    return "\n".join(lines) + "\n"


def _row(row: Activity, id_: str, plan: Plan, days: list[date], say: Say) -> Iterator[str]:
    """Give the lines of an activity and of its milestones, and note their days."""
    going = plan.as_of.first if plan.as_of and row.state in {"under_way", "late"} else None
    actual = stretch(row.actual, going)
    found, span = (actual, row.actual) if actual else (stretch(row.planned), row.planned)
    if found and span:
        name = say("{name}, {state}, {when}", name=_short(row.name), state=row.state_text, when=span.text)
        days += (found.first, found.after - timedelta(1))
        long = (found.after - found.first).days
        yield f"  {_SIGNS[row.state]} {_safe(name)} :{_TAGS.get(row.state, '')}{id_}, {found.first}, {long}d"
    for at, step in enumerate(row.milestones, 1):
        yield from _step(step, f"{id_}m{at}", days, say)


def _step(step: Milestone, id_: str, days: list[date], say: Say) -> Iterator[str]:
    when = step.done or step.due
    if when:
        tag = "done, " if step.done else "crit, " if step.late else ""
        day = when.first + (when.last - when.first) // 2
        days.append(day)
        name = say("{milestone}, {when}", milestone=_short(step.name), when=when.text)
        yield f"  {_STEP} {_safe(name)} :milestone, {tag}{id_}, {day}, 0d"


def _short(text: str) -> str:
    """Return a name on one line, cut where it is too long."""
    said = " ".join(text[: 4 * _MOST].split())
    return said if len(said) <= _MOST else said[: _MOST - 1] + "…"


def _safe(text: str) -> str:
    """Return a text that means nothing to Mermaid, and is never empty."""
    return label(text).strip() or "–"
