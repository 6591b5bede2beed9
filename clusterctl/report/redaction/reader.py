"""Who reads a report: which fields, records and figures they may see, and how many records were kept from them.

`audience:` in a file goes before the model's own levels, the nearest on the way to a field before those further up,
both ways. What is told of a thing under its id (a body's score, an indicator's values), or by its id alone (who leads
an activity), is for nobody for whom the thing's own record is not.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from clusterctl.findings.finding import Route
from clusterctl.model.audience import STRICTNESS, below, stricter, top
from clusterctl.source.document import value_at
from clusterctl.words import english

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clusterctl.analysis.figure import Figure
    from clusterctl.findings.finding import Keys
    from clusterctl.model.audience import Step
    from clusterctl.model.values import Audience
    from clusterctl.project.project import File, Project
    from clusterctl.words import Say

_WORD = re.compile(r"[\w-]+")


_NOTHING: frozenset[Audience | None] = frozenset({None})
"""What a file says in which nothing is marked."""


class Reader:
    """One of the three audiences before one project; it remembers the records that it was refused."""

    def __init__(self, audience: Audience, project: Project) -> None:
        self.audience: Audience = audience
        self._open = frozenset(level for level, strict in STRICTNESS.items() if strict <= STRICTNESS[audience])
        self._project = project
        self._refused: dict[tuple[str, Keys], str] = {}
        self._steps: dict[tuple[str, Keys], Step] = {}
        self._said: dict[Route, frozenset[Audience | None]] = {}
        self._levels: dict[Route, Audience] = {}
        self._own: dict[Route, Audience] = {}
        self._ways: dict[tuple[str, Keys], Audience] = {}
        self._marked = frozenset(path for path, file in project.files.items() if _may_mark(file.document.text))

    # -- who may see what ----------------------------------------------------------------------------------------------

    def level(self, route: Route) -> Audience:
        """Return who may read what stands at a route; what the model does not know is internal."""
        found = self._levels.get(route)
        if found is None:
            found = self._levels[route] = self._level(route)
        return found

    def _level(self, route: Route) -> Audience:
        file = self._project.files.get(route.file)
        if file is None:
            return "internal"
        usual = self._step(file, route.keys).level
        if not self._marked:
            return usual
        return _strictest((*(said or usual for said in self._explicit(file, route)), self._of_things(file, route)))

    def sees(self, route: Route) -> bool:
        """Whether this reader may read what stands at a route."""
        return self.audience == "internal" or self._may(self.level(route))

    def sees_all(self, route: Route) -> bool:
        """Whether this reader may read all that stands at a route: of a list of ids, each of the things they name."""
        file = self._project.files.get(route.file)
        data = file.document.value(route.keys) if file else None
        inner = range(len(data)) if isinstance(data, list) else ()
        return self.sees(route) and all(self.sees_all(route.under(at)) for at in inner)

    def sees_record(self, route: Route) -> bool:
        """Whether this reader may read a record, or an item of a list of texts; one that is refused is remembered."""
        if self.sees(route):
            return True
        self._refused.setdefault((route.file, route.keys), self._kind(route))
        return False

    def sees_id(self, id_: str, *kinds: str) -> bool:
        """Whether this reader may know of the thing with an id of one of these kinds (`actor`, `indicator`, …)."""
        return self.audience == "internal" or self._may(_strictest(self._of_id(id_, kinds)))

    def is_kept_from(self, place: str) -> bool:
        """Whether a place, as gaps name it (actors.yaml: actors.calico.kind), holds the id of a hidden thing."""
        if self.audience == "internal":
            return False
        words = set(_WORD.findall(place.partition(":")[2]))
        kinds = self._project.ids.defined
        return any(not self.sees_id(id_, kind) for kind, held in kinds.items() for id_ in words & held.keys())

    def sees_figure(self, figure: Figure, default: Audience) -> bool:
        """Whether this reader may see a figure that is `default` by itself.

        Of the fields that it is made of each counts of which an `audience:` says something stricter; none opens it.
        """
        return self.audience == "internal" or self._may(self.level_of_figure(figure, default))

    def level_of_figure(self, figure: Figure, default: Audience) -> Audience:
        """Return who may see a figure that is `default` by itself."""
        found = default
        if not self._marked and all(route.file in self._project.files for route in figure.inputs):
            return found
        for route in figure.inputs:
            found = stricter(found, self._told(route))
        return found

    def _told(self, route: Route) -> Audience:
        """Return who may read what stands at a route as far as the files say it."""
        found = self._own.get(route)
        if found is None:
            file = self._project.files.get(route.file)
            said = (one for one in self._explicit(file, route) if one) if file else ()
            found = self._own[route] = _strictest((*said, self._of_things(file, route))) if file else "internal"
        return found

    def _may(self, level: Audience) -> bool:
        return level in self._open

    # -- what the files say --------------------------------------------------------------------------------------------

    def _step(self, file: File, keys: Keys) -> Step:
        at = (file.place.path, keys)
        found = self._steps.get(at)
        if found is None:
            found = below(self._step(file, keys[:-1]), keys[-1]) if keys else top(file.place.kind.type)
            self._steps[at] = found
        return found

    def _explicit(self, file: File, route: Route) -> frozenset[Audience | None]:
        """Return what the nearest `audience:` says; several answers where nobody knows which of a list is meant."""
        if file.place.path not in self._marked:
            return _NOTHING
        found = self._said.get(route)
        if found is None:
            keys = file.document.written(route.keys)
            found = self._said[route] = _nearest(file.document.data, keys, None, sure=file.complete)
        return found

    def _of_things(self, file: File, route: Route) -> Audience:
        """Return who may read of the things whose ids stand on the way, or at its end."""
        if not self._marked:
            return "public"
        keys = file.document.written(route.keys)
        on_the_way = self._of_way(file, keys)
        kinds = self._step(file, keys).value_of
        value = value_at(file.document.data, keys) if kinds else None
        return _strictest((on_the_way, *self._of_id(value, kinds))) if isinstance(value, str) else on_the_way

    def _of_way(self, file: File, keys: Keys) -> Audience:
        """Return who may read of the things whose ids are keys on the way."""
        at = (file.place.path, keys)
        if at not in self._ways:
            kinds = self._step(file, keys).key_of
            if not kinds and keys[-2:-1] == ("by",):  # groups of a value may be bodies
                kinds = ("actor",)
            of_key = self._of_id(str(keys[-1]), kinds) if kinds else ()
            self._ways[at] = _strictest((self._of_way(file, keys[:-1]), *of_key)) if keys else "public"
        return self._ways[at]

    def _of_id(self, id_: str, kinds: tuple[str, ...]) -> Iterator[Audience]:
        for route in self._project.ids.routes(id_, *kinds):
            file = self._project.files.get(route.file)
            said = self._explicit(file, Route(route.file, route.keys)) if file else frozenset[None]()
            yield _strictest(one for one in said if one) if file else "internal"

    # -- what was left out ---------------------------------------------------------------------------------------------

    def _kind(self, route: Route) -> str:
        file = self._project.files.get(route.file)
        if file is None:
            return ""
        last = self._step(file, route.keys)
        if not last.record:
            return last.field
        return f"{last.kind}.{last.field}" if last.record in _BY_FIELD else last.record

    def refused(self) -> Counter[str]:
        """Return how many records were refused, by kind of record; what stands in one of them is not counted again."""
        return Counter(kind for at, kind in self._refused.items() if not self._inside(*at))

    def _inside(self, file: str, keys: Keys) -> bool:
        return any((file, keys[:length]) in self._refused for length in range(len(keys)))

    def left_out(self, say: Say = english) -> tuple[str, ...]:
        """Return the sentence that says how many records were left out; none where all were shown."""
        parts = list(_said(self.refused(), say))
        return (say("Left out for this reader: {records}.", records=say(", ").join(parts)),) if parts else ()


def _may_mark(text: str) -> bool:
    """Whether a file may say `audience:` anywhere; a key with an escape in it may be that one too."""
    return "audience" in text or "\\" in text


def _strictest(levels: Iterable[Audience]) -> Audience:
    found: Audience = "public"
    for one in levels:
        found = stricter(found, one)
    return found


def _nearest(data: object, keys: Keys, so_far: Audience | None, *, sure: bool) -> frozenset[Audience | None]:
    """Return what the nearest `audience:` on a way says, None where none does; a word that is none means internal.

    In a file that lost records nobody knows which place in a list is meant: each of its records answers.
    """
    for at, key in enumerate(keys):
        if isinstance(data, dict):
            so_far = _own(data, so_far)
        if isinstance(data, list) and not sure:
            found = [_nearest(one, keys[at + 1 :], so_far, sure=sure) for one in data]
            return frozenset().union(*found) or frozenset({so_far})
        data = value_at(data, (key,))
    return frozenset({_own(data, so_far) if isinstance(data, dict) else so_far})


def _own(record: dict[str, object], so_far: Audience | None) -> Audience | None:
    written = record.get("audience")
    if written is None:
        return so_far
    return next((known for known in STRICTNESS if known == written), "internal")


_BY_FIELD = frozenset({"Item", "Person", "FutureActivity", "Issue"})
"""Types of records that are several kinds of things, by the field in which they stand."""


def _said(refused: Counter[str], say: Say) -> Iterator[str]:
    """Yield how many of each kind; what has no name of its own comes last, as other records."""
    left = dict(refused)

    def of(*kinds: str) -> int:
        return sum(left.pop(kind, 0) for kind in kinds)

    counted = (
        (n := of("Plan"), say.several(n, "{n} action plan", "{n} action plans")),
        (n := of("Scores"), say.several(n, "{n} assessment", "{n} assessments")),
        (n := of("Activity"), say.several(n, "{n} activity", "{n} activities")),
        (n := of("Deliverable"), say.several(n, "{n} deliverable", "{n} deliverables")),
        (n := of("Contribution"), say.several(n, "{n} contribution", "{n} contributions")),
        (n := of("Finance"), say.several(n, "{n} record of finance", "{n} records of finance")),
        (n := of("ActorRecord"), say.several(n, "{n} body", "{n} bodies")),
        (n := of("Link"), say.several(n, "{n} link", "{n} links")),
        (n := of("Member", "EnterprisesMember", "SupportMember", "BrokeringMember"),
         say.several(n, "{n} score of a body", "{n} scores of bodies")),
        (n := of("Objective", "ImmediateObjective"), say.several(n, "{n} objective", "{n} objectives")),
        (n := of("Output"), say.several(n, "{n} output", "{n} outputs")),
        (n := of("Indicator"), say.several(n, "{n} indicator", "{n} indicators")),
        (n := of("Baseline", "Value"), say.several(n, "{n} value of an indicator", "{n} values of indicators")),
        (n := of("Risk"), say.several(n, "{n} risk", "{n} risks")),
        (n := of("Diagnostic.constraints"), say.several(n, "{n} constraint", "{n} constraints")),
        (n := of("Diagnostic.opportunities"), say.several(n, "{n} opportunity", "{n} opportunities")),
        (n := of("Sign"), say.several(n, "{n} sign of trust or governance", "{n} signs of trust or governance")),
        (n := of("Service"), say.several(n, "{n} service", "{n} services")),
        (n := of("Telling"), say.several(n, "{n} occasion of telling", "{n} occasions of telling")),
        (n := of("lessons"), say.several(n, "{n} lesson", "{n} lessons")),
        (n := of(*[kind for kind in left if kind.startswith("Exit.")]),
         say.several(n, "{n} point of the exit strategy", "{n} points of the exit strategy")),
        (n := of("Amendment"), say.several(n, "{n} amendment", "{n} amendments")),
        (n := sum(left.values()), say.several(n, "{n} other record", "{n} other records")),
    )  # fmt: skip
    yield from (text for number, text in counted if number)
