"""Ids: who defines which, who refers to which, and what does not fit.

A plan of where ids stand is made once from the model's types and followed over the raw data, so that references in a
record that is broken elsewhere are judged too: mending one fault never brings another to light.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from inspect import get_annotations
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, get_args, get_origin

from msgspec import Meta, Struct, field

from clusterctl.findings.finding import Finding, Keys, Related, Route
from clusterctl.model.values import ID_PATTERN, Written
from clusterctl.words import counted, did_you_mean, listed, shortened

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

    def of(self, *kinds: str) -> list[str]:
        """Return the ids of these kinds."""
        return [id_ for kind in kinds for id_ in self.defined.get(kind, {})]

    def routes(self, id_: str, *kinds: str) -> list[Route]:
        """Return where an id of one of these kinds is defined."""
        return [route for kind in kinds for route in self.defined.get(kind, {}).get(id_, ())]


class Reference(NamedTuple):
    """An id that stands for a thing of one of `kinds`."""

    id: str
    kinds: tuple[str, ...]
    route: Route


class Spec(Struct):
    """Where ids stand below a value of some type; empty specs are left out of their parents."""

    fields: dict[str, Spec] = field(default_factory=dict)
    inner: Spec | None = None
    """Of a mapping's values or a list's items."""
    refers: tuple[str, ...] = ()
    defines: str = ""
    key_refers: tuple[str, ...] = ()
    identity: tuple[str, ...] = ()
    """Of the records of a list."""

    def __bool__(self) -> bool:
        """Whether any id stands below."""
        return bool(self.fields or self.inner or self.refers or self.defines or self.key_refers or self.identity)


_specs: dict[type, Spec] = {}


def spec_of(kind: type[Struct]) -> Spec:
    """Return where ids stand in a record, by the keys of the file."""
    if kind not in _specs:
        hints = _hints(kind)
        names = zip(kind.__struct_fields__, kind.__struct_encode_fields__, strict=True)
        fields = {written: _spec(hints[name]) for name, written in names}
        _specs[kind] = Spec(fields={name: spec for name, spec in fields.items() if spec})
    return _specs[kind]


def _hints(kind: type) -> dict[str, Any]:
    """Return the annotations of a class and its bases; the model's are never postponed, so they are ready to use."""
    hints: dict[str, Any] = {}
    for base in reversed(kind.__mro__):
        hints.update(get_annotations(base))
    return hints


def _spec(annotation: Any) -> Spec:  # noqa: ANN401 - any annotation
    if get_origin(annotation) is Annotated:
        extra = next((meta.extra for meta in annotation.__metadata__ if isinstance(meta, Meta) and meta.extra), {})
        return Spec(refers=tuple(extra.get("refers", ())), defines=str(extra.get("defines", "")))
    if isinstance(annotation, type) and issubclass(annotation, Struct):
        return spec_of(annotation)
    if isinstance(annotation, type) and issubclass(annotation, Written):
        return spec_of(annotation.form)
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is tuple:
        identity = getattr(arguments[0], "identity", ())
        return Spec(inner=_spec(arguments[0]) or None, identity=identity)
    if origin is not None and isinstance(origin, type) and issubclass(origin, Mapping):
        key = _spec(arguments[0])
        return Spec(inner=_spec(arguments[1]) or None, defines=key.defines, key_refers=key.refers)
    return _merged([_spec(argument) for argument in arguments])


def _merged(specs: list[Spec]) -> Spec:
    """Return what the branches of a union have between them."""
    found = [spec for spec in specs if spec]
    return found[0] if found else Spec()


class _Walk:
    """What one file defines and refers to."""

    def __init__(self, path: str, ids: Ids) -> None:
        self.path = path
        self.ids = ids
        self.references: list[Reference] = []
        self.repeated: list[Finding] = []

    def follow(self, value: object, spec: Spec, keys: Keys) -> None:
        """Note the ids in a value and below it; what has another shape than it should is passed over."""
        if isinstance(value, dict):
            self.mapping(value, spec, keys)
        elif isinstance(value, list):
            if spec.identity:
                self.list_of_records(value, spec.identity, keys)
            if spec.inner:
                for at, entry in enumerate(value):
                    self.follow(entry, spec.inner, (*keys, at))
        elif spec.refers and isinstance(value, str):
            self.references.append(Reference(value, spec.refers, Route(self.path, keys)))

    def mapping(self, value: dict[str, object], spec: Spec, keys: Keys) -> None:
        """Note the ids that stand as keys of a mapping and in its values."""
        if spec.defines or spec.key_refers:
            self.keys(value, spec, keys)
        for name, inner in spec.fields.items():
            if name in value:
                self.follow(value[name], inner, (*keys, name))
        if spec.inner:
            for key, entry in value.items():
                self.follow(entry, spec.inner, (*keys, key))

    def keys(self, mapping: dict[str, object], spec: Spec, keys: Keys) -> None:
        """Note ids that stand as keys."""
        for key in mapping:
            route = Route(self.path, (*keys, key), "key")
            if spec.defines:
                self.ids.defined.setdefault(spec.defines, {}).setdefault(key, []).append(route)
            else:
                self.references.append(Reference(key, spec.key_refers, route))

    def list_of_records(self, records: list[object], identity: tuple[str, ...], keys: Keys) -> None:
        """Note records of a list that cannot be told apart."""
        seen: dict[tuple[str, ...], int] = {}
        for at, record in enumerate(records):
            if not isinstance(record, dict):
                continue
            same = tuple(str(record.get(key)) for key in identity)
            first = seen.setdefault(same, at)
            if first != at:
                message = f"item {at + 1} of `{keys[-1]}` has the same {listed(identity, 'and')} as item {first + 1}"
                related = (Related("the first one", Route(self.path, (*keys, first))),)
                help_ = "put the two together, or tell them apart"
                self.repeated.append(Finding("REF005", message, Route(self.path, (*keys, at)), help_, related))


def resolve(files: Mapping[str, File], has_file: Callable[[str], bool]) -> tuple[Ids, list[Finding]]:
    """Return all ids, and a finding for each that points nowhere, to the wrong kind, or stands for two things."""
    ids = Ids()
    references: list[Reference] = []
    findings: list[Finding] = []
    for path, file in files.items():
        walk = _Walk(path, ids)
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

    def judge(self, references: list[Reference]) -> list[Finding]:
        """Return what is wrong with the references, one finding for all that miss the same file."""
        found = [finding for reference in references if (finding := self.one(reference))]
        return found + [self.missing_file(home, group) for home, group in self.homeless.items()]

    def one(self, reference: Reference) -> Finding | None:
        """Return what is wrong with one reference, if anything; a text that is no id at all is another's finding."""
        if reference.kinds == ("file",):
            return self.evidence(reference)
        if "funding group" in reference.kinds and reference.id in FUNDING_GROUPS:
            return None
        if any(reference.id in self.ids.defined.get(kind, ()) for kind in reference.kinds) or not _ID.match(
            reference.id
        ):
            return None
        homes = {_home_kind(kind) for kind in reference.kinds if kind in HOMES}
        if homes & self.unread:
            return None
        elsewhere = self.elsewhere(reference)
        if elsewhere is None and not homes & self.kinds_there:
            self.homeless.setdefault(HOMES[reference.kinds[0]], []).append(reference)
            return None
        return elsewhere or self.nowhere(reference)

    def evidence(self, reference: Reference) -> Finding | None:
        """Judge the name of a file."""
        if self.has_file(reference.id):
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
        wanted = listed([_with_article(k) for k in reference.kinds])
        message = f"`{reference.id}` is {_with_article(kind)}; {wanted} belongs here"
        related = (Related(f"{_with_article(kind)}, defined here", self.ids.routes(reference.id, kind)[0]),)
        return Finding("REF002", message, reference.route, "write the id of the right kind", related)

    def nowhere(self, reference: Reference) -> Finding:
        """Judge an id that does not exist."""
        kinds = [kind for kind in reference.kinds if kind in HOMES]
        known = [*self.ids.of(*kinds), *(FUNDING_GROUPS if "funding group" in reference.kinds else ())]
        near = did_you_mean(reference.id, known)
        home = listed(dict.fromkeys(HOMES[kind] for kind in kinds))
        message = f"there is no {listed(kinds)} `{reference.id}`{near}"
        return Finding("REF001", message, reference.route, f"correct the id, or add it to {home}")

    def missing_file(self, home: str, references: list[Reference]) -> Finding:
        """Judge all ids that would stand in a file that is not there."""
        first, *others = references
        ids = list(dict.fromkeys(reference.id for reference in references))
        shown = listed([f"`{id_}`" for id_ in ids[:_MOST_RELATED]], "and")
        more = f" and {len(ids) - _MOST_RELATED} more" if len(ids) > _MOST_RELATED else ""
        message = (
            f"{shown}{more} should be defined in {home}, which is not there ({counted(len(references), 'reference')})"
        )
        related = tuple(Related("also here", reference.route) for reference in others[:_MOST_RELATED])
        return Finding("REF003", message, first.route, f"add {home}", related)


def _home_kind(kind: str) -> str:
    home = HOMES[kind]
    return "plan" if home == "a plan" else home.removesuffix(".yaml")


def _with_article(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


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
                message = f"the id `{id_}` stands for two things: it is among `{first}` too"
                related = (Related(f"`{id_}` stands here already", routes[0]),)
                yield Finding("REF004", message, route, "give one of them another id", related)


def _in_two_groups(path: str, data: object) -> Iterator[Finding]:
    """Yield bodies that an assessment counts in two groups."""
    scores = data.get("scores") if isinstance(data, dict) else None
    first: dict[str, Route] = {}
    for group, members in (scores if isinstance(scores, dict) else {}).items():
        for actor in members if isinstance(members, dict) else ():
            route = Route(path, ("scores", group, actor), "key")
            if actor in first:
                message = f"`{actor}` is scored in two groups: `{first[actor].keys[1]}` and `{group}`"
                related = (Related("scored here already", first[actor]),)
                yield Finding("REF006", message, route, "keep it in the group where its role is", related)
            else:
                first[actor] = route
