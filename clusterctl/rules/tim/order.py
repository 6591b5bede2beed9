"""The order of activities: what comes first, repetitions, and what is handed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.findings.finding import Finding, Related
from clusterctl.rules.rule import Rule
from clusterctl.rules.tim.circles import circles, waiting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.model.partial_dates import PartialDate
    from clusterctl.rules.evidence import Evidence, Planned

_NAMED = 6
"""Activities of a circle that are named."""


def circular(evidence: Evidence) -> Iterator[Finding]:
    """Find activities that wait for one another in a circle."""
    for circle in circles(_befores(evidence)):
        first = evidence.by_id[circle[0]]
        following = circle[1] if len(circle) > 1 else circle[0]
        if len(circle) == 1:
            said = f"`{first.id}` comes after itself"
        else:
            more = ["…"] if len(circle) > _NAMED else []
            names = [f"`{id_}`" for id_ in circle[:_NAMED]] + more + [f"`{first.id}`"]
            said = f"these wait for one another: {' after '.join(names)}"
        others = tuple(_after(evidence.by_id[id_], circle) for id_ in circle[1:_NAMED])
        route = first.at("after", first.activity.after.index(following))
        yield Finding("TIM006", said, route, "take out the one that does not have to wait", others)


def _after(one: Planned, circle: tuple[str, ...]) -> Related:
    following = circle[(circle.index(one.id) + 1) % len(circle)]
    nth = one.activity.after.index(following)
    return Related(f"`{one.id}` comes after `{following}`", one.at("after", nth))


def _befores(evidence: Evidence) -> dict[str, tuple[str, ...]]:
    return {one.id: tuple(id_ for id_ in one.activity.after if id_ in evidence.by_id) for one in evidence.activities}


def _wrong_way(one: Planned, other: Planned) -> tuple[str, PartialDate, PartialDate] | None:
    """Return how one surely begins before the other: the field, and both dates; what is planned, else what was."""
    planned = one.activity.start, other.activity.start
    if planned[0] and planned[1] and planned[0].is_before(planned[1]):
        return "start", planned[0], planned[1]
    begun = one.result.start if one.result else None, other.result.start if other.result else None
    if begun[0] and begun[1] and begun[0].is_before(begun[1]):
        return "result", begun[0], begun[1]
    return None


def _start_of(field: str) -> tuple[str, ...]:
    return ("start",) if field == "start" else ("result", "start")


def before_its_turn(evidence: Evidence) -> Iterator[Finding]:
    """Find activities that surely begin before one that they come after."""
    in_circles: frozenset[str] | None = None
    for one in evidence.activities:
        if not one.is_waited_for:
            continue
        for nth, id_ in enumerate(one.activity.after):
            other = evidence.by_id.get(id_)
            found = _wrong_way(one, other) if other and other.is_waited_for else None
            if other and found:
                if in_circles is None:
                    in_circles = waiting(_befores(evidence))
                if one.id in in_circles:
                    break
                field, day, later = found
                yield Finding(
                    "TIM007",
                    f"`{one.id}` comes after `{id_}`, and begins before it, {day} before {later}",
                    one.at(*_start_of(field)),
                    "correct the dates, or take it out of `after`",
                    (
                        Related(f"`{id_}` begins {later}", other.at(*_start_of(field))),
                        Related(f"after `{id_}`", one.at("after", nth)),
                    ),
                )
                break


def _series(evidence: Evidence) -> Iterator[list[Planned]]:
    """Give the repetitions of each series that are numbered, by their numbers."""
    found: dict[str, list[Planned]] = {}
    for one in evidence.activities:
        if one.activity.series and one.activity.occurrence and one.is_waited_for:
            found.setdefault(one.activity.series, []).append(one)
    for ones in found.values():
        yield sorted(ones, key=lambda one: one.activity.occurrence or 0)


def repetitions_turned_round(evidence: Evidence) -> Iterator[Finding]:
    """Find repetitions of a series that surely begin before the one that they repeat."""
    for ones in _series(evidence):
        for one, other in zip(ones[1:], ones, strict=False):
            found = _wrong_way(one, other) if one.activity.occurrence != other.activity.occurrence else None
            if found is None or other.id in one.activity.after:
                continue
            field, day, later = found
            yield Finding(
                "TIM008",
                f"`{one.id}` is number {one.activity.occurrence} of `{one.activity.series}`, and begins {day},"
                f" before number {other.activity.occurrence}, {later}",
                one.at(*_start_of(field)),
                "correct the dates or the numbers",
                (Related(f"number {other.activity.occurrence}", other.at(*_start_of(field))),),
            )


def numbered_twice(evidence: Evidence) -> Iterator[Finding]:
    """Find repetitions of a series with the number of another."""
    for ones in _series(evidence):
        seen: dict[int, Planned] = {}
        for one in ones:
            number = one.activity.occurrence or 0
            first = seen.setdefault(number, one)
            if first is not one:
                yield Finding(
                    "TIM009",
                    f"`{one.id}` is number {number} of `{one.activity.series}`, and so is `{first.id}`",
                    one.at("occurrence"),
                    "number the repetitions 1, 2, 3; a first event with a new partner is a new series",
                    (Related(f"number {number}", first.at("occurrence")),),
                )


def handed_over_late(evidence: Evidence) -> Iterator[Finding]:
    """Find deliverables that are due surely after the end of their activity."""
    for one in evidence.activities:
        start, end = one.activity.start, one.activity.end
        if end is None or (start and end.is_before(start)):
            continue
        for id_, deliverable in one.activity.deliverables.items():
            if deliverable.due and end.is_before(deliverable.due):
                yield Finding(
                    "TIM010",
                    f"`{id_}` is due {deliverable.due}, after `{one.id}` ends, {end}",
                    one.at("deliverables", id_, "due"),
                    "correct the date, or the end of the activity",
                    (Related("the activity ends", one.at("end")),),
                )


RULES = (
    Rule(
        "TIM006", "circular-order", "error",
        """
            Activities wait for one another in a circle.

            Why: None of them can ever begin.

            Mend: Take out of `after` the one that does not have to wait.

            Bad:

                activities:
                  savings:
                    title: Savings of the members
                    after: [loans]

            Good:

                activities:
                  savings:
                    title: Savings of the members
                    after: [fair]
            """,
        source="ours",
        locked=True,
        check=circular,
    ),
    Rule(
        "TIM007", "before-its-turn", "error",
        """
            An activity begins before one that it comes after.

            Why: Either the order or a date is wrong, and who prepares by this plan will not be ready.

            Mend: Correct the date, or take the other one out of `after` if the two may run side by side. Planned dates
            are held against planned ones, actual dates against actual ones.

            Bad:

                activities:
                  fair:
                    title: Fair of the printers at Jaipur
                    start: 1999-03
                    after: [meeting]

            Good:

                activities:
                  fair:
                    title: Fair of the printers at Jaipur
                    start: 1999-06
                    after: [meeting]
            """,
        source="ours",
        check=before_its_turn,
    ),
    Rule(
        "TIM008", "repetition-out-of-order", "error",
        """
            A repetition begins before the one that it repeats.

            Why: Support falls from one repetition to the next. With the numbers turned round, the comparison is wrong.

            Mend: Correct the dates, or number the repetitions in the order in which they are held.

            Bad:

                activities:
                  fair:
                    title: Fair of the printers at Jaipur
                    series: fair
                    occurrence: 2
                    start: 1999-02

            Good:

                activities:
                  fair:
                    title: Fair of the printers at Jaipur
                    series: fair
                    occurrence: 2
                    start: 1999-09
            """,
        source="S0 13.3",
        check=repetitions_turned_round,
    ),
    Rule(
        "TIM009", "repetition-twice", "error",
        """
            Two activities are the same repetition of a series.

            Why: Support is compared from one repetition to the next. Of two with one number nobody knows which came
            first.

            Mend: Number them 1, 2, 3 in the order in which they are held. A first event with a new partner or at a new
            place is a new series, and begins with 1.

            Bad:

                activities:
                  fair:
                    title: Fair of the printers at Jaipur
                    series: fair
                    occurrence: 1
                    start: 1999-09

            Good:

                activities:
                  fair:
                    title: Fair of the printers at Jaipur
                    series: fair
                    occurrence: 2
                    start: 1999-09
            """,
        source="S0 13.3",
        check=numbered_twice,
    ),
    Rule(
        "TIM010", "deliverable-after-the-end", "warning",
        """
            A deliverable is due after its activity is over.

            Why: What is handed over afterwards was not part of the activity, or nobody will wait for it. One of the two
            dates was not carried along when the plan moved.

            Mend: Correct the date, or the end of the activity. A deliverable may be due before the activity begins: it
            prepares it.

            Bad:

                hall: {what: Lease of the hall, due: 1999-06}

            Good:

                hall: {what: Lease of the hall, due: 1999-02}
            """,
        source="S4",
        check=handed_over_late,
    ),
)  # fmt: skip
