"""An action plan as `clusterctl/plan/1`: the same for `plan show` and `plan gantt`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clusterctl.output.documents import figures, place
from clusterctl.output.figures import names_of
from clusterctl.output.json import Document, Head
from clusterctl.output.plan import notes
from clusterctl.output.plan_notes import missing_money

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clusterctl.analysis.phases import PhaseSpan
    from clusterctl.analysis.plan import Component, Due, PlanInTime
    from clusterctl.model.partial_dates import PartialDate
    from clusterctl.model.values import Decision
    from clusterctl.project.project import Project


def json(found: PlanInTime, project: Project, head: Head) -> Document:
    """Return a plan."""
    names = names_of(project)
    plan = found.plan
    body: dict[str, Any] = {
        "label": found.label.text,
        "first_day": found.label.first,
        "last_day": found.label.last,
        "status": plan.status,
        "validated": _decided(plan.validated),
        "approved": _decided(plan.approved),
        "drawn_up_by": plan.drawn_up_by,
        "currency": found.funding.currency,
        "states": dict(found.states),
        **figures({"person_days": found.person_days}, names),
        "activities": [_activity(one, project, names) for one in found.activities],
        "phases": [_phase(one, project) for one in found.phases],
        "notes": [*notes(found), *missing_money(found)],
    }
    return Document("plan", head, body)


def _decided(decision: Decision | None) -> dict[str, Any] | None:
    return None if decision is None else {"date": _text(decision.date), "by": list(decision.by)}


def _text(day: PartialDate | None) -> str | None:
    return day.text if day else None


def _activity(one: Component, project: Project, names: Mapping[str, str]) -> dict[str, Any]:
    activity, split = one.activity, one.money.planned.split
    who = activity.beneficiaries
    return {
        "id": one.id,
        "title": activity.title,
        "state": one.state,
        "area": activity.area,
        "category": activity.category,
        "step": one.step,
        "complexity": one.complexity,
        "in_plan": activity.planned,
        "nature": activity.nature,
        "beneficiaries": {"actors": list(who.actors) if who else [], **figures({"firms": one.firms}, names)},
        "time": {
            "start": _text(one.start), "end": _text(one.end), "actual": one.is_actual,
            "first_day": one.days.first if one.days else None, "last_day": one.days.last if one.days else None,
            "after": list(activity.after),
        },
        "responsible": {
            "lead": activity.lead, "implementer": activity.implementer, "intermediaries": list(activity.intermediaries),
        },
        "cost": figures({"total": split.total}, names),
        "shares": figures(split.shares, names),
        "person_days": {**figures({"total": one.person_days}, names), "by": figures(one.by_actor, names)},
        "deliverables": [_due(due) for due in one.deliverables],
        "place": place(one.route, project),
    }  # fmt: skip


def _due(due: Due) -> dict[str, Any]:
    return {
        "id": due.id, "what": due.what, "due": _text(due.due), "done": _text(due.done),
        "responsible": due.responsible, "overdue": due.is_overdue,
    }  # fmt: skip


def _phase(one: PhaseSpan, project: Project) -> dict[str, Any]:
    begins = {"first": one.begins.first, "last": one.begins.last} if one.begins else None
    return {
        "phase": one.phase, "start": _text(one.start), "end": _text(one.end), "begins_in_month": begins,
        "usual_months": {"first": one.usual.first, "last": one.usual.last}, "late": one.is_late,
        "place": place(one.route, project),
    }  # fmt: skip
