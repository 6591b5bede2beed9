"""The story of the period, what comes next: what is planned, and what of this period goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.findings.finding import Route
from clusterctl.report.blocks import Paragraph, Points
from clusterctl.report.outline import Told
from clusterctl.report.topics.work import shown, standing
from clusterctl.report.view import Gap
from clusterctl.words import message

if TYPE_CHECKING:
    from clusterctl.report.blocks import Block
    from clusterctl.report.ground import Ground

QUESTION = message("What comes next?")
_MOST = 12


def told(at: Ground) -> Told:
    """Return what is planned next, and what goes on."""
    planned, withheld = _planned(at)
    going = tuple(
        one.activity.title for one in shown(at) if standing(at, one) == "under_way"
    )  # fmt: skip
    blocks: list[Block] = []
    if going:
        blocks.append(Points(going[:_MOST], at.say("What we are still at")))
    if planned:
        head = at.say("What we want to do in {year}", year=at.label_name(at.next_plan.label)) if at.next_plan else ""
        blocks.append(Points(planned[:_MOST], head))
    if len(planned) > _MOST:
        more = len(planned) - _MOST
        blocks.append(Paragraph(at.say.several(more, "And {n} thing more.", "And {n} things more.")))
    gap = Gap(at.say("What comes after {year} is not written down.", year=at.year), "plans/<year>.yaml")
    return Told("", tuple(blocks), () if blocks or withheld else (gap,), withheld)


def _planned(at: Ground) -> tuple[tuple[str, ...], bool]:
    """Return the titles of the next plan with their dates, and whether some are not for the reader."""
    filed, found, hidden = at.next_plan, [], False
    for id_, one in filed.record.activities.items() if filed else ():
        route = Route(filed.path if filed else "", ("activities", id_))
        if not at.reader.sees_record(route):
            hidden = True
            continue
        start = one.start if at.reader.sees(route.under("start")) else None
        found.append(at.say("{title} ({date})", title=one.title, date=at.say.when(start)) if start else one.title)
    return tuple(found), hidden
