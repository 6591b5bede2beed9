"""Which clusters `validate` judges, and which of their findings are shown."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from clusterctl.cli.table import globals_of
from clusterctl.cli.when import when_of
from clusterctl.cli.workspace import Workspace, located, open_workspace, resolved
from clusterctl.findings.errors import NotFoundError, UsageError
from clusterctl.output.judged import Judged
from clusterctl.project.touched import concerns, touched
from clusterctl.rules.catalogue import FAMILIES, every_rule
from clusterctl.rules.engine import capped
from clusterctl.rules.fingerprints import fingerprinted
from clusterctl.store.folder import MARKER
from clusterctl.words import did_you_mean, listed

if TYPE_CHECKING:
    import typer

    from clusterctl.findings.finding import Finding


class Selection(Struct, frozen=True):
    """What narrows the findings: codes or families, paths from the root, the revision that they are not of."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    since: str | None = None
    plan: str | None = None
    """The path of an action plan: with what it touches, nothing else is asked for."""

    def every(self, workspaces: list[Workspace], folders: list[str], *, whole: bool) -> list[Judged]:
        """Return what is to be shown of several clusters."""
        return [self.judged(one, folder, whole=whole) for one, folder in zip(workspaces, folders, strict=True)]

    def judged(self, workspace: Workspace, folder: str = "", *, whole: bool = False) -> Judged:
        """Return what is to be shown of a cluster; `folder` is its own from the top of the git tree.

        Of each file the worst findings, but all with `whole`.
        """
        every = fingerprinted(workspace.report.every)
        own = [path for path in self.paths if _within(path, workspace.root)]
        touches = touched(workspace.project, self.plan) if self.plan else ()
        chosen = tuple(finding for finding in every if self._asks_for(finding, workspace, own)
                       and (self.plan is None or concerns(finding, self.plan, touches)))  # fmt: skip
        since = None
        if self.since is not None:
            from clusterctl.cli.since import earlier

            before = earlier(workspace, self.since)
            chosen, since = _without(chosen, before.fingerprints), before.commit
        more = workspace.project.more if len(chosen) == len(every) else {}
        shown = chosen if whole else capped(chosen, more)
        files = tuple(file for file in workspace.project.files if _is_asked(file, workspace, own))
        hidden = len(every) - len(chosen)
        return Judged(workspace.head, shown, files, folder, workspace.shown(""), hidden, since)

    def _asks_for(self, finding: Finding, workspace: Workspace, own: list[str]) -> bool:
        return (
            (not self.select or finding.code.startswith(self.select))
            and not (self.ignore and finding.code.startswith(self.ignore))
            and _is_asked(finding.route.file, workspace, own)
        )


def _without(findings: tuple[Finding, ...], known: frozenset[str]) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if finding.fingerprint not in known)


def _is_asked(file: str, workspace: Workspace, own: list[str]) -> bool:
    return not own or any(_within(os.path.join(workspace.root, file), path) for path in own)


def codes(words: list[str] | None) -> tuple[str, ...]:
    """Return codes and families as they were given; UsageError for one that there is not."""
    for word in words or ():
        if word not in every_rule() and word not in FAMILIES:
            raise UsageError(f"there is no rule or family {word}{did_you_mean(word, [*FAMILIES, *every_rule()])}",
                             "`clusterctl explain` lists them")  # fmt: skip
    return tuple(words or ())


def opened(context: typer.Context, named: list[str], selection: Selection) -> tuple[list[Workspace], Selection]:
    """Return the clusters that a command line means, judged, and the selection narrowed to the files that it names."""
    projects, narrow = _sorted_paths(named, past=when_of(context).revision is not None)
    starts: list[str | None] = [*projects] or [globals_of(context).directory or _around(narrow)]
    workspaces = [open_workspace(context, start, method=True) for start in starts]
    _check_inside(narrow, workspaces)
    return workspaces, replace(selection, paths=tuple(narrow))


def _sorted_paths(paths: list[str], *, past: bool) -> tuple[list[str], list[str]]:
    """Tell clusters' folders from paths that narrow what is shown; in the past there may have been others."""
    for path in paths:
        if not past and not os.path.lexists(path):
            raise NotFoundError(f"there is no {path}", "name a cluster's folder, or a file in one")
    projects = [path for path in paths if os.path.lexists(os.path.join(path, MARKER))]
    narrow = [located(path) for path in paths if path not in projects]
    return list(dict.fromkeys(map(resolved, projects))), narrow


def _around(narrow: list[str]) -> str | None:
    """Return the folder of the first path that was named: its cluster is meant, unless one is named by itself."""
    if not narrow or os.environ.get("CLUSTERCTL_DIR"):
        return None
    folder = narrow[0]
    while not os.path.isdir(folder):  # a folder of the past may be gone
        folder = os.path.dirname(folder)
    return folder


def _check_inside(narrow: list[str], workspaces: list[Workspace]) -> None:
    for path in narrow:
        around = [workspace for workspace in workspaces if _within(path, workspace.root)]
        if not around:
            roots = listed([workspace.root for workspace in workspaces])
            raise NotFoundError(f"{path} is not in the cluster {roots}", "name its own cluster's folder with -C DIR")
        _check_there(around, path)


def _check_there(around: list[Workspace], path: str) -> None:
    """NotFoundError for a path that the revision does not hold, or that is not known yet: nothing would be judged."""
    for workspace in around:
        inside = os.path.relpath(path, workspace.root).replace(os.sep, "/")
        if workspace.past and not workspace.past.tree.exists(inside):
            raise NotFoundError(f"there was no {path} in that revision", "leave --rev out, or name another file")
        if inside in workspace.project.later:
            raise NotFoundError(f"{path} begins later{workspace.known}", "leave --at out, or name a later label")


def _within(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)
