"""Sentences on the index: where it stands, how it moved, and which bodies moved it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from clusterctl.analysis.figure import HUNDRED
from clusterctl.analysis.thresholds import threshold
from clusterctl.analysis.why import index_change
from clusterctl.method.rubrics import HIGHEST_SCORE
from clusterctl.numbers import rounded
from clusterctl.report.speech.labels import SHORT_GROUP
from clusterctl.report.view import Gap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.analysis.index import GroupScore, Scorecard
    from clusterctl.analysis.why import IndexChange, Part
    from clusterctl.report.ground import Ground
    from clusterctl.report.run import Run, Text, Words

PLACES = 2
"""Decimal places of the index and its groups."""
_MOST_MOVERS = 3


def index_finding(at: Ground) -> Text:
    """Return the finding on the index, neutral where there is nothing to compare with."""
    say, state = at.say, at.standing
    if state.card is None:
        return say("The sustainability index is not known")
    now, of = value(at), say.number(HIGHEST_SCORE)
    if state.before is None or state.change is None:
        return say.runs("The sustainability index stands at {now} of {highest}", now=now, highest=of)
    then = value(at, state.before)
    if state.change == 0:
        return say.runs("The sustainability index stayed at {now} of {highest}", now=now, highest=of)
    if now.text == then.text:
        return say.runs("The sustainability index hardly moved from {now} of {highest}", now=now, highest=of)
    if state.change > 0:
        return say.runs(
            "The sustainability index rose from {then} to {now} of {highest}", then=then, now=now, highest=of
        )
    return say.runs("The sustainability index fell from {then} to {now} of {highest}", then=then, now=now, highest=of)


def index_missing(at: Ground) -> Gap:
    """Return that there is no index, and why."""
    said = at.say("The sustainability index is missing: {why}.", why=at.standing.missing)
    return Gap(said, f"scores/{at.label.text}.yaml")


def value(at: Ground, card: Scorecard | None = None) -> Run:
    """Return the index of an assessment, that of the period where none is named."""
    shown = card or at.standing.card
    return at.number(shown.figures["value"], PLACES) if shown else at.unknown


def movers(at: Ground) -> Iterator[Words]:
    """Name what moved the index most, and what moved it the other way: bodies, or groups of them.

    Those who may not see the scores of bodies are told groups.
    """
    state, say = at.standing, at.say
    if not state.card or not state.before or not state.change:
        return
    moves = _moves(at, index_change(state.before, state.card))
    parts = sorted(moves, key=lambda move: (-abs(move[1]), move[0]))
    up = state.change > 0
    along = [move for move in parts if (move[1] > 0) == up]
    against = [move for move in parts if (move[1] > 0) != up]
    size = at.run(say.number(abs(state.change), PLACES), state.figures["value"])
    most = _listed(at, along[:_MOST_MOVERS])
    match up, len(along) <= _MOST_MOVERS:
        case True, True:
            yield say.runs("The rise of {size} comes from {bodies}.", size=size, bodies=most)
        case True, False:
            yield say.runs("The largest parts of the rise of {size} come from {bodies}.", size=size, bodies=most)
        case False, True:
            yield say.runs("The fall of {size} comes from {bodies}.", size=size, bodies=most)
        case _:
            yield say.runs("The largest parts of the fall of {size} come from {bodies}.", size=size, bodies=most)
    if against:
        yield say.runs("Against it went {bodies}.", bodies=_listed(at, against[:_MOST_MOVERS]))


def _moves(at: Ground, change: IndexChange) -> list[tuple[str, Fraction]]:
    """Return what moved the index, each with what it added."""
    if at.sees_scores:
        return [(part_name(at, part), part.value) for part in change.parts]
    moved = ((group.group, change.of_group(group.group)) for group in change.after.groups)
    return [(at.say.label(SHORT_GROUP, group), value) for group, value in moved if value]


def _listed(at: Ground, moves: Sequence[tuple[str, Fraction]]) -> str:
    return at.say.listed(
        at.say("{body} ({change})", body=name, change=at.say.signed(value, PLACES)) for name, value in moves
    )


def part_name(at: Ground, part: Part) -> str:
    """Return whom a part of a change is about."""
    if part.member is None:
        return at.say("the weight of the {group}", group=at.say.label(SHORT_GROUP, part.group))
    return at.people.name(part.member.actor)


def strongest_and_weakest(card: Scorecard) -> tuple[list[GroupScore], list[GroupScore]]:
    """Return the strongest and the weakest of the groups that have bodies; none where all stand alike."""
    filled = [group for group in card.groups if group.members]
    values = {group.value for group in filled}
    if len(values) <= 1:
        return [], []
    return [g for g in filled if g.value == max(values)], [g for g in filled if g.value == min(values)]


def groups_named(at: Ground, groups: Sequence[GroupScore]) -> str:
    """Return the names of groups as a list."""
    return at.say.listed(at.say.label(SHORT_GROUP, group.group) for group in groups)


def standing_of_groups(at: Ground) -> Iterator[Words]:
    """Say which group is strongest and which weakest, and what follows from empty ones."""
    card, say = at.standing.card, at.say
    if card is None:
        return
    high, low = strongest_and_weakest(card)
    empty = [group for group in card.groups if not group.members]
    if high and empty:
        yield say.runs(
            "Of the groups that have bodies, strongest are the {strong} ({high} of {highest}), weakest the {weak} "
            "({low}).",
            strong=groups_named(at, high), high=_group(at, high[0]), highest=say.number(HIGHEST_SCORE),
            weak=groups_named(at, low), low=_group(at, low[0]),
        )  # fmt: skip
    elif high:
        yield say.runs(
            "Strongest are the {strong} ({high} of {highest}), weakest the {weak} ({low}).",
            strong=groups_named(at, high), high=_group(at, high[0]), highest=say.number(HIGHEST_SCORE),
            weak=groups_named(at, low), low=_group(at, low[0]),
        )  # fmt: skip
    if empty:
        yield say.runs(
            "No body is named among the {groups}, which count 0: the index can reach {most} at most.",
            groups=groups_named(at, empty), most=say.number(card.reachable, 1),
        )  # fmt: skip


def _group(at: Ground, group: GroupScore) -> Run:

    return at.number(group.figures["value"], PLACES)


def still_missing(at: Ground) -> Iterator[Words]:
    """Say how far it is to the index from which a cluster is ready for the exit."""
    card, bound, say = at.standing.card, threshold(at.project, "exit_index"), at.say
    if card is None or bound.known is None:
        return
    apart, limit = bound.known - card.value, at.number(bound, 1)
    if apart <= 0:
        yield say.runs("From {bound} on a cluster is ready for the exit by its index: it is reached.", bound=limit)
    else:
        missing = at.run(say.number(apart, PLACES), bound, card.figures["value"])
        yield say.runs(
            "From {bound} on a cluster is ready for the exit by its index: {missing} points are missing.", bound=limit,
            missing=missing,
        )  # fmt: skip


def length(points: Fraction) -> str:
    """Return a figure's part of the scale in per cent; weights over 100 may carry a figure beyond it."""
    return rounded(min(points, Fraction(HIGHEST_SCORE)) * HUNDRED / HIGHEST_SCORE, 1)
