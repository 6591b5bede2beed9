"""Dates that lie inside the programme and inside the plan, and actors that are there when they are needed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from clusterctl.findings.finding import Finding, Related, Route
from clusterctl.rules.rule import Rule
from clusterctl.rules.tim.programme import programme_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.model.actors import ActorRecord
    from clusterctl.model.cluster import Programme
    from clusterctl.model.partial_dates import PartialDate
    from clusterctl.model.plan import Plan
    from clusterctl.project.labels import Label
    from clusterctl.project.project import Filed
    from clusterctl.rules.evidence import Evidence, Planned

    Side = Literal["before", "after"]

_BOUNDS: dict[Side, tuple[str, str]] = {"before": ("start", "begins"), "after": ("end", "ends")}


def outside_programme(evidence: Evidence) -> Iterator[Finding]:
    """Find phases, plans and activities that surely lie outside the programme."""
    programme = programme_of(evidence)
    if programme is None:
        return
    yield from _phases_outside(programme)
    sides = {filed.path: _side_of_plan(filed, programme) for filed in evidence.project.plans}
    for filed in evidence.project.plans:
        side = sides[filed.path]
        if side:
            yield _outside(f"the plan of {filed.label.text}", Route(filed.path), side, programme)
    for one in evidence.activities:
        found = None if sides[one.plan.path] else _date_outside(one, programme)
        if found:
            route, day, side = found
            yield _outside(f"{day} in `{one.id}`", route, side, programme)


def _side(day: PartialDate, programme: Programme) -> Side | None:
    if programme.start and day.is_before(programme.start):
        return "before"
    return "after" if programme.end and day.is_after(programme.end) else None


def _side_of_plan(filed: Filed[Plan], programme: Programme) -> Side | None:
    if programme.start and filed.label.last < programme.start.first:
        return "before"
    return "after" if programme.end and filed.label.first > programme.end.last else None


def _phases_outside(programme: Programme) -> Iterator[Finding]:
    for name in programme.phases.__struct_fields__ if programme.phases else ():
        phase = getattr(programme.phases, name)
        for field in ("start", "end"):
            day = getattr(phase, field, None)
            side = _side(day, programme) if day else None
            if side:
                route = Route("cluster.yaml", ("programme", "phases", name, field))
                yield _outside(f"{day} in the phase `{name}`", route, side, programme)
                break


def _date_outside(one: Planned, programme: Programme) -> tuple[Route, PartialDate, Side] | None:
    """Return the first date of an activity that lies outside: where it stands, the date, and on which side."""
    activity, result = one.activity, one.activity.result
    dates: list[tuple[tuple[str, ...], PartialDate | None]] = [(("start",), activity.start), (("end",), activity.end)]
    dates += [(("result", "start"), result.start), (("result", "end"), result.end)] if result else []
    for way, day in dates:
        side = _side(day, programme) if day else None
        if day and side:
            return one.at(*way), day, side
    return None


def _outside(what: str, route: Route, side: Side, programme: Programme) -> Finding:
    field, verb = _BOUNDS[side]
    bound = getattr(programme, field)
    return Finding(
        "TIM003",
        f"{what} lies {side} the programme, which {verb} {bound}",
        route,
        f"correct the date, or `{field}` of the programme",
        (Related(f"the programme {verb}", Route("cluster.yaml", ("programme", field))),),
    )


def outside_plan(evidence: Evidence) -> Iterator[Finding]:
    """Find activities that surely lie outside the year of their plan."""
    labels = [filed.label for filed in evidence.project.plans]
    programme = programme_of(evidence)
    for one in evidence.activities:
        found = _date_outside_plan(one, labels)
        if found and programme and (_side_of_plan(one.plan, programme) or _date_outside(one, programme)):
            continue
        if found:
            field, day = found
            yield Finding(
                "TIM004",
                f"`{one.id}` stands in the plan of {one.label.text}, and its {field} is {day}",
                one.at(field),
                _where_to(day, one, labels),
            )


def _date_outside_plan(one: Planned, labels: list[Label]) -> tuple[str, PartialDate] | None:
    """Return the field that puts an activity outside its plan. One that goes on into the plan's year is inside.

    Without an end it may go on, unless it begins in the time of another plan, where it would belong.
    """
    start, end, label = one.activity.start, one.activity.end, one.label
    if start and end and end.is_before(start):
        return None
    if start and start.begins_after(label.last):
        return "start", start
    if end and end.ends_before(label.first):
        return "end", end
    goes_on = end is not None or (one.result is not None and one.result.status == "under_way")
    if start and start.ends_before(label.first) and not goes_on and any(_is_within(start, other) for other in labels):
        return "start", start
    return None


def _is_within(day: PartialDate, label: Label) -> bool:
    return label.first <= day.first and day.last <= label.last


def _where_to(day: PartialDate, one: Planned, labels: list[Label]) -> str:
    other = next((label for label in labels if label is not one.label and _is_within(day, label)), None)
    place = f"move the activity to plans/{other.text}.yaml" if other else "move the activity to the plan of that year"
    return f"correct the date, or {place}"


def not_there(evidence: Evidence) -> Iterator[Finding]:
    """Find actors with a part in an activity that surely ended before it or came after it."""
    every = evidence.project.every_actor
    dated = {id_: actor for id_, actor in every.items() if actor.since or actor.until}
    for one in evidence.activities:
        if not one.is_waited_for:
            continue
        told: set[str] = set()
        for id_, role, *way in _parts(one):
            actor = dated.get(id_)
            found = _gap(actor, one) if actor and id_ not in told else None
            if found:
                told.add(id_)
                field, said = found
                yield Finding(
                    "TIM005",
                    f"`{id_}` {role} `{one.id}`, and {said}",
                    one.at(*way),
                    "name who was there, or correct the dates",
                    (Related(f"`{field}` of `{id_}`", Route("actors.yaml", ("actors", id_, field))),),
                )


def _parts(one: Planned) -> Iterator[tuple[str, str, *tuple[str | int, ...]]]:
    """Give who has a part in an activity: the actor, the part, and the way to where it is said."""
    if one.activity.lead:
        yield one.activity.lead, "leads", "lead"
    if one.activity.implementer:
        yield one.activity.implementer, "carries out", "implementer"
    for nth, actor in enumerate(one.activity.intermediaries):
        yield actor, "helps with", "intermediaries", nth
    for nth, contribution in enumerate(one.activity.contributions):
        yield contribution.by, "gives to", "contributions", nth, "by"


def _gap(actor: ActorRecord, one: Planned) -> tuple[str, str] | None:
    """Return the field that says that an actor is not there, and how."""
    start = one.start
    end = (one.result.end if one.result else None) or one.activity.end or start
    if actor.since and actor.until and actor.until.is_before(actor.since):
        return None
    if actor.until and start and actor.until.is_before(start):
        return "until", f"ended {actor.until}, before it begins, {start}"
    if actor.since and end and end.is_before(actor.since):
        return "since", f"began {actor.since}, after it is over, {end}"
    return None


RULES = (
    Rule(
        "TIM003", "outside-programme", "warning",
        """
            A phase, a plan or an activity lies outside the programme's dates.

            Why: Either a date is a slip, or the programme's dates are. Phases, the exit and its strategy are reckoned
            from them.

            Mend: Correct the date, or `start` and `end` of the programme. If the cluster goes on after the programme,
            switch the rule off in cluster.yaml and say so as its reason.

            Bad:

                start: 1996-03

            Good:

                start: 1999-03
            """,
        source="ours",
        check=outside_programme,
    ),
    Rule(
        "TIM004", "outside-plan-year", "warning",
        """
            An activity lies outside the year of its plan.

            Why: Its money and its result are counted in the year of the file. A date of another year is mostly a slip
            from a copied plan.

            Mend: Correct the date, or move the activity to the plan of its year. An activity that reaches into the
            plan's year is in order; so is one that begins earlier and has no end, unless there is a plan for the time
            in which it begins.

            Bad:

                start: 2000-03

            Good:

                start: 1999-03
            """,
        source="S1 6.5",
        check=outside_plan,
    ),
    Rule(
        "TIM005", "actor-not-there", "warning",
        """
            Somebody has a part in an activity that was not there at its time.

            Why: A body that had ended cannot lead, and one that was not founded cannot pay. The map of that year leaves
            it out, the funding counts it.

            Mend: Name who was there, or correct `since` or `until` of the actor, or the dates of the activity. Those
            whom an activity is for are not looked at: it may have founded them.

            Bad:

                activities:
                  fair:
                    title: Fair of the printers at Jaipur
                    lead: fair-committee
                    start: 1999-03
                    end: 1999-03

            Good:

                activities:
                  fair:
                    title: Fair of the printers at Jaipur
                    lead: fair-committee
                    start: 1999-09
                    end: 1999-09
            """,
        source="ours",
        check=not_there,
    ),
)  # fmt: skip
