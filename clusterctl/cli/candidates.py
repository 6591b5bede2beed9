"""`--complete actors`: the ids that a shell's completion offers, one a line, each with its name after a tab.

Answers before typer and the model are loaded, and never complains: at a touch of TAB there is nobody to complain to.
"""

from __future__ import annotations

import os
from contextlib import suppress

from clusterctl.source.glance import ids
from clusterctl.store.folder import FolderTree, find_root
from clusterctl.store.tree import UnreadableError

PLACES = {"actors": ("actors.yaml", "actors")}
"""What may be asked for: in which file, below which key."""
LONGEST_NAME = 80
_JOINERS = "\u200c\u200d"  # Indian scripts need them; no other invisible character may reach a terminal


def show(words: list[str]) -> int:
    """Write the ids that `actors [-C DIR]` asks for to stdout. Exit code 0, whatever happens."""
    with suppress(OSError, ValueError, UnreadableError):
        lines = [f"{id_}\t{_plain(name)}\n" for id_, name in _asked(words).items()]
        _write("".join(lines).encode("utf-8", "replace"))
    return 0


def _asked(words: list[str]) -> dict[str, str]:
    match words:
        case [what]:
            start = os.environ.get("CLUSTERCTL_DIR") or "."
        case [what, "-C", directory]:
            start = directory
        case _:
            return {}
    root = find_root(start) if what in PLACES and os.path.isdir(start) else None
    if root is None:
        return {}
    path, key = PLACES[what]
    return ids(FolderTree(root).read(path), key)


def _plain(name: str) -> str:
    """Return a name on one short line, without characters that would command a terminal."""
    shown = "".join(char if char.isprintable() or char in _JOINERS else " " for char in name)
    return " ".join(shown.split())[:LONGEST_NAME]


def _write(data: bytes) -> None:
    while data:
        data = data[os.write(1, data) :]
