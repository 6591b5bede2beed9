"""`log`: index, shares and stage over the repository's history, or over the years on file."""

from __future__ import annotations

import os
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, cast

import typer
from msgspec import Struct

from clusterctl.cli.files import STDOUT, Formats, Output, deliver, screen_of
from clusterctl.cli.past import exact, named
from clusterctl.cli.progress import Progress
from clusterctl.cli.streams import screen
from clusterctl.cli.table import globals_of
from clusterctl.cli.when import when_of
from clusterctl.cli.workspace import open_workspace, start_folder
from clusterctl.findings.errors import NotFoundError, UsageError
from clusterctl.history.folders import Folders
from clusterctl.history.kept import Kept
from clusterctl.history.log import Asked, Log, Means
from clusterctl.history.log import log as logged
from clusterctl.model.kinds import FILE_KINDS
from clusterctl.output.json import Head
from clusterctl.project.discover import Place
from clusterctl.project.load import load_file
from clusterctl.store.folder import FolderTree, find_root
from clusterctl.store.git import Repository
from clusterctl.store.revision import RevisionTree, find_folder

if TYPE_CHECKING:
    from clusterctl.model.cluster import Cluster
    from clusterctl.store.git import Commit


class Format(StrEnum):
    """How the log is written."""

    text = "text"
    json = "json"
    csv = "csv"
    html = "html"


class By(StrEnum):
    """What a row is of."""

    commit = "commit"
    tag = "tag"
    label = "label"


_FORMATS = Formats(
    {".txt": Format.text, ".json": Format.json, ".csv": Format.csv, ".html": Format.html, ".htm": Format.html},
    on_stdout=Format.text,
    help="name it .html, .csv, .json or .txt, or add --format",
)


class Subject(Struct, frozen=True):
    """Whose log it is, and how it is called."""

    name: str
    id: str | None = None
    revision: str | None = None


def log(
    context: typer.Context,
    by: Annotated[
        By, typer.Option(help="A row for each commit that changed the cluster, tag, or year on file.")
    ] = By.commit,
    last: Annotated[int | None, typer.Option("-n", "--last", metavar="N", min=1, help="Only the last N rows.")] = None,
    findings: Annotated[
        bool, typer.Option("--findings", help="Count errors, warnings and advice in each commit too; takes longer.")
    ] = False,
    format_: Annotated[
        Format | None, typer.Option("--format", help="How to write it; without it, by FILE's suffix, else text.")
    ] = None,
    output: Output = STDOUT,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Reckon all anew (as CLUSTERCTL_CACHE=off does).")
    ] = False,
) -> int:
    """Show how index, shares and stage moved over the repository's history, by its commits, tags or years.

    It goes back from HEAD, or from --rev, along its own line; a merge is one step. What is not committed is not in it.
    Each commit is judged as of its own day.
    """
    face = _FORMATS.chosen(format_, output)
    if by is By.label:
        subject, found = _years(context, last, findings=findings)
    else:
        subject, found = _commits(context, by, last, findings=findings, cached=not no_cache)
    deliver(_rendered(context, found, by, subject, face, output), output, f"the log of {subject.name}")
    return 0


log.example = "Example: clusterctl log --last 20 -o log.csv"  # type: ignore[attr-defined]


def _years(context: typer.Context, last: int | None, *, findings: bool) -> tuple[Subject, Log]:
    """Return the log of the years on file; NotFoundError where there is none."""
    if findings:
        raise UsageError("--findings counts what is wrong in a commit; --by label shows the years of one",
                         "leave one of the two out")  # fmt: skip
    from clusterctl.history.years import years

    workspace = open_workspace(context)
    workspace.need("cluster.yaml")
    found = years(workspace.project, workspace.as_of, last)
    if not found.rows:
        message = f"no year with a plan, an assessment or finance records has begun by {workspace.as_of}"
        raise NotFoundError(message, "add plans/1999.yaml or scores/1999.yaml (see docs/format.md)")
    return Subject(workspace.name, workspace.head.cluster, workspace.head.revision), found


def _commits(
    context: typer.Context, by: By, last: int | None, *, findings: bool, cached: bool
) -> tuple[Subject, Log]:  # fmt: skip
    """Return the log of a repository's commits; NotFoundError where there is no history or no such row."""
    when = when_of(context)
    start = start_folder(globals_of(context).directory)
    asked = Asked(by is By.tag, last, findings, when.at, when.today)
    with _repository(start) as repository, Kept(off=not cached) as kept:
        subject, commit, folders = _subject(repository, start, when.revision)
        progress = Progress("commits")
        try:
            found = logged(repository, commit, folders, asked, Means(kept, progress.tell))
        finally:
            progress.end()
    if not found.rows:
        message = f"no tag names a commit of {subject.name} on the line of {when.revision or 'HEAD'}"
        raise NotFoundError(message, "`git tag` lists the tags; without --by tag, each commit has a row")
    return subject, found


def _repository(start: str) -> Repository:
    try:
        return Repository.around(start)
    except NotFoundError as error:
        message = error.message.removesuffix(", so it has no revisions")
        raise NotFoundError(f"{message}, so there is no history",
                            "`clusterctl log --by label` compares the years on file") from None  # fmt: skip


def _subject(repository: Repository, start: str, revision: str | None) -> tuple[Subject, Commit, Folders]:
    """Return the cluster as it is called in the newest commit, that commit, and where its folder is looked for."""
    if revision is None and repository.find_commit("HEAD") is None:
        raise NotFoundError("nothing is committed in this repository yet, so there is no history",
                            "commit first; `clusterctl log --by label` compares the years on file")  # fmt: skip
    asked, commit, given = named(repository, revision or "HEAD")
    entries = repository.entries(commit)
    root = find_root(start)
    now = repository.inside(root or os.path.realpath(start))
    if given is not None:
        folder = exact(given, entries, asked)
    else:
        own = Folders(repository, now, _id_on_disk(root)).within(entries)
        folder = find_folder(entries, now, commit) if own is None else own
    tree = RevisionTree(repository, commit, entries, folder)
    record = load_file(tree, Place("cluster.yaml", FILE_KINDS["cluster"]))[0].record
    cluster = cast("Cluster | None", record)
    name = cluster.name if cluster else folder.rpartition("/")[2] or os.path.basename(root or start)
    id_ = cluster.id if cluster else None
    return Subject(name, id_, commit.id), commit, Folders(repository, folder, id_)


def _id_on_disk(root: str | None) -> str | None:
    """Return the id of the cluster that is on the disk, which may have another folder there than in a commit."""
    if root is None:
        return None
    record = load_file(FolderTree(root), Place("cluster.yaml", FILE_KINDS["cluster"]))[0].record
    return cast("Cluster", record).id if record else None


def _rendered(context: typer.Context, found: Log, by: By, subject: Subject, face: Format, output: str) -> str:
    shown = screen_of(output, screen(no_color=globals_of(context).no_color))
    if face is Format.text:
        from clusterctl.output import log as as_text

        return as_text.text(found, subject.name, shown)
    if face is Format.csv:
        from clusterctl.output import log_csv

        return log_csv.csv(found)
    if face is Format.html:
        from clusterctl.report import log as as_html

        return as_html.render(found, subject.name, subject.revision)
    from clusterctl.output import log_json

    days = [row.moment.as_of for row in found.rows if row.moment.as_of]
    return log_json.json(found, by.value, Head(subject.id, days[-1] if days else None, subject.revision)).text
