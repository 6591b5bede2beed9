"""The stamp of a report: what it was made from and how, so that it can be made again and compared."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clusterctl.project.project import Project


def digest(project: Project) -> str:
    """Return the SHA-256 of a cluster's files as they are known here: their paths and texts, in the order of paths."""
    return digest_of(
        {path: file.document.text.encode("utf-8", "surrogatepass") for path, file in project.files.items()}
    )


def digest_of(texts: Mapping[str, bytes]) -> str:
    """Return the SHA-256 of some files, in the order of their names."""
    found = sha256()
    for name in sorted(texts):
        found.update(f"{name}\0{len(texts[name])}\0".encode())
        found.update(texts[name])
    return found.hexdigest()
