"""Ids: who defines which, and who refers to which.

A plan of where ids stand is made once from the model's types and followed over the raw data, so that references in a
record that is broken elsewhere are known too: mending one fault never brings another to light.
"""

from __future__ import annotations

from collections.abc import Mapping
from inspect import get_annotations
from typing import Any, Literal

from msgspec import Struct, field

from clusterctl.findings.finding import Finding, Keys, Related, Route
from clusterctl.model.values import Written
from clusterctl.source.document import MERGE, Broken, Twice
from clusterctl.words import listed, nearest


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


LIMIT_SLIPS = 1000
"""So many misspelt keys of a file are looked below."""
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


class Walk:
    """What one file defines and refers to."""

    def __init__(self, path: str, ids: Ids, *, slips: bool) -> None:
        self.path = path
        self.ids = ids
        self.slips = slips
        """Whether to look for misspelt keys: only in a file that is known to have faults."""
        self.looked_up = 0
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
        for key in [key for key in record if key not in spec.known]:
            self.looked_up += 1
            if self.looked_up > LIMIT_SLIPS:
                return
            meant = nearest(key, [name for name in spec.known if record.get(name) is None])
            if meant in spec.fields:
                self.follow(record[key], spec.fields[meant], (*keys, key))

    def keys(self, mapping: dict[str, object], spec: Spec, keys: Keys) -> None:
        """Note ids that stand as keys."""
        for key in mapping:
            if key == MERGE:
                self.ids.unsure.update((spec.defines, *spec.key_refers))
            elif spec.defines:
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
            found = tuple(map(record.get, identity))
            if found.count(None) == len(found) or any(isinstance(value, Broken | Twice) for value in found):
                continue
            same = tuple(map(str, found))
            first = seen.setdefault(same, at)
            if first != at:
                equal = listed([f"`{key}`" for key in identity if record.get(key) is not None], "and")
                other = listed([f"`{key}`" for key in identity if record.get(key) is None])
                message = f"item {at + 1} of `{keys[-1]}` has the same {equal} as item {first + 1}"
                related = (Related("the first one", Route(self.path, (*keys, first))),)
                help_ = f"put the two together{f', or tell them apart by {other}' if other else ', or correct one'}"
                self.repeated.append(Finding("REF005", message, Route(self.path, (*keys, at)), help_, related))
