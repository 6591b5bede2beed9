"""`--rev`, `--at`, `--today`: the past is read without touching the present, the day asked for is judged."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.cli.commands import JAIPUR, clusterctl
from tests.store.repositories import commit, git, repository

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def cluster(tmp_path: Path) -> Path:
    """Return Jaipur in a subfolder of a repository: one commit with Calico at 6, one with it at 8."""
    top = repository(tmp_path / "all clusters")
    folder = top / "clusters" / "छपाई"
    shutil.copytree(JAIPUR, folder)
    commit(top, "1999-12-31T12:00:00+0530")
    scores = folder / "scores/1999.yaml"
    scores.write_text(scores.read_text().replace("score: 6", "score: 8", 1))
    commit(top, "2000-06-30T12:00:00+0530")
    return folder


def index(*arguments: str | Path, cwd: Path) -> str:
    answer = clusterctl("score", "1999", "--format", "json", *arguments, cwd=cwd)
    assert answer.code == 0, answer.err
    return str(json.loads(answer.out)["index"]["value"])


def test_the_past_is_read_while_the_working_tree_is_dirty(cluster: Path) -> None:
    (cluster / "scores/1999.yaml").write_text("x: [\n")
    (cluster / "plans/1999.yaml").unlink()
    before = git(cluster, "status", "--porcelain"), sorted(cluster.rglob("*"))
    assert index("--rev", "HEAD~1", cwd=cluster) == "4.355"
    assert index("--rev", "HEAD", cwd=cluster) == "4.835"
    assert (git(cluster, "status", "--porcelain"), sorted(cluster.rglob("*"))) == before
    assert clusterctl("score", "1999", "--rev", "HEAD+", cwd=cluster).code == 1


def test_the_past_is_read_in_a_bare_clone(cluster: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--bare", cluster.parents[1], tmp_path / "bare.git")
    assert index("-C", tmp_path / "bare.git", "--rev", "HEAD~1", cwd=tmp_path) == "4.355"
    assert index("--rev", "HEAD~1:clusters/छपाई", cwd=tmp_path / "bare.git") == "4.355"


def test_a_cluster_that_is_gone_from_the_disk_is_read(cluster: Path) -> None:
    top = cluster.parents[1]
    shutil.rmtree(top / "clusters")
    assert index("--rev", "HEAD~1", cwd=top) == "4.355"
    assert index("-C", top, "--rev", "main:clusters/छपाई/", cwd=top.parent) == "4.835"


def test_a_document_names_its_revision_and_day(cluster: Path) -> None:
    id_ = git(cluster, "rev-parse", "HEAD~1")
    for command in ("score", "validate"):
        found = json.loads(clusterctl(command, "--rev", "HEAD~1", "--format", "json", cwd=cluster).out)
        assert (found["revision"], found["as_of"]) == (id_, "1999-12-31")
        now = json.loads(clusterctl(command, "--format", "json", cwd=cluster).out)
        assert (now["revision"], now["as_of"]) == (None, "2000-12-31")
    answer = clusterctl("score", "--rev", "HEAD~1", cwd=cluster)
    assert answer.err == f"clusterctl: read from HEAD~1, the commit {id_[:10]} of 1999-12-31, folder clusters/छपाई\n"
    assert "sustainability index 1999" in answer.out  # the last one known on the commit's day


def test_a_report_says_which_revision_it_is_made_from(cluster: Path) -> None:
    id_ = git(cluster, "rev-parse", "HEAD~1")
    assert f"of commit {id_[:12]}, judged" in clusterctl("report", "--rev", "HEAD~1", cwd=cluster).out
    assert f"of commit {id_[:12]}, judged" not in clusterctl("report", cwd=cluster).out
    assert "It tells what was known at the end of 1998." in clusterctl("report", "--at", "1998", cwd=cluster).out


def test_places_in_the_past_are_as_git_takes_them(cluster: Path) -> None:
    plan = cluster / "plans/1999.yaml"
    whole = plan.read_text()
    plan.write_text(f"natur: mixed\n{whole}")
    commit(cluster)
    plan.write_text(whole)
    answer = clusterctl("validate", "--rev", "HEAD", cwd=cluster)
    assert answer.code == 1
    assert answer.out.startswith("HEAD:clusters/छपाई/plans/1999.yaml:1:1: error SCH001")
    assert git(cluster, "show", "HEAD:clusters/छपाई/plans/1999.yaml").startswith("natur")
    assert clusterctl("validate", cwd=cluster).code == 0


def test_paths_narrow_the_past_as_they_do_the_present(cluster: Path) -> None:
    plan = cluster / "plans/1998.yaml"
    plan.write_text("natur: mixed\n")
    commit(cluster)
    plan.unlink()
    git(cluster, "rm", "--quiet", "-r", "monitoring")
    for path, code in {
        "plans/1998.yaml": 1,
        "plans": 1,
        "scores": 0,
        "README.md": 0,
        "monitoring/1999.yaml": 0,
    }.items():
        assert clusterctl("validate", path, "--rev", "HEAD", cwd=cluster).code == code
    answer = clusterctl("validate", "plans/1989.yaml", "--rev", "HEAD", cwd=cluster)
    assert (answer.code, answer.err.splitlines()[-2:]) == (
        3,
        [
            f"clusterctl: there was no {cluster / 'plans/1989.yaml'} in that revision",
            "  leave --rev out, or name another file",
        ],
    )


def test_at_a_label_the_cluster_is_as_known_then(cluster: Path) -> None:
    answer = clusterctl("validate", "--at", "1998", "--format", "json", cwd=cluster)
    found = json.loads(answer.out)
    assert (answer.code, found["as_of"], found["findings"]) == (0, "1998-12-31", [])
    later = cluster / "plans/1999.yaml"
    later.write_text(f"natur: mixed\n{later.read_text()}")
    (cluster / "scores/1999.yaml").write_text("x: [\n")
    assert clusterctl("validate", cwd=cluster).code == 1
    assert clusterctl("validate", "--at", "1998", cwd=cluster).code == 0
    assert "index 1998\n" in clusterctl("score", "--at", "1998", cwd=cluster).out
    assert index("--at", "1999", "--rev", "HEAD~1", cwd=cluster) == "4.355"
    for command in ("score", "report"):
        answer = clusterctl(command, "1999", "--at", "1998", cwd=cluster)
        assert answer.code == 3
        assert "in 1999, as known at the end of 1998; did you mean `1998`?" in answer.err


def test_a_file_that_is_not_known_yet_gets_no_clean_bill(cluster: Path) -> None:
    answer = clusterctl("validate", "--at", "1998", "plans/1999.yaml", cwd=cluster)
    assert (answer.code, answer.out) == (3, "")
    assert "plans/1999.yaml begins later, as known at the end of 1998" in answer.err


def test_a_note_on_other_files_names_the_time_that_was_asked_for(cluster: Path) -> None:
    (cluster / "exit.yaml").write_text("x: 1\n")
    commit(cluster)
    (cluster / "exit.yaml").unlink()
    answer = clusterctl("score", "--rev", "HEAD", "-C", ".", cwd=cluster)
    assert (answer.code, answer.err.splitlines()[-1]) == (
        0, "clusterctl: 1 error in other files; `clusterctl -C . --rev HEAD validate` shows them",
    )  # fmt: skip


def test_today_is_the_day_that_is_judged(cluster: Path) -> None:
    for today, label, day in (("1998-12-31", "1998", "1998-12-31"), ("1998", "1998", "1998-12-31"),
                              ("1999-11-30", "1998", "1999-11-30"), ("2030-01", "2000", "2030-01-31")):  # fmt: skip
        found = json.loads(clusterctl("score", "--today", today, "--format", "json", cwd=cluster).out)
        assert (found["label"], found["as_of"]) == (label, day)


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        (("score", "--rev", "1998"), 2, "--rev 1998: a word of this form is a label, not a revision"),
        (("score", "--at", "HEAD~1"), 2, "--at HEAD~1: this is no label"),
        (("score", "--at", "1998-2001"), 2, "--at 1998-2001: this is no label"),
        (("score", "--today", "yesterday"), 2, "--today yesterday: this is no date"),
        (("score", "--today", "31/12/1999"), 2, "this is a date written the other way round"),
        (("score", "--rev", "HEAD", "--rev", "HEAD~1"), 2, "given twice, as 'HEAD' and as 'HEAD~1'"),
        (("--at", "1998", "score", "--at", "1999"), 2, "given twice"),
        (("score", "--rev", "--output=x"), 2, "'--output=x' is no revision"),
        (("score", "--rev", ""), 2, "'' is no revision"),
        (("score", "--rev", "HEAD~7"), 3, "there is no revision HEAD~7"),
        (("score", "--rev", "HEAD:plans"), 3, "there is no cluster in the folder plans of HEAD"),
        (("schema", "plan", "--rev", "HEAD"), 2, "--rev has no meaning for `schema`"),
        (("--at", "1998", "explain"), 2, "--at has no meaning for `explain`"),
    ],
)
def test_what_makes_no_sense_is_said(cluster: Path, line: tuple[str, ...], code: int, said: str) -> None:
    answer = clusterctl(*line, cwd=cluster)
    assert (answer.code, answer.out) == (code, "")
    assert said in answer.err
    assert len(answer.err.splitlines()) == 2


def test_outside_of_git_there_is_no_revision(tmp_path: Path) -> None:
    shutil.copytree(JAIPUR, tmp_path / "jaipur")
    answer = clusterctl("score", "--rev", "HEAD", cwd=tmp_path / "jaipur")
    assert (answer.code, answer.out) == (3, "")
    assert "is in no git repository" in answer.err
