"""Names for all figures of the JSON documents: the way to a figure in its document is its name.

`leverage` stands at the top of `funding`, `calico.score` in the member `calico` of `score`; a year's figure ends in its
label: `cluster_share.1999`. So whatever a command puts into its document can be asked after by name.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from clusterctl.output.json import Shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.analysis.figure import Figure
    from clusterctl.output.json import Document

Parts = tuple[str, ...]
_OWN = ("id", "actor")
"""Keys whose value is an id: what stands in such a record is named after that alone."""
_ADDED = ("matter", "activity", "group", "name", "basis", "figure", "area", "sign", "date")
"""Keys whose values tell records of one list apart."""
_SILENT = {"figures", "bases"}
"""Keys that add nothing to a name."""


class Named(Struct, frozen=True):
    """A figure of a document under its name."""

    command: str
    """The words of the command that shows it."""
    parts: Parts
    """The words of the name, without a label."""
    label: str | None
    """The label that belongs to the name; None for the figure that the command gives without one."""
    figure: Figure
    of_thing: bool = False
    """Whether the name begins with an id."""

    @property
    def name(self) -> str:
        """The name as it is asked for."""
        return ".".join((*self.parts, *((self.label,) if self.label else ())))

    @property
    def ways(self) -> Iterator[str]:
        """The names that lead to it: its own, and those of all that it stands in, without a label."""
        yield self.name
        yield self.command
        for end in range(1, len(self.parts)):
            yield ".".join(self.parts[:end])


def named(command: str, document: Document, label: str | None) -> Iterator[Named]:
    """Give all figures of a command's document that was asked for with a label, in its order."""
    return _walk(document.body, _At(command, label))


class _At(Struct, frozen=True):
    command: str
    label: str | None
    parts: Parts = ()
    keys: Parts = ()
    """Those of the parts that are keys of mappings."""
    of_thing: bool = False

    def under(self, key: str) -> _At:
        return replace(self, parts=(*self.parts, key), keys=(*self.keys, key))


def _walk(found: Any, at: _At) -> Iterator[Named]:  # noqa: ANN401 - what JSON holds
    match found:
        case Shown():
            *before, last = at.parts
            parts = tuple(before) if last == "value" and not _is_day(before[-1:]) else at.parts
            yield Named(at.command, parts, at.label, found.figure, at.of_thing)
        case dict():
            for key, value in found.items():
                if isinstance(value, list):
                    yield from _items(value, at)
                else:
                    yield from _walk(value, at if key in _SILENT else at.under(key))


def _is_day(last: list[str]) -> bool:
    """Whether a name so far ends in a day: at its very end that would mean the figure of a label."""
    return bool(last) and last[0][:4].isdecimal()


def _items(found: list[Any], at: _At) -> Iterator[Named]:
    places = [(item, place) for item in found if isinstance(item, dict) and (place := _place(item, at))]
    alike = Counter(place for _, place in places)
    for item, place in places:
        yield from _walk(item, _about(item, place) if alike[place] > 1 else place)


def _about(item: dict[str, Any], place: _At) -> _At:
    """Tell a record from others of its name by the one thing that it is about."""
    match item.get("about"):
        case [str(one)]:
            return replace(place, parts=(*place.parts, one))
        case _:
            return place


def _place(item: dict[str, Any], at: _At) -> _At | None:
    """Return under which name the figures of a list's record stand; None where nothing tells it from the others."""
    own = next((item[key] for key in _OWN if isinstance(item.get(key), str)), None)
    if own is not None:
        return replace(at, parts=(own, *at.keys), of_thing=True)
    label = item.get("label")
    if isinstance(label, str):
        name = item.get("name")
        return replace(at, label=label, parts=(*at.parts, *((name,) if isinstance(name, str) else ())))
    added = [item[key] for key in _ADDED if isinstance(item.get(key), str)]
    return replace(at, parts=(*at.parts, *added)) if added else None
