"""`schema`: print the JSON Schema of a kind of file, or wire all of them into an editor."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from clusterctl.cli.streams import note, write
from clusterctl.cli.table import globals_of
from clusterctl.cli.workspace import find
from clusterctl.findings.errors import NotFoundError, OutputError, UsageError
from clusterctl.model.kinds import FILE_KINDS
from clusterctl.project import editor
from clusterctl.project.discover import discover
from clusterctl.store.folder import LIMIT_BYTES, FolderTree
from clusterctl.store.lock import locked
from clusterctl.store.packaged import schema as packaged
from clusterctl.store.tree import UnreadableError
from clusterctl.store.write import ANYTHING, Anything, write_text
from clusterctl.words import counted, did_you_mean, listed

if TYPE_CHECKING:
    from collections.abc import Callable

    from clusterctl.project.discover import Place

INSTALL = "install"


def schema(
    context: typer.Context,
    kind: Annotated[
        str | None, typer.Argument(metavar="[KIND | install]", help="A kind of file (plan), or the word install.")
    ] = None,
    comments: Annotated[
        bool, typer.Option("--comments", help="With install: each file's first line names its schema, too.")
    ] = False,
) -> int:
    """Print the JSON Schema of a kind of file; without a word, list the kinds.

    With `install`, copy the schemas into the cluster's folder and tell VS Code of them: it checks the files while you
    type, and shows what each key means. Other editors need --comments. Run it again after an upgrade.
    """
    if kind == INSTALL:
        tree = FolderTree(find(globals_of(context).directory))
        with locked(tree.root, "clusterctl schema install"):
            return _install(tree, comments=comments)
    if comments:
        raise UsageError("--comments goes with install", "run `clusterctl schema install --comments`")
    if kind is None:
        width = max(map(len, FILE_KINDS))
        write("".join(f"{one.name:{width}}  {one.pattern}: {one.title}\n" for one in FILE_KINDS.values()))
    elif kind in FILE_KINDS:
        write(packaged(kind))
    else:
        near = did_you_mean(kind, [*FILE_KINDS, INSTALL])
        raise NotFoundError(f"there is no kind of file `{kind}`{near}", f"the kinds are {listed(FILE_KINDS, 'and')}")
    return 0


schema.example = "Example: clusterctl schema install"  # type: ignore[attr-defined]


def _install(tree: FolderTree, *, comments: bool) -> int:
    """Write what an editor needs; OutputError at the end where a file had to be left as it is."""
    copied = [kind for kind in FILE_KINDS if _copy(tree, editor.schema_path(kind), packaged(kind))]
    if copied:
        write(f"{editor.SCHEMAS}: {counted(len(copied), 'schema')} written\n")
    left = [_merge(tree, editor.SETTINGS, editor.settings), _merge(tree, editor.EXTENSIONS, editor.extensions)]
    if comments:
        left += [_comment(tree, place) for place in discover(tree.list())[0]]
    reasons = [reason for reason in left if reason]
    if reasons:
        raise OutputError("; ".join(reasons), "all else is in place")
    note(
        "clusterctl: the schemas are in place; open this folder in VS Code and accept the extension that it recommends"
    )
    return 0


def _merge(tree: FolderTree, path: str, change: Callable[[str], str]) -> str:
    """Change a file of settings; where that would lose something, print what to add by hand and return why."""
    try:
        if _change(tree, path, change):
            write(f"{path}: written\n")
    except editor.UnmergeableError as error:
        write(f"{path}: add this by hand\n{editor.pasteable(path)}\n")
        return f"{path} is left as it is: {error}"
    return ""


def _comment(tree: FolderTree, place: Place) -> str:
    """Give a file its first line; return why where it had to be left as it is."""
    try:
        if _change(tree, place.path, lambda old: editor.commented(old, place)):
            write(f"{place.path}: first line written\n")
    except editor.UnmergeableError as error:
        return f"{place.path} is left as it is: {error}"
    return ""


def _copy(tree: FolderTree, path: str, text: str) -> bool:
    """Write a file unless it holds this text already; return whether it was written."""
    try:
        old: bytes | Anything | None = _bytes(tree, path)
    except editor.UnmergeableError:
        old = ANYTHING  # it is ours, whatever became of it
    new = old != text.encode()
    if new:
        write_text(os.path.join(tree.root, path), text, before=old, inside=tree.root)
    return new


def _change(tree: FolderTree, path: str, change: Callable[[str], str]) -> bool:
    """Write a file's new text unless it is the old one; return whether it was written."""
    data = _bytes(tree, path)
    try:
        old = data.decode() if data else ""
    except UnicodeDecodeError:
        raise editor.UnmergeableError("it is not UTF-8 text") from None
    new = change(old)
    if new != old:
        write_text(os.path.join(tree.root, path), new, before=data, inside=tree.root)
    return new != old


def _bytes(tree: FolderTree, path: str) -> bytes | None:
    """Return what a file holds, None where there is no file; UnmergeableError where it cannot be read whole."""
    if not os.path.lexists(os.path.join(tree.root, path)):
        return None
    try:
        data = tree.read(path)
    except UnreadableError as error:
        raise editor.UnmergeableError(str(error)) from None
    if len(data) > LIMIT_BYTES:
        raise editor.UnmergeableError("it is too large")
    return data
