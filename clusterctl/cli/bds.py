"""`bds`: business development services: scale, outreach, new and strengthened ones, cost recovery."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from clusterctl.analysis.bds import ServiceBook
from clusterctl.analysis.funding import ledger_of
from clusterctl.cli.formats import Format
from clusterctl.cli.streams import write
from clusterctl.cli.workspace import Workspace, open_workspace
from clusterctl.cli.years import known_year, need_records
from clusterctl.findings.errors import NotFoundError
from clusterctl.output import bds as output

if TYPE_CHECKING:
    from clusterctl.analysis.bds import Services
    from clusterctl.output.json import Document


def bds(
    context: typer.Context,
    label: Annotated[
        str | None, typer.Argument(help="The year: 1999 or 1999-2000; without it, the whole programme.")
    ] = None,
    format_: Annotated[Format, typer.Option("--format", help="How to write the answer.")] = Format.text,
) -> int:
    """Show the business development services: firms served, new reach, what is new or stronger, and who pays.

    Scale is the firms served at least once, outreach the share of them that were hardly served before, cost recovery
    the fees of users over the cost. Where no service tells its fees and cost, the cluster's share stands in.
    """
    workspace = open_workspace(context)
    found = _services(workspace, label)
    if format_ is Format.json:
        write(_document(workspace, found).text)
    else:
        write(output.text(found, workspace.project, workspace.screen))
    return 0


bds.example = "Example: clusterctl bds 1999"  # type: ignore[attr-defined]


def document(workspace: Workspace, label: str | None) -> Document:
    """Return the answer as JSON."""
    return _document(workspace, _services(workspace, label))


def _document(workspace: Workspace, found: Services) -> Document:
    from clusterctl.output import bds_json

    return bds_json.json(found, workspace.project, workspace.head)


def _services(workspace: Workspace, label: str | None) -> Services:
    """Return the services that are meant; NotFoundError where nothing is on file."""
    need_records(workspace, "logframe.yaml")
    ledger = ledger_of(workspace.project, workspace.as_of)
    book = ServiceBook(workspace.project, ledger)
    if not book.labels and not any(year.first <= workspace.as_of for year in ledger.labels):
        message = f"there are no services and no money on file yet{workspace.known}, so there is nothing to show"
        raise NotFoundError(message, "add `bds` to monitoring/1999.yaml (see docs/format.md)")
    return book.programme() if label is None else book.of(known_year(workspace, label))
