"""The picture of the cluster map: nothing overlaps, places stay, changes show, names are inert."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from clusterctl.analysis.cluster_map import ground
from clusterctl.method.maps import BANDS
from clusterctl.report.figures import lettering, map_layout
from clusterctl.report.figures.cluster_map import style
from clusterctl.report.figures.figure import Arc, Box, Line
from clusterctl.report.figures.map_layout import BOX, Place, layout
from clusterctl.report.figures.svg import svg
from tests.analysis.maps import drawn, project
from tests.report.figures.looks import looks
from tests.report.figures.maps import HOSTILE, crowded, drawing, hostile, jaipur
from tests.report.test_style import contrast

if TYPE_CHECKING:
    from collections.abc import Callable

    from clusterctl.project.project import Project
    from clusterctl.report.figures.figure import Figure

ATTRIBUTES = {
    "viewBox", "width", "height", "role", "aria-labelledby", "font-family", "id", "x", "y", "rx", "class", "d",
    "text-anchor",
}  # fmt: skip
SVG = "{http://www.w3.org/2000/svg}"
CLUSTERS: dict[str, Callable[[], Project]] = {
    "jaipur": jaipur,
    "crowded": crowded,
    "hostile": hostile,
    "one": lambda: drawn("a"),
    "pair": lambda: drawn("a-b"),
    "star": lambda: drawn("a-b-c-d-e-f-g-h-i-j-k-l-m-n"),
}


@pytest.fixture(params=CLUSTERS)
def cluster(request: pytest.FixtureRequest) -> Project:
    return CLUSTERS[request.param]()


def boxes(figure: Figure) -> dict[str, Box]:
    """Return the actors' boxes by what they tell a pointer."""
    return {shape.tip: shape for shape in figure.shapes if isinstance(shape, Box) and shape.tip}


def parsed(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314 - made by this program


def overlap(one: Place, other: Place) -> bool:
    beside = one.x + BOX <= other.x or other.x + BOX <= one.x
    return not (beside or one.y + one.height <= other.y or other.y + other.height <= one.y)


# -- places ------------------------------------------------------------------------------------------------------------


def test_boxes_do_not_overlap_and_lie_in_their_band(cluster: Project) -> None:
    base = ground(cluster)
    found = layout(base)
    places = list(found.places.values())
    assert len(places) == len(base.actors)
    assert not any(overlap(one, other) for at, one in enumerate(places) for other in places[:at])
    assert all(0 <= place.x <= found.width - BOX for place in places)
    strips = {strip.band: strip for strip in found.strips}
    for actor in base.actors:
        place, strip = found.places[actor.id], strips[actor.band]
        assert strip.y < place.y
        assert place.y + place.height < strip.y + strip.height <= found.height


def test_bands_come_in_their_order(cluster: Project) -> None:
    strips = layout(ground(cluster)).strips
    assert [strip.band for strip in strips] == [band for band in BANDS if band in {strip.band for strip in strips}]
    assert [strip.y for strip in strips] == sorted(strip.y for strip in strips)


def test_lines_begin_and_end_at_their_boxes_and_pass_behind_none(cluster: Project) -> None:
    found = layout(ground(cluster))
    for tie, route in found.routes.items():
        ends = [found.places[id_] for id_ in tie]
        assert all(any(touches(point, place) for place in ends) for point in (route.points[0], route.points[-1]))
        if route.form != "down":
            continue
        for (x, y), (to_x, to_y) in zip(route.points[1:-1:2], route.points[2:-1:2], strict=True):
            assert x == to_x
            for place in found.places.values():
                assert not (place.x <= x <= place.x + BOX and y < place.y + place.height and place.y < to_y)


def touches(point: tuple[int, int], place: Place) -> bool:
    x, y = point
    return place.x <= x <= place.x + BOX and place.y <= y <= place.y + place.height


def test_names_fit_their_boxes(cluster: Project) -> None:
    for place in layout(ground(cluster)).places.values():
        assert len(place.lines) * map_layout.LEADING <= place.height
        assert all(lettering.width(line, map_layout.SIZE) <= BOX - 2 * map_layout.PADDING for line in place.lines)


def test_signs_hide_no_box_and_no_other_sign() -> None:
    for figure in (drawing(jaipur(), "1999"), drawing(jaipur(), "1997", "1999"), drawing(crowded(), "1999")):
        signs = [label for label in figure.labels if label.style == "sign"]
        areas = [(s.x - lettering.width(s.text, 11) // 2, s.y - 9, lettering.width(s.text, 11), 11) for s in signs]
        assert signs
        for x, y, width, height in areas:
            for box in boxes(figure).values():
                assert x + width <= box.x or box.x + box.width <= x or y + height <= box.y or box.y + box.height <= y
        hidden = sum(
            a[0] < b[0] + b[2] and b[0] < a[0] + a[2] and a[1] < b[1] + b[3] and b[1] < a[1] + a[3]
            for at, a in enumerate(areas) for b in areas[:at]
        )  # fmt: skip
        assert hidden == 0


def test_everybody_keeps_the_same_place_in_every_year() -> None:
    first, last = boxes(drawing(jaipur(), "1997")), boxes(drawing(jaipur(), "1999"))
    stripped = {tip.replace(", key actor", ""): (box.x, box.y) for tip, box in first.items()}
    there = {tip.replace(", key actor", ""): (box.x, box.y) for tip, box in last.items()}
    assert len(stripped) == 32
    assert stripped.items() <= there.items()


def test_two_years_stand_side_by_side_at_the_same_height() -> None:
    both, alone = drawing(jaipur(), "1997", "1999"), drawing(jaipur(), "1999")
    years = [(label.x, label.y, label.text) for label in both.labels if label.style == "year"]
    assert [text for _, _, text in years] == ["1997", "1999"]
    right = years[1][0] - years[0][0]
    assert both.width == alone.width + right
    found = {tip.replace(" (new)", ""): box for tip, box in boxes(both).items()}
    for tip, box in boxes(alone).items():
        assert (found[tip].x, found[tip].y) == (box.x + right, box.y)


def test_the_order_of_the_file_moves_nobody() -> None:
    found = jaipur().actors
    assert found is not None
    actors = {id_: {"name": a.name, "kind": a.kind} for id_, a in found.actors.items()}
    links = [{"from": link.from_, "to": link.to, "kind": link.kind} for link in found.links]
    links = list({(link["from"], link["to"], link["kind"]): link for link in links}.values())
    turned = project(dict(reversed(actors.items())), links[::-1])
    assert layout(ground(project(actors, links))) == layout(ground(turned))


# -- what is shown -----------------------------------------------------------------------------------------------------


def test_who_has_no_link_is_hollow() -> None:
    found = {tip: box.style for tip, box in boxes(drawing(drawn("a-b c"), "1999")).items()}
    assert found == {"A (Network)": "box bodies", "B (Network)": "box bodies", "C (Network)": "box alone"}


def test_a_part_that_has_no_link_is_tied_to_its_whole() -> None:
    network: dict[str, Any] = {"name": "N", "kind": "network"}
    found = project({"a": network, "b": {**network, "part_of": "a"}, "c": network}, [])
    said = {label.text for label in drawing(found, "1999").labels if label.style in {"said", "legend"}}
    assert {"3 actors, no links, 1 tied to nobody", "tied to nobody"} <= said


def test_a_picture_says_whose_map_it_is() -> None:
    figure = drawing(jaipur(), "1997", "1999")
    lines = [label for label in figure.labels if label.style == "title"]
    assert " ".join(label.text for label in lines) == figure.title
    years = [label for label in figure.labels if label.style == "year"]
    assert max(label.y for label in lines) < min(label.y for label in years) - 22


def test_what_came_and_went_is_marked_by_more_than_colour() -> None:
    network: dict[str, Any] = {"name": "N", "kind": "network"}
    old, new = {**network, "name": "Old", "until": 1998}, {**network, "name": "New", "since": 1999}
    actors = {"a": network, "b": old, "c": new, "d": network}
    links: list[dict[str, Any]] = [
        {"from": "a", "to": "b", "kind": "finance"},
        {"from": "a", "to": "c", "kind": "market"},
        {"from": "a", "to": "d", "kind": "training", "strength": {1997: "weak", 1999: "strong"}},
    ]
    figure = drawing(project(actors, links), "1998", "1999")
    texts = [label.text for label in figure.labels if label.style.startswith("sign")]
    assert sorted(texts) == sorted(["F", "Tr", "−F", "+Mk", "▲Tr", "+", "−"])
    assert {box.style for box in boxes(figure).values()} == {"box bodies", "box gone", "box bodies new"}
    lines = {shape.style for shape in figure.shapes if isinstance(shape, Line | Arc) and shape.tip}
    assert lines == {"stayed medium", "stayed weak", "stayed strong", "came medium", "went medium"}
    legend = [label.text for label in figure.labels if label.style == "legend"]
    assert {"+ new actor", "− actor that is gone", "+ new link", "− link that is gone"} <= set(legend)


def test_a_tie_of_several_kinds_has_a_line_for_each_nature_and_a_sign_for_each_kind() -> None:
    network = {"name": "N", "kind": "network"}
    links = [{"from": "a", "to": "b", "kind": kind} for kind in ("finance", "training", "technology")]
    figure = drawing(project({"a": network, "b": network}, links), "1999")
    assert [label.text for label in figure.labels if label.style == "sign"] == ["F", "Tr Te"]
    tips = [shape.tip for shape in figure.shapes if isinstance(shape, Line) and shape.tip]
    assert tips == ["N – N: finance", "N – N: training; N – N: technology"]


def test_a_map_of_nobody_is_a_picture_too() -> None:
    figure = drawing(project({}, []), "1999")
    assert "no actors, no links" in [label.text for label in figure.labels]
    parsed(svg(figure, style(), "map"))


def test_the_legend_says_nothing_that_is_not_shown() -> None:
    legend = {label.text for label in drawing(drawn("a-b"), "1999").labels if label.style == "legend"}
    assert legend == {"knowledge", "I  information"}


def test_a_crowd_is_drawn_before_long() -> None:
    figure = drawing(crowded(300, 900), "1999")
    assert len(boxes(figure)) > 0
    assert len({(box.x, box.y) for box in figure.shapes if isinstance(box, Box) and box.tip}) == 300


# -- the file ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("years", [("1999",), ("1997", "1999")])
def test_the_file_is_one_picture_that_runs_and_fetches_nothing(years: tuple[str, ...]) -> None:
    for cluster in (jaipur(), hostile()):
        text = svg(drawing(cluster, *years), style(), "map")
        root = parsed(text)
        assert {element.tag.removeprefix(SVG) for element in root.iter()} == {
            "svg", "title", "desc", "style", "rect", "path", "text",
        }  # fmt: skip
        attributes = {name for element in root.iter() for name in element.attrib}
        assert attributes <= ATTRIBUTES
        assert not re.search(r"url\(|@import|https?:(?!//www\.w3\.org/2000/svg)", text)


def test_a_screen_reader_is_told_what_it_is() -> None:
    root = parsed(svg(drawing(jaipur(), "1999"), style(), "map"))
    assert root.attrib["role"] == "img"
    assert root.attrib["aria-labelledby"] == "map-title map-desc"
    said = {element.attrib["id"]: element.text for element in root.iter() if "id" in element.attrib}
    assert set(said) == {"map-title", "map-desc"}
    assert said["map-title"] == "Hand block printed textiles of Jaipur: map"


def test_names_that_attack_are_text() -> None:
    root = parsed(svg(drawing(hostile(), "1999"), style(), "map"))
    tips = {element.text for element in root.iter(f"{SVG}title")}
    for name in (HOSTILE[0], HOSTILE[1], HOSTILE[6]):
        assert any(tip and " ".join(name.split()) in tip for tip in tips)


def test_numbers_are_whole() -> None:
    text = svg(drawing(crowded(), "1997", "1999"), "", "map")
    assert not re.search(r'(?:\bd|\bx|\by|rx|width|height)="[^"]*[.e]', text)


# -- colours -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_can_be_read(scheme: str) -> None:
    rules = looks(style())[scheme]
    fills = [rules[f".{band}"]["fill"] for band in BANDS]
    assert all(contrast(rules["text"]["fill"], fill) >= 7 for fill in (*fills, rules[".paper"]["fill"]))
    for soft in (".said", ".legend", ".band", ".faint"):
        assert contrast(rules[soft]["fill"], rules[".paper"]["fill"]) >= 4.5
        assert contrast(rules[soft]["fill"], rules[".strip"]["fill"]) >= 4.5
    assert contrast(rules[".sign"]["fill"], rules[".sign"]["stroke"]) >= 7


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_lines_and_boxes_stand_out(scheme: str) -> None:
    rules = looks(style())[scheme]
    strip = rules[".strip"]["fill"]
    drawn_lines = (
        ".business",
        ".money",
        ".knowledge",
        ".organisation",
        ".stayed",
        ".came",
        ".whole",
        ".alone",
        ".gone",
    )
    assert all(contrast(rules[line]["stroke"], strip) >= 3 for line in drawn_lines)
    assert all(contrast(rules[f".{band}"]["stroke"], rules[f".{band}"]["fill"]) >= 3 for band in BANDS)
    assert contrast(rules[".went"]["stroke"], strip) < contrast(rules[".stayed"]["stroke"], strip)


def test_every_class_has_a_look_and_every_look_a_use() -> None:
    defined = set(re.findall(r"\.([a-z]+)", style()))
    used: set[str] = set()
    for figure in (drawing(jaipur(), "1999"), drawing(jaipur(), "1997", "1999"), drawing(hostile(), "1998", "1999"),
                   drawing(crowded(), "1999")):  # fmt: skip
        used |= {word for item in (*figure.shapes, *figure.labels) for word in item.style.split()}
    assert used - {"name"} <= defined
    assert defined <= used
