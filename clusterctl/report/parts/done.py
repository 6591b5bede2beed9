"""The activities of a plan in brief: how many were done, area by area, and what came of each, in a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.report import text
from clusterctl.report.blocks import Column, Row, Table
from clusterctl.report.outline import Told
from clusterctl.report.parts.activities import area_name, by_area, heading
from clusterctl.report.speech.labels import STANDS
from clusterctl.report.topics.activity_gaps import gaps
from clusterctl.report.topics.work import firms, is_extra, nothing, result_of, shown, standing
from clusterctl.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.analysis.plan import Component
    from clusterctl.report.ground import Ground
    from clusterctl.report.run import Text

QUESTION = message("What was done, what was not, and what came of it?")


def told(at: Ground) -> Told:
    """Return the activities of the period, a row each."""
    empty = nothing(at)
    if empty:
        return empty
    ones = shown(at)
    withheld = any(standing(at, one) == "withheld" for one in ones)
    return Told(heading(at, ones), (_table(at, ones),), tuple(gaps(at, ones)), withheld)


def _table(at: Ground, ones: Sequence[Component]) -> Table:
    say = at.say
    columns = (Column(say("Activity")), Column(say("How it stands"), whole=True), Column(say("Firms served"), "right"),
               Column(say("What came of it")))  # fmt: skip
    rows = tuple(row for group in by_area(at, ones) for row in _rows(at, group.key, group.activities))
    return Table(say("The activities of {year}, area by area", year=at.year), columns, rows)


def _rows(at: Ground, area: str | None, ones: Sequence[Component]) -> Iterator[Row]:
    yield Row((area_name(at, area), "", "", ""), strong=True)
    for one in ones:
        result = result_of(at, one)
        yield Row((one.activity.title, _stands(at, one), _served(at, one), "" if result is None else _outcome(at, one)))


def _stands(at: Ground, one: Component) -> str:
    state = at.say.label(STANDS, standing(at, one))
    return at.say("{state}, not planned", state=state) if is_extra(at, one) else state


def _served(at: Ground, one: Component) -> Text:
    result = result_of(at, one)
    if result is None or result.firms_served is None:
        return "–"
    return firms(at, result.firms_served, one.route.under("result", "firms_served"))


def _outcome(at: Ground, one: Component) -> str:
    result = result_of(at, one)
    if result is None or not result.outcome or not at.reader.sees(one.route.under("result", "outcome")):
        return "–"
    return text.words(result.outcome)
