"""The faults that the reader notes on its way through the events, each in words and with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clusterctl.findings.finding import Finding, Related, Route
from clusterctl.source.document import BROKEN, LIMIT_FINDINGS, Document
from clusterctl.words import shortened

if TYPE_CHECKING:
    from clusterctl.source.scalars import Refused


class Faults:
    """Notes faults of one document. Events are libyaml's; each method that judges a value returns BROKEN for it."""

    def __init__(self, document: Document) -> None:
        self.document = document

    @property
    def full(self) -> bool:
        """Whether further faults are only counted."""
        return len(self.document.findings) >= LIMIT_FINDINGS

    def note(
        self, code: str, message: str, help_: str, bounds: tuple[int, int], related: tuple[Related, ...] = ()
    ) -> None:
        """Note a fault between two character offsets, by which something of the file is lost."""
        self.document.complete = False
        if self.full:
            self.document.more += 1
            return
        start, end = bounds
        span = self.document.span_of(start, max(end, start + 1))
        self.document.findings.append(Finding(code, message, Route(self.document.path), help_, related, span))

    def _note_at(self, event: Any, code: str, message: str, help_: str) -> None:  # noqa: ANN401 - libyaml's event
        self.note(code, message, help_, _bounds(event))

    def duplicate(self, event: Any, other: str, number: int) -> None:  # noqa: ANN401 - libyaml's event
        """Note a key that is the same as another of the mapping with this number."""
        text = event.value
        same = f"is the same as `{shortened(other, 40)}`, which stands here too"
        message = f"the key `{shortened(text, 40)}` {'stands here twice' if text == other else same}"
        help_ = "keep one of the two, or rename one; neither is read until then"
        related = () if self.full else self._first(other, number)
        self.note("YML003", message, help_, _bounds(event), related)

    def _first(self, key: str, number: int) -> tuple[Related, ...]:
        """Return where a key of the mapping with this number stands first."""
        marks = self.document.marks
        marks.after[number] = len(marks.starts)  # not closed yet; set again at its end
        first = marks.child(number, key)
        if first is None:
            return ()
        return (Related("the first one", Route(self.document.path), self.document.span_of(*marks.bounds(first[0]))),)

    def empty_key(self, event: Any) -> None:  # noqa: ANN401 - libyaml's event
        """Note a key without text."""
        self._note_at(event, "YML010", "a key is missing before this colon", "write the key")

    def merge_key(self, event: Any) -> None:  # noqa: ANN401 - libyaml's event
        """Note `<<`."""
        message = "`<<` (take over the keys of another place) is not used here"
        self._note_at(event, "YML007", message, "write the keys out")

    def container_key(self, event: Any, what: str) -> None:  # noqa: ANN401 - libyaml's event
        """Note a key that is a list or a mapping."""
        start = event.start_mark.index
        message, help_ = (
            f"a word must stand before the colon, not {what}",
            "write a word; put it in quotes if it is text",
        )
        if self.document.text.startswith("{{", max(start - 1, 0)):
            message, help_ = "this looks like a placeholder that was never filled in", "write the value in its place"
        self.note("YML010", message, help_, (start, start + 1))

    def marked(self, event: Any) -> object:  # noqa: ANN401 - libyaml's event
        """Note the tag and the anchor of a value."""
        text, start = self.document.text, event.start_mark.index
        if event.tag is not None:
            at = text.index("!", start)
            tag = text[at : at + 200].split(None, 1)[0]
            message = f"`{shortened(tag, 40)}` is a tag (the name of a type), which is not used here"
            self.note("YML004", message, "delete it; put a text that begins with `!` in quotes", (at, at + len(tag)))
        if event.anchor is not None:
            at = text.index("&", start)
            message = (
                f"`&{shortened(event.anchor, 40)}` is an anchor (a name to copy a value by), which is not used here"
            )
            help_ = "delete it; put a text that begins with `&` in quotes"
            self.note("YML005", message, help_, (at, at + 1 + len(event.anchor)))
        return BROKEN

    def alias(self, event: Any) -> object:  # noqa: ANN401 - libyaml's event
        """Note an alias."""
        message = f"`*{shortened(event.anchor, 40)}` is an alias (a copy of another value), which is not used here"
        self._note_at(event, "YML006", message, "write the value out; put a text that begins with `*` in quotes")
        return BROKEN

    def refused(self, event: Any, found: Refused) -> object:  # noqa: ANN401 - libyaml's event
        """Note a scalar that could be read in two ways, or in none."""
        self._note_at(event, found.code, found.message, found.help)
        return BROKEN

    def escape(self, event: Any, what: str, odd: str) -> object:  # noqa: ANN401 - libyaml's event
        """Note an escape that makes a character which no text may hold."""
        message = f"a `\\` in this {what} and the sign after it stand for the character {odd}, which no text may hold"
        self._note_at(event, "YML017", message, "write `\\\\` for a backslash, or use single quotes")
        return BROKEN

    def empty_item(self, event: Any) -> object:  # noqa: ANN401 - libyaml's event
        """Note a list's item without a value."""
        end = event.end_mark.index
        self.note("YML026", "this item of the list is empty", "write a value, or delete the item", (end - 1, end))
        return BROKEN

    def directive(self, start: int, end: int) -> None:
        """Note a `%` line."""
        message = "a line that begins with `%` is an instruction to YAML (a directive); none is used here"
        self.note("YML008", message, "delete the line", (start, end))


def _bounds(event: Any) -> tuple[int, int]:  # noqa: ANN401 - libyaml's event
    return event.start_mark.index, event.end_mark.index
