"""The proof of a report's figures: each names its fields in a note, and the fields stand once with line and value."""

from __future__ import annotations

from itertools import chain
from operator import is_
from typing import TYPE_CHECKING, TypeVar, cast

from msgspec import Struct
from msgspec.structs import replace

from clusterctl.findings.finding import TOP, Route
from clusterctl.report.blocks import Picture, Row
from clusterctl.report.run import Run
from clusterctl.report.view import Field, File, Note, Source
from clusterctl.words import shortened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from clusterctl.analysis.figure import Figure, Standard
    from clusterctl.project.project import Project
    from clusterctl.report.speech.language import Language

T = TypeVar("T")
_OWN = ("value", "amount", "rate", "text")
"""The keys under which the figure itself stands, where it is written as a record."""
_FEW = 12
"""Fields that the figures of a row may have together to share a note."""
_PLAIN = frozenset({str, int, bool, type(None)})
"""What holds no note."""
_LONGEST = 60
"""Letters of a value that are shown."""
Leaves = tuple[frozenset[Route], tuple["Standard", ...]]


class Evidence(Struct, frozen=True):
    """The notes of a report, the numbers of the method and the fields that they name."""

    notes: tuple[Note, ...]
    standards: tuple[str, ...]
    files: tuple[File, ...]


class Proof:
    """Collects what figures come from. Notes are numbered as they come; `numbered` sets the order of the page."""

    def __init__(self) -> None:
        """Begin without a note."""
        self._numbers: dict[Leaves, int] = {}
        self._leaves: dict[int, Leaves] = {}
        self.routes: set[Route] = set()

    def note(self, *figures: Figure) -> int | None:
        """Return the number of the note on what figures come from; None where no field says it."""
        routes = frozenset[Route]().union(*[figure.inputs for figure in figures])
        standards = dict.fromkeys(chain.from_iterable([figure.standards for figure in figures]))
        return self._note(routes, tuple(standards))

    def note_of(self, *routes: Route) -> int | None:
        """Return the number of the note on a text that stands in these fields."""
        return self._note(frozenset(routes), ())

    def _note(self, routes: frozenset[Route], standards: tuple[Standard, ...]) -> int | None:
        if not routes:
            return None
        self.routes.update(routes)
        leaves = routes, standards
        number = self._numbers.setdefault(leaves, len(self._numbers) + 1)
        self._leaves[number] = leaves
        return number

    def numbered(self, shown: T, write: Writer) -> tuple[T, Evidence]:
        """Return what is shown with its notes in the order in which they are met, and the notes."""
        order: dict[int, int] = {}
        settled = _settled(shown, self._of_row, lambda number: order.setdefault(number, len(order) + 1))
        notes = tuple(write.note(new, *self._leaves[old]) for old, new in order.items())
        used = frozenset[Route]().union(*[self._leaves[old][0] for old in order])
        return settled, Evidence(notes, write.standards, write.files(used))

    def _of_row(self, row: Row) -> Row:
        """Return a row whose figures share one note, where they have few fields together."""
        runs = [run for cell in row.cells if not isinstance(cell, str) for run in cell]
        numbers = dict.fromkeys(run.note for run in runs if run.note is not None)
        held = [self._leaves[number] for number in sorted(numbers)]
        routes = frozenset[Route]().union(*[made_of[0] for made_of in held])
        if len(numbers) < 2 or len(routes) > _FEW:  # noqa: PLR2004 - nothing to bring together
            return row
        standards = dict.fromkeys(one for made_of in held for one in made_of[1])
        note = self._note(routes, tuple(standards))
        cells = (
            cell
            if isinstance(cell, str)
            else tuple(run if run.note is None else replace(run, note=note) for run in cell)
            for cell in row.cells
        )
        return replace(row, cells=tuple(cells))


class Writer:
    """Writes notes for a reader, who may not see all fields."""

    def __init__(self, project: Project, say: Language, sees: Callable[[Route], bool]) -> None:
        """Take the project, the language, and what the reader may see."""
        self._project, self._say, self._sees = project, say, sees
        self._fields: dict[Route, tuple[int, str, str] | None] = {}
        self._standards: dict[Standard, int] = {}

    def note(self, number: int, routes: frozenset[Route], standards: Iterable[Standard]) -> Note:
        """Return a note."""
        hidden = 0
        by_file: dict[str, set[int]] = {}
        for route in routes:
            field = self._field(route)
            if field:
                by_file.setdefault(route.file, set()).add(field[0])
            else:
                hidden += 1
        sources = tuple(Source(path, spans(lines)) for path, lines in sorted(by_file.items()))
        said = tuple(f"M{self._standards.setdefault(one, len(self._standards) + 1)}" for one in standards)
        more = self._say.several(
            hidden, "{n} field that is not for this reader", "{n} fields that are not for this reader"
        ) if hidden else ""  # fmt: skip
        return Note(number, sources, said, more)

    @property
    def standards(self) -> tuple[str, ...]:
        """The numbers of the method that notes name: M1 thresholds.taper = 0.8."""
        return tuple(f"M{number} {one.name} = {self._say.number(one.value)}" for one, number in self._standards.items())

    def files(self, routes: Iterable[Route]) -> tuple[File, ...]:
        """Return the fields by file, in the order of their lines."""
        by_file: dict[str, list[tuple[int, str, str]]] = {}
        for route in routes:
            field = self._field(route)
            if field and field[2]:
                by_file.setdefault(route.file, []).append(field)
        order = {path: at for at, path in enumerate(self._project.files)}
        paths = sorted(by_file, key=lambda path: order.get(path, len(order)))
        return tuple(File(path, tuple(Field(*field) for field in sorted(by_file[path]))) for path in paths)

    def _field(self, route: Route) -> tuple[int, str, str] | None:
        """Return line, name and value of a field; None where it is not for the reader."""
        if route not in self._fields:
            self._fields[route] = self._written(route) if self._sees(route) else None
        return self._fields[route]

    def _written(self, route: Route) -> tuple[int, str, str]:
        file = self._project.files.get(route.file)
        if file is None:
            return TOP.line, _key(route), ""
        at, value = _figure(route, file.document.value(route.keys))
        written = "" if _is_record(value) else shortened(file.document.text_at(at), _LONGEST)
        return file.document.line_of(at), _key(route), written


def spans(lines: Iterable[int]) -> str:
    """Return lines as one writes them: 34, 36–38."""
    found: list[list[int]] = []
    for line in sorted(lines):
        if found and line == found[-1][-1] + 1:
            found[-1] = [found[-1][0], line]
        else:
            found.append([line])
    return ", ".join("–".join(map(str, span)) for span in found)


def _figure(route: Route, value: object) -> tuple[Route, object]:
    """Return where the figure itself stands, of one that is written as a record: {value: 550, about: true}."""
    if isinstance(value, dict):
        for key in _OWN:
            if key in value:
                return route.under(key), value[key]
    return route, value


def _is_record(value: object) -> bool:
    """Whether it is more than one value: a note names it, and shows nothing of it."""
    return isinstance(value, dict) or (isinstance(value, list) and any(isinstance(one, dict) for one in value))


def _key(route: Route) -> str:
    """Return what a field is called where its line says the rest: by its last key, an item of a list by two."""
    last = [str(key) for key in route.keys[-2:]]
    return ".".join(last) if last[-1].isdecimal() else last[-1]


def _settled(value: T, gather: Callable[[Row], Row], number: Callable[[int], int]) -> T:
    """Return a value with its rows gathered and the notes of its runs numbered, in the order in which they are met."""
    kind = value.__class__
    if kind is str or kind is Picture:
        return value
    if isinstance(value, tuple):
        ones = [_settled(one, gather, number) for one in value]
        return value if all(map(is_, ones, value)) else cast("T", tuple(ones))
    if isinstance(value, Run):
        return value if value.note is None else replace(value, note=number(value.note))
    if not isinstance(value, Struct):
        return value
    held = gather(value) if isinstance(value, Row) else value
    inner = [(name, one) for name in held.__struct_fields__ if (one := getattr(held, name)).__class__ not in _PLAIN]
    new = {name: after for name, one in inner if (after := _settled(one, gather, number)) is not one}
    return cast("T", replace(held, **new) if new else held)
