"""`diff --since-approval`: what moved in a plan, and in the targets, after the plan was approved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clusterctl.cli.history import history, tell_lost
from clusterctl.cli.workspace import open_workspace
from clusterctl.findings.errors import NotFoundError
from clusterctl.history.approval import APPROVED, SinceApproval, since_approval
from clusterctl.output.json import Document
from clusterctl.output.since_approval import json, why
from clusterctl.words import did_you_mean, listed

if TYPE_CHECKING:
    import typer

    from clusterctl.cli.workspace import Workspace
    from clusterctl.output.page import Page


class Answer:
    """What moved since approval, for the face that is asked for."""

    def __init__(self, workspace: Workspace, found: SinceApproval) -> None:
        """Take what was found in a cluster."""
        self._workspace, self._found = workspace, found

    @property
    def is_empty(self) -> bool:
        """Whether nothing moved."""
        return not self._found.changes

    @property
    def document(self) -> Document:
        """The answer as `clusterctl/since-approval/1`."""
        body: dict[str, Any] = json(self._found, self._workspace.project)
        return Document("since-approval", self._workspace.head, body)

    @property
    def page(self) -> Page:
        """The answer in words."""
        from clusterctl.output.changes.approval import page

        where = f"Read from {self._workspace.past}." if self._workspace.past else ""
        return page(self._found, self._workspace.project, self._workspace.name, where)


def answer(context: typer.Context, label: str | None) -> Answer:
    """Return what moved in a plan since its approval; of the last one approved where none is named.

    NotFoundError where there is no such plan, or git can't tell.
    """
    workspace = open_workspace(context)
    path = _path(workspace, label)
    workspace.need("cluster.yaml", path)
    with history(workspace, line=True) as past:
        found = since_approval(past, workspace.project, path)
        tell_lost(past)
    if isinstance(found, SinceApproval):
        return Answer(workspace, found)
    message = f"what moved in the plan {workspace.project.labels[path].text} since approval can't be told"
    raise NotFoundError(f"{message}: {why(found)}", _next(found.reason))


def _next(reason: str) -> str:
    return {
        "not_approved": "its `status` says how far it is",
        "not_committed": "commit it first: git add, git commit",
        "approved_before_clone": "fetch the rest: git fetch --unshallow",
    }.get(reason, "")


def _path(workspace: Workspace, label: str | None) -> str:
    """Return the path of the plan that is meant; NotFoundError where there is none."""
    plans = {filed.label.text: filed for filed in workspace.project.plans}
    files = {file.place.label: path for path, file in workspace.project.files.items() if file.place.kind.name == "plan"}
    if label is not None:
        if label in files:
            return files[label]
        message = f"there is no plan {label}{workspace.known}{did_you_mean(label, files)}"
        raise NotFoundError(message, f"on file: {listed(files, 'and')}" if files else "add plans/1999.yaml")
    approved = [filed.path for filed in plans.values() if filed.record.status in APPROVED]
    if not approved:
        raise NotFoundError(f"no plan is approved or closed{workspace.known}", "a plan's `status` says how far it is")
    return approved[-1]
