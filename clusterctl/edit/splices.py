"""Changes of a text, as stretches that get other text: every character outside them stays as it is."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable


class Splice(Struct, frozen=True, order=True):
    """A stretch of characters, its end exclusive, and what stands there afterwards."""

    start: int
    end: int
    text: str


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """Return a text with all changes made; ValueError where two of them overlap."""
    ordered = sorted(splices)
    if any(one.end > other.start for one, other in pairwise(ordered)):
        raise ValueError("two changes of a text overlap")
    parts, at = [], 0
    for splice in ordered:
        parts += [text[at : splice.start], splice.text]
        at = splice.end
    return "".join([*parts, text[at:]])
