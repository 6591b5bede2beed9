"""Texts that other people wrote, as cells of a table for spreadsheets."""

from __future__ import annotations

import re

from clusterctl.output.screen import line

_FORMULA = ("=", "+", "-", "@", "\N{FULLWIDTH EQUALS SIGN}", "\N{FULLWIDTH PLUS SIGN}",
            "\N{FULLWIDTH HYPHEN-MINUS}", "\N{FULLWIDTH COMMERCIAL AT}")  # fmt: skip
"""A text that begins so would be reckoned by a spreadsheet."""
_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")


def cell(text: str) -> str:
    """Return a text on one line, its control characters written out, which no spreadsheet takes for a formula.

    A number stays one.
    """
    shown = line(text)
    return f"'{shown}" if shown.startswith(_FORMULA) and not _NUMBER.fullmatch(shown) else shown
