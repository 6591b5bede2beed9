"""What changed between two years: who pays, who leads, the stage, the plan, the map, the results."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from clusterctl.analysis.changes.meaning import Leaf, Node
from clusterctl.output.changes.values import both, field_word, shift, signed
from clusterctl.output.figures import number, per_cent, times
from clusterctl.output.page import Block, Bullets, Row, Section, Table
from clusterctl.output.table import Column
from clusterctl.words import counted, listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from clusterctl.analysis.changes.change import Change
    from clusterctl.analysis.changes.difference import Difference
    from clusterctl.analysis.changes.figures import FigureChange, Matter
    from clusterctl.analysis.figure import Figure
    from clusterctl.model.plan import Activity
    from clusterctl.output.changes.sides import Sides

_PAYERS = {"agency": "The agency", "support": "Support institutions", "donor": "Donors", "cluster": "The cluster"}
_LEADERS = {**_PAYERS, "programme": "Agency and CDA together"}
_BASES = {"finance": "finance records", "activities": "activities of the plan"}
_FIELDS = {
    "share agency": "the agency's share",
    "share support": "support institutions' share",
    "share donor": "donors' share",
    "share cluster": "the cluster's share",
    "beneficiaries actors": "for whom",
    "beneficiaries firms": "firms",
}


def figures(found: Difference, matter: Matter) -> dict[str, FigureChange]:
    """Return the figures of a matter by their fields."""
    return {one.field: one for one in found.figures if one.matter == matter}


# -- money, leads, stage ----------------------------------------------------------------------------------------------


def paid(found: Difference) -> str:
    """Return how the cluster's share of the money moved: "The cluster pays 56 % after 20 %"; empty if not known."""
    return _moved("The cluster pays", figures(found, "funding").get("cluster"))


def led(found: Difference) -> str:
    """Return how the cluster's share of the leads moved; empty if not known."""
    return _moved("The cluster leads", figures(found, "leads").get("cluster"), " of the activities")


def staged(found: Difference) -> str:
    """Return how the stage moved; empty if not known."""
    one = figures(found, "stage").get("inferred")
    if one is None or one.after.known is None or one.before.known is None:
        return ""
    if not one.is_change:
        return f"The stage of implementation stays {one.after.known}"
    return f"The stage of implementation is {one.after.known} after {one.before.known}"


def _moved(head: str, one: FigureChange | None, what: str = "") -> str:
    if one is None or one.before.known is None or one.after.known is None:
        return ""
    was, is_ = per_cent(one.before), per_cent(one.after)
    return f"{head} {is_}{what} as before" if was == is_ else f"{head} {is_}{what} after {was}"


def funding(found: Difference, sides: Sides) -> Section:
    """Return the section on who pays."""
    rows = _rows(figures(found, "funding"), _PAYERS, per_cent)
    leverage = figures(found, "funding").get("leverage")
    if leverage and (leverage.before.known is not None or leverage.after.known is not None):
        moved = signed(leverage.change.known) if leverage.change.known is not None else ""
        rows.append(Row(("Leverage", times(leverage.before), times(leverage.after), moved)))
    section = _of_figures("funding", paid(found) or "Who pays", "Who pays, per cent of the money", rows, sides)
    return replace(section, blocks=(*section.blocks, *_bases(found, sides)))


def _bases(found: Difference, sides: Sides) -> Iterator[str]:
    """Yield what the money of the two years is reckoned from, where that is not the same."""
    old, new = found.bases
    if old and new and old != new:
        said = f"{sides.names.before} by the {_BASES[old]}, {sides.names.after} by the {_BASES[new]}"
        yield f"The two years are reckoned from different records: {said}."


def leads(found: Difference, sides: Sides) -> Section:
    """Return the section on who leads."""
    rows = _rows(figures(found, "leads"), _LEADERS, per_cent)
    known = figures(found, "leads").get("known")
    if known and rows:
        rows.append(Row(("Activities with a known lead", number(known.before), number(known.after), "")))
    return _of_figures("leads", led(found) or "Who leads", "Who leads, per cent of the known leads", rows, sides)


def stage(found: Difference, sides: Sides) -> Section:
    """Return the section on the stage."""
    words = {"inferred": "By who pays, leads and plans", "declared": "As the programme declares"}
    rows = _rows(figures(found, "stage"), words, lambda figure: str(figure.known) if figure.known is not None else "?")
    return _of_figures("stage", staged(found) or "The stage", "Stage of implementation, 1 to 3", rows, sides)


def _rows(found: dict[str, FigureChange], words: dict[str, str], shown: Callable[[Figure], str]) -> list[Row]:
    """Return a row for each figure; one that is 0 in both years, or in neither known, only for the cluster."""
    rows = []
    for field, name in words.items():
        one = found.get(field)
        if one and (field == "cluster" or any(side.known for side in (one.before, one.after))):
            moved = one.change.known
            points = " points" if shown is per_cent else ""
            cells = (name, shown(one.before), shown(one.after), "" if moved is None else f"{signed(moved, 0)}{points}")
            rows.append(Row(cells))
    return rows


def _of_figures(name: str, heading: str, caption: str, rows: list[Row], sides: Sides) -> Section:
    columns = (
        Column(""), Column(sides.names.before, "right"), Column(sides.names.after, "right"), Column("Change", "right"),
    )  # fmt: skip
    if not rows:
        return Section(name, f"{heading}: not recorded in either year", ())
    return Section(name, heading, (Table(caption, columns, tuple(rows)),))


# -- the plan ----------------------------------------------------------------------------------------------------------


def planned(found: Difference, sides: Sides) -> str:
    """Return how many activities go on, are finished, are new; empty where there are none."""
    kinds = [one.kind for one in found.changes]
    finished, new = kinds.count("finished"), kinds.count("new")
    before, after = (len(_activities(found, label)) for label in (sides.names.before, sides.names.after))
    if before and after:
        said = [_how_many(after - new, "goes on", "go on"), _how_many(finished, "is finished", "are finished")]
        of = f"Of {counted(before, 'activity', 'activities')} {listed(said, 'and')}"
        return f"{of}; {_how_many(new, 'is new', 'are new')}"
    if before or after:
        return f"There are activities in {sides.names.before if before else sides.names.after} only"
    return ""


def _how_many(number_: int, one: str, more: str) -> str:
    """Return a number with its verb: none goes on, 1 goes on, 2 go on."""
    return f"none {one}" if not number_ else counted(number_, one, more)


def _activities(found: Difference, label: str) -> Mapping[str, Activity]:
    plans = {filed.label.text: filed.record.activities for filed in found.after.project.plans}
    return plans.get(label, {})


def plan(found: Difference, sides: Sides) -> Section:
    """Return the section on the plan: what goes on and how it is done now, what is finished, what is new."""
    blocks: list[Block] = []
    changed = [one for one in found.changes if one.kind == "changed" and one.thing.what == "activity"]
    if changed:
        blocks.append(_fields("What goes on, done in another way", "Activity", changed, sides))
    for kind, head in (("finished", f"Finished: in {sides.names.before} only"), ("new", f"New in {sides.names.after}")):
        ones = [one for one in found.changes if one.kind == kind]
        if ones:
            blocks.append(Bullets(tuple(_activity(one, sides) for one in ones), head))
    return Section("plan", planned(found, sides) or "No activities in either year", tuple(blocks))


def _activity(change: Change, sides: Sides) -> str:
    """Return an activity with who leads it and how it stands."""
    tree = change.new or change.old
    below = tree.below if isinstance(tree, Node) else {}
    lead, result = below.get("lead"), below.get("result")
    status = result.below.get("status") if isinstance(result, Node) else None
    said = [f"led by {sides.words[1].said(lead)}"] if lead else []
    said += [field_word(sides.words[1].said(status))] if status else []
    title = sides.title(change.thing)
    return f"{title} ({'; '.join(said)})" if said else title


def _fields(caption: str, head: str, changes: Iterable[Change], sides: Sides) -> Table:
    """Return fields that changed, under the things that they belong to."""
    columns = (Column(head), Column(sides.names.before), Column(sides.names.after), Column("Change", whole=True))
    rows: list[Row] = []
    thing = None
    for change in changes:
        if change.thing != thing:
            thing = change.thing
            rows.append(Row((sides.title(thing), "", "", ""), strong=True))
        was, is_ = both(change.old, change.new, sides.words)
        name = " ".join(field_word(key) for key in change.field)
        rows.append(Row((f"  {_FIELDS.get(name, name)}", was, is_, shift(change.old, change.new))))
    return Table(caption, columns, tuple(rows))


# -- map and results ---------------------------------------------------------------------------------------------------


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
        blocks.append(_fields("Links that grew or weakened", "Link", shifts, sides))
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
    """Return how many indicators have another value; empty where none has."""
    values = [one for one in found.changes if one.thing.what == "indicator" and one.field == ("value",)]
    if not values:
        return ""
    first = sum(one.old is None for one in values)
    said = [f"{counted(first, 'indicator has a first value', 'indicators have a first value')}"] if first else []
    other = len(values) - first
    said += [counted(other, "indicator has another value", "indicators have another value")] if other else []
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
            values = (sides.words[0].said(change.old), sides.words[1].said(change.new))
            rows.append(Row((name, *values, shift(change.old, change.new))))
    said = measured(found)
    blocks = (Table("Indicators at the end of each year", columns, tuple(rows)),) if rows else ()
    return Section("results", said[:1].upper() + said[1:] if said else "No indicator has another value", blocks)


def _unit(change: Change) -> str:
    unit = next((one.unit for one in (change.new, change.old) if isinstance(one, Leaf)), "")
    return f" ({unit})" if unit and unit != "%" else ""
