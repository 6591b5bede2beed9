"""A plan in time as a Mermaid Gantt chart, for pages that draw it themselves.

Ids are made here, and every letter of a name that could mean something to Mermaid is written as its number. Mermaid
knows one bar an activity: what came of it, or, where that is not known, what was planned.
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
_MOST = 120
"""Letters of a name, at most: Mermaid does not wrap them."""
_EVERY = "month", "3month", "6month", "12month", "60month"
"""Steps of the axis, of which the first is taken that gives no more than 18."""
_STEPS, _DAYS = 18, 30


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
        lines += [
            f"  section {_safe(_short(plan.as_of.text))}",
            f"  {_safe(_short(plan.as_of.text))} :milestone, now, {day}, 0d",
        ]
    months = (max(days) - min(days)).days // _DAYS
    every = next((one for one in _EVERY if months <= _STEPS * int(one.removesuffix("month") or 1)), _EVERY[-1])
    every = every if every[0].isdigit() else f"1{every}"
    head = ["gantt", "  dateFormat YYYY-MM-DD", "  axisFormat %Y-%m", f"  tickInterval {every}", "  todayMarker off"]
    return "\n".join([*head, *lines]) + "\n"


def _row(row: Activity, id_: str, plan: Plan, days: list[date], say: Say) -> Iterator[str]:
    """Give the lines of an activity and of its milestones, and note their days."""
    going = plan.as_of.first if plan.as_of and row.state in {"under_way", "late"} else None
    actual = stretch(row.actual, going)
    found, span = (actual, row.actual) if actual else (stretch(row.planned), row.planned)
    if found and span:
        name = say("{name}: {state}, {when}", name=_short(row.name), state=row.state_text, when=span.text)
        days += (found.first, found.after - timedelta(1))
        long = (found.after - found.first).days
        yield f"  {_safe(name)} :{_TAGS.get(row.state, '')}{id_}, {found.first}, {long}d"
    for at, step in enumerate(row.milestones, 1):
        yield from _step(step, f"{id_}m{at}", days, say)


def _step(step: Milestone, id_: str, days: list[date], say: Say) -> Iterator[str]:
    when = step.done or step.due
    if when:
        tag = "done, " if step.done else "crit, " if step.late else ""
        days.append(when.first)
        name = say("{milestone}: {when}", milestone=_short(step.name), when=when.text)
        yield f"  {_safe(name)} :milestone, {tag}{id_}, {when.first}, 0d"


def _short(text: str) -> str:
    """Return a name on one line, cut where it is too long."""
    said = " ".join(text[: 4 * _MOST].split())
    return said if len(said) <= _MOST else said[: _MOST - 1] + "…"


def _safe(text: str) -> str:
    """Return a text that means nothing to Mermaid: its first letter is a number, for no word may begin a line."""
    said = label(text).strip() or "–"
    return f"#{ord(said[0])};{said[1:]}" if said[0].isalnum() else said
