"""`exit`: whether the programme could leave, and what is still missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from clusterctl.analysis.exit.readiness import readiness
from clusterctl.cli.formats import Format
from clusterctl.cli.streams import write
from clusterctl.cli.workspace import Workspace, open_workspace
from clusterctl.cli.years import known_year, need_records
from clusterctl.output import exit as output

if TYPE_CHECKING:
    from clusterctl.analysis.exit.readiness import Readiness
    from clusterctl.output.json import Document


def exit(
    context: typer.Context,
    label: Annotated[
        str | None, typer.Argument(help="At the end of this year: 1999 or 1999-2000; without it, as things stand.")
    ] = None,
    format_: Annotated[Format, typer.Option("--format", help="How to write the answer.")] = Format.text,
) -> int:
    """Show whether the programme could leave: which conditions of the exit are met, and the next step for each other.

    A condition is met, not met or not recorded; there is no total. First comes what weighs most in the index. The exit
    code is 0 whatever the answer.
    """
    workspace = open_workspace(context)
    found = _readiness(workspace, label)
    if format_ is Format.json:
        write(_document(workspace, found).text)
    else:
        write(output.text(found, workspace.project, workspace.screen))
    return 0


exit.example = "Example: clusterctl exit 1999"  # type: ignore[attr-defined]


def document(workspace: Workspace, label: str | None) -> Document:
    """Return the answer as JSON."""
    return _document(workspace, _readiness(workspace, label))


def _document(workspace: Workspace, found: Readiness) -> Document:
    from clusterctl.output import exit_json

    return exit_json.json(found, workspace.project, workspace.head)


def _readiness(workspace: Workspace, label: str | None) -> Readiness:
    need_records(workspace, "vision.yaml", "exit.yaml", *_assessments(workspace))
    year = known_year(workspace, label) if label is not None else None
    return readiness(workspace.project, workspace.as_of, year)


def _assessments(workspace: Workspace) -> list[str]:
    """Return the paths of the assessments that may be known on the day."""
    project, day = workspace.project, workspace.as_of
    return [path for path, file in project.files.items() if file.place.kind.name == "scores"
            and (path not in project.labels or project.labels[path].first <= day)]  # fmt: skip
