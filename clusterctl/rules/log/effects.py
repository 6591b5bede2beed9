"""Whether it can be told what the programme brought: effects, costs and benefits, and how much was not planned."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from clusterctl.findings.finding import Finding, Related, Route
from clusterctl.numbers import exact, plain, rounded
from clusterctl.rules.names import SHOWN, ids
from clusterctl.rules.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.analysis.unplanned import Unplanned
    from clusterctl.model.partial_dates import PartialDate
    from clusterctl.model.plan import Activity, Plan
    from clusterctl.project.project import Filed
    from clusterctl.rules.evidence import Evidence

FRAME = "logframe.yaml"
_INDICATORS = Route(FRAME, ("indicators",), "key")


def _a_year_in(evidence: Evidence) -> PartialDate | None:
    """Return when implementation began, if that surely is 12 months ago; None where it is not, or nobody says."""
    programme = evidence.project.cluster.programme if evidence.project.cluster else None
    phase = programme.phases.implementation if programme and programme.phases else None
    began = phase.start if phase else None
    return began if began and _a_year_after(began.last) <= evidence.as_of else None


def _a_year_after(day: date) -> date:
    """Return the same day a year later; of 29 February, the 1st of March."""
    is_leap_day = (day.month, day.day) == (2, 29)
    return date(day.year + 1, 3, 1) if is_leap_day else day.replace(year=day.year + 1)


def check_effects(evidence: Evidence) -> Iterator[Finding]:
    """Yield a log-frame of which nothing above the outputs is measured, a year after implementation began."""
    began = _a_year_in(evidence)
    above = [one for one in evidence.indicators if one.level in {"development", "immediate"}]
    overdue = any(one.aim and one.aim.is_due for one in above)  # a target that is over is another's finding
    known = any(one.values for one in above) or overdue
    if began is None or known or not evidence.indicators or not evidence.is_whole("logframe", "monitoring"):
        return
    said = "no indicator measures the immediate or the development objective"
    if above:
        said = f"nothing above the outputs has a value: {ids([one.id for one in above])}"
    message = f"implementation began in {began}, but {said}"
    related = (Related("the beginning", Route("cluster.yaml", ("programme", "phases", "implementation", "start"))),)
    help_ = (
        "measure what changed for the firms; give its indicator `level: immediate` and write the values in monitoring/"
    )
    yield Finding("LOG001", message, _INDICATORS, help_, related)


def check_benefits(evidence: Evidence) -> Iterator[Finding]:
    """Yield a programme whose costs are recorded without benefits, a year after it began, or benefits without costs."""
    if not evidence.is_whole("logframe", "monitoring", "plan"):
        return
    gain, costs = _first_gain(evidence), _first_cost(evidence)
    if gain and not costs:
        message = "a benefit is recorded, but nothing of what the programme costs"
        help_ = (
            "write the costs of activities in plans/, or what is known for the programme under `finance` in monitoring/"
        )
        yield Finding("LOG002", message, gain, help_)
    elif costs and not gain and evidence.indicators and _a_year_in(evidence):
        message = "costs are recorded, but nothing of what the programme brings in money"
        help_ = "write `actual_benefit` of activities, or mark indicators of money with `benefit: true`"
        yield Finding("LOG002", message, _INDICATORS, help_, (Related("costs", costs),))


def _first_gain(evidence: Evidence) -> Route | None:
    """Return where a benefit in money stands first; what is of a later day is not known yet."""
    measured = (one.values[-1].route for one in evidence.indicators if one.benefit and one.values)
    brought = (
        planned.at("actual_benefit", by, kind)
        for planned in evidence.activities
        if planned.label.first <= evidence.as_of
        for by, benefit in planned.activity.actual_benefit.items()
        for kind in ("sales", "savings", "income")
        if getattr(benefit, kind) is not None
    )
    return next(measured, None) or next(brought, None)


def _first_cost(evidence: Evidence) -> Route | None:
    """Return where an amount that was spent stands first."""
    for filed in evidence.project.monitoring:
        for nth, one in enumerate(filed.record.finance):
            if one.by_group:
                return Route(filed.path, ("finance", nth))
    return next((planned.name for planned in evidence.activities if _has_cost(planned.activity)), None)


def _has_cost(activity: Activity) -> bool:
    result = activity.result
    given = (*activity.contributions, *(result.contributions if result else ()))
    return bool(activity.cost or (result and result.cost) or any(one.amount for one in given))


def check_unplanned(evidence: Evidence) -> Iterator[Finding]:
    """Yield plans of which more was carried out unplanned than the threshold, from five activities on."""
    from clusterctl.analysis.unplanned import unplanned_of

    for filed in evidence.project.plans:
        has_extra = any(not activity.planned for activity in filed.record.activities.values())
        if has_extra and filed.label.first <= evidence.as_of and evidence.project.files[filed.path].complete:
            found = unplanned_of(evidence.project, evidence.ledger.of(filed.label))
            if found.is_over:
                yield _over(filed, found)


def _over(filed: Filed[Plan], found: Unplanned) -> Finding:
    extra, done, share, bound = (
        one.known or 0 for one in (found.unplanned, found.implemented, found.by_number, found.bound)
    )
    message = (
        f"{plain(exact(extra))} of {plain(exact(done))} activities that were carried out were not planned: "
        f"{rounded(share, 1)} %, more than {plain(exact(bound))} %"
    )
    related = tuple(Related("not planned", route) for route in found.unplanned.inputs[:SHOWN])
    help_ = "take what is foreseen into the plan by an amendment; ask why so much came up that nobody had seen"
    return Finding("LOG005", message, Route(filed.path, ("activities",), "key"), help_, related)


RULES = (
    Rule(
        "LOG001", "effects-not-measured", "warning",
        """
            A year into implementation nothing above the outputs is measured.

            Why: Activities and outputs tell what the programme did. Whether the firms earn more, or work together, only
            indicators of the immediate and the development objective can tell, and who begins to measure at the end
            has nothing to compare with. It is judged from 12 months after `phases: {implementation: {start: …}}`.

            Mend: Add an indicator with `level: immediate`, and write its values in monitoring/.

            Bad:

                indicators:
                  designs:
                    name: Designs brought out
                    level: output

            Good:

                indicators:
                  income:
                    name: Income of a printer
                    level: immediate
            """,
        source="S1 6.7.3; the 12 months are ours",
        check=check_effects,
    ),
    Rule(
        "LOG002", "costs-or-benefits-missing", "advice",
        """
            Costs are recorded without benefits, or benefits without costs.

            Why: Whoever pays wants to know what came of the money. Costs alone look like a waste, and benefits alone
            like a claim. Missing benefits are judged from 12 months after implementation began.

            Mend: Write `actual_benefit` of activities, or mark indicators of money with `benefit: true`; write costs in
            the plans, or under `finance` in monitoring/.

            Bad:

                    actual_benefit: {calico: {sales: 120000}}

            Good:

                    cost: 9000
                    actual_benefit: {calico: {sales: 120000}}
            """,
        source="S1 6.7.4",
        check=check_benefits,
    ),
    Rule(
        "LOG005", "many-unplanned-activities", "warning",
        """
            Too many of the activities that were carried out were not planned.

            Why: Some that were not planned are a good sign: the programme listens. More than 20 % of those carried out
            (`thresholds: {unplanned_share: …}`; SFURTI allows 30), counted from five on, mean that the plan does not
            lead the work.

            Mend: Take what is foreseen into the plan by an amendment. `planned: false` marks only what was not in the
            approved plan.

            Bad:

                  stall:
                    title: Stall at the trade fair of Delhi
                    objectives: [direct-sales]
                    planned: false
                    result: {status: done}

            Good:

                  stall:
                    title: Stall at the trade fair of Delhi
                    objectives: [direct-sales]
                    result: {status: done}
            """,
        source="S1 6.7",
        check=check_unplanned,
    ),
)  # fmt: skip
