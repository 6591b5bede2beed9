"""A git repository without any settings of its own, over the objects of another one: for what only porcelain can tell.

A repository's settings name programs to run, filters, and commits to pass over; here none of them has a say.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from clusterctl.store.git import Repository

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHA1_ID = 40
_CONFIG = "[core]\nrepositoryformatversion = 1\n"
_SHA256 = "[extensions]\nobjectformat = sha256\n"


@contextmanager
def plain(repository: Repository, id_: str) -> Iterator[Repository]:
    """Give a bare repository of the same objects; the id of one of them tells how ids are made there."""
    with TemporaryDirectory(prefix="clusterctl-") as folder:
        objects = os.fsencode(repository.objects)
        files = {
            "HEAD": b"ref: refs/heads/none\n",
            "config": (_CONFIG + (_SHA256 if len(id_) > _SHA1_ID else "")).encode(),
            "objects/info/alternates": b'"' + _quoted(objects) + b'"\n',
            "refs/none": b"",
            "shallow": "".join(f"{edge}\n" for edge in repository.edges).encode(),
        }
        for name, data in files.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            if data:
                path.write_bytes(data)
        yield Repository(folder, None)


def _quoted(path: bytes) -> bytes:
    """Return a path as git reads it between quotes."""
    return path.replace(b"\\", b"\\\\").replace(b'"', b'\\"').replace(b"\n", b"\\n")
