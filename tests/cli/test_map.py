"""`clusterctl map`: which label, which form, where to, and what it answers in odd cases."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.commands import JAIPUR, LUDHIANA, ROOT, clusterctl
from tests.cli.test_json import schema

if TYPE_CHECKING:
    from pathlib import Path

CLUSTER: dict[str, Any] = {"id": "made", "name": "Made", "country": "IN", "currency": "USD", "record_until": 2000}
NETWORK = {"name": "A network", "kind": "network"}


def made(folder: Path, **files: object) -> Path:
    """Write a small cluster; `scores_1999` stands for scores/1999.yaml."""
    for name, data in {"cluster": CLUSTER, **files}.items():
        path = folder / f"{name.replace('_', '/')}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return folder


def document(*arguments: str | Path) -> dict[str, Any]:
    answer = clusterctl(*arguments, "--format", "json")
    assert answer.code == 0, answer.err
    found: dict[str, Any] = json.loads(answer.out)
    schema("map").validate(found)
    return found


# -- which label -------------------------------------------------------------------------------------------------------


def test_without_a_label_the_last_year_on_file_counts() -> None:
    assert clusterctl("-C", JAIPUR, "map").out == clusterctl("-C", JAIPUR, "map", "2000").out
    assert "cluster map 1998\n" in clusterctl("-C", JAIPUR, "map", "--at", "1998").out


def test_without_plans_and_assessments_the_year_of_judgement_counts(tmp_path: Path) -> None:
    folder = made(tmp_path, actors={"actors": {"a": NETWORK}})
    assert document("-C", folder, "map")["label"] == "2000"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["199"], 2, "199 is no label; did you mean `1999`?\n  write 1999, 1999-2000 or 1999-06"),
        (["1999-2001"], 2, "1999-2001 is no label"),
        (["1999", "--compare", "then"], 2, "then is no label"),
        (["2001"], 3, "2001 has not begun by 2000-12-31, the day at which all is judged"),
        (["1999", "--at", "1998"], 3, "1999 has not begun by 1998-12-31"),
        (["1998", "--compare", "2001"], 3, "2001 has not begun"),
        (["1999", "-o", "map.png"], 2, "the suffix of map.png tells no format\n  name it .svg, .mmd, .json or .txt"),
        (["1999", "-o", "map"], 2, "map has no suffix"),
        (["1999", "-o", "none/map.svg"], 5, "there is no folder none"),
    ],
)
def test_what_makes_no_sense_is_refused(words: list[str], code: int, said: str) -> None:
    answer = clusterctl("-C", JAIPUR, "map", *words)
    assert (answer.code, answer.out) == (code, "")
    assert said in answer.err


def test_a_label_of_any_kind_may_be_asked_for() -> None:
    assert document("-C", JAIPUR, "map", "1991")["figures"]["links"] == 4
    assert document("-C", JAIPUR, "map", "1998-03")["figures"]["actors"] == 33
    assert document("-C", JAIPUR, "map", "1998-1999")["until"] == "1999-03-31"


# -- forms -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "begins"),
    [("m.svg", "<svg "), ("M.SVG", "<svg "), ("m.mmd", "flowchart LR\n"), ("m.mermaid", "flowchart LR\n"),
     ("m.json", "{\n"), ("m.txt", "Hand block printed textiles of Jaipur: cluster map 1999\n")],
)  # fmt: skip
def test_the_suffix_tells_the_form(tmp_path: Path, name: str, begins: str) -> None:
    answer = clusterctl("-C", JAIPUR, "map", "1999", "-o", name, cwd=tmp_path)
    assert (answer.code, answer.out) == (0, "")
    assert answer.err == f"clusterctl: wrote the cluster map of 1999 to {name}\n"
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)


@pytest.mark.parametrize("form", ["text", "svg", "mermaid", "json"])
def test_a_file_holds_what_is_printed(tmp_path: Path, form: str) -> None:
    words = ("-C", JAIPUR, "map", "1999", "--compare", "1997", "--format", form)
    printed = clusterctl(*words).out
    assert clusterctl(*words, "-o", tmp_path / "m.any").code == 0
    assert (tmp_path / "m.any").read_bytes() == printed.encode()


@pytest.mark.parametrize("words", [["1997"], ["1999"], ["1999", "--compare", "1997"], ["1997", "--compare", "1999"]])
def test_documents_have_the_promised_shape(words: list[str]) -> None:
    for cluster in (JAIPUR, LUDHIANA):
        found = document("-C", cluster, "map", *words)
        assert found["label"] == words[0]
        assert (found["change"] is not None) == (len(words) > 1)


def written(lines: list[str], first: int) -> str:
    """Return a link from its first line on, its fields side by side however they are laid out."""
    return ", ".join(line.strip(" -{},") for line in lines[first - 1 : first + 2])


def test_links_and_actors_are_found_at_their_places() -> None:
    found = document("-C", JAIPUR, "map", "1999")
    lines = (JAIPUR / "actors.yaml").read_text(encoding="utf-8").splitlines()
    for actor in found["actors"]:
        assert lines[actor["place"]["line"] - 1][actor["place"]["column"] - 1 :].startswith(f"{actor['actor']}:")
    for link in found["links"]:
        (place,) = link["places"]
        assert written(lines, place["line"]).startswith(
            f"from: {link['from']}, to: {link['to']}, kind: {link['kind']}"
        )  # fmt: skip
    keys = {actor["actor"]: actor["key"] for actor in found["actors"]}
    for place in keys["calico"]:
        text = (JAIPUR / place["file"]).read_text(encoding="utf-8").splitlines()[place["line"] - 1]
        assert "calico" in text or "weight" in text or text[place["column"] - 1 :].strip().isdecimal()


def test_places_are_true_after_a_cut() -> None:
    found = document("-C", JAIPUR, "map", "1998", "--at", "1998")
    lines = (JAIPUR / "actors.yaml").read_text(encoding="utf-8").splitlines()
    for link in found["links"]:
        assert written(lines, link["places"][0]["line"]).startswith(f"from: {link['from']}, to: {link['to']}")


# -- odd cases ---------------------------------------------------------------------------------------------------------


def test_without_actors_there_is_no_map(tmp_path: Path) -> None:
    answer = clusterctl("-C", made(tmp_path), "map")
    assert (answer.code, answer.out) == (3, "")
    assert "there is no actors.yaml yet, so there is no map" in answer.err


def test_a_map_of_nobody_says_so(tmp_path: Path) -> None:
    answer = clusterctl("-C", made(tmp_path, actors={"actors": {}}), "map", "1999")
    assert answer.code == 0
    assert "Actors  none on the map of 1999" in answer.out
    assert "no implementing agency and no CDA is on the map of 1999" in answer.out


def test_one_actor_alone(tmp_path: Path) -> None:
    answer = clusterctl("-C", made(tmp_path, actors={"actors": {"a": NETWORK}}), "map", "1999")
    assert "1 actor, no links" in answer.out
    assert "Density   none, for there is one actor only" in answer.out
    assert "Pieces    none, for nobody is tied to anybody" in answer.out
    assert document("-C", tmp_path, "map", "1999")["figures"]["missing"] == {
        "density": "there are fewer than two actors"
    }


def test_two_pieces_and_no_agency(tmp_path: Path) -> None:
    actors = {id_: {"name": id_.upper(), "kind": "network"} for id_ in "abcdef"}
    links = [{"from": one, "to": other, "kind": "market"} for one, other in ("ab", "bc", "de")]
    out = clusterctl("-C", made(tmp_path, actors={"actors": actors, "links": links}), "map", "1999").out
    assert "Pieces   2, of 3 and 2 actors\n" in out
    assert "Alone    F\n" in out
    assert "\n  2  B: A; C\n" in out
    assert "no implementing agency and no CDA is on the map of 1999" in out


def test_what_cannot_be_drawn_is_noted(tmp_path: Path) -> None:
    actors = {"a": NETWORK, "b": {**NETWORK, "since": 2000}}
    links = [{"from": "a", "to": "b", "kind": "market"}, {"from": "a", "to": "a", "kind": "market"}]
    out = clusterctl("-C", made(tmp_path, actors={"actors": actors, "links": links}), "map", "1999").out
    assert "Note: 1 link left out, for one of its ends was not there in 1999\n" in out
    assert "Note: 1 link left out, from an actor to itself\n" in out


def test_what_is_not_for_everybody_is_told_of(tmp_path: Path) -> None:
    actors = {"a": NETWORK, "b": {**NETWORK, "audience": "internal"}, "c": {**NETWORK, "until": 1990}}
    links = [{"from": "a", "to": "b", "kind": kind} for kind in ("market", "supply")]
    links[0]["audience"] = "donor"
    folder = made(tmp_path, actors={"actors": actors, "links": links})
    said = "1 actor and 1 link shown here are marked internal or for donors: look before this map goes out"
    assert document("-C", folder, "map", "1999")["notes"] == [said]
    assert document("-C", folder, "map", "1999", "--compare", "1998")["notes"] == [said]
    picture = clusterctl("-C", folder, "map", "1999", "--format", "svg")
    assert (picture.code, picture.err) == (0, f"clusterctl: {said}\n")


def test_what_a_file_says_of_its_audience_covers_what_is_in_it(tmp_path: Path) -> None:
    actors = {"a": NETWORK, "b": {**NETWORK, "audience": "public"}}
    folder = made(tmp_path, actors={"audience": "internal", "actors": actors})
    assert document("-C", folder, "map", "1999")["notes"] == [
        "1 actor shown here is marked internal or for donors: look before this map goes out"
    ]


def test_a_year_that_is_not_over_says_up_to_which_day_it_goes() -> None:
    said = clusterctl("-C", JAIPUR, "map", "1999", "--compare", "1997", "--today", "1999-03").out
    assert "cluster map 1999 as of 1999-03-31, compared with 1997\n" in said
    assert "cluster map 1999\n" in clusterctl("-C", JAIPUR, "map", "1999", "--today", "1999-12-31").out


def test_nothing_changed_is_said() -> None:
    out = clusterctl("-C", JAIPUR, "map", "1999", "--compare", "1999").out
    assert "  Change  none since 1999\n" in out


def test_a_broken_map_is_no_answer_and_a_broken_plan_is_noted(tmp_path: Path) -> None:
    folder = made(tmp_path, actors={"actors": {"a": NETWORK}}, plans_1999={"activities": {"fair": {"titel": "Fair"}}})
    answer = clusterctl("-C", folder, "map", "1999")
    assert answer.code == 0
    assert "Note: a key actor may be missing: plans/1999.yaml could not be read in full\n" in answer.out
    assert "in other files" in answer.err
    made(tmp_path, actors={"actors": {"a": {"name": "A", "kind": "netwrok"}}})
    answer = clusterctl("-C", folder, "map", "1999")
    assert (answer.code, answer.out) == (1, "")
    assert "did you mean" in answer.err


def test_the_past_is_drawn_from_the_same_file_or_from_git() -> None:
    then = clusterctl("-C", JAIPUR, "map", "1998", "--at", "1998").out
    assert "33 actors" in then
    assert document("-C", ROOT / "tests/projects/bangalore", "map")["as_of"]
