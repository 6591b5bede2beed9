"""`report`: a year of the cluster as pages for people; which templates there are, what they lack, whether one holds."""

from __future__ import annotations

import os
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from clusterctl.analysis.years import on_file
from clusterctl.cli.files import STDOUT, Formats, Output, deliver
from clusterctl.cli.report_made import FIGURES, Asked, asked, made, pictures, refuse_errors, written
from clusterctl.cli.streams import note
from clusterctl.cli.workspace import Workspace, open_workspace
from clusterctl.findings.errors import NotFoundError, OutputError, UsageError
from clusterctl.report.outlines import NAMES
from clusterctl.report.topics.period import find, latest
from clusterctl.words import counted, did_you_mean, listed

if TYPE_CHECKING:
    from clusterctl.project.labels import Label
    from clusterctl.report.view import View


class Action(StrEnum):
    """What else there is to do than to write a report."""

    list = "list"
    coverage = "coverage"
    show_data = "show-data"
    verify = "verify"


class For(StrEnum):
    """Who may see a report."""

    internal = "internal"
    donor = "donor"
    public = "public"


class Format(StrEnum):
    """How the report is written, or the answer on it."""

    md = "md"
    html = "html"
    text = "text"
    json = "json"


_FORMATS = Formats(
    {".md": Format.md, ".markdown": Format.md, ".html": Format.html, ".htm": Format.html},
    on_stdout=Format.md,
    help="name it .md or .html, or add --format md or --format html; a name that ends in / is a folder",
)


def report(
    context: typer.Context,
    what: Annotated[
        str | None,
        typer.Argument(
            metavar="[LABEL | list | coverage | show-data | verify]",
            help="The year: 1999 or 1999-2000; without it, the last with a plan or an assessment.",
        ),
    ] = None,
    of: Annotated[
        str | None, typer.Argument(metavar="[LABEL | FILE]", help="Behind coverage and show-data; behind verify.")
    ] = None,
    template: Annotated[
        str, typer.Option("--template", metavar="NAME", help="Which report; `report list` tells of each.")
    ] = NAMES[0],
    audience: Annotated[
        For | None, typer.Option("--for", help="Who may see it; without it, those for whom the template is.")
    ] = None,
    format_: Annotated[
        Format | None,
        typer.Option("--format", help="Markdown or one HTML page; without it, by FILE's suffix, else md."),
    ] = None,
    output: Output = STDOUT,
    lang: Annotated[str, typer.Option("--lang", metavar="TAG", help="The language: en, en-IN (lakh, crore).")] = "en",
    draft: Annotated[bool, typer.Option("--draft", help="Write it in spite of errors, marked as a draft.")] = False,
) -> int:
    """Write the report on a year: where the cluster stands, what was done, and what is not on record.

    HTML is one page that needs nothing else: to be mailed, read offline, or printed on A4. Markdown goes with its
    pictures into a folder: -o NAME/. `list` tells of the templates, `coverage` what a template asks that the files do
    not tell yet and where to put it, `show-data` gives what templates place as JSON, `verify` makes a report again and
    says whether it is the same.
    """
    action = Action(what) if what in set(Action) else None
    if action is Action.list:
        return _list(context, of, format_)
    if action is Action.verify:
        return _verify(context, of)
    if action is None and of is not None:
        raise UsageError(f"a report is on one label, and {of} is one more", "name one")
    face = _face(action, format_, output)
    workspace = open_workspace(context, method=True)
    wanted = asked(workspace, template, audience.value if audience else None, lang, draft=draft)
    if not draft and action is None:
        refuse_errors(workspace)
    chosen = label_of(workspace, of if action else what)
    shown = made(workspace, chosen, wanted)
    if action is None:
        _deliver(shown, face, output, wanted, chosen)
    else:
        _answer(action, shown, workspace, face, output)
    return 0


report.example = "Example: clusterctl report 1999 -o report.html"  # type: ignore[attr-defined]


def _verify(context: typer.Context, path: str | None) -> int:
    from clusterctl.cli.report_verify import verify

    if path is None:
        raise UsageError("report verify wants a FILE", "example: clusterctl report verify report.html")
    return verify(context, path)


def _face(action: Action | None, given: Format | None, output: str) -> Format:
    """Return the format; UsageError where it has no meaning for what is to be done."""
    if action is None and given is None and _is_folder(output):
        return Format.md
    if action is None:
        face = _FORMATS.chosen(given, output)
        allowed = {Format.md, Format.html}
    else:
        face = given or (Format.json if action is Action.show_data else Format.text)
        allowed = {Format.json} if action is Action.show_data else {Format.text, Format.json}
    if face not in allowed:
        what = f"report {action.value}" if action else "a report"
        raise UsageError(f"{what} is not written as {face.value}", f"write it as {listed(sorted(allowed), 'or')}")
    if face is Format.html and _is_folder(output):
        raise UsageError("an HTML report is one file, with its pictures in it", "name a file: -o report.html")
    return face


def _is_folder(output: str) -> bool:
    return output.endswith(("/", os.sep)) or (output != STDOUT and os.path.isdir(output))


def label_of(workspace: Workspace, text: str | None) -> Label:
    """Return the label that a report is on; NotFoundError where nothing is filed for it."""
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
    near = did_you_mean(text, [*years, *Action])
    message = f"there is no plan and no assessment in {text}{workspace.known}{near}"
    raise NotFoundError(message, f"on file: {listed(years, 'and')}")


# -- what is written ---------------------------------------------------------------------------------------------------


def _deliver(shown: View, face: Format, output: str, wanted: Asked, label: Label) -> None:
    what = f"the {'draft of the ' if wanted.draft else ''}report on {label.text}"
    if not _is_folder(output):
        deliver(written(shown, "html" if face is Format.html else "md", wanted.own), output, what)
        return
    from clusterctl.store.write import write_text

    drawn, folder = pictures(shown), os.path.join(output, FIGURES)
    _make(folder if drawn else output)
    for name, text in drawn.items():
        write_text(os.path.join(folder, name), text)
    deliver(written(shown, "md", wanted.own, FIGURES), os.path.join(output, "report.md"), what)
    if drawn:
        note(f"clusterctl: wrote its {counted(len(drawn), 'picture')} into {folder}")


def _make(folder: str) -> None:
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as error:
        raise OutputError(f"the folder {folder} cannot be made: {error.strerror}", "name another: -o NAME/") from None


def _list(context: typer.Context, more: str | None, given: Format | None) -> int:
    from clusterctl.cli.report_list import show

    if more is not None:
        raise UsageError(f"`report list` takes no more words, and {more} is one", "leave it out")
    if given not in {None, Format.text, Format.json}:
        raise UsageError(f"the list of templates is not written as {given.value}", "write it as json or text")
    show(context, json=given is Format.json)
    return 0


def _answer(action: Action, shown: View, workspace: Workspace, face: Format, output: str) -> None:
    if action is Action.show_data:
        from clusterctl.report.data import data

        deliver(data(shown, workspace.head), output, "the data of the report")
        return
    from clusterctl.report import coverage

    if face is Format.json:
        deliver(coverage.json(shown, workspace.head), output, "what the report lacks")
    else:
        deliver(coverage.text(shown, workspace.screen), output, "what the report lacks")
