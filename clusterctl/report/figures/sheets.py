"""The style sheets of figures, and their rules as a page takes them: once for all figures of one look."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from clusterctl.report.figures import charts

if TYPE_CHECKING:
    from collections.abc import Sequence

CHART, MAP = "c", "m"
"""The looks; their names are short, for they stand in every shape of a page."""
_RULE = re.compile(r"^([^{}@]+)(?= \{)", re.MULTILINE)
_CLASS = re.compile(r"\.(?=[a-z])")


def look(sheets: Sequence[str]) -> str:
    """Return the look of a figure that needs these sheets: all charts share one, the map has its own."""
    return MAP if "map" in sheets else CHART


def style(sheets: Sequence[str]) -> str:
    """Return the rules of a figure for a file of its own."""
    if "map" in sheets:
        return Path(__file__).with_name("map.css").read_text(encoding="utf-8")
    return charts.style(*sheets)


def scoped(sheets: Sequence[str], name: str) -> str:
    """Return the rules of a look for a page, on which they meet nothing else."""
    return within(style(("map",) if name == MAP else sheets), name)


def within(rules: str, name: str) -> str:
    """Return rules that hold for the figures of one look alone."""
    return _RULE.sub(lambda found: _selectors(found[1], name), rules)


def _selectors(selectors: str, name: str) -> str:
    return ", ".join(f".{name}-figure {_CLASS.sub(f'.{name}-', one)}" for one in selectors.split(", "))
