"""What a report says of the cluster itself: which it is, where, whose programme, and of what time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.model.partial_dates import PartialDate
from clusterctl.report.blocks import Fact
from clusterctl.report.run import Run
from clusterctl.words import capital

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clusterctl.model.cluster import Programme
    from clusterctl.model.values import Quantity
    from clusterctl.report.ground import Ground
    from clusterctl.report.run import Text


def title(at: Ground) -> str:
    """Return the cluster's name; without a readable cluster.yaml there is none."""
    return at.cluster.name if at.cluster else at.say("Cluster without a name")


def where(at: Ground) -> str:
    """Return where the cluster is."""
    cluster = at.cluster
    if cluster is None:
        return at.say("{file} cannot be read", file="cluster.yaml")
    places = at.say.listed(cluster.places)
    return ", ".join(part for part in (places, cluster.state, at.say.country(cluster.country)) if part)


def facts(at: Ground) -> tuple[Fact, ...]:
    """Return what identifies the report."""
    say, state = at.say, at.standing
    assessed = say.when(PartialDate(state.card.date)) if state.card else ""
    found: dict[str, Text] = {
        say("Products"): _products(at),
        say("Size"): _size(at),
        **_programme(at),
        say("Period of this report"): say.days(at.label.first, at.label.last),
        say("Index assessed"): assessed or state.missing,
        say("Record as of"): say.day(at.as_of),
    }
    return tuple(Fact(name, text or say("not recorded"), bool(text)) for name, text in found.items())


def _products(at: Ground) -> str:
    return capital(", ".join(at.cluster.products) or at.cluster.sector or "") if at.cluster else ""


def _size(at: Ground) -> Text:
    """Return how many firms and workers there are, by the last figures that were known in the period."""
    cluster, say = at.cluster, at.say
    if cluster is None:
        return ""
    firms = _latest(at, "units", cluster.units)
    workers = _latest(at, "workers", cluster.workers)
    if firms and workers:
        return say.runs("{firms} firms ({date}), {workers} workers ({later})", firms=firms[0], date=firms[1],
                        workers=workers[0], later=workers[1])  # fmt: skip
    if firms:
        return say.runs("{firms} firms ({date})", firms=firms[0], date=firms[1])
    return say.runs("{workers} workers ({date})", workers=workers[0], date=workers[1]) if workers else ""


def _latest(at: Ground, field: str, figures: Mapping[str, Quantity]) -> tuple[Run, str] | None:
    known = [key for key in figures if PartialDate(key).first <= at.label.last and at.sees("cluster.yaml", field, key)]
    if not known:
        return None
    last = max(known, key=lambda key: (PartialDate(key).first, key))
    note = at.note("cluster.yaml", field, last)
    return Run(at.say.quantity(figures[last]), note=note), at.say.when(PartialDate(last))


def _programme(at: Ground) -> dict[str, Text]:
    say = at.say
    programme = at.cluster.programme if at.cluster and at.sees("cluster.yaml", "programme") else None
    if programme is None:
        return {say("Programme"): "", say("Implementing agency"): ""}
    agency = programme.implementing_agency
    donors = say.several(len(programme.donors), "Donor", "Donors")
    return {
        say("Programme"): _years(at, programme),
        say("Implementing agency"): at.people.name(agency) if agency else "",
        donors: at.people.names(programme.donors),
    }


def _years(at: Ground, programme: Programme) -> str:
    if programme.start and not programme.end:
        return at.say("Since {date}; its end is not recorded", date=at.say.when(programme.start))
    return at.say.span(programme.start, programme.end)
