"""Where things stand in a row that want the same place: as near to it as may be, in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def spaced(wanted: Sequence[int], heights: Sequence[int], top: int, bottom: int) -> list[int]:
    """Return where blocks begin whose middles are wanted at rising places: as near as may be, none over another.

    They lie between top and bottom, where there is room for all.
    """
    before = [sum(heights[:at]) for at in range(len(heights))]
    free = max(bottom - top - sum(heights), 0)
    goals = [middle - height // 2 - offset for middle, height, offset in zip(wanted, heights, before, strict=True)]
    return [min(max(round(place), top), top + free) + offset
            for place, offset in zip(rising(goals, [1] * len(goals)), before, strict=True)]  # fmt: skip


def rising(wanted: Sequence[float], weights: Sequence[int]) -> list[float]:
    """Return the rising numbers that are nearest to those wanted, by the least weighted squares (pool adjacent)."""
    pools: list[tuple[float, int, int]] = []
    for number, weight in zip(wanted, weights, strict=True):
        mean, mass, size = number, weight, 1
        while pools and pools[-1][0] > mean:
            before, heavy, many = pools.pop()
            mean = (before * heavy + mean * mass) / (heavy + mass)
            mass, size = mass + heavy, size + many
        pools.append((mean, mass, size))
    return [mean for mean, _, size in pools for _ in range(size)]
