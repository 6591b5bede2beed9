"""`plan show` and `plan gantt`: an annual action plan, activity by activity or along its months."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from clusterctl.analysis.funding import ledger_of
from clusterctl.analysis.plan import PlanInTime, plan_in_time
from clusterctl.cli.formats import Format
from clusterctl.cli.streams import write
from clusterctl.cli.workspace import Workspace, open_workspace
from clusterctl.findings.errors import NotFoundError
from clusterctl.words import did_you_mean, listed

if TYPE_CHECKING:
    from clusterctl.output.json import Document
    from clusterctl.project.project import Project


class By(StrEnum):
    """What the activities are put together by."""

    area = "area"
    date = "date"


_Label = Annotated[
    str | None, typer.Argument(help="The plan: 1999 or 1999-2000; without it, the last one that has begun.")
]
_Format = Annotated[Format, typer.Option("--format", help="How to write the answer.")]


def plan_show(
    context: typer.Context,
    label: _Label = None,
    by: Annotated[By, typer.Option("--by", help="Put the activities together by this.")] = By.area,
    format_: _Format = Format.text,
) -> int:
    """Show a plan's activities: nature, for whom, when, who is responsible, cost, who gives, person-days.

    A table where the screen has room for it, else a card an activity. Cost and shares are those planned.
    """
    workspace = open_workspace(context)
    found = _plan(workspace, label)
    if format_ is Format.json:
        write(_document(workspace, found).text)
    else:
        from clusterctl.output import plan as output

        write(output.text(found, "area" if by is By.area else "date", workspace.project, workspace.screen))
    return 0


def plan_gantt(context: typer.Context, label: _Label = None, format_: _Format = Format.text) -> int:
    """Show a plan along its months: what is planned, under way, done and overdue, and the day of judging.

    The phases of the programme stand below, against their usual months.
    """
    workspace = open_workspace(context)
    found = _plan(workspace, label)
    if format_ is Format.json:
        write(_document(workspace, found).text)
    else:
        from clusterctl.output import plan_gantt as output

        write(output.text(found, workspace.project, workspace.screen))
    return 0


plan_show.example = "Example: clusterctl plan show 1999 --by date"  # type: ignore[attr-defined]
plan_gantt.example = "Example: clusterctl plan gantt 1999"  # type: ignore[attr-defined]


def document(workspace: Workspace, label: str | None) -> Document:
    """Return a plan as JSON."""
    return _document(workspace, _plan(workspace, label))


def _document(workspace: Workspace, found: PlanInTime) -> Document:
    from clusterctl.output import plan_json

    return plan_json.json(found, workspace.project, workspace.head)


def _plan(workspace: Workspace, text: str | None) -> PlanInTime:
    """Return the plan that is meant; NotFoundError where there is none."""
    project, path = workspace.project, plan_path(workspace, text)
    workspace.need("cluster.yaml", "actors.yaml", path)
    filed = next(one for one in project.plans if one.path == path)
    return plan_in_time(project, filed, ledger_of(project, workspace.as_of))


def plan_path(workspace: Workspace, text: str | None) -> str:
    """Return the file of the plan that is meant, the last one that has begun without a label; NotFoundError for none.

    It may be broken.
    """
    project = workspace.project
    paths = _paths(project)
    if not paths:
        raise NotFoundError(f"there is no action plan yet{workspace.known}", "add plans/1999.yaml (see docs/format.md)")
    if text is None:
        begun = [label for label, path in paths.items() if project.labels[path].first <= workspace.as_of]
        text = begun[-1] if begun else next(iter(paths))
    if text not in paths:
        message = f"there is no action plan {text}{workspace.known}{did_you_mean(text, paths)}"
        raise NotFoundError(message, f"on file: {listed(paths, 'and')}")
    return paths[text]


def _paths(project: Project) -> dict[str, str]:
    """Return the files of plans by label, in order, those that could not be read too."""
    found = [(label, path) for path, label in project.labels.items() if project.files[path].place.kind.name == "plan"]
    return {label.text: path for label, path in sorted(found, key=lambda pair: (pair[0].first, pair[0].text))}
