"""Whether a plan says of its activities what the method asks for: one finding a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.analysis.parties import funding_group
from clusterctl.findings.finding import Finding, Related, Route
from clusterctl.rules.rule import Rule
from clusterctl.words import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from clusterctl.model.plan import Activity
    from clusterctl.project.project import Project
    from clusterctl.rules.evidence import Evidence, Planned

_NAMED = 3


def _has_beneficiaries(activity: Activity) -> bool:
    found = activity.beneficiaries
    return found is not None and bool(found.actors or found.firms or found.participants)


_AIMS: dict[str, Callable[[Activity], bool]] = {
    "a short-term objective": lambda activity: activity.short_term_objective is not None,
    "a governance objective": lambda activity: activity.governance_objective is not None,
    "beneficiaries": _has_beneficiaries,
}
_PARTS: dict[str, Callable[[Activity], bool]] = {
    "a lead": lambda activity: activity.lead is not None,
    "person-days": lambda activity: bool(activity.person_days),
}


def _somebody(project: Project) -> bool:
    """Whether the actors have somebody of the cluster, who could lead and work."""
    return any(funding_group(project, actor) == "cluster" for actor in project.every_actor)


def gaps_in_new_plans(evidence: Evidence) -> Iterator[Finding]:
    """Find plans that are not approved yet and whose activities do not say all."""
    return _gaps(evidence, "ACT001", ("draft", "validated"), "ask the actors and write it down before approval")


def gaps_in_old_plans(evidence: Evidence) -> Iterator[Finding]:
    """Find approved and closed plans whose activities do not say all."""
    return _gaps(evidence, "ACT002", ("approved", "closed"), "enter it as far as somebody still knows")


def _gaps(evidence: Evidence, code: str, statuses: tuple[str, ...], mend: str) -> Iterator[Finding]:
    wanted = {**_AIMS, **_PARTS} if _somebody(evidence.project) else _AIMS
    of_plans: dict[str, list[Planned]] = {}
    for one in evidence.activities:
        if one.is_waited_for and one.plan.record.status in statuses:
            of_plans.setdefault(one.plan.path, []).append(one)
    for path, ones in of_plans.items():
        lacking = {name: [one for one in ones if not says(one.activity)] for name, says in wanted.items()}
        some = {name: those for name, those in lacking.items() if 0 < len(those) < len(ones)}
        said = [f"{len(those)} {'lacks' if len(those) == 1 else 'lack'} {name}" for name, those in some.items()]
        every = [name for name, those in lacking.items() if len(those) == len(ones)]
        said += [f"all lack {listed(every, 'and')}"] if every else []
        if said:
            yield Finding(
                code,
                f"of {len(ones)} activities {listed(said, 'and')}"
                if len(ones) > 1
                else f"the one activity lacks {listed(every, 'and')}",
                Route(path, ("activities",), "key"),
                mend,
                tuple(Related(_names(name, those), those[0].name) for name, those in some.items()),
            )


def _names(name: str, ones: list[Planned]) -> str:
    """Return what is missing, and of whom: three at most are named."""
    names = [f"`{one.id}`" for one in ones[:_NAMED]]
    more = len(ones) - _NAMED
    lack = "lacks" if len(ones) == 1 else "lack"
    return f"{listed([*names, *([f'{more} more'] if more > 0 else [])], 'and')} {lack} {name}"


def given_up_silently(evidence: Evidence) -> Iterator[Finding]:
    """Find activities that were dropped or put off without a word on why."""
    for one in evidence.activities:
        result = one.result
        if result is None or one.is_waited_for:
            continue
        told = (result.outcome, result.lessons, result.reason, result.notes, one.activity.reason, one.activity.notes)
        if not any(told):
            yield Finding(
                "ACT003",
                f"`{one.id}` was {result.status}, and nothing says why",
                one.at("result", "status"),
                "say in `outcome` or `lessons` of the result what stood in the way",
            )


RULES = (
    Rule(
        "ACT001", "incomplete-plan", "warning",
        """
            Activities of a new plan lack what the method asks for.

            Why: Who leads, for whom, with how much work, and what it is for soon and in the long run: what is not said
            before a plan is approved is decided later by whoever happens to be there, mostly the CDA.

            Mend: Write it down with the actors: `short_term_objective`, `governance_objective`, `lead`,
            `beneficiaries`, `person_days`. One finding speaks for the whole plan, and only for one whose `status` is
            draft or validated. Leads and person-days are asked for once actors.yaml has somebody of the cluster.

            Bad:

                status: draft
                activities:
                  fair:
                    title: Fair of the printers at Jaipur
                    lead: calico

            Good:

                status: draft
                activities:
                  fair:
                    title: Fair of the printers at Jaipur
                    short_term_objective: Sell directly to urban buyers
                    governance_objective: Members run a fair by themselves
                    beneficiaries: {actors: [calico], firms: 23}
                    lead: calico
                    person_days: {calico: 40, unido: 12}
            """,
        source="S0 13.2; S1 6.5.1",
        check=gaps_in_new_plans,
    ),
    Rule(
        "ACT002", "incomplete-record", "advice",
        """
            Activities of an approved or closed plan lack what the method asks for.

            Why: Whether responsibility moves from the CDA to the cluster is read off leads and person-days, year by
            year. What is not recorded cannot be shown to a funder, and nobody remembers it later.

            Mend: Enter as much as somebody still knows: `short_term_objective`, `governance_objective`, `lead`,
            `beneficiaries`, `person_days`. One finding speaks for the whole plan.

            Bad:

                status: closed
                activities:
                  fair:
                    title: Fair of the printers at Jaipur
                    lead: calico

            Good:

                status: closed
                activities:
                  fair:
                    title: Fair of the printers at Jaipur
                    short_term_objective: Sell directly to urban buyers
                    governance_objective: Members run a fair by themselves
                    beneficiaries: {actors: [calico], firms: 23}
                    lead: calico
                    person_days: {calico: 40, unido: 12}
            """,
        source="S0 13.2; S1 6.5.1",
        check=gaps_in_old_plans,
    ),
    Rule(
        "ACT003", "given-up-silently", "advice",
        """
            An activity was dropped or postponed, and nothing says why.

            Why: A cluster learns more from what failed than from what went well, if somebody writes it down. A funder
            will ask.

            Mend: Say in `outcome` or `lessons` of its result what stood in the way.

            Bad:

                result: {status: dropped}

            Good:

                result: {status: dropped, outcome: The hall was let to somebody else}
            """,
        source="S1 6.6.4",
        check=given_up_silently,
    ),
)  # fmt: skip
