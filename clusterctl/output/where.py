"""The fields that a figure comes from, for a terminal: a table where there is room for it, else a card a field."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.numbers import exact
from clusterctl.output.figures import hedge, names_of, why
from clusterctl.output.formulas import formula
from clusterctl.output.screen import Screen, cells, line, wrapped
from clusterctl.output.table import Column, Row, Table
from clusterctl.words import counted, shortened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from clusterctl.analysis.figure import Figure
    from clusterctl.output.named import Named
    from clusterctl.project.fields import Field
    from clusterctl.project.project import Project
    from clusterctl.store.blame import Touch


_COLUMNS = (Column("Where", whole=True), Column("Field"), Column("Written"), Column("Set by"),
            Column("On", whole=True), Column("Commit", whole=True))  # fmt: skip
_GAP = 2
_NARROWEST = 24
"""With less room than that beside its place, a field stands under it."""
_LONGEST = 60
"""Of a record that is a field as a whole, so many letters are shown."""


class SetField(Struct, frozen=True):
    """A field, and the commit that set it."""

    field: Field
    is_known: bool
    """Whether git can tell."""
    touch: Touch | None
    """None where its line is not committed yet, or git can't tell."""


class Origin(Struct, frozen=True):
    """A figure under the names by which commands show it, and the fields that it comes from."""

    named: tuple[Named, ...]
    fields: tuple[SetField, ...]

    @property
    def figure(self) -> Figure:
        """The figure."""
        return self.named[0].figure


def text(origins: Sequence[Origin], project: Project, screen: Screen, name: Callable[[str], str]) -> str:
    """Return where figures come from; `name` turns a cluster's path into the one to show."""
    names = names_of(project)
    return "\n\n".join(_origin(one, names, screen, name) for one in origins) + "\n"


def _origin(one: Origin, names: Mapping[str, str], screen: Screen, name: Callable[[str], str]) -> str:
    rows = [_row(field, name) for field in one.fields]
    parts = [
        "\n".join(_head(one, names, screen)),
        _fields(rows, screen) if rows else "",
        "\n".join(wrapped(said, screen.columns, "  ") for said in _rest(one)),
    ]
    return "\n\n".join(part for part in parts if part)


def _head(one: Origin, names: Mapping[str, str], screen: Screen) -> Iterator[str]:
    first = one.named[0]
    yield screen.paint("strong", f"{line(first.name)}: {_value(one.figure, names)}")
    how = formula(first)
    if how:
        yield wrapped(f"How: {how}.", screen.columns, "  ")
    label = f" {first.label}" if first.label else ""
    shown = ", ".join(f"`clusterctl {command}{label}`" for command in dict.fromkeys(it.command for it in one.named))
    yield wrapped(f"Shown by {shown}.", screen.columns, "  ")


def _value(figure: Figure, names: Mapping[str, str]) -> str:
    if figure.missing:
        return f"not known, {why(figure.missing, names)}"
    return f"{hedge(figure)}{exact(figure.known or 0):,f}"


def _rest(one: Origin) -> Iterator[str]:
    if not one.fields:
        yield "It comes from no field yet." if one.figure.missing else "No field says anything of it."
    for standard in one.figure.standards:
        yield f"{standard.name}: {exact(standard.value):f}, the method’s own; no file sets it."


def way(field: Field) -> str:
    """Return the keys that lead to a field; records of a list are counted from 1."""
    keys = (str(key + 1) if isinstance(key, int) else line(key) for key in field.route.keys)
    return " > ".join(keys)


def _row(one: SetField, name: Callable[[str], str]) -> tuple[str, ...]:
    field = one.field
    place = f"{name(field.route.file)}:{field.span.line}:{field.span.column}"
    written = shortened(line(field.written), _LONGEST) or "(nothing)"
    return (place, way(field), written, *(_set(one.touch) if one.is_known else ()))


def _set(touch: Touch | None) -> tuple[str, str, str]:
    if touch is None:
        return "Not committed yet", "", ""
    day = str(touch.date) if touch.date else "?"
    return line(touch.author), f"{day} or before" if touch.is_edge else day, touch.short


def _fields(rows: Sequence[tuple[str, ...]], screen: Screen) -> str:
    columns = _COLUMNS[: len(rows[0])]
    widths = [max(cells(column.head), *(cells(row[at]) for row in rows)) for at, column in enumerate(columns)]
    if sum(widths) + _GAP * len(widths) <= screen.columns:
        return Table(columns, tuple(Row(row) for row in rows)).render(screen)
    return "\n".join(_cards(rows, screen))


def _cards(rows: Sequence[tuple[str, ...]], screen: Screen) -> Iterator[str]:
    """Give a paragraph a field; those that one commit set, one after the other, stand under it."""
    for touch, alike in groupby(rows, key=lambda row: row[3:]):
        if touch:
            said = ", ".join(word for word in touch if word)
            yield wrapped(f"{'Set by ' if touch[-1] else ''}{said}:", screen.columns, "  ")
        for place, field, written, *_ in alike:
            beside = cells(place) + 2 * _GAP
            fits = screen.columns - beside >= _NARROWEST
            indent = " " * (beside if fits else 2 * _GAP)
            gap = " " * _GAP if fits else f"\n{indent}"
            said = wrapped(f"{field}: {written}", screen.columns - len(indent)).replace("\n", f"\n{indent}")
            yield f"  {screen.paint('place', place)}{gap}{said}"


# -- names -----------------------------------------------------------------------------------------------------------


def names_text(found: Sequence[tuple[Named, ...]], project: Project, screen: Screen, year: str) -> str:
    """Return names with their figures; `year` is what to ask for to see those of a year, empty where all are there."""
    names = names_of(project)
    rows = tuple(
        Row((line(alike[0].name), _value(alike[0].figure, names), ", ".join(dict.fromkeys(it.command for it in alike))))
        for alike in found
    )
    head = counted(len(rows), "figure")
    table = Table((Column("Name"), Column("Figure"), Column("Shown by")), rows).render(screen)
    next_ = f"`clusterctl where {line(found[0][0].name)}` shows the fields that one comes from."
    more = "" if any(one.of_thing for alike in found for one in alike) else (
        " An id lists the figures of a body, an activity, an indicator or a service: `clusterctl where ID`."
    )  # fmt: skip
    more += f" Those of a year have its label at the end: `clusterctl where {line(year)}`." if year else ""
    return f"{screen.paint('strong', head)}\n\n{table}\n\n{wrapped(next_ + more, screen.columns)}\n"
