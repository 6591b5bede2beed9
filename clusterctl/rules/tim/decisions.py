"""A plan is validated, then approved, then carried out; changes come after approval."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.findings.finding import Finding, Related, Route
from clusterctl.rules.rule import Rule
from clusterctl.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.model.partial_dates import PartialDate
    from clusterctl.model.plan import Plan
    from clusterctl.project.project import Filed
    from clusterctl.rules.evidence import Evidence, Planned

_NAMED = 3


def out_of_order(evidence: Evidence) -> Iterator[Finding]:
    """Find plans whose decisions do not follow one another, or are not in their status."""
    for filed in evidence.project.plans:
        yield from _decisions(filed)
        yield from _behind(filed, evidence)


def _decisions(filed: Filed[Plan]) -> Iterator[Finding]:
    plan = filed.record
    validated = plan.validated.date if plan.validated else None
    approved = plan.approved.date if plan.approved else None
    if validated and approved and approved.is_before(validated):
        yield Finding(
            "TIM011",
            f"the plan was approved {approved}, before the stakeholders validated it, {validated}",
            Route(filed.path, ("approved", "date")),
            "correct the date; a funder approves what the stakeholders have validated",
            (Related("validated", Route(filed.path, ("validated", "date"))),),
        )
    for nth, amendment in enumerate(plan.amendments):
        if approved and amendment.date.is_before(approved):
            yield Finding(
                "TIM011",
                f"the plan was amended {amendment.date}, before it was approved, {approved}",
                Route(filed.path, ("amendments", nth, "date")),
                "correct the date; a change before approval is no amendment",
                (Related("approved", Route(filed.path, ("approved", "date"))),),
            )


def _behind(filed: Filed[Plan], evidence: Evidence) -> Iterator[Finding]:
    """Find a plan whose status does not know yet that it was approved."""
    plan = filed.record
    approved = plan.approved.date if plan.approved else None
    if approved and approved.last <= evidence.as_of and plan.status in {"draft", "validated"}:
        yield Finding(
            "TIM011",
            f"the plan is called {plan.status}, and was approved {approved}",
            Route(filed.path, ("status",)),
            "write `status: approved`, or correct the date",
            (Related("approved", Route(filed.path, ("approved", "date"))),),
        )


def begun_before_approval(evidence: Evidence) -> Iterator[Finding]:
    """Find plans of which something that was planned surely began before the funder approved them."""
    early: dict[str, list[Planned]] = {}
    for one in evidence.activities:
        approved = _approved(one)
        asked = one.is_waited_for and one.activity.planned
        if approved and one.start and asked and one.start.is_before(approved):
            early.setdefault(one.plan.path, []).append(one)
    for path, ones in early.items():
        began = f"{counted(len(ones), 'activity', 'activities')} {'begins' if len(ones) == 1 else 'begin'}"
        yield Finding(
            "TIM012",
            f"the plan was approved {_approved(ones[0])}, and {began} before",
            Route(path, ("approved", "date")),
            "begin what a funder is to pay for after approval; mark what was not in the plan: `planned: false`",
            tuple(Related(f"`{one.id}` begins {one.start}", one.start_at) for one in ones[:_NAMED]),
        )


def _approved(one: Planned) -> PartialDate | None:
    return one.plan.record.approved.date if one.plan.record.approved else None


RULES = (
    Rule(
        "TIM011", "decisions-out-of-order", "warning",
        """
            The decisions on a plan do not follow one another, or its status lags behind.

            Why: First the stakeholders validate a plan, then the funder approves it, then it may be amended. A plan
            that the funder has seen before the stakeholders is not theirs. By the status it is decided which changes
            need an amendment.

            Mend: Correct the date, or write the status that the plan has reached.

            Bad:

                validated: {date: 1999-02, by: [meeting of the printers]}
                approved: {date: 1999-01, by: [UNIDO]}

            Good:

                validated: {date: 1999-01, by: [meeting of the printers]}
                approved: {date: 1999-02, by: [UNIDO]}
            """,
        source="S1 6.5.1",
        check=out_of_order,
    ),
    Rule(
        "TIM012", "begun-before-approval", "warning",
        """
            Activities of a plan begin before it is approved.

            Why: Implementation starts when a plan is approved and its funds are released. What begins before may find
            no money, and takes the decision out of the hands of those who approve.

            Mend: Let it begin after approval. What was done outside the plan says so: `planned: false`.

            Bad:

                approved: {date: 1999-05, by: [UNIDO]}

            Good:

                approved: {date: 1999-02, by: [UNIDO]}
            """,
        source="S1 6.5.1",
        check=begun_before_approval,
    ),
)  # fmt: skip
