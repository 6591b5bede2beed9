"""What the figures about money and the index have in common: looks, names that attack, texts that do not collide."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from clusterctl.report.figures import charts, lettering
from clusterctl.report.figures.figure import Box, Line
from clusterctl.report.figures.hatch import hatched
from clusterctl.report.figures.index_parts import Group
from clusterctl.report.figures.shares import Mark
from clusterctl.report.figures.svg import inline, svg
from clusterctl.report.figures.tapering import Repeated
from tests.report.figures.looks import looks
from tests.report.figures.maps import HOSTILE
from tests.report.figures.money import SAMPLES, brought, gained, part, parts, payers, split, tapered, time
from tests.report.figures.places import collisions, outside
from tests.report.test_style import contrast, palettes

if TYPE_CHECKING:
    from collections.abc import Callable

    from clusterctl.report.figures.figure import Figure

SHEET = charts.style("money")
WITHOUT_LOOK = {"name"}
ON_FILLS = [
    (".agencys", ".agency"),
    (".institutions", ".institution"),
    (".donors", ".donor"),
    (".clusters", ".cluster"),
]
OUTLINED = (
    ".agency",
    ".institution",
    ".donor",
    ".cluster",
    ".external",
    ".hint",
    ".border",
    ".stood",
    ".limit",
    ".sign",
)
FILLED = (".cluster", ".whole", ".group", ".body", ".brought", ".given")
LONG = "word " * 20_000


def worded(said: str, rows: int = 1) -> list[Figure]:
    """Return every figure, with the same words everywhere."""
    split_row = split(said, "10", "2", "3", "85", detail=said)
    group = Group(part(said, "5", "4", said), tuple(part(said, score, "2", said) for score in ("0", None)) * rows)
    once = (time(said, "20", "30", "10", said), time(said, None))
    return [
        payers(*[split_row] * rows, mark=Mark(Fraction(50), said)),
        parts(*[group] * rows),
        brought(*[gained(said, "0.9", said), gained(said, None, said)] * rows),
        tapered(*[Repeated(said, once * rows, said)] * 8),
    ]


# -- looks -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_shares_can_be_read_on_their_parts(scheme: str) -> None:
    rules = looks(SHEET)[scheme]
    for text, fill in ON_FILLS:
        assert contrast(rules[text]["fill"], rules[fill]["fill"]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
def test_words_and_shapes_stand_out_from_the_paper(scheme: str) -> None:
    rules = looks(SHEET)["dark" if scheme == "dark" else "light"]
    for paper in (rules[".paper"]["fill"], palettes()[scheme]["paper"]):
        assert contrast(rules[".rise"]["fill"], paper) >= 4.5
        assert all(contrast(rules[look]["stroke"], paper) >= 3 for look in OUTLINED)
        assert all(contrast(rules[look]["fill"], paper) >= 3 for look in FILLED)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_bars_stand_out_from_what_lies_behind_them(scheme: str) -> None:
    rules = looks(SHEET)[scheme]
    pairs = [(".whole", ".track"), (".group", ".track"), (".body", ".track"), (".given", ".external")]
    assert all(contrast(rules[bar]["fill"], rules[behind]["fill"]) >= 3 for bar, behind in pairs)
    assert all(
        contrast(rules[mark]["stroke"], rules[".under"]["stroke"]) >= 7 for mark in (".stood", ".limit", ".border")
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_cluster_is_the_strongest_and_hatching_is_seen(scheme: str) -> None:
    rules = looks(SHEET)[scheme]
    paper = rules[".paper"]["fill"]
    cluster = contrast(rules[".cluster"]["fill"], paper)
    for other in (".agency", ".institution", ".donor"):
        assert cluster > 4 * contrast(rules[other]["fill"], paper)
        assert contrast(rules[".cluster"]["fill"], rules[other]["fill"]) >= 4
    for style in (".institution", ".donor"):
        assert contrast(rules[style]["stroke"], rules[style]["fill"]) >= 3


@pytest.mark.parametrize("drawn", SAMPLES.values(), ids=SAMPLES)
def test_every_class_has_a_look(drawn: Callable[[], Figure]) -> None:
    defined = set(re.findall(r"\.([a-z]+)", SHEET))
    assert used(drawn()) - WITHOUT_LOOK <= defined


def test_every_look_has_a_use() -> None:
    own = charts.style("money").removeprefix(charts.style())
    found = set.union(*(used(drawn()) for drawn in SAMPLES.values()))
    assert set(re.findall(r"\.([a-z]+)", own)) <= found


def test_no_look_of_the_other_charts_is_changed() -> None:
    own = charts.style("money").removeprefix(charts.style())
    assert not set(re.findall(r"\.([a-z]+)", own)) & set(re.findall(r"\.([a-z]+)", charts.style()))


def used(figure: Figure) -> set[str]:
    return {word for item in (*figure.shapes, *figure.labels) for word in item.style.split()}


# -- words -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("drawn", SAMPLES.values(), ids=SAMPLES)
def test_no_text_lies_over_another(drawn: Callable[[], Figure]) -> None:
    assert not collisions(drawn())
    assert not outside(drawn())


@pytest.mark.parametrize("said", [*HOSTILE, "", "mmm " * 40])
def test_names_that_attack_are_text_and_keep_their_place(said: str) -> None:
    for figure in worded(said, rows=2):
        root = ET.fromstring(inline(figure, "charts", "one"))  # noqa: S314 - made by this program
        assert {element.tag for element in root.iter()} <= {"svg", "title", "desc", "style", "path", "text", "rect"}
        assert not collisions(figure)
        assert not outside(figure)
        if said:
            assert any(lettering.clean(said) in (element.text or "") for element in [*root.iter("title")][1:])


def test_endless_words_are_cut() -> None:
    for figure in worded(LONG):
        assert not collisions(figure)
        assert not outside(figure)
        assert figure.height < 1600
        assert sum(len(label.text) for label in figure.labels) < 12_000


def test_many_rows_have_the_figures_of_the_axis_below_as_well() -> None:
    for few, many in zip(worded("Name"), worded("Name", rows=30), strict=True):
        assert not outside(many)
        foot = [label for label in many.labels if label.y > many.height - 30 and label.anchor == "middle"]
        assert foot
        assert many.height > few.height
        ET.fromstring(svg(many, SHEET, "one"))  # noqa: S314 - made by this program


@pytest.mark.parametrize(
    "figure", [payers(), payers(mark=None), parts(), brought(), tapered(), tapered(Repeated("A", ()))]
)
def test_a_figure_of_nothing_is_a_figure_too(figure: Figure) -> None:
    assert not collisions(figure)
    assert not outside(figure)
    ET.fromstring(svg(figure, SHEET, "one"))  # noqa: S314 - made by this program


@pytest.mark.parametrize("drawn", SAMPLES.values(), ids=SAMPLES)
def test_numbers_of_the_file_are_whole(drawn: Callable[[], Figure]) -> None:
    for shape in drawn().shapes:
        numbers = [n for p in shape.points for n in p] if isinstance(shape, Line) else []
        numbers += [shape.x, shape.y, shape.width, shape.height] if isinstance(shape, Box) else []
        assert numbers
        assert all(type(number) is int for number in numbers)


# -- hatching ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rises", [True, False])
@pytest.mark.parametrize(("width", "height"), [(1, 24), (7, 24), (24, 14), (90, 24), (300, 24)])
def test_hatching_stays_in_its_box_and_is_aslant(width: int, height: int, rises: bool) -> None:
    points = hatched(Box(10, 20, width, height, "donor"), 7, rises=rises)
    assert all(10 <= x <= 10 + width and 20 <= y <= 20 + height for x, y in points)
    slopes = set()
    for (x, y), (to_x, to_y) in pairwise(points):
        assert abs(to_x - x) == abs(to_y - y) or x == to_x in {10, 10 + width} or y == to_y in {20, 20 + height}
        if x != to_x and y != to_y:
            slopes.add((to_y - y) // (to_x - x))
    assert slopes == {-1 if rises else 1}
