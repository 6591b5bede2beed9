"""Each step rests on those below it; what is complex and long is taken apart."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from clusterctl.analysis.parties import index_group
from clusterctl.analysis.steps import complexity_of, step_of
from clusterctl.analysis.thresholds import threshold
from clusterctl.findings.finding import Finding, Related, Route
from clusterctl.rules.rule import Rule
from clusterctl.rules.seq.earlier import Circles, Earlier, first_day, first_end, last_beginning
from clusterctl.words import counted, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.rules.evidence import Evidence, Planned

_LAST_SIMPLE, _COMPLEX, _LONG_TERM = 2, 3, 4
"""Steps."""


def _of_step(evidence: Evidence, *steps: int) -> Iterator[Planned]:
    return (one for one in evidence.activities if one.is_waited_for and step_of(one.activity) in steps)


def _may_be_of_step(evidence: Evidence, most: int) -> Iterator[Planned]:
    """Give the activities of at most a step, and those of which nothing tells the step."""
    for one in evidence.activities:
        step = step_of(one.activity)
        if one.is_waited_for and (one.activity.category is None if step is None else step <= most):
            yield one


def _for_whom(one: Planned) -> tuple[str, ...]:
    return one.activity.beneficiaries.actors if one.activity.beneficiaries else ()


def _names(actors: tuple[str, ...]) -> str:
    return listed((f"`{actor}`" for actor in actors), "and")


def _step_at(one: Planned) -> Route:
    return one.at("step" if one.activity.step else "category")


def unprepared(evidence: Evidence) -> Iterator[Finding]:
    """Find activities of step 3 before which nothing of step 1 or 2 began for the same actors."""
    if not evidence.is_whole("plan", "actors"):
        return
    simple = Earlier(Circles(evidence.project), 1)
    for one in _may_be_of_step(evidence, _LAST_SIMPLE):
        simple.add(one, first_day(one), _for_whom(one))
    for one in _of_step(evidence, _COMPLEX):
        for_whom = _for_whom(one)
        earliest = min((sample for actor in for_whom for sample in simple.of(actor)), default=None)
        if not for_whom or (earliest and earliest[0] <= last_beginning(one)) or _follows_simple(evidence, one):
            continue
        related: tuple[Related, ...] = ()
        if earliest:
            other = evidence.by_id[earliest[1]]
            related = (
                Related(f"the first of step 1 or 2 for them begins {other.start or other.label.text}", other.name),
            )
        yield Finding(
            "SEQ001",
            f"`{one.id}` is of step 3, and nothing of step 1 or 2 begins before it for {_names(for_whom)}",
            _step_at(one),
            "begin with a meeting, a course or a pilot for them, or enter those that were held",
            related,
        )


def _follows_simple(evidence: Evidence, one: Planned) -> bool:
    """Whether it says that it comes after something of step 1 or 2, whatever the dates say."""
    befores = [evidence.by_id[id_] for id_ in one.activity.after if id_ in evidence.by_id]
    return any((step_of(other.activity) or 1) <= _LAST_SIMPLE for other in befores)


def too_early(evidence: Evidence) -> Iterator[Finding]:
    """Find activities of step 4 before which nothing of a lower step is over."""
    if not evidence.is_whole("plan"):
        return
    over = min(((first_end(one), one.id) for one in _may_be_of_step(evidence, _COMPLEX)), default=None)
    for one in _of_step(evidence, _LONG_TERM):
        if over and over[0] <= last_beginning(one):
            continue
        related: tuple[Related, ...] = ()
        if over:
            other = evidence.by_id[over[1]]
            related = (Related("the first of a lower step is over later", other.name),)
        yield Finding(
            "SEQ002",
            f"`{one.id}` is of step 4, and nothing of steps 1 to 3 is done before it begins",
            _step_at(one),
            "let the actors gain from smaller things first, or enter what was done before",
            related,
        )


def young_networks(evidence: Evidence) -> Iterator[Finding]:
    """Find activities of high complexity that a network leads which has hardly acted together before."""
    complex_ones = [one for one in evidence.activities if one.is_waited_for and _is_high(one)]
    if not complex_ones or not evidence.is_whole("plan", "actors", "cluster"):
        return
    project = evidence.project
    wanted = threshold(project, "young_network")
    least = int(wanted.known or 0)
    joint = Earlier(Circles(project), least + 1)
    for one in evidence.activities:
        if one.is_waited_for:
            lead = one.activity.lead
            joint.add(one, first_end(one), {*_for_whom(one), *((lead,) if lead else ())})
    for one in complex_ones:
        lead = one.activity.lead
        if lead is None or index_group(project, lead) != "enterprises":
            continue
        before = [id_ for day, id_ in joint.of(lead) if id_ != one.id and day <= last_beginning(one)]
        if len(before) < least:
            done = counted(len(before), "joint activity", "joint activities")
            yield Finding(
                "SEQ003",
                f"`{lead}` leads `{one.id}`, which is of high complexity, after {done}; {least} or more are wanted",
                one.at("lead"),
                "let it do simpler things first, enter those that it did, or name another lead",
                tuple(Related("it took part in this before", evidence.by_id[id_].name) for id_ in before),
            )


def _is_high(one: Planned) -> bool:
    return one.activity.lead is not None and complexity_of(one.activity) == "high"


def undivided(evidence: Evidence) -> Iterator[Finding]:
    """Find activities of step 3 and 4 that surely last longer than a year and have no deliverables."""
    for one in _of_step(evidence, _COMPLEX, _LONG_TERM):
        start, end = one.activity.start, one.activity.end
        is_over = one.result is not None and one.result.status == "done"
        if start is None or end is None or one.activity.deliverables or is_over:
            continue
        if end.first > _a_year_after(start.last):
            yield Finding(
                "SEQ004",
                f"`{one.id}` lasts from {start} to {end}, more than a year, and has no deliverables",
                one.at("end"),
                "take it apart: under `deliverables`, what is handed over by when, and by whom",
                (Related("it begins", one.at("start")),),
            )


def _a_year_after(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # 29 February
        return date(day.year + 1, 3, 1)


RULES = (
    Rule(
        "SEQ001", "unprepared-activity", "advice",
        """
            A complex joint activity comes before anything simple for the same actors.

            Why: Firms that do not trust each other will not share a market or a loan. Meetings, courses and small
            events come first: they cost little and let the firms learn that they can rely on each other.

            Mend: Put something of step 1 or 2 for the same actors before it, or enter what was held already. If it is a
            small first event inside the cluster, write `step: 2`. Members of a body count with it. Dates that overlap,
            and activities whose step or actors are not told, count as earlier.

            Bad:

                activities:
                  members-meeting:
                    title: Meeting of the members
                    category: trust_building
                    start: 1999-06

            Good:

                activities:
                  members-meeting:
                    title: Meeting of the members
                    category: trust_building
                    start: 1999-01
            """,
        source="S0 13.3",
        check=unprepared,
    ),
    Rule(
        "SEQ002", "long-term-too-early", "advice",
        """
            A long-term activity begins before anything simpler is done.

            Why: Technology, infrastructure and brands take years to pay. Firms stay with them only if smaller things
            have brought them something before.

            Mend: Finish something of the steps 1 to 3 first, or enter what was done before this plan.

            Bad:

                activities:
                  brand:
                    title: Common brand of the printers
                    step: 4
                    start: 1999-01

            Good:

                activities:
                  brand:
                    title: Common brand of the printers
                    step: 4
                    start: 1999-05
            """,
        source="S0 13.3",
        check=too_early,
    ),
    Rule(
        "SEQ003", "young-network-leads", "advice",
        """
            A network leads something very complex before it has done simple things.

            Why: A network learns to act by acting. A brand or a credit guarantee asks for trust that comes out of
            earlier successes; without them it may break the network.

            Mend: Let the network do some simpler activities first (two, if the cluster sets no other
            `young_network`), enter those that it has done, or name a lead with more experience. Of high complexity is
            what is of step 4 or says `complexity: high`; what it led and what was for it or its members counts.

            Bad:

                activities:
                  brand:
                    title: Common brand of the printers
                    complexity: high

            Good:

                activities:
                  brand:
                    title: Common brand of the printers
                    complexity: meso
            """,
        source="S4",
        check=young_networks,
    ),
    Rule(
        "SEQ004", "undivided-activity", "advice",
        """
            A complex activity lasts longer than a year and has no deliverables.

            Why: Nobody waits two years for the first result. Firms stay with a long activity if there is something to
            hold in the hand every few months.

            Mend: Take it apart: under `deliverables`, what is handed over by when, and by whom.

            Bad:

                activities:
                  fair:
                    title: Fair of the printers at Jaipur
                    step: 3
                    start: 1999-03
                    end: 2000-09

            Good:

                activities:
                  fair:
                    title: Fair of the printers at Jaipur
                    step: 3
                    start: 1999-03
                    end: 2000-09
                    deliverables:
                      mark: {what: The printers agree on a mark, due: 1999-09}
            """,
        source="S4",
        check=undivided,
    ),
)  # fmt: skip
