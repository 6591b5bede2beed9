"""What most commands begin with: find the cluster, load it, judge it, and know the screen and the day."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from clusterctl.cli.streams import note, screen
from clusterctl.cli.table import globals_of
from clusterctl.cli.when import when_of
from clusterctl.findings.errors import AnswerIsNoError, NotFoundError
from clusterctl.output.screen import Screen, word
from clusterctl.project.kept import load_folder
from clusterctl.project.load import load
from clusterctl.project.project import Project
from clusterctl.rules.engine import Report, run
from clusterctl.store.folder import FolderTree, find_root
from clusterctl.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    import typer

    from clusterctl.cli.past import Past
    from clusterctl.output.json import Head
    from clusterctl.rules.evidence import Unamended
    from clusterctl.store.tree import Tree


class Workspace(Struct, frozen=True):
    """One cluster, loaded and judged."""

    root: str
    project: Project
    report: Report
    as_of: date
    screen: Screen
    past: Past | None = None
    """Where the files are those of a revision, not of the disk."""
    asked: str = ""
    """The options by which the cluster and the time were named, as they stand in a command line, after a blank."""
    silent: bool = False
    """It says nothing of files that hold errors; it stops all the same."""

    @property
    def head(self) -> Head:
        """What JSON documents say of the cluster."""
        from clusterctl.output.json import Head

        cluster = self.project.cluster
        return Head(cluster.id if cluster else None, self.as_of, self.project.revision)

    @property
    def name(self) -> str:
        """The cluster's name."""
        return self.project.cluster.name if self.project.cluster else os.path.basename(self.root)

    @property
    def known(self) -> str:
        """Words for what limits all that is said to be there: ", as known at the end of 1998"."""
        return f", as known at the end of {self.project.until.text}" if self.project.until else ""

    def shown(self, path: str) -> str:
        """Return a cluster's path as seen from the current folder, or as `git show` takes it, on one line."""
        if self.past:
            return word(self.past.shown(path))
        full = os.path.join(self.root, path)
        try:
            near = os.path.relpath(full)
        except (OSError, ValueError):
            near = full
        far = near.startswith(os.path.join("..", "..", ".."))
        return word(full if far else near)

    @contextmanager
    def tree(self) -> Iterator[Tree]:
        """Give the files of the cluster as they were read."""
        if self.past is None:
            yield FolderTree(self.root)
            return
        from clusterctl.cli.past import again

        with again(self.past) as tree:
            yield tree

    def need(self, *files: str) -> None:
        """Say what is wrong with files that the answer needs, and stop; note in a line what is wrong elsewhere.

        AnswerIsNoError where one of the files holds an error.
        """
        errors = self.report.errors_in(*files)
        if errors:
            if not self.silent:
                from clusterctl.output import findings as findings_output  # only on the way to a fault

                note(findings_output.text(errors, self.project, self.screen, self.shown))
            message = f"no result: {counted(len(errors), 'error')} in what it needs"
            raise AnswerIsNoError(message, "mend the above and run the command again")
        others = self.report.count("error")
        if others and not self.silent:
            note(f"clusterctl: {counted(others, 'error')} in other files; `clusterctl{self.asked} validate` shows them")


def open_workspace(context: typer.Context, start: str | None = None, *, method: bool = False) -> Workspace:
    """Load the cluster around a folder, around that which the command line names, or around the current one.

    It is judged by its form, and by the rules of the method where asked for: a figure can be reckoned from files that
    break these.
    """
    given, when = globals_of(context), when_of(context)
    root, project, past = _loaded(start or given.directory, when.revision, when.at)
    if past:
        note(f"clusterctl: read from {past}")
    day = when.day(project, past.commit if past else None)
    found = Workspace(root, project, Report(), day, screen(no_color=given.no_color), past, given.words)
    moved = _moved(found) if method else ()
    return replace(found, report=run(project, day, method=method, unamended=moved))


def _loaded(directory: str | None, revision: str | None, at: str | None) -> tuple[str, Project, Past | None]:
    """Return a cluster's folder, its project, and the revision that it was read from, if it was."""
    if revision is None:
        root = find(directory)
        return root, load_folder(root, at), None
    from clusterctl.cli.past import opened

    with opened(start_folder(directory), revision) as past:
        return past.root, load(past.tree, at), past


def open_as(context: typer.Context, revision: str | None, at: str | None, day: date) -> Workspace:
    """Load a cluster as of a revision (None: as it is), cut at a label, and judge it by the method on a day."""
    given = globals_of(context)
    root, project, past = _loaded(given.directory, revision, at)
    found = Workspace(root, project, Report(), day, screen(no_color=given.no_color), past, given.words)
    return replace(found, report=run(project, day, unamended=_moved(found)))


def _moved(workspace: Workspace) -> tuple[Unamended, ...]:
    """Return what moved in plans in force without an amendment; git is started only where there is such a plan."""
    project = workspace.project
    if project.until or not any(filed.record.status == "approved" for filed in project.plans):
        return ()
    from clusterctl.cli.in_force import moved

    return moved(workspace)


def find(directory: str | None) -> str:
    """Return the cluster's folder; NotFoundError where there is none."""
    folder = start_folder(directory)
    root = find_root(folder)
    if root is None:
        message = f"no cluster here: there is no cluster.yaml in {folder} or any folder above it"
        raise NotFoundError(message, "go to a cluster's folder, or name it with -C DIR")
    return root


def start_folder(directory: str | None) -> str:
    """Return the folder from which to look; NotFoundError where there is none."""
    start = directory or os.environ.get("CLUSTERCTL_DIR") or "."
    if not os.path.isdir(start):
        raise NotFoundError(f"there is no folder {start}", "name the cluster's folder with -C DIR")
    return resolved(start)


def resolved(path: str) -> str:
    """Return a path from the root, without links; NotFoundError where the current folder is gone."""
    try:
        return os.path.realpath(path)
    except OSError:
        raise NotFoundError("the current folder is gone", "go to a folder that exists") from None


def located(path: str) -> str:
    """Return a path from the root; a link at its end stays one, for it is that file which is meant."""
    folder, name = os.path.split(path)
    return os.path.normpath(os.path.join(resolved(folder or "."), name))
