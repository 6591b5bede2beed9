"""Answers under their heads: a column of heads, and beside each what is said, wrapped to the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.output.screen import Screen, padded, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable

Answer = tuple[str, str]
"""A head and what is said under it."""


def answered(answers: Iterable[Answer], screen: Screen, indent: str = "") -> str:
    """Return answers with their heads in a column."""
    found = list(answers)
    room = max(len(head) for head, _ in found) + 2
    lines = []
    for head, said in found:
        body = wrapped(said, screen.columns - len(indent) - room).replace("\n", "\n" + indent + " " * room)
        lines.append(indent + screen.paint("strong", head) + padded("", room - len(head)) + body)
    return "\n".join(lines)
