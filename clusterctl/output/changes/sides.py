"""The two sides of a comparison in words: what they are, and what things are called there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.analysis.changes.meaning import Leaf, Node, meaning
from clusterctl.output.changes.values import TITLES, Words, legible
from clusterctl.words import short_names, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.analysis.changes.change import Named
    from clusterctl.analysis.changes.difference import Difference
    from clusterctl.project.project import Project

_LONGEST = 120
"""Characters of a title; what stands in its place where a thing has none may be a whole paragraph."""
_TITLES_OF_FILES = {
    "cluster": "the cluster", "actors": "actors and links", "diagnostic": "the diagnostic study",
    "vision": "the vision", "logframe": "the log-frame", "exit": "the exit strategy", "plan": "plan",
    "scores": "assessment", "monitoring": "monitoring",
}  # fmt: skip


class Names(Struct, frozen=True):
    """What the sides are called: "1998", "HEAD", "the working tree"; and where they come from, in a sentence."""

    before: str
    after: str
    where: str
    until: str = ""
    """The day by which all is judged, where the command line names one."""


class Sides(Struct, frozen=True):
    """Both sides with their words."""

    names: Names
    titles: dict[tuple[str, str], str]
    """By what things are and their id; of the later side where both have them."""
    words: tuple[Words, Words]

    def title(self, named: Named) -> str:
        """Return what a thing is called; one without a name by what it is and its id."""
        if named.what in _TITLES_OF_FILES:
            return f"{_TITLES_OF_FILES[named.what]} {named.id}".strip()
        if named.what == "link":
            return self.link(named)
        what = "actor" if named.what in {"score", "institution"} else named.what
        return self.titles.get((what, named.id)) or self._by_parts(named.id) or named.what

    def _by_parts(self, id_: str) -> str:
        """Return what tells a record of a list from others, with the names of the actors in it."""
        return ", ".join(self.titles.get(("actor", part), part) for part in id_.split(", "))

    def link(self, named: Named) -> str:
        """Return a link: "SIDBI → Calico, finance"."""
        from_, to, *others = [*named.id.split(", "), ""]
        ends = " → ".join(self.titles.get(("actor", end), end) for end in (from_, to))
        return ", ".join([ends, *(other for other in others if other)])


def sides(found: Difference, names: Names) -> Sides:
    """Return both sides of a difference with their words."""
    old, new = (titles(side.project) for side in (found.before, found.after))
    return Sides(names, {**old, **new}, (Words(old), Words(new)))


def titles(project: Project) -> dict[tuple[str, str], str]:
    """Return what things are called, by what they are and their id; actors by their short names."""
    found = dict(_named(meaning(project)))
    actors = short_names({id_: legible(" ".join(actor.name.split())) for id_, actor in project.every_actor.items()})
    return {**found, **{("actor", id_): name for id_, name in actors.items()}}


def _named(node: Node) -> Iterator[tuple[tuple[str, str], str]]:
    for key, tree in node.below.items():
        if not isinstance(tree, Node):
            continue
        title = next((tree.below[name] for name in TITLES if name in tree.below), None) if tree.what else None
        if isinstance(title, Leaf) and isinstance(title.plain, str):
            yield (tree.what, key), shortened(legible(title.plain), _LONGEST)
        yield from _named(tree)
