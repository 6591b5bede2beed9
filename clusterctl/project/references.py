"""Ids: who defines which, who refers to which, and what does not fit.

A plan of where ids stand is made once from the model's types and followed over the raw data, so that references in a
record that is broken elsewhere are judged too: mending one fault never brings another to light.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from inspect import get_annotations
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct, field

from clusterctl.findings.finding import Finding, Keys, Related, Route
from clusterctl.model.sentences import slug
from clusterctl.model.values import ID_PATTERN, Written
from clusterctl.source.document import Twice
from clusterctl.words import did_you_mean, listed, nearest, shortened, with_article

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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


class Ids(Struct):
    """All ids by kind, with the routes that define them."""

    defined: dict[str, dict[str, list[Route]]] = field(default_factory=dict)
    unsure: set[str] = field(default_factory=set)
    """Kinds of which ids may be missing here, because what should define them cannot be read."""

    def of(self, *kinds: str) -> list[str]:
        """Return the ids of these kinds."""
        return [id_ for kind in kinds for id_ in self.defined.get(kind, {})]

    def routes(self, id_: str, *kinds: str) -> list[Route]:
        """Return where an id of one of these kinds is defined."""
        return [route for kind in kinds for route in self.defined.get(kind, {}).get(id_, ())]


class Reference(Struct, frozen=True):
    """An id that stands for a thing of one of `kinds`."""

    id: str
    kinds: tuple[str, ...]
    file: str
    keys: Keys
    on: Literal["key", "value"] = "value"

    @property
    def route(self) -> Route:
        """Where it stands."""
        return Route(self.file, self.keys, self.on)


class Spec(Struct):
    """Where ids stand below a value of some type; NOTHING where none do."""

    fields: dict[str, Spec] = field(default_factory=dict)
    known: tuple[str, ...] = ()
    """All keys of a record, those without ids below them too."""
    inner: Spec | None = None
    """Of a mapping's values or a list's items."""
    refers: tuple[str, ...] = ()
    defines: str = ""
    key_refers: tuple[str, ...] = ()
    identity: tuple[str, ...] = ()
    """Of the records of a list."""


NOTHING = Spec()
_specs: dict[type, Spec] = {Struct: NOTHING}


def spec_of(kind: type[Struct]) -> Spec:
    """Return where ids stand in a record, by the keys of the file."""
    if kind not in _specs:
        base = kind.__base__ if kind.__base__ and issubclass(kind.__base__, Struct) else Struct
        fields = dict(spec_of(base).fields)
        written = dict(zip(kind.__struct_fields__, kind.__struct_encode_fields__, strict=True))
        for name, annotation in get_annotations(kind).items():
            spec = _spec(annotation)
            if spec is not NOTHING and name in written:
                fields[written[name]] = spec
        _specs[kind] = Spec(fields=fields, known=tuple(kind.__struct_encode_fields__)) if fields else NOTHING
    return _specs[kind]


def _spec(annotation: Any) -> Spec:  # noqa: ANN401 - any annotation; the model's are never postponed
    """Return where ids stand in a value of a type. Looks at attributes: the functions of `typing` are far slower."""
    if isinstance(annotation, type):
        return _spec_of_class(annotation)
    origin = getattr(annotation, "__origin__", None)
    if origin is str:
        return _spec_of_text(annotation.__metadata__[0].extra or {})
    arguments: tuple[Any, ...] = getattr(annotation, "__args__", ())
    if origin is tuple:
        inner, identity = _spec(arguments[0]), getattr(arguments[0], "identity", ())
        return NOTHING if inner is NOTHING and not identity else Spec(inner=_or_none(inner), identity=identity)
    if origin is Mapping:
        key, inner = _spec(arguments[0]), _spec(arguments[1])
        bare = key is NOTHING and inner is NOTHING
        return NOTHING if bare else Spec(inner=_or_none(inner), defines=key.defines, key_refers=key.refers)
    if origin is Literal:
        return NOTHING
    return next((spec for argument in arguments if (spec := _spec(argument)) is not NOTHING), NOTHING)


def _or_none(spec: Spec) -> Spec | None:
    return None if spec is NOTHING else spec


def _spec_of_class(kind: type) -> Spec:
    if issubclass(kind, Written):
        return spec_of(kind.form)
    return spec_of(kind) if issubclass(kind, Struct) else NOTHING


def _spec_of_text(extra: Mapping[str, Any]) -> Spec:
    if "refers" in extra or "defines" in extra:
        return Spec(refers=extra.get("refers", ()), defines=extra.get("defines", ""))
    return NOTHING


class _Walk:
    """What one file defines and refers to."""

    def __init__(self, path: str, ids: Ids, *, slips: bool) -> None:
        self.path = path
        self.ids = ids
        self.slips = slips
        """Whether to look for misspelt keys: only in a file that is known to have faults."""
        self.references: list[Reference] = []
        self.repeated: list[Finding] = []

    def follow(self, value: object, spec: Spec, keys: Keys) -> None:
        """Note the ids in a value and below it; what has another shape than it should is passed over."""
        if isinstance(value, dict):
            self.mapping(value, spec, keys)
        elif isinstance(value, list):
            self.sequence(value, spec, keys)
        elif isinstance(value, Twice):
            for key, one in value.values:
                self.follow(one, spec, (*keys[:-1], key))
        elif isinstance(value, str):
            if spec.refers:
                self.references.append(Reference(value, spec.refers, self.path, keys))
            elif spec.inner and spec.inner.refers:  # words where a list is wanted
                words = (word.strip() for word in value.split(","))
                self.references += (Reference(word, spec.inner.refers, self.path, keys) for word in words)
        if spec.defines and value is not None and not isinstance(value, dict | Twice):
            self.ids.unsure.add(spec.defines)

    def sequence(self, value: list[object], spec: Spec, keys: Keys) -> None:
        """Note the ids in a list, and records of it that cannot be told apart."""
        if spec.identity:
            self.list_of_records(value, spec.identity, keys)
        if spec.inner:
            for at, entry in enumerate(value):
                self.follow(entry, spec.inner, (*keys, at))

    def mapping(self, value: dict[str, object], spec: Spec, keys: Keys) -> None:
        """Note the ids that stand as keys of a mapping and in its values."""
        if spec.defines or spec.key_refers:
            self.keys(value, spec, keys)
        for name, inner in spec.fields.items():
            if name in value:
                self.follow(value[name], inner, (*keys, name))
        if self.slips and spec.fields:
            self.misspelt(value, spec, keys)
        if spec.inner:
            for key, entry in value.items():
                self.follow(entry, spec.inner, (*keys, key))

    def misspelt(self, record: dict[str, object], spec: Spec, keys: Keys) -> None:
        """Follow what stands below misspelt keys, so that ids there are known and judged all the same."""
        for key in record.keys() - set(spec.known):
            meant = nearest(key, [name for name in spec.known if record.get(name) is None])
            if meant in spec.fields:
                self.follow(record[key], spec.fields[meant], (*keys, key))

    def keys(self, mapping: dict[str, object], spec: Spec, keys: Keys) -> None:
        """Note ids that stand as keys."""
        for key in mapping:
            if spec.defines:
                route = Route(self.path, (*keys, key), "key")
                self.ids.defined.setdefault(spec.defines, {}).setdefault(key, []).append(route)
            else:
                self.references.append(Reference(key, spec.key_refers, self.path, (*keys, key), "key"))

    def list_of_records(self, records: list[object], identity: tuple[str, ...], keys: Keys) -> None:
        """Note records of a list that cannot be told apart."""
        seen: dict[tuple[str, ...], int] = {}
        for at, record in enumerate(records):
            if not isinstance(record, dict):
                continue
            same = tuple(map(str, map(record.get, identity)))
            first = seen.setdefault(same, at)
            if first != at:
                equal = listed([f"`{key}`" for key in identity if record.get(key) is not None], "and")
                other = listed([f"`{key}`" for key in identity if record.get(key) is None])
                message = f"item {at + 1} of `{keys[-1]}` has the same {equal} as item {first + 1}"
                related = (Related("the first one", Route(self.path, (*keys, first))),)
                help_ = f"put the two together{f', or tell them apart by {other}' if other else ', or correct one'}"
                self.repeated.append(Finding("REF005", message, Route(self.path, (*keys, at)), help_, related))


def resolve(files: Mapping[str, File], has_file: Callable[[str], bool]) -> tuple[Ids, list[Finding]]:
    """Return all ids, and a finding for each that points nowhere, to the wrong kind, or stands for two things."""
    ids = Ids()
    references: list[Reference] = []
    findings: list[Finding] = []
    for path, file in files.items():
        walk = _Walk(path, ids, slips=not file.complete)
        walk.follow(file.document.data, spec_of(file.place.kind.type), ())
        references += walk.references
        findings += walk.repeated
        if file.place.kind.name == "scores":
            findings += _in_two_groups(path, file.document.data)
    findings += _same_id_twice(ids)
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

    def meant(self, kinds: tuple[str, ...]) -> set[str]:
        """Return what the ids that are none would be; that they are none is said where they stand."""
        return {slug(id_) for id_ in self.ids_of(kinds) if not _ID.match(id_)}

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
        near = did_you_mean(reference.id, sorted(filter(_offered, self.ids_of(reference.kinds))))
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


def _same_id_twice(ids: Ids) -> Iterator[Finding]:
    """Yield ids of one kind that stand for two things. An activity may go on in the next plan under its id."""
    spaces: dict[str, dict[str, list[Route]]] = {}
    for kind, known in ids.defined.items():
        if kind not in OWN_NAMESPACE and kind != "activity":
            space = spaces.setdefault(ONE_NAMESPACE.get(kind, kind), {})
            for id_, routes in known.items():
                space.setdefault(id_, []).extend(routes)
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
