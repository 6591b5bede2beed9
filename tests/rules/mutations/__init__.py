"""The smallest edits of the Jaipur example that raise one rule each, a module for each family."""

from __future__ import annotations

from typing import NamedTuple


class Mutation(NamedTuple):
    """One edit of a file, and the one finding that it raises."""

    code: str
    file: str
    old: str | tuple[tuple[str, str], ...]
    """What stands there once; or several pairs of old and new in the same file, where one edit cannot do it."""
    new: str
    place: str
    """`file:text`: the line of the finding holds this text."""
