"""What a cluster's files mean, apart from how they are written: things by their identity, fields by their names.

Order, layout, quotes and values that are the default anyway leave no trace here; two files that mean the same give
equal trees. Lists of records become mappings by what tells the records apart, so nothing is ever known by its position.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from msgspec import NODEFAULT, Struct, field
from msgspec.structs import fields, replace

from clusterctl.analysis.changes.flow import flowing
from clusterctl.model.actors import Contact
from clusterctl.model.partial_dates import PartialDate
from clusterctl.model.values import Money, Record, Written
from clusterctl.numbers import exact
from clusterctl.project.ids import NOTHING, Spec, spec_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.project.project import File, Project

LISTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "Amendment": ("amendment", ("date", "what")),
    "Contribution": ("contribution", ("by", "to", "form")),
    "Finance": ("finance record", ("start", "end", "currency")),
    "Link": ("link", ("from", "to", "kind", "since")),
    "NormRow": ("case", ("nature", "occurrence", "stage", "limited_means")),
    "Telling": ("announcement", ("date", "what")),
    "Value": ("value", ("date",)),
}
"""Of the records of a list, by their type: what they are, and the fields that tell them apart."""
MEMBERS = {
    "enterprises": "score", "support": "score", "brokering": "score", "institutions": "institution",
}  # fmt: skip
"""Mappings by ids made elsewhere whose records are things of their own: what these are."""
SHORT = {"EvidenceForm": "text", "RuleSetting": "severity"}
"""Records that may be written as a value of one of their fields, by their type."""


class Leaf(Struct, frozen=True, eq=False):
    """A value: as the model has it, and as plain data, by which it is compared. A list is sorted there."""

    value: object
    plain: object
    currency: str | None = None
    """Of money."""
    unit: str = ""
    """What a figure counts, where that is known."""
    refers: tuple[str, ...] = ()
    """Where it is the id of a thing, or ids: of which kinds."""
    unsaid: bool = False
    """It holds by default, where nothing or just that is written."""
    private: bool = False
    """It is how to reach somebody, which is for no page."""

    def __eq__(self, other: object) -> bool:
        """Equal in meaning."""
        return isinstance(other, Leaf) and self.plain == other.plain and self.currency == other.currency

    def __ne__(self, other: object) -> bool:
        """Agree with equality: a Struct has its own."""
        return not self == other

    def __hash__(self) -> int:
        """Agree with equality."""
        return hash(repr(self.plain))


class Node(Struct, frozen=True, eq=False):
    """Fields or things by their keys. `what` says which kind of thing it is; empty for what is part of a thing."""

    below: Mapping[str, Tree]
    what: str = ""
    written: Mapping[str, str | int] = {}
    """The keys and positions that stand in the file, where they are others."""
    refers: tuple[str, ...] = ()
    """Where its keys are ids of things made elsewhere: of which kinds."""
    defaults: Mapping[str, Leaf] = {}
    """Of a record, by the keys of its fields: what holds where nothing is said."""

    def __eq__(self, other: object) -> bool:
        """Equal in meaning."""
        return isinstance(other, Node) and self.what == other.what and self.below == other.below

    def __ne__(self, other: object) -> bool:
        """Agree with equality: a Struct has its own."""
        return not self == other

    __hash__ = None  # type: ignore[assignment]


Tree = Node | Leaf
Way = tuple[str, ...]
"""Keys from the top of a tree."""


class Renames(Struct):
    """Which ids became others."""

    made: dict[Way, dict[str, str]] = field(default_factory=dict)
    """By the way to the mapping that makes them, with the keys of the earlier side."""
    referred: dict[str, dict[str, str]] = field(default_factory=dict)
    """By kind, for where they are referred to."""

    def of(self, kinds: tuple[str, ...]) -> dict[str, str]:
        """Return the later ids of earlier ones that may be meant where one of these kinds is referred to."""
        return {old: new for kind in kinds for old, new in self.referred.get(kind, {}).items()}


def meaning(project: Project, renames: Renames | None = None, currency: str = "") -> Node:
    """Return what the files mean that could be read: a thing for each, by its path, things under the ids they have now.

    What refers to a thing says what is written (`references.as_later` knows better).
    `currency` is the reporting currency where cluster.yaml can't be read.
    """
    cluster = project.cluster
    reader = _Reader(renames or Renames(), cluster.currency if cluster else currency)
    files = {path: reader.file(path, file) for path, file in project.files.items()}
    return reader.keyed({path: tree for path, tree in files.items() if tree}, reader.made(()))


class _Reader:
    """Makes trees of the records of one project, with the ids that things have now."""

    def __init__(self, renames: Renames, currency: str) -> None:
        self._renames, self._currency = renames, currency

    def file(self, path: str, file: File) -> Node | None:
        if file.record is None:
            return None
        found = self._record(file.record, spec_of(file.place.kind.type), self._currency, (path,))
        return replace(found, what=file.place.kind.name)

    def keyed(self, trees: Mapping[str, Tree], names: Mapping[str, str], refers: tuple[str, ...] = ()) -> Node:
        """Return trees by the keys that they have now."""
        found = {names.get(key, key): tree for key, tree in trees.items()}
        return Node(found, written={names[key]: key for key in trees if key in names}, refers=refers)

    def made(self, way: Way) -> Mapping[str, str]:
        """Return the ids that were renamed in the mapping that makes them."""
        return self._renames.made.get(way, {})

    def _record(self, record: Struct, spec: Spec, currency: str, way: Way) -> Node:
        currency = getattr(record, "currency", None) or currency
        found: dict[str, Tree] = {}
        for key, value in _said(record).items():
            tree = self._tree(value, spec.fields.get(key, NOTHING), currency, (*way, key))
            if not _is_empty(tree):
                found[key] = tree
        if isinstance(record, Contact):
            found = {key: replace(one, private=True) for key, one in found.items() if isinstance(one, Leaf)}
        if "currency" in getattr(record, "identity", ()) and currency:
            found["currency"] = Leaf(currency, currency)
        return Node(found, defaults=_defaults(type(record)))

    def _tree(self, value: object, spec: Spec, currency: str, way: Way) -> Tree:
        match value:
            case Written():
                return _written(value, currency)
            case Struct():
                said = _said(value)
                short = SHORT.get(type(value).__name__, "")
                if [*said] == [short]:
                    return self._tree(said[short], spec, currency, way)
                return self._record(value, spec, currency, way)
            case Mapping():
                return self._mapping(value, spec, currency, way)
            case tuple():
                return self._list(value, spec, currency, way)
        return Leaf(value, _plain(value), refers=spec.refers)

    def _mapping(self, value: Mapping[str, object], spec: Spec, currency: str, way: Way) -> Node:
        """Return a mapping; what stands under ids is a thing of its own, and stays one when nothing is said of it."""
        inner, what = spec.inner or NOTHING, spec.defines or (MEMBERS.get(way[-1], "") if spec.key_refers else "")
        names = {} if spec.key_refers else self.made(way)
        trees = {key: self._tree(one, inner, currency, (*way, key)) for key, one in value.items() if one is not None}
        if what:
            things = {key: replace(one, what=what) for key, one in trees.items() if isinstance(one, Node)}
            return self.keyed(things, names, spec.key_refers)
        return self.keyed({key: tree for key, tree in trees.items() if not _is_empty(tree)}, names, spec.key_refers)

    def _list(self, value: Sequence[object], spec: Spec, currency: str, way: Way) -> Tree:
        items = [self._tree(one, spec.inner or NOTHING, currency, way) for one in value]
        records = [one for one in items if isinstance(one, Node)]
        if records:
            return _told_apart(records, *LISTS[type(value[0]).__name__])
        leaves = sorted((one for one in items if isinstance(one, Leaf)), key=lambda one: repr(one.plain))
        refers = (spec.inner or NOTHING).refers
        return Leaf(tuple(one.value for one in leaves), [one.plain for one in leaves], refers=refers)


def _written(value: Written, currency: str) -> Leaf:
    """Return a figure; where it says no more than the figure, it is the same as the figure alone."""
    said = {key: _plain(found) for key, found in _said(cast("Struct", value)).items()}
    own = cast("str", said.pop("currency", currency)) if hasattr(value, "currency") else None
    return Leaf(value, said[value.short] if set(said) == {value.short} else said, own)


def _told_apart(items: list[Node], what: str, identity: tuple[str, ...]) -> Node:
    """Return the records of a list by what tells them apart; those alike in that are numbered by what they hold."""
    names = [", ".join(identity_of(item, identity)) for item in items]
    order = sorted(range(len(items)), key=lambda at: (names[at], repr(data(items[at]))))
    seen: Counter[str] = Counter()
    found, places = dict[str, Tree](), dict[str, str | int]()
    for at in order:
        name = names[at]
        while name in found:
            seen[names[at]] += 1
            name = f"{names[at]} ({seen[names[at]] + 1})"
        found[name], places[name] = replace(items[at], what=what), at
    return Node(found, written=places)


def identity_of(record: Node, identity: tuple[str, ...]) -> Iterator[str]:
    """Yield what tells a record apart; numbers with their fields' names, for `2` may be a stage or an occurrence."""
    for key in identity:
        found = record.below.get(key)
        if isinstance(found, Leaf):
            yield found.plain if isinstance(found.plain, str) else f"{key} {found.plain}".replace("_", " ").lower()


def data(tree: Tree) -> Any:  # noqa: ANN401 - what JSON holds
    """Return a tree as plain data: mappings with their keys in order, text, numbers, lists."""
    if isinstance(tree, Node):
        return {str(key): data(tree.below[key]) for key in sorted(tree.below)}
    if tree.currency is None:
        return tree.plain
    short = "amount" if isinstance(tree.value, Money) else "value"
    return {**(tree.plain if isinstance(tree.plain, dict) else {short: tree.plain}), "currency": tree.currency}


def _plain(value: object) -> object:
    """Return a value as plain data."""
    match value:
        case PartialDate():
            return value.text
        case Decimal():
            return exact(value)
        case str():
            return flowing(value)
        case Record():
            return {key: _plain(found) for key, found in _said(value).items()}
    return value


def _is_empty(tree: Tree) -> bool:
    return not tree.below if isinstance(tree, Node) else tree.plain == []


def _said(record: Struct) -> dict[str, object]:
    """Return what a record says beyond what would hold anyway, by the keys of the file."""
    found = ((key, getattr(record, name), default) for name, key, default in _fields(type(record)))
    return {key: value for key, value, default in found if value is not None and value != default}


@cache
def _fields(kind: type[Struct]) -> tuple[tuple[str, str, object], ...]:
    """Return a record's fields: attribute, key in the file, default (a value that no field has, where it has none)."""
    return tuple((one.name, one.encode_name, _default(one.default)) for one in fields(kind))


@cache
def _defaults(kind: type[Struct]) -> dict[str, Leaf]:
    """Return what holds where a record does not say a field, by key; nothing of those that are then not known."""
    known = ((key, default) for _, key, default in _fields(kind) if default is not None and default != ())
    return {key: Leaf(default, _plain(default), unsaid=True) for key, default in known}


def _default(default: object) -> object:
    return None if default is NODEFAULT else default
