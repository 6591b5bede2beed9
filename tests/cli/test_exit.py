"""`exit` as its users run it: the answer at a glance, the next steps, the JSON contract, what is not there."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from clusterctl.analysis.exit.readiness import CHECKS
from clusterctl.output import exit as output
from clusterctl.output import exit_words
from clusterctl.output.screen import Screen, cells
from tests.analysis.ready import changed, judged, made
from tests.analysis.test_exit import BROKEN, REMOVED
from tests.cli.commands import JAIPUR, LUDHIANA, ROOT, clusterctl
from tests.cli.test_json import schema
from tests.store.repositories import commit, repository

if TYPE_CHECKING:
    from pathlib import Path

BARE = "id: a\nname: A\ncountry: IN\ncurrency: INR\n"


def document(cluster: Path, *arguments: str) -> dict[str, Any]:
    """Return a JSON answer that has the promised shape."""
    answer = clusterctl("-C", cluster, "exit", *arguments, "--format", "json")
    assert answer.code == 0, answer.err
    found: dict[str, Any] = json.loads(answer.out)
    schema("exit").validate(found)
    return found


def write(files: dict[str, Any], folder: Path) -> Path:
    """Write files in a folder."""
    for path, data in files.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(json.dumps(data), encoding="utf-8")
    return folder


@pytest.fixture
def ready(tmp_path: Path) -> Path:
    """Return the cluster that is ready for the programme to leave."""
    return write(changed(), tmp_path)


@pytest.mark.parametrize("cluster", [JAIPUR, LUDHIANA, *sorted((ROOT / "tests/projects").glob("table-*[!1]"))],
                         ids=lambda path: path.name)  # fmt: skip
def test_documents_have_the_promised_shape(cluster: Path) -> None:
    found = document(cluster)
    assert found["format"] == "clusterctl/exit/1"
    assert {one["name"] for one in found["conditions"]} == set(CHECKS)


def test_the_document_of_a_cluster_that_is_ready(ready: Path) -> None:
    found = document(ready, "2001", "--today", "2002-03")
    assert (found["answer"], found["label"], found["day"], found["as_of"]) == (
        "ready", "2001", "2001-12-31", "2002-03-31",
    )  # fmt: skip
    assert {one["state"] for one in found["conditions"]} == {"met"}
    assert {each["next"] for one in found["conditions"] for each in one["comparisons"]} == {None}


def test_conditions_come_by_state_and_weight() -> None:
    found = [(one["state"], one["weight"] or 0) for one in document(JAIPUR)["conditions"] if one["state"] != "met"]
    states = [state for state, _ in found]
    assert states == sorted(states, key=["not_met", "not_recorded"].index)
    for state in set(states):
        weights = [weight for own, weight in found if own == state]
        assert weights == sorted(weights, reverse=True)


def test_each_condition_names_its_fields() -> None:
    for one in document(JAIPUR)["conditions"]:
        for place in one["places"]:
            lines = (JAIPUR / place["file"]).read_text(encoding="utf-8").splitlines()
            assert re.match(r"[\w-]|- |\{", lines[place["line"] - 1][place["column"] - 1 :])


def test_what_is_missing_says_why() -> None:
    vision = next(one for one in document(JAIPUR)["conditions"] if one["name"] == "vision")
    horizon = vision["comparisons"][1]
    assert (horizon["figure"], horizon["bound"], horizon["holds"]) == (None, "2002", None)
    assert horizon["missing"] == {"figure": "not recorded"}
    assert "`horizon` of the vision in vision.yaml" in horizon["next"]


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        ("exit", 0, "Not yet: 6 conditions are not met. Of 5 more, too little is recorded to tell."),
        ("exit 1999", 0, "exit readiness, at the end of 1999, 1999-12-31"),
        ("exit --at 1999", 0, "exit readiness, 1999-12-31"),
        ("exit", 0, "clusterctl score 2000 --target 7"),
        ("exit", 0, "COTEX 3, Women's networks of Sanganer 2; wanted: 5 or more"),
        ("exit 1950", 3, "the programme has no year 1950"),
        ("exit 2001", 3, "2001 has not begun by 2000-12-31"),
        ("exit 19999", 3, "did you mean `1999`?"),
        ("exit --today 1900", 0, "wanted: 1900-01-01 or later"),
        ("exit --today 2199", 0, "Age of the assessment"),
        ("exit --help", 0, "Example: clusterctl exit 1999"),
    ],
)
def test_exit_codes_and_what_is_said(line: str, code: int, words: str) -> None:
    answer = clusterctl(*shlex.split(line), cwd=JAIPUR)
    assert answer.code == code, answer
    assert words in " ".join((answer.out + answer.err).split())
    assert bool(answer.out) == (code == 0)


def test_a_cluster_that_is_ready_is_told_so(ready: Path) -> None:
    answer = clusterctl("exit", "--today", "2001-12-31", cwd=ready)
    assert answer.code == 0
    assert "Could the programme leave? Yes: every condition is met." in answer.out
    assert "Next:" not in answer.out


def test_nothing_but_a_cluster_is_told_what_to_write_where(tmp_path: Path) -> None:
    (tmp_path / "cluster.yaml").write_text(BARE, encoding="utf-8")
    answer = clusterctl("exit", "--today", "2001", cwd=tmp_path)
    assert answer.code == 0
    assert "It cannot be told: of 13 conditions too little is recorded." in answer.out
    for file in (
        "scores/2001.yaml",
        "plans/2001.yaml",
        "monitoring/2001.yaml",
        "actors.yaml",
        "vision.yaml",
        "exit.yaml",
    ):
        assert file in answer.out


@pytest.mark.parametrize("file", ["exit.yaml", "vision.yaml", "scores/2000.yaml", "plans/1998.yaml", "actors.yaml"])
def test_an_error_in_a_needed_file_is_shown_and_there_is_no_result(file: str, tmp_path: Path) -> None:
    copy = shutil.copytree(JAIPUR, tmp_path / "jaipur")
    with (copy / file).open("a", encoding="utf-8") as text:
        text.write("nonsense: 1\n")
    answer = clusterctl("exit", cwd=copy)
    assert (answer.code, answer.out) == (1, "")
    assert file in answer.err


def test_an_error_elsewhere_is_a_note(tmp_path: Path) -> None:
    copy = shutil.copytree(JAIPUR, tmp_path / "jaipur")
    with (copy / "logframe.yaml").open("a", encoding="utf-8") as text:
        text.write("nonsense: 1\n")
    answer = clusterctl("exit", cwd=copy)
    assert (answer.code, bool(answer.out)) == (0, True)
    assert "1 error in other files" in answer.err


def test_a_revision_is_judged_as_it_was(tmp_path: Path) -> None:
    top = repository(tmp_path / "cluster")
    files = changed(("exit.yaml", None))
    write(files, top)
    commit(top, "2001-12-31T12:00:00+0530")
    write(changed(), top)
    commit(top, "2002-01-31T12:00:00+0530")
    before, now = (document(top, "--rev", rev) for rev in ("HEAD~1", "HEAD"))
    assert [one["name"] for one in before["conditions"] if one["state"] != "met"] == ["strategy", "resources"]
    assert (before["day"], now["answer"]) == ("2001-12-31", "ready")


def test_money_that_some_activities_do_not_tell_is_said() -> None:
    silent = [(f"plans/2001.yaml: activities: a30-{at}: contributions", None) for at in range(1, 10)]
    told = exit_words.notes(judged(*silent), {})
    assert [one for one in told if one.startswith("who pays in 2001 is told by")] == [
        "who pays in 2001 is told by 1 of its 10 activities only"
    ]


@pytest.mark.parametrize("width", [40, 80, 120])
def test_views_fit_a_terminal(width: int) -> None:
    every = [judged(), *(judged(*changes) for changes in BROKEN.values()), *(judged((way, None)) for way in REMOVED)]
    for found in every:
        text = output.text(found, made(), Screen(width=width))
        assert max(cells(line) for line in text.splitlines()) <= width
        assert "{" not in text


@pytest.mark.parametrize(
    ("thresholds", "words"),
    [
        ({"exit_index": 8.401}, "noted: 8.4; wanted: 8.401 or more"),
        ({"exit_index": 8.4}, "noted: 8.4; wanted: 8.4 or more"),
    ],
)
def test_a_bound_has_all_its_decimals(thresholds: dict[str, float], words: str) -> None:
    assert words in output.text(judged(("cluster.yaml: thresholds", thresholds)), made(), Screen())


def test_a_figure_just_under_its_bound_is_told_apart() -> None:
    share = [{"by": "cluster", "share": 49.999}, {"by": "bank", "share": 40.001}, {"by": "unido", "share": 10}]
    given = [(f"plans/2001.yaml: activities: a30-{at}: contributions", share) for at in range(10)]
    shown = output.text(judged(*given), made(), Screen())
    assert "what the cluster pays, in 2001: 49.999 %; wanted: 50 % or more" in shown


def test_the_method_page_tells_of_each_condition() -> None:
    page = (ROOT / "docs/method.md").read_text(encoding="utf-8")
    section = page.partition("## Exit readiness")[2].partition("\n## ")[0]
    assert [check.title for check in CHECKS.values() if f"| {check.title} |" not in section] == []
