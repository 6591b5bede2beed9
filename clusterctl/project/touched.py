"""What a file touches: the things in other files to which it refers, and the other occurrences of its series."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.project.ids import Ids, Walk, spec_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.findings.finding import Finding, Route
    from clusterctl.project.project import Project


def touched(project: Project, path: str) -> tuple[Route, ...]:
    """Return where the things stand that a file names by their ids, and the other activities of its series."""
    file = project.files[path]
    walk = Walk(path, Ids(), slips=not file.complete)
    walk.follow(file.document.data, spec_of(file.place.kind.type), ())
    named = (route for one in walk.references for route in project.ids.routes(one.id, *one.kinds))
    return tuple(dict.fromkeys((*named, *_of_its_series(project, path))))


def concerns(finding: Finding, path: str, touches: tuple[Route, ...]) -> bool:
    """Whether a finding is of a file, of the cluster as a whole, or of what the file touches.

    Of another file as a whole are its findings that lead to no record.
    """
    routes = (finding.route, *(other.route for other in finding.related))
    if any(route.file in {path, "cluster.yaml"} for route in routes):
        return True
    files = {route.file for route in touches}
    return any(
        (route.file in files and not route.keys) or any(_is_in(route, touch) for touch in touches) for route in routes
    )


def _of_its_series(project: Project, path: str) -> Iterator[Route]:
    plans = {filed.path: filed.record.activities for filed in project.plans}
    series = {one.series for one in plans.get(path, {}).values()} - {None}
    for other, activities in plans.items():
        if other != path:
            ids = [id_ for id_, one in activities.items() if one.series in series]
            yield from (route for id_ in ids for route in project.ids.routes(id_, "activity") if route.file == other)


def _is_in(route: Route, record: Route) -> bool:
    """Whether a route leads to a record or into it."""
    return route.file == record.file and route.keys[: len(record.keys)] == record.keys
