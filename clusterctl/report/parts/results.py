"""Results: each indicator by level, against its baseline and its target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.analysis.results import LEVELS
from clusterctl.report.blocks import Column, Entries, Entry, Paragraph, Picture, Row, Table
from clusterctl.report.outline import Told
from clusterctl.report.speech.labels import IMPACT_AREA, INDICATOR_LEVEL
from clusterctl.report.topics import indicator_words as words
from clusterctl.report.view import Gap
from clusterctl.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.analysis.figure import Figure
    from clusterctl.analysis.indicators import IndicatorResult
    from clusterctl.analysis.results import Tally
    from clusterctl.report.blocks import Block
    from clusterctl.report.figures.bullets import Amount, Bullet
    from clusterctl.report.ground import Ground
    from clusterctl.report.run import Text

QUESTION = message("What has come of it, measured against what was planned?")


def told(at: Ground) -> Told:
    """Return the results at the end of the period."""
    found, every = words.shown(at), at.results.indicators
    if not found:
        return Told(gaps=tuple(_gaps(at, found)), withheld=bool(every))
    blocks = (*_picture(at, found), _table(at, found), *_reading(at, found), *_explained(at, found))
    withheld = len(found) < len(every) or bool(words.few_hidden(at, found))
    return Told(_heading(at, found), blocks, tuple(_gaps(at, found)), withheld=withheld)


def _heading(at: Ground, found: Sequence[IndicatorResult]) -> Text:
    count, say = words.counted(at, found), at.say
    if not count.with_value:
        return say("No indicator has been measured yet")
    if count.judged:
        return _judged(at, count)
    if count.with_value == count.indicators:
        return say.several(count.indicators, "The indicator is measured, but has no target to hold it against",
                           "All {n} indicators are measured; none has a target to hold it against")  # fmt: skip
    return say.several(count.with_value, "{n} of {all} indicators is measured; none has a target to hold it against",
                       "{n} of {all} indicators are measured; none has a target to hold it against",
                       all=say.number(count.indicators))  # fmt: skip


def _judged(at: Ground, count: Tally) -> Text:
    """Say how many reached their target."""
    say, every = at.say, at.say.number(count.indicators)
    if count.judged == 1 < count.indicators:
        if count.reached:
            return say("Of {all} indicators only one can be held against a target; it has reached it", all=every)
        return say("Of {all} indicators only one can be held against a target; it has not reached it", all=every)
    if count.reached == count.judged:
        return say.several(count.judged, "The indicator has reached its target",
                           "All {n} indicators that can be held against a target have reached it")  # fmt: skip
    if count.judged == 1:
        return say("The indicator has not reached its target")
    return say.several(count.reached, "{n} of {judged} indicators that can be held against a target has reached it",
                       "{n} of {judged} indicators that can be held against a target have reached it",
                       judged=say.number(count.judged))  # fmt: skip


# -- the figure --------------------------------------------------------------------------------------------------------


def _picture(at: Ground, found: Sequence[IndicatorResult]) -> Iterator[Block]:
    """Draw those that have a way: a value, and a baseline or a target."""
    from clusterctl.report.figures.bullets import bullets

    order = sorted(found, key=lambda one: LEVELS.index(one.level))
    rows = tuple(row for one in order if (row := _bullet(at, one)))
    if rows:
        drawn = bullets(rows, at.say("How far the indicators came, {year}", year=at.year), say=at.say)
        yield Picture("results", drawn, ("work",))


def _bullet(at: Ground, one: IndicatorResult) -> Bullet | None:
    from clusterctl.report.figures.bullets import Bullet

    if not one.actual or not (one.baseline or one.aim) or words.hidden(at, one, one.actual.figure):
        return None
    base = one.baseline.figure if one.baseline and not words.hidden(at, one, one.baseline.figure) else None
    note = ""
    if one.progress.known is not None and base is not None:
        note = at.say("{share} of the way", share=words.progress(at, one).text)
    elif not one.aim:
        note = at.say("no target")
    return Bullet(
        one.name, _amount(at, one, base), _amount(at, one, one.actual.figure),
        _amount(at, one, one.aim.figure if one.aim else None), note,
        at.say.when(one.actual.date) if one.actual.date else "", at.say.label(INDICATOR_LEVEL, one.level),
        falling=one.direction == "decrease",
    )  # fmt: skip


def _amount(at: Ground, one: IndicatorResult, figure: Figure | None) -> Amount | None:
    from clusterctl.report.figures.bullets import Amount

    if figure is None or figure.known is None:
        return None
    return Amount(figure.known, words.with_unit(at, one, figure).text)


# -- the table ---------------------------------------------------------------------------------------------------------


def _table(at: Ground, found: Sequence[IndicatorResult]) -> Table:
    say = at.say
    heads = (say("Baseline"), say("Target"), say("In {year}", year=at.year), say("So far"), say("Of the way"))
    columns = (Column(say("Indicator")), *(Column(head, "right") for head in heads),
               Column(say("How it stands"), whole=True))  # fmt: skip
    rows: list[Row] = []
    for level in LEVELS:
        own = [one for one in found if one.level == level]
        if own:
            rows.append(Row((say.label(INDICATOR_LEVEL, level), *[""] * (len(columns) - 1)), strong=True))
            rows += [_row(at, one) for one in own]
    return Table(say("Indicators by level, as known at the end of {year}", year=at.year), columns, tuple(rows))


def _row(at: Ground, one: IndicatorResult) -> Row:
    return Row((
        words.name(at, one), words.reading(at, one, one.baseline), words.aim(at, one, one.aim),
        words.of_period(at, one), words.reading(at, one, one.actual), (words.progress(at, one),),
        words.standing(at, one),
    ))  # fmt: skip


def _reading(at: Ground, found: Sequence[IndicatorResult]) -> Iterator[Block]:
    say = at.say
    said = [say("“So far” is the latest value that is known at the end of the period, with its date. “Of the way” is "
                "how much of the way from the baseline to the target is gone.")]  # fmt: skip
    if any(one.cumulative for one in found):
        said.append(say("Counts since the programme began are never added up over years; what the period brought is "
                        "the difference to the value or the baseline before."))  # fmt: skip
    yield Paragraph(" ".join(said), "note")
    few = words.few_hidden(at, found)
    if few:
        yield Paragraph(say.several(
            few,
            "Figures of {n} indicator are not shown to this reader: fewer than {fewest} persons or firms are counted, "
            "who might be known one by one, or the count would give away such a one.",
            "Figures of {n} indicators are not shown to this reader: fewer than {fewest} persons or firms are counted, "
            "who might be known one by one, or the count would give away such a one.",
            fewest=say.number(at.few.fewest)), "note")  # fmt: skip
    areas = [say.label(IMPACT_AREA, one.area) for one in at.results.unmeasured]
    if areas and len(areas) < len(at.results.areas):
        yield Paragraph(say("Nobody measures: {areas}.", areas=say.listed(areas)), "note")


# -- what the files say of variances -----------------------------------------------------------------------------------


def _explained(at: Ground, found: Sequence[IndicatorResult]) -> Iterator[Block]:
    entries = tuple(entry for one in found if (entry := _entry(at, one)))
    if entries:
        yield Entries(entries, at.say("What is said of single values"))


def _entry(at: Ground, one: IndicatorResult) -> Entry | None:
    actual = one.actual
    if actual is None or words.hidden(at, one, actual.figure):
        return None
    kept = _written(at, one)
    texts = tuple((name, text) for name, key, text in (
        (at.say("Why it departs"), "reason", kept[0]), (at.say("Note"), "notes", kept[1]),
    ) if text and at.reader.sees(actual.route.under(key)))  # fmt: skip
    if not texts:
        return None
    return Entry(one.name, tag=words.standing(at, one), texts=texts)


def _written(at: Ground, one: IndicatorResult) -> tuple[str | None, str | None]:
    """Return what the record of the latest value says of itself: its reason and its notes."""
    route = one.actual.route if one.actual else None
    filed = next((filed for filed in at.project.monitoring if route and filed.path == route.file), None)
    nth = route.keys[-1] if route else None
    if filed is None or not isinstance(nth, int):
        return None, None
    held = filed.record.values[one.id][nth]
    return held.reason, held.notes


# -- what is missing ---------------------------------------------------------------------------------------------------


def _gaps(at: Ground, found: Sequence[IndicatorResult]) -> Iterator[Gap]:
    say = at.say
    if at.project.logframe is None:
        yield Gap(say("There is no log-frame, so nothing tells which results were planned."), "logframe.yaml")
        return
    if not at.results.indicators:
        yield Gap(say("The log-frame names no indicator."), "logframe.yaml: indicators")
    every = len(found)
    lacking = (
        ([one for one in found if not one.actual], f"monitoring/{at.label.text}.yaml: values.<id>",
         say("No value is known of {which}.", which=_which(at, [one for one in found if not one.actual], every))),
        ([one for one in found if not one.baseline], "logframe.yaml: indicators.<id>.baseline",
         say("No baseline is recorded for {which}.",
             which=_which(at, [one for one in found if not one.baseline], every))),
        ([one for one in found if not one.aim], "logframe.yaml: indicators.<id>.targets",
         say("No target is set for {which}.", which=_which(at, [one for one in found if not one.aim], every))),
    )  # fmt: skip
    yield from (Gap(text, where) for some, where, text in lacking if some)
    older = [one.name for one in found if one.is_older]
    if older:
        said = say("The value is older than the target that has fallen due: {names}.", names=at.named(older))
        yield Gap(said, f"monitoring/{at.label.text}.yaml: values.<id>")
    silent = [one for one in found if one.standing in {"missed", "away"} and not _written(at, one)[0]
              and one.actual and not words.hidden(at, one, one.actual.figure)]  # fmt: skip
    for path in dict.fromkeys(one.actual.route.file for one in silent if one.actual):
        names = at.named([one.name for one in silent if one.actual and one.actual.route.file == path])
        said = say("Why the target was missed is not recorded: {names}.", names=names)
        yield Gap(said, f"{path}: values.<id>.<n>.reason")


def _which(at: Ground, some: Sequence[IndicatorResult], every: int) -> str:
    """Name some indicators; of many say how many."""
    if len(some) == every and every > 1:
        return at.say("all {n} indicators", n=at.say.number(every))
    names = at.named([one.name for one in some])
    return at.say.several(len(some), "{n} indicator ({names})", "{n} indicators ({names})", names=names)
