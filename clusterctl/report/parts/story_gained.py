"""The story of the period, what came of it: outcomes in the words of the record, and what was counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.report.blocks import Points
from clusterctl.report.outline import Told
from clusterctl.report.topics import indicator_words as words
from clusterctl.report.topics.work import result_of, shown
from clusterctl.report.view import Gap
from clusterctl.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.analysis.indicators import IndicatorResult
    from clusterctl.report.blocks import Block
    from clusterctl.report.ground import Ground
    from clusterctl.report.run import Text

QUESTION = message("What came of it?")
_MOST = 8


def told(at: Ground) -> Told:
    """Return what came of the work."""
    outcomes = tuple(_outcomes(at))[:_MOST]
    counted = tuple(_counted(at))[:_MOST]
    blocks: list[Block] = [Points(outcomes)] if outcomes else []
    blocks += [Points(counted, at.say("What was counted"))] if counted else []
    return Told("", tuple(blocks), () if blocks else tuple(_gaps(at)))


def _outcomes(at: Ground) -> Iterator[Text]:
    for one in shown(at):
        result = result_of(at, one)
        if result and result.outcome and at.reader.sees(one.route.under("result", "outcome")):
            yield at.say("{title}: {outcome}", title=one.activity.title, outcome=result.outcome)


def _counted(at: Ground) -> Iterator[Text]:
    """Say what indicators measured, those first that reached what they aimed for."""
    found: Sequence[IndicatorResult] = sorted(words.shown(at), key=lambda one: one.standing != "reached")
    for one in found:
        actual = one.actual
        if actual is None or one.currency or words.hidden(at, one, actual.figure):
            continue
        now = words.with_unit(at, one, actual.figure)
        if one.baseline is None or words.hidden(at, one, one.baseline.figure):
            yield at.say.runs("{what}: {now}", what=one.name, now=now)
        else:
            then = words.value(at, one, one.baseline.figure)
            yield at.say.runs("{what}: {now}, and {then} at the beginning", what=one.name, now=now, then=then)


def _gaps(at: Ground) -> Iterator[Gap]:
    said = at.say("What came of the work of {year} is not written down.", year=at.year)
    yield Gap(said, f"plans/{at.label.text}.yaml: activities.<id>.result.outcome")
