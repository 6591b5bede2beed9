"""The part of a report on the sustainability index: where the cluster stands, and how it moved."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.analysis.index import GroupScore, MemberScore, Scorecard, scorecard
from clusterctl.method.rubrics import HIGHEST_SCORE, Group
from clusterctl.model.partial_dates import PartialDate
from clusterctl.model.values import Missing
from clusterctl.numbers import rounded
from clusterctl.report.audience import mixes_internal
from clusterctl.report.phrases import at, named, signed
from clusterctl.words import capital, listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.model.scores import Scores
    from clusterctl.project.project import Filed, Project
    from clusterctl.report.period import Period

SHORT_TITLES: dict[Group, str] = {
    "enterprises": "enterprise networks",
    "support": "support institutions",
    "brokering": "brokering institutions",
}
SHOWN_PLACES = 2
"""Decimal places of the index and its groups."""
_MOST_MOVERS = 3


class Standing(Struct, frozen=True):
    """The scorecard of a period, the one before it where the two can be compared, or why there is none."""

    filed: Filed[Scores] | None
    card: Scorecard | None
    before: Scorecard | None
    missing: str | None = None
    """Why there is no scorecard."""
    no_comparison: str | None = None
    """Why there is an assessment before and yet no comparison."""

    @property
    def change(self) -> Fraction | None:
        """How the index moved since the assessment before."""
        return self.card.value - self.before.value if self.card and self.before else None


def standing(project: Project, period: Period) -> Standing:
    """Return what can be said of the index in a period."""
    if period.scores is None:
        missing = f"{period.scores_path} cannot be read" if period.scores_path else "no assessment is on file for it"
        return Standing(None, None, None, missing)
    why_not = _unfit(project, period.scores)
    if why_not:
        return Standing(period.scores, None, None, why_not)
    card = scorecard(project, period.scores)
    unfit = _unfit(project, period.before) if period.before else None
    if period.before is None or unfit:
        return Standing(period.scores, card, None, None, unfit)
    return Standing(period.scores, card, scorecard(project, period.before))


def _unfit(project: Project, filed: Filed[Scores]) -> str | None:
    """Return why an assessment gives no figure, if it does not."""
    if not project.files[filed.path].complete:
        return f"{filed.path} can be read in part only"
    return f"{filed.path} rests on records that are kept internal" if mixes_internal(project, filed.record) else None


def headline(state: Standing) -> str:
    """Return the finding on the index, neutral where there is nothing to compare with."""
    if state.card is None:
        return "The sustainability index is not known"
    now = rounded(state.card.value, SHOWN_PLACES)
    if state.before is None or state.change is None:
        return f"The sustainability index stands at {now} of {HIGHEST_SCORE}"
    then = rounded(state.before.value, SHOWN_PLACES)
    if state.change == 0:
        return f"The sustainability index stayed at {now} of {HIGHEST_SCORE}"
    if now == then:
        return f"The sustainability index hardly moved from {now} of {HIGHEST_SCORE}"
    verb = "rose" if state.change > 0 else "fell"
    return f"The sustainability index {verb} from {then} to {now} of {HIGHEST_SCORE}"


def sentences(state: Standing) -> list[str]:
    """Return what a summary says of the index."""
    if state.card is None:
        return [f"The sustainability index cannot be given: {state.missing}."]
    return [_compared(state), *_moved(state), *_strong_and_weak(state.card), _supported(state.card)]


def _compared(state: Standing) -> str:
    said = "The index tells how far the cluster can carry on without the programme, from 0 (not at all) to 10 (fully)."
    assessed = at(PartialDate(state.card.date)) if state.card else ""
    if state.before:
        return f"{said} It was assessed {assessed}, and before that {at(PartialDate(state.before.date))}."
    if state.no_comparison:
        return f"{said} It was assessed {assessed}. It is not compared with the time before: {state.no_comparison}."
    return f"{said} It was assessed {assessed}, for the first time."


def _moved(state: Standing) -> list[str]:
    """Name the bodies that moved the index most, and those that moved it the other way."""
    if not state.card or not state.before or not state.change:
        return []
    parts = _parts(state.card, state.before)
    up = state.change > 0
    with_it = [f"{name} ({signed(part, SHOWN_PLACES)})" for name, part in parts if part and (part > 0) == up]
    against = [f"{name} ({signed(part, SHOWN_PLACES)})" for name, part in parts if part and (part > 0) != up]
    of = f"the {'rise' if up else 'fall'} of {rounded(abs(state.change), SHOWN_PLACES)}"
    most = with_it[:_MOST_MOVERS]
    if len(with_it) == len(most):
        said = [f"{capital(of)} comes from {listed(most, 'and')}."]
    else:
        said = [f"The largest parts of {of} come from {listed(most, 'and')}."]
    return [*said, f"Against it went {named(against)}."] if against else said


def _parts(card: Scorecard, before: Scorecard) -> list[tuple[str, Fraction]]:
    """Return each body's part of the change, the largest first; the parts sum to the change exactly."""
    now = {member.actor: member for member in card.members}
    then = {member.actor: member for member in before.members}
    parts = {
        actor: _contribution(now.get(actor)) - _contribution(then.get(actor)) for actor in (now | then)
    }  # fmt: skip
    order = sorted(parts, key=lambda actor: (-abs(parts[actor]), actor))
    return [((now | then)[actor].name, parts[actor]) for actor in order]


def _contribution(member: MemberScore | None) -> Fraction:
    return member.contribution if member else Fraction(0)


def _strong_and_weak(card: Scorecard) -> list[str]:
    high, low = extremes(card)
    strongest = f"{groups_named(high)} ({rounded(high[0].value, SHOWN_PLACES)} of {HIGHEST_SCORE})" if high else ""
    weakest = f"{groups_named(low)} ({rounded(low[0].value, SHOWN_PLACES)})" if low else ""
    said = [f"Strongest of the groups: {strongest}; weakest: {weakest}."] if high else []
    return [*said, *empty_groups(card)]


def extremes(card: Scorecard) -> tuple[list[GroupScore], list[GroupScore]]:
    """Return the strongest and the weakest of the groups that have bodies; none where all stand alike."""
    filled = [group for group in card.groups if group.members]
    values = {group.value for group in filled}
    if len(values) <= 1:
        return [], []
    return [g for g in filled if g.value == max(values)], [g for g in filled if g.value == min(values)]


def groups_named(groups: Sequence[GroupScore]) -> str:
    """Return the short names of groups as a list."""
    return listed([SHORT_TITLES[group.group] for group in groups], "and")


def empty_groups(card: Scorecard) -> Iterator[str]:
    """Yield what follows from groups without a body."""
    empty = [group for group in card.groups if not group.members]
    if empty:
        counts = "this group counts" if len(empty) == 1 else "these groups count"
        named = groups_named(empty)
        most = rounded(card.reachable, 1)
        yield f"No body is named among the {named}: {counts} 0, so the index can reach {most} at most."


def _supported(card: Scorecard) -> str:
    if isinstance(card.supported, Missing):
        return "How much of the index the noted features support is not known; a note below the figures says why."
    supported = rounded(card.supported, SHOWN_PLACES)
    if card.supported == card.value:
        return "The features noted of the bodies support the whole index."
    more = "more" if card.supported > card.value else "less"
    return f"The features noted of the bodies support an index of {supported}, {more} than the scores claim."
