"""The years that can be reported on, and what of the project belongs to one: its plan and its assessments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.analysis.index import last_in
from clusterctl.analysis.years import on_file

if TYPE_CHECKING:
    from datetime import date

    from clusterctl.model.plan import Plan
    from clusterctl.model.scores import Scores
    from clusterctl.project.labels import Label
    from clusterctl.project.project import Filed, Project


class Period(Struct, frozen=True):
    """A label, and what is filed for it. A path is set where a file is there, its record where it could be read."""

    label: Label
    plan_path: str | None
    plan: Filed[Plan] | None
    scores_path: str | None
    scores: Filed[Scores] | None
    before: Filed[Scores] | None
    """The assessment before that one."""


def latest(project: Project, as_of: date) -> Label | None:
    """Return the last year on file that has begun at a day."""
    begun = [label for label in on_file(project) if label.first <= as_of]
    return begun[-1] if begun else None


def find(project: Project, text: str) -> Label | None:
    """Return the label that a word means, if anything is filed for it."""
    label = project.label(text)
    if label is None:
        return None
    found = period(project, label)
    return label if found.plan_path or found.scores_path else None


def period(project: Project, label: Label) -> Period:
    """Return what is filed for a label."""
    plan_path, scores_path = f"plans/{label.text}.yaml", _scores_path(project, label)
    plan = next((filed for filed in project.plans if filed.path == plan_path), None)
    scores = next((filed for filed in project.scores if filed.path == scores_path), None)
    earlier = project.scores[: project.scores.index(scores)] if scores else []
    return Period(
        label=label,
        plan_path=plan_path if plan_path in project.files else None,
        plan=plan,
        scores_path=scores_path,
        scores=scores,
        before=earlier[-1] if earlier else None,
    )


def _scores_path(project: Project, label: Label) -> str | None:
    """Return the path of the last assessment in a label's days; a file of the label that is broken goes before it."""
    exact = f"scores/{label.text}.yaml"
    file = project.files.get(exact)
    last = None if label.is_month or (file and not file.complete) else last_in(project, label)
    return last.path if last else exact if file else None
