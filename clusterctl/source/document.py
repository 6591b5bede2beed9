"""A file as read: its text, its data, and where in the text each key and value stands."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct, field

from clusterctl.findings.finding import TOP, Finding, Keys, Route, Span

if TYPE_CHECKING:
    from collections.abc import Mapping

LIMIT_FINDINGS = 50
"""So many faults of a file are told one by one; more are counted."""


class Broken:
    """Stands in the data for a value that is already the subject of a finding, so that nothing is said twice."""

    def __repr__(self) -> str:
        """Say so in a debugger."""
        return "BROKEN"


BROKEN: Final = Broken()


class Again(str):
    """A key that is the same as one before it: it equals only itself, so that what stands below it can be found."""

    __slots__ = ()
    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        """Tell it from the first one."""
        return self is other

    def __ne__(self, other: object) -> bool:
        """Tell it from the first one."""
        return self is not other


class Twice(Struct):
    """Stands in the data for the values of keys that are the same: none is used, each is judged."""

    values: list[tuple[str, object]]
    """The first key as it is, the others as `Again`."""


MERGE = "<<"
"""The key under which YAML merges keys from elsewhere. It is refused; in the data it says that keys are missing."""

Data = object
"""What YAML holds: mappings, lists, text, whole numbers, `Decimal`, `bool`, `None`; or `BROKEN` or `Twice`."""


def value_at(data: Data, keys: Keys) -> Data:
    """Return what stands at the end of a way in data, through plain mappings and lists; None where it leads nowhere."""
    at: Any = data
    way: tuple[Any, ...] = keys
    for key in way:
        if at.__class__ is not (list if key.__class__ is int else dict):
            return None
        try:
            at = at[key]
        except LookupError:
            return None
    return at


def _numbers() -> array[int]:
    return array("I")


class Marks(Struct):
    """Start and end of every key and value, as character offsets, in the order of the text.

    `keys[i]` is the text of a key and None for a value; `after` gives for a container's number the number of the
    first node behind it.
    """

    starts: array[int] = field(default_factory=_numbers)
    ends: array[int] = field(default_factory=_numbers)
    keys: list[str | None] = field(default_factory=list)
    after: dict[int, int] = field(default_factory=dict)
    _children: dict[int, tuple[int, dict[str | int, tuple[int, int]]]] = field(default_factory=dict)
    _ways: dict[Keys, tuple[int, int, bool]] = field(default_factory=dict)
    _read: int = 0
    """How many keys and values there were when the ways were found."""

    def bounds(self, node: int) -> tuple[int, int]:
        """Return the offsets where a node begins and ends."""
        return self.starts[node], self.ends[node]

    def child(self, node: int, key: str | int) -> tuple[int, int] | None:
        """Return the numbers of the key and the value of `key` in the container `node`, or None.

        A list's position has its value for a key. Of keys that are the same, the first is meant.
        """
        stop = min(self.after.get(node, node + 1), len(self.keys))  # it is asked while the text is still being read
        found = self._children.get(node)
        if found is None or found[0] != stop:
            found = self._children[node] = (stop, self._listed(node + 1, stop))
        return found[1].get(key)

    def _listed(self, at: int, stop: int) -> dict[str | int, tuple[int, int]]:
        children: dict[str | int, tuple[int, int]] = {}
        position = 0
        while at < stop:
            name = self.keys[at]
            value = at if name is None else at + 1
            children.setdefault(position if name is None else name, (at, value))
            position += 1
            at = self.after.get(value, value + 1)
        return children

    def children(self, node: int) -> list[tuple[str | int, int, int, int]]:
        """Return what stands in a container: key, the offsets where key and value begin and end, the value's number."""
        listed = self._listed(node + 1, self.after.get(node, node + 1))
        return [(name, self.starts[key], self.ends[value], value) for name, (key, value) in listed.items()]

    def locate(self, keys: Keys) -> tuple[int, int]:
        """Return the numbers of the deepest key and value on the way of `keys` that the text holds."""
        if self._read != len(self.keys):  # more was read since it was last asked
            self._read, self._ways = len(self.keys), {}
        return self._way(keys)[:2]

    def _way(self, keys: Keys) -> tuple[int, int, bool]:
        """Return the numbers as `locate` does, and whether the text holds the whole way."""
        if not keys:
            return 0, 0, True
        found = self._ways.get(keys)
        if found is None:
            key, value, whole = self._way(keys[:-1])
            step = self.child(value, keys[-1]) if whole else None
            found = self._ways[keys] = (*step, True) if step else (key, value, False)
        return found


class Document(Struct):
    """One file: `data` is None where nothing could be read; `complete` says that nothing was lost on the way."""

    path: str
    text: str
    data: Data
    marks: Marks
    findings: list[Finding] = field(default_factory=list)
    complete: bool = True
    more: int = 0
    """How many faults are not among the findings, only counted."""
    kept: Mapping[Keys, tuple[int, ...]] = {}
    """Of lists from which records were left out: at which positions in the text those that are left stand."""
    _lines: list[int] = field(default_factory=list)

    def written(self, keys: Keys) -> Keys:
        """Return the way to a value in the text, where lists may hold more records than in the data."""
        if not self.kept:
            return keys
        found: Keys = ()
        for key in keys:
            kept = self.kept.get(found) if isinstance(key, int) else None
            found = (*found, kept[key] if kept and isinstance(key, int) else key)
        return found

    def value(self, keys: Keys) -> Data:
        """Return what stands at a way in the records, as read; None where the way leads nowhere."""
        return value_at(self.data, self.written(keys))

    def span(self, route: Route) -> Span:
        """Return the place of a route; of its nearest existing parent where the route leads nowhere."""
        found = self._stretch(route)
        return self.span_of(*found) if found else TOP

    def line_of(self, route: Route) -> int:
        """Return the number of the line on which the span of a route begins."""
        found = self._stretch(route)
        return self._position(found[0])[0] if found else TOP.line

    def _stretch(self, route: Route) -> tuple[int, int] | None:
        """Return the offsets between which the span of a route lies; None for the file's top."""
        if not self.marks.starts or not route.keys:
            return None
        key, value = self.marks.locate(self.written(route.keys))
        if key == value == 0:
            return None
        start, end = self.marks.bounds(value if route.on == "value" else key)
        return self.marks.bounds(key) if start == end else (start, end)

    def text_at(self, route: Route) -> str:
        """Return what stands at a route, as written; empty where it leads nowhere."""
        way = self.written(route.keys)
        key, value = self.marks.locate(way)
        parent, _ = self.marks.locate(way[:-1])
        if not self.marks.starts or key == parent:
            return ""
        start, end = self.marks.bounds(value if route.on == "value" else key)
        return self.text[start:end].rstrip()

    def span_of(self, start: int, end: int) -> Span:
        """Return lines and columns of a stretch of characters, less the blanks at its end."""
        end = max(start + len(self.text[start:end].rstrip(" \t\r\n")), min(start + 1, end))
        return Span(*self._position(start), *self._position(end))

    def _position(self, offset: int) -> tuple[int, int]:
        starts = self._line_starts()
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    def _line_starts(self) -> list[int]:
        if not self._lines:
            self._lines.append(0)
            at = -1
            while (at := self.text.find("\n", at + 1)) >= 0:
                self._lines.append(at + 1)
        return self._lines

    def way_to(self, offset: int) -> Keys:
        """Return the way to the smallest value that holds a character; a comment belongs to what stands around it."""
        marks, node = self.marks, 0
        way: Keys = ()
        while inner := next((step for step in marks.children(node) if step[1] <= offset < step[2]), None):
            way, node = (*way, inner[0]), inner[3]
        return way

    def line(self, number: int) -> str:
        """Return the text of a line (from 1), without its end."""
        starts = self._line_starts()
        if number > len(starts):
            return ""
        stop = starts[number] - 1 if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : stop].rstrip("\r")

    def offset(self, line: int) -> int:
        """Return where a line (from 1) begins; the text's end for one that it has not."""
        starts = self._line_starts()
        return starts[line - 1] if line <= len(starts) else len(self.text)

    def around(self, offset: int) -> int | None:
        """Return the line on which the key or value begins that goes on over this character; None where none does."""
        node = bisect_left(self.marks.starts, offset) - 1
        inside = node >= 0 and node not in self.marks.after and offset < self.marks.ends[node]
        return self._position(self.marks.starts[node])[0] if inside else None

    def in_scalar(self, offset: int) -> bool:
        """Whether a character belongs to a key or value, so that it begins no comment."""
        return bool(self.scalar_at(offset))

    def scalar_at(self, offset: int) -> str:
        """Return the key or value that holds a character, as written; empty where there is none."""
        node = bisect_right(self.marks.starts, offset) - 1
        if node < 0 or node in self.marks.after or offset >= self.marks.ends[node]:
            return ""
        return self.text[self.marks.starts[node] : self.marks.ends[node]]

    def next_line(self, line: int) -> int:
        """Return the next line that holds more than a comment."""
        at = line + 1
        while at < len(self._line_starts()) and self.line(at).lstrip()[:1] in {"", "#"}:
            at += 1
        return at

    def last_line_of(self, line: int) -> int:
        """Return the last line of the key or item that begins on a line."""
        starts, marks = self._line_starts(), self.marks
        if line > len(starts):
            return line
        stop = starts[line] if line < len(starts) else len(self.text) + 1
        node = bisect_left(marks.starts, starts[line - 1])
        if node >= len(marks.starts) or marks.starts[node] >= stop:
            return line
        item = self.line(line).lstrip().startswith("- ")
        if item and self.text.startswith("-", marks.starts[node]):
            node += 1  # the list begins with its first item; that alone is meant
        elif not item and node in marks.after and marks.starts[node + 1 : node + 2] == marks.starts[node : node + 1]:
            node += 1  # a mapping begins with its first key; that alone is meant
        value = node + 1 if marks.keys[node] is not None else node
        return max(line, self.span_of(*marks.bounds(value)).end_line)
