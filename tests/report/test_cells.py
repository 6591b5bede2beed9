"""Small counts: what is hidden, and that nobody can reckon it from what is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clusterctl.report.redaction.cells import FEWEST, Derived, Sum, breakdown, hidden

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from clusterctl.report.redaction.cells import Sum as Sum_

DONOR = FEWEST["donor"]
PUBLIC = FEWEST["public"]


class Made:
    """A table made from leaves: its totals follow, so that all tables that agree with what is shown can be tried."""

    def __init__(self, leaves: dict[str, int], sums: Sequence[Sum_]) -> None:
        self.leaves = leaves
        self.sums = sums
        self.cells = self.filled(leaves)

    def filled(self, leaves: dict[str, int]) -> dict[str, int]:
        """Return all counts; sums come in the order in which they can be made."""
        found = dict(leaves)
        for one in self.sums:
            found[one.total] = sum(found[part] for part in one.parts)
        return found

    def leaves_of(self, name: str) -> tuple[str, ...]:
        """Return the leaves that a cell is the sum of."""
        one = next((one for one in self.sums if one.total == name), None)
        return tuple(leaf for part in one.parts for leaf in self.leaves_of(part)) if one else (name,)

    def values(self, kept: Collection[str], name: str) -> set[int]:
        """Return values that a cell may have for a reader who sees the others, the first two that are found.

        All tables of whole numbers are tried that agree with what is shown. A reader may guess that a cell is hidden
        because it is not 0. What no total bounds may be larger than it is, by 2 at most.
        """
        shown = [(self.leaves_of(one), self.cells[one]) for one in self.cells if one not in kept]
        found: set[int] = set()
        for cells in self.agreeing(tuple(self.leaves), shown, {}):
            found.add(self.filled(cells)[name])
            if len(found) > 1:
                break
        return found

    def agreeing(
        self, left: Sequence[str], shown: Sequence[tuple[tuple[str, ...], int]], chosen: dict[str, int]
    ) -> Iterator[dict[str, int]]:
        """Yield the leaves of all tables that agree with what is shown."""
        if any(sum(chosen.get(leaf, 0) for leaf in leaves) > count for leaves, count in shown):
            return
        whole = [(leaves, count) for leaves, count in shown if all(leaf in chosen for leaf in leaves)]
        if any(sum(chosen[leaf] for leaf in leaves) != count for leaves, count in whole):
            return
        if not left:
            yield chosen
            return
        first, *rest = left
        bounds = [count for leaves, count in shown if first in leaves]
        for count in range(min(self.leaves[first], 1), min(bounds, default=self.leaves[first] + 2) + 1):
            yield from self.agreeing(rest, shown, {**chosen, first: count})


def row(*counts: int) -> Made:
    leaves = {f"p{at}": count for at, count in enumerate(counts)}
    return Made(leaves, [Sum("all", tuple(leaves))])


def table(counts: Sequence[Sequence[int]]) -> Made:
    """Return rows and columns, with a total of each and of all."""
    leaves = {f"c{i}{j}": count for i, line in enumerate(counts) for j, count in enumerate(line)}
    rows, columns = range(len(counts)), range(len(counts[0]))
    sums = [Sum(f"row{i}", tuple(f"c{i}{j}" for j in columns)) for i in rows]
    sums += [Sum(f"column{j}", tuple(f"c{i}{j}" for i in rows)) for j in columns]
    sums.append(Sum("all", tuple(f"row{i}" for i in rows)))
    sums.append(Sum("all", tuple(f"column{j}" for j in columns)))
    return Made(leaves, sums)


def tree(counts: Sequence[Sequence[int]]) -> Made:
    """Return parts of parts, such as groups of each year and the years of a programme."""
    leaves = {f"c{i}{j}": count for i, line in enumerate(counts) for j, count in enumerate(line)}
    sums = [Sum(f"year{i}", tuple(f"c{i}{j}" for j in range(len(line)))) for i, line in enumerate(counts)]
    return Made(leaves, [*sums, Sum("all", tuple(f"year{i}" for i in range(len(counts))))])


def cube(counts: Sequence[int]) -> Made:
    """Return two tables of two by two, a year each, and the table of both years, with some of all their totals."""
    pair = (0, 1)
    leaves = {f"c{year}{i}{j}": counts[4 * year + 2 * i + j] for year in pair for i in pair for j in pair}
    sums = [Sum(f"row{year}{i}", tuple(f"c{year}{i}{j}" for j in pair)) for year in pair for i in pair]
    sums += [Sum(f"column{year}{j}", tuple(f"c{year}{i}{j}" for i in pair)) for year in pair for j in pair]
    sums += [Sum(f"both{i}{j}", tuple(f"c{year}{i}{j}" for year in pair)) for i in pair for j in pair]
    sums += [Sum(f"year{year}", tuple(f"row{year}{i}" for i in pair)) for year in pair]
    sums += [Sum(f"columns{j}", tuple(f"column{year}{j}" for year in pair)) for j in pair]
    sums += [Sum("all", ("year0", "year1")), Sum("all", ("columns0", "columns1"))]
    return Made(leaves, sums)


COUNTS = st.integers(0, 4)
CUBES = st.lists(st.integers(0, 6), min_size=8, max_size=8).map(cube)
ROWS = st.lists(COUNTS, min_size=1, max_size=5).map(lambda counts: row(*counts))
TABLES = st.sampled_from([(2, 2), (2, 3)]).flatmap(
    lambda size: st.lists(st.lists(COUNTS, min_size=size[1], max_size=size[1]), min_size=size[0], max_size=size[0])
)
TREES = st.lists(st.lists(COUNTS, min_size=1, max_size=3), min_size=1, max_size=3).filter(
    lambda lines: sum(map(len, lines)) < 6
)
MADE = ROWS | TABLES.map(table) | TREES.map(tree)


def small(made: Made, fewest: int) -> list[str]:
    return [name for name, count in made.cells.items() if 0 < count < fewest]


# -- laws --------------------------------------------------------------------------------------------------------------


@given(MADE, st.integers(2, 4))
def test_no_small_count_can_be_reckoned_from_what_is_shown(made: Made, fewest: int) -> None:
    kept = hidden(made.cells, made.sums, fewest)
    assert kept.issuperset(small(made, fewest))
    for name in small(made, fewest):
        assert len(made.values(kept, name)) > 1, (name, kept, made.cells)


@settings(max_examples=25)
@given(CUBES, st.integers(2, 4))
def test_nor_where_each_count_stands_in_many_sums(made: Made, fewest: int) -> None:
    kept = hidden(made.cells, made.sums, fewest)
    assert kept.issuperset(small(made, fewest))
    for name in small(made, fewest):
        assert len(made.values(kept, name)) > 1, (name, kept, made.cells)


@given(MADE)
def test_nothing_is_hidden_where_nothing_is_small(made: Made) -> None:
    assert not hidden(made.cells, made.sums, FEWEST["internal"])
    assert not hidden({name: count * PUBLIC for name, count in made.cells.items()}, made.sums, PUBLIC)


@given(MADE, st.randoms(use_true_random=False))
def test_the_order_of_cells_sums_and_parts_does_not_matter(made: Made, chance: object) -> None:
    cells, sums = list(made.cells.items()), [Sum(one.total, one.parts[::-1]) for one in made.sums]
    chance.shuffle(cells)  # type: ignore[attr-defined] # Hypothesis's random numbers have no public type
    chance.shuffle(sums)  # type: ignore[attr-defined]
    assert hidden(dict(cells), sums, 3) == hidden(made.cells, made.sums, 3)


@given(MADE, st.integers(2, 4))
def test_no_cell_is_hidden_that_could_be_shown(made: Made, fewest: int) -> None:
    """Shown again, each further cell would leave too few together or let something be reckoned."""
    kept = hidden(made.cells, made.sums, fewest)
    for name in kept.difference(small(made, fewest)):
        again = kept - {name}
        few = any(
            one.total not in again
            and 0 < sum(made.cells[part] for part in one.parts if part in again) < fewest
            and any(part in again for part in small(made, fewest) if part in one.parts)
            for one in made.sums
        )
        told = any(len(made.values(again, one)) < 2 for one in small(made, fewest))
        assert few or told, (name, kept, made.cells)


@given(MADE, st.integers(2, 4))
def test_the_small_parts_of_a_total_that_is_shown_are_too_many_together_to_be_known(made: Made, fewest: int) -> None:
    kept = hidden(made.cells, made.sums, fewest)
    for one in made.sums:
        parts = [part for part in one.parts if part in kept]
        if one.total not in kept and any(0 < made.cells[part] < fewest for part in parts):
            assert sum(made.cells[part] for part in parts) >= fewest


def test_a_table_of_which_only_the_small_counts_are_hidden_fails_the_first_law() -> None:
    made = table([[1, 9, 8], [9, 9, 9]])
    assert made.values(small(made, 3), "c00") == {1}
    assert len(made.values(hidden(made.cells, made.sums, 3), "c00")) > 1


# -- known answers -----------------------------------------------------------------------------------------------------


def names(found: Iterable[str]) -> str:
    return " ".join(sorted(found))


@pytest.mark.parametrize(
    ("made", "fewest", "kept"),
    [
        (row(3, 12, 15), DONOR, "p0 p1"),  # the smallest other part goes with it
        (row(15, 12, 3), DONOR, "p1 p2"),
        (row(3, 4, 20), DONOR, "p0 p1"),  # 7 together are enough
        (row(1, 1, 20), DONOR, "p0 p1 p2"),  # 2 together are not
        (row(3, 0, 20), DONOR, "p0 p2"),  # a nought is not small and hides nothing
        (row(3, 0, 0), DONOR, "all p0"),
        (row(4, 4), DONOR, "p0 p1"),
        (row(5, 20), DONOR, ""),
        (row(10, 20), PUBLIC, "p0 p1"),
        (row(11, 20), PUBLIC, ""),
        (row(0, 20), PUBLIC, ""),
        (row(3), DONOR, "all p0"),
        (table([[2, 30, 40], [50, 60, 70], [80, 90, 99]]), DONOR, "c00 c01 c10 c11"),
        (tree([[3, 20], [30, 40]]), DONOR, "c00 c01"),
        (tree([[3], [30, 40], [50]]), DONOR, "c00 c20 year0 year2"),
    ],
)
def test_known_answers(made: Made, fewest: int, kept: str) -> None:
    assert names(hidden(made.cells, made.sums, fewest)) == kept


def test_without_sums_the_small_ones_alone_are_hidden() -> None:
    assert names(hidden({"a": 1, "b": 4, "c": 5, "d": 0}, (), DONOR)) == "a b"


def test_a_sum_that_names_a_cell_without_a_count_tells_nothing() -> None:
    assert names(hidden({"all": 20, "a": 3}, [Sum("all", ("a", "b"))], DONOR)) == "a"


def test_a_total_that_is_a_part_of_itself_is_no_sum() -> None:
    assert names(hidden({"all": 20, "a": 3}, [Sum("all", ("all", "a"))], DONOR)) == "a"


def test_a_cell_that_stands_in_a_sum_twice_is_counted_twice() -> None:
    assert names(hidden({"all": 26, "a": 3, "b": 20}, [Sum("all", ("a", "a", "b"))], DONOR)) == "a b"


def test_what_is_made_of_a_hidden_count_is_hidden_with_it() -> None:
    per_cents = [Derived("share of a", ("a", "all")), Derived("share of c", ("c", "all"))]
    cells = {"all": 43, "a": 3, "b": 15, "c": 25}
    found = hidden(cells, [Sum("all", ("a", "b", "c"))], DONOR, derived=per_cents)
    assert names(found) == "a b share of a"


# -- groups of a whole -------------------------------------------------------------------------------------------------


def of_groups(count: int, fewest: int, **parts: int) -> str:
    rests, sums = breakdown("all", parts, count)
    return names(hidden({"all": count, **parts, **rests}, sums, fewest, unshown=rests))


def test_groups_that_add_up_are_parts_of_the_whole() -> None:
    assert of_groups(42, DONOR, women=3, men=39) == "men women"
    assert of_groups(42, DONOR, women=12, men=30) == ""


def test_groups_that_do_not_add_up_may_overlap_and_each_leaves_a_rest() -> None:
    assert of_groups(42, DONOR, women=3, young=20) == "women"
    assert of_groups(42, DONOR, women=39) == "women"  # three men
    assert of_groups(42, DONOR, women=12) == ""
    assert of_groups(42, DONOR, women=30, young=38) == "young"


def test_a_whole_without_groups_has_no_sums() -> None:
    assert breakdown("all", {}, 0) == ({}, [])
    assert breakdown("all", {}, 7) == ({}, [])


def test_a_group_that_is_more_than_the_whole_has_no_rest() -> None:
    assert breakdown("all", {"women": 9}, 7) == ({}, [])
