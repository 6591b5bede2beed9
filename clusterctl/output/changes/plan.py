"""What changed between two plans: what goes on, and is done in another way; what is in one of them only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.analysis.changes.meaning import Leaf, Node
from clusterctl.output.changes.values import both, field_word, shift
from clusterctl.output.page import Block, Bullets, Row, Section, Table
from clusterctl.output.table import Column
from clusterctl.words import counted, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from clusterctl.analysis.changes.change import Change
    from clusterctl.analysis.changes.difference import Difference
    from clusterctl.analysis.changes.meaning import Tree
    from clusterctl.model.plan import Activity
    from clusterctl.output.changes.sides import Sides

_FIELDS = {
    "share agency": "the agency's share",
    "share support": "support institutions' share",
    "share donor": "donors' share",
    "share cluster": "the cluster's share",
    "beneficiaries actors": "for whom",
    "beneficiaries firms": "firms",
}


def planned(found: Difference, sides: Sides) -> str:
    """Return how many activities go on, and how many are in one of the plans only; empty where there are none."""
    names = (sides.names.before, sides.names.after)
    plans = [_activities(found, name) for name in names]
    if None in plans:
        without = listed([name for name, plan_ in zip(names, plans, strict=True) if plan_ is None], "and")
        return f"No plan is on file for {without}, so activities are not compared"
    before, after = (len(plan_ or ()) for plan_ in plans)
    kinds = [one.kind for one in found.changes]
    only = [_only(kinds.count("finished"), names[0]), _only(kinds.count("new"), names[1])]
    if not before and not after:
        return ""
    goes_on = before - kinds.count("finished")
    of = f"Of {counted(before, 'activity', 'activities')} of {names[0]}, {_how_many(goes_on, 'goes on', 'go on')}"
    return f"{of} in {names[1]}; {', and '.join(only)}{_dropped(found)}"


def _only(number_: int, name: str) -> str:
    return f"{_how_many(number_, 'is', 'are')} in {name} only"


def _dropped(found: Difference) -> str:
    """Return how many of the activities that do not go on were dropped or postponed."""
    trees = [one.new or one.old for one in found.changes if one.kind in {"finished", "new"}]
    said = [_status(tree) for tree in trees if tree]
    words = [f"{said.count(word)} of these {'was' if said.count(word) == 1 else 'were'} {word}"
             for word in ("dropped", "postponed") if word in said]  # fmt: skip
    return f" ({listed(words, 'and')})" if words else ""


def _status(tree: Tree) -> str:
    result = tree.below.get("result") if isinstance(tree, Node) else None
    status = result.below.get("status") if isinstance(result, Node) else None
    return str(status.plain) if isinstance(status, Leaf) else ""


def moved_leads(found: Difference) -> str:
    """Return how many activities that go on have another lead; empty where none has."""
    number_ = sum(one.kind == "changed" and one.field == ("lead",) for one in found.changes)
    return (
        f"{counted(number_, 'activity that goes on has', 'activities that go on have')} another lead" if number_ else ""
    )


def _how_many(number_: int, one: str, more: str) -> str:
    """Return a number with its verb: none goes on, 1 goes on, 2 go on."""
    return f"none {one}" if not number_ else counted(number_, one, more)


def _activities(found: Difference, label: str) -> Mapping[str, Activity] | None:
    plans = {filed.label.text: filed.record.activities for filed in found.after.project.plans}
    return plans.get(label)


def plan(found: Difference, sides: Sides) -> Section:
    """Return the section on the plan: what goes on and how it is done now, what is finished, what is new."""
    blocks: list[Block] = []
    changed = [one for one in found.changes if one.kind == "changed" and one.thing.what == "activity"]
    if changed:
        blocks.append(fields_table("What goes on, done in another way", "Activity", changed, sides))
    for kind, head in (("finished", f"In {sides.names.before} only"), ("new", f"In {sides.names.after} only")):
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


def fields_table(caption: str, head: str, changes: Iterable[Change], sides: Sides) -> Table:
    """Return fields that changed, under the things that they belong to."""
    columns = (Column(head), Column(sides.names.before), Column(sides.names.after), Column("Change", whole=True))
    rows: list[Row] = []
    thing = None
    for change in changes:
        if change.thing != thing:
            thing = change.thing
            rows.append(Row((_title(change, sides), "", "", ""), strong=True))
        was, is_ = both(change.old, change.new, sides.words)
        name = field_name(change, sides)
        rows.append(Row((f"  {_FIELDS.get(name, name)}", was, is_, shift(change.old, change.new))))
    return Table(caption, columns, tuple(rows))


def _title(change: Change, sides: Sides) -> str:
    """Return what a thing is called; of one that goes on under another id both."""
    keys = change.before.keys if change.before else ()
    was = str(keys[1]) if change.thing.what == "activity" and len(keys) > 1 else change.thing.id
    before = sides.titles.get((change.thing.what, was), was)
    title = sides.title(change.thing)
    return title if was == change.thing.id or before == title else f"{before} → {title}"


def field_name(change: Change, sides: Sides) -> str:
    """Return a field as a reader would say it, with the names of actors where it is kept by actor."""
    return " ".join(sides.titles.get(("actor", key)) or field_word(key) for key in change.field)
