"""Which assessment a command line means: the one of a label, or the last one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.analysis.index import last_in
from clusterctl.cli.workspace import Workspace
from clusterctl.findings.errors import NotFoundError
from clusterctl.words import did_you_mean, listed

if TYPE_CHECKING:
    from clusterctl.model.scores import Scores
    from clusterctl.project.project import Filed, Project


def find_assessment(workspace: Workspace, label: str | None) -> Filed[Scores]:
    """Return the assessment that is meant; NotFoundError where there is none, AnswerIsNoError where it is broken."""
    paths = assessments(workspace)
    return _last(workspace, paths) if label is None else _of(workspace, label, paths)


def assessments(workspace: Workspace) -> list[str]:
    """Return the paths of all assessments; NotFoundError where there is none."""
    paths = [path for path, file in workspace.project.files.items() if file.place.kind.name == "scores"]
    if not paths:
        message = f"there is no assessment yet{workspace.known}, so there is no index"
        later = any(path.startswith("scores/") for path in workspace.project.later)
        raise NotFoundError(message, "name a later label" if later else "add scores/1999.yaml (see docs/format.md)")
    return paths


def none_yet(workspace: Workspace) -> NotFoundError:
    """Return the error for assessments that are all dated after the as-of date."""
    message = f"no assessment was made by {workspace.as_of}, the day at which all is judged"
    other = "a later day" if workspace.asked else "correct record_until in cluster.yaml"
    return NotFoundError(message, f"name the one you mean, or {other}")


def _of(workspace: Workspace, label: str, paths: list[str]) -> Filed[Scores]:
    project = workspace.project
    found = _named(workspace, label)
    if found is None:
        workspace.need("cluster.yaml", *(path for path in paths if path == f"scores/{label}.yaml"))
        labels = [project.files[path].place.label for path in paths]
        message = f"there is no assessment in {label}{workspace.known}{did_you_mean(label, labels)}"
        raise NotFoundError(message, f"assessed: {listed(labels, 'and')}")
    workspace.need("cluster.yaml", found.path)
    return found


def _last(workspace: Workspace, paths: list[str]) -> Filed[Scores]:
    """Return the last assessment by the as-of date; one that may be later still must not be too broken to tell."""
    project = workspace.project
    known = [filed for filed in project.scores if filed.record.date.first <= workspace.as_of]
    found = known[-1] if known else None
    lost = [path for path in paths if project.files[path].record is None and _may_follow(project, path, found)]
    workspace.need("cluster.yaml", *lost, *([found.path] if found else []))
    if found is None:
        raise none_yet(workspace)
    return found


def _may_follow(project: Project, path: str, found: Filed[Scores] | None) -> bool:
    """Whether a file that could not be read may hold a later assessment than the one found."""
    return found is None or path not in project.labels or project.labels[path].last >= found.label.last


def _named(workspace: Workspace, text: str) -> Filed[Scores] | None:
    label = workspace.project.label(text)
    exact = next((filed for filed in workspace.project.scores if filed.label.text == text), None)
    if label is None or label.is_month:
        return exact
    broken = any(file.place.label == text and not file.complete for file in workspace.project.files.values()
                 if file.place.kind.name == "scores")  # fmt: skip
    return exact if broken else last_in(workspace.project, label) or exact
