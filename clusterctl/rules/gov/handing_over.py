"""Who leads, who works, who gets the support, and whether that bears out the stage that is declared."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.analysis.figure import NOUGHT
from clusterctl.analysis.parties import index_group
from clusterctl.analysis.thresholds import threshold
from clusterctl.findings.finding import Finding, Related, Route
from clusterctl.rules.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from clusterctl.analysis.stage import YearStage
    from clusterctl.model.plan import Plan
    from clusterctl.project.project import Filed, Project
    from clusterctl.rules.evidence import Evidence

_FILES = ("cluster", "actors", "plan", "monitoring")
_ENOUGH = 5
"""Activities for networks from which a share says something: of two, one is half."""


class _Part(Struct, frozen=True):
    """What part of a year's work agency and CDA have, in per cent: at least and at most."""

    plan: Filed[Plan]
    least: Fraction
    most: Fraction


def leads_stay(evidence: Evidence) -> Iterator[Finding]:
    """Yield the last year that is over, where agency and CDA lead no less than in the first."""
    if not evidence.is_whole(*_FILES):
        return
    help_ = "hand activities over: name a network or an institution as `lead`, and let the CDA stand by"
    yield from _stay("GOV001", "lead {} of the activities", _led, evidence, help_)


def _led(filed: Filed[Plan], evidence: Evidence) -> _Part | None:
    """Return what part of a year's activities agency and CDA lead; None where no lead is known."""
    from clusterctl.analysis.leads import leads_of

    found = leads_of(evidence.project, evidence.ledger.of(filed.label))
    if not found.known.known:
        return None
    unread = found.by_group.get(None, NOUGHT).known or Fraction(0)
    silent = found.activities - found.known.known + unread
    led = found.programme.known or Fraction(0)
    whole = Fraction(100, found.activities)
    return _Part(filed, led * whole, (led + silent) * whole)


def person_days_stay(evidence: Evidence) -> Iterator[Finding]:
    """Yield the last year that is over, where agency and CDA work no smaller part of the days than in the first."""
    if not evidence.is_whole(*_FILES):
        return
    help_ = "plan more days of counterparts, networks and institutions, and fewer of the CDA"
    yield from _stay("GOV002", "work {} of the person-days", _worked, evidence, help_)


def _worked(filed: Filed[Plan], evidence: Evidence) -> _Part | None:
    """Return what part of a year's person-days agency and CDA work; None where not every activity tells them."""
    from clusterctl.analysis.person_days import person_days_of

    found = person_days_of(evidence.project, evidence.ledger.of(filed.label))
    share = found.programme_share.known
    whole = found.recorded == found.activities and None not in found.by_group
    return _Part(filed, share, share) if share is not None and whole and found.programme.made_of else None


def _over(evidence: Evidence) -> list[Filed[Plan]]:
    """Return the plans of the years that are over."""
    return [filed for filed in evidence.project.plans if filed.label.last <= evidence.as_of]


def _stay(
    code: str, said: str, part_of: Callable[[Filed[Plan], Evidence], _Part | None], evidence: Evidence, help_: str
) -> Iterator[Finding]:
    plans = _over(evidence)
    bound = threshold(evidence.project, "stage_lead_share").known or Fraction(0)
    last = next((part for filed in reversed(plans) if (part := part_of(filed, evidence))), None)
    if last is None or last.least <= bound:
        return
    first = next(part for filed in plans if (part := part_of(filed, evidence)))
    if first.plan is not last.plan and last.least >= first.most:
        now = f"{'' if last.least == last.most else 'at least '}{_per_cent(last.least)}"
        then = f"{'' if first.least == first.most else 'at most '}{_per_cent(first.most)} in {first.plan.label.text}"
        message = f"agency and CDA {said.format(now)} in {last.plan.label.text}, after {then}"
        related = (Related(then, _activities(first.plan)),)
        yield Finding(code, message, _activities(last.plan), help_, related)


def _activities(filed: Filed[Plan]) -> Route:
    return Route(filed.path, ("activities",), "key")


def _per_cent(share: Fraction) -> str:
    return f"{round(share)} %"


def support_pools(evidence: Evidence) -> Iterator[Finding]:
    """Yield years in which one network gets more of the support than the threshold."""
    if not evidence.is_whole(*_FILES):
        return
    from clusterctl.analysis.map_parts import present
    from clusterctl.analysis.network_support import network_support

    for filed in evidence.project.plans:
        if filed.label.first > evidence.as_of:
            continue
        here = present(evidence.project, filed.label.first, min(filed.label.last, evidence.as_of))
        networks = sum(index_group(evidence.project, actor) == "enterprises" for actor in here)
        if networks < 2:  # noqa: PLR2004 - there is no other one
            continue
        found = network_support(evidence.project, evidence.ledger.of(filed.label), networks)
        share = found.largest.known
        if found.pools and share is not None and found.activities >= _ENOUGH:
            bound = _per_cent(found.bound.known or Fraction(0))
            basis = "the support" if found.basis == "money" else "the activities for networks"
            gets = f"{_per_cent(share)} of {basis} in {filed.label.text}"
            message = f"{found.network} gets {gets}; up to {bound} is usual"
            help_ = "plan activities for other networks too, or tell them why this one gets so much"
            yield Finding("GOV003", message, _activities(filed), help_)


def stage_not_borne_out(evidence: Evidence) -> Iterator[Finding]:
    """Yield the stage that is declared for the last year that is over, where its money tells of an earlier one."""
    if not evidence.is_whole(*_FILES) or not _declares_stages(evidence.project):
        return
    from clusterctl.analysis.stage import stages

    years = [one for one in stages(evidence.project, evidence.ledger) if one.label.last <= evidence.as_of]
    year = years[-1] if years else None
    if year is None or year.declared is None or year.declared_at is None:
        return
    stage, against = year.money[0].stage, _against(year)
    if stage is not None and stage < year.declared and against:
        message = f"stage {year.declared} is declared, but {year.label.text} looks like stage {stage}: {against}"
        help_ = f"declare stage {stage}, or correct who paid; `clusterctl stage {year.label.text}` shows the figures"
        yield Finding("GOV004", message, year.declared_at, help_)


def _declares_stages(project: Project) -> bool:
    programme = project.cluster.programme if project.cluster else None
    return bool(programme and programme.stages)


def _against(year: YearStage) -> str:
    """Return in words the first comparison of money that speaks for an earlier stage; empty without one."""
    for one in year.comparisons:
        speaks = one.holds is (one.stage == 1)
        if one.ground == "money" and speaks and one.figure.known is not None and one.bound.known is not None:
            return _WORDS[one.name].format(_per_cent(one.figure.known), _per_cent(one.bound.known))
    return ""


_WORDS = {
    "programme_over_cluster": "agency and donors pay {}, the cluster {}",
    "cluster_pays": "the cluster pays {}, and stage 3 wants {}",
    "programme_pays": "agency and donors pay {}, and stage 3 wants {} at most",
}


RULES = (
    Rule(
        "GOV001", "leads-stay-with-programme", "warning",
        """
            Agency and CDA lead as large a part of the activities as in the first year.

            Why: The programme ends, and who has never led an activity will not begin on that day. The method wants
            responsibility to move to the stakeholders year by year.

            Mend: Name networks and institutions as `lead`, and let the CDA stand by.

            The first and the last year that are over are compared. Up to 25 % (threshold stage_lead_share) nothing is
            said. An activity without a recorded lead counts for whichever side makes the finding go away; those that
            were dropped or postponed do not count.

            Bad:

                  exhibition:
                    title: Exhibition at Delhi
                    lead: unido

            Good:

                  exhibition:
                    title: Exhibition at Delhi
                    lead: calico
            """,
        source="S1 6.6, S0 13.6; the comparison is ours",
        check=leads_stay,
    ),
    Rule(
        "GOV002", "days-stay-with-programme", "warning",
        """
            Agency and CDA work as large a part of the person-days as in the first year.

            Why: The CDA's own work is the help that ends first. While others do not take it over, nobody learns it.

            Mend: Plan more days of counterparts, networks and institutions, and fewer of the CDA.

            The first and the last year that are over are compared, where each activity tells its person-days, the
            CDA's among them. Up to 25 % (threshold stage_lead_share) nothing is said.

            Bad:

                  exhibition:
                    title: Exhibition at Delhi
                    person_days: {calico: 10, unido: 30}

            Good:

                  exhibition:
                    title: Exhibition at Delhi
                    person_days: {calico: 30, unido: 10}
            """,
        source="S1 6.5.1, S0 13.6; the comparison is ours",
        check=person_days_stay,
    ),
    Rule(
        "GOV003", "support-in-one-network", "warning",
        """
            One network gets most of a year's support.

            Why: The others see a favourite, and trust goes. A programme that rests on one network falls with it.

            Mend: Plan activities for other networks too. If there are reasons, tell the others and write them down: as
            `reason` in the plan, or in a comment: # clusterctl: ignore GOV003 the others join next year.

            Support is what the cluster does not pay itself; where amounts are missing, the number of activities
            counts. An activity for several networks counts in equal parts. The rule speaks over 50 % (threshold
            network_support_share), where there are two networks at least and five activities for networks (ours).

            Bad:

                  stall:
                    title: Stall at Bagru
                    beneficiaries: {actors: [calico]}

            Good:

                  stall:
                    title: Stall at Bagru
                    beneficiaries: {actors: [bagru-women]}
            """,
        source="S1 6.6.8; the bound is ours",
        check=support_pools,
    ),
    Rule(
        "GOV004", "stage-not-borne-out", "advice",
        """
            The declared stage is later than the one that the money tells of.

            Why: Support tapers off with the stage. If it is declared too early, the cluster loses help that it still
            needs; who pays shows how far it is.

            Mend: Look at `clusterctl stage`. Declare the stage that the money tells, or correct who paid.

            The last year that is over is judged, by who paid in it: in stage 1 agency and donors pay more than the
            cluster; stage 3 wants 50 % of the cluster at least (threshold stage_cluster_share) and 20 % of agency and
            donors at most (stage_agency_share). Who leads is the matter of GOV001.

            Bad:

                  stages: {1999: 3}

            Good:

                  stages: {1999: 2}
            """,
        source="S0 13.6; the comparisons are ours",
        check=stage_not_borne_out,
    ),
)  # fmt: skip
