"""The conditions on who pays, leads and works: whether responsibility has moved to the cluster."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from clusterctl.analysis.exit.condition import Asks, Comparison, condition, holds
from clusterctl.analysis.exit.ground import weighs
from clusterctl.analysis.figure import Figure
from clusterctl.analysis.leads import leads_of
from clusterctl.analysis.person_days import NO_DAYS, person_days_of
from clusterctl.analysis.thresholds import threshold
from clusterctl.findings.finding import Route
from clusterctl.method.handing_over import LEADERS_LEAST, LEADS_MOST, YEARS_FALLING
from clusterctl.model.partial_dates import PartialDate
from clusterctl.model.values import Missing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.analysis.exit.condition import Relation
    from clusterctl.analysis.exit.ground import Ground
    from clusterctl.analysis.index import MemberScore
    from clusterctl.analysis.leads import Leads
    from clusterctl.model.actors import Counterparts
    from clusterctl.model.plan import Plan
    from clusterctl.project.project import Filed
    from clusterctl.words import Exactness

_PLANS = ("cluster", "actors", "plan")
_ACTORS = "actors.yaml"
_NOT_RECORDED = Figure(Missing("not_recorded"))
_CLOSE = "when the year is over, write the results and `status: closed` in {file}"


@condition(
    "money",
    title="Who pays",
    source="S0 13.6, third stage; the bounds are ours, and those of the stage",
    files=(*_PLANS, "monitoring"),
    cluster_pays=Asks(
        "what the cluster pays, in {label}",
        "let the users pay more of each repeated activity; `clusterctl funding {label}` shows who pays what",
        "say who gave how much to each activity: `contributions` in {file}",
        "%",
    ),
    programme_pays=Asks(
        "what agency and donors pay, in {label}",
        "taper off the agency's share, and find other payers; `clusterctl funding {label}` shows who pays what",
        "say who gave how much to each activity: `contributions` in {file}",
        "%",
    ),
    closed_year=Asks("a year that is closed", _CLOSE, _CLOSE),
)
def money(ground: Ground) -> Iterator[Comparison]:
    """Hold who paid in the last closed year against the bounds of the third stage."""
    year = ground.year
    if year is None:
        yield _no_closed_year(ground)
        return
    sides: tuple[tuple[str, Figure, Relation, str], ...] = (
        ("cluster_pays", year.split.cluster_share, ">=", "stage_cluster_share"),
        ("programme_pays", year.split.programme_share, "<=", "stage_agency_share"),
    )
    plan = ground.closed[-1]
    for name, share, relation, key in sides:
        bound = threshold(ground.project, key)
        yield Comparison(name, holds(share, relation, bound), plan.path, share, relation, bound, label=plan.label.text)


@condition(
    "leads",
    title="What CDA and agency still lead and work",
    source="S0 13.6, second stage; the bounds are ours",
    files=_PLANS,
    programme_leads=Asks(
        "activities that CDA and agency lead, in {label}",
        "hand over what they still lead: name a network or an institution as `lead`",
        "name the `lead` of each activity in {file}",
        "%",
    ),
    days_fell=Asks(
        "person-days of CDA and agency in {label}, against the year before",
        "plan fewer days of the CDA, and more of counterparts and implementers",
        "write the `person_days` of each activity, the CDA's too, in {file}",
    ),
    years_before=Asks(
        f"person-days of CDA and agency, {YEARS_FALLING} years in a row",
        "close one year after another",
        f"keep and close the plans of {YEARS_FALLING + 1} years in a row, with the `person_days` of each activity",
    ),
    closed_year=Asks("a year that is closed", _CLOSE, _CLOSE),
)
def leads(ground: Ground) -> Iterator[Comparison]:
    """Hold what CDA and agency lead in the last closed year, and how their days moved, against their bounds."""
    if ground.year is None:
        yield _no_closed_year(ground)
        return
    plan, most = ground.closed[-1], Figure(Fraction(LEADS_MOST))
    share = leads_of(ground.project, ground.year).programme_share
    yield Comparison("programme_leads", holds(share, "<=", most), plan.path, share, "<=", most, label=plan.label.text)
    last = ground.closed[-YEARS_FALLING - 1 :]
    in_a_row = [pair for pair in pairwise(last) if (pair[1].label.first - pair[0].label.last).days == 1]
    for before, after in in_a_row:
        one, other = _days(ground, after), _days(ground, before)
        yield _fell(one, other, _silent(after, before, one), after.label.text)
    if len(in_a_row) < YEARS_FALLING:
        yield Comparison("years_before", None, plan.path)


@condition(
    "leaders",
    title="Leading stakeholders and trained counterparts",
    source="S0 13.5, S1 6.6.11; the bounds are ours",
    files=(*_PLANS, "scores"),
    leaders=Asks(
        "different stakeholders that lead activities, in {label}",
        "let more networks and institutions lead an activity of their own",
        "name the `lead` of each activity in {file}",
    ),
    counterparts=Asks(
        "trained counterparts in each key body",
        "train counterparts there: take them along in the CDA's work",
        "write the `counterparts` there in {file}: how many, and whether they are trained",
    ),
    assessed=Asks("key bodies, by their weight in the index", _CLOSE, "assess the bodies: write {file}"),
    closed_year=Asks("a year that is closed", _CLOSE, _CLOSE),
)
def leaders(ground: Ground) -> Iterator[Comparison]:
    """Hold how many stakeholders lead against the least, and look for trained counterparts in each key body."""
    if ground.year is None:
        yield _no_closed_year(ground)
    else:
        plan, least = ground.closed[-1], Figure(Fraction(LEADERS_LEAST))
        found = _leaders(leads_of(ground.project, ground.year))
        yield Comparison("leaders", holds(found, ">=", least), plan.path, found, ">=", least, label=plan.label.text)
    if ground.card is None:
        yield Comparison("assessed", None, ground.file("scores"))
        return
    weight = threshold(ground.project, "key_weight").known or 0
    for member in ground.card.members:
        if member.weight >= weight:
            yield _counterparts(ground, member)


def _no_closed_year(ground: Ground) -> Comparison:
    begun = [filed.path for filed in ground.project.plans if filed.label.first <= ground.day]
    return Comparison("closed_year", None, begun[-1] if begun else ground.file("plans"))


def _days(ground: Ground, filed: Filed[Plan]) -> Figure:
    """Return the days of CDA and agency; at least so many where an activity tells no days.

    Where no field tells theirs, they are not recorded, though those of others are: nobody wrote that they are 0.
    """
    days = person_days_of(ground.project, ground.ledger.of(filed.label))
    if not days.programme.made_of:
        return Figure(NO_DAYS)
    exactness: Exactness = "exact" if days.recorded == days.activities else "at_least"
    return Figure(days.programme.value, (days.programme,), exactness)


def _fell(days: Figure, before: Figure, file: str, label: str) -> Comparison:
    """Return whether days fell; where they are 0, there is nothing left to fall."""
    is_nothing = days.known == 0 and days.exactness == "exact"
    relation: Relation = "<=" if is_nothing else "<"
    fell = True if is_nothing else holds(days, relation, before)
    return Comparison("days_fell", fell, file, days, relation, before, label=label)


def _silent(after: Filed[Plan], before: Filed[Plan], days: Figure) -> str:
    """Return the plan in which days are to be written: the later one, unless it tells them all."""
    return before.path if days.known is not None and days.exactness == "exact" else after.path


def _leaders(found: Leads) -> Figure:
    """Return how many stakeholders lead; at least so many where leads are not known that could make them enough."""
    known = found.stakeholders.known or Fraction(0)
    silent = found.activities - int(found.known.known or 0)
    if not found.activities:
        return found.stakeholders
    if silent and known + silent < LEADERS_LEAST:
        return Figure(known + silent, (found.stakeholders,), "at_most")
    return Figure(known, (found.stakeholders,), "at_least" if silent else "exact")


def _counterparts(ground: Ground, member: MemberScore) -> Comparison:
    """Return whether a body has trained counterparts, by the last entry that holds on the day."""
    actor = ground.project.every_actor.get(member.actor)
    dated = sorted((PartialDate(key).first, key) for key in actor.counterparts) if actor else []
    keys = [key for first, key in dated if first <= ground.day]
    found = actor.counterparts[keys[-1]] if actor and keys else None
    return Comparison(
        "counterparts", _is_trained(found), _ACTORS, who=(member.actor,), weighs=weighs((member,)),
        fields=(Route(_ACTORS, ("actors", member.actor, "counterparts", keys[-1])),) if keys else (),
    )  # fmt: skip


def _is_trained(found: Counterparts | None) -> bool | None:
    if found and found.number and found.number.value <= 0 and not found.number.at_least:
        return False
    return found.trained if found else None
