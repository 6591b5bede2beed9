"""Which actors and links of a cluster map are not for everybody: a map leaves nothing out, so it tells of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.findings.finding import Route

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from clusterctl.model.values import Record
    from clusterctl.project.project import Project


def reserved(project: Project, actors: Collection[str], links: Collection[Route]) -> tuple[Route, ...]:
    """Return the actors and links, of some, that are marked `internal` or `donor`; what the file says covers all."""
    return tuple(_reserved(project, actors, links))


def _reserved(project: Project, actors: Collection[str], links: Collection[Route]) -> Iterator[Route]:
    held = project.actors
    if held is None:
        return
    for id_ in sorted(actors):
        if _is_reserved(held.actors[id_], held):
            yield Route("actors.yaml", ("actors", id_))
    for route in links:
        if _is_reserved(held.links[int(route.keys[1])], held):
            yield route


def _is_reserved(record: Record, around: Record) -> bool:
    return (record.audience or around.audience or "public") != "public"
