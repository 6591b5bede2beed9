"""`score --target` and `score --min`: figures of the index that it is held to."""

from __future__ import annotations

import json
import shutil
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from tests.cli.commands import JAIPUR, LUDHIANA, clusterctl
from tests.cli.test_exit_codes import on_a_terminal
from tests.cli.test_json import document, schema

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("option", ["--target", "--min"])
@pytest.mark.parametrize(
    "word", ["NaN", "inf", "1e400", "1e0", "5,5", "50%", "-1", "10.01", "11", "", "+5", "५", "5.", "0." + "1" * 21]
)
def test_what_is_no_index_is_said(option: str, word: str) -> None:
    answer = clusterctl("-C", JAIPUR, "score", option, word)
    assert (answer.code, answer.out) == (2, "")
    assert f"{option} takes a number from 0 to 10; this is `{word}`" in answer.err
    assert "write 7 or 4.5: with a point, and 20 decimals at most" in answer.err


@pytest.mark.parametrize(
    ("least", "said"),
    [
        ("5", "the index 4.36 is under 5\n"),
        ("4.36", "the index 4.355 is under 4.36\n"),
        ("4.3551", "the index 4.355 is under 4.3551\n"),
        ("10.0", "the index 4.36 is under 10\n"),
        ("4.355", ""),
        ("0", ""),
    ],
)
def test_an_index_under_the_least_is_a_no_in_one_line(least: str, said: str) -> None:
    answer = clusterctl("-C", JAIPUR, "score", "1999", "--min", least)
    assert answer.code == bool(said)
    assert answer.err == (f"clusterctl: {said}" if said else "")
    assert answer.out == clusterctl("-C", JAIPUR, "score", "1999").out


@pytest.mark.parametrize("more", [["--format", "json"], ["--target", "7"], ["--history"]], ids=" ".join)
def test_the_least_is_held_to_whatever_is_shown(more: list[str]) -> None:
    under, over = (clusterctl("-C", JAIPUR, "score", "--min", least, *more) for least in ("4.6", "4.595"))
    assert (under.code, over.code) == (1, 0)
    assert under.out == over.out != ""
    assert (under.err, over.err) == ("clusterctl: the index 4.595 is under 4.6\n", "")


@pytest.mark.parametrize(
    ("cluster", "target", "said"),
    [
        (JAIPUR, "5", "From 4.36 to 5 it takes 3 points at least. The 10 cheapest ways, by points, then by bodies:"),
        (JAIPUR, "4.36", "From 4.355 to 4.36 it takes 1 point at least. The 10 cheapest ways,"),
        (JAIPUR, "10", "From 4.36 to 10 it takes 90 points at least. The only way:"),
        (JAIPUR, "9.99", "From 4.36 to 9.99 it takes 90 points at least. The only way:"),
        (LUDHIANA, "8.95", "From 4.47 to 8.95 it takes 40 points at least. The only 3 ways that waste no point:"),
        (JAIPUR, "4.355", "The target of 4.355 is reached: the index is 4.355 already."),
        (JAIPUR, "4", "The target of 4 is reached: the index is 4.36 already."),
        (LUDHIANA, "9.001", "A target of 9.001 can't be reached: with every body at 10 the index is 9.00."),
    ],
)
def test_the_answer_stands_first(cluster: Path, target: str, said: str) -> None:
    answer = clusterctl("-C", cluster, "score", "1999", "--target", target)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.split("\n\n")[1].startswith(said)


def test_the_ways_are_listed_with_what_the_first_asks() -> None:
    shown = clusterctl("-C", LUDHIANA, "score", "1999", "--target", "7").out
    assert shown.split("\n\n")[2].splitlines()[:4] == [
        " 1. 9 points, 3 bodies, index 7.08",
        "    Apparel Exporters' Association of Ludhiana (APPEAL) 5 -> 10 (band 9–10)",
        "    Knitwear Development Group (KNIDGRO) 7 -> 10 (band 9–10)",
        "    Small Industries Development Bank of India 3 -> 4 (band 4–6)",
    ]
    asked = " ".join(shown.split("\n\n")[3].split())
    assert asked.startswith(
        "What way 1 asks Apparel Exporters' Association of Ludhiana (APPEAL) (5 -> 10) for 7–8, 1 of"
    )
    assert "for 7–8, 1 of these 3: members back a medium-term agenda; deals with" in asked
    assert "for 10: members back a long-term agenda; pays all" in asked
    assert "--what-if appeal=10 knidgro=10 sidbi=4" in shown


def test_with_details_each_way_says_what_it_asks() -> None:
    one = clusterctl("-C", LUDHIANA, "score", "1999", "--target", "7")
    all_ = clusterctl("-C", LUDHIANA, "score", "1999", "--target", "7", "--details")
    asked = "  IT service providers of Ludhiana (5 -> 6)\n    for 6: works with money that came through the agency\n"
    assert asked not in one.out
    assert asked in all_.out


def test_the_options_that_are_offered_give_the_index_that_was_promised() -> None:
    shown = clusterctl("-C", JAIPUR, "score", "1999", "--target", "6", "--what-if", "sidbi=7").out
    begin = shown.index("--what-if", shown.index("(its scorecard:"))
    offered = ["score", "1999", *shown[begin : shown.index("in the place of", begin)].split()]
    promised = document("-C", JAIPUR, "score", "1999", "--target", "6", "--what-if", "sidbi=7")["ways"][0]["index"]
    assert document("-C", JAIPUR, *offered)["index"]["value"] == promised


def test_a_target_starts_from_the_scores_to_try() -> None:
    found = document("-C", JAIPUR, "score", "1999", "--target", "5", "--what-if", "calico=8")
    schema("score-target").validate(json.loads(json.dumps(found, default=float)))
    assert found["index"]["value"] == Decimal("4.835")
    raised = [(one["actor"], one["from"], one["to"]) for way in found["ways"][:2] for one in way["raises"]]
    assert (found["points"], raised) == (1, [("calico", 8, 9), ("bagru-bodies", 5, 7)])


@pytest.mark.parametrize(
    ("cluster", "target", "points", "ways"), [(JAIPUR, "5", 3, 10), (JAIPUR, "4", 0, 0), (LUDHIANA, "9.5", None, 0)]
)
def test_the_json_has_the_promised_shape(cluster: Path, target: str, points: int | None, ways: int) -> None:
    found = json.loads(clusterctl("-C", cluster, "score", "1999", "--target", target, "--format", "json").out)
    schema("score-target").validate(found)
    assert (found["points"], len(found["ways"])) == (points, ways)
    assert ("missing" in found) == (points is None)


def test_the_figures_of_the_json_are_exact() -> None:
    found = document("-C", JAIPUR, "score", "1999", "--target", "5.015")
    assert (found["target"], found["reachable"]) == (Decimal("5.015"), 10)
    assert [way["points"] for way in found["ways"]] == [3, *[4] * 9]
    assert all(way["index"] >= Decimal("5.015") for way in found["ways"])
    assert found["ways"][0] == {
        "points": 3, "members": 1, "index": Decimal("5.075"),
        "raises": [{"actor": "calico", "name": "Calico Printers Co-operative Society", "from": 6, "to": 9}],
    }  # fmt: skip


def test_more_bodies_than_can_be_searched_are_a_clear_no(tmp_path: Path) -> None:
    shutil.copy(JAIPUR / "cluster.yaml", tmp_path)
    names = [f"n{number}" for number in range(101)]
    actors = "".join(f"  {name}: {{name: {name}, kind: network}}\n" for name in [*names, "unido", "italy", "sdc"])
    agent = "  focal-point: {name: Focal point, kind: cda}\n"
    agency = actors.replace("unido, kind: network", "unido, kind: implementing_agency")
    (tmp_path / "actors.yaml").write_text(f"actors:\n{agency}{agent}", encoding="utf-8")
    scores = "".join(f"    {name}: {{weight: 0.99, score: 1}}\n" for name in names)
    (tmp_path / "scores").mkdir()
    text = f"date: 1999-12\nscores:\n  enterprises:\n{scores}"
    (tmp_path / "scores/1999.yaml").write_text(text, encoding="utf-8")
    answer = clusterctl("-C", tmp_path, "score", "1999", "--target", "5")
    assert (answer.code, answer.out) == (1, "")
    assert "among 100 bodies at most; 1999 has more" in answer.err


@pytest.mark.parametrize("columns", ["20", "40", "80"])
def test_a_narrow_terminal_shows_all_figures(columns: str) -> None:
    shown = on_a_terminal("-C", LUDHIANA, "score", "--target", "7", COLUMNS=columns, NO_COLOR="1")
    assert "10. 11 points, 4 bodies, index 7.02" in shown
    assert "Traceback" not in shown
