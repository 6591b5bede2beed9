"""Times taken in turn: whatever slows a machine for a while slows all that is compared alike."""

from __future__ import annotations

import gc
from statistics import fmean, median
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


_SHORTEST = 0.2
"""Seconds that a run lasts in a round, repeats and all: a shorter time says little."""


class MeasureError(Exception):
    """Something cannot be measured: what fails fast must not look fast."""


class Pair(NamedTuple):
    """The seconds of a run, and those of the base beside it."""

    seconds: float
    base: float


class Spread(NamedTuple):
    """A ratio over all rounds."""

    median: float
    low: float
    high: float


def rounds(number: int, base: Callable[[], object], runs: Mapping[str, Callable[[], object]]) -> dict[str, list[Pair]]:
    """Return a pair a round for each run; each round begins with another of them.

    One more run of each, before all rounds, warms up and tells how often a short one is repeated within a round.
    """
    repeats = {name: max(1, int(_SHORTEST / _pair(base, run, 1).seconds)) for name, run in runs.items()}
    found: dict[str, list[Pair]] = {name: [] for name in runs}
    names = list(runs)
    for nth in range(number):
        first = nth % len(names)
        for name in names[first:] + names[:first]:
            found[name].append(_pair(base, runs[name], repeats[name]))
    return found


def _pair(base: Callable[[], object], run: Callable[[], object], times: int) -> Pair:
    """Return the mean seconds of a run and of the base, which take turns."""
    both = [(_seconds(base), _seconds(run)) for _ in range(times)]
    return Pair(seconds=fmean(taken for _, taken in both), base=fmean(taken for taken, _ in both))


def _seconds(run: Callable[[], object]) -> float:
    gc.collect()
    start = perf_counter()
    run()
    return perf_counter() - start


def seconds(pairs: Sequence[Pair]) -> Spread:
    """Return how long the runs took by themselves."""
    return _spread([pair.seconds for pair in pairs])


def to_base(pairs: Sequence[Pair]) -> Spread:
    """Return how many times as long as the base the runs took."""
    return _spread([pair.seconds / pair.base for pair in pairs])


def between(pairs: Sequence[Pair], others: Sequence[Pair]) -> Spread:
    """Return how many times as long as the others, of the same rounds, the runs took."""
    return _spread([pair.seconds / other.seconds for pair, other in zip(pairs, others, strict=True)])


def _spread(ratios: Sequence[float]) -> Spread:
    return Spread(median(ratios), min(ratios), max(ratios))
