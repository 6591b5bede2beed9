"""The style sheet of charts: colours that can be read and told apart, in light and dark."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from clusterctl.report.figures.charts import style
from tests.report.figures.looks import looks
from tests.report.figures.samples import SAMPLES
from tests.report.test_style import contrast, palettes

if TYPE_CHECKING:
    from collections.abc import Callable

    from clusterctl.report.figures.figure import Figure

WITHOUT_LOOK = {"name", "score"}
TEXT = ("text", ".soft")
OUTLINED = (
    ".total",
    ".up",
    ".down",
    ".index",
    ".supported",
    ".enterprises",
    ".support",
    ".brokering",
    ".stage",
    ".zero",
    ".tie",
)
FILLED = (".own", ".network", ".outside")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_can_be_read_in_a_file_and_on_a_page(scheme: str) -> None:
    rules = looks(style())[scheme]
    for paper in (
        rules[".paper"]["fill"],
        palettes()[scheme]["paper"],
        palettes()["print" if scheme == "light" else scheme]["paper"],
    ):
        assert all(contrast(rules[look]["fill"], paper) >= 4.5 for look in TEXT)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_shapes_stand_out_from_the_paper_and_from_lines_of_the_grid(scheme: str) -> None:
    rules = looks(style())[scheme]
    paper = rules[".paper"]["fill"]
    assert all(contrast(rules[look]["stroke"], paper) >= 3 for look in OUTLINED)
    assert all(contrast(rules[look]["fill"], paper) >= 3 for look in FILLED)
    assert contrast(rules[".grid"]["stroke"], paper) < 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_number_of_a_stage_can_be_read_on_it(scheme: str) -> None:
    rules = looks(style())[scheme]
    for stage in (".first", ".second", ".third"):
        ground = blended(rules[".stage"]["fill"], rules[".paper"]["fill"], float(rules[stage]["fill-opacity"]))
        assert contrast(rules["text"]["fill"], ground) >= 4.5


def blended(above: str, below: str, opacity: float) -> str:
    """Return what is seen of a colour above another."""
    parts = [(int(above[at : at + 2], 16), int(below[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(one * opacity + other * (1 - opacity)):02x}" for one, other in parts)


@pytest.mark.parametrize("drawn", SAMPLES.values(), ids=SAMPLES)
def test_every_class_has_a_look(drawn: Callable[[], Figure]) -> None:
    figure = drawn()
    defined = set(re.findall(r"\.([a-z]+)", style()))
    assert {word for item in (*figure.shapes, *figure.labels) for word in item.style.split()} - {
        "name",
        "score",
    } <= defined


def test_every_look_has_a_use() -> None:
    figures = [drawn() for drawn in SAMPLES.values()]
    used = {word for figure in figures for item in (*figure.shapes, *figure.labels) for word in item.style.split()}
    assert set(re.findall(r"\.([a-z]+)", style())) <= used
