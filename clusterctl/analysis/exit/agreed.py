"""The conditions on what is agreed for the time after: vision, governance, the exit strategy and its resources."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from clusterctl.analysis.exit.condition import Asks, Comparison, Dated, condition, holds
from clusterctl.analysis.exit.ground import EXIT
from clusterctl.analysis.figure import Figure
from clusterctl.findings.finding import Route
from clusterctl.method.handing_over import BOXES, GOVERNANCE, GOVERNANCE_LEAST
from clusterctl.model.values import Missing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from clusterctl.analysis.exit.ground import Ground
    from clusterctl.model.exit import Item
    from clusterctl.model.monitoring import Sign
    from clusterctl.model.values import Agreement

_VISION, _CLUSTER = "vision.yaml", "cluster.yaml"
_NOT_RECORDED = Figure(Missing("not_recorded"))
_STRATEGY = "draw up the exit strategy with the stakeholders, and write it into {file}"


@condition(
    "vision",
    title="Vision beyond the programme",
    source="S0 13.6, box 13.2",
    files=("cluster", "vision"),
    vision_agreed=Asks(
        "the vision is agreed",
        "agree on the vision with the stakeholders",
        "write when and with whom the vision was agreed: `agreed` in {file}",
    ),
    vision_horizon=Asks(
        "horizon of the vision, beyond the programme's end",
        "renew the vision for the time after the programme, and agree on it",
        "write the `horizon` of the vision in {file}, and the programme's `end` in cluster.yaml, with their months",
    ),
)
def vision(ground: Ground) -> Iterator[Comparison]:
    """Ask for an agreed vision beyond the programme's end; that of the exit strategy has no date, and counts there."""
    found = ground.project.vision
    agreed = _is_agreed(found.agreed, ground) if found else None
    yield Comparison("vision_agreed", agreed, _VISION, fields=(_in(_VISION, "agreed"),) if agreed else ())
    programme = ground.project.cluster.programme if ground.project.cluster else None
    until = Dated(found.horizon, (_in(_VISION, "horizon"),)) if found and found.horizon else None
    end = Dated(programme.end, (_in(_CLUSTER, "programme", "end"),)) if programme and programme.end else None
    yield Comparison("vision_horizon", holds(until, ">", end) if until and end else None, _VISION, until, ">", end)


@condition(
    "governance",
    title="Governance",
    source="S0 13.5; the bound is ours",
    files=("monitoring",),
    property=Asks(
        "level of each property of governance",
        "let the stakeholders practise it in activities that they run together",
        "judge it with the stakeholders, and write it under `governance` in {file}",
    ),
)
def governance(ground: Ground) -> Iterator[Comparison]:
    """Hold each property of the last monitoring file that tells of governance against its least level."""
    told = [filed for filed in ground.project.monitoring
            if filed.record.governance and filed.label.first <= ground.day]  # fmt: skip
    last = told[-1] if told else None
    least = Figure(Fraction(GOVERNANCE_LEAST))
    for name in GOVERNANCE:
        sign: Sign | None = getattr(last.record.governance, name) if last else None
        path = last.path if last else ground.file("monitoring")
        level = Figure(Fraction(sign.level), (_in(path, "governance", name, "level"),)) if sign else _NOT_RECORDED
        yield Comparison("property", holds(level, ">=", least), path, level, ">=", least, who=(name,))


@condition(
    "strategy",
    title="Exit strategy",
    source="S0 13.6, box 13.2",
    files=("exit",),
    strategy=Asks("an exit strategy", _STRATEGY, _STRATEGY),
    box=Asks(
        "an entry under each heading",
        "settle with the stakeholders what belongs there, and write it into {file}",
        _STRATEGY,
    ),
    strategy_agreed=Asks(
        "the strategy is agreed",
        "agree on the strategy with the stakeholders",
        "agree on the strategy, and write when and with whom: `agreed` in {file}",
    ),
    gap=Asks(
        "gaps with someone and a date",
        "say who closes it, and by when: `who` and `by` in {file}",
        _STRATEGY,
    ),
)
def strategy(ground: Ground) -> Iterator[Comparison]:
    """Look for entries in each box of the exit strategy, an agreement, and who closes each gap by when."""
    found = ground.exit
    if found is None:
        yield Comparison("strategy", None, EXIT)
        return
    for box in (*BOXES, "vision"):
        entries = getattr(found, box)
        yield Comparison("box", bool(entries), EXIT, who=(box,), fields=(_in(EXIT, box),) if entries else ())
    agreed = _is_agreed(found.agreed, ground)
    yield Comparison("strategy_agreed", agreed, EXIT, fields=(_in(EXIT, "agreed"),) if agreed else ())
    if found.gaps:
        yield _counted("gap", "gaps", found.gaps, [id_ for id_, gap in found.gaps.items() if not _is_settled(gap)])


@condition(
    "resources",
    title="Resources for the time after",
    source="S0 13.6",
    files=("exit",),
    future_activities=Asks(
        "future activities", _STRATEGY, "write the activities after the exit, and their `resources`, into {file}"
    ),
    resources=Asks(
        "future activities with resources",
        "find out who pays for it after the exit, and write it: `resources` in {file}",
        _STRATEGY,
    ),
)
def resources(ground: Ground) -> Iterator[Comparison]:
    """Count the future activities of which it is named where their resources come from."""
    found = ground.exit.future_activities if ground.exit else {}
    if not found:
        yield Comparison("future_activities", None, EXIT)
        return
    yield _counted("resources", "future_activities", found, [id_ for id_, one in found.items() if not one.resources])


def _is_agreed(agreed: Agreement | None, ground: Ground) -> bool | None:
    """Return whether something was agreed by the day; None where it is not told."""
    if agreed is None or not (agreed.date or agreed.with_):
        return None
    return True if agreed.date is None or agreed.date.first <= ground.day else None


def _is_settled(gap: Item) -> bool:
    return gap.state == "done" or bool(gap.who and gap.by)


def _counted(name: str, box: str, items: Collection[str], lacking: list[str]) -> Comparison:
    """Return how many items of a box have what they need, against all of them."""
    every = Figure(Fraction(len(items)), tuple(_in(EXIT, box, id_) for id_ in items))
    having = Figure(Fraction(len(items) - len(lacking)), every.made_of)
    return Comparison(name, not lacking, EXIT, having, ">=", every, who=tuple(lacking))


def _in(file: str, *keys: str) -> Route:
    return Route(file, keys)
