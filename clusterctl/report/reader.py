"""Stand-in until the reader is merged."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clusterctl.analysis.figure import Figure
    from clusterctl.findings.finding import Route
    from clusterctl.model.values import Audience
    from clusterctl.project.project import Project
    from clusterctl.words import Say


class Reader:
    """Sees all."""

    def __init__(self, audience: Audience, project: Project) -> None:
        """Take whom."""
        self.audience, self.project = audience, project

    def sees(self, route: Route) -> bool:
        """Whether."""
        return bool(route)

    def sees_record(self, route: Route) -> bool:
        """Whether."""
        return bool(route)

    def sees_figure(self, figure: Figure, default: Audience) -> bool:
        """Whether."""
        return bool(figure and default)

    def left_out(self, say: Say) -> tuple[str, ...]:
        """Return nothing."""
        return () if say else ()
