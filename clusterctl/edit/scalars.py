"""A text as YAML on one line: plain where every program reads it as that text, in quotes everywhere else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clusterctl.source.scalars import NUMERIC, resolve

if TYPE_CHECKING:
    from collections.abc import Iterable

_READ_OTHERWISE = frozenset({"y", "n", "yes", "no", "on", "off"})
"""Words that programs with the older YAML 1.1 take for true and false."""
_UNSAFE_START = frozenset("-?:,[]{}#&*!|>'\"%@`=<~") | NUMERIC
_ENDS_A_TEXT = re.compile(r":(\s|$)|\s#")
_FLOW = frozenset(",[]{}:?")


def scalar(text: str, *, flow: bool = False) -> str:
    """Return one line of text as a YAML value; `flow` where it stands inside [ ] or { }.

    The text holds no control characters and no line ends: those are refused before (`edit.answers`).
    """
    if _is_plain(text) and not (flow and _FLOW.intersection(text)):
        return text
    if "\\" in text or '"' in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def flow_list(texts: Iterable[str]) -> str:
    """Return texts as a list on one line."""
    return f"[{', '.join(scalar(text, flow=True) for text in texts)}]"


def _is_plain(text: str) -> bool:
    if not text or text != text.strip() or text[0] in _UNSAFE_START or _ENDS_A_TEXT.search(text):
        return False
    return resolve(text) == text and text.lower() not in _READ_OTHERWISE
