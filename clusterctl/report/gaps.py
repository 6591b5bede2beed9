"""What the record lacks, named one by one, so that a reader knows what a report could not say, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.model.values import Missing
from clusterctl.report.phrases import named, out_of
from clusterctl.report.standing import empty_groups
from clusterctl.report.work import NOUN, status
from clusterctl.words import capital, listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from clusterctl.model.plan import Activity
    from clusterctl.project.project import Project
    from clusterctl.report.period import Period
    from clusterctl.report.standing import Standing
    from clusterctl.report.work import Work

FILES = {
    "actors": ("list of actors", "who is who, and who works with whom"),
    "diagnostic": ("diagnostic study", "which constraints the activities answer"),
    "vision": ("vision", "what the actors want to reach"),
    "logframe": ("log-frame", "which results were planned, and how they are measured"),
    "exit": ("exit strategy", "how the programme will hand over"),
}
"""Files of which a cluster has one: what each is, and what nobody can tell without it."""
YEARLY = {
    "scores": ("assessment", "how far the cluster can carry on by itself"),
    "plans": ("action plan", "what was done, and by whom"),
    "monitoring": ("observations", "what the activities changed"),
}
"""Folders with a file for each year."""


def gaps(project: Project, period: Period, state: Standing, done: Work) -> tuple[str, ...]:
    """Return all that is missing, in the order of the report."""
    return (*_files(project, period, done), *_index(state), *_activities(done), *_plan(done))


def _files(project: Project, period: Period, done: Work) -> Iterator[str]:
    for name, (title, untold) in FILES.items():
        if f"{name}.yaml" not in project.files:
            yield f"There is no {title} ({name}.yaml), which would tell {untold}."
    on_file = {"scores": period.scores_path, "plans": period.plan_path}
    for folder, (title, untold) in YEARLY.items():
        path = f"{folder}/{period.label.text}.yaml"
        asked = folder == "scores" or not period.label.is_month
        if asked and not on_file.get(folder) and path not in project.files:
            there_is = "There are" if title.endswith("s") else "There is"
            yield f"{there_is} no {title} of {done.year} ({path}), which would tell {untold}."
    for path in project.broken():
        yield f"{path} can be read in part only."


def _index(state: Standing) -> Iterator[str]:
    if state.card is None:
        if state.filed is not None:
            yield f"The sustainability index is missing: {state.missing}."
        return
    if state.no_comparison:
        yield f"The index is not compared with the assessment before: {state.no_comparison}."
    yield from empty_groups(state.card)
    bare = [member.name for member in state.card.members if not member.evidence]
    if bare:
        yield f"No evidence is recorded for the score of {named(bare)}."
    if isinstance(state.card.supported, Missing):
        without = [member.name for member in state.card.members if member.actor in state.card.unsupported]
        yield f"The supported index is not known: no features are noted for {named(without)}."


def _activities(done: Work) -> Iterator[str]:
    questions: dict[str, Callable[[Activity], object]] = {
        "who led": lambda one: one.lead,
        "for whom the work was in": lambda one: one.beneficiaries,
        "the date of": _date,
        "who contributed to": _given,
        "the short-term objective of": lambda one: one.short_term_objective,
        "the governance objective (what the actors learn to do by themselves) of": lambda one: one.governance_objective,
        "the status of": status,
    }
    for question, answer in questions.items():
        titles = sorted(one.title for one in done.shown.values() if not answer(one))
        if titles:
            which = f": {named([f'“{title}”' for title in titles])}" if len(titles) < len(done.shown) else ""
            yield f"{capital(question)} {out_of(len(titles), len(done.shown), *NOUN)} is not recorded{which}."
    finished = [one for one in done.shown.values() if status(one) == "done"]
    untold = [one for one in finished if one.result and not one.result.outcome]
    if untold:
        nouns = [f"finished {noun}" for noun in NOUN]
        yield f"What came of {out_of(len(untold), len(finished), *nouns)} is not recorded."


def _date(activity: Activity) -> object:
    result = activity.result
    return activity.start or activity.end or (result and (result.start or result.end))


def _given(activity: Activity) -> object:
    result = activity.result
    return (
        activity.contributions or activity.stated or activity.cost or (result and (result.contributions or result.cost))
    )


def _plan(done: Work) -> Iterator[str]:
    if done.plan:
        decisions = {"validated": done.plan.validated, "approved": done.plan.approved}
        undecided = [word for word, decision in decisions.items() if not decision]
        if undecided:
            yield f"When the plan was {listed(undecided, 'and')}, and by whom, is not recorded."
