"""The action plan itself, for validation with the stakeholders and for the funder (S0 13.2, S1 6.5.1)."""

from __future__ import annotations

from clusterctl.report.outline import Asked, Outline
from clusterctl.words import message

OUTLINE = Outline(
    name="action-plan",
    title=message("Action plan {year}"),
    summary=message(
        "For stakeholders who validate the plan, and the funder who approves it: each activity with the method’s seven "
        "components."
    ),
    audience="donor",
    lead="plan_lead",
    sections=(
        Asked("basis", message("What the plan rests on"), ("plan_basics",), "1"),
        Asked("plan", message("The plan"), ("components",), "2"),
        Asked("time", message("The plan in time"), ("schedule",), "3"),
        Asked("money", message("Who pays for what"), ("plan_money",), "4"),
        Asked("agreement", message("Validation and approval"), ("signatures",), "5"),
    ),
)  # fmt: skip
