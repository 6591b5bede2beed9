"""A figure as a part of a page: it meets neither the page's styles and ids nor those of another figure."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from clusterctl.report import html
from clusterctl.report.figures import sheets
from clusterctl.report.figures.figure import Box, Figure, Label, Line
from clusterctl.report.figures.svg import inline, svg
from tests.report.figures.maps import HOSTILE

STYLE = """text, rect { fill: red }
.title { fill: #101010 }
.weak.came { opacity: .5 }
@media print {
.a, .b { x: 1 }
}
"""
FIGURE = Figure(
    100, 50, "Title", "What it shows",
    (Box(0, 0, 100, 50, "paper"), Box(1, 2, 3, 4, "weak came", tip="A tip"), Line(((0, 0), (1, 1)), "line")),
    (Label(5, 6, "Text", "title"),),
)  # fmt: skip


def test_classes_begin_with_the_look_and_ids_with_the_name() -> None:
    root = ET.fromstring(inline(FIGURE, "chart", "one"))  # noqa: S314 - made by this program
    assert {e.attrib["id"] for e in root.iter() if "id" in e.attrib} == {"one-title", "one-desc"}
    assert [e.attrib["class"] for e in root.iter() if "class" in e.attrib] == [
        "chart",
        "chart-weak chart-came",
        "chart-line",
        "chart-title",
    ]
    assert root.find("style") is None


def test_the_rules_of_a_look_hold_for_its_figures_alone() -> None:
    assert sheets.within(STYLE, "map") == (
        ".map text, .map rect { fill: red }\n.map .map-title { fill: #101010 }\n"
        ".map .map-weak.map-came { opacity: .5 }\n@media print {\n"
        ".map .map-a, .map .map-b { x: 1 }\n}\n"
    )


def test_two_figures_of_a_page_share_no_id() -> None:
    found = [set(re.findall(r'id="([^"]*)"', inline(FIGURE, "chart", name))) for name in ("one", "two")]
    assert found[0]
    assert not found[0] & found[1]


def test_the_page_sets_the_letters_and_is_the_ground() -> None:
    text = inline(FIGURE, "chart", "one")
    assert "font-family" not in text
    assert "paper" not in text
    assert "font-family" in svg(FIGURE, STYLE, "one")
    assert 'class="paper"' in svg(FIGURE, STYLE, "one")


def test_words_are_nothing_but_words_in_a_file_and_on_a_page() -> None:
    said = "a <b> & \u202ec\x07"
    drawn = Figure(100, 50, said, said, (Box(0, 0, 1, 1, "weak", tip=said),), (Label(5, 6, said, "title"),))
    for text in (inline(drawn, "chart", "one"), svg(drawn, STYLE, "one")):
        shown = "".join(ET.fromstring(text).itertext())  # noqa: S314 - made by this program
        assert shown.count("a <b> & \ufffdc\ufffd") == 4


def test_a_figure_scrolls_in_a_region_with_its_name() -> None:
    for said in HOSTILE:
        found = str(html.figure(Figure(100, 50, said, said, (), ()), "one"))
        begin = ET.fromstring(found)  # noqa: S314 - made by this program
        assert begin.attrib == {
            "class": "picture scroll", "tabindex": "0", "aria-label": said.replace("\n", " "),
        }  # fmt: skip
        assert len(list(begin)) == 1
