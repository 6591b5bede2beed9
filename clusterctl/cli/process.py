"""`process`: who carries the work, year by year, and whether responsibility moves to the cluster."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from clusterctl.analysis.funding import ledger_of
from clusterctl.analysis.handover import handover
from clusterctl.analysis.process import YearProcess, processes
from clusterctl.cli.formats import Format
from clusterctl.cli.streams import write
from clusterctl.cli.workspace import open_workspace
from clusterctl.cli.years import need_records
from clusterctl.findings.errors import NotFoundError
from clusterctl.words import did_you_mean, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clusterctl.analysis.handover import Handover
    from clusterctl.cli.workspace import Workspace
    from clusterctl.output.json import Document


def process(
    context: typer.Context,
    label: Annotated[
        str | None,
        typer.Argument(help="The year to show: 1999 or 1999-2000; without it, all years, the last in detail."),
    ] = None,
    format_: Annotated[Format, typer.Option("--format", help="How to write the answer.")] = Format.text,
) -> int:
    """Show who leads, carries out, works, gains and pays in each year, and what moved to the cluster.

    Responsibility is to shift to the stakeholders while the programme runs (S1 6.6; session 13, 13.6). Beside it stand
    what was observed of trust and governance, and the signs of governance that actors and links show (13.5).
    """
    workspace = open_workspace(context)
    shown = _shown(workspace, label)
    if format_ is Format.json:
        write(_document(workspace, *shown).text)
    else:
        from clusterctl.output.process import text

        write(text(*shown, workspace.project, workspace.screen))
    return 0


process.example = "Example: clusterctl process 1999"  # type: ignore[attr-defined]


def document(workspace: Workspace, label: str | None) -> Document:
    """Return the answer as JSON."""
    return _document(workspace, *_shown(workspace, label))


def _document(workspace: Workspace, years: Sequence[YearProcess], year: YearProcess, moved: Handover) -> Document:
    from clusterctl.output.process_json import json

    return json(years, year, moved, workspace.project, workspace.head)


def _shown(workspace: Workspace, label: str | None) -> tuple[Sequence[YearProcess], YearProcess, Handover]:
    """Return the years to show, the one in detail, and what moved up to it."""
    need_records(workspace)
    years = processes(workspace.project, ledger_of(workspace.project, workspace.as_of))
    at = _chosen(workspace, years, label)
    return (years if label is None else years[at : at + 1]), years[at], handover(years[: at + 1])


def _chosen(workspace: Workspace, years: Sequence[YearProcess], label: str | None) -> int:
    """Return which year is meant, the last without a label; NotFoundError where it is not on file or has not begun."""
    known = [year.label.text for year in years]
    if label in known:
        return known.index(label)
    later = [own for path, own in workspace.project.labels.items() if not path.startswith("scores/")]
    if label is None and years:
        return len(years) - 1
    day = f"by {workspace.as_of}, the day at which all is judged"
    if any(own.text == label for own in later):
        raise NotFoundError(f"{label} has not begun {day}", "judge at another day: --today")
    if label is None and later:
        message = f"no year on file has begun {day}"
        raise NotFoundError(message, f"on file: {listed(dict.fromkeys(own.text for own in later), 'and')}")
    if label is None or not years:
        message = f"there is no action plan and no monitoring file yet{workspace.known}, so there is nothing to show"
        raise NotFoundError(message, "add plans/1999.yaml (see docs/format.md)")
    message = f"there is no action plan and no monitoring file of {label}{workspace.known}{did_you_mean(label, known)}"
    raise NotFoundError(message, f"on file: {listed(known, 'and')}")
