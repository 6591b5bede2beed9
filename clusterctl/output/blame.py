"""Who set each field of a file, for a terminal: a table, the fields under the things to which they belong."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.analysis.changes.meaning import Leaf, data
from clusterctl.output.figures import names_of
from clusterctl.output.screen import Screen, cells, line, padded, wrapped
from clusterctl.output.table import Column, Row, Table
from clusterctl.words import counted, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from clusterctl.history.blame import Setting
    from clusterctl.history.fields import Field, Thing
    from clusterctl.project.project import Project
    from clusterctl.store.commits import Step

MATTER: dict[str, tuple[str, ...]] = {
    "plan": (
        "status", "validated", "approved", "amendments", "planned", "lead", "implementer", "start", "end", "cost",
        "contributions", "person_days", "result.status", "result.start", "result.end", "result.cost",
        "result.contributions",
    ),
    "scores": (
        "date", "group_weights", "weight", "score", "criticality", "coverage", "features", "evidence", "reason",
    ),
    "logframe": ("baseline", "targets", "amendments"),
}  # fmt: skip
"""By kind of file the fields that are asked after most, by their keys below the thing; of other kinds it is all."""
_NAMES = ("title", "name", "text", "what")
_NOT_COMMITTED = "not committed"
_GAP = "  "
_FIELD, _VALUE = 16, 12
"""The least columns for a field's name and its value."""
_MOST_FIELD, _MOST_AUTHOR = 44, 16


class SetField(Struct, frozen=True):
    """A field, and who set it."""

    field: Field
    setting: Setting

    @property
    def head(self) -> Thing | None:
        """The thing under which it is shown: the outermost."""
        return self.field.things[0] if self.field.things else None

    @property
    def below(self) -> tuple[str, ...]:
        """The keys that lead to it from that thing."""
        return self.field.way[len(self.head.way) :] if self.head else self.field.way


class Page(Struct, frozen=True):
    """What is shown of a file: its path, as seen from here, the fields, and how many are left out."""

    path: str
    shown: str
    fields: tuple[SetField, ...]
    left_out: int


def that_matter(found: Sequence[SetField], kind: str) -> list[SetField]:
    """Return the fields that are asked after most."""
    wanted = [tuple(name.split(".")) for name in MATTER.get(kind, ())]
    return [one for one in found if not wanted or any(one.below[: len(name)] == name for name in wanted)]


def text(page: Page, project: Project, screen: Screen) -> str:
    """Return the table, the commits behind it, and what its marks mean."""
    rows = [_Line(one, _written(one, project)) for one in page.fields]
    head = screen.paint("strong", f"{page.shown}: {_head(page)}")
    parts = [head, *_groups(rows, project, screen), _commits(page.fields, screen)]
    parts += [wrapped(said, screen.columns) for said in _notes(page)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _head(page: Page) -> str:
    commits = {one.setting.step.id for one in page.fields if one.setting.step}
    open_ = sum(one.setting.step is None for one in page.fields)
    known = f"set in {counted(len(commits), 'commit')}" if commits else ""
    new = "not committed yet" if not commits else f"{open_} not committed yet" if open_ else ""
    return ", ".join(part for part in (counted(len(page.fields), "field"), known, new) if part)


class _Line(Struct, frozen=True):
    """A field, and what stands there."""

    set: SetField
    written: str

    @property
    def name(self) -> str:
        return line(" > ".join(self.set.below))

    @property
    def day(self) -> str:
        return day_of(self.set.setting)

    @property
    def author(self) -> str:
        step = self.set.setting.step
        return shortened(line(step.author), _MOST_AUTHOR) if step else _NOT_COMMITTED

    @property
    def commit(self) -> str:
        step = self.set.setting.step
        return step.short if step else ""


def day_of(setting: Setting) -> str:
    """Return the day on which a field was set, with a mark where it may have been another."""
    step = setting.step
    shown = (str(step.date) if step.date else "?") if step else ""
    return f"{shown}{'<' if step and step.is_edge else '*' if setting.is_unread_before else ''}"


def _written(one: SetField, project: Project) -> str:
    """Return a text as it is meant, anything else as it stands in the file."""
    if isinstance(one.field.leaf.plain, str):
        return line(one.field.leaf.plain)
    file = project.files[one.field.route.file]
    return line(file.document.text_at(one.field.route)) or line(str(data(one.field.leaf)))


def _groups(rows: Sequence[_Line], project: Project, screen: Screen) -> Iterator[str]:
    names, widths = names_of(project), _Widths(rows, screen)
    for thing, group in groupby(rows, key=lambda row: row.set.head):
        title = [screen.paint("strong", wrapped(_title(thing, names), screen.columns, _GAP))] if thing else []
        yield "\n".join([*title, *(widths.shown(row) for row in group)])


def _title(thing: Thing, names: Mapping[str, str]) -> str:
    """Return what a thing is called, with the keys that lead to it."""
    own = (thing.node.below.get(key) for key in _NAMES)
    said = next((str(leaf.plain) for leaf in own if isinstance(leaf, Leaf)), None) or names.get(thing.named.id, "")
    way = " > ".join(thing.way)
    return line(f"{said} ({way})" if said and said != thing.named.id else way)


class _Widths:
    """How wide the columns are: of field and value the narrower one gets what it needs."""

    def __init__(self, rows: Sequence[_Line], screen: Screen) -> None:
        self._author = max((cells(row.author) for row in rows), default=0)
        self._day = max((cells(row.day) for row in rows), default=0)
        self._commit = max((cells(row.commit) for row in rows), default=0)
        room = screen.columns - self._author - self._day - self._commit - len(_GAP) * 5
        longest = max((cells(row.name) for row in rows), default=0)
        self._field = max(_FIELD, min(longest, _MOST_FIELD, room - _VALUE))
        widest = max((cells(row.written) for row in rows), default=0)
        self._value = max(_VALUE, min(widest, room - self._field))

    def shown(self, row: _Line) -> str:
        """Return a field in its columns; of a long name the end is what tells it from others."""
        name = row.name
        while cells(name) > self._field:
            name = "…" + name.lstrip("…")[1:]
        parts = (
            padded(name, self._field), padded(_cut(row.written, self._value), self._value),
            padded(row.day, self._day), padded(row.author, self._author), row.commit,
        )  # fmt: skip
        return (_GAP + _GAP.join(parts)).rstrip()


def _cut(text: str, width: int) -> str:
    """Return the beginning of a text that fits some columns."""
    if cells(text) <= width:
        return text
    while cells(text) >= width:
        text = text[:-1]
    return text.rstrip() + "…"


def _commits(found: Sequence[SetField], screen: Screen) -> str:
    """Return the commits that set the fields, the first that is met first in time."""
    count = Counter(one.setting.step.id for one in found if one.setting.step)
    steps: dict[str, Step] = {one.setting.step.id: one.setting.step for one in found if one.setting.step}
    columns = (Column("Commit", whole=True), Column("Set on", whole=True), Column("By"), Column("Fields", "right"),
               Column("Message"))  # fmt: skip
    rows = tuple(
        Row((step.short, str(step.date or "?"), line(step.author), str(count[step.id]), line(step.summary)))
        for step in sorted(steps.values(), key=lambda one: (str(one.date or ""), one.id))
    )
    return Table(columns, rows).render(screen) if rows else ""


def _notes(page: Page) -> Iterator[str]:
    settings = [one.setting for one in page.fields]
    if any(it.step and it.step.is_edge for it in settings):
        yield "< or before: this clone holds no earlier commits (git fetch --unshallow)."
    if any(it.is_unread_before and not (it.step and it.step.is_edge) for it in settings):
        yield "* or a little before: in the commit before, the file could not be read there."
    if page.left_out:
        yield f"{counted(page.left_out, 'other field')}: add --all."
