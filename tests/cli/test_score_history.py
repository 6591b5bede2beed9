"""`score --history`: the index over all assessments, with those that can't be read or are dated later."""

from __future__ import annotations

import json
import shlex
import shutil
from fractions import Fraction
from pathlib import Path

import pytest

from clusterctl.output.sparkline import legend, sparkline
from tests.cli.commands import JAIPUR, LUDHIANA, ROOT, Answer, clusterctl
from tests.cli.test_exit_codes import on_a_terminal
from tests.cli.test_json import document, schema


@pytest.fixture
def jaipur(tmp_path: Path) -> Path:
    """A copy of Jaipur, to be changed."""
    return Path(shutil.copytree(JAIPUR, tmp_path / "jaipur"))


def history(cluster: Path, *more: str) -> Answer:
    return clusterctl("-C", cluster, "score", "--history", *more)


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def table(shown: str) -> list[list[str]]:
    """Return the table's rows as words."""
    part = next(part for part in shown.split("\n\n") if part.startswith("Assessment"))
    return [line.split() for line in part.splitlines()[2:]]


def test_all_assessments_stand_in_a_table_with_their_changes() -> None:
    answer = history(JAIPUR)
    assert (answer.code, answer.err) == (0, "")
    assert table(answer.out) == [
        ["1997", "(1997-12)", "0.24", "0.24", "0.40", "0.00", "0.00"],
        ["1998", "(1998-12)", "1.37", "+1.13", "1.58", "1.60", "0.90", "1.40"],
        ["1999", "(1999-12)", "4.36", "+2.99", "4.67", "4.55", "4.15", "3.80"],
        ["2000", "(2000-12)", "4.60", "+0.24", "4.67", "4.95", "4.15", "3.80"],
    ]


def test_a_line_of_blocks_has_its_ends_in_figures() -> None:
    assert history(JAIPUR).out.splitlines()[:4] == [
        "Hand block printed textiles of Jaipur: sustainability index 1997 to 2000",
        "Claimed     0.24  ▁▂▄▄  4.60",
        "Supported   0.24  ▁▂▄▄  4.67",
        "(from 0 to 10: ▁ is under 1.25, █ from 8.75 on)",
    ]


@pytest.mark.parametrize(
    ("figures", "drawn"),
    [
        ([], ""),
        ([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10], "▁▁▂▃▄▅▅▆▇██"),
        ([Fraction("1.2499"), Fraction("1.25"), Fraction("8.7499"), Fraction("8.75")], "▁▂▇█"),
        ([None, 5, None], "·▅·"),
        ([12], "█"),
    ],
)
def test_blocks_stand_for_the_same_figures_always(figures: list[Fraction | None], drawn: str) -> None:
    assert sparkline(figures) == drawn
    assert ("not known" in legend(drawn)) == ("·" in drawn)


def test_notes_that_several_assessments_share_are_told_once() -> None:
    assert history(LUDHIANA).out.count("Note:") == 1
    assert "Note: 1997-12, 1998 and 1999: no body is named in the group" in history(LUDHIANA).out


def test_one_assessment_needs_no_line(jaipur: Path) -> None:
    for label in ("1997", "1998", "2000"):
        (jaipur / f"scores/{label}.yaml").unlink()
    shown = history(jaipur).out
    assert shown.startswith("Hand block printed textiles of Jaipur: sustainability index 1999\n\nAssessment")
    assert table(shown) == [["1999", "(1999-12)", "4.36", "4.67", "4.55", "4.15", "3.80"]]


def test_a_supported_index_that_is_not_known_says_why() -> None:
    shown = history(ROOT / "tests/projects/error-elsewhere")
    assert shown.code == 0
    assert "not known" in shown.out
    assert "no features are noted for" in shown.out
    assert "1 error in other files" in shown.err


def test_a_gap_in_the_supported_index_is_a_gap_in_its_line(jaipur: Path) -> None:
    change(jaipur / "scores/1998.yaml", "features:", "notes: a few  #")
    shown = history(jaipur).out
    assert "Claimed     0.24  ▁▂▄▄  4.60\nSupported   0.24  ▁·▄▄  4.67\n" in shown
    assert ", · is not known)" in shown
    assert table(shown)[1][4:6] == ["not", "known"]


def test_assessments_dated_later_are_counted_and_left_out(jaipur: Path) -> None:
    change(jaipur / "cluster.yaml", "record_until: 2000", "record_until: 1998")
    answer = history(jaipur)
    assert [row[0] for row in table(answer.out)] == ["1997", "1998"]
    assert "Note: 2 assessments are left out, dated after 1998-12-31" in answer.out
    change(jaipur / "cluster.yaml", "record_until: 1998", "record_until: 1999")
    assert "Note: 1 assessment is left out, dated after 1999-12-31" in history(jaipur).out


def test_no_assessment_by_the_day_is_nothing_to_work_on(jaipur: Path) -> None:
    change(jaipur / "cluster.yaml", "record_until: 2000", "record_until: 1996")
    assert history(jaipur).code == 3
    shutil.rmtree(jaipur / "scores")
    assert "no assessment yet" in history(jaipur).err


def test_a_broken_assessment_is_a_gap_and_a_no(jaipur: Path) -> None:
    change(jaipur / "scores/1998.yaml", "score: 3", "scoer: 3")
    answer = history(jaipur)
    assert answer.code == 1
    assert "did you mean `score`?" in answer.err
    assert "1 assessment has errors: scores/1998.yaml" in answer.err
    assert [row[:3] for row in table(answer.out)] == [
        ["1997", "(1997-12)", "0.24"], ["1998", "has", "errors"], ["1999", "(1999-12)", "4.36"],
        ["2000", "(2000-12)", "4.60"],
    ]  # fmt: skip
    assert table(answer.out)[2][3] == "4.67"  # no change where the one before is not known
    assert "Claimed     0.24  ▁·▄▄  4.60" in answer.out
    assert "Note: 1998: the index is not known, because scores/1998.yaml has errors" in answer.out


@pytest.mark.parametrize("text", ["x: [\n", ""], ids=["no YAML", "empty"])
def test_an_assessment_of_which_nothing_can_be_read_keeps_its_place(jaipur: Path, text: str) -> None:
    (jaipur / "scores/1999.yaml").write_text(text, encoding="utf-8")
    found = history(jaipur, "--format", "json")
    assert found.code == 1
    shown = json.loads(found.out)
    schema("score-history").validate(shown)
    assert [one["index"]["value"] for one in shown["assessments"]] == [0.24, 1.37, None, 4.595]
    assert [one["missing"]["change"] for one in shown["assessments"] if one["change"] is None] == [
        "there is no assessment before it", "scores/1999.yaml has errors", "the assessment before it has errors",
    ]  # fmt: skip


def test_a_broken_cluster_file_leaves_no_result(jaipur: Path) -> None:
    change(jaipur / "cluster.yaml", "country: IN", "country: india")
    assert history(jaipur)[:2] == (1, "")


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("1999", "`1999`"),
        ("''", "``"),
        ("--what-if calico=8", "--what-if"),
        ("--details", "--details"),
        ("--target 5", "--target"),
    ],
)
def test_what_asks_about_one_assessment_does_not_go_with_all(more: str, said: str) -> None:
    answer = history(JAIPUR, *shlex.split(more))
    assert (answer.code, answer.out) == (2, "")
    assert f"--history shows all assessments, as they are; {said} asks about one" in answer.err


@pytest.mark.parametrize("cluster", [JAIPUR, LUDHIANA, ROOT / "tests/projects/error-elsewhere"])
def test_the_json_has_the_promised_shape(cluster: Path) -> None:
    schema("score-history").validate(json.loads(history(cluster, "--format", "json").out))


def test_the_figures_of_the_json_are_exact_and_its_changes_add_up() -> None:
    found = document("-C", JAIPUR, "score", "--history")["assessments"]
    values = [one["index"]["value"] for one in found]
    assert list(map(str, values)) == ["0.24", "1.37", "4.355", "4.595"]
    assert values[0] + sum(one["change"] for one in found[1:]) == values[-1]
    assert [group["group"] for group in found[0]["groups"]] == ["enterprises", "support", "brokering"]


def test_the_last_index_is_the_one_that_is_judged() -> None:
    assert history(JAIPUR, "--min", "4.5").code == 0
    assert history(JAIPUR, "--min", "4.6").code == 1


def test_a_long_history_fits_a_narrow_terminal(jaipur: Path) -> None:
    change(jaipur / "cluster.yaml", "record_until: 2000", "record_until: 2002")
    text = (jaipur / "scores/2000.yaml").read_text(encoding="utf-8")
    (jaipur / "scores/2000.yaml").unlink()
    for year in (2000, 2001):
        for month in range(1, 13):
            label = f"{year}-{month:02}"
            (jaipur / f"scores/{label}.yaml").write_text(text.replace("date: 2000-12", f"date: {label}"), "utf-8")
    shown = on_a_terminal("-C", jaipur, "score", "--history", COLUMNS="40", NO_COLOR="1").splitlines()
    blocks = next(line for line in shown if line.startswith("Claimed"))
    assert blocks == "Claimed     4.60  ▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄  4.60"
    assert "the last 16 of 27)" in " ".join(shown)


@pytest.mark.parametrize(
    "changes",
    [{"TERM": "dumb"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, {"PYTHONIOENCODING": "ascii"}],
    ids=str,
)
def test_a_poor_terminal_still_gets_the_figures(changes: dict[str, str | None]) -> None:
    shown = on_a_terminal("-C", JAIPUR, "score", "--history", NO_COLOR="1", COLUMNS="80", **changes)
    name, first, blocks, last = shown.splitlines()[1].split()
    assert (name, first, len(blocks), last) == ("Claimed", "0.24", 4, "4.60")
    assert "+2.99" in shown
    assert "Traceback" not in shown
