"""What a report shows: every word, rounded figure and order is settled here, so that templates only place them.

Text is plain unless its documentation says Markdown; the writers escape the one and render the other.
"""

from __future__ import annotations

from msgspec import Struct


class Fact(Struct, frozen=True):
    """A name and what is known under it."""

    name: str
    text: str
    known: bool = True
    """False where the text says that it is not."""


class Bar(Struct, frozen=True):
    """A bar from 0 to 100 per cent of its length, with a mark where the figure stood before."""

    width: str
    mark: str | None


class GroupLine(Struct, frozen=True):
    """A group of the index: at a glance, and as rows of the table of bodies (the first cell is the name)."""

    title: str
    value: str
    change: str | None
    """None where there is nothing to compare with."""
    bar: Bar
    cells: tuple[str, ...]
    bodies: tuple[tuple[str, ...], ...]


class Ground(Struct, frozen=True):
    """What a body's score rests on, and what its next band asks."""

    name: str
    score: str
    per_point: str
    evidence: str | None
    """Markdown."""
    no_evidence: str | None
    """Why there is none."""
    next_band: str
    asks: str


class Index(Struct, frozen=True):
    """The sustainability index of one assessment, against the one before where there is one."""

    heading: str
    value: str
    scale: str
    percent: str
    assessed: str
    before: str | None
    """The figure before, with its date."""
    change: str | None
    bar: Bar
    columns: tuple[str, ...]
    """Heads of the table of bodies."""
    groups: tuple[GroupLine, ...]
    total: tuple[str, ...]
    """The last row of the table."""
    grounds: tuple[Ground, ...]
    reading: tuple[str, ...]
    """How to read the figures."""
    method: str | None
    """Markdown."""
    notes: tuple[str, ...]


class Activity(Struct, frozen=True):
    """An activity: what is recorded of it, and the names of what is not."""

    title: str
    status: str
    style: str
    """The status as one of a few fixed words, for the page's style."""
    nature: str | None
    description: str | None
    """Markdown."""
    facts: tuple[Fact, ...]
    outcome: str | None
    """Markdown."""
    lessons: tuple[str, ...]
    """Markdown."""
    missing: str | None


class Area(Struct, frozen=True):
    """The activities of one area."""

    title: str
    count: str
    activities: tuple[Activity, ...]


class Activities(Struct, frozen=True):
    """The activities of the period."""

    heading: str
    sentences: tuple[str, ...]
    areas: tuple[Area, ...]


class Remark(Struct, frozen=True):
    """A finding of the check."""

    severity: str
    text: str
    """Markdown."""
    place: str


class Sheet(Struct, frozen=True, kw_only=True):
    """What every page has: its head and its foot."""

    title: str
    kind: str
    """What sort of page it is."""
    where: str
    about: tuple[str, ...]
    """What it was made from, in sentences."""


class Page(Sheet, frozen=True, kw_only=True):
    """A whole report."""

    draft: str | None
    facts: tuple[Fact, ...]
    vision: str | None
    """Markdown."""
    heading: str
    """The summary's heading: its main finding."""
    summary: tuple[str, ...]
    index: Index | None
    activities: Activities
    gaps: tuple[str, ...]
    no_gaps: str | None
    remarks: tuple[Remark, ...]
    remarks_left: str | None
    """How many more there are."""
    sources: tuple[str, ...]
