"""The activities of a period as a whole: which there are, and in a few sentences how they stand."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.report.audience import kept_back, shown
from clusterctl.report.phrases import out_of, when
from clusterctl.words import capital, counted, listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from clusterctl.model.plan import Activity, Plan
    from clusterctl.report.period import Period

STATUSES = {
    "done": "done",
    "under_way": "under way",
    "planned": "planned",
    "postponed": "postponed",
    "dropped": "dropped",
}
DRAWN_UP = {
    "cda": "by the cluster development agent",
    "jointly": "by the agent and the cluster’s actors together",
    "stakeholders": "by the cluster’s actors",
}
NOUN = ("activity", "activities")


class Work(Struct, frozen=True):
    """The activities of a period that a report may show, by id; why there are none; how many are left out."""

    year: str
    plan: Plan | None
    shown: Mapping[str, Activity]
    missing: str | None = None
    internal: int = 0
    partial: bool = False
    """Some could not be read."""


def work(period: Period, year: str, *, partial: bool) -> Work:
    """Return the activities that belong to a period; `year` is its title."""
    missing = _missing(period, year)
    if period.plan is None or missing:
        return Work(year, None, {}, missing)
    plan = period.plan.record
    kept = {id_: activity for id_, activity in plan.activities.items() if shown(activity)}
    return Work(year, plan, kept, None, kept_back(plan.activities.values()), partial)


def _missing(period: Period, year: str) -> str | None:
    """Return why there are no activities to show, where there are none."""
    if period.label.is_month:
        return "Plans cover a year, and this report a month: a report on the year shows the activities."
    if period.plan is None:
        fault = "cannot be read" if period.plan_path else "is not on file"
        return f"The action plan for {year} {fault}."
    return None if shown(period.plan.record) else f"The action plan for {year} is kept internal."


def status(activity: Activity) -> str | None:
    """Return how an activity stands, as the file says it."""
    result = shown(activity.result)
    return result.status if result else None


def heading(done: Work) -> str:
    """Return the finding on the activities, neutral where there is none."""
    total = len(done.shown)
    finished = sum(status(activity) == "done" for activity in done.shown.values())
    if not total or done.partial:
        return f"Activities of {done.year}"
    if not finished:
        return f"No activity in the plan of {done.year} is done yet"
    done_ = "is done" if finished == 1 else "are done"
    return f"{capital(out_of(finished, total, *NOUN))} in the plan of {done.year} {done_}"


def sentences(done: Work) -> Iterator[str]:
    """Yield how many activities there are, how they stand, and what is recorded of the plan."""
    if done.missing:
        yield done.missing
        return
    total = len(done.shown)
    known = Counter(status(activity) for activity in done.shown.values())
    parts = [f"{known[key]} {words}" for key, words in STATUSES.items() if known[key]]
    parts += [f"{known[None]} without a recorded status"] if known[None] else []
    stand = f": {listed(parts, 'and')}" if parts else ""
    yield f"{capital(counted(total, *NOUN))} {'is' if total == 1 else 'are'} in the plan of {done.year}{stand}."
    undated = sum(activity.start is None and activity.end is None for activity in done.shown.values())
    if undated:
        yield f"{capital(counted(undated, 'has', 'have'))} no date on record and may be of another year."
    if done.partial:
        yield "The plan can be read in part only, so activities may be missing here."
    if done.internal:
        more = capital(counted(done.internal, "activity more", "more activities"))
        yield f"{more} {'is' if done.internal == 1 else 'are'} kept internal and left out."
    if any(activity.nature for activity in done.shown.values()):
        yield "Commercial activities bring gain soon, developmental ones build the cluster, mixed ones do both."
    if done.plan:
        yield from _plan(done.plan)


def _plan(plan: Plan) -> Iterator[str]:
    if plan.drawn_up_by:
        yield f"The plan was drawn up {DRAWN_UP[plan.drawn_up_by]}."
    for word, decision in (("validated", plan.validated), ("approved", plan.approved)):
        if decision and shown(decision):
            by = f" by {listed(decision.by, 'and')}" if decision.by else ""
            on = f", {when(decision.date)}" if decision.date else ""
            yield f"The plan was {word}{by}{on}."
