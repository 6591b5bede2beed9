"""`plan validate`: the findings of one action plan and of what it touches."""

from __future__ import annotations

from typing import Annotated

import typer

from clusterctl.cli.plan import plan_path
from clusterctl.cli.selection import Selection, codes
from clusterctl.cli.streams import write
from clusterctl.cli.validate import FailOn, folders
from clusterctl.cli.validate_faces import Format, Shown, written
from clusterctl.cli.workspace import open_workspace
from clusterctl.findings.finding import SEVERITIES


def plan_validate(
    context: typer.Context,
    label: Annotated[
        str | None, typer.Argument(help="The plan: 1999 or 1999-2000; without it, the last one that has begun.")
    ] = None,
    format_: Annotated[Format, typer.Option("--format", help="How to write the findings.")] = Format.text,
    select: Annotated[
        list[str] | None, typer.Option(metavar="CODE", help="Show only this code or family; may be repeated.")
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option(metavar="CODE", help="Leave this code or family out; may be repeated.")
    ] = None,
    fail_on: Annotated[FailOn, typer.Option(help="Exit with 1 from this severity on.")] = FailOn.error,
) -> int:
    """Check one action plan: its own findings, those of cluster.yaml, and those of all that it names.

    What it names are actors, constraints, objectives, outputs and activities, by their ids, and the other activities of
    its series. `clusterctl validate` checks all files.
    """
    workspace = open_workspace(context, method=True)
    selection = Selection(codes(select), codes(ignore), plan=plan_path(workspace, label))
    failing = SEVERITIES[: SEVERITIES.index(fail_on.value) + 1]
    judged = selection.every([workspace], folders([workspace], format_), whole=False)
    write(written(Shown([workspace], judged, failing), format_, ""))
    return int(any(finding.severity in failing for finding in judged[0].findings))


plan_validate.example = "Example: clusterctl plan validate 1999 --fail-on warning"  # type: ignore[attr-defined]
