"""`diff`: what changed between two years or two revisions, and why the index moved."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec import Struct
from msgspec.structs import replace

from clusterctl.analysis.changes.difference import between_states, between_years
from clusterctl.analysis.changes.state import State
from clusterctl.cli.files import STDOUT, Formats, Output, deliver, screen_of
from clusterctl.cli.sides import Asked, asked, asked_time, states, years
from clusterctl.cli.streams import screen
from clusterctl.cli.table import globals_of
from clusterctl.cli.workspace import open_workspace
from clusterctl.findings.errors import UsageError
from clusterctl.model.values import Missing
from clusterctl.output.changes import page as output
from clusterctl.output.changes.sides import Names
from clusterctl.output.json import Head
from clusterctl.words import did_you_mean, listed

if TYPE_CHECKING:
    from collections.abc import Collection

    from clusterctl.analysis.changes.difference import Difference
    from clusterctl.cli.since_approval import Answer
    from clusterctl.output.json import Document
    from clusterctl.output.page import Page


class Format(StrEnum):
    """How the answer is written."""

    text = "text"
    markdown = "markdown"
    html = "html"
    json = "json"


_FORMATS = Formats(
    {
        ".txt": Format.text, ".md": Format.markdown, ".markdown": Format.markdown, ".html": Format.html,
        ".htm": Format.html, ".json": Format.json,
    },
    Format.text,
    "name it .md, .html, .json or .txt, or add --format",
)  # fmt: skip


def diff(
    context: typer.Context,
    first: Annotated[
        str | None,
        typer.Argument(metavar="[A]", help="A label (1998) or a revision (HEAD~3, v1, A..B); without it, HEAD."),
    ] = None,
    second: Annotated[
        str | None, typer.Argument(metavar="[B]", help="The later one; without it, the files on the disk.")
    ] = None,
    only: Annotated[
        str | None,
        typer.Option(
            "--only",
            metavar="MATTERS",
            help="Only these, with commas between: scores,plan,funding,map (a wrong word lists all).",
        ),
    ] = None,
    format_: Annotated[
        Format | None, typer.Option("--format", help="How to write it; without it, by FILE's suffix, else text.")
    ] = None,
    output_: Output = STDOUT,
    since_approval: Annotated[
        bool,
        typer.Option("--since-approval", help="Show what moved in the plan A (else the last) after it was approved."),
    ] = False,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit with 1 where anything changed.")] = False,
) -> int:
    """Show what changed in meaning, and why the index moved: between two years, or between two revisions.

    One label is compared with the one before; one revision, or none (HEAD), with the files on the disk. All is matched
    by identity: order, layout and quotes are no change.
    """
    face = _FORMATS.chosen(format_, output_)
    found: _Compared | Answer
    if since_approval:
        found = _since_approval(context, first, second, only)
    else:
        found = _difference(context, asked(first, second), only)
    deliver(_rendered(context, found, face, output_), output_, "what changed")
    return 1 if exit_code and not found.is_empty else 0


diff.example = "Example: clusterctl diff 1998 1999 -o changes.html"  # type: ignore[attr-defined]


class _Compared(Struct, frozen=True):
    """A difference, and what of it is asked for."""

    found: Difference
    names: Names
    cluster: str
    matters: Collection[str]

    @property
    def is_empty(self) -> bool:
        """Whether nothing of it changed."""
        return self.found.is_empty

    @property
    def document(self) -> Document:
        """The answer as `clusterctl/diff/1`."""
        from clusterctl.output.changes.json import json

        known = self.found.after.project.cluster or self.found.before.project.cluster
        head = Head(known.id if known else None, self.found.after.as_of, self.found.after.project.revision)
        return json(self.found, head, self.names, self.matters)

    @property
    def page(self) -> Page:
        """The answer in words."""
        return output.page(self.found, self.names, self.cluster, self.matters)


def _difference(context: typer.Context, wanted: Asked, only: str | None) -> _Compared:
    found, names, cluster = _years(context, wanted) if wanted.labels else _states(context, wanted)
    matters = _matters(only, output.YEARS if found.years else output.STATES)
    return _Compared(_chosen(found, matters), names, cluster, matters)


def _chosen(found: Difference, matters: Collection[str]) -> Difference:
    """Return what is different in the matters that are asked for."""
    of_years = found.years is not None
    asked_for = "scores" in matters
    return replace(
        found,
        changes=tuple(one for one in found.changes if output.topic(one, of_years=of_years) in matters),
        figures=tuple(one for one in found.figures if one.matter in matters),
        index=found.index if asked_for else Missing("not_asked"),
        other_indexes=found.other_indexes if asked_for else (),
    )


def _years(context: typer.Context, wanted: Asked) -> tuple[Difference, Names, str]:
    workspace = open_workspace(context)
    before, after = years(workspace, wanted)
    texts = {before.text, after.text}
    held = [path for path, label in workspace.project.labels.items() if label.text in texts]
    workspace.need("cluster.yaml", "actors.yaml", "logframe.yaml", *held)
    found = between_years(State(workspace.project, workspace.as_of), before, after)
    where, until = asked_time(context, workspace.as_of)
    return found, Names(before.text, after.text, where, until), workspace.name


def _states(context: typer.Context, wanted: Asked) -> tuple[Difference, Names, str]:
    found = states(context, wanted)
    cluster = found.after.project.cluster or found.before.project.cluster
    return between_states(found.before, found.after), found.names, cluster.name if cluster else "The cluster"


def _since_approval(context: typer.Context, first: str | None, second: str | None, only: str | None) -> Answer:
    from clusterctl.cli.since_approval import answer

    if second is not None or only is not None:
        raise UsageError("--since-approval goes with one label and without --only",
                         "write clusterctl diff --since-approval 1999")  # fmt: skip
    return answer(context, first)


def _matters(only: str | None, known: Collection[str]) -> Collection[str]:
    """Return the matters that are asked for; UsageError for what is none."""
    if only is None:
        return tuple(known)
    wanted = [one.strip() for one in only.split(",") if one.strip()]
    for one in wanted or [only]:
        if one not in known:
            raise UsageError(f"--only {one}: this is no matter here{did_you_mean(one, known)}",
                             f"write some of {listed(known)}, with commas between")  # fmt: skip
    return wanted


def _rendered(context: typer.Context, found: _Compared | Answer, face: Format, file: str) -> str:
    if face is Format.json:
        return found.document.text
    if face is Format.text:
        from clusterctl.output.pages import text

        return text(found.page, screen_of(file, screen(no_color=globals_of(context).no_color)))
    from clusterctl.report import pages

    return pages.markdown(found.page) if face is Format.markdown else pages.html(found.page)
