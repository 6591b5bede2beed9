"""The ids below a key of a file, and nothing else: for completion, which asks at each touch of a key.

Takes libyaml's events as they come and loads neither the reader nor the model, which would take twice the time.
"""

from __future__ import annotations

import re
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING, Any

from yaml._yaml import CParser
from yaml.error import YAMLError
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    Way = list[str | None]
    """Of each open container, the key whose value is being read; None in a list, and for a key that is no text."""

LIMIT_BYTES = 2_000_000
LIMIT_EVENTS = 100_000
LIMIT_DEPTH = 64
LIMIT_IDS = 1000

_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_LONGEST_ID = 60
_DWELT_ON = (b"%TAG", b"\0")
"""Very many directives keep libyaml busy for minutes; a zero byte is that of UTF-16, which no command reads either."""


def ids(data: bytes, key: str) -> dict[str, str]:
    """Return the ids that are keys below a top key, each with the `name` in its record (empty where it has none).

    What stands before the first fault of the file counts. Never raises for what the file holds.
    """
    found: dict[str, str] = {}
    if len(data) <= LIMIT_BYTES and not any(sign in data for sign in _DWELT_ON):
        with suppress(YAMLError):
            _collect(found, data, key)
    return found


def _collect(found: dict[str, str], data: bytes, key: str) -> None:
    for way, text in _steps(data):
        if way[0] != key:
            if found:
                return
        elif len(way) > 1 and _is_id(way[1]):
            id_ = way[1] or ""
            if len(found) == LIMIT_IDS and id_ not in found:
                return
            found.setdefault(id_, "")
            if way[2:] == ["name"] and text:
                found[id_] = text


def _is_id(text: str | None) -> bool:
    return text is not None and len(text) <= _LONGEST_ID and _ID.fullmatch(text) is not None


def _steps(data: bytes) -> Iterator[tuple[Way, str | None]]:
    """Yield the way to each key and to each value, with a value's text; None with a key and with a container."""
    way: Way = []
    wants_key: list[bool | None] = []  # None in a list
    next_event: Any = CParser(data).get_event
    for event in islice(iter(next_event, None), LIMIT_EVENTS):
        kind, text = event.__class__, None
        if kind is MappingStartEvent or kind is SequenceStartEvent:
            if len(way) == LIMIT_DEPTH:
                return
            way.append(None)
            wants_key.append(True if kind is MappingStartEvent else None)
            continue
        if kind is MappingEndEvent or kind is SequenceEndEvent:
            way.pop()
            wants_key.pop()
        elif kind is ScalarEvent:
            text = event.value
        elif kind is not AliasEvent:
            continue
        if not way:
            return
        if wants_key[-1]:
            way[-1], text = text, None
        yield way, text
        if wants_key[-1] is not None:
            wants_key[-1] = not wants_key[-1]
