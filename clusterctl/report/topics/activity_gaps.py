"""What the record lacks of the activities of a plan: one gap for each question, naming how many and which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.report.topics.work import place, standing, titles
from clusterctl.report.view import Gap
from clusterctl.words import message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from clusterctl.analysis.plan import Component
    from clusterctl.report.ground import Ground


def _dated(one: Component) -> object:
    return one.start or one.end


def is_given(one: Component) -> bool:
    """Whether anything is recorded of what an activity cost or who contributed."""
    activity, result = one.activity, one.activity.result
    held = (activity.contributions, activity.stated, activity.cost)
    return any(held) or bool(result and (result.contributions or result.cost))


_ASKED: tuple[tuple[str, str, Callable[[Component], object]], ...] = (
    (message("Who led is not recorded of {which}."), "lead", lambda one: one.activity.lead),
    (message("For whom the work was is not recorded of {which}."), "beneficiaries",
     lambda one: one.activity.beneficiaries),
    (message("The date is not recorded of {which}."), "start", _dated),
    (message("Who contributed is not recorded of {which}."), "contributions", is_given),
    (message("The status is not recorded of {which}."), "result.status", lambda one: one.activity.result),
)  # fmt: skip
_OBJECTIVES: tuple[tuple[str, str, Callable[[Component], object]], ...] = (
    (message("The short-term objective is not recorded of {which}."), "short_term_objective",
     lambda one: one.activity.short_term_objective),
    (message("The governance objective, what the actors learn to do by themselves, is not recorded of {which}."),
     "governance_objective", lambda one: one.activity.governance_objective),
    (message("The person-days are not recorded of {which}."), "person_days", lambda one: one.activity.person_days),
    (message("The nature (commercial, mixed, developmental) is not recorded of {which}."), "nature",
     lambda one: one.activity.nature),
)  # fmt: skip


def gaps(at: Ground, ones: Sequence[Component]) -> Iterator[Gap]:
    """Yield what is not recorded of activities that were carried out."""
    yield from _lacking(at, ones, _ASKED)
    done = [one for one in ones if standing(at, one) == "done"]
    untold = [one for one in done if one.activity.result and not one.activity.result.outcome]
    if untold:
        which = at.say.several(
            len(done), "the only finished activity", "{untold} of {n} finished activities",
            untold=at.say.number(len(untold)),
        )  # fmt: skip
        yield Gap(at.say("What came of it is not recorded of {which}.", which=which), place(at, "result.outcome"))


def component_gaps(at: Ground, ones: Sequence[Component]) -> Iterator[Gap]:
    """Yield which of the method's components, and which objectives, are not recorded of planned activities."""
    asked = [row for row in _ASKED if row[1] != "result.status"]
    yield from _lacking(at, ones, (*asked, *_OBJECTIVES))


def _lacking(
    at: Ground, ones: Sequence[Component], asked: Sequence[tuple[str, str, Callable[[Component], object]]]
) -> Iterator[Gap]:
    """Yield what is not recorded; of what the reader may not see nothing is asked."""
    for text, key, answer in asked:
        asked_of = [one for one in ones if at.reader.sees(one.route.under(*key.split(".")))]
        lacking = [one for one in asked_of if not answer(one)]
        if lacking:
            yield Gap(at.say.message(text, which=_which(at, lacking, len(ones))), place(at, key))


def _which(at: Ground, lacking: Sequence[Component], total: int) -> str:
    """Return "all 29 activities", "3 of 29 activities: …"."""
    say = at.say
    if len(lacking) == total:
        return say.several(total, "the only activity", "all {n} activities")
    names = at.named(titles(lacking))
    return say.several(
        total, "{number} of {n} activity: {names}", "{number} of {n} activities: {names}",
        number=say.number(len(lacking)), names=names,
    )  # fmt: skip
