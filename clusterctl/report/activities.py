"""The part of a report on the activities of a plan: who did what for whom, when, at whose cost, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from clusterctl.model.values import Area as AreaName
from clusterctl.report import view
from clusterctl.report.audience import shown
from clusterctl.report.contributions import contributions
from clusterctl.report.phrases import quantity, several, span
from clusterctl.report.work import NOUN, STATUSES, heading, sentences
from clusterctl.words import capital, counted, listed

if TYPE_CHECKING:
    from clusterctl.model.plan import Activity, Beneficiaries
    from clusterctl.report.people import People
    from clusterctl.report.work import Work

AREAS = {
    "market": "Market",
    "technology": "Technology",
    "finance": "Finance",
    "skills": "Skills",
    "inputs": "Inputs",
    "infrastructure": "Infrastructure",
    "policy": "Policy",
    "organisation": "Organisation",
    "social": "Social matters",
    "environment": "Environment",
}
QUESTIONS = {"Led by": "who led it", "For": "for whom", "When": "when", "Contributions": "who contributed"}
"""Facts that each activity should have, and how they are asked for where they are missing."""


def activities(done: Work, people: People, currency: str) -> view.Activities:
    """Return the part of the page: areas in the method's order, activities by date, the undated last."""
    by_area: dict[str | None, list[tuple[str, Activity]]] = {}
    for entry in done.shown.items():
        by_area.setdefault(entry[1].area, []).append(entry)
    areas = tuple(
        view.Area(
            title=AREAS[area] if area else "Area not recorded",
            count=counted(len(by_area[area]), *NOUN),
            activities=tuple(_activity(one, people, currency) for _, one in sorted(by_area[area], key=_order)),
        )
        for area in (*get_args(AreaName), None)
        if area in by_area
    )
    return view.Activities(heading(done), tuple(sentences(done)), areas)


def _order(entry: tuple[str, Activity]) -> tuple[str, str, str]:
    id_, activity = entry
    begin = (activity.result.start if activity.result else None) or activity.start
    return begin.first.isoformat() if begin else "undated", activity.title, id_


def _activity(activity: Activity, people: People, currency: str) -> view.Activity:
    known = _known(activity, people, currency)
    result = shown(activity.result)
    missing = [question for name, question in QUESTIONS.items() if name not in known]
    missing += [] if activity.nature else ["of what nature it is"]
    stands = STATUSES[result.status] if result else "status not recorded"
    return view.Activity(
        title=activity.title,
        status=stands if activity.planned else f"{stands}, not in the approved plan",
        style=result.status.replace("_", "-") if result else "unknown",
        nature=activity.nature,
        description=activity.description,
        facts=tuple(view.Fact(name, text) for name, text in known.items()),
        outcome=result.outcome if result else None,
        lessons=result.lessons if result else (),
        missing=capital(listed(missing, "and")) or None,
    )


def _known(activity: Activity, people: People, currency: str) -> dict[str, str]:
    """Return what is recorded, by name, in the order in which it is shown."""
    facts = {
        "Led by": people.name(activity.lead) if activity.lead else "",
        "Carried out by": people.name(activity.implementer) if activity.implementer else "",
        "With the help of": people.names(activity.intermediaries),
        "For": _beneficiaries(activity.beneficiaries, people),
        "Served": _served(activity),
        "When": _when(activity),
        "Contributions": capital(contributions(activity, people, currency) or ""),
    }
    return {name: text for name, text in facts.items() if text}


def _when(activity: Activity) -> str:
    """Return when an activity was; the plan's dates beside it where it went otherwise."""
    result = shown(activity.result)
    planned = span(activity.start, activity.end)
    actual = span(result.start, result.end) if result else None
    if actual and planned and actual != planned:
        return f"{actual} (planned: {planned})"
    return actual or planned or ""


def _served(activity: Activity) -> str:
    result = shown(activity.result)
    return "" if not result or result.firms_served is None else several(result.firms_served, "firm")


def _beneficiaries(written: Beneficiaries | None, people: People) -> str:
    if written is None or not shown(written):
        return ""
    participants = dict(written.participants)
    total = participants.pop("total", None)
    said = [people.names(written.actors)] if written.actors else []
    said += [several(written.firms, "firm")] if written.firms is not None else []
    said += [several(total, "participant")] if total is not None else []
    said += [f"{group.replace('-', ' ')}: {quantity(number)}" for group, number in sorted(participants.items())]
    marks = {
        "a single firm": written.single_firm,
        "as a demonstration": written.demonstration,
        "members of limited means": written.limited_means,
    }
    return "; ".join([*said, *(words for words, holds in marks.items() if holds)])
