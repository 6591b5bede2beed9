"""The years of a cluster: those that have a plan or an assessment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.project.labels import Label

if TYPE_CHECKING:
    from clusterctl.project.project import Project


def on_file(project: Project) -> list[Label]:
    """Return the years that have a plan or an assessment, in order; an assessment of a month counts for its year."""
    plans = [label for path, label in project.labels.items() if _kind(project, path) == "plan"]
    found = {label.text: label for label in plans}
    for path, label in project.labels.items():
        if _kind(project, path) == "scores":
            year = _year_of(label, plans)
            found[year.text] = year
    return sorted(found.values(), key=lambda label: (label.last, label.first))


def _year_of(label: Label, plans: list[Label]) -> Label:
    """Return the year of a plan that holds a month, else the calendar year."""
    if not label.is_month:
        return label
    year = Label(label.text[:4], label.first.replace(month=1, day=1), label.first.replace(month=12, day=31))
    return next((plan for plan in plans if plan.first <= label.first and label.last <= plan.last), year)


def _kind(project: Project, path: str) -> str:
    return project.files[path].place.kind.name
