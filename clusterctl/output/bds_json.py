"""Business development services, as `clusterctl/bds/1`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clusterctl.output.bds_notes import SOURCE_NAME, notes
from clusterctl.output.documents import figures, place, rate
from clusterctl.output.figures import names_of
from clusterctl.output.json import Document, Head

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clusterctl.analysis.bds import Service, Services
    from clusterctl.project.project import Project


def json(found: Services, project: Project, head: Head) -> Document:
    """Return the services of a label or of the programme, and of each year."""
    names = names_of(project)
    body = {
        **_services(found, project, names),
        "indicators": [
            {
                "id": one.id, "name": one.name, "area": one.area, "unit": one.unit,
                **figures({"value": one.actual.figure}, names),
                "date": one.actual.date.text if one.actual.date else None, "place": place(one.actual.route, project),
            }
            for one in found.indicators if one.actual
        ],
        "years": [_services(year, project, names) for year in found.years],
        "rates": [rate(one, project) for one in found.rates],
        "notes": notes(found),
    }  # fmt: skip
    return Document("bds", head, body)


def _services(found: Services, project: Project, names: Mapping[str, str]) -> dict[str, Any]:
    shown = {
        "scale": found.scale, "outreach": found.outreach, "new": found.new, "strengthened": found.strengthened,
        "fees": found.fees, "cost": found.cost, "cost_recovery": found.recovery,
    }  # fmt: skip
    share = found.cluster_share
    return {
        "label": found.label.text if found.label else None,
        "currency": found.currency,
        **figures(shown, names),
        "with_outreach": found.with_outreach,
        "with_recovery": found.with_recovery,
        "by_source": {"name": SOURCE_NAME, **figures({"cluster_share": share}, names)} if share else None,
        "services": [_service(one, project, names) for one in found.services],
    }


def _service(one: Service, project: Project, names: Mapping[str, str]) -> dict[str, Any]:
    shown = {
        "firms_served": one.firms, "under_served": one.under_served, "outreach": one.outreach, "cost": one.cost,
        "fees": one.fees, "cost_recovery": one.recovery, "satisfaction": one.satisfaction,
    }  # fmt: skip
    return {"id": one.id, "title": one.title, "label": one.label, "change": one.change, "provider": one.provider,
            **figures(shown, names), "place": place(one.route, project)}  # fmt: skip
