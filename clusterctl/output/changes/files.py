"""What changed between two states of a cluster's files, file by file, and which figures of years moved with it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from clusterctl.findings.finding import Route
from clusterctl.output.changes.plan import field_name
from clusterctl.output.changes.values import NOTHING, both, shift, signed
from clusterctl.output.changes.years import share
from clusterctl.output.figures import number, times
from clusterctl.output.page import Bullets, Row, Section, Table
from clusterctl.output.table import Column
from clusterctl.words import capital, counted, listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clusterctl.analysis.changes.change import Change
    from clusterctl.analysis.changes.difference import Difference
    from clusterctl.analysis.changes.figures import FigureChange
    from clusterctl.analysis.changes.meaning import Way
    from clusterctl.output.changes.sides import Sides

_DONE = ("added", "removed", "changed", "renamed")
_FIGURES = {
    ("funding", "agency"): "what the agency pays", ("funding", "support"): "what support institutions pay",
    ("funding", "donor"): "what donors pay", ("funding", "cluster"): "what the cluster pays",
    ("funding", "programme"): "what agency and donors pay", ("funding", "leverage"): "leverage",
    ("leads", "agency"): "led by the agency", ("leads", "support"): "led by support institutions",
    ("leads", "donor"): "led by donors", ("leads", "cluster"): "led by the cluster",
    ("leads", "programme"): "led by agency and CDA",
    ("leads", "known"): "activities with a known lead", ("leads", "activities"): "activities that count",
    ("stage", "inferred"): "stage",
    ("stage", "declared"): "stage declared",
}  # fmt: skip
_MATTERS = {"funding": "who pays", "leads": "who leads", "stage": "the stage"}
_TWICE = {("funding", "agency"), ("funding", "donor"), ("leads", "agency"), ("leads", "donor")}
"""Figures that those of the programme hold; they stand in JSON only."""


def counts(changes: Iterable[Change]) -> str:
    """Return how many things were added, removed, renamed and fields changed, in how many files."""
    ones = list(changes)
    kinds = Counter[str](one.kind for one in ones)
    said = [f"{kinds[kind]} {kind}" for kind in _DONE if kinds[kind]]
    files = len({one.route.file for one in ones if one.route})
    whole = f"{counted(len(ones), 'change')} in {counted(files, 'file')}"
    return whole if set(kinds) == {"changed"} else f"{whole}: {listed(said, 'and')}"


def sections(found: Difference, sides: Sides) -> list[Section]:
    """Return a section for each file in which something changed, in the method's order."""
    by_file: dict[str, list[Change]] = {}
    for change in found.changes:
        by_file.setdefault(_file(change), []).append(change)
    return [_section(file, ones, found, sides) for file, ones in by_file.items()]


def _file(change: Change) -> str:
    return change.route.file if change.route else ""


def _section(file: str, changes: list[Change], found: Difference, sides: Sides) -> Section:
    root = changes[0].things[0]
    columns = (Column("What"), Column("Before"), Column("After"), Column("Change", whole=True))
    rows: list[Row] = []
    last = None
    for change in sorted(changes, key=_of_thing):
        if change.things != last and change.kind == "changed" and len(change.things) > 1:
            rows.append(Row((_thing(change, found, sides), "", "", ""), strong=True))
        last = change.things if change.kind == "changed" else None
        rows.append(_row(change, found, sides))
    title = sides.title(root)
    heading = f"{capital(title)} ({file}): {counts(changes).partition(' in ')[0]}"
    return Section(root.what, heading, (Table(f"Changes in {file}", columns, tuple(rows)),))


def _of_thing(change: Change) -> tuple[Way, Way]:
    """Return where a change stands, so that a thing's own fields come together, before the things in it."""
    return change.way[: len(change.way) - len(change.field)], change.way


def _row(change: Change, found: Difference, sides: Sides) -> Row:
    match change.kind:
        case "added" | "removed" | "renamed":
            cells = both(change.old, change.new, sides.words)
            return Row((_thing(change, found, sides), *cells, change.kind), strong=True)
    cells = both(change.old, change.new, sides.words)
    indent = "  " if len(change.things) > 1 else ""
    return Row((f"{indent}{field_name(change, sides)}", *cells, shift(change.old, change.new)))


def _thing(change: Change, found: Difference, sides: Sides) -> str:
    """Return a thing with those in which it stands, but for the file, and its line."""
    names = [f"{named.what} “{sides.title(named)}”" for named in change.things[1:]] or [sides.title(change.thing)]
    name = " of ".join(reversed(names))
    return f"{capital(name)}{_line(change, found)}"


def _line(change: Change, found: Difference) -> str:
    """Return the line of the thing: on the later side, else on the earlier."""
    gone = change.kind == "removed"
    side, route = (found.before, change.before) if gone else (found.after, change.after or _there(change))
    if route is None or not route.keys:
        return ""
    whole = route.keys[: len(route.keys) - len(change.field)]
    span = side.project.span(Route(route.file, whole, "key"))
    return f" (line {span.line}{' before' if gone else ''})"


def _there(change: Change) -> Route | None:
    """Return where a field would stand that its thing has no longer."""
    if change.before is None or not all(isinstance(key, str) for key in change.before.keys):
        return None
    return Route(change.way[0], change.way[1:])


def figures(found: Difference) -> Section | None:
    """Return the section on the figures of years that moved; None where none did."""
    columns = (Column("Year"), Column("Figure"), Column("Before", "right"), Column("After", "right"),
               Column("Change", "right"))  # fmt: skip
    rows = [_figure(one) for one in found.figures if (one.matter, one.field) not in _TWICE]
    if not rows:
        return None
    years = listed(dict.fromkeys(one.to for one in found.figures), "and")
    matters = listed(dict.fromkeys(_MATTERS[one.matter] for one in found.figures), "and")
    heading = f"Moved in {years}: {matters}"
    return Section("figures", heading, (Table("Figures that moved", columns, tuple(rows)),))


def _figure(one: FigureChange) -> Row:
    is_count = one.matter == "stage" or one.field in {"known", "activities"}
    shown = times if one.field == "leverage" else number if is_count else share
    values = [NOTHING if side.known is None else shown(side) for side in (one.before, one.after)]
    moved = "" if one.change.known is None else signed(one.change.known, 2 if one.field == "leverage" else 1)
    points = " points" if moved and shown is share else ""
    return Row((one.to, _FIGURES[one.matter, one.field], *values, f"{moved}{points}"))


def unread(routes: tuple[Route, ...]) -> Section:
    """Return the section on what could not be compared."""
    names = [f"{route.file}{': ' + ', '.join(map(str, route.keys)) if route.keys else ''}" for route in routes]
    heading = f"Not compared: {counted(len(names), 'thing')} that can't be read on one side"
    return Section("not-compared", heading, (Bullets(tuple(names)),))
