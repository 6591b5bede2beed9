"""Single values against their types: numbers, dates, words, texts; each fault in words, with what was surely meant."""

from typing import Any, Final, Literal

import msgspec
from msgspec import inspect

from clusterctl.findings.finding import Finding, Fix, Keys, Route
from clusterctl.model import fixes, sentences
from clusterctl.model.sentences import Entry, Sentence
from clusterctl.model.values import Money, Quantity, decode
from clusterctl.model.wanted import accepts, among, as_whole

LOST: Final = object()
"""What is returned in place of a value that cannot be used."""


def plain(keys: Keys) -> Keys:
    """Return a way with its keys as written, whatever they are marked as."""
    return tuple(str(key) if isinstance(key, Entry) else key for key in keys)


class Leaves:
    """What is wrong with a file so far; each method returns what is left of a value, or LOST."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.findings: list[Finding] = []
        self.lost = False
        self.unsure = False
        """Among values of which nobody knows which one counts, nothing is mended."""
        self.whole_figure = False
        """The record is that of an amount or a count."""

    def fault(
        self, said: Sentence, keys: Keys, on: Literal["key", "value"] = "value", fix: Fix | None = None
    ) -> object:
        """Note a fault; its value is lost."""
        fix = None if self.unsure else fix
        self.findings.append(Finding(said.code, said.message, Route(self.file, plain(keys), on), said.help, fix=fix))
        self.lost = True
        return LOST

    def leaf(self, value: object, node: inspect.Type, extra: dict[str, Any], keys: Keys) -> object:
        """Judge a value that holds no others."""
        match node:
            case inspect.CustomType():
                return self.custom(value, node.cls, keys)
            case inspect.LiteralType():
                if among(as_whole(value), node.values):
                    return as_whole(value)
                said = sentences.closed_word(keys, value, node.values)
                return self.fault(said, keys, fix=fixes.word(value, node.values))
            case inspect.IntType():
                return self.whole(value, node, keys)
            case inspect.BoolType():
                return value if isinstance(value, bool) else self.fault(sentences.true_or_false(keys, value), keys)
            case inspect.StrType():
                return self.text(value, node, extra, keys)
        raise TypeError(node)

    def custom(self, value: object, kind: type[Any], keys: Keys) -> object:
        """Judge one of our own value types, written short."""
        try:
            decode(kind, value)
        except (ValueError, msgspec.ValidationError):
            fix = fixes.date(value, kind) or fixes.number(
                value, kind, whole=self.whole_figure or issubclass(kind, Money | Quantity)
            )
            return self.fault(sentences.custom(keys, value, kind), keys, fix=fix)
        return value

    def whole(self, value: object, node: inspect.IntType, keys: Keys) -> object:
        """Judge a whole number; `6.0` is one."""
        found = as_whole(value)
        if isinstance(found, bool) or not isinstance(found, int):
            fix = fixes.whole_number(value, node.ge, node.le)
            return self.fault(sentences.whole_number(keys, value, node.ge, node.le), keys, fix=fix)
        if (node.ge is not None and found < node.ge) or (node.le is not None and found > node.le):
            return self.fault(sentences.whole_number(keys, value, node.ge, node.le), keys)
        return found

    def text(self, value: object, node: inspect.StrType, extra: dict[str, Any], keys: Keys) -> object:
        """Judge a text by its form."""
        if isinstance(value, str) and accepts(value, node):
            return value
        if not isinstance(value, str) and (node.pattern is None or isinstance(value, dict | list)):
            quoted = None if isinstance(value, dict | list) else fixes.AS_TEXT
            return self.fault(sentences.unquoted_text(keys, value), keys, fix=quoted)
        if not value and isinstance(value, str):
            return self.fault(sentences.empty_text(keys), keys)
        return self.fault(sentences.form(keys, value, extra["wanted"], refers=extra.get("refers", ())), keys)
