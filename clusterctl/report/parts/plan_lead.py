"""The lead of an action plan: how many activities, at what cost, who gives, for whom; the rest of it follows."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from clusterctl.analysis.counted import count
from clusterctl.analysis.figure import HUNDRED, complete
from clusterctl.analysis.parties import FUNDING_GROUPS
from clusterctl.numbers import rounded
from clusterctl.report.blocks import Points, Tile, Tiles
from clusterctl.report.outline import Told
from clusterctl.report.speech.labels import FUNDING_GROUP, NATURE
from clusterctl.report.topics.work import cost_of, is_partial, is_whole, nothing, planned_of, shown
from clusterctl.words import capital, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.analysis.plan import Component
    from clusterctl.report.ground import Ground
    from clusterctl.report.run import Text

QUESTION = message("What is planned, at what cost, and who gives it?")
_NATURES = ("commercial", "mixed", "developmental")


def told(at: Ground) -> Told:
    """Return what one should know of the plan in a minute."""
    empty = nothing(at)
    if empty:
        gap = empty.gaps[0] if empty.gaps else None
        return Told(gap.text if gap else at.say("The action plan is not for this reader"), gaps=empty.gaps,
                    withheld=empty.withheld)  # fmt: skip
    ones = shown(at)
    blocks = (Tiles(tuple(_tiles(at, ones))), Points(tuple(_points(at, ones))))
    return Told(_heading(at, ones), tuple(block for block in blocks if block.items))


def _heading(at: Ground, ones: Sequence[Component]) -> Text:
    say, number = at.say, len(ones)
    if is_partial(at):
        return say("The action plan can be read in part only")
    if not is_whole(at, ones):
        return say.several(number, "{n} activity of the plan of {year}", "{n} activities of the plan of {year}",
                           year=at.year)  # fmt: skip
    led = [one for one in ones if one.activity.lead and at.reader.sees(one.route.under("lead"))]
    if len(led) == number:
        bodies = len({one.activity.lead for one in led})
        return say.several(
            bodies, "All activities are led by {n} body", "The activities are led by {n} different bodies"
        )
    return say.several(number, "The plan of {year} holds {n} activity", "The plan of {year} holds {n} activities",
                       year=at.year)  # fmt: skip


def _tiles(at: Ground, ones: Sequence[Component]) -> Iterator[Tile]:
    say = at.say
    yield Tile(say("Activities"), (at.number(count([one.route.under("title") for one in ones])),), _natures(at, ones))
    cost = cost_of(ones)
    if cost.known is not None and at.reader.sees_figure(cost, "donor"):
        yield Tile(say("Cost as planned"), (at.amount(cost),))
    if at.in_time and len(ones) == len(at.in_time.activities):
        share = planned_of(ones).split.cluster_share
        if share.known is not None and at.reader.sees_figure(share, "donor"):
            full = rounded(min(max(share.known, Fraction(0)), Fraction(HUNDRED)), 1)
            yield Tile(say("To be paid by the cluster itself"), (at.share(share),), _weighting(at, ones), full)
    days = complete([one.person_days for one in ones])
    if days.known is not None and at.reader.sees_figure(days, "donor"):
        yield Tile(say("Person-days"), (at.number(days),))


def _weighting(at: Ground, ones: Sequence[Component]) -> str:
    """Return of what the share is one, where not every cost is known."""
    pool = planned_of(ones)
    if pool.weighting == "cost":
        return at.say("of what the activities cost")
    return at.say.several(pool.with_shares, "of {n} activity of which shares are known",
                          "mean of {n} activities of which shares are known")  # fmt: skip


def _natures(at: Ground, ones: Sequence[Component]) -> str:
    found = {nature: sum(one.activity.nature == nature for one in ones) for nature in _NATURES}
    return at.say(", ").join(
        at.say("{number} {nature}", number=at.say.number(number), nature=at.say.label(NATURE, nature))
        for nature, number in found.items() if number
    )  # fmt: skip


def _points(at: Ground, ones: Sequence[Component]) -> Iterator[Text]:
    """Say who is to give how much."""
    split = planned_of(ones).split
    if not at.in_time or len(ones) < len(at.in_time.activities):
        return
    for group in FUNDING_GROUPS:
        amount, share = split.by_group.get(group), split.shares[group]
        figure = amount if amount is not None and amount.known is not None else share
        if figure.known and at.reader.sees_figure(figure, "donor"):
            text = at.amount(figure) if figure is amount else at.share(figure)
            yield at.say.runs("{payer}: {amount}", payer=capital(at.say.label(FUNDING_GROUP, group)), amount=text)
