"""Who is who: actors by their names, and payers in words."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from clusterctl.findings.finding import Route
from clusterctl.report.speech.labels import PAYER

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clusterctl.project.project import Project
    from clusterctl.report.redaction.reader import Reader
    from clusterctl.report.speech.language import Language


class People:
    """The names of a project's actors, as far as a reader may know them."""

    def __init__(self, project: Project, reader: Reader, say: Language) -> None:
        """Take the project, the reader and the language; an actor that is not on file goes by its id."""
        self._project, self._reader, self._say = project, reader, say
        self._known: dict[str, str] = {}

    def name(self, id_: str) -> str:
        """Return an actor's name, or what a funding group is called in a sentence."""
        if id_ not in self._known:
            self._known[id_] = self._name(id_)
        return self._known[id_]

    def _name(self, id_: str) -> str:
        actor = self._project.every_actor.get(id_)
        if actor is None:
            return self._say.label(PAYER, id_) if id_ in PAYER.words else id_
        route = Route("actors.yaml", ("actors", id_))
        if self._project.actors and not self._reader.sees(route.under("name")):
            return self._say("a body that is not named to this reader")
        return actor.name

    @cached_property
    def every(self) -> dict[str, str]:
        """The names of all actors and funding groups, by id."""
        return {id_: self.name(id_) for id_ in (*self._project.every_actor, *PAYER.words)}

    def names(self, ids: Iterable[str]) -> str:
        """Return several names as a list."""
        return self._say.listed(self.name(id_) for id_ in ids)
