"""`diff`: what changed between two years or two revisions, and why the index moved."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec.structs import replace

from clusterctl.analysis.changes.difference import between_states, between_years
from clusterctl.analysis.changes.state import State
from clusterctl.cli.files import STDOUT, Formats, Output, deliver, screen_of
from clusterctl.cli.sides import Asked, asked, states, years
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
        str | None, typer.Option("--only", metavar="MATTERS", help="Only these, with commas between: scores,plan.")
    ] = None,
    format_: Annotated[
        Format | None, typer.Option("--format", help="How to write it; without it, by FILE's suffix, else text.")
    ] = None,
    output_: Output = STDOUT,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit with 1 where anything changed.")] = False,
) -> int:
    """Show what changed in meaning, and why the index moved: between two years, or between two revisions.

    One label is compared with the one before; one revision, or none (HEAD), with the files on the disk. All is matched
    by identity: order, layout and quotes are no change.
    """
    face = _FORMATS.chosen(format_, output_)
    wanted = asked(first, second)
    found, names, cluster = _years(context, wanted) if wanted.labels else _states(context, wanted)
    matters = _matters(only, output.YEARS if found.years else output.STATES)
    chosen = _chosen(found, matters)
    deliver(_rendered(context, chosen, names, cluster, matters, face, output_), output_, "what changed")
    return 1 if exit_code and not chosen.is_empty else 0


diff.example = "Example: clusterctl diff 1998 1999 -o changes.html"  # type: ignore[attr-defined]


def _years(context: typer.Context, wanted: Asked) -> tuple[Difference, Names, str]:
    workspace = open_workspace(context)
    before, after = years(workspace, wanted)
    texts = {before.text, after.text}
    held = [path for path, label in workspace.project.labels.items() if label.text in texts]
    workspace.need("cluster.yaml", *(path for path in ("actors.yaml", "logframe.yaml", *held)))
    found = between_years(State(workspace.project, workspace.as_of), before, after)
    return found, Names(before.text, after.text, workspace.known.removeprefix(", ").capitalize()), workspace.name


def _states(context: typer.Context, wanted: Asked) -> tuple[Difference, Names, str]:
    found = states(context, wanted)
    cluster = found.after.project.cluster or found.before.project.cluster
    return between_states(found.before, found.after), found.names, cluster.name if cluster else "The cluster"


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


def _rendered(
    context: typer.Context, found: Difference, names: Names, cluster: str, matters: Collection[str], face: Format,
    file: str,
) -> str:  # fmt: skip
    if face is Format.json:
        from clusterctl.output.changes.json import json

        known = found.after.project.cluster or found.before.project.cluster
        head = Head(known.id if known else None, found.after.as_of, found.after.project.revision)
        return json(found, head, names, matters).text
    shown = output.page(found, names, cluster, matters)
    if face is Format.text:
        from clusterctl.output.pages import text

        return text(shown, screen_of(file, screen(no_color=globals_of(context).no_color)))
    from clusterctl.report import pages

    return pages.markdown(shown) if face is Format.markdown else pages.html(shown)
