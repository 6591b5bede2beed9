"""What a reader can't tell of hidden counts: the ways to change them together so that all that is shown stays true.

Exact linear algebra over the sums. Each hidden count is a column: in which sums it stands, and how. A combination of
columns that comes to nothing is a circuit: whoever changes the counts by it changes no figure that is shown. A count
on no circuit can be recomputed; so can one whose circuits all lead to a count that cannot be.
"""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping

    Column = Mapping[int, int]
    """By the number of a sum: 1 for its total, -1 for a part."""


K = TypeVar("K")


class Circuits:
    """The circuits among the hidden counts so far."""

    def __init__(self, cells: Mapping[str, int], columns: Mapping[str, Column]) -> None:
        """Take all counts, and their columns."""
        self._cells = cells
        self._columns = columns
        self._pivots: dict[int, int] = {}
        self._basis: list[tuple[dict[int, Fraction | int], dict[str, Fraction | int]]] = []
        self._found: list[dict[str, int]] = []
        self.safe: set[str] = set()
        """The counts that surely may have at least one value more than the true one."""

    def add(self, name: str) -> None:
        """Hide one more count."""
        left, made_of = self._reduced(name)
        if not left:
            circuit = _whole(made_of)
            self._found.append(circuit)
            self.safe |= self._free(circuit)
            return
        at = min(left, key=lambda row: (abs(left[row]) != 1, row))
        by = left[at]
        self._pivots[at] = len(self._basis)
        self._basis.append(
            ({row: _over(value, by) for row, value in left.items()}, {k: _over(v, by) for k, v in made_of.items()})
        )

    def would_free(self, name: str) -> set[str]:
        """Return the counts that would be safe by the circuit that one more hidden count closes; often none."""
        left, made_of = self._reduced(name)
        return set() if left else self._free(_whole(made_of))

    def frees(self, name: str) -> bool:
        """Whether a count is safe by a circuit, or by several together."""
        if name not in self.safe:
            ways = [(one, way) for one in self._found if name in one for way in (1, -1)]
            together = (self._mended({key: way * value for key, value in one.items()}, name) for one, way in ways)
            self.safe |= next((set(change) for change in together if change), set())
        return name in self.safe

    def _mended(self, change: dict[str, int], name: str) -> dict[str, int]:
        """Return a change that no count is too small for, made of this one and others; empty where none is found."""
        lacking = self._lacking(change)
        while lacking:
            least = min(change, key=lambda key: (self._room(key, change[key]), key))
            others = [one for one in self._found if least in one]
            tried = [_plus(change, one, 1 if one[least] > 0 else -1) for one in others]
            better = [one for one in tried if name in one and self._lacking(one) < lacking]
            if not better:
                return {}
            change = min(better, key=self._lacking)
            lacking = self._lacking(change)
        return change

    def _room(self, name: str, change: int) -> int:
        """Return how far above its least a count is after a change: 0 for a nought, 1 for any other."""
        return self._cells[name] + change - min(self._cells[name], 1)

    def _lacking(self, change: Mapping[str, int]) -> int:
        """Return by how much the counts together are too small for a change."""
        return sum(max(0, -self._room(name, value)) for name, value in change.items())

    def _reduced(self, name: str) -> tuple[dict[int, Fraction | int], dict[str, Fraction | int]]:
        """Return what is left of a column without those before it, and the combination that it is."""
        left: dict[int, Fraction | int] = dict(self._columns[name])
        made_of: dict[str, Fraction | int] = {name: 1}
        while found := [self._pivots[row] for row in left if row in self._pivots]:
            at = min(found)
            column, combination = self._basis[at]
            by = next(left[row] for row in left if self._pivots.get(row) == at)
            _subtract(left, column, by)
            _subtract(made_of, combination, by)
        return left, made_of

    def _free(self, circuit: Mapping[str, int]) -> set[str]:
        """Return the counts on a circuit if they can all be changed by it, up or down."""
        for way in (1, -1):
            if all(self._room(name, way * value) >= 0 for name, value in circuit.items()):
                return set(circuit)
        return set()


def _whole(combination: Mapping[str, Fraction | int]) -> dict[str, int]:
    """Return a combination in the smallest whole numbers."""
    size = lcm(*(Fraction(value).denominator for value in combination.values()))
    return {name: int(value * size) for name, value in combination.items()}


def _plus(change: Mapping[str, int], other: Mapping[str, int], way: int) -> dict[str, int]:
    """Return two changes together; counts that do not change any more are dropped."""
    both = {name: change.get(name, 0) + way * other.get(name, 0) for name in {**change, **other}}
    return {name: value for name, value in both.items() if value}


def _over(value: Fraction | int, by: Fraction | int) -> Fraction | int:
    return value * by if by in {1, -1} else Fraction(value) / by


def _subtract(entries: dict[K, Fraction | int], other: Mapping[K, Fraction | int], by: Fraction | int) -> None:
    """Take a multiple of other entries away; what comes to nothing is dropped."""
    for key, value in other.items():
        left = entries.get(key, 0) - by * value
        if left:
            entries[key] = left
        else:
            entries.pop(key, None)
