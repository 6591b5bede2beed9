"""Outputs by input: what went into each output of the log-frame (activities, money, days), and what came out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.analysis.counted import count
from clusterctl.analysis.figure import complete
from clusterctl.findings.finding import Route
from clusterctl.report.blocks import Column, Row, Table
from clusterctl.report.outline import Told
from clusterctl.report.topics import indicator_words as words
from clusterctl.report.topics.work import listed, nothing, place, shown, standing, titles
from clusterctl.report.view import Gap
from clusterctl.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.analysis.plan import Component
    from clusterctl.report.ground import Ground
    from clusterctl.report.run import Text

QUESTION = message("What came of what was put in, output by output?")
_FILE = "logframe.yaml"


def told(at: Ground) -> Told:
    """Return the outputs of the log-frame with their inputs."""
    say, frame = at.say, at.project.logframe
    if frame is None or not frame.outputs:
        return Told(gaps=(Gap(say("The log-frame names no outputs."), f"{_FILE}: outputs"),))
    empty = nothing(at)
    if empty:
        return empty
    ones = shown(at)
    held = [id_ for id_ in frame.outputs if at.reader.sees_record(Route(_FILE, ("outputs", id_)))]
    if not held or not any(at.reader.sees(one.route.under("outputs")) for one in ones):
        return Told(withheld=True)
    heads = (say("Output"), say("Activities"), say("Done"), say("Cost"), say("Person-days"), say("Measured"))
    right = {1, 2, 3, 4}
    columns = tuple(Column(head, "right" if nth in right else "left") for nth, head in enumerate(heads))
    rows = tuple(Row(_cells(at, id_, frame.outputs[id_].text, _leading(at, ones, id_))) for id_ in held)
    table = Table(say("Outputs, and what was put into them in {year}", year=at.year), columns, rows)
    return Told(_heading(at, held, ones), (table,), tuple(_gaps(at, ones)), withheld=len(held) < len(frame.outputs))


def _leading(at: Ground, ones: Sequence[Component], id_: str) -> list[Component]:
    return [one for one in ones if id_ in one.activity.outputs and at.reader.sees(one.route.under("outputs"))]


def _heading(at: Ground, held: Sequence[str], ones: Sequence[Component]) -> Text:
    served = [id_ for id_ in held if any(standing(at, one) == "done" for one in _leading(at, ones, id_))]
    return at.say.several(
        len(held), "{served} of {n} output has a finished activity behind it",
        "{served} of {n} outputs have a finished activity behind them", served=at.say.number(len(served)),
    )  # fmt: skip


def _cells(at: Ground, id_: str, text: str, ones: Sequence[Component]) -> tuple[Text, ...]:
    done = [one for one in ones if standing(at, one) == "done"]
    number = (at.number(count([one.route.under("outputs") for one in ones])),) if ones else "–"
    finished = (at.number(count([one.route.under("result", "status") for one in done])),) if done else "–"
    return (text, number, finished, _cost(at, ones), _days(at, ones), _measured(at, id_))


def _cost(at: Ground, ones: Sequence[Component]) -> Text:
    """Return what the activities cost together, where that is known of each that counts."""
    sides = [one.money.side.split.total for one in ones if one.money.side]
    cost = complete(sides) if sides else None
    if cost is None or cost.known is None or not at.reader.sees_figure(cost, "donor"):
        return "–"
    return (at.amount(cost),)


def _days(at: Ground, ones: Sequence[Component]) -> Text:
    found = complete([one.person_days for one in ones]) if ones else None
    if found is None or found.known is None or not at.reader.sees_figure(found, "donor"):
        return "–"
    return (at.number(found),)


def _measured(at: Ground, id_: str) -> Text:
    """Return the last values of the output's indicators."""
    said: list[Text] = [
        at.say.runs("{name}: {value}", name=one.name, value=words.with_unit(at, one, one.actual.figure))
        for one in words.shown(at)
        if one.level == "output" and one.of == id_ and one.actual and one.actual.figure.known is not None
    ]
    return listed(said) or "–"


def _gaps(at: Ground, ones: Sequence[Component]) -> Iterator[Gap]:
    say = at.say
    loose = [one for one in ones if not one.activity.outputs]
    if loose:
        said = say.several(
            len(loose), "To which output it leads is not recorded of {n} activity: {titles}.",
            "To which output they lead is not recorded of {n} activities: {titles}.", titles=at.named(titles(loose)),
        )  # fmt: skip
        yield Gap(said, place(at, "outputs"))
    costs = [one for one in ones if one.activity.outputs and one.money.planned.split.total.known is None]
    if costs:
        said = say.several(len(costs), "The cost of {n} activity is not known, so that of its outputs is not.",
                           "The cost of {n} activities is not known, so that of their outputs is not.")  # fmt: skip
        yield Gap(said, place(at, "cost"))
    days = [one for one in ones if one.activity.outputs and one.person_days.known is None]
    if days:
        said = say.several(len(days), "The person-days of {n} activity are not recorded.",
                           "The person-days of {n} activities are not recorded.")  # fmt: skip
        yield Gap(said, place(at, "person_days"))
