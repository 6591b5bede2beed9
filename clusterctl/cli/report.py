"""`report`: a year of the cluster as pages for people."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from clusterctl.analysis.years import on_file
from clusterctl.cli.files import STDOUT, Formats, Output, deliver
from clusterctl.cli.streams import note
from clusterctl.cli.workspace import Workspace, open_workspace
from clusterctl.findings.errors import AnswerIsNoError, NotFoundError
from clusterctl.output import findings as findings_output
from clusterctl.report.context import page
from clusterctl.report.period import find, latest
from clusterctl.words import counted, did_you_mean, listed

if TYPE_CHECKING:
    from clusterctl.project.labels import Label
    from clusterctl.report.view import Page


class Format(StrEnum):
    """How the report is written."""

    md = "md"
    html = "html"


_FORMATS = Formats(
    {".md": Format.md, ".markdown": Format.md, ".html": Format.html, ".htm": Format.html},
    on_stdout=Format.md,
    help="name it .md or .html, or add --format md or --format html",
)


def report(
    context: typer.Context,
    label: Annotated[
        str | None,
        typer.Argument(help="The year: 1999 or 1999-2000; without it, the last with a plan or an assessment."),
    ] = None,
    format_: Annotated[
        Format | None,
        typer.Option("--format", help="Markdown or one HTML page; without it, by FILE's suffix, else md."),
    ] = None,
    output: Output = STDOUT,
    draft: Annotated[bool, typer.Option("--draft", help="Write it in spite of errors, marked as a draft.")] = False,
) -> int:
    """Write the report on a year: where the cluster stands, what was done, and what is not on record.

    HTML is one page that needs nothing else: to be mailed, read offline, or printed on A4.
    """
    face = _FORMATS.chosen(format_, output)
    workspace = open_workspace(context, method=True)
    if not draft:
        _refuse_errors(workspace)
    chosen = _label(workspace, label)
    text = _rendered(page(workspace.project, workspace.report, workspace.as_of, chosen, draft=draft), face)
    deliver(text, output, f"the {'draft of the ' if draft else ''}report on {chosen.text}")
    return 0


report.example = "Example: clusterctl report 1999 -o report.html"  # type: ignore[attr-defined]


def _refuse_errors(workspace: Workspace) -> None:
    """AnswerIsNoError where any file holds an error: a report is for people who can't see the files."""
    errors = [finding for finding in workspace.report.findings if finding.severity == "error"]
    if errors:
        note(findings_output.text(errors, workspace.project, workspace.screen, workspace.shown))
        message = f"no report: {counted(len(errors), 'error')} in the cluster's files"
        raise AnswerIsNoError(message, "mend the above, or add --draft for a report that is marked as a draft")


def _label(workspace: Workspace, text: str | None) -> Label:
    years = [label.text for label in on_file(workspace.project)]
    chosen = find(workspace.project, text) if text is not None else latest(workspace.project, workspace.as_of)
    if chosen:
        return chosen
    if not years:
        message = f"there is no plan and no assessment yet{workspace.known}, so there is nothing to report"
        later = "name a later label" if workspace.project.later else ""
        raise NotFoundError(message, later or "add plans/1999.yaml or scores/1999.yaml (see docs/format.md)")
    if text is None:
        raise NotFoundError(f"no year on file has begun by {workspace.as_of}", f"on file: {listed(years, 'and')}")
    message = f"there is no plan and no assessment in {text}{workspace.known}{did_you_mean(text, years)}"
    raise NotFoundError(message, f"on file: {listed(years, 'and')}")


def _rendered(shown: Page, face: Format) -> str:
    if face is Format.html:
        from clusterctl.report import html

        return html.render(shown)
    from clusterctl.report import markdown

    return markdown.render(shown)
