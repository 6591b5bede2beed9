"""What git tells of plans in force: handed to the rules, which read no git themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.cli.history import history
from clusterctl.findings.errors import NotFoundError
from clusterctl.history.in_force import PATHS, unamended

if TYPE_CHECKING:
    from clusterctl.cli.workspace import Workspace
    from clusterctl.rules.evidence import Unamended


def moved(workspace: Workspace) -> tuple[Unamended, ...]:
    """Return what moved in plans in force without an amendment; nothing where there is no git, or none that works."""
    try:
        with history(workspace, first_parent=True, paths=PATHS) as found:
            return unamended(found.versions, found.steps, workspace.project, on_disk=workspace.past is None)
    except NotFoundError:
        return ()
