"""What is not for a reader is in no report, of any template, in any face: canaries in every field, and hidden ids."""

from __future__ import annotations

import json
import re
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest

from clusterctl.cli.report_made import pictures, written
from clusterctl.findings.finding import Route
from clusterctl.output.json import Head
from clusterctl.output.screen import Screen
from clusterctl.project.load import load
from clusterctl.report import coverage
from clusterctl.report.data import data
from clusterctl.report.outlines import NAMES
from clusterctl.report.redaction.reader import Reader
from clusterctl.store.folder import FolderTree
from clusterctl.store.tree import MemoryTree
from tests.cli.commands import clusterctl
from tests.report import canaries
from tests.report.canaries import Canary, found, leaks, plain_number
from tests.report.clusters import activity, answer, example, ground, plan, project, said, shown
from tests.report.test_reader import every_route

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from clusterctl.model.values import Audience
    from clusterctl.project.project import Project
    from clusterctl.report.view import View
    from tests.report.canaries import Planted

OTHERS: tuple[Audience, ...] = ("donor", "public")


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Planted:
    return canaries.planted(tmp_path_factory.mktemp("planted"))


@pytest.fixture(scope="module")
def whole(planted: Planted) -> Project:
    return load(FolderTree(str(planted.folder)))


def editions(page: View) -> Iterator[tuple[str, str]]:
    """Yield all that may be made of a report."""
    head = Head("x", None)
    yield "html", written(page, "html")
    yield "md", written(page, "md", None, "figures")
    yield "data", data(page, head)
    yield "coverage", coverage.json(page, head) + coverage.text(page, Screen(100))
    yield from pictures(page).items()


def leaking(held: Project, label: str, kept: set[Canary], audience: Audience, template: str) -> dict[str, set[Canary]]:
    """Return what a report shows of what its reader may not see, by edition."""
    page = shown(held, label, template, audience, draft=True)
    return {name: leak for name, text in editions(page) if (leak := found(kept, name + text))}


# -- canaries ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("template", NAMES)
@pytest.mark.parametrize("audience", OTHERS)
@pytest.mark.parametrize("label", ["1998", "1999"])
def test_no_report_shows_a_canary(
    planted: Planted, whole: Project, label: str, audience: Audience, template: str
) -> None:
    assert leaking(whole, label, planted.kept_from(audience), audience, template) == {}


def test_the_command_line_shows_none_either(planted: Planted, tmp_path: Path) -> None:
    to = tmp_path / "out"
    options = ("report", "1999", "--draft", "--for", "public")
    assert leaks(planted, "public", *options, "--template", "manager", "-o", f"{to}/", written=to) == set()
    page = tmp_path / "page.html"
    assert leaks(planted, "public", *options, "-o", page) == set()
    assert leaks(planted, "public", "report", "verify", page) == set()
    page.write_text(page.read_text(encoding="utf-8").replace("<h1>", "<h1>Other ", 1), encoding="utf-8")
    changed = clusterctl("-C", planted.folder, "report", "verify", page)
    assert (changed.code, found(planted.kept_from("public"), changed.out + changed.err)) == (1, set())
    nowhere = clusterctl("-C", planted.folder, *options, "-o", tmp_path / "none" / "page.html")
    assert (nowhere.code, found(planted.kept_from("public"), nowhere.out + nowhere.err)) == (5, set())


def test_the_internal_edition_shows_all_that_a_report_can_know(planted: Planted) -> None:
    """The red control: what the others do not show is there to be shown."""
    done = clusterctl("-C", planted.folder, "report", "1999", "--draft", "--template", "manager", "--for", "internal")
    internal = {one for one in planted.canaries if one.level == "internal"}
    missing = {one.where for one in internal - found(internal, done.out)}
    outside = {"git: mail", "git: committer", "the name of a stray file", "the text of a stray file",
               "the text of a stray plan"}  # fmt: skip
    of_evidence = {one.where for one in internal if one.where.startswith("evidence/")}
    assert of_evidence
    assert missing == outside | of_evidence


# -- ids of hidden things ----------------------------------------------------------------------------------------------


def renamed(value: Any, names: dict[str, str]) -> Any:  # noqa: ANN401 - YAML's
    """Return data in which ids go by other names."""
    match value:
        case dict():
            return {names.get(key, key): renamed(inner, names) for key, inner in value.items()}
        case list():
            return [renamed(inner, names) for inner in value]
        case str():
            return names.get(value, value)
    return value


def at(files: dict[str, Any], route: Route) -> Any:  # noqa: ANN401 - YAML's
    """Return what stands at a route."""
    value = files[route.file]
    for key in route.keys:
        value = value[key]
    return value


def veiled(held: Project, each: int, first: int) -> tuple[Project, set[Canary]]:
    """Return a project of whose records that have ids every `each`-th is hidden, its id being a canary."""
    files = deepcopy({path: file.document.data for path, file in held.files.items()})
    places = {
        id_: [route for route in routes if isinstance(at(files, route), dict)]
        for kind in ("actor", "activity", "indicator", "constraint", "opportunity", "objective", "output",
                     "immediate objective", "risk", "service", "deliverable")
        for id_, routes in held.ids.defined.get(kind, {}).items()
    }  # fmt: skip
    chosen = [id_ for id_ in places if places[id_] and id_ not in PLAIN_WORDS][first::each]
    names = {id_: f"verborgen{number:03}x" for number, id_ in enumerate(chosen)}
    for route in (route for id_ in chosen for route in places[id_]):
        at(files, route)["audience"] = "internal"
    texts = {path: json.dumps(renamed(one, names), default=plain_number) for path, one in files.items()}
    return load(MemoryTree(texts)), {Canary(sign, "internal", id_) for id_, sign in names.items()}


PLAIN_WORDS = {"market", "collateral", "iird"}
"""Ids that are words of other fields too: renamed there, they would be canaries in the open."""


@pytest.fixture(scope="module", params=[(2, 0), (2, 1)], ids=str)
def veil(request: pytest.FixtureRequest, whole: Project) -> list[tuple[Project, set[Canary]]]:
    return [veiled(one, *request.param) for one in (whole, example("jaipur"))]


@pytest.mark.parametrize("audience", OTHERS)
def test_a_hidden_thing_is_named_nowhere(veil: list[tuple[Project, set[Canary]]], audience: Audience) -> None:
    for held, names in veil:
        assert names
        reader = Reader(audience, held)
        files = {path: file.document.data for path, file in held.files.items()}
        kept = names | {
            Canary(sign, "internal", str(route))
            for route in every_route(held)
            if not isinstance(at(files, route), dict | list) and not reader.sees(route)
            for sign in re.findall(r"kanari\d{4}x|739\d{4}", str(at(files, route)))
        }
        for template in NAMES:
            assert leaking(held, "1999", kept, audience, template) == {}, template


def test_a_hidden_thing_is_named_to_those_who_work_with_the_cluster(
    veil: list[tuple[Project, set[Canary]]],
) -> None:
    held, names = veil[1]
    texts = (text for template in NAMES for _, text in editions(shown(held, "1999", template, "internal")))
    assert len(found(names, "\n".join(texts))) > len(names) / 2


# -- what was found ----------------------------------------------------------------------------------------------------


def late(**more: Any) -> Project:  # noqa: ANN401 - YAML's
    hidden = activity(title="Secret fair", start="1999-02", result={"status": "planned"}, **more)
    return project({"plans/1999.yaml": plan(open_fair=activity(title="Open fair"), secret_fair=hidden)})


def test_the_summary_neither_names_nor_counts_a_hidden_activity_that_is_overdue() -> None:
    assert "Secret fair" in said(answer(late(), "1999", "summary"))
    hidden = said(answer(late(audience="internal"), "1999", "summary", "donor"))
    assert "Secret fair" not in hidden
    assert "1 of 1" in hidden
    assert "of 2" not in hidden


def test_a_hidden_deliverable_is_in_no_chart_or_table_and_is_counted_as_left_out() -> None:
    steps = {"hall": {"what": "Hall rented", "due": "1999-02"},
             "bribe": {"what": "Hall paid twice", "due": "1999-02", "audience": "internal"}}  # fmt: skip
    held = project({"plans/1999.yaml": plan(fair=activity(deliverables=steps))})
    page = shown(held, "1999", "manager", "donor")
    texts = "\n".join(text for _, text in editions(page))
    assert "Hall rented" in texts
    assert "Hall paid twice" not in texts
    assert any("1 deliverable" in sentence for sentence in page.left_out)


@pytest.mark.parametrize(("keys", "shown_to"), [(("addresses",), "internal"), (("objectives",), "donor")])
def test_a_note_does_not_give_a_list_that_names_a_hidden_thing(keys: tuple[str, ...], shown_to: str) -> None:
    study = {"constraints": {"old-quarrel": {"text": "A quarrel", "audience": "internal"},
                             "weak-market": {"text": "Weak market"}}}  # fmt: skip
    aims = {"statement": "Sell", "objectives": {"sell": {"text": "Sell"}}}
    fair = activity(addresses=["weak-market", "old-quarrel"], objectives=["sell"])
    held = project({"diagnostic.yaml": study, "vision.yaml": aims, "plans/1999.yaml": plan(fair=fair)})
    route = Route("plans/1999.yaml", ("activities", "fair", *keys))
    assert ground(held, "1999", "internal").proves(route)
    assert ground(held, "1999", "donor").proves(route) == (shown_to == "donor")


def test_a_value_of_a_hidden_body_among_the_groups_of_an_indicator_is_hidden() -> None:
    values = {"networks": [{"date": "1999-12", "value": 20, "by": {"weavers": 12, "dyers": 8}}]}
    bodies = {"weavers": {"name": "Weavers", "kind": "cooperative", "audience": "internal"},
              "dyers": {"name": "Dyers", "kind": "cooperative"}}  # fmt: skip
    held = project({"monitoring/1999.yaml": {"values": values}}, actors=bodies)
    reader = Reader("donor", held)
    by = Route("monitoring/1999.yaml", ("values", "networks", 0, "by"))
    assert reader.sees(by.under("dyers"))
    assert not reader.sees(by.under("weavers"))


def test_a_gap_does_not_name_the_place_of_a_hidden_body() -> None:
    agency = {"agency-of-all": {"name": "Agency of All", "kind": "implementing_agency", "audience": "internal"},
              "weavers": {"name": "Weavers", "kind": "cooperative"}}  # fmt: skip
    held = project({"plans/1999.yaml": plan(fair=activity())}, actors=agency)
    assert "agency-of-all.contact" in coverage.json(shown(held, "1999", "eu-annex-vi", "internal"), Head("x", None))
    assert "agency-of-all" not in coverage.json(shown(held, "1999", "eu-annex-vi", "donor"), Head("x", None))
