"""The figures as text that fits 100 columns, and as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bench.timing import Spread

_NAME, _FIGURE = 46, 9


class Goal(NamedTuple):
    """What a ratio's median should be."""

    sign: Literal["≤", "≥", "<"]
    value: float

    def __str__(self) -> str:
        """Return it as it is read: ≤ 13."""
        return f"{self.sign} {self.value:g}"

    def holds(self, median: float) -> bool:
        """Whether a median meets it."""
        return {"≤": median <= self.value, "≥": median >= self.value, "<": median < self.value}[self.sign]


class Row(NamedTuple):
    """One ratio."""

    name: str
    ratio: Spread
    goal: Goal | None = None

    @property
    def verdict(self) -> str:
        """Whether the goal is met, in words; nothing where there is none."""
        return "" if self.goal is None else "holds" if self.goal.holds(self.ratio.median) else "falls short"


class Section(NamedTuple):
    """Ratios to one and the same thing, which the title names."""

    title: str
    rows: Sequence[Row]


def text(sections: Sequence[Section], about: Mapping[str, Any]) -> str:
    """Return the tables, and below them by what they were measured."""
    versions = ", ".join(f"{name} {version}" for name, version in about["versions"].items())
    foot = f"Ratios of times taken in turn, {about['rounds']} rounds. {about['python']}, {about['system']}.\n{versions}"
    return "\n\n".join([*map(_section, sections), foot]) + "\n"


def _section(section: Section) -> str:
    head = _line("", ("median", "lowest", "highest"), "  goal")
    rows = [_line(f"  {row.name}", [_figure(part) for part in row.ratio], _judged(row)) for row in section.rows]
    return "\n".join([section.title, head, *rows])


def _line(name: str, figures: Sequence[str], end: str) -> str:
    return f"{name:<{_NAME}}{''.join(f'{figure:>{_FIGURE}}' for figure in figures)}{end}".rstrip()


def _judged(row: Row) -> str:
    return f"  {row.goal!s:<6} {row.verdict}" if row.goal else ""


def _figure(ratio: float) -> str:
    """Return three digits of a ratio, or all before the point."""
    return f"{ratio:.2f}" if ratio < 10 else f"{ratio:.1f}" if ratio < 100 else f"{ratio:.0f}"  # noqa: PLR2004 - digits


def as_json(sections: Sequence[Section], about: Mapping[str, Any]) -> str:
    """Return the figures, unrounded, with a final line end."""
    shown = [{"title": section.title, "rows": [_json_row(row) for row in section.rows]} for section in sections]
    return json.dumps({**about, "sections": shown}, ensure_ascii=False, indent=2) + "\n"


def _json_row(row: Row) -> dict[str, Any]:
    goal = {"sign": row.goal.sign, "value": row.goal.value, "verdict": row.verdict} if row.goal else None
    return {"name": row.name, **row.ratio._asdict(), "goal": goal}
