"""All that is different between two sides of a cluster: two of its years, or two states of its files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.analysis.changes.between import changes
from clusterctl.analysis.changes.figures import FigureChange, bases_of, compared, standing
from clusterctl.analysis.changes.years import year_changes
from clusterctl.analysis.index import last_in
from clusterctl.analysis.why import IndexChange, index_change
from clusterctl.model.values import Missing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clusterctl.analysis.changes.change import Change
    from clusterctl.analysis.changes.state import State
    from clusterctl.analysis.funding import Basis
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
    """Of the years' last assessments; of two states of the last one of each or, where that is the same, of the last one
    in which anything moved. Missing where a side has none."""
    other_indexes: tuple[IndexChange, ...]
    """Between two states: of the other assessments in which anything moved."""
    figures: tuple[FigureChange, ...]
    """Of two years all, of two states those that are others."""
    changes: tuple[Change, ...]
    bases: tuple[Basis | None, Basis | None] = (None, None)
    """Of two years, what who pays is reckoned from."""
    unread: tuple[Route, ...] = ()
    """What can't be compared, because a side could not read it."""
    unreckoned: tuple[str, ...] = ()
    """Files for which the figures of some years were not compared: they can't be read in full."""

    @property
    def is_unmoved(self) -> bool:
        """Whether nothing is different of what can be compared: no file, no figure, no part of an index."""
        moved = [one for one in (self.index, *self.other_indexes) if isinstance(one, IndexChange) and one.parts]
        return not (self.changes or moved or any(one.is_change for one in self.figures))

    @property
    def is_empty(self) -> bool:
        """Whether all can be compared, and nothing is different."""
        return self.is_unmoved and not self.unread


def between_years(state: State, before: Label, after: Label) -> Difference:
    """Return what is different between two years."""
    index = _index(_of_year(state, before), _of_year(state, after))
    moved = index if isinstance(index, IndexChange) else None
    bases = bases_of(state.ledger.of(before), state.ledger.of(after))
    old, new = standing(state, before, bases[0]), standing(state, after, bases[1])
    found = year_changes(state, before, after, moved)
    return Difference(
        state, state, (before, after), index, (), tuple(compared(old, new)), found, (old.basis, new.basis)
    )  # fmt: skip


def _of_year(state: State, label: Label) -> Scorecard | Missing | None:
    filed = last_in(state.project, label)
    return state.cards.get(filed.label.text) if filed else None


def between_states(before: State, after: State) -> Difference:
    """Return what is different between two states of the files."""
    found = changes(before.project, after.project)
    index, *others = _indexes(before, after, found.renamed_actors)
    moved = tuple(one for one in others if isinstance(one, IndexChange))
    figures, unreckoned = _figures(before, after)
    return Difference(
        before, after, None, index, moved, figures, found.changes, unread=found.unread, unreckoned=unreckoned
    )  # fmt: skip


def _index(
    before: Scorecard | Missing | None, after: Scorecard | Missing | None, renamed: Mapping[str, str] | None = None
) -> IndexChange | Missing:
    if isinstance(before, Missing) or isinstance(after, Missing):
        return Missing("unread_before" if isinstance(before, Missing) else "unread_after")
    if before is None or after is None:
        return Missing("no_assessment_before" if after else "no_assessment_after" if before else "no_assessment")
    return index_change(before, after, renamed)


def _indexes(before: State, after: State, renamed: Mapping[str, str]) -> list[IndexChange | Missing]:
    """Return how the index moved, then how the other assessments did that both sides have, the last first."""
    last = [next(reversed(state.cards.values()), None) for state in (before, after)]
    index = _index(last[0], last[1], renamed)
    told = (index.before.label, index.after.label) if isinstance(index, IndexChange) else None
    others = [
        _index(card, after.cards[label], renamed)
        for label, card in reversed(before.cards.items())
        if label in after.cards and (label, label) != told
    ]
    moved = [one for one in others if isinstance(one, IndexChange) and one.parts]
    if isinstance(index, IndexChange) and not index.parts and moved and len(set(told or ())) == 1:
        return [*moved]
    return [index, *moved]


def _figures(before: State, after: State) -> tuple[tuple[FigureChange, ...], tuple[str, ...]]:
    """Return the figures of years that are others on the later side; and the files for which some were not compared."""
    old, new = ({label.text: label for label in state.ledger.labels} for state in (before, after))
    found: list[FigureChange] = []
    unreckoned: dict[str, None] = {}
    for text in sorted(old.keys() & new.keys()):
        lacking = (*before.lacks(old[text]), *after.lacks(new[text]))
        if lacking:
            unreckoned.update(dict.fromkeys(lacking))
            continue
        bases = bases_of(before.ledger.of(old[text]), after.ledger.of(new[text]))
        sides = standing(before, old[text], bases[0]), standing(after, new[text], bases[1])
        found += [one for one in compared(*sides) if one.is_change]
    return tuple(found), tuple(unreckoned)
