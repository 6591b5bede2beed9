"""Whether the actors are told what is going on, and whether the bodies that matter have counterparts of the CDA."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.analysis.dissemination import silences
from clusterctl.analysis.stage import declared_stage
from clusterctl.analysis.thresholds import threshold
from clusterctl.findings.finding import Finding, Related, Route
from clusterctl.method.handing_over import COUNTERPART_WEIGHT
from clusterctl.method.rubrics import GROUPS
from clusterctl.model.partial_dates import PartialDate
from clusterctl.rules.rule import Rule
from clusterctl.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from clusterctl.model.actors import ActorRecord
    from clusterctl.model.scores import Member
    from clusterctl.rules.evidence import Evidence

_ENOUGH = 5
"""Activities that are done, from which their results are worth telling."""
_SECOND = 2


def nothing_told(evidence: Evidence) -> Iterator[Finding]:
    """Yield one finding where no monitoring file records that the actors were told anything."""
    done = sum(one.result is not None and one.result.status == "done" for one in evidence.activities)
    kept = evidence.project.monitoring
    told = any(filed.record.dissemination for filed in kept)
    if kept and done >= _ENOUGH and not told and evidence.is_whole("monitoring"):
        message = f"{done} activities are done, and it is nowhere recorded that the actors were told of them"
        help_ = "write what was told to whom, and when, under `dissemination` in monitoring"
        yield Finding("GOV005", message, Route("cluster.yaml", ("programme",), "key"), help_)


def told_too_rarely(evidence: Evidence) -> Iterator[Finding]:
    """Yield times in which the actors were told nothing for too long; none before the first telling."""
    if not evidence.is_whole("monitoring"):
        return
    bound = int(threshold(evidence.project, "dissemination_days").known or 0)
    for one in silences(evidence.project, evidence.as_of):
        days = f"{'' if one.is_exact else 'at least '}{one.days} days"
        message = f"from {one.since} to {one.until} the actors were told nothing: {days}; at most {bound} are usual"
        related = (Related("told again", one.before),) if one.before else ()
        help_ = "tell them every quarter what was done and what comes next, and write it under `dissemination`"
        yield Finding("GOV006", message, one.after, help_, related)


def no_counterpart(evidence: Evidence) -> Iterator[Finding]:
    """Yield one finding on the weighty bodies without a counterpart of the CDA, from the second stage."""
    stage, route = declared_stage(evidence.project, evidence.as_of)
    if stage is None or stage < _SECOND or route is None or not evidence.is_whole("actors", "scores"):
        return
    lacking = [actor for actor in _weighty(evidence) if not _has_counterpart(evidence, actor)]
    if lacking:
        names = listed(lacking, "and")
        message = f"stage {stage} is declared, and no counterpart of the CDA is recorded in {names}"
        help_ = "choose and train counterparts there, and write them in actors.yaml under `counterparts`"
        yield Finding("GOV007", message, route, help_)


def _weighty(evidence: Evidence) -> Iterator[str]:
    """Give the bodies of some weight in the last assessment."""
    dated = [filed for filed in evidence.project.scores if filed.record.date.first <= evidence.as_of]
    for group in GROUPS if dated else ():
        members: dict[str, Member] = getattr(dated[-1].record.scores, group)
        for actor, member in members.items():
            if member.weight >= COUNTERPART_WEIGHT:
                yield actor


def _has_counterpart(evidence: Evidence, actor: str) -> bool:
    record = evidence.project.every_actor.get(actor)
    return record is None or _counterparts(record, evidence.as_of)


def _counterparts(record: ActorRecord, day: date) -> bool:
    """Whether there are any by the last entry that has begun on a day."""
    dated = sorted((PartialDate(key).first, key) for key in record.counterparts)
    begun = [record.counterparts[key] for first, key in dated if first <= day]
    return bool(begun) and (begun[-1].number is None or begun[-1].number.value > 0)


RULES = (
    Rule(
        "GOV005", "actors-not-told", "advice",
        """
            It is nowhere recorded that the actors were told what is going on.

            Why: Who hears of results believes in the next activity, and says what should be done otherwise. Most of
            all in the beginning, when the first results show.

            Mend: Tell members and institutions of each step that matters: at meetings, by a circular, in the local
            paper. Write what was told to whom and when under `dissemination` in monitoring.

            The rule waits until five activities are done (ours) and monitoring is kept, and is one finding for the
            cluster. Once anything is recorded, GOV006 looks at how often.

            Bad:

                trust:
                  participation: {level: 2}

            Good:

                trust:
                  participation: {level: 2}
                dissemination:
                  - {what: Results of the fair, to: [members of Calico], date: 1999-12}
            """,
        source="S1 6.6.6, S0 13.3",
        check=nothing_told,
    ),
    Rule(
        "GOV006", "long-silence", "warning",
        """
            The actors were told nothing for longer than a quarter.

            Why: Silence breeds rumours: who does not hear what the money was spent on thinks the worst.

            Mend: Tell them every quarter what was done and what comes next. If you did, write it under
            `dissemination` in monitoring.

            A time over 92 days (threshold dissemination_days) is told, from one telling to the next, or to the end of
            the last monitoring file; of dates without a day the shortest time counts. Nothing is said before there
            are two tellings.

            Bad:

                dissemination:
                  - {what: Plan of the year, date: 1999-01}
                  - {what: Results of the fair, date: 1999-12}

            Good:

                dissemination:
                  - {what: Plan of the year, date: 1999-01}
                  - {what: The fair comes, date: 1999-04}
                  - {what: Results of the fair, date: 1999-07}
                  - {what: Accounts of the fair, date: 1999-10}
            """,
        source="S1 6.6.6, S0 13.3; the bound is ours",
        check=told_too_rarely,
    ),
    Rule(
        "GOV007", "no-counterpart", "advice",
        """
            A weighty body has no counterpart of the CDA in the second stage.

            Why: The CDA knows how to bring actors together, to plan and to find money, and leaves one day. Counterparts
            in the bodies that carry the cluster learn it by working along.

            Mend: Choose one or two persons in each such body, take them along, and write how many there are, and
            whether they are trained, under `counterparts` in actors.yaml.

            Judged are the bodies of at least 15 % of their group in the last assessment (ours), once stage 2 or 3 is
            declared. It is one finding for the cluster.

            Bad:

                  iird:
                    name: Institute of Integrated Rural Development
                    kind: coordination_body

            Good:

                  iird:
                    name: Institute of Integrated Rural Development
                    kind: coordination_body
                    counterparts: {1999: {number: 1, trained: true}}
            """,
        source="S1 6.6.11; the bound is ours",
        check=no_counterpart,
    ),
)  # fmt: skip
