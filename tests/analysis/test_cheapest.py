"""The search for the cheapest ways, against trying everything; and laws for as many things as a cluster has bodies."""

from __future__ import annotations

from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clusterctl.analysis.cheapest import Way, cheapest

Key = tuple[int, int, tuple[int, ...]]
Things = tuple[list[int], list[int]]


def key(given_: tuple[int, ...]) -> Key:
    """Return what ways are sorted by: points, things used, and who gets more."""
    return sum(given_), sum(map(bool, given_)), tuple(-points for points in given_)


def spread(way: Way, things: int) -> tuple[int, ...]:
    return tuple(dict(way).get(at, 0) for at in range(things))


def reaches_without_waste(given_: tuple[int, ...], values: list[int], needed: int) -> bool:
    gain = sum(points * value for points, value in zip(given_, values, strict=True))
    return gain >= needed and all(gain - values[at] < needed for at, points in enumerate(given_) if points)


def by_trying_all(values: list[int], room: list[int], needed: int) -> list[tuple[int, ...]]:
    tried = product(*(range(points + 1) for points in room))
    return sorted((given_ for given_ in tried if reaches_without_waste(given_, values, needed)), key=key)


VALUES = st.one_of(
    st.integers(1, 4),
    st.integers(1, 60),
    st.integers(10**5, 10**5 + 9),
    st.sampled_from((1, 7, 100, 1000, 1001)),
    st.integers(1, 10**12),
)


@st.composite
def things(draw: st.DrawFn, number: int, most: int, least: int = 1) -> Things:
    """Values of a point, falling, and room for points: from few kinds of values, or any."""
    kinds = draw(st.one_of(st.just(VALUES), st.lists(VALUES, min_size=1, max_size=3).map(st.sampled_from)))
    values = sorted(draw(st.lists(kinds, min_size=least, max_size=number)), reverse=True)
    same = draw(st.sampled_from((None, 1, most)))
    return values, [same or draw(st.integers(1, most)) for _ in values]


@st.composite
def sums(draw: st.DrawFn, values: list[int], room: list[int]) -> int:
    """A sum to reach: anywhere, or just what some points gain, or a little beside it."""
    anywhere = draw(st.integers(1, sum(map(int.__mul__, values, room)) + 1))
    given_ = [draw(st.integers(0, points)) for points in room]
    exact = sum(map(int.__mul__, values, given_))
    return draw(st.sampled_from((anywhere, exact, exact + 1, exact - 1)))


@settings(max_examples=250)
@given(things(5, 3), st.sampled_from((1, 10, 1000)), st.data())
def test_the_ways_are_those_found_by_trying_all(of: Things, number: int, data: st.DataObject) -> None:
    values, room = of
    needed = data.draw(sums(values, room))
    expected = by_trying_all(values, room, needed) if needed > 0 else []
    found = [spread(way, len(values)) for way in cheapest(values, room, needed, number)]
    assert found == expected[:number]


@settings(max_examples=40)
@given(things(8, 2, least=7), st.data())
def test_they_are_where_there_are_too_many_to_list(of: Things, data: st.DataObject) -> None:
    values, room = of
    needed = data.draw(sums(values, room).filter(lambda needed: needed > 0))
    found = [spread(way, len(values)) for way in cheapest(values, room, needed, 100)]
    assert found == by_trying_all(values, room, needed)[:100]


@settings(max_examples=60)
@given(things(40, 10, least=20), st.data())
def test_the_ways_of_many_things_are_sound_and_in_order(of: Things, data: st.DataObject) -> None:
    values, room = of
    needed = data.draw(sums(values, room))
    found = [spread(way, len(values)) for way in cheapest(values, room, needed, 10)]
    assert len(found) <= 10
    assert bool(found) == (0 < needed <= sum(map(int.__mul__, values, room)))
    assert all(reaches_without_waste(given_, values, needed) for given_ in found)
    assert all(0 <= points <= most for given_ in found for points, most in zip(given_, room, strict=True))
    assert all(key(one) < key(other) for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("values", "room", "needed", "expected"),
    [
        ([], [], 1, []),
        ([5], [2], 0, []),
        ([5], [2], 11, []),
        ([5], [2], 10, [(2,)]),
        ([5, 5], [2, 2], 10, [(2, 0), (0, 2), (1, 1)]),
        ([9, 1], [1, 3], 3, [(1, 0), (0, 3)]),
        ([9, 1], [3, 9], 10, [(2, 0), (1, 1)]),
        ([4, 3, 2], [1, 1, 9], 8, [(1, 0, 2), (1, 1, 1), (0, 0, 4), (0, 1, 3)]),
    ],
)
def test_small_ones_by_hand(values: list[int], room: list[int], needed: int, expected: list[tuple[int, ...]]) -> None:
    assert [spread(way, len(values)) for way in cheapest(values, room, needed, 10)] == expected


def test_alike_things_take_turns_and_no_more_than_asked_are_listed() -> None:
    found = cheapest([1] * 40, [10] * 40, 200, 10)
    assert found[0] == tuple((at, 10) for at in range(20))
    assert [way[-1][0] for way in found] == list(range(19, 29))
