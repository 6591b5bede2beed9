"""One year of the process in detail: who leads, carries out, works, gains, and how support spreads over networks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.analysis.parties import FUNDING_GROUPS
from clusterctl.method.kinds import KINDS
from clusterctl.output.figures import money, number, per_cent, several, share, short, why
from clusterctl.output.screen import Screen, line, wrapped
from clusterctl.output.table import Column, Row, Table
from clusterctl.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from clusterctl.analysis.figure import Figure
    from clusterctl.analysis.network_support import NetworkRow
    from clusterctl.analysis.process import YearProcess
    from clusterctl.analysis.split import Split
    from clusterctl.method.kinds import ActorKind
    from clusterctl.model.values import FundingGroup
    from clusterctl.output.answers import Answer

GROUPS: dict[FundingGroup | None, str] = {
    "agency": "agency and CDA", "support": "support institutions", "donor": "donors", "cluster": "the cluster",
    None: "unknown actors",
}  # fmt: skip
_HOW_LONG = {True: "over the threshold of", False: "within the threshold of", None: "and the threshold is"}
_PAYERS: dict[FundingGroup, str] = {"agency": "agency", "support": "support", "donor": "donors", "cluster": "users"}


def details(year: YearProcess, names: Mapping[str, str]) -> Iterator[Answer]:
    """Yield what a year's plan tells of those who carry the work."""
    yield from _leads(year, names)
    yield from _implementers(year, names)
    yield "Responsible", _responsible(year)
    yield "Person-days", _person_days(year, names)
    yield "Reach", _reach(year)
    yield "Areas", _areas(year)
    yield "Not planned", _unplanned(year)
    yield "Told", _told(year)
    yield from _upscaled(year, names)


def _leads(year: YearProcess, names: Mapping[str, str]) -> Iterator[Answer]:
    leads = year.leads
    if not leads.by_actor:
        yield "Leads", _none(year, "no lead is recorded")
        return
    of = counted(leads.activities, "activity", "activities")
    yield "Leads", f"known of {number(leads.known)} of {of}: {_groups(leads.by_group, leads.shares)}"
    who = (
        f"{number(leads.different)} different, of them {number(leads.stakeholders)} of cluster and support institutions"
    )
    yield "Who leads", f"{who}: {_actors(leads.by_actor, names)}"
    yield "By kind", _kinds(leads.by_kind)


def _implementers(year: YearProcess, names: Mapping[str, str]) -> Iterator[Answer]:
    held = year.implementers
    if not held.by_actor:
        yield "Carried out", _none(year, "nobody is named who carries them out")
        return
    of = counted(held.activities, "activity", "activities")
    yield "Carried out", f"known of {number(held.known)} of {of}: {_groups(held.by_group, held.shares)}"
    yield "By whom", f"{_actors(held.by_actor, names)} ({_kinds(held.by_kind)})"


def _none(year: YearProcess, otherwise: str) -> str:
    return otherwise if year.leads.activities else "there are no activities"


def _groups(counts: Mapping[FundingGroup | None, Figure], shares: Mapping[FundingGroup | None, Figure]) -> str:
    held = [(GROUPS[group], one, shares[group]) for group, one in counts.items() if one.known]
    return ", ".join(f"{group} {number(one)} ({per_cent(part)})" for group, one, part in held)


def _actors(found: Mapping[str, Figure], names: Mapping[str, str]) -> str:
    """Return names with their figures, apart by semicolons, for many a name has a comma."""
    return "; ".join(f"{names.get(actor, actor)} {number(one)}" for actor, one in found.items())


def _kinds(found: Mapping[ActorKind | None, Figure]) -> str:
    return ", ".join(f"{_kind(kind)} {number(one)}" for kind, one in found.items())


def _kind(kind: ActorKind | None) -> str:
    if kind is None:
        return "unknown"
    title = KINDS[kind].title
    return f"{title[0].lower()}{title[1:]}"


def _responsible(year: YearProcess) -> str:
    found = year.responsible
    if found.actors.missing:
        return why(found.actors.missing, {})
    who = f"{several(found.actors, 'different actor')}, {several(found.persons, 'different person')}"
    return f"{who} for {several(found.deliverables, 'deliverable')}; {number(found.without)} without anybody"


def _person_days(year: YearProcess, names: Mapping[str, str]) -> str:
    found = year.person_days
    if found.total.missing:
        return why(found.total.missing, names)
    of = f"{number(found.total)}, told by {found.recorded} of {counted(found.activities, 'activity', 'activities')}"
    own = found.programme_share
    share_ = "those of CDA and agency are not recorded" if own.missing else f"CDA and agency {per_cent(own)}"
    return f"{of}: {share_}; {_actors(found.by_actor, names)}"


def _reach(year: YearProcess) -> str:
    found = year.reach
    if not found.activities:
        return "there are no activities"
    who = f"{_involved(found.beneficiaries, 'who benefits')}; {_involved(found.involved, 'with a part in it')}"
    if found.firms.missing:
        return f"{who}; firms: {why(found.firms.missing, {})}"
    told = f"told by {found.with_firms} of {counted(found.activities, 'activity', 'activities')}"
    return f"{who}; {several(found.firms, 'firm')}, {told}"


def _involved(actors: Figure, what: str) -> str:
    return f"{what}: {why(actors.missing, {}) if actors.missing else several(actors, 'actor')}"


def _areas(year: YearProcess) -> str:
    said = [
        f"{area or 'none given'} {number(one)} ({per_cent(year.area_shares[area])})" for area, one in year.areas.items()
    ]
    return ", ".join(said) or "there are no activities"


def _unplanned(year: YearProcess) -> str:
    found = year.unplanned
    of = f"{number(found.unplanned)} of {number(found.implemented)} that are done"
    if found.by_number.missing:
        return f"{of}; no share: {why(found.by_number.missing, {})}"
    cost = (
        f"by cost: {why(found.by_cost.missing, {})}" if found.by_cost.missing else f"{per_cent(found.by_cost)} by cost"
    )
    over = "over" if found.is_over else "within"
    return f"{of}: {per_cent(found.by_number)} by number, {cost}; {over} the threshold of {per_cent(found.bound)}"


def _told(year: YearProcess) -> str:
    found = year.dissemination
    if found.tellings.missing or found.last is None:
        return "it is not recorded that the actors were told what is going on"
    gap = f"longest gap {several(found.longest_gap, 'day')}, {_HOW_LONG[found.is_too_long]} {number(found.bound)}"
    return f"{several(found.tellings, 'time')}, the last in {found.last}; {gap}"


def _upscaled(year: YearProcess, names: Mapping[str, str]) -> Iterator[Answer]:
    found = year.upscaling
    if found.by_others.missing:
        yield "Up-scaled", why(found.by_others.missing, names)
        return
    of = counted(len(found.activities), "activity", "activities")
    others = f"{number(found.by_others)} carried out by others than CDA or agency"
    yield "Up-scaled", f"{of}, {others}; {_paid(found.pool.split, names)}"
    for one in found.activities:
        who = names.get(one.implementer, one.implementer) if one.implementer else "nobody is named"
        own = f"; the implementer: {_paid(one.paid_by, names)}" if one.paid_by.cluster_share.known is not None else ""
        yield "", f"{line(one.title)}: {who}; {_paid(one.split, names)}{own}"


def _paid(split: Split, names: Mapping[str, str]) -> str:
    if split.cluster_share.missing:
        return f"who pays: {why(split.cluster_share.missing, names)}"
    shares = [(group, split.shares[group]) for group in FUNDING_GROUPS]
    return f"paid by {', '.join(f'{_PAYERS[group]} {per_cent(one)}' for group, one in shares if one.known)}"


def networks(year: YearProcess, names: Mapping[str, str], screen: Screen) -> str:
    """Return how support spreads over networks; empty where no activity names one."""
    found = year.support
    if not found.rows:
        return ""
    columns = [Column("Network"), Column("Activities", "right"), Column("Share %", "right")]
    if found.with_money:
        columns += [Column(f"Support {year.funding.currency}", "right"), Column("Share of it %", "right")]
    rows = tuple(Row(_network(one, names)[: len(columns)]) for one in found.rows)
    head = screen.paint("strong", f"Support per network, {year.label.text}")
    drawn = Table(tuple(columns), rows).render(screen)
    return f"{head}\n\n{drawn}\n\n{wrapped(_pools(year, names), screen.columns)}"


def _network(one: NetworkRow, names: Mapping[str, str]) -> tuple[str, ...]:
    return (
        names.get(one.network, one.network), number(one.activities), short(share(one.share_by_number)),
        short(money(one.money)), short(share(one.share)),
    )  # fmt: skip


def _pools(year: YearProcess, names: Mapping[str, str]) -> str:
    found = year.support
    if found.largest.missing:
        return f"Whether it pools in one network can't be told: {why(found.largest.missing, names)}."
    by = "by money" if found.basis == "money" else "by the number of activities"
    who = names.get(found.network or "", found.network or "")
    said = "It pools in one network" if found.pools else "It does not pool in one network"
    return f"{said}, {by}: {per_cent(found.largest)} goes to {who}; the threshold is {per_cent(found.bound)}."
