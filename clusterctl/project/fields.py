"""A field of a file: where it stands and what is written there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from clusterctl.findings.finding import Route, Span
    from clusterctl.project.project import Project


class Field(Struct, frozen=True):
    """A field: its route, its place, and what stands there as written (empty where nothing does)."""

    route: Route
    span: Span
    written: str

    @property
    def lines(self) -> range:
        """The numbers of the lines on which it stands."""
        return range(self.span.line, max(self.span.line, self.span.end_line) + 1)


def field_at(project: Project, route: Route) -> Field:
    """Return the field that a route leads to; in a file that is none of the cluster's it is empty."""
    file = project.files.get(route.file)
    return Field(route, project.span(route), file.document.text_at(route) if file else "")
