"""Results, as `clusterctl/results/1`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import asdict

from clusterctl.analysis.figure import Figure
from clusterctl.analysis.results import Results, tally
from clusterctl.model.values import Missing
from clusterctl.output.documents import figures, place, rate
from clusterctl.output.figures import names_of
from clusterctl.output.json import Document, Head
from clusterctl.output.results_notes import notes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clusterctl.analysis.aims import Aim
    from clusterctl.analysis.benefits import BenefitsOverCosts, Gain
    from clusterctl.analysis.indicators import Group, IndicatorResult
    from clusterctl.analysis.readings import Reading
    from clusterctl.project.project import Project

_NONE = Figure(Missing("not_recorded"))


def json(found: Results, project: Project, head: Head) -> Document:
    """Return the results: counts, indicators, impact areas, benefits over costs, notes."""
    names = names_of(project)
    body = {
        "label": found.label.text if found.label else None,
        "until": found.day,
        "counts": {
            "all": asdict(tally(found.indicators)),
            "impact": asdict(tally(found.impact)),
            "performance": asdict(tally(found.performance)),
        },
        "indicators": [_indicator(one, found, project) for one in found.indicators],
        "areas": [
            {"area": one.area, "indicators": list(one.ids), "with_value": one.with_value} for one in found.areas
        ],
        "unmeasured": [one.area for one in found.unmeasured],
        "benefits_over_costs": _money(found.money, project, names),
        "later_values": found.later,
        "notes": notes(found),
    }  # fmt: skip
    return Document("results", head, body)


def indicator(one: IndicatorResult, project: Project) -> dict[str, Any]:
    """Return an indicator with its figures, in its own unit."""
    shown = figures(
        {
            "baseline": one.baseline.figure if one.baseline else _NONE,
            "actual": one.actual.figure if one.actual else _NONE,
            "target": one.aim.figure if one.aim else _NONE,
            "progress": one.progress, "variance": one.variance, "change": one.change,
        },
        {},
    )  # fmt: skip
    return {
        "id": one.id, "name": one.name, "level": one.level, "of": one.of, "area": one.area, "unit": one.unit,
        "currency": one.currency, "direction": one.direction, "cumulative": one.cumulative,
        "sustainability": one.sustainability, "benefit": one.benefit,
        **shown,
        "baseline_date": _date(one.baseline),
        "actual_date": _date(one.actual),
        "target_date": one.aim.date.text if one.aim else None,
        "standing": one.standing,
        "moved": one.moved,
        "aim": _aim(one.aim, project),
        "next": _aim(one.next, project),
        "groups": [_group(group) for group in one.groups],
        "values": [_value(value, project) for value in one.values],
        "later_values": one.later,
        "older_than_target": one.is_older,
        "older_than_baseline": one.is_before,
        "contrary_direction": one.is_contrary,
        "place": place(one.route, project),
    }  # fmt: skip


def _indicator(one: IndicatorResult, found: Results, project: Project) -> dict[str, Any]:
    return {**indicator(one, project), "part": "impact" if one in found.impact else "performance"}


def _date(reading: Reading | None) -> str | None:
    return reading.date.text if reading and reading.date else None


def _aim(aim: Aim | None, project: Project) -> dict[str, Any] | None:
    if aim is None:
        return None
    shown = figures({"target": aim.figure, "progress": aim.progress, "variance": aim.variance}, {})
    return {"date": aim.date.text, "due": aim.is_due, **shown, "standing": aim.standing,
            "place": place(aim.route, project)}  # fmt: skip


def _group(group: Group) -> dict[str, Any]:
    shown = figures({"value": group.figure, "share": group.share, "baseline": group.baseline}, {})
    return {"group": group.name, **shown}


def _value(reading: Reading, project: Project) -> dict[str, Any]:
    return {"date": _date(reading), **figures({"value": reading.figure}, {}), "by": figures(reading.by, {}),
            "place": place(reading.route, project)}  # fmt: skip


def _money(found: BenefitsOverCosts, project: Project, names: Mapping[str, str]) -> dict[str, Any]:
    finance = found.funding.finance
    shown = {
        "benefits": found.benefits, "from_indicators": found.from_indicators,
        "from_activities": found.from_activities, "costs": found.costs, "ratio": found.ratio,
        "cda_cost": found.agent or _NONE, "ratio_with_cda_cost": found.ratio_with_agent or _NONE,
    }  # fmt: skip
    return {
        "currency": found.currency,
        **figures(shown, names),
        "basis": found.basis,
        "costs_from": finance.start if finance else None,
        "costs_until": finance.end if finance else None,
        "excludes": list(found.excludes),
        "gains": [_gain(one, project, names) for one in found.gains],
        "rates": [rate(one, project) for one in found.rates],
    }


def _gain(one: Gain, project: Project, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "from": "activity" if one.kind else "indicator", "id": one.id, "name": one.name, "kind": one.kind, "by": one.by,
        "date": one.date, **figures({"amount": one.figure}, names), "counts": one.counts,
        "place": place(one.route, project),
    }  # fmt: skip
