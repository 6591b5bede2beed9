"""The conditions on the bodies that carry the cluster: the index, its groups, and how fresh the assessment is."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from clusterctl.analysis.exit.condition import Asks, Comparison, Dated, condition, holds
from clusterctl.analysis.exit.ground import weighs
from clusterctl.analysis.figure import HUNDRED, Figure
from clusterctl.analysis.thresholds import threshold
from clusterctl.findings.finding import Route
from clusterctl.method.handing_over import ASSESSMENT_MONTHS, BROKER_LEAST, GROUP_LEAST, NETWORK_LEAST, WEIGHTY
from clusterctl.model.partial_dates import PartialDate
from clusterctl.model.values import Missing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from clusterctl.analysis.exit.ground import Ground
    from clusterctl.analysis.index import GroupScore, MemberScore, Scorecard
    from clusterctl.method.rubrics import Group

_FILES = ("cluster", "actors", "scores")
_RECORD = "assess the bodies: write {file}"
EARLIEST = 1900
"""The first year of a date (`PartialDate`)."""
_NOT_ASSESSED = Figure(Missing("not_recorded"))


@condition(
    "index",
    title="Index",
    source="S0 13.5, annex 3; the bound is ours",
    files=_FILES,
    supported_index=Asks(
        "index, by the features that are noted",
        "strengthen the bodies; `clusterctl score {label} --target {bound}` shows the fewest points that reach it",
        _RECORD,
    ),
    claimed_index=Asks(
        "index as claimed, for some scores have no features to support them",
        "strengthen the bodies; `clusterctl score {label} --target {bound}` shows the fewest points that reach it",
        _RECORD,
    ),
)
def index(ground: Ground) -> Iterator[Comparison]:
    """Hold the index against its bound: as supported, where that is known, else as claimed."""
    card, least = ground.card, threshold(ground.project, "exit_index")
    if card is None:
        yield Comparison("supported_index", None, ground.file("scores"), _NOT_ASSESSED, ">=", least)
        return
    value = card.supported if ground.is_supported and isinstance(card.supported, Fraction) else card.value
    figure = Figure(value, (*_group_weights(card, ground), *ground.score_fields(card.members)))
    yield Comparison(
        name="supported_index" if ground.is_supported else "claimed_index",
        holds=holds(figure, ">=", least),
        file=card.route.file,
        figure=figure,
        relation=">=",
        bound=least,
        who=card.unsupported,
        label=card.label,
        weighs=_whole(card),
    )


@condition(
    "enterprises",
    title="Networks and associations",
    source="S0 13.5, annex 3; the bounds are ours",
    files=_FILES,
    enterprises_index=Asks(
        "index of the enterprises’ group",
        "strengthen its bodies, the weightiest first; `clusterctl score {label} --details` tells what is asked",
        _RECORD,
    ),
    network=Asks(
        f"score of a network that weighs {WEIGHTY} % of its group or more",
        "strengthen what is weak there; `clusterctl score {label} --details` shows what the next band asks",
        _RECORD,
    ),
)
def enterprises(ground: Ground) -> Iterator[Comparison]:
    """Hold the enterprises' group, and each of its weighty networks, against what they need."""
    least = Figure(Fraction(GROUP_LEAST))
    if ground.card is None:
        yield Comparison("enterprises_index", None, ground.file("scores"), _NOT_ASSESSED, ">=", least)
        return
    group = _group(ground.card, "enterprises")
    points = sum((Fraction(one.weight) * ground.score(one) for one in group.members), Fraction(0)) / HUNDRED
    figure = Figure(points, ground.score_fields(group.members))
    yield Comparison(
        "enterprises_index", holds(figure, ">=", least), ground.card.route.file, figure, ">=", least,
        label=ground.card.label, weighs=_of_group(group),
    )  # fmt: skip
    for member in group.members:
        if member.weight >= WEIGHTY:
            yield _network(ground, ground.card, member)


@condition(
    "brokering",
    title="Brokering body",
    source="S0 13.5, annex 3; the bound is ours",
    files=_FILES,
    broker=Asks(
        "score of the best brokering body",
        "strengthen it, or another; `clusterctl score {label} --details` shows what the next band asks",
        _RECORD,
    ),
    no_broker=Asks(
        "a brokering body among those assessed",
        "find a body that brings the actors together, or found one; `clusterctl explain coordination_body` tells of it",
        _RECORD,
    ),
)
def brokering(ground: Ground) -> Iterator[Comparison]:
    """Hold the best brokering body against what it needs; without any it is not met."""
    least = Figure(Fraction(BROKER_LEAST))
    if ground.card is None:
        yield Comparison("broker", None, ground.file("scores"), _NOT_ASSESSED, ">=", least)
        return
    group = _group(ground.card, "brokering")
    if not group.members:
        yield Comparison("no_broker", holds=False, file=ground.card.route.file, weighs=_of_group(group))
        return
    best = max(group.members, key=lambda one: (ground.score(one), one.weight))
    figure = Figure(Fraction(ground.score(best)), ground.score_fields((best,)))
    yield Comparison(
        "broker", holds(figure, ">=", least), ground.card.route.file, figure, ">=", least, who=(best.actor,),
        label=ground.card.label, weighs=_of_group(group),
    )  # fmt: skip


@condition(
    "assessment",
    title="Age of the assessment",
    source="S0 13.5 (at regular intervals); the bound is ours",
    files=("cluster", "scores"),
    assessed=Asks(
        f"date of the last assessment, {ASSESSMENT_MONTHS} months old at most",
        "assess the bodies anew",
        "assess the bodies and give the date, with its month or day: {file}",
    ),
)
def assessment(ground: Ground) -> Iterator[Comparison]:
    """Hold the date of the last assessment against the day of judging."""
    bound = Dated(_before(ground.day))
    filed = ground.assessed
    if filed is None:
        yield Comparison("assessed", None, ground.file("scores"), None, ">=", bound)
        return
    made = Dated(filed.record.date, (Route(filed.path, ("date",)),))
    yield Comparison("assessed", holds(made, ">=", bound), filed.path, made, ">=", bound)


def _before(day: date) -> PartialDate:
    """Return the day so many months before, or the last of that month; where it would be none, the first that is."""
    months = day.year * 12 + day.month - 1 - ASSESSMENT_MONTHS
    year, month = months // 12, months % 12 + 1
    if year < EARLIEST:
        return PartialDate(f"{EARLIEST}-01-01")
    last = PartialDate(f"{year}-{month:02}").last.day
    return PartialDate(f"{year}-{month:02}-{min(day.day, last):02}")


def _network(ground: Ground, card: Scorecard, member: MemberScore) -> Comparison:
    score, least = (
        Figure(Fraction(ground.score(member)), ground.score_fields((member,))),
        Figure(Fraction(NETWORK_LEAST)),
    )
    return Comparison(
        "network", holds(score, ">=", least), card.route.file, score, ">=", least, who=(member.actor,),
        label=card.label, weighs=weighs((member,)),
    )  # fmt: skip


def _group(card: Scorecard, wanted: Group) -> GroupScore:
    return next(group for group in card.groups if group.group == wanted)


def _of_group(group: GroupScore) -> Mapping[str, Fraction]:
    """Return what hangs on a group, by body; where it has none, by its own name."""
    return weighs(group.members) if group.members else {group.group: Fraction(group.weight)}


def _whole(card: Scorecard) -> Mapping[str, Fraction]:
    return {body: weight for group in card.groups for body, weight in _of_group(group).items()}


def _group_weights(card: Scorecard, ground: Ground) -> tuple[Route, ...]:
    written = ground.assessed.record.group_weights if ground.assessed else {}
    return tuple(Route(card.route.file, ("group_weights", group)) for group in written)
