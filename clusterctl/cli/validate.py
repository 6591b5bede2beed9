"""`validate`: all findings of a cluster, in one run."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer
from msgspec.structs import replace

from clusterctl.cli.selection import Selection, codes, opened
from clusterctl.cli.streams import write
from clusterctl.cli.table import globals_of
from clusterctl.cli.validate_faces import Format, Shown, counted, written
from clusterctl.cli.when import revision
from clusterctl.cli.workspace import Workspace
from clusterctl.findings.errors import UsageError
from clusterctl.findings.finding import SEVERITIES


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
    since: Annotated[
        str | None,
        typer.Option(metavar="REV", help="Show only findings that the cluster did not have in this git revision."),
    ] = None,
    fail_on: Annotated[FailOn, typer.Option(help="Exit with 1 from this severity on.")] = FailOn.error,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Show how many findings there are of each code, not each one.")
    ] = False,
    fix: Annotated[
        bool, typer.Option("--fix", help="Mend in the files what can only be meant in one way, then show the rest.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="With --fix: write nothing; show what would change, with exit code 1.")
    ] = False,
    add_ignore: Annotated[
        bool, typer.Option("--add-ignore", help="Write a comment into the files that takes each finding back.")
    ] = False,
    reason: Annotated[
        str | None, typer.Option(metavar="TEXT", help="With --add-ignore: why; without it, you are asked.")
    ] = None,
) -> int:
    """Check the files: shape, references, the method's rules.

    Each finding says what is wrong, where, and what to do. Exit code 1 means that there are errors; what is not shown
    does not count. For code hosts there are sarif and github, for build servers junit.
    """
    _check_options(context, format_, statistics=statistics, add_ignore=add_ignore, reason=reason, fix=fix)
    _check_fix(context, format_, fix=fix, diff=diff, statistics=statistics)
    workspaces, selection = opened(context, paths or [], Selection(codes(select), codes(ignore), since=_commit(since)))
    if diff:
        from clusterctl.cli.fixes import show_diff

        return int(show_diff(workspaces, selection))
    if fix:
        workspaces = _fixed(context, paths or [], workspaces, selection)
    if add_ignore:
        workspaces = _ignored(context, paths or [], workspaces, selection, reason)
    failing = SEVERITIES[: SEVERITIES.index(fail_on.value) + 1]
    shown = Shown(workspaces, selection.every(workspaces, folders(workspaces, format_), whole=statistics), failing)
    write((counted if statistics else written)(shown, format_, since or ""))
    return int(any(finding.severity in failing for judged in shown.judged for finding in judged.findings))


validate.example = "Example: clusterctl validate plans/1999.yaml --fail-on warning"  # type: ignore[attr-defined]


def _commit(text: str | None) -> str | None:
    """Return the revision to compare with; UsageError for what is none."""
    found = revision(text, "--since")
    if text is not None and found is None:
        raise UsageError(f"--since {text}: the files as they are on the disk are what is judged", "name a commit: HEAD")
    return found


def _fixed(
    context: typer.Context, paths: list[str], workspaces: list[Workspace], selection: Selection
) -> list[Workspace]:
    """Return the clusters after all fixes; what comes to light by a fix is mended too."""
    from clusterctl.cli.fixes import Refused, apply_fixes

    refused: Refused = set()
    while apply_fixes(workspaces, selection, refused):
        workspaces = _again(context, paths, selection)
    return [replace(workspace, silent=True) for workspace in workspaces]


def _ignored(
    context: typer.Context, paths: list[str], workspaces: list[Workspace], selection: Selection, reason: str | None
) -> list[Workspace]:
    """Return the clusters after the comments that take the selected findings back are written."""
    from clusterctl.cli.add_ignores import add_ignores

    add_ignores(workspaces, selection, reason)
    return _again(context, paths, selection)


def _again(context: typer.Context, paths: list[str], selection: Selection) -> list[Workspace]:
    """Return the clusters as they are now, judged anew; what was said before is not said again."""
    return [replace(workspace, silent=True) for workspace in opened(context, paths, selection)[0]]


def _check_fix(context: typer.Context, format_: Format, *, fix: bool, diff: bool, statistics: bool) -> None:
    """UsageError for options that do not go with --fix."""
    given = globals_of(context)
    if diff and not fix:
        raise UsageError("--diff goes with --fix", "add --fix, or leave --diff out")
    if diff and (statistics or format_ is not Format.text):
        raise UsageError("--fix --diff goes with no --statistics and no --format", "run the command again for these")
    if fix and (given.rev is not None or given.at is not None):
        option = "--rev" if given.rev is not None else "--at"
        raise UsageError(f"--fix writes, so it goes with no {option}", "only the files on the disk can be changed")


def _check_options(
    context: typer.Context, format_: Format, *, statistics: bool, add_ignore: bool, reason: str | None, fix: bool
) -> None:
    """UsageError for options that do not go together."""
    given = globals_of(context)
    if statistics and format_ not in {Format.text, Format.json}:
        raise UsageError(f"--statistics has no {format_} form", "write --format text or json")
    if reason is not None and not add_ignore:
        raise UsageError("--reason goes with --add-ignore", "add --add-ignore, or leave --reason out")
    if add_ignore and (statistics or format_ is not Format.text):
        raise UsageError("--add-ignore goes with no --statistics and no --format", "run the command again for these")
    if add_ignore and fix:
        raise UsageError("--add-ignore goes with no --fix", "mend first, then ignore what is left")
    if add_ignore and (given.rev is not None or given.at is not None):
        option = "--rev" if given.rev is not None else "--at"
        raise UsageError(
            f"--add-ignore writes, so it goes with no {option}", "only the files on the disk can be changed"
        )


def folders(workspaces: list[Workspace], format_: Format) -> list[str]:
    """Return the clusters' folders from the top of the git tree, for the formats that name files so."""
    if format_ in {Format.text, Format.json}:
        return [""] * len(workspaces)
    from clusterctl.cli import git_top

    return git_top.folders(workspaces)
