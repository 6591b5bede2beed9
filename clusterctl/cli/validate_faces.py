"""How `validate` writes what it found: one text for each format. What a format needs is loaded when it is asked for."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, assert_never

from msgspec import Struct

from clusterctl.output import findings as output

if TYPE_CHECKING:
    from clusterctl.cli.workspace import Workspace
    from clusterctl.findings.finding import Severity
    from clusterctl.output.judged import Judged


class Format(StrEnum):
    """For people, for programs, for code hosts, for build servers."""

    text = "text"
    json = "json"
    sarif = "sarif"
    github = "github"
    junit = "junit"


class Shown(Struct, frozen=True):
    """What is to be written: the clusters, their findings, the severities that make the answer no."""

    workspaces: list[Workspace]
    judged: list[Judged]
    failing: tuple[Severity, ...]

    def texts(self, *, since: str, findings: bool) -> str:
        """Return the findings of each cluster and its closing line for people; with several, under its folder."""
        parts = []
        for workspace, judged in zip(self.workspaces, self.judged, strict=True):
            if len(self.judged) > 1:
                parts.append(f"{workspace.screen.paint('strong', workspace.shown(''))}\n")
            project, screen = workspace.project, workspace.screen
            if findings:
                parts.append(output.text(judged.findings, project, screen, workspace.shown))
            parts.append(output.summary(judged.findings, project, screen, hidden=judged.hidden, since=since))
        return "".join(parts)


def counted(shown: Shown, format_: Format, since: str) -> str:
    """Return how many findings there are of each code, as text or JSON."""
    from clusterctl.output import statistics

    if format_ is Format.json:
        return statistics.json(shown.judged)
    table = statistics.table(shown.judged, shown.workspaces[0].screen)
    return table + shown.texts(since=since, findings=False)


def written(shown: Shown, format_: Format, since: str) -> str:
    """Return the findings in a format."""
    match format_:
        case Format.text:
            return shown.texts(since=since, findings=True)
        case Format.json:
            from clusterctl.output.findings_json import json

            return json(shown.judged)
        case Format.sarif:
            from clusterctl.output.sarif import sarif

            return sarif(shown.judged)
        case Format.github:
            from clusterctl.output.github import github

            return github(shown.judged)
        case Format.junit:
            from clusterctl.output.junit import junit

            return junit(shown.judged, shown.failing)
    assert_never(format_)
