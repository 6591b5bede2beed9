"""What a report says of the cluster itself: which it is, whose programme, what time, from which sources."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from clusterctl.method.countries import country
from clusterctl.model.partial_dates import PartialDate
from clusterctl.report.audience import shown
from clusterctl.report.phrases import NOT_RECORDED, day, days_of, quantity, span, when
from clusterctl.report.view import Fact
from clusterctl.words import capital, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from clusterctl.model.cluster import Cluster, Programme
    from clusterctl.model.values import Quantity, Record
    from clusterctl.report.people import People
    from clusterctl.report.period import Period
    from clusterctl.report.standing import Standing
    from clusterctl.report.work import Work

UNNAMED = "Cluster without a name"
_NUMBER = re.compile(r"(\d+)")


def title(cluster: Cluster | None) -> str:
    """Return the cluster's name; without a readable cluster.yaml there is none."""
    return cluster.name if cluster else UNNAMED


def where(cluster: Cluster | None) -> str:
    """Return where the cluster is."""
    if cluster is None:
        return "cluster.yaml cannot be read"
    places = listed(cluster.places, "and")
    return ", ".join(part for part in (places, cluster.state, country(cluster.country)) if part)


def facts(cluster: Cluster | None, people: People, period: Period, state: Standing, as_of: date) -> tuple[Fact, ...]:
    """Return what identifies the report."""
    found = {
        **_cluster(cluster, period),
        **_programme(cluster, people),
        "Period of this report": days_of(period.label),
        "Index assessed": when(state.filed.record.date) if state.filed else "no assessment on file",
        "Record as of": day(as_of),
    }
    return tuple(Fact(name, text or NOT_RECORDED, bool(text)) for name, text in found.items())


def _cluster(cluster: Cluster | None, period: Period) -> dict[str, str]:
    if cluster is None:
        return {}
    sizes = (("firms", cluster.units), ("workers", cluster.workers))
    size = [text for noun, figures in sizes if (text := _latest(figures, noun, period))]
    return {"Products": capital(", ".join(cluster.products) or cluster.sector or ""), "Size": capital("; ".join(size))}


def _latest(figures: Mapping[str, Quantity], noun: str, period: Period) -> str:
    """Return the last figure that was known in the period, with its date."""
    known = [key for key in figures if PartialDate(key).first <= period.label.last]
    if not known:
        return ""
    last = max(known, key=lambda key: (PartialDate(key).first, key))
    return f"{quantity(figures[last])} {noun} ({when(PartialDate(last))})"


def _programme(cluster: Cluster | None, people: People) -> dict[str, str]:
    programme = shown(cluster.programme) if cluster else None
    if programme is None:
        return {"Programme": "", "Implementing agency": "", "Donors": ""}
    agency = programme.implementing_agency
    return {
        "Programme": _years(programme),
        "Implementing agency": people.name(agency) if agency else "",
        "Donors" if len(programme.donors) != 1 else "Donor": people.names(programme.donors),
    }


def _years(programme: Programme) -> str:
    if programme.start and not programme.end:
        return f"Since {when(programme.start)}; its end is not recorded"
    return span(programme.start, programme.end) or ""


# -- sources --------------------------------------------------------------------------------------------------------


def sources(cluster: Cluster | None, state: Standing, done: Work) -> tuple[str, ...]:
    """Return where what the report shows is written, each document once with its places."""
    records: list[Record | None] = [cluster, shown(cluster.programme) if cluster else None, done.plan]
    records += done.shown.values()
    if state.filed and state.card:
        groups = state.filed.record.scores
        records.append(state.filed.record)
        records += [*groups.enterprises.values(), *groups.support.values(), *groups.brokering.values()]
    named = {part.strip() for record in records if record and record.source for part in record.source.split(";")}
    return tuple(_gathered(sorted(sorted(named - {""}), key=natural)))


def _gathered(names: Iterable[str]) -> Iterator[str]:
    """Gather the places of one document: what sources that begin alike have in common, up to a comma, names it."""
    alike: dict[str, list[list[str]]] = {}
    for name in names:
        parts = name.split(", ")
        alike.setdefault(parts[0], []).append(parts)
    for several in alike.values():
        length = len(several[0]) if len(several) == 1 else _common(several)
        places = "; ".join(", ".join(parts[length:]) for parts in several if parts[length:])
        yield ", ".join([*several[0][:length], *([places] if places else [])])


def _common(several: list[list[str]]) -> int:
    """Return how many parts all of them begin with."""
    columns = zip(*several, strict=False)
    return sum(1 for _ in takewhile(lambda column: len(set(column)) == 1, columns))


def natural(text: str) -> tuple[tuple[int, int | str], ...]:
    """Return a key that sorts texts without regard to large letters, and numbers in them by their value."""
    return tuple((0, int(part)) if part.isdecimal() else (1, part) for part in _NUMBER.split(text.casefold()))
