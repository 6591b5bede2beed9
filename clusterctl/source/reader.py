"""YAML events to data and marks, in one pass, with every fault of the file noted on the way.

The events come from libyaml (PyYAML's `CParser`), which is used for nothing else: its loader and composer recurse in C
and die on deep nesting. Depth and size are capped inside the loop for the same reason.
"""

from __future__ import annotations

import gc
import re
import unicodedata
from decimal import Decimal
from typing import Any

from yaml._yaml import CParser
from yaml.error import MarkedYAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from clusterctl.findings.finding import TOP, Finding, Route, Span
from clusterctl.source.decode import LIMIT_BYTES, Decoded, decode, refused
from clusterctl.source.document import BROKEN, MERGE, Again, Document, Marks, Twice
from clusterctl.source.faults import Faults
from clusterctl.source.scalars import LIMIT_DIGITS, NUMERIC, WORDS, Refused, resolve
from clusterctl.source.scalars import number as scalar_number
from clusterctl.words import shortened

LIMIT_DEPTH = 64
LIMIT_VALUES = 200_000

_DIRECTIVE = re.compile(r"^%.*", re.MULTILINE)

Event = Any
"""One of libyaml's events; PyYAML's stubs know less of them than its code."""


def read(path: str, data: bytes) -> Document:
    """Return the file as read; every fault is a finding in it. Never raises for what the file holds."""
    if len(data) > LIMIT_BYTES:
        document = Document(path, "", None, Marks())
        _refuse(document, "YML012", f"the file is larger than {LIMIT_BYTES // 1_000_000} MB", "split it by year", TOP)
        return document
    reader = _Reader(path, decode(data))
    pausing = gc.isenabled()
    gc.disable()
    try:
        reader.run()
    finally:
        if pausing:
            gc.enable()
    return reader.document


def _refuse(document: Document, code: str, message: str, help_: str, span: Span) -> None:
    document.data, document.complete = None, False
    document.findings.append(Finding(code, message, Route(document.path), help_, span=span))


class _StopReadingError(Exception):
    """Raised inside the loop where reading on makes no sense."""

    def __init__(self, code: str, message: str, help_: str, event: Event) -> None:
        super().__init__(message)
        self.code, self.message, self.help, self.start = code, message, help_, event.start_mark.index


class _Reader:
    """The state of one pass: the open containers, and what has been built."""

    def __init__(self, path: str, decoded: Decoded) -> None:
        self.document = Document(path, decoded.text, None, Marks(), more=decoded.more)
        self.marks = self.document.marks
        self.faults = Faults(self.document)
        for fault in decoded.faults:
            self.faults.note(fault.code, fault.message, fault.help, (fault.offset, fault.offset + 1))
        self.document.complete = all(fault.code != "YML016" for fault in decoded.faults)  # the others spoil one letter
        self.get_event: Any = CParser(self._without_directives()).get_event
        self.root: list[object] = []
        self.documents = 0
        self.next_count = LIMIT_VALUES  # of keys and values; until then there cannot be too many values
        self.good_keys: dict[str, str] = {}  # keys that need no closer look, wherever they stand
        self.canonical: dict[int, dict[object, str]] = {}  # a mapping's number -> its keys in the form that compares
        self.doubled: set[int] = set()  # numbers of mappings in which a key stands twice

    def run(self) -> None:
        """Read the whole text."""
        try:
            self._events()
        except MarkedYAMLError as error:
            from clusterctl.source.syntax import explain  # only on the way to a fault

            self.document.data, self.document.complete = None, False
            self.document.findings.append(explain(error, self.document))
            return
        except _StopReadingError as stop:
            span = self.document.span_of(stop.start, stop.start + 1)
            _refuse(self.document, stop.code, stop.message, stop.help, span)
            return
        self._top()

    def _without_directives(self) -> str:
        """Note each `%` line, and return the text with comments in their place: libyaml dwells on very many."""
        text = self.document.text
        if not text.startswith("%") and "\n%" not in text:
            return text
        for found in _DIRECTIVE.finditer(text):
            self.faults.directive(*found.span())
        return _DIRECTIVE.sub(lambda found: "#" + found[0][1:], text)

    def _top(self) -> None:
        data = self.root[0] if self.root else None
        if isinstance(data, dict):
            self.document.data = data
        elif data is None:
            what = "holds nothing but comments" if self.document.text.strip() else "is empty"
            _refuse(self.document, "YML021", f"the file {what}", "fill it in, or delete it", TOP)
        elif data is not BROKEN:
            what = "a list" if isinstance(data, list) else f"`{shortened(self.document.text.strip(), 30)}`"
            message = f"the file must hold keys with values; this is {what}"
            _refuse(self.document, "YML022", message, "begin with a key and a colon, such as `name:`", TOP)

    def _events(self) -> None:  # noqa: C901, PLR0912, PLR0915 - one loop: a call an event would nearly double the time
        """Build data and marks."""
        starts, ends, after = self.marks.starts, self.marks.ends, self.marks.after
        add_start, add_end, add_name = starts.append, ends.append, self.marks.keys.append
        known, canonical, doubled = self.good_keys.get, self.canonical, self.doubled
        unmarked = not any(sign in self.document.text for sign in "&!")  # no anchor or tag anywhere: do not look
        stack: list[tuple[Any, bool, str | None, int]] = []
        container: Any = self.root  # the open mapping or list
        in_mapping = False
        wants_key = False  # the next node is a key
        key: str | None = None  # the key that waits for its value; None: its value is thrown away
        number = 0  # the container's own number in the marks
        last_end = 0
        value: object
        for event in iter(self.get_event, None):
            kind = event.__class__
            if kind is ScalarEvent:
                add_start(event.start_mark.index)
                last_end = event.end_mark.index
                add_end(last_end)
                text = event.value
                if wants_key:
                    wants_key = False
                    key = known(text)  # one text for all keys of a name: less memory, quicker look-ups
                    if key is None or key in container or not unmarked or number in canonical:
                        key = self._key(event, container, number)
                    add_name(key or text)
                    continue
                add_name(None)
                if event.style or not unmarked:
                    value = self._scalar(event)
                elif text in WORDS:
                    value = WORDS[text]
                elif text[0] in NUMERIC:
                    value = scalar_number(text)
                    if value.__class__ is Refused:
                        value = self.faults.refused(event, value)
                else:
                    value = text
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                if not unmarked and (event.anchor is not None or event.tag is not None):
                    self.faults.marked(event)
                if wants_key:
                    last_end = self._container_key(event)
                    key, wants_key = None, False
                    continue
                self._check_size(len(stack), event)
                stack.append((container, in_mapping, key, number))
                number = len(starts)
                add_start(event.start_mark.index)
                add_end(0)
                add_name(None)
                in_mapping = wants_key = kind is MappingStartEvent
                container = {} if in_mapping else []
                continue
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                if event.end_mark.index > event.start_mark.index:  # flow style; block style ends with its last value
                    last_end = event.end_mark.index
                ends[number] = last_end
                after[number] = len(starts)
                if number in doubled:
                    _fold(container)
                value = container if container or len(starts) == number + 1 else BROKEN  # no key was of any use
                container, in_mapping, key, number = stack.pop()
            elif kind is AliasEvent:
                self._check_size(0, event)
                value = self.faults.alias(event) if wants_key or key != MERGE else BROKEN
                add_start(event.start_mark.index)
                last_end = event.end_mark.index
                add_end(last_end)
                add_name("" if wants_key else None)
                if wants_key:
                    key, wants_key = None, False
                    continue
            else:
                if kind is DocumentStartEvent:
                    self._document(event)
                continue
            wants_key = in_mapping
            if in_mapping:
                if key is not None:
                    container[key] = value
            else:
                container.append(self._item(value, event))

    def _check_size(self, depth: int, event: Event) -> None:
        if depth >= LIMIT_DEPTH:
            message = f"lists or keys stand inside one another more than {LIMIT_DEPTH} deep"
            raise _StopReadingError("YML011", message, "look for brackets that are not closed", event)
        if len(self.marks.starts) > self.next_count:
            values = self.marks.keys.count(None)
            if values > LIMIT_VALUES:
                message = f"the file holds more than {LIMIT_VALUES:,} values; it was read up to here"
                raise _StopReadingError("YML012", message, "split it by year", event)
            self.next_count = len(self.marks.starts) + LIMIT_VALUES - values

    def _item(self, value: object, event: Event) -> object:
        """Return a list's item; the document itself is the one item of the list around it."""
        self._check_size(0, event)
        if value is None and len(self.marks.starts) > 1:
            return self.faults.empty_item(event)
        return value

    def _scalar(self, event: Event) -> object:
        """Return the value of a scalar that is quoted, or may be marked."""
        if event.anchor is not None or event.tag is not None:
            return self.faults.marked(event)
        if not event.style:
            found = resolve(event.value)
            return self.faults.refused(event, found) if isinstance(found, Refused) else found
        if event.style == '"' and (odd := refused(event.value)):
            return self.faults.escape(event, "text", odd)
        return event.value

    def _key(self, event: Event, mapping: dict[str, object], number: int) -> str | None:
        """Return the key under which the value goes, or None where it is thrown away."""
        self._check_size(0, event)
        text: str = event.value
        if event.anchor is not None or event.tag is not None:
            self.faults.marked(event)
        if not text:
            self.faults.empty_key(event)
        elif text == MERGE:
            self.faults.merge_key(event)
            return text
        elif odd := refused(text):
            self.faults.escape(event, "key", odd)
        elif other := self._same_key(text, mapping, number):
            self.faults.duplicate(event, other, number)
            self.doubled.add(number)
            return Again(other)
        else:
            return text
        return None

    def _same_key(self, text: str, mapping: dict[str, object], number: int) -> str | None:
        """Return the key of the mapping that people would call the same as `text`: as text, after NFC, as a number."""
        if text in mapping:
            return text
        if text[0] not in NUMERIC and text.isascii() and number not in self.canonical:
            self.good_keys[text] = text
            return None
        seen = self.canonical.setdefault(number, {})
        same = _canonical(text)
        other = seen.get(same) or (str(same) if same in mapping else None)
        if other is None:
            seen[same] = text
        return other

    def _container_key(self, event: Event) -> int:
        """Note a key that is no text, pass over it, and return where it ends."""
        self._check_size(0, event)
        self.faults.container_key(event, "braces" if event.__class__ is MappingStartEvent else "a list")
        self.marks.starts.append(event.start_mark.index)
        self.marks.ends.append(event.start_mark.index + 1)
        self.marks.keys.append("")
        depth = 1
        while depth:
            event = self.get_event()
            if event.__class__ is MappingStartEvent or event.__class__ is SequenceStartEvent:
                depth += 1
                self._check_size(depth, event)
            elif event.__class__ is MappingEndEvent or event.__class__ is SequenceEndEvent:
                depth -= 1
        end: int = event.end_mark.index
        return end

    def _document(self, event: Event) -> None:
        self.documents += 1
        if self.documents > 1:
            message = "a second document begins here (`---`); a file holds one"
            help_ = "delete the line, or move what follows to a file of its own"
            raise _StopReadingError("YML009", message, help_, event)


def _fold(mapping: dict[str, object]) -> None:
    """Put the values of keys that are the same under the first of them."""
    for key in [key for key in mapping if isinstance(key, Again)]:
        first = mapping[str(key)]
        if not isinstance(first, Twice):
            first = mapping[str(key)] = Twice([(str(key), first)])
        first.values.append((key, mapping.pop(key)))


def _canonical(key: str) -> object:
    """Return what two keys have in common that people would call the same: a number, or the text in NFC."""
    found = resolve(key)
    if isinstance(found, int | Decimal) and not isinstance(found, bool):
        return found
    if key.isascii() and key.isdecimal():  # no number as a value: it begins with a zero, or is very long
        digits = key.lstrip("0")
        return int(digits or "0") if len(digits) <= LIMIT_DIGITS else digits
    return unicodedata.normalize("NFC", key)
