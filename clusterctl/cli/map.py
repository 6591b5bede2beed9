"""`map`: the actors of a year and the links between them."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from clusterctl.analysis.cluster_map import ClusterMap, cluster_map, ground
from clusterctl.analysis.map_change import MapChange, map_change
from clusterctl.analysis.map_parts import FILE
from clusterctl.cli.files import STDOUT, Formats, Output, deliver, screen_of
from clusterctl.cli.streams import note
from clusterctl.cli.workspace import Workspace, open_workspace
from clusterctl.findings.errors import NotFoundError, UsageError
from clusterctl.output import maps as output_
from clusterctl.output.screen import Screen
from clusterctl.project.labels import Label
from clusterctl.report.topics.period import latest
from clusterctl.words import did_you_mean

if TYPE_CHECKING:
    from clusterctl.output.json import Document


class Format(StrEnum):
    """How the map is written."""

    text = "text"
    svg = "svg"
    mermaid = "mermaid"
    json = "json"


_FORMATS = Formats(
    {".txt": Format.text, ".svg": Format.svg, ".mmd": Format.mermaid, ".mermaid": Format.mermaid, ".json": Format.json},
    on_stdout=Format.text,
    help="name it .svg, .mmd, .json or .txt, or add --format",
)

_PICTURES = (Format.svg, Format.mermaid)
"""They have no place for notes that are seen."""


def map(
    context: typer.Context,
    label: Annotated[
        str | None,
        typer.Argument(help="The year: 1999, 1999-2000 or 1999-06; without it, the last with a plan or an assessment."),
    ] = None,
    compare: Annotated[
        str | None, typer.Option("--compare", metavar="LABEL", help="Show what changed since the map of this one.")
    ] = None,
    format_: Annotated[
        Format | None,
        typer.Option("--format", help="Tables, a picture, or data; without it, by FILE's suffix, else text."),
    ] = None,
    output: Output = STDOUT,
) -> int:
    """Show the cluster map: who is linked with whom, who is alone, and what holds without the agency and the CDA.

    The picture (svg) keeps each actor's place over the years; with --compare it shows both years side by side.
    """
    face = _FORMATS.chosen(format_, output)
    workspace = open_workspace(context)
    shown = _shown(workspace, label, compare)
    if face in _PICTURES:
        for said in output_.audience(shown):
            note(f"clusterctl: {said}")
    text = _rendered(shown, workspace, face, screen_of(output, workspace.screen))
    deliver(text, output, f"the cluster map {_named(shown)}")
    return 0


map.example = "Example: clusterctl map 1999 --compare 1997 -o map.svg"  # type: ignore[attr-defined]


def document(workspace: Workspace, label: str | None) -> Document:
    """Return the map of a label as JSON."""
    from clusterctl.output.map_json import json

    return json(_shown(workspace, label, None), workspace.project, workspace.head)


def _shown(workspace: Workspace, text: str | None, compare: str | None) -> ClusterMap | MapChange:
    """Return what is to be shown; NotFoundError where there are no actors."""
    if FILE not in workspace.project.files:
        raise NotFoundError(f"there is no {FILE} yet{workspace.known}, so there is no map",
                            f"add {FILE} (see docs/format.md)")  # fmt: skip
    workspace.need("cluster.yaml", FILE)
    found = cluster_map(workspace.project, _label(workspace, text), workspace.as_of)
    if compare is None:
        return found
    earlier = _label(workspace, compare)
    return map_change(cluster_map(workspace.project, earlier, workspace.as_of), found)


def _label(workspace: Workspace, text: str | None) -> Label:
    """Return the label that is meant; UsageError for what is none, NotFoundError for one that has not begun."""
    project, day = workspace.project, workspace.as_of
    found = project.label(text) if text is not None else latest(project, day) or project.label(str(day.year))
    if found is None:
        known = [label.text for label in project.labels.values()]
        raise UsageError(f"{text} is no label{did_you_mean(text or '', known)}", "write 1999, 1999-2000 or 1999-06")
    if found.first > day:
        message = f"{found.text} has not begun by {day}, the day at which all is judged"
        raise NotFoundError(message, "name an earlier one, or another day with --today")
    return found


def _named(shown: ClusterMap | MapChange) -> str:
    if isinstance(shown, MapChange):
        return f"of {shown.after.label.text}, compared with {shown.before.label.text},"
    return f"of {shown.label.text}"


def _rendered(shown: ClusterMap | MapChange, workspace: Workspace, face: Format, screen: Screen) -> str:
    if face is Format.json:
        from clusterctl.output.map_json import json

        return json(shown, workspace.project, workspace.head).text
    if face is Format.mermaid:
        from clusterctl.output.mermaid import mermaid

        return mermaid(shown)
    if face is Format.svg:
        from clusterctl.report.figures.cluster_map import picture, style
        from clusterctl.report.figures.svg import svg

        title, description = output_.title(shown, workspace.name), output_.description(shown)
        return svg(picture(ground(workspace.project), shown, title, description), style(), "map")
    return output_.text(shown, workspace.name, screen)
