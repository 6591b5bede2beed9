"""The signs of states, and the legend of a plan in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.report.figures import pieces
from clusterctl.report.figures.figure import Box, Line
from clusterctl.report.figures.plan_time import stretch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.report.figures.figure import Shape
    from clusterctl.report.figures.plan_time import Plan, State
    from clusterctl.words import Say

DIAMOND = 5
"""Half the width of a diamond."""
STYLES: dict[State, str] = {
    "planned": "waiting", "under_way": "running", "late": "late", "done": "done", "dropped": "dropped",
    "postponed": "postponed",
}  # fmt: skip


def sign(state: State, x: int, y: int) -> list[Shape]:
    """Return the sign of a state: twelve pixels wide and high."""
    look = STYLES[state]
    box = Box(x, y, 12, 12, f"badge {look}", 2)
    middle = y + 6
    match state:
        case "done":
            return [box, Line(((x + 3, middle), (x + 5, y + 9), (x + 9, y + 3)), "tick")]
        case "under_way":
            return [box, Box(x, y, 6, 12, f"fill {look}")]
        case "late":
            return [box, Line(((x + 6, y + 3), (x + 6, y + 6)), "tick"), Line(((x + 6, y + 9), (x + 6, y + 9)), "tick")]
        case "dropped":
            return [
                box,
                Line(((x + 3, y + 3), (x + 9, y + 9)), "strike"),
                Line(((x + 9, y + 3), (x + 3, y + 9)), "strike"),
            ]
        case "postponed":
            return [box, Line(((x + 3, middle), (x + 9, middle)), "strike"),
                    Line(((x + 6, y + 3), (x + 9, middle), (x + 6, y + 9)), "strike")]  # fmt: skip
    return [box]


def legend(plan: Plan, say: Say) -> Iterator[tuple[tuple[Shape, ...], str]]:
    """Give what the marks mean, for those that are there."""
    spans = [(stretch(row.planned), stretch(row.actual)) for row in plan.rows]
    if any(planned for planned, _ in spans):
        yield (Line(pieces.bar(0, 26, 0, 16), "outline waiting"),), say("planned")
    if any(actual for _, actual in spans):
        yield (Line(pieces.bar(0, 26, 3, 13), "fill done"),), say("what came of it")
    found = [one for pair in spans for one in pair if one]
    if any(any(one.torn) for one in found):
        yield (
            (Line(pieces.bar(0, 26, 0, 16, (True, True)), "outline waiting"), *pieces.hatched(2, 24, 2, 14)),
            say("torn, hatched or pale: the day is not known"),
        )
    steps = [step for row in plan.rows for step in row.milestones]
    if any(step.due and not step.done for step in steps):
        yield (Line(pieces.diamond(13, 8, DIAMOND), "due"),), say("due")
    if any(step.done for step in steps):
        yield (Line(pieces.diamond(13, 8, DIAMOND), "handed"),), say("handed over")
