"""The faults that the reader notes on its way through the events, each in words and with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clusterctl.findings.finding import Finding, Related, Route
from clusterctl.source.document import BROKEN, Document
from clusterctl.words import shortened

if TYPE_CHECKING:
    from clusterctl.source.scalars import Refused

LIMIT_FINDINGS = 50


class Faults:
    """Notes faults of one document. Events are libyaml's; each method that judges a value returns BROKEN for it."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def note(self, code: str, message: str, help_: str, start: int, end: int) -> None:
        """Note a fault from one character offset to another."""
        span = self.document.span_of(start, max(end, start + 1))
        self.document.findings.append(Finding(code, message, Route(self.document.path), help_, span=span))

    def _note_at(self, event: Any, code: str, message: str, help_: str) -> None:  # noqa: ANN401 - libyaml's event
        self.note(code, message, help_, event.start_mark.index, event.end_mark.index)

    def duplicate(self, event: Any, other: str, number: int) -> None:  # noqa: ANN401 - libyaml's event
        """Note a key that is the same as another of the mapping with this number."""
        text, marks = event.value, self.document.marks
        same = "" if text == other else f", which is the same as `{shortened(other, 40)}`"
        message = f"the key `{shortened(text, 40)}` stands twice in one mapping{same}"
        self._note_at(event, "YML003", message, "keep one of the two; nothing is read from either until then")
        marks.after[number] = len(marks.starts)  # not closed yet; set again at its end
        first = marks.child(number, other)
        if first is not None:
            span = self.document.span_of(*marks.bounds(first[0]))
            related = (Related(f"`{shortened(other, 40)}` stands here already", Route(self.document.path), span),)
            noted = self.document.findings[-1]
            self.document.findings[-1] = Finding(noted.code, message, noted.route, noted.help, related, noted.span)

    def empty_key(self, event: Any) -> None:  # noqa: ANN401 - libyaml's event
        """Note a key without text."""
        self._note_at(event, "YML010", "a key is empty", "write the key's name before the colon")

    def merge_key(self, event: Any) -> None:  # noqa: ANN401 - libyaml's event
        """Note `<<`."""
        self._note_at(event, "YML007", "`<<` (merging keys from elsewhere) is not used here", "write the keys out")

    def container_key(self, event: Any, what: str) -> None:  # noqa: ANN401 - libyaml's event
        """Note a key that is a list or a mapping."""
        start = event.start_mark.index
        message = f"a key is {what}; a key is always text"
        self.note("YML010", message, "put quotes around it, or write a text", start, start + 1)

    def marked(self, event: Any) -> object:  # noqa: ANN401 - libyaml's event
        """Note the tag and the anchor of a value."""
        start = event.start_mark.index
        if event.tag is not None:
            end = start + len(self.document.text[start : start + 200].split(None, 1)[0])
            self.note(
                "YML004", "`!` tags are not used here", "delete the tag; quote text that begins with `!`", start, end
            )
        if event.anchor is not None:
            message = f"the anchor `&{shortened(event.anchor, 40)}` is not used here"
            self.note("YML005", message, "delete it", start, start + 1 + len(event.anchor))
        return BROKEN

    def alias(self, event: Any) -> object:  # noqa: ANN401 - libyaml's event
        """Note an alias."""
        message = f"the alias `*{shortened(event.anchor, 40)}` (a copy of another value) is not used here"
        self._note_at(event, "YML006", message, "write the value out")
        return BROKEN

    def refused(self, event: Any, found: Refused) -> object:  # noqa: ANN401 - libyaml's event
        """Note a scalar that could be read in two ways, or in none."""
        self._note_at(event, found.code, found.message, found.help)
        return BROKEN

    def escape(self, event: Any, what: str, odd: str) -> object:  # noqa: ANN401 - libyaml's event
        """Note an escape that makes a character which no text may hold."""
        message = f"the escape in this {what} makes the character {odd}, which no text may hold"
        self._note_at(event, "YML017", message, "delete the escape")
        return BROKEN

    def empty_item(self, event: Any) -> object:  # noqa: ANN401 - libyaml's event
        """Note a list's item without a value."""
        end = event.end_mark.index
        self.note("YML026", "an empty item in a list", "write a value, or delete the `-`", end - 1, end)
        return BROKEN

    def directive(self, event: Any) -> None:  # noqa: ANN401 - libyaml's event
        """Note a `%` line."""
        start = event.start_mark.index
        line_end = self.document.text.find("\n", start)
        self.note("YML008", "`%` directives are not used here", "delete the line", start, max(line_end, start + 1))


def capped(findings: list[Finding]) -> list[Finding]:
    """Return at most `LIMIT_FINDINGS` findings, the last one saying how many more there are."""
    if len(findings) <= LIMIT_FINDINGS:
        return findings
    last = findings[LIMIT_FINDINGS - 1]
    more = f"{last.message}; and {len(findings) - LIMIT_FINDINGS} more faults in this file"
    return [*findings[: LIMIT_FINDINGS - 1], Finding(last.code, more, last.route, last.help, span=last.span)]
