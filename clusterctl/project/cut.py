"""A cluster as known on a day: what begins later is left out, and mappings by date are cut.

What begins when, a record says itself (`begins`); aims stay, for they were known before their time. Nothing is lost
track of: routes to what was left out are kept, and lists remember where their records stand in the text.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from inspect import get_annotations
from typing import TYPE_CHECKING, Any, Literal, cast

from msgspec import Struct, field
from msgspec.structs import replace

from clusterctl.model.logframe import Baseline
from clusterctl.model.partial_dates import PartialDate
from clusterctl.model.plan import Result
from clusterctl.model.scores import Scores
from clusterctl.model.values import EvidenceForm, Record, Written

if TYPE_CHECKING:
    from datetime import date

    from clusterctl.findings.finding import Keys, Route
    from clusterctl.project.labels import Label
    from clusterctl.project.project import File


class Below(Struct, frozen=True):
    """What to look for in a value of some type: records, dates, and whether a mapping's keys are dates."""

    inner: Below | None = None
    by_date: bool = False


RECORD, DATE = Below(), Below()
_BEGINS: dict[str | int | None, tuple[str, ...]] = {
    "baseline": Baseline.begins, "evidence": EvidenceForm.begins, "result": Result.begins,
}  # fmt: skip
"""By field, for broken records, of which only the text is there."""


class Cut(Struct):
    """The files that are left, and what was left out of them."""

    files: dict[str, File] = field(default_factory=dict)
    left_out: dict[str, set[Keys]] = field(default_factory=dict)
    """By file, the ways to what was left out; the empty way is the whole file."""
    faulty: dict[str, object] = field(default_factory=dict)
    """The data of files in which there are faults: a broken record is no record, but may say when it begins."""
    day: date | None = None

    def lacks(self, route: Route) -> bool:
        """Whether a route leads to what was left out, or into a broken record that begins later."""
        ways = self.left_out.get(route.file, ())
        if any(route.keys[:length] in ways for length in range(len(route.keys) + 1)):
            return True
        return route.file in self.faulty and self._later(self.faulty[route.file], route.keys)

    def _later(self, data: object, keys: Keys) -> bool:
        """Whether a record on the way says that it begins later, so far as that can be read."""
        begins = Record.begins
        for key in (*keys, None):
            if isinstance(data, dict):
                if self._is_later(next((data[name] for name in begins if data.get(name) is not None), None)):
                    return True
                begins = _BEGINS.get(key, Record.begins)
                data = data.get(key)
            elif isinstance(data, list) and isinstance(key, int) and key < len(data):
                data = data[key]
        return False

    def _is_later(self, written: object) -> bool:
        try:
            return self.day is not None and PartialDate.decode(written).first > self.day
        except ValueError:
            return False


def cut(files: Mapping[str, File], labels: Mapping[str, Label], day: date) -> Cut:
    """Return the files as known at the end of a day."""
    found = Cut(day=day, faulty={path: file.document.data for path, file in files.items() if not file.complete})
    for path, file in files.items():
        label = labels.get(path)
        began = _began(file.record) if isinstance(file.record, Scores) else label.first if label else None
        if began and began > day:
            found.left_out[path] = {()}
            continue
        knife = _Knife(day)
        record = cast("Record | None", knife.value(file.record, RECORD, ())) if file.record else None
        if file.record and record is None:
            knife.left_out.add(())
        if knife.left_out:  # in a list that lost records, places are not those of the text: `_later` reads the text
            found.left_out[path] = {way for way in knife.left_out if file.complete or not _in_a_list(way)}
        if () in knife.left_out:
            continue
        document = replace(file.document, kept=knife.kept) if knife.kept else file.document
        found.files[path] = replace(file, record=record, document=document)
    return found


def _in_a_list(way: Keys) -> bool:
    return any(isinstance(key, int) for key in way)


class _Gone:
    """Stands for what is left out."""


_GONE = _Gone()


class _Knife:
    """Cuts one file."""

    def __init__(self, day: date) -> None:
        self.day = day
        self.left_out: set[Keys] = set()
        self.kept: dict[Keys, tuple[int, ...]] = {}

    def value(self, value: object, below: Below, keys: Keys) -> object:
        """Return a value as known on the day, None where it is left out."""
        found = self.inside(value, below, keys)
        return None if found is _GONE else found

    def inside(self, value: object, below: Below, keys: Keys) -> object:
        """Return a value as known on the day, or `_GONE`."""
        if isinstance(value, Record):
            return self.record(value, keys)
        if isinstance(value, PartialDate):
            return self.gone(keys) if below is DATE and value.first > self.day else value
        if isinstance(value, Mapping):
            return self.mapping(value, below, keys)
        if isinstance(value, tuple):
            return self.sequence(value, below, keys)
        return value

    def gone(self, keys: Keys) -> _Gone:
        """Note that something is left out."""
        self.left_out.add(keys)
        return _GONE

    def record(self, record: Record, keys: Keys) -> object:
        """Cut a record, or leave it out."""
        began = _began(record)
        if began and began > self.day:
            return self.gone(keys)
        changes: dict[str, Any] = {}
        for name, written, below in _looked_into(type(record)):
            old = getattr(record, name)
            new = self.inside(old, below, (*keys, written))
            if new is not old:
                changes[name] = None if new is _GONE else new
        return replace(record, **changes) if changes else record

    def mapping(self, values: Mapping[str, object], below: Below, keys: Keys) -> object:
        """Cut a mapping: what stands under a later date, and later records."""
        found: dict[str, object] = {}
        inner = below.inner or (RECORD if below.by_date else below)  # what stands under a date has keys of its own
        for key, value in values.items():
            way = (*keys, key)
            later = below.by_date and PartialDate(key).first > self.day
            new = self.gone(way) if later else self.inside(value, inner, way)
            if new is not _GONE:
                found[key] = new
        same = len(found) == len(values) and all(found[key] is values[key] for key in found)
        return values if same else found

    def sequence(self, values: tuple[object, ...], below: Below, keys: Keys) -> object:
        """Cut a list; where its records stand in the text is noted."""
        cut_ = [self.inside(value, below.inner or below, (*keys, at)) for at, value in enumerate(values)]
        kept = tuple(at for at, value in enumerate(cut_) if value is not _GONE)
        if len(kept) < len(values):
            self.kept[keys] = kept
        same = all(new is old for new, old in zip(cut_, values, strict=True))
        return values if same else tuple(cut_[at] for at in kept)


def _began(record: Record | None) -> date | None:
    """Return the first day on which a record may hold; None where it does not say."""
    for name in record.begins if record else ():
        found = getattr(record, name, None)
        if isinstance(found, PartialDate):
            return found.first
    return None


@cache
def _looked_into(kind: type[Record]) -> tuple[tuple[str, str, Below], ...]:
    """Return the fields of a record that may hold what begins: attribute, key in the file, what to look for.

    A record stands only in fields that may be empty, in lists and in mappings, so it can always be left out.
    """
    written = dict(zip(kind.__struct_fields__, kind.__struct_encode_fields__, strict=True))
    found: dict[str, Below] = {}
    for base in reversed(kind.__mro__):
        for name, annotation in get_annotations(base).items():
            below = _below(annotation, dates=name in kind.facts)
            if name in written and below:
                found[name] = below
    return tuple((name, written[name], below) for name, below in found.items())


def _below(annotation: Any, *, dates: bool) -> Below | None:  # noqa: ANN401 - any annotation; none is postponed
    """Return what to look for in a value of a type; None where there is nothing that begins."""
    if isinstance(annotation, type):
        if issubclass(annotation, PartialDate):
            return DATE if dates else None
        return RECORD if issubclass(annotation, Record) and not issubclass(annotation, Written) else None
    origin = getattr(annotation, "__origin__", None)
    if origin is Literal:
        return None
    arguments: tuple[Any, ...] = getattr(annotation, "__args__", ())
    if origin is tuple:
        inner = _below(arguments[0], dates=dates)
        return Below(inner) if inner else None
    if origin is Mapping:
        extra = next((meta.extra or {} for meta in getattr(arguments[0], "__metadata__", ()) if meta.extra), {})
        by_date = bool(extra.get("date")) and not extra.get("aim")
        inner = _below(arguments[1], dates=dates)
        return Below(inner, by_date) if by_date or inner else None
    return next((below for argument in arguments if (below := _below(argument, dates=dates))), None)
