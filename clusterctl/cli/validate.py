"""`validate`: all findings of a cluster, in one run."""

from __future__ import annotations

import os
from enum import StrEnum
from typing import Annotated

import typer

from clusterctl.cli.formats import Format
from clusterctl.cli.streams import write
from clusterctl.cli.table import globals_of
from clusterctl.cli.when import when_of
from clusterctl.cli.workspace import Workspace, located, open_workspace, resolved
from clusterctl.findings.errors import NotFoundError, UsageError
from clusterctl.findings.finding import SEVERITIES, Finding
from clusterctl.output import findings as output
from clusterctl.rules.catalogue import FAMILIES, every_rule
from clusterctl.store.folder import MARKER
from clusterctl.words import did_you_mean, listed


class FailOn(StrEnum):
    """The mildest severity that makes the answer no."""

    error = "error"
    warning = "warning"
    advice = "advice"


def validate(
    context: typer.Context,
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATH]...", help="A cluster's folder (several may be named), or files to show findings of."
        ),
    ] = None,
    format_: Annotated[Format, typer.Option("--format", help="How to write the findings.")] = Format.text,
    select: Annotated[
        list[str] | None, typer.Option(metavar="CODE", help="Show only this code or family; may be repeated.")
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option(metavar="CODE", help="Leave this code or family out; may be repeated.")
    ] = None,
    fail_on: Annotated[FailOn, typer.Option(help="Exit with 1 from this severity on.")] = FailOn.error,
) -> int:
    """Check the files: shape, references, the method's rules.

    Each finding says what is wrong, where, and what to do. Exit code 1 means that there are errors.
    """
    codes = _codes(select), _codes(ignore)
    projects, narrow = _sorted_paths(paths or [], past=when_of(context).revision is not None)
    starts: list[str | None] = [*projects] or [globals_of(context).directory or _around(narrow)]
    workspaces = [open_workspace(context, start, method=True) for start in starts]
    _check_inside(narrow, workspaces)
    shown = [_chosen(workspace, narrow, *codes) for workspace in workspaces]
    if format_ is Format.json:
        write(_json(shown))
    else:
        for workspace, findings in shown:
            if len(shown) > 1:
                write(f"{workspace.screen.paint('strong', workspace.shown(''))}\n")
            write(output.text(findings, workspace.project, workspace.screen, workspace.shown))
            hidden = len(workspace.report.findings) - len(findings)
            write(output.summary(findings, workspace.project, workspace.screen, hidden=hidden))
    worst = SEVERITIES[: SEVERITIES.index(fail_on.value) + 1]
    return int(any(finding.severity in worst for _, findings in shown for finding in findings))


validate.example = "Example: clusterctl validate plans/1999.yaml --fail-on warning"  # type: ignore[attr-defined]


def _codes(words: list[str] | None) -> tuple[str, ...]:
    for word in words or ():
        if word not in every_rule() and word not in FAMILIES:
            raise UsageError(f"there is no rule or family {word}{did_you_mean(word, [*FAMILIES, *every_rule()])}",
                             "`clusterctl explain` lists them")  # fmt: skip
    return tuple(words or ())


def _sorted_paths(paths: list[str], *, past: bool) -> tuple[list[str], list[str]]:
    """Tell clusters' folders from paths that narrow what is shown; in the past there may have been others."""
    for path in paths:
        if not past and not os.path.lexists(path):
            raise NotFoundError(f"there is no {path}", "name a cluster's folder, or a file in one")
    projects = [path for path in paths if os.path.lexists(os.path.join(path, MARKER))]
    narrow = [located(path) for path in paths if path not in projects]
    return list(dict.fromkeys(map(resolved, projects))), narrow


def _around(narrow: list[str]) -> str | None:
    """Return the folder of the first path that was named: its cluster is meant, unless one is named by itself."""
    if not narrow or os.environ.get("CLUSTERCTL_DIR"):
        return None
    folder = narrow[0]
    while not os.path.isdir(folder):  # a folder of the past may be gone
        folder = os.path.dirname(folder)
    return folder


def _check_inside(narrow: list[str], workspaces: list[Workspace]) -> None:
    for path in narrow:
        around = [workspace for workspace in workspaces if _within(path, workspace.root)]
        if not around:
            roots = listed([workspace.root for workspace in workspaces])
            raise NotFoundError(f"{path} is not in the cluster {roots}", "name its own cluster's folder with -C DIR")
        _check_there(around, path)


def _check_there(around: list[Workspace], path: str) -> None:
    """NotFoundError for a path that the revision does not hold, or that is not known yet: nothing would be judged."""
    for workspace in around:
        inside = os.path.relpath(path, workspace.root).replace(os.sep, "/")
        if workspace.past and not workspace.past.tree.exists(inside):
            raise NotFoundError(f"there was no {path} in that revision", "leave --rev out, or name another file")
        if inside in workspace.project.later:
            raise NotFoundError(f"{path} begins later{workspace.known}", "leave --at out, or name a later label")


def _chosen(
    workspace: Workspace, narrow: list[str], select: tuple[str, ...], ignore: tuple[str, ...]
) -> tuple[Workspace, tuple[Finding, ...]]:
    own = [path for path in narrow if _within(path, workspace.root)]
    return workspace, tuple(
        finding
        for finding in workspace.report.findings
        if (not select or finding.code.startswith(select))
        and not (ignore and finding.code.startswith(ignore))
        and (not own or any(_within(os.path.join(workspace.root, finding.route.file), path) for path in own))
    )


def _within(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def _json(shown: list[tuple[Workspace, tuple[Finding, ...]]]) -> str:
    if len(shown) == 1:
        return output.json(shown[0][1], shown[0][0].head)
    return output.json_of_several([(workspace.head, workspace.shown(""), findings) for workspace, findings in shown])
