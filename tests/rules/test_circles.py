"""Circles in what waits for what, held against walking every way."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterctl.rules.tim.circles import circles, waiting

IDS = "abcdef"
GRAPHS = st.fixed_dictionaries({id_: st.lists(st.sampled_from(IDS), max_size=3, unique=True).map(tuple) for id_ in IDS})


def reached(befores: dict[str, tuple[str, ...]], start: str) -> set[str]:
    """Return what comes before an id, over any number of steps."""
    found: set[str] = set()
    rest = list(befores[start])
    while rest:
        id_ = rest.pop()
        if id_ not in found:
            found.add(id_)
            rest += befores[id_]
    return found


@pytest.mark.parametrize(
    ("befores", "expected"),
    [
        pytest.param({}, [], id="nothing"),
        pytest.param({"a": ("b",), "b": ()}, [], id="no circle"),
        pytest.param({"a": ("a",)}, [("a",)], id="itself"),
        pytest.param({"a": ("b",), "b": ("a",)}, [("a", "b")], id="two"),
        pytest.param({"a": ("b",), "b": ("c",), "c": ("a",)}, [("a", "b", "c")], id="three"),
        pytest.param({"a": ("b", "c"), "b": ("c",), "c": ("a",)}, [("a", "c")], id="the shortest"),
        pytest.param({"z": ("a",), "a": ("b",), "b": ("a",)}, [("a", "b")], id="one waits for a circle"),
        pytest.param(
            {"c": ("d",), "a": ("b", "c"), "d": ("c",), "b": ("a",)}, [("c", "d"), ("a", "b")], id="two circles"
        ),
    ],
)
def test_known_circles(befores: dict[str, tuple[str, ...]], expected: list[tuple[str, ...]]) -> None:
    assert circles(befores) == expected


@given(GRAPHS)
def test_an_id_waits_in_a_circle_if_it_comes_before_itself(befores: dict[str, tuple[str, ...]]) -> None:
    assert waiting(befores) == {id_ for id_ in befores if id_ in reached(befores, id_)}


@given(GRAPHS)
def test_each_circle_is_one_and_each_group_has_one(befores: dict[str, tuple[str, ...]]) -> None:
    found = circles(befores)
    for circle in found:
        assert len(set(circle)) == len(circle)
        assert all(second in befores[first] for first, second in pairwise((*circle, circle[0])))
    groups = {frozenset(other for other in befores if id_ in reached(befores, other) and other in reached(befores, id_))
              for id_ in waiting(befores)}  # fmt: skip
    assert sorted(map(sorted, groups)) == sorted(
        sorted(group) for group in groups if sum(set(circle) <= group for circle in found) == 1
    )
    assert len(found) == len(groups)


def test_a_chain_of_many_is_no_matter_of_depth() -> None:
    number = 20_000
    chain = {f"a{nth}": (f"a{nth + 1}",) for nth in range(number)} | {f"a{number}": ("a0",)}
    (circle,) = circles(chain)
    assert len(circle) == number + 1
