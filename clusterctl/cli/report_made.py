"""Makes a report: from a cluster and what was asked for to the view, and from the view to text in a face."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from clusterctl.cli.beside import Beside
from clusterctl.cli.report_commit import commit_of
from clusterctl.cli.streams import note
from clusterctl.findings.errors import AnswerIsNoError, NotFoundError, UsageError
from clusterctl.report.compose import view
from clusterctl.report.ground import Ground
from clusterctl.report.outlines import NAMES, outline
from clusterctl.report.outside.own import FOLDER, SUFFIX, Own, names, own
from clusterctl.report.redaction.reader import Reader
from clusterctl.report.speech.language import known, language
from clusterctl.report.stamp import digest, digest_of
from clusterctl.report.view import Stamp
from clusterctl.store.tree import UnreadableError
from clusterctl.version import VERSION
from clusterctl.words import counted, did_you_mean, listed, shortened

if TYPE_CHECKING:
    from clusterctl.cli.report_commit import Last
    from clusterctl.cli.workspace import Workspace
    from clusterctl.model.values import Audience
    from clusterctl.project.labels import Label
    from clusterctl.report.outline import Outline
    from clusterctl.report.outside.job import Face
    from clusterctl.report.speech.language import Language
    from clusterctl.report.view import View
    from clusterctl.store.commits import Step
    from clusterctl.store.tree import Tree

FIGURES = "figures"
"""Where pictures stand beside a Markdown text."""
_LONGEST = 80
"""Letters of a template's name that is not known."""


class Asked(Struct, frozen=True):
    """Which report is asked for, beside its label."""

    outline: Outline
    audience: Audience
    say: Language
    draft: bool = False
    own: Own | None = None
    """The cluster's own template, where it is one."""

    @property
    def template(self) -> str:
        """The template's name."""
        return self.own.name if self.own else self.outline.name


def asked(workspace: Workspace, template: str, audience: Audience | None, tag: str, *, draft: bool = False) -> Asked:
    """Return what a command line or a stamp asks for; NotFoundError, UsageError where there is no such thing."""
    say = language(tag)
    if say is None:
        raise UsageError(f"reports do not speak {tag}", f"languages: {listed(known(), 'and')}, of any country (en-IN)")
    if template in NAMES:
        found = outline(template)
        return Asked(found, audience or found.audience, say, draft)
    held = _own(workspace, template)
    found = outline(held.base)
    return Asked(found, audience or found.audience, say, draft, held)


def _own(workspace: Workspace, name: str) -> Own:
    """Return the cluster's own template; NotFoundError where there is none."""
    sources = own_sources(workspace)
    found = own(name, sources)
    if found is None:
        every = [*NAMES, *names(sources)]
        message = f"there is no template {shortened(name, _LONGEST)}{did_you_mean(name, every)}"
        raise NotFoundError(message, f"templates: {listed(every, 'and')}; `clusterctl report list` tells of each")
    return found


def own_files(tree: Tree) -> list[str]:
    """Return the names of the files of the cluster's own templates."""
    return [name for name in tree.names(FOLDER.rstrip("/")) if name.endswith(SUFFIX)]


def own_sources(workspace: Workspace) -> dict[str, bytes]:
    """Return the cluster's own templates by the names of their files; AnswerIsNoError where one can't be read."""
    with workspace.tree() as tree:
        try:
            return {name: tree.read(f"{FOLDER}{name}") for name in own_files(tree)}
        except UnreadableError as error:
            raise AnswerIsNoError(f"a file in {FOLDER} can't be read: {error.message}", error.help) from None


def refuse_errors(workspace: Workspace) -> None:
    """AnswerIsNoError where any file holds an error: a report is for people who can't see the files."""
    errors = [finding for finding in workspace.report.findings if finding.severity == "error"]
    if errors:
        from clusterctl.output import findings as findings_output  # only on the way to a fault

        note(findings_output.text(errors, workspace.project, workspace.screen, workspace.shown))
        message = f"no report: {counted(len(errors), 'error')} in the cluster's files"
        raise AnswerIsNoError(message, "mend the above, or add --draft for a report that is marked as a draft")


def made(workspace: Workspace, label: Label, wanted: Asked) -> View:
    """Return the report on a label."""
    commit = Beside(partial(commit_of, workspace))

    def last() -> Step | None:
        found = commit.answer()
        return found.step if found else None

    ground = Ground(
        project=workspace.project, found=workspace.report, as_of=workspace.as_of, label=label,
        reader=Reader(wanted.audience, workspace.project), say=wanted.say, last=last,
    )  # fmt: skip
    return view(ground, wanted.outline, lambda: _stamp(workspace, label, wanted, commit.answer()))


def _stamp(workspace: Workspace, label: Label, wanted: Asked, last: Last | None) -> Stamp:
    project = workspace.project
    return Stamp(
        version=VERSION, template=wanted.template, label=label.text, audience=wanted.audience,
        language=wanted.say.tag, as_of=workspace.as_of.isoformat(), data=digest(project),
        at=project.until.text if project.until else "", draft=wanted.draft,
        commit=last.step.id if last else "", is_changed=bool(last and last.is_changed),
        sources=digest_of(wanted.own.sources) if wanted.own else "",
    )  # fmt: skip


def written(shown: View, face: Face, held: Own | None = None, figures: str = "") -> str:
    """Return the report as text; pictures of Markdown stand in the folder `figures`, where one is named.

    A cluster's own template is filled in a process of its own; AnswerIsNoError where it is at fault.
    """
    if held:
        return _filled(shown, face, held, figures)
    name = f"{shown.stamp.template}{SUFFIX}"
    if face == "html":
        from clusterctl.report import html

        return html.render(shown, name)
    from clusterctl.report import markdown

    return markdown.render(shown, name, figures)


def _filled(shown: View, face: Face, held: Own, figures: str) -> str:
    from clusterctl.report.outside.apart import render_apart
    from clusterctl.report.outside.job import Job

    entry = held.entry(face)
    if entry is None:
        other = "html" if face == "md" else "md"
        raise NotFoundError(
            f"the template {held.name} is not for {face}",
            f"ask for --format {other}, or add {FOLDER}{held.name}{SUFFIX}",
        )
    text = render_apart(Job(entry, held.sources, face, msgspec.json.encode(shown), figures))
    if face == "html":
        return text
    from clusterctl.report.markdown import tidy

    return tidy(text)


def pictures(shown: View) -> dict[str, str]:
    """Return the pictures of a report as SVG files, by their names."""
    from clusterctl.report.blocks import Picture
    from clusterctl.report.figures import sheets
    from clusterctl.report.figures.svg import svg

    drawn = [block for block in shown.blocks if isinstance(block, Picture) and not block.mermaid]
    return {f"{one.name}.svg": svg(one.figure, sheets.style(one.sheets), one.name) for one in drawn}
