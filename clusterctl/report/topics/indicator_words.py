"""Indicators in words, figures and dates, as several parts of a report show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from clusterctl.analysis.figure import Figure, difference
from clusterctl.analysis.indicators import RATES
from clusterctl.analysis.results import tally
from clusterctl.report.redaction.few import counts_people
from clusterctl.report.run import Run
from clusterctl.report.speech.labels import AIM, UNIT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clusterctl.analysis.aims import Aim
    from clusterctl.analysis.indicators import IndicatorResult
    from clusterctl.analysis.readings import Reading
    from clusterctl.analysis.results import Tally
    from clusterctl.model.partial_dates import PartialDate
    from clusterctl.report.ground import Ground
    from clusterctl.report.run import Text


def shown(at: Ground) -> tuple[IndicatorResult, ...]:
    """Return the indicators that the reader may see, as they stand at the end of the period."""
    return tuple(one for one in at.results.indicators if at.reader.sees_record(one.route))


def hidden(at: Ground, one: IndicatorResult, *figures: Figure) -> bool:
    """Whether figures of an indicator are not for the reader: an `audience:` says so, or so few are counted."""
    known = [figure for figure in figures if figure.known is not None]
    return not all(at.reader.sees_figure(figure, "public") for figure in known) or (
        counts_people(one) and at.few.hides(*known)
    )


def few_hidden(at: Ground, found: Sequence[IndicatorResult]) -> int:
    """Return how many indicators have a baseline or a value that counts so few that it is hidden."""
    return sum(
        counts_people(one) and any(at.few.hides(reading.figure) for reading in (one.baseline, one.actual) if reading)
        for one in found
    )


def counted(at: Ground, found: Sequence[IndicatorResult]) -> Tally:
    """Return how indicators stand, counted; how one stands whose figures are hidden would tell of them."""
    open_ = [one for one in found if not (one.actual and hidden(at, one, one.actual.figure))]
    every, judged = tally(found), tally(open_)
    return replace(every, judged=judged.judged, reached=judged.reached, missed=judged.missed, coming=judged.coming,
                   away=judged.away)  # fmt: skip


def not_shown(at: Ground) -> Run:
    """Return what stands for a figure that the reader may not see."""
    return Run(at.say("not shown"), "soft")


def unit(at: Ground, one: IndicatorResult) -> str:
    """Return the unit of an indicator, the currency of money."""
    if one.currency:
        return one.currency
    return at.say.label(UNIT, one.unit) if one.unit else ""


def name(at: Ground, one: IndicatorResult) -> str:
    """Return an indicator's name with its unit, where the name does not tell it."""
    said = unit(at, one)
    if not said or said.casefold() in one.name.casefold():
        return one.name
    return at.say("{indicator} ({unit})", indicator=one.name, unit=said)


def value(at: Ground, one: IndicatorResult, figure: Figure) -> Run:
    """Return a figure in the indicator's unit, which stands elsewhere; a per cent has its sign."""
    if hidden(at, one, figure):
        return not_shown(at)
    return at.share(figure, _places(figure)) if one.unit in RATES else at.number(figure)


def _places(figure: Figure) -> int:
    return 0 if figure.known is None or figure.known.denominator == 1 else 1


def with_unit(at: Ground, one: IndicatorResult, figure: Figure) -> Run:
    """Return a figure with its unit."""
    if hidden(at, one, figure):
        return not_shown(at)
    if one.currency and figure.known is not None:
        return at.run(at.say.as_exact(at.say.money(figure.known, one.currency), figure.exactness), figure)
    plain = value(at, one, figure)
    said = unit(at, one)
    if one.unit in RATES or not said or figure.known is None:
        return plain
    return Run(at.say("{figure} {unit}", figure=plain.text, unit=said), plain.mark, plain.note)


def dated(at: Ground, run: Run, date: PartialDate | None) -> Text:
    """Return a figure with its date."""
    return at.say.runs("{figure} ({date})", figure=run, date=at.say.when(date)) if date else (run,)


def reading(at: Ground, one: IndicatorResult, held: Reading | None) -> Text:
    """Return a baseline or a value with its date."""
    return dated(at, value(at, one, held.figure), held.date) if held else (Run(at.say("none"), "soft"),)


def aim(at: Ground, one: IndicatorResult, held: Aim | None) -> Text:
    """Return a target with its date."""
    return dated(at, value(at, one, held.figure), held.date) if held else (Run(at.say("none"), "soft"),)


def progress(at: Ground, one: IndicatorResult) -> Run:
    """Return how much of the way from the baseline to the target is gone."""
    if one.progress.known is None:
        return Run("–", "soft")
    if not one.actual or hidden(at, one, one.actual.figure, one.progress):
        return not_shown(at)
    return at.share(one.progress)


def standing(at: Ground, one: IndicatorResult) -> str:
    """Return how the value stands to the target that counts, in a word or two."""
    if one.actual and hidden(at, one, one.actual.figure):
        return at.say("not shown")
    if one.standing:
        return at.say.label(AIM, one.standing)
    return at.say("left open by the value") if one.is_open else ""


def of_period(at: Ground, one: IndicatorResult) -> Text:
    """Return what the period brought: its own value; of a count since the beginning, what it added."""
    own = one.actual if one.actual and one.actual.date and at.label.holds(one.actual.date) else None
    if own is None:
        return (Run(at.say("no value"), "soft"),)
    if not one.cumulative:
        return (value(at, one, own.figure),)
    earlier = [held for held in one.values if held.date and held.date.last < at.label.first]
    start = earlier[-1] if earlier else one.baseline
    if start is None:
        return (Run(at.say("not known apart"), "soft"),)
    if hidden(at, one, own.figure, start.figure):
        return (not_shown(at),)
    gain = at.signed(difference(own.figure, start.figure))
    return at.say.runs("{gain} since {date}", gain=gain, date=at.say.when(start.date)) if start.date else (gain,)
