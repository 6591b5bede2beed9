"""`validate --fix`: mends in the files what can only be meant in one way; `--diff` shows it and writes nothing."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.cli.streams import note, write
from clusterctl.edit.fixes import Fixed, fixed
from clusterctl.findings.errors import OutputError
from clusterctl.output.screen import safe, word
from clusterctl.source.decode import decode
from clusterctl.store.folder import FolderTree
from clusterctl.store.lock import locked
from clusterctl.store.tree import UnreadableError
from clusterctl.store.write import write_text
from clusterctl.words import shortened

if TYPE_CHECKING:
    from clusterctl.cli.selection import Selection
    from clusterctl.cli.workspace import Workspace
    from clusterctl.findings.finding import Finding

Refused = set[tuple[str, str]]
"""Files, with the folder of their cluster, that were left as they are: not tried again in the same run."""


class _Mended(Struct, frozen=True):
    """A file as it was read, and as it would be."""

    path: str
    before: bytes
    after: Fixed


def apply_fixes(workspaces: list[Workspace], selection: Selection, refused: Refused) -> bool:
    """Write the fixes of what is selected, and say on stderr what was changed; return whether anything was.

    Files that had to be left are added to `refused`. OutputError where a file cannot be written, or changed since it
    was judged.
    """
    written = False
    for workspace in workspaces:
        wanted = _wanted(workspace, selection, refused)
        if not wanted:
            continue
        with locked(workspace.root, "clusterctl validate --fix"):
            for path, findings in wanted.items():
                written |= _write(workspace, _mended(workspace, path, findings), refused)
    return written


def show_diff(workspaces: list[Workspace], selection: Selection) -> bool:
    """Write to stdout what --fix would change, as a unified diff; return whether it would change anything."""
    shown = [
        _diff(workspace, _mended(workspace, path, findings))
        for workspace in workspaces
        for path, findings in _wanted(workspace, selection, set()).items()
    ]
    write("".join(shown))
    return any(shown)


def _wanted(workspace: Workspace, selection: Selection, refused: Refused) -> dict[str, list[Finding]]:
    """Return the selected findings that can be mended, by file."""
    files: dict[str, list[Finding]] = {}
    for finding in selection.judged(workspace, whole=True).findings:
        if finding.fix and (workspace.root, finding.route.file) not in refused:
            files.setdefault(finding.route.file, []).append(finding)
    return files


def _mended(workspace: Workspace, path: str, findings: list[Finding]) -> _Mended:
    """Return a file with its fixes; OutputError where it is no longer as it was judged."""
    file = workspace.project.files[path]
    data = _bytes(workspace, path)
    if data is None or decode(data).text != file.document.text:
        raise OutputError(
            f"{path} changed while it was being worked on; nothing was written to it", "run the command again"
        )
    after = fixed(file.document, data, file.place.kind.type, findings)
    if after.refused:
        note(f"clusterctl: {workspace.shown(path)} is left as it is: {after.refused}")
    return _Mended(path, data, after)


def _bytes(workspace: Workspace, path: str) -> bytes | None:
    try:
        return FolderTree(workspace.root).read(path)
    except UnreadableError:
        return None


def _write(workspace: Workspace, mended: _Mended, refused: Refused) -> bool:
    if mended.after.refused:
        refused.add((workspace.root, mended.path))
        return False
    full = os.path.join(workspace.root, mended.path)
    write_text(full, mended.after.text, before=mended.before, inside=workspace.root)
    for change in mended.after.changes:
        place = f"{workspace.shown(mended.path)}:{change.span.line}:{change.span.column}"
        note(f"{place}: {word(shortened(change.old))} -> {word(shortened(change.new))}")
    return True


def _diff(workspace: Workspace, mended: _Mended) -> str:
    """Return the change of one file, as `patch -p0` takes it; made safe where it is shown on a terminal."""
    if mended.after.refused:
        return ""
    from difflib import unified_diff

    name = workspace.shown(mended.path)
    old, new = _lines(mended.before.decode()), _lines(mended.after.text)
    text = "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
        for line in unified_diff(old, new, name, name)
    )
    return safe(text.replace("\r\n", "\n").replace("\t", "    ")) if workspace.screen.width else text


def _lines(text: str) -> list[str]:
    """Return the lines with their ends; a line feed alone ends one, as for `patch`."""
    return [f"{line}\n" for line in text.split("\n")[:-1]] + [line for line in text.split("\n")[-1:] if line]
