"""Figures that cannot be: below 0, or a part that is more than the whole."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from clusterctl.analysis.figure import exactness_of
from clusterctl.findings.finding import Finding, Related, Route
from clusterctl.model.values import Money, Quantity
from clusterctl.rules.figures import written
from clusterctl.rules.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.model.monitoring import Service
    from clusterctl.rules.evidence import Evidence, Planned

    Figures: TypeAlias = Iterator[tuple[str, Decimal | Money | Quantity | None, Route]]
    """What a figure is, the figure, and where it stands."""


def check_below(evidence: Evidence) -> Iterator[Finding]:
    """Yield figures below 0 that never are, and exchange rates that are not above it."""
    for what, held, route in _figures(evidence):
        figure = _figure(held)
        if figure < 0:
            yield Finding("SUM004", f"{what} is below 0: {written(figure)}", route, _BELOW_HELP)
    cluster = evidence.project.cluster
    for currency, rates in (cluster.exchange_rates if cluster else {}).items():
        for day, rate in rates.items():
            if rate.rate <= 0:
                said = f"an exchange rate is above 0; this is {written(rate.rate)}"
                yield Finding("SUM004", said, Route("cluster.yaml", ("exchange_rates", currency, day)), _RATE_HELP)


def check_parts(evidence: Evidence) -> Iterator[Finding]:
    """Yield groups of participants, and under-served firms, that are more than all of them."""
    for planned in evidence.activities:
        yield from _participants(planned)
    for filed in evidence.project.monitoring:
        for id_, service in filed.record.bds.items():
            yield from _served(service, Route(filed.path, ("bds", id_)))


_BELOW_HELP = "write the figure without the sign, or take it out if it is not known"
_RATE_HELP = "write how many of it are one unit of the reporting currency"
_PART_HELP = "correct the one that is wrong"


def _participants(planned: Planned) -> Iterator[Finding]:
    people = planned.activity.beneficiaries.participants if planned.activity.beneficiaries else {}
    total = people.get("total")
    for group, number in people.items():
        if total and _is_more(number, total):
            said = f"{group}: {written(number.value)}, of {written(total.value)} participants in all"
            at = ("beneficiaries", "participants")
            related = Related(f"all participants: {written(total.value)}", planned.at(*at, "total"))
            yield Finding("SUM007", said, planned.at(*at, group), _PART_HELP, (related,))


def _served(service: Service, at: Route) -> Iterator[Finding]:
    part, total = service.under_served, service.firms_served
    if part and total and _is_more(part, total):
        said = f"{written(part.value)} firms that were hardly served before, of {written(total.value)} firms served"
        related = Related(f"firms served: {written(total.value)}", at.under("firms_served"))
        yield Finding("SUM007", said, at.under("under_served"), _PART_HELP, (related,))


def _is_more(part: Quantity, whole: Quantity) -> bool:
    return exactness_of(part) == exactness_of(whole) == "exact" and part.value > whole.value >= 0


def _figure(held: Decimal | Money | Quantity | None) -> Decimal:
    if isinstance(held, Money):
        return held.amount
    return held.value if isinstance(held, Quantity) else held or Decimal(0)


def _figures(evidence: Evidence) -> Figures:
    for planned in evidence.activities:
        yield from _of_activity(planned)
    for filed in evidence.project.monitoring:
        for nth, record in enumerate(filed.record.finance):
            at = Route(filed.path, ("finance", nth))
            for group, part in record.by_group.items():
                yield "what a group paid", part, at.under("by_group", group)
            yield "the cost of the CDA", record.cda_cost, at.under("cda_cost")
        for id_, service in filed.record.bds.items():
            yield from _of_service(service, Route(filed.path, ("bds", id_)))
    actors = evidence.project.actors
    for id_, actor in (actors.actors if actors else {}).items():
        for day, number in actor.members.items():
            yield "a number of members", number, Route("actors.yaml", ("actors", id_, "members", day))


def _of_activity(planned: Planned) -> Figures:
    activity, result = planned.activity, planned.result
    yield "a cost", activity.cost, planned.at("cost")
    for nth, one in enumerate(activity.contributions):
        yield "a contribution", one.amount, planned.at("contributions", nth, "amount")
    for actor, days in activity.person_days.items():
        yield "a number of days", days, planned.at("person_days", actor)
    if activity.beneficiaries:
        firms = activity.beneficiaries.firms
        yield "a number of firms", firms, planned.at("beneficiaries", "firms")
        for group, number in activity.beneficiaries.participants.items():
            yield "a number of participants", number, planned.at("beneficiaries", "participants", group)
    if result:
        yield "a cost", result.cost, planned.at("result", "cost")
        for nth, one in enumerate(result.contributions):
            at = planned.at("result", "contributions", nth, "amount")
            yield "a contribution", one.amount, at
        served = result.firms_served
        yield "a number of firms", served, planned.at("result", "firms_served")


def _of_service(service: Service, at: Route) -> Figures:
    yield "a number of firms", service.firms_served, at.under("firms_served")
    yield "a number of firms", service.under_served, at.under("under_served")
    yield "a cost", service.cost, at.under("cost")
    yield "a fee", service.fees, at.under("fees")


RULES = (
    Rule(
        "SUM004", "figure-below-nought", "error",
        """
            A cost, a contribution, a number of people or days is below 0.

            Why: Nobody gives less than nothing. The minus is a slip, or a correction that belongs into the figure
            itself; sums and shares with it are wrong. An exchange rate is above 0, for money is divided by it.

            Mend: Write the figure as it is. Losses stand under `expected_benefit` and `actual_benefit`, where a figure
            may be below 0.

            Bad:

                person_days: {calico: -40, unido: 12}

            Good:

                person_days: {calico: 40, unido: 12}
            """,
        source="ours",
        check=check_below,
    ),
    Rule(
        "SUM007", "part-over-whole", "error",
        """
            A part is more than the whole that it belongs to.

            Why: Of 23 participants 32 cannot be women. Reports on who was reached, and the outreach of services, rest
            on both figures.

            Mend: Correct the one that is wrong. `total` counts all participants, also those of every group beside it;
            `firms_served` counts all firms, also those under-served before.

            Bad:

                beneficiaries: {actors: [calico], participants: {total: 23, women: 32}}

            Good:

                beneficiaries: {actors: [calico], participants: {total: 23, women: 12}}
            """,
        source="S3 notes 8 and 9",
        check=check_parts,
    ),
)  # fmt: skip
