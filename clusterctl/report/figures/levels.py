"""Signs that an observer put at a level of 0 to 3, year by year: so many of three pips are filled.

What nobody recorded has no pips, and says so: it is not level 0.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.report.figures import lettering, pieces
from clusterctl.report.figures.charts import LEADING, MARGIN, SIZE, SMALL, WIDTH
from clusterctl.report.figures.figure import Box, Figure, Label, Line
from clusterctl.words import english

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clusterctl.report.figures.figure import Shape
    from clusterctl.words import Say

_NAMES, _MOST = 270, 3
"""Room for names; the highest level."""
_COLUMN = (84, 124)
"""Width of a year's column, at least and at most; more years than have room make the figure wider."""
_PIP, _GAP = 14, 4
_NUMBER = 16
"""Room for the number before the pips."""
_ROW, _HEAD, _AROUND = 32, 28, 12
_LEFT = MARGIN + _NAMES + 18


class Sign(Struct, frozen=True):
    """A row: what was looked at, and its level in each year, None where none is recorded."""

    name: str
    levels: tuple[int | None, ...]
    detail: str = ""
    tips: tuple[str, ...] = ()
    """What a pointer is told of each year: the observer's note."""


def levels(  # noqa: PLR0913, PLR0917
    signs: Sequence[Sign],
    years: Sequence[str],
    title: str,
    description: str = "",
    subtitle: str = "",
    say: Say = english,
) -> Figure:
    """Return levels by sign and year. Without a description, those who don't see it are told every row."""
    said = lettering.clean(title)
    shown = subtitle or say("Levels from 0 (not seen) to 3 (fully seen)")
    labels, top = pieces.heading(title, shown)
    least, most = _COLUMN
    column = min(max((WIDTH - MARGIN - _LEFT) // max(len(years), 1), least), most)
    width = max(WIDTH, _LEFT + column * len(years) + MARGIN)
    drawing = _Drawing(labels, top, column, _LEFT + column * len(years), say)
    drawing.head(years)
    for sign in signs:
        drawing.row(sign, years)
    height = drawing.close()
    words = description or " ".join(_told(sign, years, say) for sign in signs)
    shapes = (Box(0, 0, width, height, "paper"), *drawing.grid, *drawing.shapes)
    return Figure(width, height, said, pieces.sentence([words]), shapes, tuple(drawing.labels))


def _told(sign: Sign, years: Sequence[str], say: Say) -> str:
    """Return a row in words."""
    missing = say("not recorded")
    parts = [
        say("{year}: {level}", year=year, level=missing if level is None else str(level))
        for year, level in zip(years, sign.levels, strict=True)
    ]
    return say("{name}: {levels}.", name=sign.name, levels="; ".join(parts))


class _Drawing:
    """Collects shapes and labels, row by row."""

    def __init__(self, labels: list[Label], top: int, column: int, right: int, say: Say) -> None:
        self.labels = labels
        self.grid: list[Shape] = []
        self.shapes: list[Shape] = []
        self.say = say
        self.column = column
        self.right = right
        self.bottom = top

    def head(self, years: Sequence[str]) -> None:
        """Set the years above their columns."""
        self.bottom += _HEAD
        for at, year in enumerate(years):
            for said in pieces.wrapped(year, SIZE, self.column - 10, 1):
                self.labels.append(Label(_LEFT + self.column * at, self.bottom - 8, said, "strong figure"))
        self.rule("year")

    def row(self, sign: Sign, years: Sequence[str]) -> None:
        """Set a row: the name, and for each year the number and its pips."""
        names = pieces.name_lines(sign.name, sign.detail, _NAMES)
        missing = pieces.wrapped(self.say("not recorded"), SMALL, self.column - 10, 2)
        lines = max(len(names), len(missing) if None in sign.levels else 1)
        height = max(_ROW, LEADING * lines + _AROUND)
        middle = self.bottom + height // 2
        self.labels += pieces.stacked(names, MARGIN, middle - LEADING * len(names) // 2)
        tips = sign.tips or ("",) * len(years)
        for at, (level, year, tip) in enumerate(zip(sign.levels, years, tips, strict=True)):
            x = _LEFT + self.column * at
            if level is None:
                top = middle - LEADING * len(missing) // 2
                self.labels += pieces.stacked([(line, "soft") for line in missing], x, top)
            else:
                self.labels.append(Label(x, middle + SIZE // 3 + 1, str(level), "strong figure"))
                said = self.say("{name}, {year}: {level}", name=sign.name, year=year, level=str(level))
                self.pips(level, x + _NUMBER, middle, lettering.clean(f"{said}. {tip}" if tip else said))
        self.bottom += height
        self.rule("grid")

    def pips(self, level: int, x: int, middle: int, tip: str) -> None:
        """Draw as many filled pips as the level says, and the others hollow."""
        for at in range(_MOST):
            look = "pip" if at < level else "hollow"
            self.shapes.append(Box(x + at * (_PIP + _GAP), middle - _PIP // 2, _PIP, _PIP, look, _PIP // 2, tip))

    def rule(self, look: str) -> None:
        """Draw a line below what was set."""
        self.grid.append(Line(((MARGIN, self.bottom), (self.right, self.bottom)), look))

    def close(self) -> int:
        """Return where the figure ends."""
        return self.bottom + MARGIN
