"""`report`: a year of the cluster as pages for people."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from clusterctl.analysis.years import on_file
from clusterctl.cli.files import STDOUT, Formats, Output, deliver
from clusterctl.cli.report_commit import commit_of
from clusterctl.cli.streams import note
from clusterctl.cli.workspace import Workspace, open_workspace
from clusterctl.findings.errors import AnswerIsNoError, NotFoundError, UsageError
from clusterctl.output import findings as findings_output
from clusterctl.report.compose import view
from clusterctl.report.ground import Ground
from clusterctl.report.language import known, language
from clusterctl.report.outlines import NAMES, outline
from clusterctl.report.period import find, latest
from clusterctl.report.reader import Reader
from clusterctl.report.stamp import digest
from clusterctl.report.view import Stamp
from clusterctl.version import VERSION
from clusterctl.words import counted, did_you_mean, listed

if TYPE_CHECKING:
    from clusterctl.model.values import Audience
    from clusterctl.project.labels import Label
    from clusterctl.report.language import Language
    from clusterctl.report.outline import Outline
    from clusterctl.report.view import View


class For(StrEnum):
    """Who may see a report."""

    internal = "internal"
    donor = "donor"
    public = "public"


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
    template: Annotated[
        str, typer.Option("--template", metavar="NAME", help="Which report; `clusterctl report list` shows them.")
    ] = NAMES[0],
    audience: Annotated[
        For | None, typer.Option("--for", help="Who may see it; without it, those for whom the template is.")
    ] = None,
    lang: Annotated[str, typer.Option("--lang", metavar="TAG", help="Its language: en, en-IN.")] = "en",
    draft: Annotated[bool, typer.Option("--draft", help="Write it in spite of errors, marked as a draft.")] = False,
) -> int:
    """Write the report on a year: where the cluster stands, what was done, and what is not on record.

    HTML is one page that needs nothing else: to be mailed, read offline, or printed on A4.
    """
    face = _FORMATS.chosen(format_, output)
    asked, say = _outline(template), _language(lang)
    workspace = open_workspace(context, method=True)
    if not draft:
        _refuse_errors(workspace)
    chosen = _label(workspace, label)
    made = _made(workspace, chosen, asked, audience.value if audience else asked.audience, say, draft=draft)
    deliver(_rendered(made, face), output, f"the {'draft of the ' if draft else ''}report on {chosen.text}")
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


def _outline(name: str) -> Outline:
    if name not in NAMES:
        message = f"there is no template {name}{did_you_mean(name, NAMES)}"
        raise NotFoundError(message, f"templates: {listed(NAMES, 'and')}; `clusterctl report list` tells of each")
    return outline(name)


def _language(tag: str) -> Language:
    found = language(tag)
    if found is None:
        raise UsageError(f"reports do not speak {tag}", f"languages: {listed(known(), 'and')}, of any country (en-IN)")
    return found


def _made(
    workspace: Workspace, label: Label, asked: Outline, audience: Audience, say: Language, *, draft: bool
) -> View:
    project = workspace.project
    commit, is_changed = commit_of(workspace)
    stamp = Stamp(
        version=VERSION, template=asked.name, label=label.text, audience=audience, language=say.tag,
        as_of=workspace.as_of.isoformat(), data=digest(project), at=project.until.text if project.until else "",
        draft=draft, commit=commit, is_changed=is_changed,
    )  # fmt: skip
    reader = Reader(audience, project)
    ground = Ground(project=project, found=workspace.report, as_of=workspace.as_of, label=label, reader=reader, say=say)
    return view(ground, asked, stamp)


def _rendered(made: View, face: Format) -> str:
    name = f"{made.stamp.template}.j2"
    if face is Format.html:
        from clusterctl.report import html

        return html.render(made, name)
    from clusterctl.report import markdown

    return markdown.render(made, name)
