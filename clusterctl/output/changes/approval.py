"""What moved in a plan after approval, as a page: first what stands without an amendment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.output.changes.sides import titles
from clusterctl.output.changes.values import Words, both, field_word, shift
from clusterctl.output.page import Block, Bullets, Page, Row, Section, Table
from clusterctl.output.since_approval import amended, sentences
from clusterctl.output.table import Column
from clusterctl.words import counted, listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clusterctl.history.amendments import Entered
    from clusterctl.history.approval import Moved, SinceApproval
    from clusterctl.project.project import Project

_ABOUT = (
    "An amendment speaks of a change when it was entered after approval and names the activity or indicator, by id or "
    "by title; one that names none, of what changed in its own commit and in the month of its date (a reading of "
    "clusterctl's own; see docs/method.md)."
)
_COLUMNS = (
    Column("What"), Column("At approval"), Column("Now"), Column("Change", whole=True), Column("Set", whole=True),
    Column("Amendment"),
)  # fmt: skip


def page(found: SinceApproval, project: Project, cluster: str, where: str) -> Page:
    """Return the page on what moved since a plan was approved."""
    names = titles(project)
    silent = [one for one in found.changes if one.is_silent]
    others = [one for one in found.changes if not one.is_silent]
    parts = []
    if silent:
        table = _table("Moved, and no amendment speaks of it", silent, found, names)
        parts.append(Section("silent", f"{_changes(silent)} without an amendment", (table,)))
    if others:
        table = _table("Moved with an amendment, or wanting none", others, found, names)
        parts.append(Section("told", f"{_changes(others)} that an amendment tells, or need not", (table,)))
    parts.append(_amendments(found.amendments))
    return Page(
        kind=f"What moved in the plan {found.label} since approval", title=cluster, where=where, heading="In short",
        summary=tuple(sentences(found)), sections=tuple(parts), about=(_ABOUT,),
    )  # fmt: skip


def _changes(ones: list[Moved]) -> str:
    return counted(len(ones), "change")


def _table(caption: str, changes: Iterable[Moved], found: SinceApproval, names: dict[tuple[str, str], str]) -> Table:
    words = (Words(names), Words(names))
    return Table(caption, _COLUMNS, tuple(_row(one, found, names, words) for one in changes))


def _row(one: Moved, found: SinceApproval, names: dict[tuple[str, str], str], words: tuple[Words, Words]) -> Row:
    change = one.change
    things = [
        found.titles.get(named.id) or names.get((named.what, named.id)) or named.id for named in change.things[1:]
    ]
    fields = " ".join(names.get(("actor", key)) or field_word(key) for key in change.field)
    what = ": ".join(part for part in (", ".join(things) or "the plan", fields) if part)
    moved = change.kind if change.kind in {"added", "removed"} else shift(change.old, change.new)
    set_ = f"{one.step.date or '?'}, {one.step.short}" if one.step else "not committed yet"
    return Row((what, *both(change.old, change.new, words), moved, set_, amended(one)))


def _amendments(amendments: tuple[Entered, ...]) -> Section:
    """Return the section on the amendments that are on file."""
    if not amendments:
        return Section("amendments", "No amendment is on file", ())
    blocks: list[Block] = []
    for is_new, head in ((True, "Entered since approval"), (False, "Entered before")):
        items = tuple(_amendment(one) for one in amendments if one.is_new is is_new)
        blocks += [Bullets(items, head)] if items else []
    return Section("amendments", f"{counted(len(amendments), 'amendment')} on file", tuple(blocks))


def _amendment(one: Entered) -> str:
    record = one.amendment
    by = f", approved by {listed(record.approved_by, 'and')}" if record.approved_by else ""
    reason = f" ({record.reason})" if record.reason else ""
    return f"{record.date}: {record.what}{reason}{by}"
