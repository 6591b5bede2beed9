"""Which year a command on money means, and the files that its answer needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.analysis.funding import Ledger, ledger_of
from clusterctl.findings.errors import NotFoundError
from clusterctl.words import did_you_mean, listed

if TYPE_CHECKING:
    from clusterctl.cli.workspace import Workspace
    from clusterctl.project.labels import Label
    from clusterctl.project.project import Project

NEEDED = ("cluster.yaml", "actors.yaml")


def open_ledger(workspace: Workspace, *files: str) -> Ledger:
    """Return the money of all years that have begun, for an answer that needs these files too.

    NotFoundError where there is none.
    """
    project = workspace.project
    need_records(workspace, *files)
    ledger = ledger_of(project, workspace.as_of)
    if not ledger.labels:
        message = f"there is no action plan and no finance record yet{workspace.known}, so there is nothing to show"
        raise NotFoundError(message, "add plans/1999.yaml (see docs/format.md)")
    if not any(label.first <= workspace.as_of for label in ledger.labels):
        years = listed([label.text for label in ledger.labels], "and")
        message = f"no year on file has begun by {workspace.as_of}, the day at which all is judged"
        raise NotFoundError(message, f"on file: {years}; name the one you mean")
    return ledger


def open_year(workspace: Workspace, text: str) -> tuple[Ledger, Label]:
    """Return the money of a named year; NotFoundError where nothing is on file."""
    project = workspace.project
    label = project.label(text)
    if label:
        workspace.need(*NEEDED, *_files(project, label))
    ledger = ledger_of(project, workspace.as_of)
    years = [one.text for one in ledger.labels]
    if label and ledger.is_on_file(label):
        return ledger, label
    message = f"there is no action plan and no finance record in {text}{workspace.known}{did_you_mean(text, years)}"
    raise NotFoundError(message, f"on file: {listed(years, 'and')}" if years else "add a plan (see docs/format.md)")


def year_before(workspace: Workspace, ledger: Ledger, label: Label) -> Label | None:
    """Return the last label on file that is over when another begins, if all its files were read whole."""
    project = workspace.project
    earlier = [one for one in ledger.labels if one.last < label.first]
    if not earlier:
        return None
    files = [project.files[path] for path in _files(project, earlier[-1])]
    return earlier[-1] if all(file.complete for file in files) else None


def need_records(workspace: Workspace, *files: str) -> None:
    """Say what is wrong with the plans and monitoring files that have begun, or with these files, and stop."""
    project = workspace.project
    begun = [path for path, label in project.labels.items()
             if _kind(project, path) in {"plan", "monitoring"} and label.first <= workspace.as_of]  # fmt: skip
    workspace.need(*NEEDED, *files, *begun)


def known_year(workspace: Workspace, text: str) -> Label:
    """Return a year of the programme, with or without a file of its own; NotFoundError for any other word."""
    project, cluster = workspace.project, workspace.project.cluster
    label = project.label(text)
    years = {own.text: own for path, own in project.labels.items() if _kind(project, path) in {"plan", "monitoring"}}
    start = cluster.programme.start if cluster and cluster.programme else None
    firsts = [*(one.first for one in years.values()), *([start.first] if start else [])]
    if label is None or not firsts or label.last < min(firsts):
        message = f"the programme has no year {text}{workspace.known}{did_you_mean(text, years)}"
        raise NotFoundError(message, f"on file: {listed(years, 'and')}" if years else "name a year of the programme")
    if label.first > workspace.as_of:
        message = f"{text} has not begun by {workspace.as_of}, the day at which all is judged"
        raise NotFoundError(message, f"on file: {listed(years, 'and')}" if years else "judge at another day: --today")
    return label


def _files(project: Project, label: Label) -> list[str]:
    """Return the files that may hold money of a label: its plan, and monitoring of its days or with records of them."""
    held = {filed.path for filed in project.monitoring
            if any(label.first <= one.end.last <= label.last for one in filed.record.finance)}  # fmt: skip
    return [
        path for path, own in project.labels.items()
        if (_kind(project, path) == "plan" and own.text == label.text)
        or (_kind(project, path) == "monitoring" and (own.overlaps(label) or path in held))
    ]  # fmt: skip


def _kind(project: Project, path: str) -> str:
    file = project.files.get(path)
    return file.place.kind.name if file else ""
