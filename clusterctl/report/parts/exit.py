"""The exit: which conditions are met, what is missing of the others, and who is to do what by when."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from clusterctl.analysis.figure import HUNDRED, NOUGHT, Figure
from clusterctl.analysis.parties import FUNDING_GROUPS
from clusterctl.findings.finding import Route
from clusterctl.output.exit_words import names_in, notes, said
from clusterctl.report.blocks import Column, Paragraph, Row, Table
from clusterctl.report.outline import Told
from clusterctl.report.run import Run
from clusterctl.report.speech.labels import EXIT_CONDITION, EXIT_STATE, exit_keys
from clusterctl.report.topics.exit_strategy import gaps as strategy_gaps
from clusterctl.report.topics.exit_strategy import strategy
from clusterctl.report.view import Gap
from clusterctl.words import capital, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from clusterctl.analysis.exit.condition import Condition
    from clusterctl.report.blocks import Block
    from clusterctl.report.ground import Ground
    from clusterctl.report.run import Text

QUESTION = message("Could the programme leave, and what is still missing?")


def told(at: Ground) -> Told:
    """Return the conditions of the exit and the strategy."""
    shown, withheld = seen_conditions(at)
    blocks: list[Block] = []
    if shown:
        blocks += [_table(at, shown), *_notes(at)]
    written, hidden = strategy(at)
    blocks += written
    gaps = (*_gaps(at, shown), *strategy_gaps(at)) if at.reader.sees_figure(NOUGHT, "donor") else ()
    heading = "" if withheld else finding(at)
    return Told(heading, tuple(blocks), gaps, withheld=withheld or hidden)


def seen_conditions(at: Ground) -> tuple[tuple[Condition, ...], bool]:
    """Return the conditions that the reader may see, and whether there are others."""
    found = at.readiness
    every = (*found.not_met, *found.not_recorded, *found.met)
    shown = tuple(one for one in every if _sees(at, one))
    return shown, len(shown) < len(every)


def _sees(at: Ground, one: Condition) -> bool:
    """Whether the reader may see how a condition stands; it tells of money and scores."""
    return at.reader.sees_figure(Figure(Fraction(0), one.inputs), "donor")


def finding(at: Ground) -> Text:
    """Return whether the programme could leave."""
    found, say = at.readiness, at.say
    match found.answer:
        case "ready":
            return say("Every condition of the exit is met")
        case "not_recorded":
            return say.several(
                len(found.not_recorded), "Whether the programme could leave can’t be told: of {n} condition too little "
                "is recorded", "Whether the programme could leave can’t be told: of {n} conditions too little is "
                "recorded",
            )  # fmt: skip
    return say.several(
        len(found.not_met), "The programme could not leave yet: {n} of {all} conditions is not met",
        "The programme could not leave yet: {n} of {all} conditions are not met", all=say.number(len(found.conditions)),
    )  # fmt: skip


# -- the conditions ----------------------------------------------------------------------------------------------------


def _table(at: Ground, shown: Sequence[Condition]) -> Table:
    say = at.say
    columns = (Column(say("Condition")), Column(say("Status"), whole=True), Column(say("What is")),
               Column(say("Next step")))  # fmt: skip
    names = _names(at)
    rows = tuple(_row(at, one, names) for one in shown)
    title = say("The conditions of the exit on {day}; of those not met, what weighs most in the index comes first",
                day=say.day(at.readiness.day))  # fmt: skip
    return Table(title, columns, rows)


def _names(at: Ground) -> Mapping[str, str]:
    """Return what ids are called, as far as the reader may know."""
    say, names = at.say, {**names_in(at.project, at.say), **exit_keys(at.say)}
    names |= {id_: at.people.name(id_) for id_ in FUNDING_GROUPS}
    names |= {
        id_: at.people.name(id_) for id_, actor in at.project.every_actor.items() if at.people.name(id_) != actor.name
    }
    for filed in at.project.plans:
        for id_ in filed.record.activities:
            if not at.reader.sees(Route(filed.path, ("activities", id_, "title"))):
                names[id_] = say("an activity that is not for this reader")
    return names


def _row(at: Ground, one: Condition, names: Mapping[str, str]) -> Row:
    say = at.say
    title = say.label(EXIT_CONDITION, one.name)
    if one.weight and one.weight < HUNDRED and one.state != "met":
        title = say("{condition} ({share} of the index)", condition=title, share=say.share(one.weight))
    if one.unread:
        is_ = [say("not judged: {files} could not be read in full", files=say.listed(one.unread))]
        steps = [say("mend these files")]
    else:
        found = list(said(one, names, missing=one.state != "met", say=say))
        is_, steps = [each.is_ for each in found], [_step(each.next) for each in found if each.next]
    note = at.proof.note_of(*one.inputs)
    state = Run(say.label(EXIT_STATE, one.state), note=note)
    return Row((title, (state,), capital("; ".join(is_)), capital("; ".join(dict.fromkeys(steps)))))


def _step(said_: str) -> str:
    """Return a step without what it says of commands: who reads a report need not know them."""
    return "; ".join(part for part in said_.split("; ") if "`clusterctl" not in part).replace("`", "")


def _notes(at: Ground) -> Iterator[Paragraph]:
    told_ = notes(at.readiness, _names(at), at.say)[:-1]
    told_.append(at.say("the bounds, and the order by weight in the index, are a reading of the method"))
    yield Paragraph(" ".join(capital(f"{note}.") for note in told_), "note")


def _file(at: Ground, named: str) -> str:
    """Return a file's path, that of the label where only its folder is named."""
    return named if named.endswith(".yaml") else f"{named.rstrip('/')}/{at.label.text}.yaml"


def _gaps(at: Ground, shown: Sequence[Condition]) -> Iterator[Gap]:
    """Name each condition that too little is recorded of, and where to put it; the table says what."""
    for one in shown:
        files = dict.fromkeys(_file(at, each.file) for each in one.comparisons if each.holds is None)
        if one.state == "not_recorded" and files:
            title = at.say.label(EXIT_CONDITION, one.name)
            yield Gap(at.say("{condition}: too little is recorded to tell.", condition=title), ", ".join(files))
