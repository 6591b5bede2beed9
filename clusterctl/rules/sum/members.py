"""A body cannot bring more of its members than it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.analysis.figure import exactness_of
from clusterctl.findings.finding import Finding, Related, Route
from clusterctl.model.partial_dates import PartialDate
from clusterctl.rules.figures import written
from clusterctl.rules.rule import Rule
from clusterctl.words import counted, listed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from decimal import Decimal

    from clusterctl.model.actors import ActorRecord
    from clusterctl.model.values import Quantity
    from clusterctl.rules.evidence import Evidence, Planned


class Members(Struct, frozen=True):
    """The most members that a body had in some days, and where that stands."""

    actor: str
    number: Decimal
    since: str
    unit: str | None

    @property
    def route(self) -> Route:
        """The way to the number."""
        return Route("actors.yaml", ("actors", self.actor, "members", self.since))


def check(evidence: Evidence) -> Iterator[Finding]:
    """Yield activities for more firms, or persons, than the bodies that they are for have members."""
    for planned in evidence.activities:
        bodies = _bodies(planned, evidence)
        if bodies:
            yield from _of(planned, bodies)


def _of(planned: Planned, bodies: list[Members]) -> Iterator[Finding]:
    most = sum(body.number for body in bodies)
    over = [(what, number, route) for what, number, route in _counted(planned, bodies) if number > most]
    if not over:
        return
    what, number, route = over[0]
    names = listed([f"{body.actor} ({written(body.number)})" for body in bodies], "and")
    related = [Related(f"{counted(int(body.number), 'member')} since {body.since}", body.route) for body in bodies]
    related += [Related(f"{written(more)} {kind}", place) for kind, more, place in over[1:]]
    help_ = "correct the number that is wrong, or add to `actors` for whom else it is"
    yield Finding("SUM006", f"{written(number)} {what}: more than the members of {names}", route, help_, tuple(related))


def _counted(planned: Planned, bodies: list[Members]) -> Iterator[tuple[str, Decimal, Route]]:
    """Yield the numbers that the members limit: firms where members are firms, participants where they are persons."""
    units = {body.unit for body in bodies}
    who = planned.activity.beneficiaries
    firms: list[tuple[str, Quantity | None, Route]] = []
    if units <= {"firms"} and who:
        firms.append(("firms", who.firms, planned.at("beneficiaries", "firms")))
        served = planned.result.firms_served if planned.result else None
        firms.append(("firms served", served, planned.at("result", "firms_served")))
    elif units == {"persons"} and who:
        firms.append(
            ("participants", who.participants.get("total"), planned.at("beneficiaries", "participants", "total"))
        )
    for what, number, route in firms:
        if number and exactness_of(number) == "exact":
            yield what, number.value, route


def _bodies(planned: Planned, evidence: Evidence) -> list[Members]:
    """Return the members of all bodies that an activity is for; none where those of one are not known."""
    who = planned.activity.beneficiaries
    first, last = _days(planned)
    found: list[Members] = []
    for actor in dict.fromkeys(who.actors if who else ()):
        record = evidence.project.every_actor.get(actor)
        most = _most(actor, record, first, last) if record else None
        if most is None:
            return []
        found.append(most)
    return found


def _most(actor: str, record: ActorRecord, first: date, last: date) -> Members | None:
    """Return the most members from a day to another; None where nobody knows or a number is not exact."""
    known = sorted((PartialDate(day).first, day, number) for day, number in record.members.items())
    before = [one for one in known if one[0] <= first][-1:]
    there = [*before, *(one for one in known if first < one[0] <= last)]
    if not before or any(exactness_of(number) != "exact" or number.value < 0 for _, _, number in there):
        return None
    _, since, most = max(there, key=lambda one: one[2].value)
    return Members(actor, most.value, since, record.member_unit)


def _days(planned: Planned) -> tuple[date, date]:
    """Return the first and the last day on which an activity may be; of one without dates, those of its plan."""
    result, activity = planned.result, planned.activity
    dates = [one for one in (activity.start, activity.end, result and result.start, result and result.end) if one]
    if not dates:
        return planned.label.first, planned.label.last
    return min(one.first for one in dates), max(one.last for one in dates)


RULES = (
    Rule(
        "SUM006", "more-than-members", "error",
        """
            An activity is for more firms than the bodies named have members.

            Why: One of the two numbers is wrong, or others take part who are not named. Reports count whom the
            programme reached.

            Mend: Correct the number, bring the members of the body up to date in actors.yaml, or add to `actors` for
            whom else the activity is. Firms are judged where members are firms, participants in `total` where members
            are persons (`member_unit`); the number of members that held at any time of the activity counts.

            Bad:

                beneficiaries: {actors: [cotex], firms: 17}

            Good:

                beneficiaries: {actors: [cotex], firms: 12}
            """,
        source="S3 box 4",
        check=check,
    ),
)  # fmt: skip
