"""What begins ends later; a result says what its dates say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.findings.finding import Finding, Related, Route
from clusterctl.rules.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.model.partial_dates import PartialDate
    from clusterctl.rules.evidence import Evidence, Planned


class _Span(Struct, frozen=True):
    """Two dates of one record, the earlier first, and the names of their fields."""

    at: Route
    names: tuple[str, str]
    dates: tuple[PartialDate | None, PartialDate | None]


_ENDS = ("start", "end")
_HOLDS = ("since", "until")


def turned_round(evidence: Evidence) -> Iterator[Finding]:
    """Find records that surely end before they begin."""
    for one in _spans(evidence):
        at, names, (first, second) = one.at, one.names, one.dates
        if first and second and second.is_before(first):
            yield Finding(
                "TIM001",
                f"`{names[1]}` is {second}, before `{names[0]}`, which is {first}",
                at.under(names[1]),
                "correct the one that is wrong",
                (Related(f"`{names[0]}`", at.under(names[0])),),
            )
    study = evidence.project.diagnostic
    for nth, revised in enumerate(study.revised if study else ()):
        if study and study.date and revised.is_before(study.date):
            yield Finding(
                "TIM001",
                f"the study was revised {revised}, before it was made, {study.date}",
                Route("diagnostic.yaml", ("revised", nth)),
                "correct the one that is wrong",
                (Related("when it was made", Route("diagnostic.yaml", ("date",))),),
            )


def _spans(evidence: Evidence) -> Iterator[_Span]:
    yield from _of_the_programme(evidence)
    actors = evidence.project.actors
    for id_, actor in actors.actors.items() if actors else ():
        yield _Span(Route("actors.yaml", ("actors", id_)), _HOLDS, (actor.since, actor.until))
    for nth, link in enumerate(actors.links if actors else ()):
        yield _Span(Route("actors.yaml", ("links", nth)), _HOLDS, (link.since, link.until))
    for one in evidence.activities:
        yield _Span(one.route, _ENDS, (one.activity.start, one.activity.end))
        if one.activity.result:
            yield _Span(one.at("result"), _ENDS, (one.activity.result.start, one.activity.result.end))
    for filed in evidence.project.monitoring:
        for nth, record in enumerate(filed.record.finance):
            yield _Span(Route(filed.path, ("finance", nth)), _ENDS, (record.start, record.end))


def _of_the_programme(evidence: Evidence) -> Iterator[_Span]:
    cluster = evidence.project.cluster
    programme = cluster.programme if cluster else None
    if programme is None:
        return
    yield _Span(Route("cluster.yaml", ("programme",)), _ENDS, (programme.start, programme.end))
    if programme.cda:
        yield _Span(Route("cluster.yaml", ("programme", "cda")), _HOLDS, (programme.cda.since, programme.cda.until))
    for name in programme.phases.__struct_fields__ if programme.phases else ():
        phase = getattr(programme.phases, name)
        if hasattr(phase, "start"):
            yield _Span(Route("cluster.yaml", ("programme", "phases", name)), _ENDS, (phase.start, phase.end))


def results_unlike_dates(evidence: Evidence) -> Iterator[Finding]:
    """Find results whose dates say something else than their status."""
    for one in evidence.activities:
        fault = unlike(one, evidence)
        if fault:
            field, said = fault
            yield Finding(
                "TIM002",
                said,
                one.at("result", "status"),
                "correct the status or the date",
                (Related(f"`{field}`", one.at("result", field)),),
            )


def unlike(one: Planned, evidence: Evidence) -> tuple[str, str] | None:
    """Return the date of a result that contradicts its status, and what is wrong; None where there is none."""
    result = one.result
    if result is None:
        return None
    if result.status == "planned" and (begun := result.start or result.end):
        field = "start" if result.start else "end"
        return field, f"the result of `{one.id}` says planned, and gives {begun} as its {field}"
    if result.status == "under_way" and result.end and result.end.last <= evidence.as_of:
        return "end", f"the result of `{one.id}` says under_way, and that it ended {result.end}"
    return None


RULES = (
    Rule(
        "TIM001", "reversed-dates", "error",
        """
            Something ends before it begins.

            Why: One of the two dates is wrong. Whatever is reckoned by date (money by year, the map, the time line)
            comes out wrong with it.

            Mend: Correct the one that is wrong. Dates that may be in order, such as 1999 and 1999-03, are no fault.

            Bad:

                activities:
                  fair:
                    title: Fair of the printers at Jaipur
                    start: 1999-03
                    end: 1999-02

            Good:

                activities:
                  fair:
                    title: Fair of the printers at Jaipur
                    start: 1999-03
                    end: 1999-03
            """,
        source="ours",
        check=turned_round,
    ),
    Rule(
        "TIM002", "result-unlike-its-dates", "warning",
        """
            A result's dates say something else than its status.

            Why: The status decides what counts: whether money is counted as spent, whether something is waited for. A
            status that was forgotten when the dates were entered keeps the activity open for good.

            Mend: Write the status that fits: `under_way` for what has begun, `done` or `dropped` for what has ended. Or
            correct the date.

            Bad:

                result: {status: under_way, start: 1999-03-14, end: 1999-03-20}

            Good:

                result: {status: done, start: 1999-03-14, end: 1999-03-20}
            """,
        source="ours",
        check=results_unlike_dates,
    ),
)  # fmt: skip
