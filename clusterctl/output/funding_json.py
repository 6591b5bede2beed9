"""Who pays, as `clusterctl/funding/1`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clusterctl.analysis.figure import Figure
from clusterctl.analysis.funding_rows import rows
from clusterctl.analysis.split import NOT_RECORDED
from clusterctl.output.documents import figures, place, pool, rate, split
from clusterctl.output.figures import names_of
from clusterctl.output.funding_notes import notes
from clusterctl.output.json import Document, Head

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from clusterctl.analysis.activity_funding import ActivityFunding
    from clusterctl.analysis.contributions import Side
    from clusterctl.analysis.finance import Finance, FinanceRecord
    from clusterctl.analysis.funding import Funding, Trend
    from clusterctl.analysis.funding_rows import By, Row
    from clusterctl.analysis.stated import Comparison
    from clusterctl.project.project import Project


def json(found: Funding, moved: Trend | None, by: By | None, project: Project, head: Head) -> Document:
    """Return who pays: by the basis at the top, each basis under its name, then the parts."""
    names = names_of(project)
    top = split(found.split, names)
    missing: dict[str, Any] = {key: top.pop(key) for key in ("missing", "exactness") if key in top}
    external = top.pop("external_share")
    body = {
        "label": found.label.text if found.label else None,
        "currency": found.currency,
        "basis": found.basis,
        **top,
        "excludes": list(found.finance.excludes) if found.finance else [],
        "activities": [_activity(one, project, names) for one in found.activities],
        "by_nature": figures(found.by_nature, names),
        "external_share": external,
        **missing,
        "bases": _bases(found, names),
        "planned": pool(found.planned, names),
        "actual": pool(found.actual, names),
        "difference": figures({"total": found.gap}, names) if found.gap else None,
        "stated": list(_stated(found, project, names)),
        "finance": [_record(one, project, names) for one in _records(found.finance)],
        "trend": _trend(moved, names) if moved else None,
        "years": [_year(year, names) for year in found.years],
        "rows": [_row(row, by, names) for row in rows(found, by)] if by else None,
        "rates": [rate(one, project) for one in found.rates],
        "notes": notes(found, by, names),
    }
    return Document("funding", head, body)


def _bases(found: Funding, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "finance": _finance(found.finance, names) if found.finance else None,
        "activities": pool(found.counted, names),
    }


def _finance(found: Finance, names: Mapping[str, str]) -> dict[str, Any]:
    shown = split(found.split, names, **_agent(found))
    agent = {key: shown.pop(key) for key in ("cda_cost", "leverage_with_cda_cost")}
    return {
        "from": found.start,
        "until": found.end,
        **shown,
        "excludes": list(found.excludes),
        "selected_only": any(one.selected_only for one in found.records),
        **agent,
    }


def _agent(found: Finance) -> dict[str, Figure]:
    """Return the agent's cost, where a record tells it, and leverage with it, where all do."""
    unknown = Figure(found.agent_of_all.missing or NOT_RECORDED)
    return {"cda_cost": found.cda_cost or unknown, "leverage_with_cda_cost": found.leverage_with_cda_cost or unknown}


def _records(found: Finance | None) -> list[tuple[FinanceRecord, bool]]:
    return [*((one, True) for one in found.records), *((one, False) for one in found.parts)] if found else []


def _record(one: tuple[FinanceRecord, bool], project: Project, names: Mapping[str, str]) -> dict[str, Any]:
    record, counts = one
    return {
        "from": record.start,
        "until": record.end,
        "currency": record.currency,
        "counts": counts,
        "selected_only": record.selected_only,
        "excludes": list(record.excludes),
        **split(record.split, names),
        "place": place(record.route, project),
    }


def _activity(one: ActivityFunding, project: Project, names: Mapping[str, str]) -> dict[str, Any]:
    side = one.side or one.planned
    found = side.split
    shown = figures(
        {"total": found.total, "external_share": found.external, "leverage": found.leverage}, names
    )  # fmt: skip
    return {
        "id": one.id,
        "title": one.title,
        "nature": one.nature,
        "total": shown.pop("total"),
        "shares": figures(found.shares, names),
        **shown,
        "by_group": figures(found.by_group, names),
        "label": one.label,
        "area": one.area,
        "series": one.series,
        "occurrence": one.occurrence,
        "networks": list(one.networks),
        "status": one.status,
        "in_plan": one.in_plan,
        "counts": one.counts,
        "planned": _side(one.planned, names),
        "actual": _side(one.actual, names) if one.actual else None,
        "stakes": _stakes(side, project),
        "place": place(one.route, project),
    }


def _side(side: Side, names: Mapping[str, str]) -> dict[str, Any]:
    shown = figures({"total": side.split.total}, names)
    return {"total": shown.pop("total"), "shares": figures(side.split.shares, names), **shown}


def _stakes(side: Side, project: Project) -> list[dict[str, Any]]:
    return [
        {"by": one.by, "group": one.group, "form": one.form, "place": place(one.route, project)} for one in side.stakes
    ]  # fmt: skip


def _stated(found: Funding, project: Project, names: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    for record in found.finance.records if found.finance else ():
        for one in record.stated:
            yield {"activity": None, **_comparison(one, project, names)}
    for activity in found.activities:
        for one in activity.stated:
            yield {"activity": activity.id, **_comparison(one, project, names)}


def _comparison(one: Comparison, project: Project, names: Mapping[str, str]) -> dict[str, Any]:
    shown = figures({"stated": one.stated, "recomputed": one.recomputed, "difference": one.apart}, names)
    return {
        "figure": one.name, "group": one.group, **shown, "agrees": one.agrees,
        "place": place(one.stated.inputs[0], project),
    }  # fmt: skip


def _trend(moved: Trend, names: Mapping[str, str]) -> dict[str, Any]:
    ends = {}
    for name, year in (("from", moved.before), ("until", moved.after)):
        ends[name] = {"label": year.label.text if year.label else None,
                      **figures({"cluster_share": year.split_by(moved.basis).cluster_share}, names)}  # fmt: skip
    return {"basis": moved.basis, **ends}


def _year(year: Funding, names: Mapping[str, str]) -> dict[str, Any]:
    label = year.label.text if year.label else None
    return {"label": label, "basis": year.basis, **_bases(year, names), "by_nature": figures(year.by_nature, names)}


def _row(row: Row, by: By | None, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "by": by,
        "key": row.key,
        **pool(row.pool, names),
        "ids": [one.id for one in row.activities],
        "finance": _finance(row.finance, names) if row.finance else None,
    }
