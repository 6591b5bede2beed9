"""Which two sides a comparison means: two labels, or two states of the files, each a git revision or the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.analysis.changes.state import State
from clusterctl.cli.past import Known, opened
from clusterctl.cli.streams import note
from clusterctl.cli.table import globals_of
from clusterctl.cli.when import WORKING_TREE, when_of
from clusterctl.cli.workspace import find, start_folder
from clusterctl.findings.errors import NotFoundError, UsageError
from clusterctl.output.changes.sides import Names
from clusterctl.output.screen import word
from clusterctl.project.kept import load_folder
from clusterctl.project.labels import is_label
from clusterctl.project.load import load
from clusterctl.source.reader import read
from clusterctl.store.folder import MARKER, FolderTree, find_root
from clusterctl.store.git import Repository
from clusterctl.store.tree import UnreadableError
from clusterctl.words import counted, did_you_mean, listed

if TYPE_CHECKING:
    from datetime import date

    import typer

    from clusterctl.cli.workspace import Workspace
    from clusterctl.project.labels import Label
    from clusterctl.project.project import Project

_NAMED = 3
"""So many files are named in a note; more are counted."""
_BETWEEN, _SINCE_FORK = "..", "..."


class Asked(Struct, frozen=True):
    """The words that name the sides: labels or revisions, never both. Without an earlier label it is to be chosen."""

    before: str | None
    after: str
    labels: bool


def asked(first: str | None, second: str | None) -> Asked:
    """Return what a command line asks to compare; UsageError for what can't be compared."""
    if first and second is None and _BETWEEN in first:
        if _SINCE_FORK in first:
            raise UsageError(f"{first}: three dots have no meaning here", "write A..B, or two words: A B")
        first, _, second = (word_ or "HEAD" for word_ in first.partition(_BETWEEN))
    words = [one for one in (first, second) if one is not None]
    labels = [one for one in words if is_label(one)]
    if labels and len(labels) < len(words):
        other = next(one for one in words if one not in labels)
        message = f"{labels[0]} is a label and {other} is a revision: these can't be compared"
        raise UsageError(message, f"name two labels, or two revisions; a tag so named: refs/tags/{labels[0]}")
    if first is None:
        return Asked("HEAD", WORKING_TREE, labels=False)
    if labels and second is None:
        return Asked(None, first, labels=True)
    return Asked(first, WORKING_TREE if second is None else second, labels=bool(labels))


# -- labels ------------------------------------------------------------------------------------------------------------


def years(workspace: Workspace, found: Asked) -> tuple[Label, Label]:
    """Return the two labels that are meant; without the first, the last on file that is over when the second begins."""
    known = _on_file(workspace.project)
    after = _label(workspace, found.after, known)
    if found.before is not None:
        return _label(workspace, found.before, known), after
    earlier = [label for label in known if label.last < after.first]
    if not earlier:
        message = f"nothing on file is over before {after.text} begins, so there is nothing to compare it with"
        raise NotFoundError(message, f"on file: {listed([label.text for label in known], 'and')}; name two of them")
    same = [label for label in earlier if len(label.text) == len(after.text)]
    return (same or earlier)[-1], after


def _on_file(project: Project) -> list[Label]:
    found = {label.text: label for label in project.labels.values()}
    return sorted(found.values(), key=lambda label: (label.last, label.first, label.text))


def _label(workspace: Workspace, text: str, known: list[Label]) -> Label:
    names = [label.text for label in known]
    label = workspace.project.label(text)
    if label is None or not any(one.overlaps(label) for one in known):
        message = f"nothing is on file for {text}{workspace.known}{did_you_mean(text, names)}"
        raise NotFoundError(message, f"on file: {listed(names, 'and')}" if names else "add plans/1999.yaml")
    if label.first > workspace.as_of:
        message = f"{text} has not begun by {workspace.as_of}, the day at which all is judged"
        raise NotFoundError(message, "name an earlier one, or judge at another day: --today")
    return label


# -- states ------------------------------------------------------------------------------------------------------------


class States(Struct, frozen=True):
    """Two states of a cluster's files, and what they are called."""

    before: State
    after: State
    names: Names


class _Side(Struct, frozen=True):
    """A state as it is found: what it is called, which it is exactly, and its cluster's folder in the repository."""

    project: Project
    day: date
    name: str
    said: str
    folder: str

    def known(self, otherwise: Known | None) -> Known:
        """Return by what the cluster is found on the other side."""
        cluster = self.project.cluster
        id_ = cluster.id if cluster else otherwise.id if otherwise else None
        return Known(self.folder, id_)


def states(context: typer.Context, found: Asked) -> States:
    """Return the states that are meant, with a note on what can't be read in them.

    Both are judged as of the same day, the later of theirs: that time went by is no change of the files.
    NotFoundError where there is no such revision or no cluster in it.
    """
    given = globals_of(context)
    if given.rev is not None:
        raise UsageError("--rev has no meaning where revisions are compared", "name both: clusterctl diff A B")
    start = start_folder(given.directory)
    _need_repository(start)
    here = _on_disk(start)
    after = _state(context, found.after, here)
    before = _state(context, found.before or "", after.known(here))
    for side in (before, after):
        _note_unread(side.project, side.name)
    day = max(before.day, after.day)
    where, until = asked_time(context, day)
    said = " ".join(part for part in (f"Compared: {before.said} with {after.said}.", where) if part)
    names = Names(before.name, after.name, said, until)
    return States(State(before.project, day), State(after.project, day), names)


def asked_time(context: typer.Context, day: date) -> tuple[str, str]:
    """Return in words up to when a command line asks to compare, and the day; both empty where it names no time."""
    given = globals_of(context)
    if given.at is None and given.today is None:
        return "", ""
    known = f"as known at the end of {given.at}" if given.at else ""
    judged = f"as of {day}" if given.today else ""
    said = " and ".join(part for part in (known, judged) if part)
    return f"{said[:1].upper()}{said[1:]}.", str(day)


def _need_repository(start: str) -> None:
    """NotFoundError where there is no repository: two years can be compared all the same."""
    try:
        Repository.around(start)
    except NotFoundError as error:
        raise NotFoundError(error.message, "two years are compared without git: clusterctl diff 1998 1999") from None


def _on_disk(start: str) -> Known | None:
    """Return by what the cluster on the disk is found elsewhere; None where there is none."""
    root = find_root(start)
    if root is None:
        return None
    try:
        data = read(MARKER, FolderTree(root).read(MARKER)).data
    except UnreadableError:
        data = None
    id_ = data.get("id") if isinstance(data, dict) else None
    return Known(Repository.around(start).inside(root), id_ if isinstance(id_, str) else None)


def _state(context: typer.Context, name: str, known: Known | None) -> _Side:
    when, start = when_of(context), start_folder(globals_of(context).directory)
    if name == WORKING_TREE:
        repository = Repository.around(start)
        if repository.top is None:
            message = f"{start} is a bare repository, which has no files on the disk to compare with"
            raise NotFoundError(message, "name two revisions: clusterctl diff A B")
        root = find(start)
        project = load_folder(root, when.at)
        folder = repository.inside(root)
        return _Side(project, when.day(project, None), "the disk", "the files on the disk", folder)
    with opened(start, name, known) as past:
        project = load(past.tree, when.at)
        return _Side(project, when.day(project, past.commit), past.asked, str(past), past.folder)


def _note_unread(project: Project, name: str) -> None:
    broken = project.broken()
    if broken:
        more = len(broken) - _NAMED
        files = [*broken[:_NAMED], *([counted(more, "other file")] if more > 0 else [])]
        where = f"on {name}" if project.revision is None else f"in {name}"
        said = f"clusterctl: {listed(files, 'and')} can't be read in full {where}; what that hides is not compared"
        note(word(said))
