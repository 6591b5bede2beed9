"""A stretch of text of a report: plain, marked, or a figure that names its fields in a note."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Sequence

Mark = Literal["", "old", "new", "strong", "soft"]


class Run(Struct, frozen=True, omit_defaults=True):
    """A stretch of text."""

    text: str
    mark: Mark = ""
    note: int | None = None
    """The number of the note that names the fields of this figure."""


Words = tuple[Run, ...]
Text = str | Words
"""A text; with figures in it, runs."""


def flat(text: Text) -> str:
    """Return a text without its marks."""
    return text if isinstance(text, str) else "".join(run.text for run in text)


def joined(texts: Sequence[Text], between: str = " ") -> Words:
    """Return several texts as one."""
    found: list[Run] = []
    for text in texts:
        if found:
            found.append(Run(between))
        found += [Run(text)] if isinstance(text, str) else text
    return tuple(found)


def sentence(text: Text) -> Words:
    """Return a finding as a sentence that stands among others."""
    return joined([text, "."], "")
