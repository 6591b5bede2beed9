"""The story of the period, what was done: each activity in a line, and who leads now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.report.blocks import Paragraph, Points
from clusterctl.report.outline import Told
from clusterctl.report.topics.work import no_plan, shown, standing
from clusterctl.report.view import Gap
from clusterctl.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.analysis.plan import Component
    from clusterctl.report.blocks import Block
    from clusterctl.report.ground import Ground

QUESTION = message("What did we do?")
_MOST = 12
"""Activities on the page; more would make it two."""


def told(at: Ground) -> Told:
    """Return what was done, and what did not come about."""
    ones = shown(at)
    withheld = at.in_time is not None and len(ones) < len(at.in_time.activities)
    done = [one for one in ones if standing(at, one) == "done"]
    left = [one for one in ones if standing(at, one) in {"overdue", "postponed", "dropped"}]
    blocks: list[Block] = [*_list(at, done), *_led(at, done), *_left(at, left)]
    return Told("", tuple(blocks), () if done or withheld else tuple(_gaps(at)), withheld)


def _list(at: Ground, done: Sequence[Component]) -> Iterator[Block]:
    """Name the activities, those first of which is told what came of them."""
    order = sorted(done, key=lambda one: not (one.activity.result and one.activity.result.outcome))
    if order:
        yield Points(tuple(_line(at, one) for one in order[:_MOST]))
    if len(order) > _MOST:
        more = len(order) - _MOST
        yield Paragraph(at.say.several(more, "And {n} thing more.", "And {n} things more."))


def _line(at: Ground, one: Component) -> str:
    title, lead = one.activity.title, one.activity.lead
    if lead and at.reader.sees(one.route.under("lead")):
        return at.say("{title} (led by {lead})", title=title, lead=at.people.name(lead))
    return title


def _led(at: Ground, done: Sequence[Component]) -> Iterator[Paragraph]:
    """Say how many of the activities our own side led."""
    leads = at.process.leads if at.process else None
    if not done or leads is None or not leads.known.known or not at.reader.sees_figure(leads.known, "public"):
        return
    own = leads.by_group["cluster"]
    yield Paragraph(at.say.runs(
        "Of {known} activities it is written down who led them. We led {own} of these ourselves.", own=at.number(own),
        known=at.number(leads.known),
    ))  # fmt: skip


def _left(at: Ground, left: Sequence[Component]) -> Iterator[Points]:
    if left:
        items = tuple(one.activity.title for one in left[:_MOST])
        yield Points(items, at.say("What we have not done yet"))


def _gaps(at: Ground) -> Iterator[Gap]:
    if at.plan is None:
        yield no_plan(at)
        return
    yield Gap(at.say("What became of the plan of {year} is not written down.", year=at.year),
              f"{at.plan.path}: activities.<id>.result")  # fmt: skip
