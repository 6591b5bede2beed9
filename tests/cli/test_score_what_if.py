"""`score --what-if`: how scores are given, what is said of them, and the exit codes."""

from __future__ import annotations

import json
import shlex
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.cli.commands import JAIPUR, clusterctl
from tests.cli.test_exit_codes import on_a_terminal
from tests.cli.test_json import document, schema

if TYPE_CHECKING:
    from pathlib import Path

CALICO = "Calico Printers Co-operative Society"


@pytest.mark.parametrize(
    "line",
    [
        "1999 --what-if calico=8 cotex=5",
        "1999 --what-if calico=8 --what-if cotex=5",
        "--what-if calico=8 cotex=5 1999",
        "1999 calico=8 --what-if cotex=5",
        "1999 --what-if calico=8 cotex=5 calico=8",
    ],
)
def test_scores_are_given_in_any_order(line: str) -> None:
    found = json.loads(clusterctl("-C", JAIPUR, "score", *line.split(), "--format", "json").out)
    assert found["index"]["value"] == 5.075
    assert sorted((one["actor"], one["from"], one["to"]) for one in found["what_if"]["scores"]) == [
        ("calico", 6, 8), ("cotex", 3, 5),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("1999 --what-if calco=8", 3, "did you mean `calico`?"),
        ("1999 --what-if calco=8", 3, "assessed: calico, bagru-bodies,"),
        ("1999 --what-if unido=8", 3, "unido has no weight in the assessment 1999"),
        ("1995 --what-if calico=8", 3, "there is no assessment in 1995"),
        ("1999 --what-if calico", 2, "--what-if takes ACTOR=SCORE; this is `calico`"),
        ("1999 --what-if =8", 2, "--what-if takes ACTOR=SCORE; this is `=8`"),
        ("--what-if 1999 calico=8", 2, "--what-if takes ACTOR=SCORE; this is `1999`"),
        ("1999 --what-if calico=", 2, "a whole number from 0 to 10"),
        ("1999 --what-if calico=11", 2, "a whole number from 0 to 10"),
        ("1999 --what-if calico=-1", 2, "a whole number from 0 to 10"),
        ("1999 --what-if calico=7.5", 2, "a whole number from 0 to 10"),
        ("1999 --what-if calico=८", 2, "a whole number from 0 to 10"),
        ("1999 --what-if calico=8=9", 2, "a whole number from 0 to 10"),
        ("1999 --what-if calico=8 calico=7", 2, "two scores for calico: 8 and 7"),
        ("1999 --what-if calico=8 cotex", 2, "`cotex` is neither an assessment nor a score to try"),
        ("1999 1998 --what-if calico=8", 2, "one assessment at a time: 1999 and 1998"),
        ("1999 calico=8", 2, "--what-if calico=8"),
        ("1999 1998", 2, "one assessment at a time: 1999 and 1998"),
    ],
)
def test_what_is_no_score_to_try_is_said(line: str, code: int, said: str) -> None:
    answer = clusterctl("-C", JAIPUR, "score", *shlex.split(line))
    assert (answer.code, answer.out) == (code, "")
    assert said in answer.err


def test_the_text_shows_from_where_to_where_and_marks_the_rows() -> None:
    shown = clusterctl("-C", JAIPUR, "score", "1999", "--what-if", "calico=8").out
    title, figure, changed, supported = shown.splitlines()[:4]
    assert title.endswith("sustainability index 1999, what if")
    assert figure.startswith("4.84 of 10")
    assert figure.endswith("+0.48 on the 4.36 assessed 1999-12")
    assert changed == f"if scores changed: {CALICO} 6 -> 8"
    assert supported.startswith("4.67 of 10")
    assert [line.split("%")[0].split()[0] for line in shown.splitlines() if " -> " in line] == ["if", "Calico"]
    assert "Note: what is supported rests on the noted features" in shown


def test_a_fall_has_its_sign() -> None:
    assert "-1.44 on the 4.36" in clusterctl("-C", JAIPUR, "score", "1999", "--what-if", "calico=0").out


def test_the_changed_rows_stand_out_on_a_terminal() -> None:
    shown = on_a_terminal("-C", JAIPUR, "score", "1999", "--what-if", "calico=8", COLUMNS="120")
    rows = [line for line in shown.splitlines() if "Calico Printers" in line or "Local banks" in line]
    assert [("\x1b[1m" in row) for row in rows if " %" in row] == [True, False]


def test_the_json_tells_that_it_is_a_what_if() -> None:
    found = document("-C", JAIPUR, "score", "1999", "--what-if", "calico=8")
    schema("score").validate(json.loads(json.dumps(found, default=float)))
    changes = [{"actor": "calico", "name": CALICO, "from": 6, "to": 8}]
    assert {key: str(value) for key, value in found["what_if"].items() if key != "scores"} == {
        "from": "4.355", "to": "4.835", "change": "0.48",
    }  # fmt: skip
    assert found["what_if"]["scores"] == changes
    assert "what_if" not in document("-C", JAIPUR, "score", "1999")


def test_the_changed_index_is_the_one_that_is_judged() -> None:
    line = ("-C", JAIPUR, "score", "1999", "--min", "4.5")
    assert clusterctl(*line).code == 1
    assert clusterctl(*line, "--what-if", "calico=8").code == 0


def test_a_broken_assessment_stays_broken(tmp_path: Path) -> None:
    shutil.copytree(JAIPUR, tmp_path / "jaipur")
    with (tmp_path / "jaipur/scores/1999.yaml").open("a", encoding="utf-8") as file:
        file.write("x: [\n")
    answer = clusterctl("-C", tmp_path / "jaipur", "score", "1999", "--what-if", "calico=8")
    assert (answer.code, answer.out) == (1, "")
