"""`results`: what came of it: indicators, impact areas, benefits over costs."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from clusterctl.analysis.funding import ledger_of
from clusterctl.analysis.results import BYS
from clusterctl.analysis.results import results as reckon
from clusterctl.cli.formats import Format
from clusterctl.cli.streams import write
from clusterctl.cli.workspace import Workspace, open_workspace
from clusterctl.cli.years import known_year, need_records
from clusterctl.findings.errors import NotFoundError
from clusterctl.output import results as output

if TYPE_CHECKING:
    from clusterctl.analysis.results import Results
    from clusterctl.output.json import Document


class By(StrEnum):
    """Under what the indicators stand."""

    level = "level"
    area = "area"


def results(
    context: typer.Context,
    label: Annotated[
        str | None, typer.Argument(help="The year at whose end to look: 1999 or 1999-2000; without it, all so far.")
    ] = None,
    by: Annotated[By, typer.Option("--by", help="Put the indicators under this.")] = By.level,
    format_: Annotated[Format, typer.Option("--format", help="How to write the answer.")] = Format.text,
) -> int:
    """Show what came of it: each indicator's baseline, value, target and progress, and benefits over costs.

    Impact (objectives) and performance (outputs, activities) stand apart, and impact areas that nobody measures are
    named. The latest value up to the year's end counts, against the latest target that has fallen due, else the next.
    """
    workspace = open_workspace(context)
    found = _results(workspace, label)
    if format_ is Format.json:
        write(_document(workspace, found).text)
    else:
        chosen = next(one for one in BYS if one == by.value)
        write(output.text(found, chosen, workspace.project, workspace.screen))
    return 0


results.example = "Example: clusterctl results 1999 --by area"  # type: ignore[attr-defined]


def document(workspace: Workspace, label: str | None) -> Document:
    """Return the answer as JSON."""
    return _document(workspace, _results(workspace, label))


def _document(workspace: Workspace, found: Results) -> Document:
    from clusterctl.output import results_json

    return results_json.json(found, workspace.project, workspace.head)


def _results(workspace: Workspace, label: str | None) -> Results:
    """Return the results that are meant; NotFoundError where there are no indicators."""
    need_records(workspace, "logframe.yaml")
    logframe = workspace.project.logframe
    if logframe is None or not logframe.indicators:
        message = f"there are no indicators yet{workspace.known}, so there is nothing to show"
        raise NotFoundError(message, "add logframe.yaml with indicators (see docs/format.md)")
    year = known_year(workspace, label) if label is not None else None
    day = min(year.last, workspace.as_of) if year else workspace.as_of
    return reckon(workspace.project, year, ledger_of(workspace.project, day))
