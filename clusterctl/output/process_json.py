"""The process of each year, as `clusterctl/process/1`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clusterctl.output.documents import figures, place
from clusterctl.output.figures import names_of
from clusterctl.output.json import Document, Head
from clusterctl.output.process_notes import notes
from clusterctl.output.process_signs_json import levels, signs
from clusterctl.output.process_verdict import headline

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from clusterctl.analysis.figure import Figure
    from clusterctl.analysis.handover import Handover, Move
    from clusterctl.analysis.implementers import Implementers
    from clusterctl.analysis.leads import Leads
    from clusterctl.analysis.network_support import NetworkSupport
    from clusterctl.analysis.person_days import PersonDays
    from clusterctl.analysis.process import YearProcess
    from clusterctl.analysis.upscaling import Upscaled, Upscaling
    from clusterctl.project.project import Project


def json(
    years: Sequence[YearProcess], chosen: YearProcess, found: Handover, project: Project, head: Head
) -> Document:  # fmt: skip
    """Return the years that were asked for, and what moved to the cluster up to the chosen one."""
    names = names_of(project)
    body = {
        "label": chosen.label.text,
        "years": [_year(year, project, names) for year in years],
        "handover": {
            "overall": found.overall, "says": headline(found), "moves": [_move(move, names) for move in found.moves],
        },
        "notes": notes(years, chosen, names),
    }  # fmt: skip
    return Document("process", head, body)


def _move(move: Move, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "matter": move.matter, "outcome": move.outcome, "basis": move.basis,
        "first": move.first.text if move.first else None, "last": move.last.text if move.last else None,
        **figures({"before": move.before, "after": move.after, "change": move.change}, names),
    }  # fmt: skip


def _year(year: YearProcess, project: Project, names: Mapping[str, str]) -> dict[str, Any]:
    told, extra = year.dissemination, year.unplanned
    return {
        "label": year.label.text,
        "plan": year.has_plan,
        "monitoring": year.has_monitoring,
        **figures({"activities": year.activities}, names),
        "leads": _leads(year.leads, names),
        "implementers": _implementers(year.implementers, names),
        "deliverables": figures({
            "number": year.responsible.deliverables, "actors": year.responsible.actors,
            "persons": year.responsible.persons, "without": year.responsible.without,
        }, names),
        "person_days": _person_days(year.person_days, names),
        "reach": {
            **figures({"beneficiaries": year.reach.beneficiaries, "involved": year.reach.involved,
                       "firms": year.reach.firms}, names),
            "with_firms": year.reach.with_firms,
        },
        "money": {
            "basis": year.funding.basis,
            **figures({"agency_and_donors": year.funding.split.programme_share,
                       "cluster": year.funding.split.cluster_share}, names),
        },
        "networks": _networks(year.support, names),
        "areas": [
            {"area": area, **figures({"activities": one, "share": year.area_shares[area]}, names)}
            for area, one in year.areas.items()
        ],
        "dissemination": {
            **figures({"tellings": told.tellings, "longest_gap": told.longest_gap, "bound": told.bound}, names),
            "last": told.last.text if told.last else None, "too_long": told.is_too_long,
        },
        "unplanned": {
            **figures({"implemented": extra.implemented, "unplanned": extra.unplanned, "by_number": extra.by_number,
                       "by_cost": extra.by_cost, "bound": extra.bound}, names),
            "over": extra.is_over,
        },
        "upscaling": _upscaling(year.upscaling, project, names),
        "trust": levels(year.trust, names),
        "principles": levels(year.principles, names),
        "governance": signs(year.signs, names),
    }  # fmt: skip


def _leads(found: Leads, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "activities": found.activities,
        **figures({"known": found.known, "cda_and_agency": found.programme_share, "different": found.different,
                   "stakeholders": found.stakeholders}, names),
        "by_group": _keyed(found.by_group, names),
        "shares": _keyed(found.shares, names),
        "by_kind": _keyed(found.by_kind, names),
        "by_actor": _actors(found.by_actor, "activities", names),
    }  # fmt: skip


def _implementers(found: Implementers, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "activities": found.activities,
        **figures({"known": found.known, "cda_and_agency": found.programme_share}, names),
        "by_group": _keyed(found.by_group, names),
        "shares": _keyed(found.shares, names),
        "by_kind": _keyed(found.by_kind, names),
        "by_actor": _actors(found.by_actor, "activities", names),
    }


def _person_days(found: PersonDays, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "activities": found.activities,
        "recorded": found.recorded,
        **figures(
            {"total": found.total, "cda_and_agency_days": found.programme, "cda_and_agency": found.programme_share},
            names,
        ),
        "by_group": _keyed(found.by_group, names),
        "shares": _keyed(found.shares, names),
        "by_actor": _actors(found.by_actor, "days", names),
    }


def _keyed(found: Mapping[Any, Figure], names: Mapping[str, str]) -> dict[str, Any]:
    """Return figures by key; what belongs to an actor whose record was not read stands under `unknown`."""
    return figures({key or "unknown": one for key, one in found.items()}, names)


def _actors(found: Mapping[str, Figure], what: str, names: Mapping[str, str]) -> list[dict[str, Any]]:
    return [{"actor": actor, "name": names.get(actor, actor), **figures({what: one}, names)}
            for actor, one in found.items()]  # fmt: skip


def _networks(found: NetworkSupport, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "activities": found.activities,
        "with_money": found.with_money,
        "basis": found.basis,
        "network": found.network,
        **figures({"largest": found.largest, "bound": found.bound}, names),
        "pools": found.pools,
        "networks": [
            {"actor": one.network, "name": names.get(one.network, one.network),
             **figures({"activities": one.activities, "share_by_number": one.share_by_number, "money": one.money,
                        "share": one.share}, names)}
            for one in found.rows
        ],
    }  # fmt: skip


def _upscaling(found: Upscaling, project: Project, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        **figures({"by_others": found.by_others, "by_others_share": found.by_others_share}, names),
        "shares": figures(found.pool.split.shares, names),
        "activities": [_upscaled(one, project, names) for one in found.activities],
    }


def _upscaled(one: Upscaled, project: Project, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "id": one.id, "title": one.title, "upscales": one.of, "implementer": one.implementer, "group": one.group,
        "shares": figures(one.split.shares, names), "implementer_paid_by": figures(one.paid_by.shares, names),
        "place": place(one.route, project),
    }  # fmt: skip
