"""A line of blocks, one for each figure: how the index went, at a glance."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from clusterctl.method.rubrics import HIGHEST_SCORE
from clusterctl.numbers import rounded

if TYPE_CHECKING:
    from collections.abc import Sequence

_BLOCKS = "▁▂▃▄▅▆▇█"
_GAP = "·"
_STEP = Fraction(HIGHEST_SCORE, len(_BLOCKS))


def sparkline(figures: Sequence[Fraction | None]) -> str:
    """Return a block for each figure of 0 to 10, always on that scale; a dot for one that is not known.

    The scale is fixed because the index is: a rise of 0.2 must not look like one of 5, nor two clusters alike.
    """
    return "".join(_GAP if figure is None else _block(figure) for figure in figures)


def _block(figure: Fraction) -> str:
    return _BLOCKS[min(max(int(figure / _STEP), 0), len(_BLOCKS) - 1)]


def legend(drawn: str) -> str:
    """Return what the signs of some lines stand for."""
    top = rounded(HIGHEST_SCORE - _STEP, 2)
    gap = f", {_GAP} is not known" if _GAP in drawn else ""
    return f"from 0 to {HIGHEST_SCORE}: {_BLOCKS[0]} is under {rounded(_STEP, 2)}, {_BLOCKS[-1]} from {top} on{gap}"
