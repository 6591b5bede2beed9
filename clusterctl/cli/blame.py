"""`blame`: who set each field of a file, when, in which commit."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from clusterctl.cli.file_asked import check_submodule, path_of
from clusterctl.cli.history import history, tell_lost
from clusterctl.cli.streams import note, write
from clusterctl.cli.workspace import Workspace, open_workspace
from clusterctl.findings.errors import NotFoundError, UsageError
from clusterctl.history.blame import blame as blamed
from clusterctl.history.fields import fields
from clusterctl.history.version import tree_of
from clusterctl.output import blame as output
from clusterctl.words import did_you_mean

if TYPE_CHECKING:
    from clusterctl.analysis.changes.meaning import Way
    from clusterctl.history.history import History
    from clusterctl.project.project import Project


class Format(StrEnum):
    """For people, for programs, for a spreadsheet."""

    text = "text"
    json = "json"
    csv = "csv"


def blame(
    context: typer.Context,
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="A file of the cluster: scores/1999.yaml, logframe.yaml.")
    ],
    field: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Only these fields: score, calico, activities.fair.cost; may be repeated."),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="All fields, not only those that matter most.")] = False,
    format_: Annotated[Format, typer.Option("--format", help="How to write the answer.")] = Format.text,
) -> int:
    """Show who set each field of a file: the commit since which it has its value.

    It goes by what the file means, not by its lines: a field keeps its commit when it is moved, quoted or laid out
    anew, and when its file, its folder or its thing's id gets another name.
    """
    workspace = open_workspace(context)
    path = path_of(workspace, file)
    if workspace.project.files[path].record is None:
        workspace.need(path)
    with history(workspace, line=False) as found:
        check_submodule(workspace, found, path)
        told, order = _told(workspace, found, path), found.steps.places
        tell_lost(found)
    chosen = _chosen(told, field or [], workspace, path)
    shown = (
        chosen if field or every or format_ is not Format.text else output.that_matter(chosen, _kind(workspace, path))
    )
    if format_ is Format.json:
        from clusterctl.output import blame_json

        write(blame_json.json(path, shown, workspace.project, workspace.head).text)
    elif format_ is Format.csv:
        from clusterctl.output import blame_csv

        write(blame_csv.csv(path, shown, workspace.project))
    else:
        page = output.Page(workspace.shown(path), tuple(shown), len(chosen) - len(shown), order)
        write(output.text(page, workspace.project, workspace.screen))
    _tell_broken(workspace, path)
    return 0


blame.example = "Example: clusterctl blame scores/1999.yaml --field score"  # type: ignore[attr-defined]


def _kind(workspace: Workspace, path: str) -> str:
    return workspace.project.files[path].place.kind.name


def _told(workspace: Workspace, found: History, path: str) -> list[output.SetField]:
    """Return all fields of a file with who set each, as they stand in the file."""
    project = workspace.project
    file = project.files[path]
    settings, tree = blamed(found, found.now(file), project.files), tree_of(file)
    every = fields(path, tree) if tree else ()
    told = [output.SetField(one, settings[one.way]) for one in every if one.way in settings]
    return sorted(told, key=lambda one: _place(project, one))


def _place(project: Project, one: output.SetField) -> tuple[bool, int, int]:
    """Return where a field stands in the file's own order: first what is said of the file as a whole."""
    span = project.span(one.field.route)
    return one.head is not None, span.line, span.column


def _chosen(told: list[output.SetField], names: list[str], workspace: Workspace, path: str) -> list[output.SetField]:
    """Return the fields under some names, all without one; UsageError for no name, NotFoundError for one of none."""
    for name in names:
        if not name.strip():
            raise UsageError("--field names no field", "write the keys that lead to it: --field activities.fair.cost")
        if not any(_has(one.field.way, name) for one in told):
            near = did_you_mean(name.rpartition(".")[2], {word for one in told for word in one.field.way})
            message = f"no field of {workspace.shown(path)} is named {name}{near}"
            raise NotFoundError(message, f"`clusterctl{workspace.asked} blame {path} --all` shows them all")
    return [one for one in told if not names or any(_has(one.field.way, name) for name in names)]


def _has(way: Way, name: str) -> bool:
    """Whether the keys of a name follow each other on a way."""
    parts = tuple(name.split("."))
    return any(way[at : at + len(parts)] == parts for at in range(len(way)))


def _tell_broken(workspace: Workspace, path: str) -> None:
    if not workspace.project.files[path].complete:
        note(
            f"clusterctl: {workspace.shown(path)} could not be read in full, so fields are left out; "
            f"`clusterctl{workspace.asked} validate` shows why"
        )
