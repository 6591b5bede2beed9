"""The style sheets of figures, and their rules as a page takes them: once for all figures of one look."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from clusterctl.report.figures import charts
from clusterctl.report.figures.svg import ANCHORS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clusterctl.report.figures.figure import Figure


CHART, MAP = "c", "m"
"""The looks; their names are short, for they stand in every shape of a page."""
_RULE = re.compile(r"^([^{}@]+)(?= \{)", re.MULTILINE)
_ONE = re.compile(r"^([^{}@]+) \{[^{}]*\}\n", re.MULTILINE)
_NAMED = re.compile(r"\.([a-z][a-z0-9-]*)")
_EXCEPT = re.compile(r":not\([^()]*\)")
_COMMENT = re.compile(r" */\*.*?\*/", re.DOTALL)
_APART = re.compile(r", (?![^()]*\))")
_CLASS = re.compile(r"\.(?=[a-z])")


def look(sheets: Sequence[str]) -> str:
    """Return the look of a figure that needs these sheets: all charts share one, the map has its own."""
    return MAP if "map" in sheets else CHART


def style(sheets: Sequence[str]) -> str:
    """Return the rules of a figure for a file of its own."""
    if "map" in sheets:
        return Path(__file__).with_name("map.css").read_text(encoding="utf-8")
    return charts.style(*sheets)


def scoped(sheets: Sequence[str], name: str, figures: Sequence[Figure]) -> str:
    """Return the rules of a look that some figures need, for a page, on which they meet nothing else."""
    used = {word for figure in figures for one in (*figure.shapes, *figure.labels) for word in one.style.split()}
    anchors = "".join(f".{word} {{ text-anchor: {anchor} }}\n" for anchor, word in ANCHORS.items())
    return within(pruned(style(("map",) if name == MAP else sheets), used) + anchors, name)


def pruned(rules: str, used: set[str]) -> str:
    """Return rules without the selectors for classes that nothing has."""
    return _ONE.sub(lambda found: _kept(found[1], found[0][len(found[1]) :], used), uncommented(rules))


def uncommented(rules: str) -> str:
    """Return rules without comments."""
    return _COMMENT.sub("", rules) if "/*" in rules else rules


def _kept(selectors: str, rule: str, used: set[str]) -> str:
    held = [one for one in _APART.split(selectors) if used.issuperset(_NAMED.findall(_EXCEPT.sub("", one)))]
    return f"{', '.join(held)}{rule}" if held else ""


def within(rules: str, name: str) -> str:
    """Return rules that hold for the figures of one look alone."""
    return _RULE.sub(lambda found: _selectors(found[1], name), rules)


def _selectors(selectors: str, name: str) -> str:
    return ", ".join(f".{name} {_CLASS.sub(f'.{name}-', one)}" for one in selectors.split(", "))
