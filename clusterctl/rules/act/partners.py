"""Who helps, who carries on, and who pays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.analysis.parties import funding_group, is_of_programme
from clusterctl.analysis.steps import step_of
from clusterctl.findings.finding import Finding, Related, Route
from clusterctl.method.kinds import KINDS
from clusterctl.rules.rule import Rule
from clusterctl.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clusterctl.method.kinds import ActorKind
    from clusterctl.model.partial_dates import PartialDate
    from clusterctl.project.project import Project
    from clusterctl.rules.evidence import Evidence, Planned

_THIRD_TIME = 3
_BUSINESS = 3
"""The step from which an activity is business."""


def unsuited(evidence: Evidence) -> Iterator[Finding]:
    """Find activities none of whose helpers has its strength in their area."""
    for one in evidence.activities:
        area, helpers = one.activity.area, one.activity.intermediaries
        if area is None or not helpers or not one.is_waited_for:
            continue
        payers = {contribution.by for contribution in one.activity.contributions}
        others = (actor for actor in (one.activity.implementer, one.activity.lead) if actor)
        asked = (*helpers, *(actor for actor in others if not is_of_programme(evidence.project, actor)))
        suits = (_suits(evidence.project, actor, area, payers) for actor in asked)
        if not any(suits):
            kinds = {evidence.project.every_actor[actor].kind: None for actor in helpers}
            strong = [kind.title.lower() for kind in KINDS.values() if area in kind.areas]
            yield Finding(
                "ACT004",
                f"`{one.id}` is about {area}, and nobody who helps with it is strong there:"
                f" {listed((_strength(kind) for kind in kinds), 'and')}",
                one.at("intermediaries"),
                f"ask others too; strong in {area}: {listed(strong)}",
                (Related(f"the area is {area}", one.at("area")),),
            )


def _strength(kind: ActorKind) -> str:
    found = KINDS[kind]
    return f"{found.title.lower()} ({', '.join(found.areas)})"


def _suits(project: Project, id_: str, area: str, payers: set[str]) -> bool:
    """Whether an actor is strong in an area; who gives money where money is its strength is so everywhere."""
    actor = project.every_actor.get(id_)
    areas = KINDS[actor.kind].areas if actor else ()
    return not areas or area in areas or ("finance" in areas and id_ in payers)


def not_handed_over(evidence: Evidence) -> Iterator[Finding]:
    """Find series and multiplied activities that the CDA or the agency still runs."""
    for one in _newest(evidence.activities):
        activity = one.activity
        if activity.upscales:
            what = f"multiplies `{activity.upscales}`"
        elif (activity.occurrence or 0) >= _THIRD_TIME:
            what = (
                f"is held for the {activity.occurrence}th time"
                if activity.occurrence != _THIRD_TIME
                else ("is held for the third time")
            )
        elif (step_of(activity) or 0) >= _BUSINESS:
            what = f"is of step {step_of(activity)} and part of a series"
        else:
            continue
        runner, field = (activity.implementer, "implementer") if activity.implementer else (activity.lead, "lead")
        if runner and is_of_programme(evidence.project, runner):
            yield Finding(
                "ACT005",
                f"`{one.id}` {what}, and `{runner}` still runs it",
                one.at(field),
                "find a body, a provider or an agent of the networks who carries it out, and name it as `implementer`",
            )


def _newest(activities: Iterable[Planned]) -> Iterator[Planned]:
    """Give the newest of each series, and what multiplies another."""
    last: dict[str, tuple[tuple[object, ...], Planned]] = {}
    for one in activities:
        activity = one.activity
        if not one.is_waited_for:
            continue
        if activity.series is None:
            if activity.upscales:
                yield one
            continue
        begins = activity.start.first if activity.start else one.label.first
        place = (one.label.first, activity.occurrence or 0, begins, one.id)
        if activity.series not in last or last[activity.series][0] < place:
            last[activity.series] = (place, one)
    for _, one in last.values():
        yield one


def not_told(evidence: Evidence) -> Iterator[Finding]:
    """Find support institutions that pay, and that nothing links to the cluster before the start."""
    project = evidence.project
    if project.actors is None or not project.actors.links or not evidence.is_whole("actors", "monitoring", "plan"):
        return
    known = _known_since(evidence)
    for one in evidence.activities:
        start = one.start
        if start is None or not one.is_waited_for:
            continue
        for nth, contribution in enumerate(one.activity.contributions):
            payer = contribution.by
            if payer not in project.every_actor or funding_group(project, payer) != "support":
                continue
            since = [(day, route) for day, route, id_ in known.get(payer, ()) if id_ != one.id]
            if any(day is None or not day.is_after(start) for day, _ in since) or _was_told(evidence, payer, start):
                continue
            yield Finding(
                "ACT006",
                f"`{payer}` gives to `{one.id}`, which begins {start}, and nothing links it to the cluster before",
                one.at("contributions", nth, "by"),
                "win it before the start; enter the link, or under `dissemination` what it was told",
                tuple(Related(f"it has to do with the cluster from {day} on", route) for day, route in since[:1]),
            )


def _known_since(evidence: Evidence) -> dict[str, list[tuple[PartialDate | None, Route, str]]]:
    """Return since when each actor had to do with the cluster: by its links, and by parts in activities.

    With each the way to it, and the id of the activity, if it is one.
    """
    found: dict[str, list[tuple[PartialDate | None, Route, str]]] = {}
    links = evidence.project.actors.links if evidence.project.actors else ()
    for nth, link in enumerate(links):
        for end in (link.from_, link.to):
            found.setdefault(end, []).append((link.since, Route("actors.yaml", ("links", nth)), ""))
    for one in evidence.activities:
        activity = one.activity
        named = {*activity.intermediaries, *(part for part in (activity.lead, activity.implementer) if part)}
        named.update(activity.beneficiaries.actors if activity.beneficiaries else ())
        named.update(contribution.by for contribution in activity.contributions)
        for actor in named if one.is_waited_for else ():
            found.setdefault(actor, []).append((one.start, one.name, one.id))
    return found


def _was_told(evidence: Evidence, actor: str, start: PartialDate) -> bool:
    """Whether something may have been told to an actor by a day: to it by id or name, or to nobody in particular."""
    name = evidence.project.every_actor[actor].name.casefold()
    for filed in evidence.project.monitoring:
        for telling in filed.record.dissemination:
            heard = [listener.casefold() for listener in telling.to]
            if telling.date.is_after(start):
                continue
            if not heard or any(listener == actor or listener in name or name in listener for listener in heard):
                return True
    return False


RULES = (
    Rule(
        "ACT004", "unsuited-helpers", "advice",
        """
            Nobody who helps with an activity is strong in its area.

            Why: Every kind of actor has its strengths: a bank spreads financial risk, a technical institution knows
            machines, an association brings firms together. Outside its strengths it helps with good will alone.

            Mend: Ask somebody whose kind suits the area, too (`clusterctl explain KIND` tells its strengths), or
            correct the area. Lead and implementer count as well, but for CDA and agency. Firms suit any area, and so
            does who gives money and has finance among its strengths.

            Bad:

                activities:
                  fair:
                    title: Fair of the printers at Jaipur
                    area: technology
                    intermediaries: [sidbi]

            Good:

                activities:
                  fair:
                    title: Fair of the printers at Jaipur
                    area: finance
                    intermediaries: [sidbi]
            """,
        source="S0 table 13.1; S1 4",
        check=unsuited,
    ),
    Rule(
        "ACT005", "not-handed-over", "advice",
        """
            What is held again and again is still run by the CDA or the agency.

            Why: What works has to go on without the programme. At its third time at the latest, and from the third step
            on, somebody should carry it out who will still be there afterwards.

            Mend: Look for a body of the cluster, a service provider or an agent of the networks who carries it out, and
            name it as `implementer`. Of a series, only the newest is looked at; beside series, what `upscales` another
            activity.

            Bad:

                activities:
                  fair:
                    title: Fair of the printers at Jaipur
                    lead: unido
                    series: printers-fair
                    occurrence: 3

            Good:

                activities:
                  fair:
                    title: Fair of the printers at Jaipur
                    lead: unido
                    implementer: calico
                    series: printers-fair
                    occurrence: 3
            """,
        source="S0 13.4",
        check=not_handed_over,
    ),
    Rule(
        "ACT006", "payer-not-linked", "advice",
        """
            A support institution pays, and nothing linked it to the cluster before.

            Why: Institutions give where they know the firms and were asked in time. At Jaipur none took up the projects
            that were put to them at a first meeting; they paid after they had been won one by one.

            Mend: Enter the link in actors.yaml with its `since`, or under `dissemination` what it was told and when. If
            there was neither, win it before the start. A part in an earlier activity is a link too.

            Bad:

                - {by: nabard, share: 40, form: cash}

            Good:

                - {by: sidbi, share: 40, form: cash}
            """,
        source="S0 13.3; S3 box 5",
        check=not_told,
    ),
)  # fmt: skip
