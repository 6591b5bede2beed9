"""`trace`: the chain from constraint to value, and where it breaks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from clusterctl.analysis.chain import trace as traced
from clusterctl.cli.formats import Format
from clusterctl.cli.streams import write
from clusterctl.cli.workspace import Workspace, open_workspace
from clusterctl.findings.errors import NotFoundError
from clusterctl.output import trace as output
from clusterctl.words import did_you_mean

if TYPE_CHECKING:
    from clusterctl.analysis.trace import Ref, Trace
    from clusterctl.output.json import Document
    from clusterctl.project.project import Project

KINDS = {"cluster", "diagnostic", "vision", "plan", "logframe", "monitoring"}


def trace(
    context: typer.Context,
    origin: Annotated[
        str | None,
        typer.Option(
            "--from", metavar="ID", help="Begin at this constraint, objective, activity, output or indicator."
        ),
    ] = None,
    broken: Annotated[bool, typer.Option("--broken", help="Show the broken ends alone, and what they lack.")] = False,
    format_: Annotated[Format, typer.Option("--format", help="How to write the answer.")] = Format.text,
) -> int:
    """Trace each constraint to what was done and reached: objective, activity, output, indicator, value.

    Constraints come by priority. What several branches share is shown once and named after that. Values later than the
    day of judging do not count.
    """
    workspace = open_workspace(context)
    found = _trace(workspace)
    part = found.part(_meant(found, origin) if origin is not None else (), broken=broken)
    if format_ is Format.json:
        from clusterctl.output import trace_json

        write(trace_json.json(part, workspace.project, workspace.head).text)
    else:
        write(output.text(part, workspace.project, workspace.screen))
    return 0


trace.example = "Example: clusterctl trace --from calico-members"  # type: ignore[attr-defined]


def document(workspace: Workspace, label: str | None) -> Document:  # noqa: ARG001 - the chain is that of all years
    """Return the chain as JSON; it is the same for each label."""
    from clusterctl.output import trace_json

    return trace_json.json(_trace(workspace).part((), broken=False), workspace.project, workspace.head)


def _trace(workspace: Workspace) -> Trace:
    """Return the chain; NotFoundError where there is nothing in it."""
    workspace.need(*_files(workspace.project))
    found = traced(workspace.project, workspace.as_of)
    if not found.nodes:
        message = f"there is nothing to trace yet{workspace.known}: no constraint, objective, activity or output"
        raise NotFoundError(message, "write down constraints in diagnostic.yaml (see docs/format.md)")
    return found


def _files(project: Project) -> list[str]:
    return [path for path, file in project.files.items() if file.place.kind.name in KINDS]


def _meant(found: Trace, id_: str) -> tuple[Ref, ...]:
    """Return the things of an id; NotFoundError where there is none."""
    refs = found.named(id_)
    if refs:
        return refs
    known = {ref.id: None for ref in found.nodes}
    message = f"there is no `{id_}` in the chain{did_you_mean(id_, known)}"
    raise NotFoundError(message, "name a constraint, opportunity, objective, activity, output or indicator by its id")
