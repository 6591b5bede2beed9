"""Activities that multiply one that was tried before, who carries them out, and who pays (S0 13.4).

The source wants professional implementers whom the users pay. Where an implementer's record tells who pays it
(`paid_by`), that stands beside who pays the activity.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.analysis.counted import count, counted
from clusterctl.analysis.figure import HUNDRED, Figure, figure, ratio
from clusterctl.analysis.parties import funding_group, is_of_programme
from clusterctl.analysis.parts import Part, split_parts
from clusterctl.analysis.split import NOT_RECORDED, pooled, unknown
from clusterctl.findings.finding import Route
from clusterctl.model.partial_dates import PartialDate
from clusterctl.model.values import Missing
from clusterctl.numbers import half_digit

if TYPE_CHECKING:
    from datetime import date

    from clusterctl.analysis.counted import Counted
    from clusterctl.analysis.funding import Funding
    from clusterctl.analysis.split import Pool, Split
    from clusterctl.model.values import FundingGroup
    from clusterctl.project.project import Project

NO_UPSCALED = Missing("no_upscaled")
NO_IMPLEMENTERS = Missing("no_implementers")


class Upscaled(Struct, frozen=True):
    """One activity that multiplies another."""

    id: str
    title: str
    of: str
    """The activity that it multiplies."""
    implementer: str | None
    group: FundingGroup | None
    split: Split
    """Who pays the activity."""
    paid_by: Split
    """Who pays its implementer, where that is recorded; shares only."""
    route: Route


class Upscaling(Struct, frozen=True):
    """The up-scaled activities of a year that count."""

    activities: tuple[Upscaled, ...]
    by_others: Figure
    """How many are carried out by others than CDA and agency; missing where there are none."""
    by_others_share: Figure
    """Per cent of those of which the implementer is known."""
    pool: Pool
    """Who pays for all of them."""


def upscaling_of(project: Project, year: Funding, day: date) -> Upscaling:
    """Return the up-scaled activities of a year; who pays an implementer is what holds on a day."""
    found = tuple(_upscaled(project, one, day) for one in counted(project, year) if one.activity.upscales)
    known = [one for one in found if one.implementer]
    others = [one for one in known if one.implementer and not is_of_programme(project, one.implementer)]
    by_others, whole = (count([one.route.under("implementer") for one in some]) for some in (others, known))
    none = Figure(NO_UPSCALED)
    return Upscaling(
        activities=found,
        by_others=by_others if found else none,
        by_others_share=ratio(by_others, whole, NO_IMPLEMENTERS, HUNDRED) if found else none,
        pool=pooled([one.split for one in found]),
    )


def _upscaled(project: Project, one: Counted, day: date) -> Upscaled:
    actor, side = one.activity.implementer, one.money.side
    return Upscaled(
        id=one.id,
        title=one.activity.title,
        of=one.activity.upscales or "",
        implementer=actor,
        group=funding_group(project, actor) if actor else None,
        split=side.split if side else unknown(NOT_RECORDED),
        paid_by=paid_by(project, actor, day) if actor else unknown(NO_IMPLEMENTERS),
        route=one.route,
    )


def paid_by(project: Project, actor: str, day: date) -> Split:
    """Return who pays an actor, in shares only, by the last entry that begins by a day; missing where there is none."""
    written = project.every_actor[actor].paid_by if actor in project.every_actor else {}
    begun = [key for key in written if PartialDate(key).first <= day]
    if not begun:
        return unknown(NOT_RECORDED)
    last = max(begun, key=lambda key: (PartialDate(key).first, key))
    at = ("actors", actor, "paid_by", last)
    parts = [
        Part(by, funding_group(project, by), figure(share, Route("actors.yaml", (*at, by))), None, half_digit(share))
        for by, share in written[last].items()
    ]
    return split_parts(None, parts, (), NOT_RECORDED)
