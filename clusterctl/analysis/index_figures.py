"""The index as figures that know their fields: what of the scorecard can be asked after, line by line.

A scorecard and its groups keep theirs as `figures`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.analysis.figure import Figure, Standard, figure, fraction

if TYPE_CHECKING:
    from clusterctl.analysis.index import GroupScore, MemberScore, Scorecard


def of_card(card: Scorecard) -> dict[str, Figure]:
    """Return the index by its names: `value` and `supported` 0 to 10, `percent`.

    A group without bodies adds nothing, whatever its weight.
    """
    filled = [group for group in card.groups if group.members]
    made_of = tuple(one for group in filled for one in (_weight(group), *_scores(group)))
    carried = tuple(one for group in filled for one in (_weight(group), *map(_supported, group.members)))
    return {
        "value": Figure(card.value, made_of),
        "percent": Figure(card.percent, made_of),
        "supported": Figure(card.supported, carried),
    }


def of_group(group: GroupScore) -> dict[str, Figure]:
    """Return the figures of a group: `weight` in per cent, `value` 0 to 10."""
    return {"weight": _weight(group), "value": Figure(group.value, _scores(group))}


def of_member(member: MemberScore, group: GroupScore) -> dict[str, Figure]:
    """Return the figures of a body: `weight` in per cent, scores 0 to 10, what it adds in points of the index."""
    weights = (_weight(group), _own_weight(member))
    return {
        "weight": weights[-1],
        "score": _score(member),
        "supported": _supported(member),
        "contribution": Figure(member.contribution, (*weights, _score(member))),
        "per_point": Figure(member.per_point, weights),
    }


def _weight(group: GroupScore) -> Figure:
    if group.weighed:
        return figure(group.weight, group.weighed)
    value = fraction(group.weight)
    return Figure(value, (Standard(f"group_weights.{group.group}", value),))


def _scores(group: GroupScore) -> tuple[Figure, ...]:
    return tuple(one for member in group.members for one in (_own_weight(member), _score(member)))


def _score(member: MemberScore) -> Figure:
    """Return the score that counts; of several assessors it comes from each."""
    at = member.route
    fields = tuple(at.under("score", name) for name in member.by_assessor)
    return figure(member.score, *(fields or (at.under("score"),)))


def _supported(member: MemberScore) -> Figure:
    at = member.route
    fields = (at.under("features"),)
    if isinstance(member.supported, int):
        return figure(member.supported, *fields)
    return Figure(member.supported, (at,))


def _own_weight(member: MemberScore) -> Figure:
    """Return the weight within the group, in per cent."""
    return figure(member.weight, member.route.under("weight"))
