"""A plan in time as a Mermaid Gantt chart, for pages that draw it themselves.

Ids are made here, and every letter of a name that could mean something to Mermaid is written as its number. Mermaid
knows one bar an activity: what came of it, or, where that is not known, what was planned.
"""

from __future__ import annotations

import re
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
_MOST = 300
"""Letters of a name, at most: Mermaid does not wrap them."""
_WORD = re.compile(r"[^\W\d_]|\d")
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
            lines += [f"  section {_safe(group.name)}", *tasks] if group.name.strip() else tasks
    if not lines:
        return ""
    if plan.as_of:
        day = plan.as_of.first
        days.append(day)
        lines += [f"  section {_safe(plan.as_of.text)}", f"  {_safe(plan.as_of.text)} :milestone, now, {day}, 0d"]
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
        name = say("{name}: {state}, {when}", name=row.name, state=row.state_text, when=span.text)
        last = found.after - timedelta(1)
        days += (found.first, last)
        yield f"  {_safe(name)} :{_TAGS.get(row.state, '')}{id_}, {found.first}, {max((last - found.first).days + 1, 1)}d"
    for at, step in enumerate(row.milestones, 1):
        yield from _step(step, f"{id_}m{at}", days, say)


def _step(step: Milestone, id_: str, days: list[date], say: Say) -> Iterator[str]:
    when = step.done or step.due
    if when:
        tag = "done, " if step.done else "crit, " if step.late else ""
        days.append(when.first)
        name = say("{milestone}: {when}", milestone=step.name, when=when.text)
        yield f"  {_safe(name)} :milestone, {tag}{id_}, {when.first}, 0d"


def _safe(text: str) -> str:
    """Return a text that means nothing to Mermaid: no word of it stands at its beginning, nor a date."""
    cut = " ".join(text.split())[:_MOST]
    begin = next(iter(cut), " ")
    return (f"#{ord(begin)};" if _WORD.match(begin) else label(begin)) + label(cut[1:])
