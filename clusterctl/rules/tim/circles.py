"""Circles in what waits for what. Pure; takes time in proportion to the number of steps, however long a chain is."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Befores = Mapping[str, tuple[str, ...]]


def circles(befores: Befores) -> list[tuple[str, ...]]:
    """Return a shortest circle of each group of ids that wait for one another, from the first id that is given."""
    befores = _left(befores)
    order = {id_: nth for nth, id_ in enumerate(befores)}
    found = []
    for group in _groups(befores):
        first = min(group, key=order.__getitem__)
        if len(group) > 1 or first in befores[first]:
            found.append(_shortest(first, group, befores))
    return sorted(found, key=lambda circle: order[circle[0]])


def waiting(befores: Befores) -> frozenset[str]:
    """Return the ids that stand in a circle."""
    return frozenset(id_ for group in _groups(_left(befores)) for id_ in group if len(group) > 1 or id_ in befores[id_])


def _left(befores: Befores) -> Befores:
    """Return what is left when ids that wait for none are taken away, again and again: nothing without a circle."""
    rest = {id_: set(others) for id_, others in befores.items() if others}
    afters: dict[str, list[str]] = {}
    for id_, others in rest.items():
        for other in others:
            afters.setdefault(other, []).append(id_)
    free = [id_ for id_ in befores if id_ not in rest]
    while free:
        gone = free.pop()
        for id_ in afters.get(gone, ()):
            rest[id_].discard(gone)
            if not rest[id_]:
                del rest[id_]
                free.append(id_)
    return {id_: tuple(other for other in others if other in rest) for id_, others in befores.items() if id_ in rest}


def _groups(befores: Befores) -> Iterator[set[str]]:
    """Give the ids that reach one another, by what is left over after both ways were walked (Kosaraju)."""
    afters: dict[str, list[str]] = {id_: [] for id_ in befores}
    for id_, others in befores.items():
        for other in others:
            afters[other].append(id_)
    seen: set[str] = set()
    finished = [id_ for start in befores for id_ in _walked(start, befores, seen)]
    gone: set[str] = set()
    for start in reversed(finished):
        group = set(_walked(start, afters, gone))
        if group:
            yield group


def _walked(start: str, ways: Mapping[str, tuple[str, ...]] | Mapping[str, list[str]], seen: set[str]) -> list[str]:
    """Return what can be reached from an id and was not seen, in the order in which it is left behind."""
    if start in seen:
        return []
    seen.add(start)
    left: list[str] = []
    path = [(start, iter(ways[start]))]
    while path:
        id_, rest = path[-1]
        following = next((other for other in rest if other not in seen), None)
        if following is None:
            left.append(id_)
            path.pop()
        else:
            seen.add(following)
            path.append((following, iter(ways[following])))
    return left


def _shortest(first: str, group: set[str], befores: Befores) -> tuple[str, ...]:
    """Return a shortest way from an id back to itself inside its group, without the last step."""
    came: dict[str, str] = {}
    waiting = deque([first])
    while waiting:
        id_ = waiting.popleft()
        for other in befores[id_]:
            if other == first:
                way = [id_]
                while way[-1] != first:
                    way.append(came[way[-1]])
                return tuple(reversed(way))
            if other in group and other not in came:
                came[other] = id_
                waiting.append(other)
    return (first,)
