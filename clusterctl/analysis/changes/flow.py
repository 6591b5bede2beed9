"""Free text (Markdown) as it flows: how its lines are broken within a paragraph is layout, and means nothing."""

from __future__ import annotations

import re

_FENCE = re.compile(r"^ {0,3}(?:```|~~~)", re.MULTILINE)
_STANDS_ALONE = re.compile(r" {2,}|\t| ?(?:[-+*](?:\s|$)|\d{1,9}[.)](?:\s|$)|[#>|`~=]|(?:[-*_] *){2,}$)|.*\|")
"""Begins an item, a heading, a quotation, a table or code, or may belong to one: such lines stay as they are."""


def flowing(text: str) -> str:
    """Return a text in which lines of a paragraph are joined, and blanks that follow one another are one.

    Items, headings, tables, quotations, code and hard breaks stay; a text with fenced code stays as a whole.
    """
    text = text.strip()
    if "\n" not in text and "  " not in text:
        return text
    if _FENCE.search(text):
        return text
    found = [""]
    joins = False
    for line in text.split("\n"):
        alone = bool(_STANDS_ALONE.match(line))
        shown = line if alone else " ".join(line.split())
        if joins and shown and not alone:
            found[-1] = f"{found[-1]} {shown}"
        elif shown or found[-1]:
            found.append(shown)
        is_broken = line.endswith(("  ", "\\"))
        joins = bool(shown) and not alone and not is_broken
        if is_broken and shown and not alone:
            found[-1] += " " * 2 * line.endswith("  ")
    return "\n".join(found).strip()
