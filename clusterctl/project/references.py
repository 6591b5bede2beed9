"""References: ids that point nowhere or to the wrong kind of thing, and ids that stand for two things."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clusterctl.findings.finding import Finding, Related, Route
from clusterctl.model.values import ID_PATTERN
from clusterctl.project.ids import Ids, Reference, Walk, spec_of
from clusterctl.source.document import LIMIT_FINDINGS
from clusterctl.words import did_you_mean, listed, shortened, with_article

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from clusterctl.project.project import File

FUNDING_GROUPS = ("agency", "support", "donor", "cluster")
HOMES: dict[str, str] = {
    "actor": "actors.yaml", "constraint": "diagnostic.yaml", "opportunity": "diagnostic.yaml",
    "objective": "vision.yaml", "activity": "a plan", "output": "logframe.yaml",
    "immediate objective": "logframe.yaml", "indicator": "logframe.yaml",
}  # fmt: skip
"""Where ids of each kind that can be referred to are defined."""
ONE_NAMESPACE = {"opportunity": "constraint"}
"""Kinds that are referred to together, so that their ids must differ."""
OWN_NAMESPACE = {"deliverable", "service"}
"""Kinds whose ids are looked up only where they stand."""

_ID = re.compile(ID_PATTERN)
_MOST_RELATED = 3


def _nothing(_: Route) -> bool:
    return False


def resolve(
    files: Mapping[str, File], has_file: Callable[[str], bool], lacks: Callable[[Route], bool] = _nothing
) -> tuple[Ids, list[Finding]]:
    """Return all ids, and a finding for each that points nowhere, to the wrong kind, or stands for two things.

    Ids in what is left out (`lacks`) are known, and nothing is found wrong with them.
    """
    ids = Ids()
    references: list[Reference] = []
    findings: list[Finding] = []
    for path, file in files.items():
        walk = Walk(path, ids, slips=not file.complete)
        walk.follow(file.document.data, spec_of(file.place.kind.type), ())
        references += (ref for ref in walk.references if not lacks(ref.route))
        findings += (finding for finding in walk.repeated if not lacks(finding.route))
        if file.place.kind.name == "scores" and not lacks(Route(path)):
            findings += _in_two_groups(path, file.document.data)
    findings += _same_id_twice(ids, lacks)
    findings += _Judge(ids, files, has_file).judge(references)
    return ids, findings


class _Judge:
    """Judges references by all that is defined."""

    def __init__(self, ids: Ids, files: Mapping[str, File], has_file: Callable[[str], bool]) -> None:
        self.ids = ids
        self.has_file = has_file
        self.unread = {file.place.kind.name for file in files.values() if file.document.data is None}
        self.homeless: dict[str, list[Reference]] = {}
        self.kinds_there = {file.place.kind.name for file in files.values()}
        self.known: dict[tuple[str, ...], frozenset[str]] = {}
        self.slugs: dict[tuple[str, ...], frozenset[str]] = {}
        self.guesses = 0

    def judge(self, references: list[Reference]) -> list[Finding]:
        """Return what is wrong with the references, one finding for all that miss the same file."""
        found = [finding for ref in references if ref.id not in self.ids_of(ref.kinds) and (finding := self.one(ref))]
        return found + [self.missing_file(home, group) for home, group in self.homeless.items()]

    def ids_of(self, kinds: tuple[str, ...]) -> frozenset[str]:
        """Return all ids that may stand for a thing of these kinds."""
        if kinds not in self.known:
            groups = FUNDING_GROUPS if "funding group" in kinds else ()
            self.known[kinds] = frozenset((*self.ids.of(*kinds), *groups))
        return self.known[kinds]

    def one(self, reference: Reference) -> Finding | None:
        """Return what is wrong with an id that is not known; a text that is no id at all is another's finding."""
        if reference.kinds == ("file",):
            return self.evidence(reference)
        if not _ID.match(reference.id) or not self.ids.unsure.isdisjoint(reference.kinds):
            return None
        if reference.id in self.meant(reference.kinds):
            return None
        homes = {_home_kind(kind) for kind in reference.kinds if kind in HOMES}
        if homes & self.unread:
            return None
        elsewhere = self.elsewhere(reference)
        if elsewhere is None and not homes & self.kinds_there:
            self.homeless.setdefault(HOMES[reference.kinds[0]], []).append(reference)
            return None
        return elsewhere or self.nowhere(reference)

    def meant(self, kinds: tuple[str, ...]) -> frozenset[str]:
        """Return what the ids that are none would be; that they are none is said where they stand."""
        if kinds not in self.slugs:
            from clusterctl.model.sentences import slug  # only on the way to a fault

            self.slugs[kinds] = frozenset(slug(id_) for id_ in self.ids_of(kinds) if not _ID.match(id_))
        return self.slugs[kinds]

    def guess(self, reference: Reference) -> str:
        """Return a "did you mean"; after very many there is no more, for each looks at all ids."""
        self.guesses += 1
        if self.guesses > LIMIT_FINDINGS:
            return ""
        return did_you_mean(reference.id, sorted(filter(_offered, self.ids_of(reference.kinds))))

    def evidence(self, reference: Reference) -> Finding | None:
        """Judge the name of a file."""
        if not reference.id or self.has_file(reference.id):
            return None
        message = f"there is no file `{shortened(reference.id)}` in this repository"
        return Finding("REF007", message, reference.route, "add the file, or write what it shows under `text`")

    def elsewhere(self, reference: Reference) -> Finding | None:
        """Judge an id that exists, but as another kind of thing."""
        kind = next(
            (k for k, known in self.ids.defined.items() if reference.id in known and k not in OWN_NAMESPACE), None
        )
        if kind is None:
            return None
        wanted = listed([with_article(k) for k in reference.kinds])
        message = f"`{reference.id}` is {with_article(kind)}; {wanted} belongs here"
        related = (Related("it is defined here", self.ids.routes(reference.id, kind)[0]),)
        return Finding("REF002", message, reference.route, f"write the id of {wanted}", related)

    def nowhere(self, reference: Reference) -> Finding:
        """Judge an id that does not exist."""
        kinds = [kind for kind in reference.kinds if kind in HOMES]
        near = self.guess(reference)
        home = listed(dict.fromkeys(HOMES[kind] for kind in kinds))
        message = f"there is no {listed(reference.kinds)} `{reference.id}`{near}"
        return Finding("REF001", message, reference.route, f"correct the id, or add it to {home}")

    def missing_file(self, home: str, references: list[Reference]) -> Finding:
        """Judge all ids that would stand in a file that is not there."""
        first, *others = references
        ids = list(dict.fromkeys(reference.id for reference in references))
        more = [f"{len(ids) - _MOST_RELATED} more"] if len(ids) > _MOST_RELATED else []
        shown = listed([*(f"`{id_}`" for id_ in ids[:_MOST_RELATED]), *more], "and")
        used = "once" if len(references) == 1 else f"{len(references)} times"
        are, them = ("is", "it") if len(ids) == 1 else ("are", "them")
        message = f"{shown} {are} used {used}, but there is no {home} that defines {them}"
        related = tuple(Related("also here", reference.route) for reference in others[:_MOST_RELATED])
        return Finding("REF003", message, first.route, f"write {home}, or take the ids out", related)


def _offered(id_: str) -> bool:
    """Whether an id may be proposed in the place of another."""
    return id_ in FUNDING_GROUPS or _ID.match(id_) is not None


def _home_kind(kind: str) -> str:
    home = HOMES[kind]
    return "plan" if home == "a plan" else home.removesuffix(".yaml")


def _same_id_twice(ids: Ids, lacks: Callable[[Route], bool]) -> Iterator[Finding]:
    """Yield ids of one kind that stand for two things. An activity may go on in the next plan under its id."""
    spaces: dict[str, dict[str, list[Route]]] = {}
    for kind, known in ids.defined.items():
        if kind not in OWN_NAMESPACE and kind != "activity":
            space = spaces.setdefault(ONE_NAMESPACE.get(kind, kind), {})
            for id_, routes in known.items():
                space.setdefault(id_, []).extend(route for route in routes if not lacks(route))
    for space in spaces.values():
        for id_, routes in space.items():
            for route in routes[1:]:
                first = routes[0].keys[-2] if len(routes[0].keys) > 1 else routes[0].file
                message = f"the id `{id_}` stands for two things: there is one in `{first}` too"
                related = (Related("the first one", routes[0]),)
                yield Finding("REF004", message, route, "give one of the two another id", related)


def _in_two_groups(path: str, data: object) -> Iterator[Finding]:
    """Yield bodies that an assessment counts in two groups."""
    scores = data.get("scores") if isinstance(data, dict) else None
    first: dict[str, Route] = {}
    for group, members in (scores if isinstance(scores, dict) else {}).items():
        for actor in members if isinstance(members, dict) else ():
            route = Route(path, ("scores", group, actor), "key")
            if actor in first:
                message = f"`{actor}` is scored in two groups: `{first[actor].keys[1]}` and `{group}`"
                related = (Related("the first one", first[actor]),)
                yield Finding("REF006", message, route, "score it once, in the group of its main role", related)
            else:
                first[actor] = route
