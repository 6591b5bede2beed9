"""Tapering: for each series of repeated activities, what the agency paid the first time, the second, the third.

The agency's share is the dark bar, all that came from outside the cluster the light one around it. A mark shows the
most that the agency was to pay after what it paid before; a share that rose has a sign and a word.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.report.figures import lettering
from clusterctl.report.figures.bars import BETWEEN, LEFT, RIGHT, Name, Sheet, columns, joined, sentences
from clusterctl.report.figures.charts import LEADING, MARGIN, SIZE, SMALL
from clusterctl.report.figures.figure import Box, Label, Line
from clusterctl.report.figures.scale import Scale

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.report.figures.bars import Column
    from clusterctl.report.figures.figure import Figure, Shape

_BAR, _THIN = 16, 8
"""Heights of the bar of all that came from outside, and of the agency's bar on it."""
_WHOLE, _QUARTER = Fraction(100), Fraction(25)
_INDENT, _APART, _CLOSE = 14, 14, 6
"""How far occurrences stand in; what stays free above a series; and around an occurrence."""
_MOST_NAME_LINES = 2
_SIGN = 8
"""Size of the sign of a rise."""
_RISE = 90
"""Room for the word of a rise, at most."""


class Occurrence(Struct, frozen=True):
    """One time of a series, with shares of a hundred."""

    name: str
    """The first, April 1998."""
    agency: Fraction | None
    agency_text: str
    """The share as shown, or why it is not known: in a word where the other share is known."""
    external: Fraction | None = None
    """All that came from outside the cluster, the agency's share within."""
    external_text: str = ""
    limit: Fraction | None = None
    """The most that the agency was to pay, after what it paid the time before."""
    rise: str = ""
    """The word for a share that rose; empty where it did not."""


class Repeated(Struct, frozen=True):
    """A series of repeated activities."""

    name: str
    occurrences: tuple[Occurrence, ...]
    detail: str = ""
    """What stands below the name."""


class Tapering(Struct, frozen=True):
    """What the figure shows."""

    series: tuple[Repeated, ...]
    measure: str
    """What a bar shows: share of the cost in per cent."""
    agency: str
    """What the dark bar stands for."""
    external: str
    """What the light bar stands for."""
    limit: str
    """What the mark stands for: four fifths of the time before."""


def tapering(shown: Tapering, title: str, description: str = "") -> Figure:
    """Return how support tapers. Without a description, those who don't see it are told every share."""
    sheet = Sheet(title, shown.measure)
    sheet.around = _CLOSE
    times = [one for series in shown.series for one in series.occurrences]
    sheet.legend(_legend(shown, times))
    beside, right = columns([
        (shown.agency, (one.agency_text for one in times if _drawn(one))),
        (shown.external, (one.external_text for one in times)),
    ])  # fmt: skip
    rises = max((_SIGN + 6 + lettering.width(lettering.clean(one.rise), SMALL) for one in times if one.rise), default=0)
    end = right - BETWEEN - (min(rises, _RISE) + BETWEEN if rises else 0)
    scale = Scale(Fraction(0), _WHOLE, _QUARTER, LEFT, end)
    sheet.heads(beside)
    top = sheet.bottom
    for series in shown.series:
        _head(sheet, series)
        for one in series.occurrences:
            _row(sheet, series, one, scale, beside)
    sheet.axis(scale, top)
    return sheet.drawn(description or sentences(_told(shown, series) for series in shown.series))


def _legend(shown: Tapering, times: list[Occurrence]) -> Iterator[tuple[tuple[Shape, ...], str]]:
    """Give what bars and marks mean, for those that are there."""
    yield (Box(0, 4, 26, _THIN, "given"),), shown.agency
    if any(one.external is not None for one in times):
        yield (Box(0, 0, 26, _BAR, "external"),), shown.external
    if any(one.limit is not None for one in times):
        yield tuple(_limit(13, 8, "")), shown.limit


def _head(sheet: Sheet, series: Repeated) -> None:
    """Set the name of a series above its rows."""
    room = RIGHT - MARGIN
    names = lettering.lines(lettering.clean(series.name), SIZE, room, _MOST_NAME_LINES)
    detail = lettering.clean(series.detail)
    lines = [(name, "strong halo") for name in names]
    lines += [(line, "soft halo") for line in lettering.lines(detail, SMALL, room, 1) if detail]
    first = sheet.bottom + _APART + SIZE
    sheet.labels += [Label(MARGIN, first + LEADING * at, *line) for at, line in enumerate(lines)]
    sheet.bottom += _APART + LEADING * len(lines)


def _row(sheet: Sheet, series: Repeated, one: Occurrence, scale: Scale, beside: list[Column]) -> None:
    """Set one time: name, bars, mark, figures, and the sign of a rise."""
    name = Name(one.name, indent=_INDENT)
    if not _drawn(one):
        sheet.without(name, one.agency_text)
        return
    middle = sheet.row(name, _BAR)
    tip = lettering.clean(f"{series.name}, {one.name}: {joined(one.agency_text, one.external_text, one.rise)}")
    for share, height, look in ((one.external, _BAR, "external"), (one.agency, _THIN, "given")):
        if share is not None:
            width = max(_place(scale, share) - scale.start, 1)
            sheet.shapes.append(Box(scale.start, middle - height // 2, width, height, look, tip=tip))
    if one.limit is not None:
        sheet.shapes += _limit(_place(scale, one.limit), middle, tip)
    sheet.figure(beside[0], middle, one.agency_text, "strong")
    sheet.figure(beside[1], middle, one.external_text)
    if one.rise:
        _rise(sheet, middle, one.rise, scale.end + BETWEEN)


def _drawn(one: Occurrence) -> bool:
    """Whether a time has a bar."""
    return one.agency is not None or one.external is not None


def _place(scale: Scale, share: Fraction) -> int:
    return scale.place(min(max(share, scale.low), scale.high))


def _limit(x: int, middle: int, tip: str) -> Iterator[Shape]:
    """Give the mark of the most that was to be paid."""
    ends = ((x, middle - _BAR // 2 - 2), (x, middle + _BAR // 2 + 2))
    yield Line(ends, "under")
    yield Line(ends, "limit", tip=tip)


def _rise(sheet: Sheet, middle: int, word: str, x: int) -> None:
    """Set the sign of a rise, and its word."""
    foot = middle + _SIGN // 2
    sheet.shapes.append(Line(((x, foot), (x + _SIGN // 2, foot - _SIGN), (x + _SIGN, foot), (x, foot)), "sign"))
    said = lettering.lines(lettering.clean(word), SMALL, _RISE - _SIGN - 6, 1)[0]
    sheet.labels.append(Label(x + _SIGN + 6, middle + SMALL // 3 + 1, said, "rise"))


def _told(shown: Tapering, series: Repeated) -> str:
    return f"{joined(series.name, series.detail)}: {'; '.join(_once(shown, one) for one in series.occurrences)}"


def _once(shown: Tapering, one: Occurrence) -> str:
    if not _drawn(one):
        return f"{one.name}: {one.agency_text}"
    figures = ((shown.agency, one.agency_text), (shown.external, one.external_text))
    return f"{one.name}: {joined(*(f'{name} {text}' for name, text in figures if text), one.rise)}"
