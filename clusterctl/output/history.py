"""The index over all assessments as a line of blocks with a table, and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clusterctl.model.values import Missing
from clusterctl.numbers import exact, rounded
from clusterctl.output.json import Document, Head, Shown
from clusterctl.output.scores import noted, notes, signed
from clusterctl.output.scores_json import json_index
from clusterctl.output.screen import Screen, line, padded, wrapped
from clusterctl.output.sparkline import legend, sparkline
from clusterctl.output.table import Column, Row, Table
from clusterctl.words import counted, listed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from fractions import Fraction

    from clusterctl.analysis.history import Assessment, History
    from clusterctl.analysis.index import Scorecard

_COLUMNS = (
    Column("Assessment"), Column("Claimed", "right"), Column("Change", "right"), Column("Supported", "right"),
    Column("Networks", "right"), Column("Support", "right"), Column("Brokering", "right"),
)  # fmt: skip
_NOT_KNOWN = "not known"
_MARGIN = 24
"""Columns that stand beside the blocks: the name of the line, and the figures at its ends."""


def text(found: History, cluster: str, day: date, screen: Screen) -> str:
    """Return the history for people; `day` is the one at which all is judged."""
    first, last = found.assessments[0].label, found.assessments[-1].label
    span = f"{first} to {last}" if first != last else first
    title = screen.paint("strong", f"{line(cluster)}: sustainability index {span}")
    table = Table(_COLUMNS, tuple(_row(one) for one in found.assessments)).render(screen)
    parts = ["\n".join([title, *_lines(found, screen)]), table, *noted(_notes(found, day), screen)]
    return "\n\n".join(parts) + "\n"


def _lines(found: History, screen: Screen) -> list[str]:
    """Return the lines of blocks; none where there is nothing to compare."""
    cards = [None if isinstance(one.card, Missing) else one.card for one in found.assessments]
    claimed = [card.value if card else None for card in cards]
    supported = [None if card is None or isinstance(card.supported, Missing) else card.supported for card in cards]
    return lines({"Claimed": claimed, "Supported": supported}, screen)


def lines(figures: Mapping[str, Sequence[Fraction | None]], screen: Screen) -> list[str]:
    """Return a line of blocks for each row of figures, 0 to 10, by name, with a legend: of each the last that fit.

    A row with fewer than two figures has no line.
    """
    of = max(map(len, figures.values()))
    most = max(2, screen.columns - _MARGIN)
    drawn = [text for name, row in figures.items() if (text := _line(name, row[-most:]))]
    if not drawn:
        return []
    fewer = f"; the last {most} of {of}" if of > most else ""
    return [*drawn, wrapped(f"({legend(''.join(drawn))}{fewer})", screen.columns)]


def _line(name: str, figures: Sequence[Fraction | None]) -> str:
    """Return the blocks between the first and the last figure that are known; nothing where there are not two."""
    known = [figure for figure in figures if figure is not None]
    if len(known) < 2:  # noqa: PLR2004 - a line has two ends
        return ""
    return f"{padded(name, 9)}  {rounded(known[0], 2):>5}  {sparkline(figures)}  {rounded(known[-1], 2)}"


def _row(one: Assessment) -> Row:
    card = one.card
    if isinstance(card, Missing):
        return Row((one.label, "has errors", *[""] * (len(_COLUMNS) - 2)))
    supported = _NOT_KNOWN if isinstance(card.supported, Missing) else rounded(card.supported, 2)
    change = "" if isinstance(one.change, Missing) else signed(one.change)
    groups = (rounded(group.value, 2) for group in card.groups)
    name = one.label if one.label == card.date else f"{one.label} ({card.date})"
    return Row((name, rounded(card.value, 2), change, supported, *groups))


def _notes(found: History, day: date) -> list[str]:
    """Return what a reader must know: of the whole, then of the assessments, like notes of several together."""
    labels: dict[str, list[str]] = {}
    for one in found.assessments:
        for said in _notes_on(one):
            labels.setdefault(said, []).append(one.label)
    return _notes_on_all(found, day) + [f"{listed(of, 'and')}: {said}" for said, of in labels.items()]


def _notes_on_all(found: History, day: date) -> list[str]:
    if not found.later:
        return []
    said = counted(found.later, "assessment is", "assessments are")
    return [f"{said} left out, dated after {day}, the day at which all is judged"]


def _notes_on(one: Assessment) -> list[str]:
    if isinstance(one.card, Missing):
        return [f"the index is not known, because {line(one.path)} has errors"]
    return notes(one.card)


def json(found: History, day: date, head: Head) -> Document:
    """Return the history as `clusterctl/score-history/1`."""
    body = {"assessments": [_json_one(one) for one in found.assessments], "notes": _notes_on_all(found, day)}
    return Document("score-history", head, body)


def _json_one(one: Assessment) -> dict[str, Any]:
    card = None if isinstance(one.card, Missing) else one.card
    shown: dict[str, Any] = {
        "label": one.label,
        "date": card.date if card else None,
        "index": json_index(card) if card else _json_broken(one),
        "change": None if isinstance(one.change, Missing) else exact(one.change),
        "groups": _json_groups(card) if card else [],
        "notes": _notes_on(one),
    }
    missing = {} if card else {"date": f"{one.path} has errors"}
    if isinstance(one.change, Missing):
        missing["change"] = _why(one.change, one.path)
    return {**shown, "missing": missing} if missing else shown


def _json_broken(one: Assessment) -> dict[str, Any]:
    figures = ("value", "percent", "supported")
    return {**dict.fromkeys(figures), "missing": dict.fromkeys(figures, f"{one.path} has errors")}


def _json_groups(card: Scorecard) -> list[dict[str, Any]]:
    return [
        {"group": group.group, **{name: Shown(figure) for name, figure in group.figures.items()}}
        for group in card.groups
    ]  # fmt: skip


def _why(change: Missing, path: str) -> str:
    reasons = {
        "first": "there is no assessment before it",
        "errors": f"{path} has errors",
        "errors_before": "the assessment before it has errors",
    }
    return reasons[change.reason]
