"""The stamp of a report: what it was made from and how, so that it can be made again and compared."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clusterctl.project.project import Project


def digest(project: Project) -> str:
    """Return the SHA-256 of a cluster's files as they are known here: their paths and texts, in the order of paths."""
    found = sha256()
    for path in sorted(project.files):
        text = project.files[path].document.text.encode("utf-8", "surrogatepass")
        found.update(f"{path}\0{len(text)}\0".encode())
        found.update(text)
    return found.hexdigest()
