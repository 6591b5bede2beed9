"""The cluster map: before and after, who stands alone, what holds it together; nobody that the reader may not see."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

from clusterctl.project.load import load
from clusterctl.report.blocks import Picture
from clusterctl.store.tree import MemoryTree
from tests.report.clusters import ACTORS, activity, answer, example, ground, plan, project
from tests.report.parts.plain import flat, said
from tests.report.parts.rows import row


def mapped(links: list[dict[str, Any]], **more: Any) -> Any:  # noqa: ANN401 - a project, of YAML
    found = project({"plans/1998.yaml": plan(), "plans/1999.yaml": plan(a=activity(lead=None))})
    held = {"actors": {**ACTORS, **more}, "links": links}
    files = {path: json.dumps(file.document.data) for path, file in found.files.items()}
    return load(MemoryTree({**files, "actors.yaml": json.dumps(held)}))


def link(one: str, other: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - of YAML
    return {"from": one, "to": other, "kind": "information", **more}


def test_the_finding_compares_with_the_first_year() -> None:
    told = answer(mapped([link("bank", "weavers"), link("dyers", "weavers", since=1999)]), "1999", "cluster_map")
    assert flat(told.heading) == "2 pairs of actors are tied now, up from 1 in 1998"
    assert row(told, "Pairs of actors that are tied") == ["Pairs of actors that are tied", "1", "2"]
    assert row(told, "Weavers’ Society")[2:] == ["1", "2", "Bank of Here; Dyers’ League"]


def test_those_alone_and_those_whom_one_alone_holds_are_named() -> None:
    found = mapped([link("agency-of-all", "weavers"), link("agency-of-all", "dyers"), link("dyers", "bank")])
    words = said(answer(found, "1999", "cluster_map"))
    assert "1 actor is tied to nobody: Forum." in words
    assert "Without the implementing agency and the CDA 1 actor would be cut off: Weavers’ Society." in words
    assert "Only Dyers’ League holds 1 other to the rest: Bank of Here." in words


def test_the_pictures_show_both_years_in_the_same_places() -> None:
    told = answer(example("jaipur"), "1999", "cluster_map", "donor")
    pictures = [block for block in told.blocks if isinstance(block, Picture)]
    assert [picture.name for picture in pictures] == ["before", "map"]
    places = [{(label.text, label.x, label.y) for label in one.figure.labels if label.style in {"name", "key", "faint"}}
              for one in pictures]  # fmt: skip
    by_text = [{text: x for text, x, _ in found} for found in places]
    shared = by_text[0].keys() & by_text[1].keys()
    assert len(shared) > 20
    assert all(by_text[0][text] == by_text[1][text] for text in shared)


def test_a_hidden_actor_is_neither_on_the_map_nor_in_its_figures() -> None:
    links = [link("bank", "weavers"), link("spy", "weavers"), link("spy", "dyers")]
    found = mapped(links, spy={"name": "Secret body", "kind": "ngo", "audience": "internal"})
    assert "Secret body" in said(answer(found, "1999", "cluster_map"))
    told = answer(found, "1999", "cluster_map", "donor")
    assert "Secret body" not in said(told)
    assert told.withheld
    assert flat(told.heading) == "1 pair of actors is tied, as many as in 1998"
    drawn = [label.text for block in told.blocks if isinstance(block, Picture) for label in block.figure.labels]
    assert not any("Secret" in text for text in drawn)


def test_a_hidden_link_is_not_counted_and_its_strength_not_told() -> None:
    links = [link("bank", "weavers", audience="internal", strength="strong"), link("dyers", "weavers")]
    at = ground(mapped(links), "1999", "public")
    assert [one.pair for one in at.map.links] == [("dyers", "weavers")]
    assert at.map.ties == (("dyers", "weavers"),)


def test_the_library_of_graphs_is_not_loaded() -> None:
    code = ("import sys; from tests.report.clusters import answer, example; "
            "answer(example('jaipur'), '1999', 'cluster_map'); sys.exit('networkx' in sys.modules)")  # fmt: skip
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_an_empty_map_says_where_actors_go() -> None:
    found = project({"plans/1999.yaml": plan()}, actors={})
    assert [gap.where for gap in answer(found, "1999", "cluster_map").gaps] == ["actors.yaml: actors"]
