"""How findings name several things of a file: a few of them, then how many more there are. Pure text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

SHOWN = 5
"""So many things are named; the others are counted."""


def some(said: Sequence[str]) -> str:
    """Return "a", "a and b", "a, b and c", "a, b, c, d, e and 4 more"."""
    *first, last = (*said[:SHOWN], f"{len(said) - SHOWN} more") if len(said) > SHOWN else said
    return f"{', '.join(first)} and {last}" if first else last


def ids(names: Sequence[str]) -> str:
    """Return ids as they stand in files, a few of them."""
    return some([f"`{name}`" for name in names])
