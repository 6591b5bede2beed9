"""The log-frame matrix as it stands now: the results chain, indicators, sources of verification, assumptions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.findings.finding import Route
from clusterctl.report.blocks import Column, Paragraph, Points, Row, Table
from clusterctl.report.outline import Told
from clusterctl.report.run import Run, joined
from clusterctl.report.speech.labels import FREQUENCY
from clusterctl.report.topics import indicator_words as words
from clusterctl.report.view import Gap
from clusterctl.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.analysis.indicators import IndicatorResult
    from clusterctl.model.logframe import Level, LogFrame
    from clusterctl.report.blocks import Block
    from clusterctl.report.ground import Ground
    from clusterctl.report.run import Text

QUESTION = message("What was to be reached, and how is it measured?")
_FILE = "logframe.yaml"


class Step(Struct, frozen=True):
    """A step of the results chain: an objective, an output, or all activities."""

    level: Level
    short: str
    """As the matrix numbers it: Output 1.2."""
    text: str
    id: str | None = None


def told(at: Ground) -> Told:
    """Return the matrix."""
    frame = at.project.logframe
    if frame is None:
        return Told(gaps=(Gap(at.say("There is no log-frame."), _FILE),))
    steps, found = tuple(chain(at)), words.shown(at)
    table, withheld = _table(at, frame, steps, found), not _sees_assumptions(at)
    note = at.say("Current values are the latest that are known at the end of {year}.", year=at.year)
    blocks = (table, Paragraph(note, "note"), *_amendments(at, frame)) if table.rows else ()
    hidden = len(found) < len(at.results.indicators) or bool(words.few_hidden(at, found))
    return Told(_heading(at, steps, found), blocks, tuple(_gaps(at, frame, found)), withheld or hidden)


def chain(at: Ground) -> Iterator[Step]:
    """Yield the steps of the chain that the reader may see, as the matrix numbers them."""
    say, frame = at.say, at.project.logframe
    if frame is None:
        return
    if frame.development_objective and at.sees(_FILE, "development_objective"):
        yield Step("development", say("Impact"), frame.development_objective)
    aims = {id_: one for id_, one in frame.immediate_objectives.items()
            if at.reader.sees_record(Route(_FILE, ("immediate_objectives", id_)))}  # fmt: skip
    outputs = {id_: one for id_, one in frame.outputs.items()
               if at.reader.sees_record(Route(_FILE, ("outputs", id_)))}  # fmt: skip
    for nth, (id_, aim) in enumerate(aims.items(), 1):
        yield Step("immediate", say("Outcome {number}", number=say.number(nth)), aim.text, id_)
        own = [(key, output) for key, output in outputs.items() if output.of == id_]
        for place, (key, output) in enumerate(own, 1):
            number = f"{say.number(nth)}.{say.number(place)}"
            yield Step("output", say("Output {number}", number=number), output.text, key)
    loose = [(key, output) for key, output in outputs.items() if output.of not in aims]
    for place, (key, output) in enumerate(loose, 1):
        yield Step("output", say("Output {number}", number=say.number(place)), output.text, key)
    yield Step("activity", say("Activities"), say("The activities of the action plans"))


def _heading(at: Ground, steps: Sequence[Step], found: Sequence[IndicatorResult]) -> Text:
    say = at.say
    outputs = sum(step.level == "output" for step in steps)
    if not outputs or not found:
        return ""
    return say("The log-frame holds {outputs} with {indicators}",
               outputs=say.several(outputs, "{n} output", "{n} outputs"),
               indicators=say.several(len(found), "{n} indicator", "{n} indicators"))  # fmt: skip


# -- the matrix --------------------------------------------------------------------------------------------------------


def _sees_assumptions(at: Ground) -> bool:
    frame = at.project.logframe
    return not (frame and frame.assumptions) or at.sees(_FILE, "assumptions")


def _table(at: Ground, frame: LogFrame, steps: Sequence[Step], found: Sequence[IndicatorResult]) -> Table:
    say = at.say
    heads = (say("Results chain"), say("Indicator"), say("Baseline"), say("Current value"), say("Target"),
             say("Source and means of verification"), say("Assumptions"))  # fmt: skip
    columns = tuple(Column(head, "right" if 2 <= nth <= 4 else "left") for nth, head in enumerate(heads))  # noqa: PLR2004 - the three figures
    rows: list[Row] = []
    told_levels: set[str] = set()
    for step in steps:
        assumed = _assumptions(at, frame, step.level) if step.level not in told_levels else ""
        own = list(_measuring(step, steps, found))
        if step.level == "activity" and not own and not assumed:
            continue
        told_levels.add(step.level)
        rows += _rows(at, step, own, assumed)
    return Table(say("The log-frame matrix as updated"), columns, tuple(rows))


def _measuring(step: Step, steps: Sequence[Step], found: Sequence[IndicatorResult]) -> Iterator[IndicatorResult]:
    """Yield the indicators of a step; one that names no step of its level stands with the first of them."""
    known = {one.id for one in steps if one.level == step.level and one.id}
    first = next(one for one in steps if one.level == step.level)
    for one in found:
        if one.level != step.level:
            continue
        if one.of == step.id if one.of in known else step is first:
            yield one


def _rows(at: Ground, step: Step, own: Sequence[IndicatorResult], assumed: str) -> Iterator[Row]:
    head = (Run(at.say("{step}:", step=step.short), "strong"), Run(f" {step.text}"))
    none = (Run(at.say("none"), "soft"),)
    if not own:
        yield Row((head, none, "–", "–", "–", "–", assumed))
    for nth, one in enumerate(own):
        yield Row((
            (Run(step.short, "soft"),) if nth else head, words.name(at, one), words.reading(at, one, one.baseline),
            words.reading(at, one, one.actual), words.aim(at, one, one.aim), _verified(at, one),
            "" if nth else assumed,
        ))  # fmt: skip


def _verified(at: Ground, one: IndicatorResult) -> Text:
    held = at.project.logframe.indicators[one.id] if at.project.logframe else None
    said: list[Text] = []
    if held and held.verification and at.reader.sees(one.route.under("verification")):
        said.append(held.verification)
    if held and held.frequency and at.reader.sees(one.route.under("frequency")):
        said.append(at.say("({frequency})", frequency=at.say.label(FREQUENCY, held.frequency)))
    return joined(said) if said else (Run("–", "soft"),)


def _assumptions(at: Ground, frame: LogFrame, level: Level) -> str:
    if frame.assumptions is None or not at.sees(_FILE, "assumptions", level):
        return ""
    return "; ".join(getattr(frame.assumptions, level))


# -- how it changed ----------------------------------------------------------------------------------------------------


def _amendments(at: Ground, frame: LogFrame) -> Iterator[Block]:
    say = at.say
    said: list[Text] = []
    for nth, one in enumerate(frame.amendments):
        route = Route(_FILE, ("amendments", nth))
        if one.date.first <= at.day and at.reader.sees_record(route):
            date = Run(say.when(one.date), note=at.proof.note_of(route.under("date")))
            by = say.listed(one.approved_by) if at.reader.sees(route.under("approved_by")) else ""
            if by:
                said.append(say.runs("{date}: {what} (agreed by {bodies})", date=date, what=one.what, bodies=by))
            else:
                said.append(say.runs("{date}: {what}", date=date, what=one.what))
    if said:
        yield Points(tuple(said), say("Changes that were agreed"))


# -- what is missing ---------------------------------------------------------------------------------------------------


def _gaps(at: Ground, frame: LogFrame, found: Sequence[IndicatorResult]) -> Iterator[Gap]:
    say = at.say
    for there, said, key in (
        (frame.development_objective, say("The development objective is not recorded."), "development_objective"),
        (frame.immediate_objectives, say("No immediate objective is recorded."), "immediate_objectives"),
        (frame.outputs, say("No output is recorded."), "outputs"),
        (frame.assumptions, say("No assumption is recorded."), "assumptions"),
    ):
        if not there:
            yield Gap(said, f"{_FILE}: {key}")
    bare = [id_ for id_ in frame.outputs if not any(one.of == id_ and one.level == "output" for one in found)]
    if bare and len(found) == len(frame.indicators):
        texts = at.named([f"“{frame.outputs[id_].text}”" for id_ in bare if at.sees(_FILE, "outputs", id_)])
        if texts:
            yield Gap(say("No indicator measures: {outputs}.", outputs=texts), f"{_FILE}: indicators.<id>.of")
    unverified = [one for one in found if not frame.indicators[one.id].verification]
    if unverified:
        said = say.several(len(unverified), "The source of verification of {n} indicator is not recorded.",
                           "The source of verification of {n} indicators is not recorded.")  # fmt: skip
        yield Gap(said, f"{_FILE}: indicators.<id>.verification")
