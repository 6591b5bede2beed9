"""`funding`: who pays, for a year or for the whole programme."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from clusterctl.analysis.funding import Funding, Trend, trend
from clusterctl.analysis.funding_rows import BYS
from clusterctl.cli.formats import Format
from clusterctl.cli.streams import write
from clusterctl.cli.workspace import Workspace, open_workspace
from clusterctl.cli.years import open_ledger, open_year, year_before
from clusterctl.output import funding as output

if TYPE_CHECKING:
    from clusterctl.analysis import funding_rows as rows
    from clusterctl.output.json import Document


class By(StrEnum):
    """What the activities are put together by."""

    year = "year"
    series = "series"
    nature = "nature"
    network = "network"
    area = "area"
    activity = "activity"


def funding(
    context: typer.Context,
    label: Annotated[
        str | None, typer.Argument(help="The year: 1999 or 1999-2000; without it, the whole programme, year by year.")
    ] = None,
    by: Annotated[By | None, typer.Option("--by", help="Put the activities together by this.")] = None,
    format_: Annotated[Format, typer.Option("--format", help="How to write the answer.")] = Format.text,
) -> int:
    """Show who pays: agency, support institutions, donors and the cluster, in money and in per cent.

    Finance records whose end lies in the year come first, where there are any, with the activities beside them. An
    activity counts as it was carried out once it is done, else as planned.
    """
    workspace = open_workspace(context)
    found, moved = _funding(workspace, label)
    chosen = next((one for one in BYS if by and one == by.value), None)
    if format_ is Format.json:
        write(_document(workspace, found, moved, chosen).text)
    else:
        write(output.text(found, moved, chosen, workspace.project, workspace.screen))
    return 0


funding.example = "Example: clusterctl funding 1999 --by network"  # type: ignore[attr-defined]


def document(workspace: Workspace, label: str | None) -> Document:
    """Return the answer as JSON."""
    return _document(workspace, *_funding(workspace, label), None)


def _document(workspace: Workspace, found: Funding, moved: Trend | None, by: rows.By | None) -> Document:
    from clusterctl.output import funding_json

    return funding_json.json(found, moved, by, workspace.project, workspace.head)


def _funding(workspace: Workspace, text: str | None) -> tuple[Funding, Trend | None]:
    """Return the money that is meant, and how the cluster's share moved."""
    if text is None:
        found = open_ledger(workspace).programme()
        return found, trend(found.years)
    ledger, label = open_year(workspace, text)
    found = ledger.of(label)
    before = year_before(workspace, ledger, label)
    return found, trend((ledger.of(before), found)) if before else None
