"""The manager's report: whether the work is on schedule and on budget, what moves the index, who must do what next."""

from __future__ import annotations

from clusterctl.report.outline import Asked, Outline
from clusterctl.words import message

OUTLINE = Outline(
    name="manager",
    title=message("Manager’s report {year}"),
    summary=message("For who runs the programme: schedule, budget, what moves the index, and who must do what next."),
    audience="internal",
    lead="manager_lead",
    sections=(
        Asked("todo", message("Who must do what next"), ("todo",), "1"),
        Asked("schedule", message("On schedule?"), ("schedule", "done", "unplanned", "changes"), "2"),
        Asked("budget", message("On budget?"), ("budget", "finance"), "3"),
        Asked("index", message("What moves the index"), ("index", "bodies", "movement"), "4"),
        Asked("next", message("The next period"), ("next_period",), "5"),
        Asked("record", message("How good the record is"), ("record",), "6"),
        Asked("working", message("Working notes, for nobody else"), ("working_notes",), "7"),
    ),
)  # fmt: skip
