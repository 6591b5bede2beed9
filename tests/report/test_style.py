"""The style sheet: colours that can be read, in light and dark, and nothing fetched."""

from __future__ import annotations

import re

import pytest

from clusterctl.report.figures import charts
from clusterctl.report.templates import style

TEXT_ON = [
    ("ink", "paper"), ("ink", "panel"), ("soft", "paper"), ("soft", "panel"), ("accent", "paper"), ("accent", "panel"),
    ("good", "good-bg"), ("busy", "busy-bg"), ("late", "late-bg"), ("none", "none-bg"), ("late", "paper"),
]  # fmt: skip
SHAPES_ON = [("fill", "track"), ("fill", "panel"), ("mark", "fill"), ("mark", "track"), ("strong", "paper")]
_BODY = 4.5
_SHAPE = 2.0


def palettes() -> dict[str, dict[str, str]]:
    """Return the colours by name, in light and in dark."""
    light, dark = re.findall(r":root\{(.*?)\}", style(), re.DOTALL)
    first = dict(re.findall(r"--([\w-]+):(#[0-9a-f]{6});", light))
    return {"light": first, "dark": {**first, **dict(re.findall(r"--([\w-]+):(#[0-9a-f]{6});", dark))},
            "print": {**first, "paper": "#ffffff", "panel": "#ffffff"}}  # fmt: skip


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours by WCAG 2."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("palette", ["light", "dark", "print"])
@pytest.mark.parametrize(("ink", "paper"), TEXT_ON)
def test_text_can_be_read(palette: str, ink: str, paper: str) -> None:
    colours = palettes()[palette]
    assert contrast(colours[ink], colours[paper]) >= _BODY


@pytest.mark.parametrize("palette", ["light", "dark", "print"])
@pytest.mark.parametrize(("shape", "ground"), SHAPES_ON)
def test_shapes_can_be_told_apart(palette: str, shape: str, ground: str) -> None:
    colours = palettes()[palette]
    assert contrast(colours[shape], colours[ground]) >= _SHAPE


@pytest.mark.parametrize(
    "sheet",
    [style(), style("figures.css", "pages.css"), charts.style(), charts.style("money"), charts.style("work")],
    ids=["page", "with figures", "charts", "money", "work"],
)
def test_the_style_is_no_template_and_fetches_nothing(sheet: str) -> None:
    assert not re.search(r"\{\{|\{%|url\(|@import|https?:|<", sheet)


def test_every_colour_that_is_used_is_defined() -> None:
    used = set(re.findall(r"var\(--([\w-]+)\)", style("figures.css", "sections.css", "pages.css")))
    defined = set(re.findall(r"--([\w-]+):", style()))
    assert used <= defined
    assert defined <= used
