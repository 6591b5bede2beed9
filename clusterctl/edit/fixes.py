"""`validate --fix`: what findings know to stand right, written into a file; every character beside it stays.

The new text is read again before anybody sees it: it means the old data with just these changes, the findings are gone,
and no other one came.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.edit.splices import Splice, spliced
from clusterctl.model.shape import load as shape
from clusterctl.model.walk import LIMIT_JUDGED
from clusterctl.source.document import Twice
from clusterctl.source.reader import read
from clusterctl.source.scalars import resolve

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from clusterctl.findings.finding import Finding, Span
    from clusterctl.model.values import Record
    from clusterctl.source.document import Document, Marks

_MARK = "\ufeff"
_QUOTES = "'\""


class Change(Struct, frozen=True):
    """One fix as it was written: where, what stood there, what stands there now."""

    span: Span
    old: str
    new: str


class Fixed(Struct, frozen=True):
    """A file's new text with its byte order mark, and the changes; where none could be made, why."""

    text: str
    changes: tuple[Change, ...] = ()
    refused: str = ""


def fixed(document: Document, data: bytes, kind: type[Record], findings: Iterable[Finding]) -> Fixed:
    """Return a file with the fixes of these findings; all of them, or none with the reason why.

    `data` are the bytes that the document was read from, `kind` is the type of its record.
    """
    wanted = _apart(document, findings)
    try:
        old = data.decode("utf-8")
    except UnicodeDecodeError:
        return Fixed("", refused="the file is not saved as UTF-8")
    if not wanted:
        return Fixed(old)
    mark = _MARK if old.startswith(_MARK) else ""
    body = old.removeprefix(_MARK)
    splices = [splice for splice, _ in wanted]
    new = spliced(body, splices)
    changes = tuple(Change(_span(one), body[splice.start : splice.end], splice.text) for splice, one in wanted)
    refused = _fault_of(document, read(document.path, (mark + new).encode()), wanted, kind)
    return Fixed(old, refused=refused) if refused else Fixed(mark + new, changes)


def _apart(document: Document, findings: Iterable[Finding]) -> list[tuple[Splice, Finding]]:
    """Return the findings that have a fix with its splice, in the order of the text; of two on one place, the first."""
    found: dict[tuple[int, int], tuple[Splice, Finding]] = {}
    for finding in findings:
        if finding.fix and finding.fix.span:
            span = finding.fix.span
            start = document.offset(span.line) + span.column - 1
            stop = document.offset(span.end_line) + span.end_column - 1
            found.setdefault((start, stop), (Splice(start, stop, finding.fix.text), finding))
    return [found[place] for place in sorted(found)]


def _span(finding: Finding) -> Span:
    if finding.fix is None or finding.fix.span is None:
        raise ValueError(finding)
    return finding.fix.span


# -- the proof ---------------------------------------------------------------------------------------------------------


def _fault_of(old: Document, new: Document, wanted: list[tuple[Splice, Finding]], kind: type[Record]) -> str:
    """Return what keeps a new text from being the old one with just these changes; empty where nothing does."""
    if new.data is None or _meaning(new, {}) != _meaning(old, {splice.start: splice.text for splice, _ in wanted}):
        return "the file would mean something else"
    before, after = _faults(old, kind), _faults(new, kind)
    if before.cut:
        return ""  # what is only counted comes to light when others go
    gone = Counter((finding.code, splice.start) for splice, finding in wanted)
    moved = Counter({(code, _moved(at, wanted)): number for (code, at), number in (before.count - gone).items()})
    come = after.count - moved
    return f"other faults would come, such as {min(come)[0]}" if come else ""


def _moved(at: int, wanted: list[tuple[Splice, Finding]]) -> int:
    """Return where a character stands after the changes."""
    return at + sum(len(one.text) - (one.end - one.start) for one, _ in wanted if one.start < at)


def _meaning(document: Document, changes: Mapping[int, str]) -> object:
    """Return what a document means with other text for the keys and values at some offsets, to be compared."""
    return _Meaning(document.marks, changes).of(0, document.data)


class _Meaning:
    """The walk over data and their places."""

    def __init__(self, marks: Marks, changes: Mapping[int, str]) -> None:
        self.marks, self.changes = marks, changes

    def of(self, node: int, value: object) -> object:
        """Return nested tuples of keys and values; single values as Python writes them, so that 1 is not true."""
        match value:
            case dict():
                return tuple((self.key(node, key), self.below(node, key, entry)) for key, entry in value.items())
            case list():
                return tuple(self.below(node, at, item) for at, item in enumerate(value))
        changed = self.changes.get(self.marks.starts[node])
        return repr(value if changed is None else _value(changed))

    def key(self, node: int, key: str) -> str:
        """Return a key of the container `node`."""
        step = self.marks.child(node, key)
        changed = self.changes.get(self.marks.starts[step[0]]) if step else None
        return str(key) if changed is None else changed.strip(_QUOTES)

    def below(self, node: int, key: str | int, value: object) -> object:
        """Return what stands under a key or position of the container `node`, each of the values if there are two."""
        if isinstance(value, Twice):
            return tuple((str(same), self.below(node, same, one)) for same, one in value.values)
        step = self.marks.child(node, key)
        return self.of(step[1], value) if step else repr(value)


def _value(written: str) -> object:
    return written[1:-1] if written[:1] in _QUOTES else resolve(written)


class _Faults(Struct, frozen=True):
    """How many faults of each code there are at each offset; whether more were only counted."""

    count: Counter[tuple[str, int]]
    cut: bool


def _faults(document: Document, kind: type[Record]) -> _Faults:
    found = list(document.findings)
    if isinstance(document.data, dict):
        found += shape(document.data, kind, document.path).findings
    spans = [(finding.code, finding.span or document.span(finding.route)) for finding in found]
    count = Counter((code, document.offset(span.line) + span.column - 1) for code, span in spans)
    return _Faults(count, bool(document.more) or len(found) >= LIMIT_JUDGED)
