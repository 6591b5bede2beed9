"""`validate --add-ignore`: comments that take findings back, so that an old cluster can begin with a clean page."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import typer
from msgspec import Struct

from clusterctl.cli.streams import note, write
from clusterctl.edit.ignore_comments import commented, fault_of_reason
from clusterctl.findings.errors import OutputError, UsageError
from clusterctl.findings.finding import TOP, Finding
from clusterctl.rules.catalogue import rule_of
from clusterctl.rules.ignores import ignores
from clusterctl.source.decode import decode
from clusterctl.store.folder import FolderTree
from clusterctl.store.lock import locked
from clusterctl.store.write import write_text
from clusterctl.words import counted

if TYPE_CHECKING:
    from clusterctl.cli.selection import Selection
    from clusterctl.cli.workspace import Workspace

_MARK = b"\xef\xbb\xbf"


class _Work(Struct, frozen=True):
    """A cluster with the findings to ignore, by file."""

    workspace: Workspace
    files: dict[str, list[Finding]]


def add_ignores(workspaces: list[Workspace], selection: Selection, reason: str | None) -> None:
    """Write a comment for each finding that is selected and no fact; say for which files, and what had to be left.

    UsageError where there is no reason, OutputError where a file cannot be written.
    """
    works = [_work(workspace, selection) for workspace in workspaces]
    number = sum(len(own) for work in works for own in work.files.values())
    files = sum(len(work.files) for work in works)
    if not number:
        note("clusterctl: there is nothing to ignore: no finding that is asked for can be taken back by a comment")
        return
    because = _checked(_asked(number, files) if reason is None else reason)
    for work in works:
        with locked(work.workspace.root, "clusterctl validate --add-ignore"):
            for file, own in work.files.items():
                _write(work.workspace, file, own, because)


def _work(workspace: Workspace, selection: Selection) -> _Work:
    files: dict[str, list[Finding]] = {}
    comments = {(comment.file, comment.span) for comment in ignores(workspace.project)}
    for finding in selection.judged(workspace, whole=True).findings:
        file = workspace.project.files.get(finding.route.file)
        on_comment = (finding.route.file, finding.span) in comments
        if file and not file.document.findings and not rule_of(finding.code).locked and not on_comment:
            files.setdefault(finding.route.file, []).append(finding)
    return _Work(workspace, files)


def _asked(number: int, files: int) -> str:
    """Ask for the reason on a terminal; UsageError where nobody sits at one."""
    from clusterctl.cli.init import somebody_sits_here

    if not somebody_sits_here():
        raise UsageError("--add-ignore wants a reason, for those who read the files in a year",
                         'add --reason "as it was before we began"')  # fmt: skip
    note(f"{counted(number, 'finding')} in {counted(files, 'file')} will each get a comment. Ctrl-C stops.")
    found: str = typer.prompt("Why are they as they are", err=True)
    return found


def _checked(reason: str) -> str:
    fault = fault_of_reason(reason)
    if fault:
        raise UsageError(f"this is no reason: {fault}", "write a few words on one line")
    return reason


def _write(workspace: Workspace, file: str, findings: list[Finding], reason: str) -> None:
    """Change one file; OutputError where it is no longer as it was judged."""
    document = workspace.project.files[file].document
    data = FolderTree(workspace.root).read(file)
    if decode(data).text != document.text:
        raise OutputError(
            f"{file} changed while it was being worked on; nothing was written to it", "run the command again"
        )
    wanted: dict[int, list[str]] = {}
    for finding in findings:
        wanted.setdefault((finding.span or TOP).line, []).append(finding.code)
    done = commented(document, wanted, reason)
    if done.text != document.text:
        mark = _MARK.decode() if data.startswith(_MARK) else ""
        write_text(os.path.join(workspace.root, file), mark + done.text, before=data, inside=workspace.root)
    number = sum((finding.span or TOP).line not in done.left for finding in findings)
    write(f"{workspace.shown(file)}: {counted(number, 'finding')} ignored\n")
    for line in done.left:
        place = f"{workspace.shown(file)}:{line}"
        note(f"clusterctl: no comment can stand at {place}; `rules` in cluster.yaml can set the severity")
