"""Small cells: counts of so few persons or firms that they may be known one by one, and all that would give them away.

A small count is hidden. Where a total and the other parts are shown it can be recomputed, so further cells are hidden
until each hidden count may have at least two values: for that another table of whole numbers must exist which agrees
with all that is shown, keeps every nought that is hidden at 0 or more and every other hidden cell at 1 or more. Parts
of a total that is shown hide in company: together they are no fewer than the least count that is shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.report.redaction.circuits import Circuits

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from clusterctl.model.values import Audience

FEWEST: dict[Audience, int] = {"internal": 0, "donor": 5, "public": 11}
"""The least count above 0 that each audience is shown."""


class Sum(Struct, frozen=True):
    """A total and the parts that it is the sum of, by the names of their cells."""

    total: str
    parts: tuple[str, ...]


class Derived(Struct, frozen=True):
    """A figure that is shown beside the counts that it is made of: a per cent, a mean, a change."""

    name: str
    of: tuple[str, ...]


def hidden(
    cells: Mapping[str, int], sums: Iterable[Sum], fewest: int, *, derived: Iterable[Derived] = (),
    unshown: Collection[str] = (),
) -> frozenset[str]:  # fmt: skip
    """Return the names of the counts and derived figures that must not be shown.

    `fewest` is the least count above 0 that is shown. `unshown` are counts that a report has no room for but a reader
    may reckon (the rest of a group): small ones are protected like others. A sum that names a cell without a count is
    no help to anybody and is left aside. A derived figure would give a hidden count away at least roughly, so it is
    hidden with any of those that it is made of.
    """
    table = _Table(cells, sums, fewest, unshown)
    table.hide()
    table.show_again()
    found = {name for name in table.hidden if name not in table.unshown}
    return frozenset(found | {one.name for one in derived if not table.hidden.isdisjoint(one.of)})


def breakdown(whole: str, parts: Mapping[str, int], count: int) -> tuple[dict[str, int], list[Sum]]:
    """Return the counts that a reader can reckon from a whole and groups of it, and the sums between them.

    Groups that add up to the whole are its parts. Groups that do not may overlap: what each leaves of the whole is a
    count of its own, named `whole − part`, to be given to `hidden` as unshown.
    """
    if sum(parts.values()) == count:
        return {}, [Sum(whole, tuple(parts))] if parts else []
    rests = {f"{whole} − {part}": count - value for part, value in parts.items() if 0 <= value <= count}
    return rests, [Sum(whole, (part, f"{whole} − {part}")) for part in parts if f"{whole} − {part}" in rests]


class _Table:
    """The counts, and which of them are hidden so far."""

    def __init__(self, cells: Mapping[str, int], sums: Iterable[Sum], fewest: int, unshown: Collection[str]) -> None:
        self.cells = {name: cells[name] for name in sorted(cells)}
        known = {one for one in sums if one.total not in one.parts and cells.keys() >= {one.total, *one.parts}}
        self.sums = sorted(known, key=lambda one: (one.total, one.parts))
        self.fewest = fewest
        self.small = [name for name, count in self.cells.items() if 0 < count < fewest]
        self.unshown = frozenset(unshown) & self.cells.keys()
        self.hidden = {*self.small, *self.unshown} if self.small else set()
        self.totals = {one.total for one in self.sums}
        self.columns: dict[str, dict[int, int]] = {name: {} for name in self.cells}
        for at, one in enumerate(self.sums):
            for name, sign in ((one.total, 1), *((part, -1) for part in one.parts)):
                self.columns[name][at] = self.columns[name].get(at, 0) + sign
        self.members = [tuple(dict.fromkeys((one.total, *one.parts))) for one in self.sums]

    # -- hiding --------------------------------------------------------------------------------------------------------

    def hide(self) -> None:
        """Hide cells until every small one is safe."""
        for at in range(len(self.sums)):
            self.hidden.update(self._company(at))
        circuits = self._circuits(self.hidden)
        for name in self.small:
            while not circuits.frees(name):
                more = self._further(name, circuits)
                if more is None:  # with all around it hidden, it may be twice as many as well
                    circuits.safe.add(name)
                    break
                self.hidden.add(more)
                circuits.add(more)

    def _company(self, at: int) -> list[str]:
        """Return what to hide beside the hidden parts of a sum whose total is shown, if those are too few."""
        one = self.sums[at]
        parts = [part for part in one.parts if part in self.hidden]
        if one.total in self.hidden or not any(0 < self.cells[part] < self.fewest for part in parts):
            return []
        if sum(self.cells[part] for part in parts) >= self.fewest:
            return []
        others = sorted((part for part in one.parts if part not in self.hidden and self.cells[part]), key=self._rank)
        return [others[0] if others else one.total]

    def _circuits(self, hidden_: Iterable[str]) -> Circuits:
        """Return the circuits of hidden cells; the larger counts come first, since they can give way."""
        found = Circuits(self.cells, self.columns)
        for name in sorted(hidden_, key=lambda name: (-self.cells[name], name)):
            found.add(name)
        return found

    def _rank(self, name: str) -> tuple[bool, bool, int, str]:
        """Sort what to hide: a nought last, parts before totals, few before many."""
        return not self.cells[name], name in self.totals, self.cells[name], name

    def _further(self, name: str, circuits: Circuits) -> str | None:
        """Return one more cell to hide for the sake of a small one; None where there is none."""
        near = self._near({name})
        found = self._for_lonely(self.columns[name]) or self._for_lonely(near)
        if found:
            return found
        candidates = self._shown(near)
        closing = (one for one in candidates if name in circuits.would_free(one))
        return next(closing, next(iter(candidates), None))

    def _near(self, names: set[str]) -> set[int]:
        """Return the sums that hang together with some cells by hidden ones."""
        found: set[int] = set()
        waiting = list(names)
        while waiting:
            for at in self.columns[waiting.pop()].keys() - found:
                found.add(at)
                waiting += [name for name in self.members[at] if name in self.hidden]
        return found

    def _shown(self, sums: Iterable[int]) -> list[str]:
        """Return the cells of some sums that are shown, in the order in which to hide them."""
        found = {name for at in sums for name in self.members[at] if name not in self.hidden}
        return sorted(found, key=self._rank)

    def _for_lonely(self, sums: Iterable[int]) -> str | None:
        """Return what to hide in sums in which only one cell is hidden: what helps most of them, then by rank."""
        lonely = {at for at in sums if sum(name in self.hidden for name in self.members[at]) == 1}
        helped = {name: len(lonely & self.columns[name].keys()) for name in self._shown(lonely)}
        return max(helped, key=lambda name: helped[name], default=None)

    # -- showing again -------------------------------------------------------------------------------------------------

    def show_again(self) -> None:
        """Show what need not be hidden after all, totals and large counts first."""
        spare = sorted(self.hidden.difference(self.small, self.unshown), key=self._rank, reverse=True)
        for name in spare:
            near = self._near({name})
            self.hidden.discard(name)
            around = {one for at in near for one in self.members[at] if one in self.hidden}
            small = sorted(one for one in around if 0 < self.cells[one] < self.fewest)
            few = any(self._company(at) for at in self.columns[name])
            if few or not self._are_safe(small, self._circuits(around)):
                self.hidden.add(name)

    def _are_safe(self, small: list[str], circuits: Circuits) -> bool:
        return all(circuits.frees(one) for one in small)
