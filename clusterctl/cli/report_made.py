"""Makes a report: from a cluster and what was asked for to the view, and from the view to text in a face."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from clusterctl.cli.report_commit import commit_of
from clusterctl.cli.streams import note
from clusterctl.findings.errors import AnswerIsNoError, NotFoundError, UsageError
from clusterctl.output import findings as findings_output
from clusterctl.report.compose import view
from clusterctl.report.ground import Ground
from clusterctl.report.language import known, language
from clusterctl.report.outlines import NAMES, outline
from clusterctl.report.reader import Reader
from clusterctl.report.stamp import digest
from clusterctl.report.view import Stamp
from clusterctl.version import VERSION
from clusterctl.words import counted, did_you_mean, listed

if TYPE_CHECKING:
    from clusterctl.cli.workspace import Workspace
    from clusterctl.model.values import Audience
    from clusterctl.project.labels import Label
    from clusterctl.report.language import Language
    from clusterctl.report.outline import Outline
    from clusterctl.report.view import View

Face = Literal["md", "html"]


class Asked(Struct, frozen=True):
    """Which report is asked for, beside its label."""

    template: str
    outline: Outline
    audience: Audience
    say: Language
    draft: bool = False


def asked(template: str, audience: Audience | None, tag: str, *, draft: bool = False) -> Asked:
    """Return what a command line or a stamp asks for; NotFoundError, UsageError where there is no such thing."""
    if template not in NAMES:
        message = f"there is no template {template}{did_you_mean(template, NAMES)}"
        raise NotFoundError(message, f"templates: {listed(NAMES, 'and')}; `clusterctl report list` tells of each")
    say = language(tag)
    if say is None:
        raise UsageError(f"reports do not speak {tag}", f"languages: {listed(known(), 'and')}, of any country (en-IN)")
    found = outline(template)
    return Asked(template, found, audience or found.audience, say, draft)


def refuse_errors(workspace: Workspace) -> None:
    """AnswerIsNoError where any file holds an error: a report is for people who can't see the files."""
    errors = [finding for finding in workspace.report.findings if finding.severity == "error"]
    if errors:
        note(findings_output.text(errors, workspace.project, workspace.screen, workspace.shown))
        message = f"no report: {counted(len(errors), 'error')} in the cluster's files"
        raise AnswerIsNoError(message, "mend the above, or add --draft for a report that is marked as a draft")


def made(workspace: Workspace, label: Label, wanted: Asked) -> View:
    """Return the report on a label."""
    project = workspace.project
    commit, is_changed = commit_of(workspace)
    stamp = Stamp(
        version=VERSION, template=wanted.template, label=label.text, audience=wanted.audience,
        language=wanted.say.tag, as_of=workspace.as_of.isoformat(), data=digest(project),
        at=project.until.text if project.until else "", draft=wanted.draft, commit=commit, is_changed=is_changed,
    )  # fmt: skip
    ground = Ground(
        project=project, found=workspace.report, as_of=workspace.as_of, label=label,
        reader=Reader(wanted.audience, project), say=wanted.say,
    )  # fmt: skip
    return view(ground, wanted.outline, stamp)


def written(shown: View, face: Face, figures: str = "") -> str:
    """Return the report as text; pictures of Markdown stand in the folder `figures`, where one is named."""
    name = f"{shown.stamp.template}.j2"
    if face == "html":
        from clusterctl.report import html

        return html.render(shown, name)
    from clusterctl.report import markdown

    return markdown.render(shown, name, figures=figures)


def pictures(shown: View) -> dict[str, str]:
    """Return the pictures of a report as SVG files, by their names."""
    from clusterctl.report.blocks import Picture
    from clusterctl.report.figures import sheets
    from clusterctl.report.figures.svg import svg

    drawn = [block for block in shown.blocks if isinstance(block, Picture) and not block.mermaid]
    return {f"{one.name}.svg": svg(one.figure, sheets.style(one.sheets), one.name) for one in drawn}
