"""Data against a type: every fault in words, and what is left of the data without them.

`msgspec.convert` is the fast path and stops at the first fault. Only when it refuses does this walk run, side by side
over data and type. The unit of loss is the record with an id: a broken one is left out whole; elsewhere only the
broken key is.
"""

import re
from decimal import Decimal
from functools import cache
from typing import Any, Final, Literal

import msgspec
from msgspec import Struct, inspect
from msgspec.structs import replace

from clusterctl.findings.finding import Finding, Fix, Keys, Route
from clusterctl.model import fixes, sentences
from clusterctl.model.sentences import Entry, Sentence
from clusterctl.model.values import Money, Quantity, Record, Written, decode
from clusterctl.source.document import BROKEN, MERGE, Again, Twice
from clusterctl.words import nearest

LIMIT_JUDGED = 1000
"""After so many faults the rest of a file is not judged: somebody must look at the file as a whole."""

LOST: Final = object()
"""What the walk returns in place of a value that cannot be used."""


class Loaded(Struct, frozen=True):
    """A file's record as far as it could be read, and what is wrong with the rest."""

    record: Record | None
    findings: tuple[Finding, ...] = ()
    complete: bool = True
    """Nothing of the file was left out."""
    texts: tuple[Keys, ...] = ()
    """Where a text is wanted and the reader could make nothing of what stands there."""


def load(data: object, kind: type[Record], file: str) -> Loaded:
    """Return the record that the data hold; where parts are wrong, the record without them."""
    try:
        return Loaded(msgspec.convert(data, kind, dec_hook=decode))
    except msgspec.ValidationError:
        walk = _Walk(file)
        cleaned = walk.struct(data, _info(kind), (), inside=False)
    record = None if cleaned is LOST else msgspec.convert(cleaned, kind, dec_hook=decode)
    return Loaded(record, tuple(walk.findings), complete=not walk.lost, texts=tuple(walk.texts))


def check(data: object, kind: type[Record], file: str) -> tuple[object, list[Finding]]:
    """Return the data without what is wrong (or LOST), and a finding for each fault that was not one before."""
    walk = _Walk(file)
    return walk.struct(data, _info(kind), (), inside=False), walk.findings


@cache
def _info(kind: type[Any]) -> inspect.StructType:
    found = inspect.type_info(kind)
    if not isinstance(found, inspect.StructType):
        raise TypeError(kind)
    return found


def _bare(node: inspect.Type) -> tuple[inspect.Type, dict[str, Any]]:
    """Return a type without its metadata, and our part of that."""
    if isinstance(node, inspect.Metadata):
        return node.type, node.extra or {}
    return node, {}


class _Walk:
    """One pass over a file's data; each method returns what is left of a value, or LOST."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.findings: list[Finding] = []
        self.lost = False
        self.texts: list[Keys] = []
        self.unsure = False
        """Among values of which nobody knows which one counts, nothing is mended."""
        self.whole_figure = False
        """The record is that of an amount or a count."""
        self.comma_in: Keys | None = None
        """The record in which a comma within a number was noted last."""

    def fault(
        self, said: Sentence, keys: Keys, on: Literal["key", "value"] = "value", fix: Fix | None = None
    ) -> object:
        """Note a fault; its value is lost."""
        plain = tuple(str(key) if isinstance(key, Entry) else key for key in keys)
        fix = None if self.unsure else fix
        self.findings.append(Finding(said.code, said.message, Route(self.file, plain, on), said.help, fix=fix))
        self.lost = True
        return LOST

    def value(self, value: object, node: inspect.Type, keys: Keys, *, inside: bool) -> object:  # noqa: PLR0911 - one line a kind
        """Judge any value by the type that is wanted."""
        if len(self.findings) >= LIMIT_JUDGED:
            self.lost = True
            return LOST
        if isinstance(value, Twice):
            self.twice(value, node, keys, inside=inside)
        if value is BROKEN or isinstance(value, Twice):
            self.lost = True
            if value is BROKEN and _takes_any_text(node):
                self.texts.append(tuple(str(key) if isinstance(key, Entry) else key for key in keys))
            return LOST
        bare, extra = _bare(node)
        match bare:
            case inspect.UnionType():
                return self.union(value, bare, keys, inside=inside)
            case inspect.StructType():
                return self.struct(value, bare, keys, inside=inside)
            case inspect.DictType():
                return self.mapping(value, bare, keys, inside=inside)
            case inspect.VarTupleType():
                return self.sequence(value, bare, keys, inside=inside)
        return self.leaf(value, bare, extra, keys)

    def twice(self, found: Twice, node: inspect.Type, keys: Keys, *, inside: bool) -> None:
        """Judge each of the values of a key that stands twice; none of them can be used."""
        before, self.unsure = self.unsure, True
        for key, value in found.values:
            if value is not None:
                self.value(value, node, (*keys[:-1], key) if isinstance(key, Again) else keys, inside=inside)
        self.unsure = before

    def leaf(self, value: object, node: inspect.Type, extra: dict[str, Any], keys: Keys) -> object:
        """Judge a value that holds no others."""
        match node:
            case inspect.CustomType():
                return self.custom(value, node.cls, keys)
            case inspect.LiteralType():
                if _among(_whole(value), node.values):
                    return _whole(value)
                said = sentences.closed_word(keys, value, node.values)
                return self.fault(said, keys, fix=fixes.word(value, node.values))
            case inspect.IntType():
                return self.whole(value, node, keys)
            case inspect.BoolType():
                return value if isinstance(value, bool) else self.fault(sentences.true_or_false(keys, value), keys)
            case inspect.StrType():
                return self.text(value, node, extra, keys)
        raise TypeError(node)

    # -- containers ----------------------------------------------------------------------------------------------------

    def union(self, value: object, node: inspect.UnionType, keys: Keys, *, inside: bool) -> object:
        """Let the kind of the YAML value choose the branch."""
        branches = [branch for branch in node.types if not isinstance(branch, inspect.NoneType)]
        if len(branches) > 1:
            fitting = [branch for branch in branches if _fits(value, _bare(branch)[0])]
            if not fitting:
                said = sentences.wrong_kind(keys, value, " or ".join(_wanted(branch) for branch in branches))
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
        key_type, extra = _bare(node.key_type)
        if not isinstance(value, dict):
            return self.fault(sentences.no_entries(keys, value, dated="date" in extra), keys)
        if node.min_length and all(entry is None for entry in value.values()):
            return self.fault(sentences.missing_key(keys[:-1], str(keys[-1]), empty=True), keys, "key")
        record = _bare(node.value_type)[0]
        keyed = bool({"defines", "refers"} & extra.keys()) and isinstance(record, inspect.StructType)
        left: dict[str, object] = {}
        whole = True
        meant = _meant_keys(value, key_type, dated="date" in extra)
        for key, entry in value.items():
            if key == MERGE:
                self.lost = True
            if key == MERGE:
                continue
            good = self.key(key, key_type, extra, (*keys, key), meant.get(key))
            if entry is None and not (keyed and _wants_keys(record)):
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
        if _accepts(key, node):
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

    # -- leaves --------------------------------------------------------------------------------------------------------

    def custom(self, value: object, kind: type[Any], keys: Keys) -> object:
        """Judge one of our own value types; written as a record, key by key."""
        whole = issubclass(kind, Money | Quantity)
        if isinstance(value, dict) and issubclass(kind, Written):
            self.whole_figure = whole
            left = self.struct(value, _info(kind.form), keys, inside=True)
            self.whole_figure = False
            return left
        try:
            decode(kind, value)
        except (ValueError, msgspec.ValidationError):
            fix = fixes.date(value, kind) or fixes.number(value, kind, whole=whole or self.whole_figure)
            return self.fault(sentences.custom(keys, value, kind), keys, fix=fix)
        return value

    def whole(self, value: object, node: inspect.IntType, keys: Keys) -> object:
        """Judge a whole number; `6.0` is one."""
        found = _whole(value)
        if isinstance(found, bool) or not isinstance(found, int):
            fix = fixes.whole_number(value, node.ge, node.le)
            return self.fault(sentences.whole_number(keys, value, node.ge, node.le), keys, fix=fix)
        if (node.ge is not None and found < node.ge) or (node.le is not None and found > node.le):
            return self.fault(sentences.whole_number(keys, value, node.ge, node.le), keys)
        return found

    def text(self, value: object, node: inspect.StrType, extra: dict[str, Any], keys: Keys) -> object:
        """Judge a text by its form."""
        if isinstance(value, str) and _accepts(value, node):
            return value
        if not isinstance(value, str) and (node.pattern is None or isinstance(value, dict | list)):
            quoted = None if isinstance(value, dict | list) else fixes.AS_TEXT
            return self.fault(sentences.unquoted_text(keys, value), keys, fix=quoted)
        if not value and isinstance(value, str):
            return self.fault(sentences.empty_text(keys), keys)
        return self.fault(sentences.form(keys, value, extra["wanted"], refers=extra.get("refers", ())), keys)


def _whole(value: object) -> object:
    return int(value) if isinstance(value, Decimal) and value == value.to_integral_value() else value


def _among(value: object, known: tuple[Any, ...]) -> bool:
    return not isinstance(value, bool | list | dict) and value in known


def _accepts(text: str, node: inspect.Type) -> bool:
    if not isinstance(node, inspect.StrType):
        raise TypeError(node)
    long_enough = node.min_length is None or len(text) >= node.min_length
    short_enough = node.max_length is None or len(text) <= node.max_length
    return long_enough and short_enough and (node.pattern is None or re.search(node.pattern, text) is not None)


def _fits(value: object, node: inspect.Type) -> bool:
    match value:
        case dict():
            return isinstance(node, inspect.StructType | inspect.DictType)
        case list():
            return isinstance(node, inspect.VarTupleType)
        case bool():
            return isinstance(node, inspect.BoolType)
        case str():
            return isinstance(node, inspect.StrType | inspect.LiteralType)
        case _:
            return isinstance(node, inspect.IntType | inspect.CustomType | inspect.StrType)


def _whole_number(value: object, branches: list[inspect.Type]) -> Fix | None:
    """Return the fix of a text where one of several kinds is wanted, a whole number alone of them being a single value."""
    single = [bare for bare in (_bare(branch)[0] for branch in branches) if not isinstance(bare, inspect.DictType)]
    if len(single) != 1 or not isinstance(single[0], inspect.IntType):
        return None
    return fixes.whole_number(value, single[0].ge, single[0].le)


def _meant_keys(mapping: dict[str, object], node: inspect.Type, *, dated: bool) -> dict[str, Fix]:
    """Return what is surely meant by keys that are no date, or no word of a closed list."""
    if isinstance(node, inspect.LiteralType):
        return {} if mapping.keys() <= set(node.values) else fixes.word_keys(mapping, node.values)
    return fixes.date_keys(mapping) if dated and not all(_accepts(key, node) for key in mapping) else {}


def _takes_any_text(node: inspect.Type) -> bool:
    """Whether a single value here can only be a text, and any text will do."""
    bare = _bare(node)[0]
    if not isinstance(bare, inspect.UnionType):
        return isinstance(bare, inspect.StrType) and bare.pattern is None
    single = [_bare(branch)[0] for branch in bare.types]
    single = [one for one in single if not isinstance(one, inspect.NoneType | inspect.StructType | inspect.DictType)]
    return all(_takes_any_text(one) for one in single if not isinstance(one, inspect.VarTupleType)) and bool(single)


def _wants_keys(node: inspect.Type) -> bool:
    return isinstance(node, inspect.StructType) and any(field.required for field in node.fields)


def _wanted(node: inspect.Type) -> str:
    """Say what one branch of a union takes."""
    bare, extra = _bare(node)
    match bare:
        case inspect.IntType():
            return sentences.whole_wanted(bare.ge, bare.le)
        case inspect.LiteralType():
            return ", ".join(map(str, bare.values))
        case inspect.StrType():
            return str(extra.get("wanted", "text"))
        case inspect.StructType():
            own = [field.encode_name for field in bare.fields if field.name not in Record.__struct_fields__]
            return f"{{{', '.join(f'{name}: …' for name in own)}}}"
        case inspect.DictType():
            return "{1999: …}" if "date" in _bare(bare.key_type)[1] else "{name: …}"
    raise TypeError(bare)
