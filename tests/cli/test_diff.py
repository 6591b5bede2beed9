"""`diff` between two years: which two are meant, which matters are shown, in which face, and the exit code."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.commands import JAIPUR, LUDHIANA, Answer, clusterctl
from tests.cli.terminal import shown
from tests.cli.test_json import document, schema
from tests.cli.written import two_years, write
from tests.report.clusters import assessment

if TYPE_CHECKING:
    from pathlib import Path

FACES = ["text", "markdown", "html", "json"]


@pytest.fixture
def cluster(tmp_path: Path) -> Path:
    """Return a cluster of two years, in no git repository."""
    return two_years(tmp_path / "here")


def diff(*arguments: str | Path, cwd: Path, path: str | None = None) -> Answer:
    """Return what `diff` answers; with another search path where one is given."""
    return clusterctl("diff", *arguments, cwd=cwd, changes={"PATH": path} if path else None)


def compared(*arguments: str | Path, cwd: Path) -> dict[str, Any]:
    """Return what `diff` answers as JSON, which has the promised shape."""
    answer = diff(*arguments, "--format", "json", cwd=cwd)
    assert answer.code in {0, 1}, answer.err
    schema("diff").validate(json.loads(answer.out))
    found: dict[str, Any] = json.loads(answer.out, parse_float=Decimal)
    return found


def sides(found: dict[str, Any]) -> tuple[str, str]:
    """Return what the two sides are called."""
    return found["from"]["name"], found["to"]["name"]


# -- which two years ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", [["1998", "1999"], ["1999"], ["1998..1999"]])
def test_two_years_are_compared_without_git(words: list[str], cluster: Path) -> None:
    answer = diff(*words, cwd=cluster, path="/nowhere")
    assert (answer.code, answer.err) == (0, "")
    assert "what changed between 1998 and 1999\n" in answer.out
    assert "The index rose by 1.20 to 4.00 of 10, from 2.80" in answer.out
    assert "(score 2 → 4)" in answer.out
    assert "The cluster pays 60 %, after 40 %." in answer.out
    assert "Of 1 activity of 1998, 1 goes on in 1999; none is in 1998 only, and 1 is in 1999 only." in answer.out


def test_backward_all_is_turned_round(cluster: Path) -> None:
    forth, back = compared("1998", "1999", cwd=cluster), compared("1999", "1998", cwd=cluster)
    assert sides(back) == ("1999", "1998")
    assert back["index"]["change"] == -forth["index"]["change"] == Decimal("-1.2")
    assert [part["value"] for part in back["index"]["parts"]] == [
        -part["value"] for part in forth["index"]["parts"]
    ]  # fmt: skip
    assert [one["id"] for one in forth["changes"] if one["kind"] == "new"] == ["dyes"]
    assert [one["id"] for one in back["changes"] if one["kind"] == "finished"] == ["dyes"]
    assert "The index fell by 1.20 to 2.80" in diff("1999", "1998", cwd=cluster).out


def test_a_year_has_not_changed_from_itself(cluster: Path) -> None:
    found = compared("1999", "1999", "--exit-code", cwd=cluster)
    assert (found["changes"], found["index"]["parts"], found["index"]["change"]) == ([], [], 0)
    answer = diff("1999", "1999", "--exit-code", cwd=cluster)
    assert answer.code == 0
    assert "Nothing changed between 1999 and 1999." in answer.out


def test_one_label_is_compared_with_the_one_before_of_its_form(cluster: Path) -> None:
    for day, score in (("1999-03", 3), ("1999-06", 3)):
        write(cluster, {f"scores/{day}.yaml": assessment(day, weavers=score)})
    assert sides(compared("1999-06", cwd=cluster)) == ("1999-03", "1999-06")
    assert sides(compared("1999-03", cwd=cluster)) == ("1998", "1999-03")
    assert sides(compared("1999", cwd=cluster)) == ("1998", "1999")


def test_financial_years_are_compared_with_financial_years(tmp_path: Path) -> None:
    folder = two_years(tmp_path, financial_year_start="04-01")
    for label, day, score in (("1998-1999", "1999-02", 3), ("1999-2000", "2000-02", 5)):
        write(folder, {f"scores/{label}.yaml": assessment(day, weavers=score)})
    assert sides(compared("1999-2000", cwd=folder)) == ("1998-1999", "1999-2000")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["1998"], 3, "nothing on file is over before 1998 begins"),
        (["2007"], 3, "nothing is on file for 2007"),
        (["1998", "2000"], 3, "on file: 1998 and 1999"),
        (["1999", "--today", "1998-06-30"], 3, "1999 has not begun by 1998-06-30"),
        (["1999", "--at", "1998"], 3, "nothing is on file for 1999, as known at the end of 1998"),
        (["1999", "HEAD"], 2, "1999 is a label and HEAD is a revision: these can't be compared"),
        (["main", "1999"], 2, "a tag so named: refs/tags/1999"),
        (["1999", "HEAD+"], 2, "1999 is a label and HEAD+ is a revision"),
        (["1998.."], 2, "1998 is a label and HEAD is a revision"),
        (["1998...1999"], 2, "three dots have no meaning here write A..B, or two words: A B"),
        (["1998", "1999", "--only", "score"], 2, "this is no matter here; did you mean `scores`?"),
        (["1998", "1999", "--only", "scores,vision"], 2, "--only vision: this is no matter here"),
        (["1998", "1999", "--only", ""], 2, "write some of scores, funding, leads, stage, plan, map or results"),
        (["1998", "1999", "--only", " , "], 2, "this is no matter here"),
        (["1998", "1999", "2000"], 2, "2000"),
        (["1998", "1999", "--format", "pdf"], 2, "pdf"),
        (["1998", "1999", "-o", "changes.doc"], 2, ".md, .html, .json or .txt"),
        (["1998", "1999", "-o", "nowhere/changes.md"], 5, "nowhere"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_what_cannot_be_compared_is_told(words: list[str], code: int, said: str, cluster: Path) -> None:
    answer = diff(*words, cwd=cluster)
    assert (answer.code, answer.out) == (code, ""), answer
    assert said in " ".join(answer.err.split())


def test_errors_in_what_is_compared_stop_it_and_others_do_not(cluster: Path) -> None:
    write(cluster, {"vision.yaml": "statment: typo\n"})
    answer = diff("1998", "1999", cwd=cluster)
    assert answer.code == 0
    assert "1 error in other files" in answer.err
    write(cluster, {"plans/1998.yaml": "x: [\n"})
    answer = diff("1998", "1999", cwd=cluster)
    assert (answer.code, answer.out) == (1, "")
    assert "plans/1998.yaml:" in answer.err


def test_a_year_without_an_assessment_is_compared_in_the_rest(cluster: Path) -> None:
    (cluster / "scores/1998.yaml").unlink()
    found = compared("1998", "1999", cwd=cluster)
    assert found["index"]["change"] is None
    assert found["index"]["missing"]["change"] == "There is no assessment in 1998"
    assert {one["what"] for one in found["figures"]} == {"funding", "leads", "stage"}
    answer = diff("1998", "1999", cwd=cluster)
    assert "There is no assessment in 1998, so the index can't be compared." in answer.out
    assert "The cluster pays 60 %, after 40 %." in answer.out


# -- which matters, in which face --------------------------------------------------------------------------------------


def test_only_what_is_asked_for_is_shown(cluster: Path) -> None:
    found = compared("1998", "1999", "--only", "funding, plan", cwd=cluster)
    assert found["index"] is None
    assert {one["what"] for one in found["figures"]} == {"funding"}
    assert {one["what"] for one in found["changes"]} == {"activity"}
    answer = diff("1998", "1999", "--only", "leads", cwd=cluster)
    assert "The cluster leads 100 % of the activities whose lead is known as before" in answer.out
    assert "pays" not in answer.out
    assert "index" not in answer.out


@pytest.mark.parametrize("face", FACES)
def test_the_exit_code_tells_of_changes_in_every_face(face: str, cluster: Path) -> None:
    line = ["1998", "1999", "--format", face]
    assert diff(*line, cwd=cluster).code == 0
    for only, code in (("scores", 1), ("funding", 1), ("plan", 1), ("leads", 1), ("map", 0), ("results,map", 0)):
        assert diff(*line, "--exit-code", "--only", only, cwd=cluster).code == code, only


@pytest.mark.parametrize(
    ("suffix", "begins"),
    [(".txt", "Weavers of Here: what"), (".md", "# Weavers of"), (".html", "<!doctype html>"), (".json", "{"),
     (".HTM", "<!doctype html>")],
)  # fmt: skip
def test_the_face_follows_from_the_suffix(suffix: str, begins: str, cluster: Path) -> None:
    answer = diff("1998", "1999", "-o", f"changes{suffix}", cwd=cluster)
    assert (answer.code, answer.out) == (0, "")
    assert (cluster / f"changes{suffix}").read_text(encoding="utf-8").startswith(begins)
    diff("1998", "1999", "-o", f"other{suffix}", "--format", "json", cwd=cluster)
    assert json.loads((cluster / f"other{suffix}").read_text(encoding="utf-8"))["format"] == "clusterctl/diff/1"


def test_it_is_written_to_standard_output_on_request(cluster: Path) -> None:
    assert diff("1999", "-o", "-", cwd=cluster) == diff("1999", cwd=cluster)


def test_what_is_known_later_is_left_out(cluster: Path) -> None:
    found = compared("1998", "1999", "--at", "1999", cwd=cluster)
    assert (found["as_of"], found["from"]["as_of"]) == ("1999-12-31", "1999-12-31")
    assert "As known at the end of 1999" in diff("1998", "1999", "--at", "1999", cwd=cluster).out
    assert compared("1999", "--today", "2000-01-15", cwd=cluster)["as_of"] == "2000-01-15"


@pytest.mark.parametrize("words", [["1998", "1999"], ["1997"], ["1999", "1997"], ["2000", "--only", "scores,map"]])
def test_the_example_has_the_promised_shape(words: list[str]) -> None:
    compared(*words, cwd=JAIPUR) if words != ["1997"] else compared("1998", cwd=LUDHIANA)


def test_parts_add_up_exactly_and_places_are_true() -> None:
    found = document("-C", JAIPUR, "diff", "1998", "1999")
    index = found["index"]
    assert sum(part["value"] for part in index["parts"]) == index["change"] == index["to"] - index["from"]
    assert index["by_scores"] + index["by_composition"] == index["change"]
    for one in found["changes"]:
        line = (JAIPUR / one["file"]).read_text(encoding="utf-8").splitlines()[one["line"] - 1].strip()
        key = one["route"][-1]
        assert line.startswith("- ") if isinstance(key, int) else f"{key}:" in line, one


# -- on a terminal -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("example", [JAIPUR, LUDHIANA], ids=lambda path: path.name)
def test_it_keeps_within_a_terminal(width: int, example: Path) -> None:
    text = shown("diff", "1998", "1999", cwd=example, width=width)
    assert max(map(len, text.splitlines())) <= width
    assert "Step by step" in text if width >= 100 else "Step by step" not in text
    piped = diff("1998", "1999", cwd=example).out
    lost = {word for word in piped.split() if word.isalnum()} - set(text.split()) - {"Step", "by", "step"}
    torn = "".join(text.split())
    assert {word for word in lost if word not in torn} == set()


def test_a_terminal_without_these_letters_is_told_all_the_same() -> None:
    text = shown("diff", "1998", "1999", cwd=JAIPUR, width=120, encoding="ascii")
    assert text.isascii()
    assert "+++" in text
