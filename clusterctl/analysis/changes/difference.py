"""All that is different between two sides of a cluster: two of its years, or two states of its files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.analysis.changes.between import changes
from clusterctl.analysis.changes.figures import FigureChange, compared, standing
from clusterctl.analysis.changes.years import year_changes
from clusterctl.analysis.index import last_in
from clusterctl.analysis.why import IndexChange, index_change
from clusterctl.model.values import Missing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.analysis.changes.change import Change
    from clusterctl.analysis.changes.state import State
    from clusterctl.analysis.index import Scorecard
    from clusterctl.findings.finding import Route
    from clusterctl.project.labels import Label


class Difference(Struct, frozen=True):
    """What is different between two sides."""

    before: State
    after: State
    years: tuple[Label, Label] | None
    """The two years; None where two states are compared."""
    index: IndexChange | Missing
    """Of the years' last assessments, or of the last one of each state; missing where a side has none."""
    other_indexes: tuple[IndexChange, ...]
    """Between two states: of earlier assessments, so far as anything in them moved."""
    figures: tuple[FigureChange, ...]
    """Of two years all, of two states those that are others."""
    changes: tuple[Change, ...]
    unread: tuple[Route, ...] = ()
    """What can't be compared, because a side could not read it."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is different."""
        return not self.changes


def between_years(state: State, before: Label, after: Label) -> Difference:
    """Return what is different between two years."""
    cards = [_of_year(state, label) for label in (before, after)]
    index = _index(*cards)
    moved = index if isinstance(index, IndexChange) else None
    figures = tuple(compared(standing(state, before), standing(state, after)))
    return Difference(
        state, state, (before, after), index, (), figures, year_changes(state, before, after, moved)
    )  # fmt: skip


def _of_year(state: State, label: Label) -> Scorecard | None:
    filed = last_in(state.project, label)
    return state.cards.get(filed.label.text) if filed else None


def between_states(before: State, after: State) -> Difference:
    """Return what is different between two states of the files."""
    found = changes(before.project, after.project)
    cards = [next(reversed(state.cards.values()), None) for state in (before, after)]
    index = _index(*cards)
    others = tuple(_others(before, after, index))
    return Difference(
        before, after, None, index, others, tuple(_figures(before, after)), found.changes, found.unread
    )  # fmt: skip


def _index(before: Scorecard | None, after: Scorecard | None) -> IndexChange | Missing:
    if before is None or after is None:
        return Missing("no_assessment_before" if after else "no_assessment_after" if before else "no_assessment")
    return index_change(before, after)


def _others(before: State, after: State, index: IndexChange | Missing) -> Iterator[IndexChange]:
    """Yield how assessments moved that both sides have, but for the one that is told anyway."""
    told = (index.before.label, index.after.label) if isinstance(index, IndexChange) else None
    for label, card in before.cards.items():
        other = after.cards.get(label)
        if other and (label, label) != told and (found := index_change(card, other)).parts:
            yield found


def _figures(before: State, after: State) -> Iterator[FigureChange]:
    """Yield the figures of years that are others on the later side."""
    for text in sorted({label.text for state in (before, after) for label in state.ledger.labels}):
        labels = [next((one for one in state.ledger.labels if one.text == text), None) for state in (before, after)]
        old, new = (
            standing(state, label) if label else None for state, label in zip((before, after), labels, strict=True)
        )
        if old and new:
            yield from (one for one in compared(old, new) if one.is_change)
