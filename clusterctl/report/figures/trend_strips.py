"""What stands below a trend: who paid, as layers that make up a hundred, and the stage of the programme."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from clusterctl.report.figures import lettering
from clusterctl.report.figures.charts import MARGIN, SMALL
from clusterctl.report.figures.figure import Box, Label, Shape
from clusterctl.report.figures.scale import Scale

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from clusterctl.report.figures.moments import Times
    from clusterctl.words import Say

Cell = tuple[int, int, str]
"""Top, bottom, and what a pointer is told."""
_WHOLE, _HALF = Fraction(100), Fraction(50)
_SHARES, _STAGES = 92, 22
"""Heights of the strips."""
_TITLE = 24
_STYLES = ("first", "second", "third")


class Share(Struct, frozen=True):
    """A layer: the share of one giver at each moment in per cent, None where it is not known."""

    name: str
    values: tuple[Fraction | None, ...]
    texts: tuple[str, ...]
    """The shares as shown, one for each moment: 44 %."""
    style: Literal["own", "network", "outside"]
    """The cluster itself, its support network, and those from outside: agency and donors."""


class Strip(Struct, frozen=True):
    """What was drawn."""

    shapes: tuple[Shape, ...]
    labels: tuple[Label, ...]
    top: int
    bottom: int
    ends: tuple[tuple[int, str, str], ...] = ()
    """For each layer, from the top: the middle of its last stretch, its name with the share, its style."""


def share_strip(times: Times, shares: Sequence[Share], above: int, say: Say) -> Strip:
    """Draw the shares, the first lowest, below a place. A moment of which a share is not known stays empty.

    What is more than a hundred together is cut off above.
    """
    top = above + _TITLE
    scale = Scale(Fraction(0), _WHOLE, _HALF, top + _SHARES, top)
    labels = [Label(MARGIN, above + SMALL, say("Who paid, in per cent"), "soft halo")]
    labels += [Label(times.left - 8, y + 4, text, "soft figure", "end") for y, text in scale.marks()]
    known = [at for at in range(len(times.places)) if all(share.values[at] is not None for share in shares)]
    shapes: list[Shape] = []
    ends: list[tuple[int, str, str]] = []
    below = dict.fromkeys(known, Fraction(0))
    for share in shares:
        name = lettering.clean(share.name)
        cells: dict[int, Cell] = {}
        for at in known:
            begin, below[at] = below[at], min(below[at] + (share.values[at] or 0), _WHOLE)
            cells[at] = scale.place(below[at]), scale.place(begin), f"{name}: {lettering.clean(share.texts[at])}"
        shapes += _boxes(times, cells, share.style)
        if known:
            top_of_last, end, _ = cells[known[-1]]
            ends.insert(
                0, ((top_of_last + end) // 2, f"{lettering.clean(share.texts[known[-1]])}  {name}", share.style)
            )
    return Strip(tuple(shapes), tuple(labels), top, top + _SHARES, tuple(ends))


def stage_strip(times: Times, stages: Sequence[int | None], above: int, say: Say) -> Strip:
    """Draw the stages, 1 to 3, below a place, one cell for moments that follow one another in the same."""
    top = above + _TITLE
    labels = [Label(MARGIN, above + SMALL, say("Stage of the programme"), "soft halo")]
    shapes: list[Shape] = []
    for number, style in enumerate(_STYLES, 1):
        said = say("Stage {number}", number=str(number))
        cells = {at: (top, top + _STAGES, said) for at, stage in enumerate(stages) if stage == number}
        for box in _boxes(times, cells, f"stage {style}"):
            shapes.append(box)
            if box.width > lettering.width(str(number), SMALL):
                labels.append(Label(box.x + box.width // 2, top + SMALL + 4, str(number), "name", "middle"))
    return Strip(tuple(shapes), tuple(labels), top, top + _STAGES)


def _boxes(times: Times, cells: Mapping[int, Cell], style: str) -> Iterator[Box]:
    """Give the boxes of cells by the number of their moment; those that are alike and follow one another are one."""
    begin = None
    for at, (left, right) in enumerate(times.edges()):
        if at not in cells:
            continue
        begin = left if begin is None else begin
        if cells.get(at + 1) == cells[at]:
            continue
        top, bottom, tip = cells[at]
        if right > begin and bottom > top:
            yield Box(begin, top, right - begin, bottom - top, style, tip=tip)
        begin = None
