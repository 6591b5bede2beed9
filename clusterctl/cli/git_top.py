"""Where clusters stand below the top of their git tree, as code hosts and build servers name files."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from clusterctl.findings.errors import NotFoundError
from clusterctl.store.git import Repository

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clusterctl.cli.workspace import Workspace


def folders(workspaces: Iterable[Workspace]) -> list[str]:
    """Return each cluster's folder from the top, with `/`; empty for the top itself.

    Of several repositories, or folders that are in none, the top is the nearest folder above all of them.
    """
    roots = {workspace.root: _top(workspace) for workspace in workspaces}
    top = os.path.commonpath(list(roots.values()))
    below = (os.path.relpath(root, top) for root in roots)
    return ["" if folder == os.curdir else folder.replace(os.sep, "/") for folder in below]


def _top(workspace: Workspace) -> str:
    """Return the top of the git tree; the cluster's own folder where there is none."""
    past = workspace.past
    if past:
        return workspace.root.removesuffix(past.folder.replace("/", os.sep)).rstrip(os.sep) or os.sep
    try:
        return Repository.around(workspace.root).top or workspace.root
    except NotFoundError:
        return workspace.root
