"""Coordination: the partners by kind and role, what each does, and which support institutions are linked with firms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.analysis.figure import NOUGHT
from clusterctl.analysis.governance_capacity import PROVIDERS
from clusterctl.analysis.map_parts import FILE, present
from clusterctl.analysis.parties import funding_group, index_group, is_of_programme
from clusterctl.findings.finding import Route
from clusterctl.report.blocks import Column, Fact, Facts, Points, Row, Table
from clusterctl.report.outline import Told
from clusterctl.report.speech.labels import KIND, REACH
from clusterctl.report.view import Gap
from clusterctl.words import capital, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from clusterctl.analysis.counted import Counted
    from clusterctl.report.blocks import Block
    from clusterctl.report.ground import Ground
    from clusterctl.report.run import Text

QUESTION = message("Who are the partners, and what does each do?")
_DIAGNOSTIC = "diagnostic.yaml"
_MOST_TITLES = 3


def told(at: Ground) -> Told:
    """Return the partners of the period."""
    every = sorted(present(at.project, at.label.first, at.day))
    seen = [id_ for id_ in every if at.reader.sees_record(Route(FILE, ("actors", id_)))]
    withheld = len(seen) < len(every)
    if not seen:
        gap = Gap(at.say("No actor is on file for {year}.", year=at.year), "actors.yaml: actors")
        return Told(gaps=() if withheld else (gap,), withheld=withheld)
    parts = _parts(at)
    roles = _roles(at, seen)
    blocks: list[Block] = [*_facts(at), *_tables(at, roles, parts), *_other_programmes(at)]
    return Told(_heading(at), tuple(blocks), tuple(_gaps(at, roles, parts)), withheld=withheld)


def _heading(at: Ground) -> Text:
    """Say how many support institutions are linked with the cluster itself, and how many of them are new."""
    found = at.process.signs.sign("support") if at.process else None
    if found is None or not found.number.known or not at.reader.sees_figure(found.number, "public"):
        return ""
    say, values, before = at.say, {"number": at.number(found.number)}, at.process.signs.before if at.process else None
    if not before or not found.number_new.known or not at.reader.sees_figure(found.number_new, "public"):
        return say.several_runs(
            len(found.now), "{number} support institution is linked with the cluster’s own bodies",
            "{number} support institutions are linked with the cluster’s own bodies", **values,
        )  # fmt: skip
    values["new"] = at.number(found.number_new)
    year = at.label_name(before)
    return say.several_runs(
        len(found.now), "{number} support institution is linked with the cluster’s own bodies; new since {year}: {new}",
        "{number} support institutions are linked with the cluster’s own bodies; new since {year}: {new}",
        year=year, **values,
    )  # fmt: skip


def _roles(at: Ground, seen: list[str]) -> dict[str, list[str]]:
    """Return the partners by role; firms and their own bodies are no partners but the cluster."""
    found: dict[str, list[str]] = {}
    for id_ in seen:
        if role := _role(at, id_):
            found.setdefault(role, []).append(id_)
    return {role: found[role] for role in ("programme", "donor", "brokering", "support", "provider") if role in found}


def _role(at: Ground, id_: str) -> str:
    if is_of_programme(at.project, id_):
        return "programme"
    if funding_group(at.project, id_) == "donor":
        return "donor"
    if at.project.every_actor[id_].kind in PROVIDERS:
        return "provider"
    group = index_group(at.project, id_)
    return group if group in {"brokering", "support"} else ""


def _parts(at: Ground) -> dict[str, list[Counted]]:
    """Return the activities in which each actor has a part that the reader may see."""
    found: dict[str, list[Counted]] = {}
    for one in at.counted:
        if not at.reader.sees_record(one.route):
            continue
        for actor in dict.fromkeys(_named(at, one)):
            found.setdefault(actor, []).append(one)
    return found


def _named(at: Ground, one: Counted) -> Iterator[str]:
    activity, sees = one.activity, at.reader.sees
    if activity.lead and sees(one.under("lead")):
        yield activity.lead
    if activity.implementer and sees(one.under("implementer")):
        yield activity.implementer
    yield from (who for nth, who in enumerate(activity.intermediaries) if sees(one.under("intermediaries", nth)))
    yield from (
        given.by for nth, given in enumerate(activity.contributions) if sees(one.under("contributions", nth, "by"))
    )


# -- blocks ------------------------------------------------------------------------------------------------------------


def _facts(at: Ground) -> Iterator[Facts]:
    say, facts = at.say, []
    programme = at.cluster.programme if at.cluster else None
    if programme and programme.implementing_agency and at.sees("cluster.yaml", "programme", "implementing_agency"):
        facts.append(Fact(say("Implementing agency"), at.people.name(programme.implementing_agency)))
    if programme and programme.donors and at.sees("cluster.yaml", "programme", "donors"):
        facts.append(Fact(say("Donors"), at.people.names(programme.donors)))
    study = at.project.diagnostic
    if study and study.cluster_team and at.sees(_DIAGNOSTIC, "cluster_team"):
        facts.append(Fact(say("The group that looks after the activities"), say.listed(study.cluster_team)))
    if facts:
        yield Facts(tuple(facts))


def _tables(at: Ground, roles: Mapping[str, list[str]], parts: Mapping[str, list[Counted]]) -> Iterator[Table]:
    say = at.say
    titles = {
        "programme": say("Programme"), "donor": say("Donors"), "brokering": say("Bodies that coordinate and link"),
        "support": say("Support institutions"), "provider": say("Providers of services"),
    }  # fmt: skip
    rows: list[Row] = []
    tells = any(_achieves(at, id_) for ids in roles.values() for id_ in ids)
    for role, ids in roles.items():
        rows.append(Row((titles[role], *[""] * (4 if tells else 3)), strong=True))
        order = sorted(ids, key=lambda id_: (-len(parts.get(id_, ())), at.people.name(id_)))
        rows += [_row(at, id_, parts, tells=tells) for id_ in order]
    if rows:
        columns = [Column(say("Partner")), Column(say("What it is")), Column(say("Where it acts")),
                   Column(say("Part in the activities of {year}", year=at.year))]  # fmt: skip
        if tells:
            columns.append(Column(say("What it does for the firms, as the study found it")))
        yield Table(say("The partners, by role"), tuple(columns), tuple(rows))


def _row(at: Ground, id_: str, parts: Mapping[str, list[Counted]], *, tells: bool) -> Row:
    actor, say = at.project.every_actor[id_], at.say
    where = say.label(REACH, actor.level) if actor.level and at.sees(FILE, "actors", id_, "level") else "–"
    cells: list[Text] = [at.people.name(id_), say.label(KIND, actor.kind), where, _activities(at, parts.get(id_, []))]
    if tells:
        cells.append(_achieves(at, id_) or "–")
    return Row(tuple(cells))


def _activities(at: Ground, ones: list[Counted]) -> Text:
    """Return how many activities these are, with the first of them by name."""
    if not ones:
        return "–"
    titles = [one.activity.title for one in ones if at.reader.sees(one.under("title"))]
    shown = "; ".join(titles[:_MOST_TITLES])
    more = len(ones) - min(len(titles), _MOST_TITLES)
    number = at.say.number(len(ones))
    if more:
        return at.say.several(more, "{number}: {titles}; and {n} more", "{number}: {titles}; and {n} more",
                              number=number, titles=shown)  # fmt: skip
    return at.say("{number}: {titles}", number=number, titles=shown)


def _achieves(at: Ground, id_: str) -> str:
    study = at.project.diagnostic
    found = study.institutions.get(id_) if study else None
    return found.achieves if found and at.sees(_DIAGNOSTIC, "institutions", id_, "achieves") else ""


def _other_programmes(at: Ground) -> Iterator[Points]:
    study = at.project.diagnostic
    if study and study.other_programmes and at.sees(_DIAGNOSTIC, "other_programmes"):
        yield Points(study.other_programmes, at.say("Other programmes that help the cluster"))


# -- what is missing ---------------------------------------------------------------------------------------------------


def _gaps(at: Ground, roles: Mapping[str, list[str]], parts: Mapping[str, list[Counted]]) -> Iterator[Gap]:
    say = at.say
    support = [*roles.get("support", ()), *roles.get("provider", ())]
    if not support:
        yield Gap(say("No support institution and no provider of services is on file."), "actors.yaml: actors")
        return
    idle = [at.people.name(id_) for id_ in support if id_ not in parts]
    if idle and at.plan and at.reader.sees_figure(NOUGHT, "donor"):
        said = say.several(len(idle), "{n} institution has no part in the activities of {year} that is on file: "
                           "{names}.",
                           "{n} institutions have no part in the activities of {year} that is on file: {names}.",
                           names=at.named(idle), year=at.year)  # fmt: skip
        yield Gap(said, f"plans/{at.label.text}.yaml: activities.<id>.intermediaries")
    study = at.project.diagnostic
    silent = [at.people.name(id_) for id_ in support if not study or id_ not in study.institutions]
    if silent and at.sees(_DIAGNOSTIC, "institutions"):
        said = say("What these institutions do for the firms is not recorded: {names}.", names=at.named(silent))
        yield Gap(capital(said), f"{_DIAGNOSTIC}: institutions.<id>.achieves")
