"""The figures that a change of the files moves: who pays, who leads and the stage of a year, on two sides."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from clusterctl.analysis.figure import Figure, difference
from clusterctl.analysis.leads import leads_of
from clusterctl.analysis.parties import FUNDING_GROUPS
from clusterctl.analysis.stage import declared_stage, stages
from clusterctl.model.values import Missing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from clusterctl.analysis.changes.state import State
    from clusterctl.analysis.funding import Basis, Funding
    from clusterctl.project.labels import Label

Matter = Literal["funding", "leads", "stage"]
MATTERS: tuple[Matter, ...] = ("funding", "leads", "stage")
Figures = dict[tuple[Matter, str], Figure]
NOT_ON_FILE, OTHER_BASIS = Missing("not_recorded"), Missing("other_basis")


class Standing(Struct, frozen=True):
    """The figures of a year on one side. `basis` is that of the money, None where the year has none on file."""

    label: str
    figures: Mapping[tuple[Matter, str], Figure]
    basis: Basis | None


class FigureChange(Struct, frozen=True):
    """A figure of a year on two sides; the years may differ.

    Of funding the shares of the groups and of `programme` (agency and donors), in per cent, and the `leverage`; of
    leads the shares of the groups and of `programme` (agency and CDA), in per cent, how many `activities` there are,
    and of how many the lead is `known`; of the stage `inferred` and `declared`.
    """

    matter: Matter
    field: str
    from_: str
    to: str
    """The labels."""
    before: Figure
    after: Figure
    is_alike: bool = True
    """Whether both are reckoned from the same kind of records; where not, their difference says nothing."""

    @property
    def change(self) -> Figure:
        """After − before; missing where the two can't be compared."""
        return difference(self.after, self.before) if self.is_alike else Figure(OTHER_BASIS)

    @property
    def is_change(self) -> bool:
        """Whether it moved, came or went."""
        return self.before.known != self.after.known


def bases_of(before: Funding, after: Funding) -> tuple[Basis, Basis]:
    """Return what the money of two years is compared by: the same kind of records where both have it.

    Finance records that hold other years' days, too, are those of a year only beside themselves.
    """
    same = before.label and after.label and before.label.text == after.label.text
    if before.finance and after.finance and (same or (before.is_own_finance and after.is_own_finance)):
        return "finance", "finance"
    known = [year.counted.split.cluster_share.known for year in (before, after)]
    return (before.basis, after.basis) if None in known else ("activities", "activities")


def standing(state: State, label: Label, basis: Basis) -> Standing:
    """Return the figures of a year as they are on one side, its money by a basis."""
    year = state.ledger.of(label)
    found = _stage(state, label)
    if state.ledger.is_on_file(label):
        split = year.split_by(basis)
        found |= {("funding", group): split.shares[group] for group in FUNDING_GROUPS}
        found |= {("funding", "programme"): split.programme_share, ("funding", "leverage"): split.leverage}
    leads = leads_of(state.project, year)
    if leads.activities:
        found |= {("leads", group): leads.shares[group] for group in FUNDING_GROUPS}
        found["leads", "programme"] = leads.programme_share
        found["leads", "known"] = leads.known
        found["leads", "activities"] = Figure(Fraction(leads.activities), leads.known.made_of)
    return Standing(label.text, found, basis if state.ledger.is_on_file(label) else None)


def _stage(state: State, label: Label) -> Figures:
    """Return the stage of a year; one in which nothing is on file may be declared all the same."""
    found = next((one for one in stages(state.project, state.ledger) if one.label.text == label.text), None)
    declared, at = declared_stage(state.project, min(label.last, state.as_of))
    figures: Figures = {}
    if found:
        value = found.inferred if isinstance(found.inferred, Missing) else Fraction(found.inferred)
        figures["stage", "inferred"] = Figure(value, (found.leads, *(money.cluster for money in found.money)))
    if declared is not None and at:
        figures["stage", "declared"] = Figure(Fraction(declared), (at,))
    return figures


def compared(before: Standing, after: Standing) -> Iterator[FigureChange]:
    """Yield each figure that one of the sides has, as it is on both."""
    for matter, field in dict.fromkeys((*after.figures, *before.figures)):
        one, other = (side.figures.get((matter, field), Figure(NOT_ON_FILE)) for side in (before, after))
        alike = matter != "funding" or before.basis == after.basis
        yield FigureChange(matter, field, before.label, after.label, one, other, alike)
