"""What was carried out without having been planned, against the share that the method takes for normal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.analysis.unplanned import LEAST, unplanned_of
from clusterctl.report.blocks import Column, Paragraph, Points, Row, Table
from clusterctl.report.outline import Told
from clusterctl.report.topics.work import is_approved, is_partial, nothing, shown, standing
from clusterctl.report.view import Gap
from clusterctl.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.analysis.figure import Figure
    from clusterctl.analysis.plan import Component
    from clusterctl.analysis.unplanned import Unplanned
    from clusterctl.report.blocks import Block
    from clusterctl.report.ground import Ground
    from clusterctl.report.run import Run, Text

QUESTION = message("How much was done that had not been planned?")
_OF_SCHEME = 30
"""Per cent that SFURTI allows."""


def told(at: Ground) -> Told:
    """Return the share of unplanned activities."""
    empty = nothing(at)
    if empty:
        return empty
    if not at.reader.sees_figure(unplanned_of(at.project, at.money).by_number, "donor"):
        return Told(withheld=True)
    found, ones = unplanned_of(at.project, at.money), shown(at)
    blocks: tuple[Block, ...] = (_table(at, found), *_names(at, ones), Paragraph(_reading(at, found), "note"))
    return Told("" if is_partial(at) else _heading(at, found), blocks, tuple(_gaps(at, found)))


def _heading(at: Ground, found: Unplanned) -> Text:
    say, over = at.say, found.is_over
    if over is None or found.by_number.known is None:
        return ""
    if not found.unplanned.known:
        if not is_approved(at):
            return ""
        return say("All that was carried out had been planned")
    share, bound = at.share(found.by_number), at.share(found.bound)
    if over:
        return say.runs("{share} of what was carried out had not been planned, more than the {bound} that are normal",
                        share=share, bound=bound)  # fmt: skip
    return say.runs("{share} of what was carried out had not been planned, within the {bound} that are normal",
                    share=share, bound=bound)  # fmt: skip


def _table(at: Ground, found: Unplanned) -> Table:
    say = at.say
    rows = [
        Row((say("Activities that were carried out"), (at.number(found.implemented),))),
        Row((say("Of these not in the approved plan"), (at.number(found.unplanned),))),
        Row((say("Share by number"), (_share(at, found.by_number),))),
        Row((say("Share by cost"), (_share(at, found.by_cost),))),
        Row((say("Share that is taken for normal, at most"), (at.share(found.bound),))),
    ]
    return Table(say("Unplanned activities"), (Column(say("Figure")), Column(say("Value"), "right")), tuple(rows))


def _share(at: Ground, figure: Figure) -> Run:
    return at.share(figure) if figure.known is not None else at.unknown


def _names(at: Ground, ones: Sequence[Component]) -> Iterator[Points]:
    extra = [one for one in ones if not one.activity.planned and standing(at, one) == "done"]
    if extra:
        yield Points(tuple(one.activity.title for one in extra), at.say("Carried out without having been planned"))


def _reading(at: Ground, found: Unplanned) -> Text:
    say = at.say
    if found.bound.standards:
        return say.runs(
            "The method takes up to {bound} for a good sign: an open programme takes up what comes. The scheme SFURTI "
            "allows {scheme}. A cluster may set its own bound.", bound=at.share(found.bound),
            scheme=say.share(_OF_SCHEME),
        )  # fmt: skip
    return say.runs("This cluster has set the bound to {bound}.", bound=at.share(found.bound))


def _gaps(at: Ground, found: Unplanned) -> Iterator[Gap]:
    say, path = at.say, at.plan.path if at.plan else ""
    if not is_approved(at) and not found.unplanned.known:
        said = say("No activity is marked as not planned, and no approval is recorded that would tell what was.")
        yield Gap(said, f"{path}: approved; activities.<id>.planned")
    if found.by_number.known is None:
        said = say.several(
            LEAST, "A share of fewer than {n} activity that was carried out says nothing.",
            "A share of fewer than {n} activities that were carried out says nothing.",
        )  # fmt: skip
        yield Gap(said, f"{path}: activities.<id>.result.status")
    elif found.by_cost.known is None:
        why = at.why(found.by_cost)
        yield Gap(say("The share by cost is not known: {why}.", why=why), f"{path}: activities.<id>.cost")
