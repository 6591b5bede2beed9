"""`stage`: the stage of implementation, inferred beside declared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from clusterctl.analysis.stage import YearStage, stages
from clusterctl.cli.formats import Format
from clusterctl.cli.streams import write
from clusterctl.cli.workspace import Workspace, open_workspace
from clusterctl.cli.years import open_ledger
from clusterctl.findings.errors import NotFoundError
from clusterctl.output import stage as output
from clusterctl.words import did_you_mean, listed

if TYPE_CHECKING:
    from clusterctl.analysis.funding import Ledger
    from clusterctl.output.json import Document


def stage(
    context: typer.Context,
    label: Annotated[
        str | None, typer.Argument(help="The year to explain: 1999 or 1999-2000; without it, the last one.")
    ] = None,
    format_: Annotated[Format, typer.Option("--format", help="How to write the answer.")] = Format.text,
) -> int:
    """Show the stage of implementation of each year, 1 to 3: inferred from who pays, leads and plans, beside declared.

    In stage 1 the agency carries most, in stage 2 the cluster begins to, in stage 3 it pays, leads and plans by itself
    (session 13, 13.6; the comparisons are clusterctl's own). What is not recorded keeps a year at 2 at most.
    """
    workspace = open_workspace(context)
    ledger = open_ledger(workspace, "vision.yaml")
    found = stages(workspace.project, ledger)
    chosen = _chosen(found, label, ledger)
    if format_ is Format.json:
        write(output.json(found, chosen, workspace.project, workspace.head).text)
    else:
        write(output.text(found, chosen, workspace.project, workspace.screen))
    return 0


stage.example = "Example: clusterctl stage 1999"  # type: ignore[attr-defined]


def document(workspace: Workspace, label: str | None) -> Document:
    """Return the answer as JSON."""
    ledger = open_ledger(workspace, "vision.yaml")
    found = stages(workspace.project, ledger)
    return output.json(found, _chosen(found, label, ledger), workspace.project, workspace.head)


def _chosen(found: tuple[YearStage, ...], label: str | None, ledger: Ledger) -> YearStage:
    """Return the year to explain; NotFoundError where it is not on file or has not begun."""
    years = [year.label.text for year in found]
    if label is None:
        return found[-1]
    if label not in years and label in [one.text for one in ledger.labels]:
        message = f"{label} has not begun by {ledger.as_of}, the day at which all is judged"
        raise NotFoundError(message, "judge at another day: --today")
    if label not in years:
        message = f"there is no action plan and no finance record in {label}{did_you_mean(label, years)}"
        raise NotFoundError(message, f"on file: {listed(years, 'and')}")
    return found[years.index(label)]
