"""Markdown, as far as generated pages need it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def anchor(heading: str) -> str:
    """Return the name by which a page links to a heading."""
    return "".join(char for char in heading.lower().replace(" ", "-") if char.isalnum() or char == "-")


def link(heading: str, text: str = "") -> str:
    """Return a link to a heading of the same page."""
    return f"[{text or heading}](#{anchor(heading)})"


def code(text: str) -> str:
    """Return text as it is typed; no text of ours holds a backtick there."""
    return f"`{text}`"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; an empty cell is a dash."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(_cell(cell) for cell in line)} |" for line in lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|") or "–"
