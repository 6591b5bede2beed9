"""Why the money of a plan's activities is not known, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.analysis.parts import OfParties
from clusterctl.output.figures import kind
from clusterctl.words import counted, listed

if TYPE_CHECKING:
    from clusterctl.analysis.plan import Component, PlanInTime

_NOUN = ("activity", "activities")
_NAMED, _MOST = 3, 5
"""So many activities are named before they are counted; so many reasons are told."""
Reasons = dict[str, list[str]]
"""The ids of activities by what their money lacks."""


def missing_money(found: PlanInTime) -> list[str]:
    """Return what lies behind the question marks under cost and under who gives, in a note each."""
    costs: Reasons = {}
    givers: Reasons = {}
    for one in found.activities:
        split = one.money.planned.split
        if split.total.missing:
            costs.setdefault(_no_cost(one), []).append(one.id)
        if split.cluster_share.missing:
            givers.setdefault(kind(split.cluster_share.missing), []).append(one.id)
    notes = (("the cost is not known of", costs), ("who gives is not known of", givers))
    return [f"{head} {_told(reasons, len(found.activities))}" for head, reasons in notes if reasons]


def _no_cost(one: Component) -> str:
    """Return why a cost is not known; without one on file, that what is given does not tell it either."""
    missing = one.money.planned.split.total.missing
    assert missing is not None  # noqa: S101 - for the types
    if one.activity.cost is not None:
        return kind(missing)
    if isinstance(missing, OfParties) and missing.reason == "unvalued":
        return "neither a cost nor all that is given is recorded"
    return "no cost is recorded" if missing.reason in {"no_contributions", "stakes_only"} else kind(missing)


def _told(reasons: Reasons, activities: int) -> str:
    """Return of how many activities, and the reasons, those of most activities first."""
    number = sum(map(len, reasons.values()))
    ordered = sorted(reasons.items(), key=lambda item: (-len(item[1]), item[0]))
    told = "; ".join(f"{words} ({_whose(ids)})" for words, ids in ordered[:_MOST])
    rest = len(ordered) - _MOST
    more = f"; and {counted(rest, 'more reason')}" if rest > 0 else ""
    return f"{number} of {counted(activities, *_NOUN)}: {told}{more}"


def _whose(ids: list[str]) -> str:
    return listed(sorted(ids), "and") if len(ids) <= _NAMED else counted(len(ids), *_NOUN)
