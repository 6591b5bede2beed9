"""Handing over: who leads the activities of each year, and how many days the agent and others work.

Shares of leads make up a hundred on the left; days have one scale for all years on the right. A year of which nothing
is known says why.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from clusterctl.report.figures import charts, lettering, pieces
from clusterctl.report.figures.charts import LEADING, MARGIN, SIZE, SMALL, WIDTH
from clusterctl.report.figures.figure import Box, Figure, Label, Line
from clusterctl.report.figures.spacing import spaced
from clusterctl.words import english

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.report.figures.figure import Shape
    from clusterctl.words import Say


class _Small(Struct, frozen=True):
    """The label of a small part below the bar: its text, where its middle stands, on which line."""

    text: str
    x: int
    lane: int


Payer = Literal["agency", "support", "donor", "cluster", "other"]
_YEARS, _BETWEEN = 118, 34
"""Room for the names of years, and between the two parts."""
_LEFT = MARGIN + _YEARS + 12
_MIDDLE = _LEFT + 380
_DAYS = _MIDDLE + _BETWEEN
_LONGEST = 120
"""Of the bars of days: what is right of them is for their figures."""
_LEADS, _NEAR, _BAR, _AROUND, _ROW, _HEAD = 24, 6, 14, 18, 58, 40
_APART = 14
"""What stays free between two labels below a bar."""
_FULL = Fraction(100)
_STYLES: dict[str, str] = {
    "agency": "agent", "support": "backer", "donor": "giver", "cluster": "owner", "other": "somebody",
}  # fmt: skip
_WORKERS = {"agency": "agent", "other": "helper"}


class Lead(Struct, frozen=True):
    """A part of the leads of a year."""

    group: Payer
    name: str
    """Of the group, as the legend has it: cluster."""
    share: Fraction
    """Of the leads that are known, per cent."""
    text: str
    """The share as written: 60 %."""


class Work(Struct, frozen=True):
    """What the agent, or all others together, worked in a year."""

    group: Literal["agency", "other"]
    name: str
    """Who: CDA; all others."""
    days: Fraction | None
    """None where it is not known."""
    text: str
    """The days as written: 120 days; or why they are not known."""


class Year(Struct, frozen=True):
    """A row."""

    name: str
    leads: tuple[Lead, ...]
    """From the left to the right; empty where nothing is known."""
    work: tuple[Work, ...] = ()
    """One bar each, from the top."""
    detail: str = ""
    """Of how many activities the lead is known."""
    no_leads: str = ""
    """Why there are no leads."""
    no_work: str = ""


def handing_over(
    years: Sequence[Year], title: str, description: str = "", subtitle: str = "", say: Say = english
) -> Figure:
    """Return who leads and who works. Without a description, those who don't see it are told every year."""
    said = lettering.clean(title)
    shown = subtitle or say("Leads as shares of the activities whose lead is known; days on one scale for all years")
    labels, top = pieces.heading(title, shown)
    longest = max((work.days for year in years for work in year.work if work.days), default=Fraction(1))
    drawing = _Drawing(labels, top + _HEAD, longest, say)
    for year in years:
        drawing.row(year)
    height = drawing.close(years)
    words = description or " ".join(_told(year, say) for year in years)
    shapes = (Box(0, 0, WIDTH, height, "paper"), *drawing.grid, *drawing.shapes)
    return Figure(WIDTH, height, said, pieces.sentence([words]), shapes, tuple(drawing.labels))


def _told(year: Year, say: Say) -> str:
    """Return a year in words."""
    leads = "; ".join(say("{who} {figure}", who=lead.name, figure=lead.text) for lead in year.leads)
    work = "; ".join(say("{who} {figure}", who=one.name, figure=one.text) for one in year.work)
    return say("{year}: leads: {leads}. Work: {work}.", year=year.name, leads=leads or _why(year.no_leads, say),
               work=work or _why(year.no_work, say))  # fmt: skip


def _why(given: str, say: Say) -> str:
    return given or say("not recorded")


class _Drawing:
    """Collects shapes and labels, row by row."""

    def __init__(self, labels: list[Label], top: int, longest: Fraction, say: Say) -> None:
        self.labels = labels
        self.grid: list[Shape] = []
        self.shapes: list[Shape] = []
        self.longest = longest
        self.say = say
        self.top = self.bottom = top

    def row(self, year: Year) -> None:
        """Set a year: its name, its leads, its days."""
        names = [*((said, "strong") for said in pieces.wrapped(year.name, SIZE, _YEARS, 2)),
                 *((said, "soft") for said in pieces.wrapped(year.detail, SMALL, _YEARS, 3))]  # fmt: skip
        cells = list(_cells(year.leads))
        outside = _outside(cells, self.say)
        works = [pieces.wrapped(_words(work, self.say), SMALL, WIDTH - MARGIN - _DAYS - self.length(work) - 8, 2)
                 for work in year.work]  # fmt: skip
        tall = _LEADS + (_NEAR + LEADING * (outside[-1].lane + 1) if outside else 0)
        heights = [max(_BAR + 6, LEADING * len(words)) for words in works]
        height = max(_ROW, tall + _AROUND, LEADING * len(names) + _AROUND, sum(heights) + _AROUND)
        self.labels += pieces.stacked(names, MARGIN, self.bottom + (height - LEADING * len(names)) // 2)
        self.leads(year, cells, outside, self.bottom + (height - tall) // 2)
        top = self.bottom + (height - sum(heights)) // 2
        for work, words, room in zip(year.work, works, heights, strict=True):
            self.work(work, words, top, room)
            top += room
        if not year.work:
            self.missing(_why(year.no_work, self.say), _DAYS, WIDTH - MARGIN - _DAYS, height)
        self.bottom += height
        self.grid.append(Line(((MARGIN, self.bottom), (WIDTH - MARGIN, self.bottom)), "grid"))

    def leads(self, year: Year, cells: Sequence[tuple[Lead, int, int]], outside: Sequence[_Small], top: int) -> None:
        """Draw the bar of a hundred, with what does not fit into it below."""
        if not cells:
            self.shapes.append(Box(_LEFT, top, _MIDDLE - _LEFT, _LEADS, "void"))
            for said in pieces.wrapped(_why(year.no_leads, self.say), SMALL, _MIDDLE - _LEFT - 20, 1):
                self.labels.append(Label(_LEFT + 10, top + _LEADS // 2 + 4, said, "soft"))
        for lead, left, right in cells:
            look = _STYLES[lead.group]
            tip = self.say("{year}, {who}: {figure}", year=year.name, who=lead.name, figure=lead.text)
            self.shapes.append(Box(left, top, right - left, _LEADS, f"led {look}", tip=lettering.clean(tip)))
            if lead.group == "other":
                self.shapes += pieces.hatched(left + 2, right - 2, top + 2, top + _LEADS - 2)
            if _fits(lead, right - left):
                said, halo = lettering.clean(lead.text), " halo" if lead.group == "other" else ""
                self.labels.append(
                    Label((left + right) // 2, top + _LEADS // 2 + 5, said, f"{look}ink figure{halo}", "middle")
                )
        for small in outside:
            y = top + _LEADS + _NEAR + LEADING * small.lane
            self.labels.append(Label(small.x, y + SMALL, small.text, "soft figure", "middle"))

    def length(self, work: Work) -> int:
        """Return the length of a bar of days."""
        return round((work.days or 0) * _LONGEST / self.longest)

    def work(self, work: Work, words: Sequence[str], top: int, room: int) -> None:
        """Draw a bar of days with its figure."""
        long = self.length(work)
        y = top + (room - _BAR) // 2
        if work.days is not None:
            tip = lettering.clean(_words(work, self.say))
            self.shapes.append(Box(_DAYS, y, max(long, 2), _BAR, f"led {_WORKERS[work.group]}", tip=tip))
        look = "soft" if work.days is None else "name small figure"
        lines = [(said, look) for said in words]
        self.labels += pieces.stacked(lines, _DAYS + long + 8, top + (room - LEADING * len(words)) // 2)

    def missing(self, why: str, x: int, room: int, height: int) -> None:
        """Say in place of bars why there are none."""
        lines = [(said, "soft") for said in pieces.wrapped(why, SMALL, room - 8, 3)]
        self.labels += pieces.stacked(lines, x + 8, self.bottom + (height - LEADING * len(lines)) // 2)

    def close(self, years: Sequence[Year]) -> int:
        """Set the heads of the two parts and the legend, and return where the figure ends."""
        heads = ((_LEFT, _MIDDLE, self.say("Who leads")), (_DAYS, WIDTH - MARGIN, self.say("Who works")))
        for x, right, text in heads:
            for said in pieces.wrapped(text, SIZE, right - x, 1):
                self.labels.append(Label(x, self.top - 10, said, "strong"))
        self.grid.append(Line(((MARGIN, self.top), (WIDTH - MARGIN, self.top)), "year"))
        if years:
            self.grid.append(Line(((_DAYS, self.top), (_DAYS, self.bottom)), "year"))
        shapes, labels, bottom = charts.legend(_legend(years), self.bottom + 14)
        self.shapes += shapes
        self.labels += labels
        return bottom + MARGIN // 2


def _words(work: Work, say: Say) -> str:
    return say("{who}: {figure}", who=work.name, figure=work.text)


def _cells(leads: Sequence[Lead]) -> Iterator[tuple[Lead, int, int]]:
    """Give the left and right side of each part; parts that make more than a hundred share the room."""
    whole = max(sum((lead.share for lead in leads), Fraction(0)), _FULL)
    before = Fraction(0)
    for lead in leads:
        left, right = (_LEFT + round(at * (_MIDDLE - _LEFT) / whole) for at in (before, before + lead.share))
        before += lead.share
        if lead.share > 0:
            yield lead, left, max(right, left + 1)


def _fits(lead: Lead, room: int) -> bool:
    return lettering.width(pieces.cut(lead.text), SIZE) + 8 <= room


def _outside(cells: Sequence[tuple[Lead, int, int]], say: Say) -> list[_Small]:
    """Return what does not fit into its part, in lines below the bar."""
    lines: list[list[tuple[str, int, int]]] = []
    taken = 0
    for lead, left, right in cells:
        if _fits(lead, right - left):
            continue
        text = say("{figure} {who}", figure=lead.text, who=lead.name)
        said = "".join(pieces.wrapped(text, SMALL, _MIDDLE - _LEFT - _APART, 1))
        room = lettering.width(said, SMALL) + _APART
        if not lines or taken + room > _MIDDLE - _LEFT:
            lines.append([])
            taken = 0
        taken += room
        lines[-1].append((said, (left + right) // 2, room))
    found = []
    for lane, line in enumerate(lines):
        places = spaced([at for _, at, _ in line], [room for *_, room in line], _LEFT, _MIDDLE)
        found += [_Small(said, place + room // 2, lane) for (said, _, room), place in zip(line, places, strict=True)]
    return found


def _legend(years: Sequence[Year]) -> Iterator[tuple[tuple[Shape, ...], str]]:
    """Give what the parts of the leads mean, for those that are there."""
    names: dict[str, str] = {}
    for year in years:
        for lead in year.leads:
            names.setdefault(lead.group, lead.name)
    for group, look in _STYLES.items():
        if group in names:
            said = "".join(pieces.wrapped(names[group], SMALL, WIDTH - 4 * MARGIN, 1))
            strokes = pieces.hatched(2, 24, 3, 13) if group == "other" else ()
            yield (Box(0, 1, 26, 14, f"led {look}"), *strokes), said
