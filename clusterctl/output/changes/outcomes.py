"""What changed between two years on the cluster map, and in what was measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.analysis.changes.meaning import Leaf
from clusterctl.output.changes.plan import fields_table
from clusterctl.output.changes.values import field_word, shift
from clusterctl.output.page import Block, Bullets, Row, Section, Table
from clusterctl.output.table import Column
from clusterctl.words import counted, listed

if TYPE_CHECKING:
    from clusterctl.analysis.changes.change import Change
    from clusterctl.analysis.changes.difference import Difference
    from clusterctl.findings.finding import Route
    from clusterctl.output.changes.sides import Sides


def mapped(found: Difference) -> str:
    """Return how many actors and links came and went; empty where none did."""
    said = []
    for what in ("actor", "link"):
        kinds: list[str] = [one.kind for one in found.changes if one.thing.what == what]
        for kind, verb in (("added", "came"), ("removed", "went")):
            if kinds.count(kind):
                said.append(f"{counted(kinds.count(kind), what)} {verb}")
    moved = sum(one.thing.what == "link" and one.kind == "changed" for one in found.changes)
    said += [f"{counted(moved, 'link')} changed strength"] if moved else []
    return listed(said, "and")


def map_(found: Difference, sides: Sides) -> Section:
    """Return the section on the cluster map."""
    said = mapped(found)
    blocks: list[Block] = []
    for what in ("actor", "link"):
        for kind, verb in (("added", "came"), ("removed", "went")):
            ones = [one for one in found.changes if one.thing.what == what and one.kind == kind]
            if ones:
                head = f"{what.capitalize()}s that {verb}"
                blocks.append(Bullets(tuple(_grouped(ones, sides)), head))
    shifts = [one for one in found.changes if one.thing.what == "link" and one.kind == "changed"]
    if shifts:
        blocks.append(fields_table("Links that grew or weakened", "Link", shifts, sides))
    return Section("map", f"On the map {said}" if said else "The map is the same", tuple(blocks))


def _grouped(changes: list[Change], sides: Sides) -> list[str]:
    """Return actors as they are called, and links put together by the actor from whom they go."""
    if changes[0].thing.what == "actor":
        return [sides.title(one.thing) for one in changes]
    by_actor: dict[str, list[str]] = {}
    for one in changes:
        from_, to, kind = one.thing.id.split(", ")
        name = sides.titles.get(("actor", to), to)
        by_actor.setdefault(sides.titles.get(("actor", from_), from_), []).append(f"{name} ({field_word(kind)})")
    return [f"{actor} → {', '.join(ends)}" for actor, ends in by_actor.items()]


def measured(found: Difference) -> str:
    """Return how many indicators have another value, a first one, or none yet; empty where all have the same."""
    values = [one for one in found.changes if one.thing.what == "indicator" and one.field == ("value",)]
    first, none = sum(one.old is None for one in values), sum(one.new is None for one in values)
    counts = {"another value": len(values) - first - none, "a first value": first, "no value yet": none}
    said = [counted(n, f"indicator has {what}", f"indicators have {what}") for what, n in counts.items() if n]
    return listed(said, "and")


def results(found: Difference, sides: Sides) -> Section:
    """Return the section on indicators."""
    columns = (
        Column("Indicator"), Column(sides.names.before, "right"), Column(sides.names.after, "right"),
        Column("Change", "right"),
    )  # fmt: skip
    rows = []
    for change in found.changes:
        if change.thing.what == "indicator":
            name = f"{sides.title(change.thing)}{': target' if change.field == ('target',) else _unit(change)}"
            was, is_ = (sides.words[0].said(change.old), sides.words[1].said(change.new))
            ends = (f"{was}{_baseline(change.before)}", f"{is_}{_baseline(change.after)}")
            rows.append(Row((name, *ends, shift(change.old, change.new))))
    said = measured(found)
    blocks = (Table("Indicators at the end of each year", columns, tuple(rows)),) if rows else ()
    return Section("results", said[:1].upper() + said[1:] if said else "No indicator has another value", blocks)


def _baseline(route: Route | None) -> str:
    return " (baseline)" if route and "baseline" in route.keys else ""


def _unit(change: Change) -> str:
    unit = next((one.unit for one in (change.new, change.old) if isinstance(one, Leaf)), "")
    return f" ({unit})" if unit and unit != "%" else ""
