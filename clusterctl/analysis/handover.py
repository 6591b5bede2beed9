"""Whether responsibility moves to the cluster: what CDA and agency did in the first year that is told, and in the last.

The source wants responsibility to shift to the stakeholders year by year (S1 6.6; S0 13.6). *Ours*: each matter is
judged by itself, by the plain comparison of two figures; any fall of the programme's part is a move, and what the
programme had no part in, then and now, is with others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from clusterctl.analysis.figure import Figure, difference
from clusterctl.analysis.funding import trend
from clusterctl.model.values import Missing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clusterctl.analysis.funding import Basis
    from clusterctl.analysis.process import YearProcess
    from clusterctl.project.labels import Label

Matter = Literal["leads", "stakeholders", "implementers", "person_days", "money"]
Outcome = Literal["moved", "back", "same", "others"]
Overall = Literal["yes", "in_part", "no"]
ONE_YEAR, NO_YEAR = Missing("one_year"), Missing("no_year")
_RISES: tuple[Matter, ...] = ("stakeholders",)
"""Matters of which more, not less, is a move to the cluster."""


class Move(Struct, frozen=True):
    """One matter in the first and in the last year in which it is known."""

    matter: Matter
    first: Label | None
    """None where no year tells it."""
    last: Label | None
    before: Figure
    """Per cent of agency and CDA (of money, of agency and donors); of stakeholders, how many lead."""
    after: Figure
    change: Figure
    """Missing where fewer than two years tell it."""
    outcome: Outcome | None
    """None where it can't be told."""
    basis: Basis | None = None
    """Of money."""


class Handover(Struct, frozen=True):
    """What moved to the cluster up to a year."""

    moves: tuple[Move, ...]

    def count(self, outcome: Outcome) -> int:
        """Return how many matters came out so."""
        return sum(move.outcome == outcome for move in self.moves)

    @property
    def towards(self) -> int:
        """How many matters moved to the cluster, or lay with others then and now."""
        return self.count("moved") + self.count("others")

    @property
    def unknown(self) -> int:
        """How many matters can't be told."""
        return sum(move.outcome is None for move in self.moves)

    @property
    def overall(self) -> Overall | None:
        """Whether all, some or none of the matters that are known moved to the cluster; None where none is known."""
        known = len(self.moves) - self.unknown
        if not known:
            return None
        return "yes" if self.towards == known else "in_part" if self.towards else "no"


def handover(years: Sequence[YearProcess]) -> Handover:
    """Return what moved to the cluster over years in their order."""
    return Handover((
        _move("leads", [(one.label, one.leads.programme_share) for one in years]),
        _move("stakeholders", [(one.label, one.leads.stakeholders) for one in years]),
        _move("implementers", [(one.label, one.implementers.programme_share) for one in years]),
        _move("person_days", [(one.label, one.person_days.programme_share) for one in years]),
        _money(years),
    ))  # fmt: skip


def _money(years: Sequence[YearProcess]) -> Move:
    """Return how the share of agency and donors moved, by one basis on both sides."""
    found = trend([one.funding for one in years])
    if found:
        ends = [(one.label, one.split_by(found.basis).programme_share) for one in (found.before, found.after)]
        return _move("money", [(label, share) for label, share in ends if label], found.basis)
    known = [one for one in years if one.funding.split.programme_share.known is not None][-1:]
    basis = known[0].funding.basis if known else None
    return _move("money", [(one.label, one.funding.split.programme_share) for one in known], basis)


def _move(matter: Matter, told: Sequence[tuple[Label, Figure]], basis: Basis | None = None) -> Move:
    known = [(label, figure) for label, figure in told if figure.known is not None]
    if not known:
        none = Figure(NO_YEAR)
        return Move(matter, None, None, none, none, none, None, basis)
    (first, before), (last, after) = known[0], known[-1]
    if len(known) == 1:
        return Move(matter, first, last, before, after, Figure(ONE_YEAR, (after,)), None, basis)
    change = difference(after, before)
    return Move(matter, first, last, before, after, change, _outcome(matter, before, after), basis)


def _outcome(matter: Matter, before: Figure, after: Figure) -> Outcome | None:
    if before.known is None or after.known is None:
        return None
    rises = after.known - before.known if matter in _RISES else before.known - after.known
    if rises:
        return "moved" if rises > 0 else "back"
    return "others" if matter not in _RISES and after.known == 0 else "same"
