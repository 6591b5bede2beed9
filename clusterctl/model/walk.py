"""One walk over a file's data, side by side with its type: records, mappings, lists and what they hold."""

from typing import Any

from msgspec import inspect
from msgspec.structs import replace

from clusterctl.findings.finding import Fix, Keys
from clusterctl.model import fixes, sentences
from clusterctl.model.leaves import LOST, Leaves, plain
from clusterctl.model.sentences import Entry
from clusterctl.model.values import Money, Quantity, Record, Written
from clusterctl.model.wanted import accepts, bare, fits, in_words, info, takes_any_text, wants_keys
from clusterctl.source.document import BROKEN, MERGE, Again, Twice
from clusterctl.words import nearest

LIMIT_JUDGED = 1000
"""After so many faults the rest of a file is not judged: somebody must look at the file as a whole."""


class Walk(Leaves):
    """One pass over a file's data; each method returns what is left of a value, or LOST."""

    def __init__(self, file: str) -> None:
        super().__init__(file)
        self.texts: list[Keys] = []
        """Where a text is wanted and the reader could make nothing of what stands there."""
        self.comma_in: Keys | None = None
        """The record in which a comma within a number was noted last."""

    def record(self, data: object, kind: type[Record]) -> object:
        """Judge a whole file by the type of its record."""
        return self.struct(data, info(kind), (), inside=False)

    def value(self, value: object, node: inspect.Type, keys: Keys, *, inside: bool) -> object:  # noqa: PLR0911 - one line a kind
        """Judge any value by the type that is wanted."""
        if len(self.findings) >= LIMIT_JUDGED:
            self.lost = True
            return LOST
        if isinstance(value, Twice):
            self.twice(value, node, keys, inside=inside)
        if value is BROKEN or isinstance(value, Twice):
            self.lost = True
            if value is BROKEN and takes_any_text(node):
                self.texts.append(plain(keys))
            return LOST
        kind, extra = bare(node)
        match kind:
            case inspect.UnionType():
                return self.union(value, kind, keys, inside=inside)
            case inspect.StructType():
                return self.struct(value, kind, keys, inside=inside)
            case inspect.DictType():
                return self.mapping(value, kind, keys, inside=inside)
            case inspect.VarTupleType():
                return self.sequence(value, kind, keys, inside=inside)
            case inspect.CustomType() if isinstance(value, dict) and issubclass(kind.cls, Written):
                return self.written_out(value, kind.cls, keys)
        return self.leaf(value, kind, extra, keys)

    def twice(self, found: Twice, node: inspect.Type, keys: Keys, *, inside: bool) -> None:
        """Judge each of the values of a key that stands twice; none of them can be used."""
        before, self.unsure = self.unsure, True
        for key, value in found.values:
            if value is not None:
                self.value(value, node, (*keys[:-1], key) if isinstance(key, Again) else keys, inside=inside)
        self.unsure = before

    def union(self, value: object, node: inspect.UnionType, keys: Keys, *, inside: bool) -> object:
        """Let the kind of the YAML value choose the branch."""
        branches = [branch for branch in node.types if not isinstance(branch, inspect.NoneType)]
        if len(branches) > 1:
            fitting = [branch for branch in branches if fits(value, bare(branch)[0])]
            if not fitting:
                said = sentences.wrong_kind(keys, value, " or ".join(in_words(branch) for branch in branches))
                return self.fault(said, keys, fix=_whole_number(value, branches))
            branches = fitting
        return self.value(value, branches[0], keys, inside=inside)

    def struct(self, value: object, node: inspect.StructType, keys: Keys, *, inside: bool) -> object:
        """Judge a record key by key."""
        fields = {field.encode_name: field for field in node.fields}
        if not isinstance(value, dict):
            return self.fault(sentences.no_keys(keys, value, fields), keys)
        left: dict[str, object] = {}
        misspelt: set[str] = set()
        slips = {} if value.keys() <= fields.keys() else fixes.slips(value, fields)
        for key, entry in value.items():
            at = len(self.findings)
            name = key if key in fields else self.unknown_key(key, value, fields, keys, slips.get(key))
            if name is not None and name != key:
                misspelt.add(name)
            if name is not None and entry is not None:
                kept = self.value(entry, fields[name].type, (*keys, key), inside=inside)
                if name != key:
                    self.doubt(at, (*keys, key))
                if kept is not LOST and name == key:
                    left[key] = kept
        missing = self.missing_keys(value, fields, misspelt, keys)
        if inside:
            usable = all(key in left or (entry is None and key in fields) for key, entry in value.items())
        else:
            usable = all(name in left for name, field in fields.items() if field.required)
        return left if usable and not missing else LOST

    def doubt(self, at: int, keys: Keys) -> None:
        """Take the fix of a misspelt key back, the finding `at`, where its value does not fit the key that was meant."""
        slip, *others = self.findings[at:]
        if any(other.route.keys == keys and not other.fix for other in others if other.route.on == "value"):
            self.findings[at] = replace(slip, fix=None)

    def unknown_key(
        self, key: str, record: dict[str, object], known: dict[str, Any], keys: Keys, fix: Fix | None
    ) -> str | None:
        """Note a key without meaning; return the known key, not in use yet, that it is most likely a slip of."""
        if key == MERGE:
            self.lost = True
            return None
        if record[key] is None and key.isdecimal():
            if self.comma_in != keys:
                self.fault(sentences.comma_in_number(key), (*keys, key), "key")
            self.comma_in = keys
            return None
        near = nearest(key, [name for name in known if record.get(name) is None])
        self.fault(
            sentences.unknown_key(key, near, known), (*keys, key), "key", fix if fix and fix.text == near else None
        )
        return near

    def missing_keys(
        self, record: dict[str, object], known: dict[str, Any], misspelt: set[str], keys: Keys
    ) -> list[str]:
        """Note required keys that are not there; one that is only misspelt is no second fault."""
        missing = [name for name, field in known.items() if field.required and record.get(name) is None]
        for name in missing:
            empty = name in record
            if name not in misspelt and MERGE not in record:
                said = sentences.missing_key(keys, name, empty=empty)
                self.fault(said, (*keys, name) if empty else keys, "key")
        return missing

    def mapping(self, value: object, node: inspect.DictType, keys: Keys, *, inside: bool) -> object:
        """Judge a mapping's keys and values; of records with ids, each stands for itself."""
        key_type, extra = bare(node.key_type)
        if not isinstance(value, dict):
            return self.fault(sentences.no_entries(keys, value, dated="date" in extra), keys)
        if node.min_length and all(entry is None for entry in value.values()):
            return self.fault(sentences.missing_key(keys[:-1], str(keys[-1]), empty=True), keys, "key")
        record = bare(node.value_type)[0]
        keyed = bool({"defines", "refers"} & extra.keys()) and isinstance(record, inspect.StructType)
        left: dict[str, object] = {}
        whole = True
        meant = _meant_keys(value, key_type, dated="date" in extra)
        for key, entry in value.items():
            if key == MERGE:
                self.lost = True
                continue
            good = self.key(key, key_type, extra, (*keys, key), meant.get(key))
            if entry is None and not (keyed and wants_keys(record)):
                whole = whole and good
                continue
            kept = self.value(
                {} if entry is None else entry, node.value_type, (*keys, Entry(key)), inside=inside or keyed
            )
            if kept is LOST or not good:
                whole = False
            else:
                left[key] = kept
        if node.min_length and not left:
            return LOST
        return left if whole or keyed or not inside else LOST

    def key(self, key: str, node: inspect.Type, extra: dict[str, Any], keys: Keys, fix: Fix | None) -> bool:
        """Judge a mapping's key."""
        if isinstance(node, inspect.LiteralType):
            if key in node.values:
                return True
            self.fault(sentences.unknown_word_key(key, node.values), keys, "key", fix)
            return False
        if accepts(key, node):
            return True
        if "date" in extra:
            said = sentences.date(keys, key, key=True)
        else:
            said = sentences.form(keys, key, extra["wanted"], key=True, refers=extra.get("refers", ()))
        self.fault(said, keys, "key", fix)
        return False

    def sequence(self, value: object, node: inspect.VarTupleType, keys: Keys, *, inside: bool) -> object:
        """Judge a list item by item."""
        if not isinstance(value, list):
            return self.fault(sentences.wrong_kind(keys, value, "a list"), keys)
        kept = [self.value(item, node.item_type, (*keys, at), inside=inside) for at, item in enumerate(value)]
        left = [item for item in kept if item is not LOST]
        return left if len(left) == len(value) or not inside else LOST

    def written_out(self, value: dict[str, object], kind: type[Written], keys: Keys) -> object:
        """Judge a value that is written as a record, key by key."""
        self.whole_figure = issubclass(kind, Money | Quantity)
        left = self.struct(value, info(kind.form), keys, inside=True)
        self.whole_figure = False
        return left


def _whole_number(value: object, branches: list[inspect.Type]) -> Fix | None:
    """Return the fix of a text where one of several kinds is wanted, a whole number alone of them being a single value."""
    single = [one for one in (bare(branch)[0] for branch in branches) if not isinstance(one, inspect.DictType)]
    if len(single) != 1 or not isinstance(single[0], inspect.IntType):
        return None
    return fixes.whole_number(value, single[0].ge, single[0].le)


def _meant_keys(mapping: dict[str, object], node: inspect.Type, *, dated: bool) -> dict[str, Fix]:
    """Return what is surely meant by keys that are no date, or no word of a closed list."""
    if isinstance(node, inspect.LiteralType):
        return {} if mapping.keys() <= set(node.values) else fixes.word_keys(mapping, node.values)
    return fixes.date_keys(mapping) if dated and not all(accepts(key, node) for key in mapping) else {}
