"""Who is who: actors by their names, and payers in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.report.audience import shown
from clusterctl.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clusterctl.project.project import Project

GROUPS = {
    "agency": "the implementing agency",
    "support": "support institutions",
    "donor": "donors",
    "cluster": "the cluster’s own firms and bodies",
}
"""Funding groups that stand in the place of a payer."""

INTERNAL = "a body that is kept internal"


class People:
    """The names of a project's actors."""

    def __init__(self, project: Project) -> None:
        """Take the project; an actor that is not on file goes by its id."""
        actors = project.every_actor
        self._names = {id_: actor.name if shown(actor) else INTERNAL for id_, actor in actors.items()}

    def name(self, id_: str) -> str:
        """Return an actor's or a funding group's name."""
        return self._names.get(id_) or GROUPS.get(id_, id_)

    def names(self, ids: Iterable[str]) -> str:
        """Return several names as a list."""
        return listed([self.name(id_) for id_ in ids], "and")
