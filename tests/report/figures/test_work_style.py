"""What the figures of work and results have in common: colours that can be read, names that are only text."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from clusterctl.report.figures import charts
from clusterctl.report.figures.bullets import bullets
from clusterctl.report.figures.gantt import Milestone, gantt
from clusterctl.report.figures.handing_over import Lead, Work, Year, handing_over
from clusterctl.report.figures.levels import Sign, levels
from clusterctl.report.figures.svg import inline, svg
from tests.report.figures.looks import looks
from tests.report.figures.maps import HOSTILE
from tests.report.figures.places import collisions, outside
from tests.report.figures.work import WORK, activity, bullet, plan, span, when
from tests.report.test_style import contrast, luminance, palettes

if TYPE_CHECKING:
    from collections.abc import Callable

    from clusterctl.report.figures.figure import Figure

SHEET = Path(charts.__file__).with_name("work.css").read_text(encoding="utf-8")
SCHEMES = ("light", "dark")
ON = {
    "agent": ".agentink",
    "backer": ".backerink",
    "giver": ".giverink",
    "owner": ".ownerink",
    "somebody": ".somebodyink",
}
"""The letters that stand on a fill."""
PLAIN = (".gone", ".back", ".baseline", ".aim", ".fill.done", ".fill.running", ".fill.late", ".fill.dropped", ".handed",
         ".pip", ".backer", ".owner", ".helper")  # fmt: skip
OUTLINED = (".unscaled", ".outline", ".done", ".running", ".late", ".dropped", ".strike", ".today", ".due", ".overdue",
            ".hollow", ".void", ".giver", ".somebody", ".agent")  # fmt: skip
WITHOUT_LOOK = {"name"}
"""Words of styles that are those of all text."""


def rules(scheme: str) -> dict[str, dict[str, str]]:
    """Return the rules by class."""
    return looks(charts.style("work"))[scheme]


def used() -> set[str]:
    figures = [drawn() for drawn in WORK.values()]
    return {word for figure in figures for item in (*figure.shapes, *figure.labels) for word in item.style.split()}


def defined(sheet: str) -> set[str]:
    return set(re.findall(r"\.([a-z]+)", sheet))


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("fill", ON)
def test_text_on_a_fill_can_be_read(scheme: str, fill: str) -> None:
    found = rules(scheme)
    assert contrast(found[ON[fill]]["fill"], found[f".{fill}"]["fill"]) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
def test_shapes_stand_out_from_the_paper(scheme: str) -> None:
    found = rules(scheme)
    for paper in (found[".paper"]["fill"], palettes()["print" if scheme == "light" else scheme]["paper"]):
        assert all(contrast(found[look]["fill"], paper) >= 3 for look in PLAIN)
        assert all(contrast(found[look]["stroke"], paper) >= 3 for look in OUTLINED)


def test_groups_of_leads_are_told_apart_in_black_and_white() -> None:
    found = rules("light")
    greys = sorted(luminance(found[look]["fill"]) + 0.05 for look in (".giver", ".agent", ".backer", ".owner"))
    assert all(lighter / darker >= 1.4 for darker, lighter in pairwise(greys))


def test_every_class_has_a_look_and_every_look_a_use() -> None:
    assert used() - WITHOUT_LOOK <= defined(charts.style("work"))
    assert defined(SHEET) <= used()
    assert not defined(SHEET) & defined(charts.style("money")), "a page may hold all charts: a class has one look"


def test_the_style_is_no_template_and_fetches_nothing() -> None:
    assert not re.search(r"\{\{|\{%|url\(|@import|https?:|<", SHEET)


def all_called(said: str) -> list[Figure]:
    """Return every figure with all its texts the same."""
    step = Milestone(said, when("1999-04"))
    return [
        bullets([bullet("1", "2", "3", name=said, note=said, detail=said, head=said)], said, said, said),
        gantt(plan(activity("done", span("1999"), span("1999"), step, name=said), name=said), said, said, said),
        levels([Sign(said, (1, None), said, (said, said))], [said, said], said, said, said),
        handing_over([Year(said, (Lead("cluster", said, 3, said), Lead("agency", said, 97, said)),  # type: ignore[arg-type]
                           (Work("agency", said, None, said),), said)], said, said, said),
    ]  # fmt: skip


@pytest.mark.parametrize("said", HOSTILE)
def test_names_that_attack_are_text(said: str) -> None:
    for figure in all_called(said):
        assert not collisions(figure)
        for written in (svg(figure, charts.style("work"), "x"), inline(figure, "chart", "x")):
            root = ET.fromstring(written)  # noqa: S314 - made by this program
            assert {element.tag.rpartition("}")[2] for element in root.iter()} <= {
                "svg", "title", "desc", "style", "path", "rect", "text",
            }  # fmt: skip


@pytest.mark.parametrize("said", ["word " * 20_000, "A" * 100_000, "ஜெ" * 50_000, " " * 100_000, ""])
def test_texts_of_any_length_have_their_room(said: str) -> None:
    for figure in all_called(said):
        assert not outside(figure)
        assert not collisions(figure)


@pytest.mark.parametrize("drawn", WORK.values(), ids=WORK)
def test_figures_are_as_wide_as_the_others_and_whole(drawn: Callable[[], Figure]) -> None:
    figure = drawn()
    assert figure.width == charts.WIDTH
    assert not outside(figure)
    assert not collisions(figure)
    assert "." not in re.sub(
        r"<style>.*?</style>|>[^<]*<", "", svg(figure, charts.style("work"), "x"), flags=re.DOTALL
    ).replace("http://www.w3.org/2000/svg", ""), "numbers are whole"
