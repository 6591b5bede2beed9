"""What is due by a day: the exit strategy, a fresh diagnostic study, phases, and activities whose time is over."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from clusterctl.analysis.activity_state import state_of
from clusterctl.analysis.phases import phases
from clusterctl.analysis.thresholds import threshold
from clusterctl.findings.finding import Finding, Related, Route
from clusterctl.model.partial_dates import PartialDate
from clusterctl.rules.rule import Rule
from clusterctl.rules.tim.programme import programme_of
from clusterctl.rules.tim.spans import unlike
from clusterctl.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.rules.evidence import Evidence, Planned

_NAMED = 3
_LAST_STAGE = 3
_YEAR = 12


def months_before(day: date, months: int) -> date:
    """Return the day so many months earlier; the last of its month where that month is too short."""
    whole = max(_YEAR, day.year * _YEAR + day.month - 1 - months)
    year, month = whole // _YEAR, whole % _YEAR + 1
    last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(1)).day
    return date(year, month, min(day.day, last))


def _months(evidence: Evidence, name: str) -> int:
    """Return a threshold in whole months."""
    return int(threshold(evidence.project, name).known or 0)


def _day(evidence: Evidence) -> date:
    """Return the last day of which something can be known: that of judging, or that on which the records end."""
    cluster = evidence.project.cluster
    return min(evidence.as_of, cluster.record_until.last) if cluster and cluster.record_until else evidence.as_of


# -- the exit ----------------------------------------------------------------------------------------------------------


def exit_late(evidence: Evidence) -> Iterator[Finding]:
    """Find an exit strategy that is not prepared so many months before the programme's end."""
    programme = programme_of(evidence)
    if programme is None or programme.end is None or not evidence.is_whole("cluster", "exit"):
        return
    months = _months(evidence, "exit_lead_months")
    latest = months_before(programme.end.last, months)
    end_at = Route("cluster.yaml", ("programme", "end"))
    wanted = f"{counted(months, 'month')} before the programme's end, {programme.end}"
    prepared = _prepared(evidence)
    if prepared is None and latest < _day(evidence) and _has_begun(evidence):
        yield Finding(
            "TIM013",
            f"no exit strategy is prepared; it is wanted {wanted}",
            Route("exit.yaml") if evidence.project.exit else end_at,
            "draw it up with the actors, and write into exit.yaml when it was `prepared`",
            (Related("the programme ends", end_at),) if evidence.project.exit else (),
        )
    elif prepared and latest < prepared.first:
        yield Finding(
            "TIM013",
            f"the exit strategy was prepared {prepared}; it was wanted {wanted}",
            Route("exit.yaml", ("prepared",)),
            "correct the date, or say why it is late: `# clusterctl: ignore TIM013 …`",
            (Related("the programme ends", end_at),),
        )


def _has_begun(evidence: Evidence) -> bool:
    """Whether something was carried out, so that there is something to hand over."""
    return any(one.result and one.result.status in {"under_way", "done"} for one in evidence.activities)


def _prepared(evidence: Evidence) -> PartialDate | None:
    """Return when the exit strategy was prepared, if that day may have come."""
    prepared = evidence.project.exit.prepared if evidence.project.exit else None
    return prepared if prepared and prepared.first <= _day(evidence) else None


def exit_for_last_stage(evidence: Evidence) -> Iterator[Finding]:
    """Find a declared stage 3 without an exit strategy, before the programme's end asks for one."""
    programme = programme_of(evidence)
    if programme is None or not evidence.is_whole("cluster", "exit") or _prepared(evidence):
        return
    begun = {day: stage for day, stage in programme.stages.items() if PartialDate(day).first <= _day(evidence)}
    last = max(begun, key=lambda day: PartialDate(day).first, default=None)
    latest = months_before(programme.end.last, _months(evidence, "exit_lead_months")) if programme.end else date.max
    if last is None or begun[last] != _LAST_STAGE or latest < _day(evidence):
        return
    yield Finding(
        "TIM014",
        f"stage 3 is declared for {last}, and no exit strategy is prepared",
        Route("cluster.yaml", ("programme", "stages", last)),
        "draw it up with the actors, and write into exit.yaml when it was `prepared`",
        (Related("it does not say when it was prepared", Route("exit.yaml")),) if evidence.project.exit else (),
    )


# -- the study and the phases ------------------------------------------------------------------------------------------


def study_old(evidence: Evidence) -> Iterator[Finding]:
    """Find a newest plan that is not closed, and was begun upon a study that nobody had revised for long."""
    project = evidence.project
    study, plans = project.diagnostic, project.plans
    if study is None or not plans or not evidence.is_whole("diagnostic", "plan"):
        return
    plan = plans[-1]
    ways: list[tuple[str | int, ...]] = [("date",), *(("revised", nth) for nth in range(len(study.revised)))]
    dates = [*((study.date,) if study.date else ()), *study.revised]
    if not dates or plan.record.status == "closed" or plan.label.first > _day(evidence):
        return
    newest = max(dates, key=lambda day: day.last)
    months = _months(evidence, "diagnostic_months")
    if newest.last >= months_before(plan.label.first, months):
        return
    at = ("revised", study.revised.index(newest)) if newest in study.revised else ways[0]
    yield Finding(
        "TIM015",
        f"the plan of {plan.label.text} rests on a study that was last revised {newest},"
        f" more than {counted(months, 'month')} before it",
        Route("diagnostic.yaml", at),
        "look through the study with the actors, and add the date to `revised`",
        (Related(f"the plan of {plan.label.text}", Route(plan.path)),),
    )


def phase_late(evidence: Evidence) -> Iterator[Finding]:
    """Find phases that surely begin after their whole usual span."""
    if not evidence.is_whole("cluster"):
        return
    for one in phases(evidence.project):
        if one.is_late and one.begins:
            yield Finding(
                "TIM016",
                f"the phase `{one.phase}` begins {one.start}, in month {one.begins.first} of the programme;"
                f" it usually ends by month {one.usual.last}",
                one.route.under("start"),
                "correct the date, or say beside it in `reason` why it is so",
                (Related("the programme begins", Route("cluster.yaml", ("programme", "start"))),),
            )


# -- activities --------------------------------------------------------------------------------------------------------


def overdue(evidence: Evidence) -> Iterator[Finding]:
    """Find plans, but no drafts, with activities whose time is over, and of which nothing says what became of them."""
    late: dict[str, list[Planned]] = {}
    day = _day(evidence)
    for one in evidence.activities:
        begun = one.label.first <= day and one.plan.record.status != "draft"
        if begun and _is_late(one, evidence, day):
            late.setdefault(one.plan.path, []).append(one)
    for path, ones in late.items():
        activities = counted(len(ones), "activity", "activities")
        yield Finding(
            "TIM017",
            f"the time of {activities} is over, and nothing says what became of {'it' if len(ones) == 1 else 'them'}",
            Route(path, ("activities",), "key"),
            "enter each `result`: done, dropped or postponed; or give a new date",
            tuple(Related(f"`{one.id}`", one.name) for one in ones[:_NAMED]),
        )


def _is_late(one: Planned, evidence: Evidence, day: date) -> bool:
    """Whether its last day is over, and its result says nothing that TIM002 finds odd."""
    return state_of(one.activity, day) == "overdue" and unlike(one, evidence) is None


RULES = (
    Rule(
        "TIM013", "exit-strategy-late", "warning",
        """
            The exit strategy is not prepared some months before the programme's end.

            Why: The actors need time to agree on who takes over what, to strengthen what is weak and to find the money.
            In the last weeks nobody can do that any more.

            Mend: Draw it up with the actors and write the date into exit.yaml as `prepared`. It is wanted three months
            before the programme's end, if the cluster sets no other `exit_lead_months`.

            Bad:

                programme:
                  implementing_agency: unido
                  start: 1997
                  end: 1999

            Good:

                programme:
                  implementing_agency: unido
                  start: 1997
                  end: 2000-06
            """,
        source="S0 13.6: a few months",
        check=exit_late,
    ),
    Rule(
        "TIM014", "exit-strategy-for-stage-3", "advice",
        """
            Stage 3 is declared, and there is no exit strategy yet.

            Why: In the third stage the actors carry the process and the programme withdraws. Without a strategy it
            withdraws from gaps that nobody has looked at.

            Mend: Draw it up with the actors and write the date into exit.yaml as `prepared`; or declare the stage that
            has been reached.

            Bad:

                stages: {1997: 1, 1999: 3}

            Good:

                stages: {1997: 1, 1999: 2}
            """,
        source="S0 13.6",
        check=exit_for_last_stage,
    ),
    Rule(
        "TIM015", "study-not-revised", "advice",
        """
            A new plan rests on a diagnostic study that was not revised for long.

            Why: With trust, more comes to light, and what held the cluster back two years ago may be gone. A plan
            that does not know answers questions that nobody asks any more.

            Mend: Look through the study with the actors before a new plan, change what has changed, and add the date to
            `revised`. It is wanted within 12 months before the plan's year, if the cluster sets no other
            `diagnostic_months`. Only the newest plan is looked at, from when it begins until it is closed.

            Bad:

                date: 1997-03

            Good:

                date: 1997-03
                revised: [1998-11]
            """,
        source="S1, the loop approach; the months are ours",
        check=study_old,
    ),
    Rule(
        "TIM016", "phase-late", "advice",
        """
            A phase begins after its whole usual span.

            Why: Phases overlap by design, and every cluster has its own pace. But a study in the second year, or an
            exit that is first thought of after the fourth, leaves no time for what rests on it.

            Mend: Correct the date. If it is so, say why in the `reason` of the phase and switch the rule off, or leave
            the advice standing. Usual are, in months of the programme: the study 1 to 6, the first action plan 7 to 12,
            monitoring 13 to 42, the exit up to 48.

            Bad:

                diagnostic: {start: 1998-01}

            Good:

                diagnostic: {start: 1997-03}
            """,
        source="S1, last table",
        check=phase_late,
    ),
    Rule(
        "TIM017", "overdue-activities", "advice",
        """
            The time of activities is over, and nothing says what became of them.

            Why: Those who gave for an activity want to know what came of it. In all figures it still counts as planned.

            Mend: Enter the `result` of each: done, dropped or postponed. Or give a new date to what is still to come. A
            plan that is called a draft is not waited for.

            Bad:

                activities:
                  fair:
                    title: Fair of the printers at Jaipur
                    start: 1999-03
                    end: 1999-03
                    lead: calico

            Good:

                activities:
                  fair:
                    title: Fair of the printers at Jaipur
                    start: 1999-03
                    end: 1999-03
                    result: {status: done}
            """,
        source="S1 6.5: monitor the progress",
        check=overdue,
    ),
)  # fmt: skip
