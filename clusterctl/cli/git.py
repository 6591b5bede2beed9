"""`git setup`: let git check a cluster before each commit."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from clusterctl.cli.streams import note, write
from clusterctl.cli.table import globals_of
from clusterctl.cli.workspace import find
from clusterctl.edit.hook import is_ours, script
from clusterctl.findings.errors import NotFoundError, OutputError, UsageError
from clusterctl.output.screen import word
from clusterctl.store.git import Repository
from clusterctl.store.hooks import other_folder, own_folder
from clusterctl.store.write import write_text

HOOK = "pre-commit"
_EXECUTABLE = 0o111
_BY_HAND = "clusterctl validate"


def git_setup(
    context: typer.Context,
    hooks: Annotated[
        bool, typer.Option("--hooks", help="Check the cluster before each commit; with errors there is none.")
    ] = False,
) -> int:
    """Let git work with clusters: --hooks puts a check before each commit of this repository.

    One file is written, .git/hooks/pre-commit. A hook that is there already, and not ours, is left as it is. The hook
    checks the files as they are on the disk, of each cluster in the repository that a commit touches.
    """
    if not hooks:
        raise UsageError("nothing to set up is named", "add --hooks: a check before each commit")
    with Repository.around(find(globals_of(context).directory)) as repository:
        if repository.top is None:
            raise NotFoundError("nobody commits in a bare repository", "run the command in a clone of it")
        _install(repository)
    return 0


git_setup.example = "Example: clusterctl git setup --hooks"  # type: ignore[attr-defined]


def _install(repository: Repository) -> None:
    """Write the hook and say so; OutputError where git looks elsewhere, or the hook is another's."""
    other = other_folder(repository)
    if other is not None:
        message = f"git looks for hooks in {other} (core.hooksPath), which may serve other repositories, too"
        raise OutputError(f"{message}; nothing was written", _hint())
    path = os.path.join(own_folder(repository), HOOK)
    before = _bytes(path)
    text = script(sys.executable)
    if before is not None and not is_ours(before):
        raise OutputError(f"there is a hook already, {_near(path)}, and it is not ours; it is left as it is", _hint())
    if before == text.encode():
        note(f"clusterctl: the hook is in place: {_near(path)}")
        return
    os.makedirs(os.path.dirname(path), exist_ok=True)
    write_text(path, text, before=before)
    os.chmod(path, os.stat(path).st_mode | _EXECUTABLE)
    write(f"{_near(path)}: {'written' if before is None else 'renewed'}\n")
    note("clusterctl: each commit is checked from now on; `git commit --no-verify` goes without")


def _hint() -> str:
    return f"add this line to your own hook: {_BY_HAND}"


def _bytes(path: str) -> bytes | None:
    """Return what the hook holds, None where there is none; OutputError where it is no file that can be read."""
    if not os.path.lexists(path):
        return None
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise OutputError(f"the hook {_near(path)} can't be read: {error.strerror}", _hint()) from None


def _near(path: str) -> str:
    return word(os.path.relpath(path))
