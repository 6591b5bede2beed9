"""The condition on up-scaled services: whether others carry them, and whether their users pay (S0 13.4)."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from clusterctl.analysis.activity_state import status_of
from clusterctl.analysis.counted import counted
from clusterctl.analysis.exit.condition import Asks, Comparison, condition, holds
from clusterctl.analysis.figure import Figure
from clusterctl.analysis.leads import is_stakeholder
from clusterctl.analysis.parties import funding_group
from clusterctl.analysis.split import NOT_RECORDED
from clusterctl.analysis.upscaling import paid_by
from clusterctl.method.handing_over import USERS_LEAST

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from clusterctl.analysis.counted import Counted
    from clusterctl.analysis.exit.ground import Ground
    from clusterctl.model.plan import Activity

_NOT_RECORDED = Figure(NOT_RECORDED)


@condition(
    "upscaling",
    title="Up-scaled services",
    source="S0 13.4; the bound is ours",
    files=("cluster", "actors", "plan"),
    carrier=Asks(
        "somebody other than CDA and agency carries it out",
        "hand it to a service provider or a network development agent",
        "name its `implementer` in {file}",
    ),
    users_pay=Asks(
        "what the users pay of it",
        "let the users pay more of it, step by step",
        "say who gave how much to it: `contributions` in {file}; or who pays its implementer: `paid_by` in actors.yaml",
        "%",
    ),
    upscaled=Asks(
        "up-scaled activities",
        "multiply what has worked",
        "name with `upscales` the activity that another one multiplies, in {file}",
    ),
)
def upscaling(ground: Ground) -> Iterator[Comparison]:
    """Ask of the newest activity of each up-scaled service who carries it out, and what its users pay."""
    found = _upscaled(ground)
    if not found:
        plans = [filed.path for filed in ground.project.plans if filed.label.first <= ground.day]
        yield Comparison("upscaled", None, plans[-1] if plans else ground.file("plans"))
    least = Figure(Fraction(USERS_LEAST))
    for one in found:
        carrier = one.activity.implementer
        yield Comparison(
            "carrier", _is_other(ground, carrier), one.route.file, who=(one.id,),
            fields=(one.under("implementer"),) if carrier else (),
        )  # fmt: skip
        share = _users(ground, one)
        yield Comparison("users_pay", holds(share, ">=", least), one.route.file, share, ">=", least, who=(one.id,))


def _is_other(ground: Ground, carrier: str | None) -> bool | None:
    """Return whether a carrier is a stakeholder; None where there is none, or its record was not read."""
    if carrier is None or funding_group(ground.project, carrier) is None:
        return None
    return is_stakeholder(ground.project, carrier)


def _upscaled(ground: Ground) -> tuple[Counted, ...]:
    """Return the newest activity, under way or done by the day, of each service that multiplies an earlier activity."""
    written = {id_: one for filed in ground.project.plans for id_, one in filed.record.activities.items()}
    newest: dict[str, Counted] = {}
    for year in ground.ledger.programme().years:
        begun = [one for one in counted(ground.project, year) if one.activity.upscales and _is_begun(one, ground)]
        for one in sorted(begun, key=lambda one: (one.activity.occurrence or 0, one.id)):
            newest[_root(one.id, written)] = one
    return tuple(newest[first] for first in sorted(newest))


def _is_begun(one: Counted, ground: Ground) -> bool:
    return status_of(one.activity, ground.day) in {"done", "under_way"}


def _root(id_: str, written: Mapping[str, Activity]) -> str:
    """Return the activity to which up-scaling goes back; where it goes in a circle, the last one before it closes."""
    seen: list[str] = [id_]
    while seen[-1] in written and (before := written[seen[-1]].upscales) and before not in seen:
        seen.append(before)
    return seen[-1]


def _users(ground: Ground, one: Counted) -> Figure:
    """Return what users pay, per cent: of the activity, else of its implementer."""
    own = one.money.side.split.cluster_share if one.money.side else _NOT_RECORDED
    carrier = one.activity.implementer
    if own.known is not None or carrier is None:
        return own
    paid = paid_by(ground.project, carrier, ground.day).cluster_share
    return own if paid.known is None else paid
