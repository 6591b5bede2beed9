"""`diff` between revisions: which two are meant, where the cluster stood then, and what a side can't tell."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.commands import JAIPUR
from tests.cli.test_diff import FACES, compared, diff, sides
from tests.cli.written import two_years, write
from tests.report.clusters import ACTORS, CLUSTER, assessment
from tests.store.repositories import commit, git, repository

if TYPE_CHECKING:
    from pathlib import Path

BRANCH = "छपाई/मसौदा"


@pytest.fixture
def cluster(tmp_path: Path) -> Path:
    """Return a cluster in a folder of a repository: the weavers at 2, then 4 in commits, at 6 on the disk."""
    top = repository(tmp_path / "top")
    folder = two_years(top / "clusters/here")
    scored(folder, 2)
    commit(top, "1999-12-30T12:00:00+0530")
    git(top, "tag", "1999")
    git(top, "branch", BRANCH)
    scored(folder, 4)
    commit(top, "2000-02-01T12:00:00+0530")
    return scored(folder, 6)


def scored(folder: Path, score: int) -> Path:
    """Write the assessment of 1999."""
    return write(folder, {"scores/1999.yaml": assessment("1999-12", weavers=score)})


def moved(*words: str | Path, cwd: Path) -> tuple[Any, Any]:
    """Return the weavers' score on both sides."""
    (one,) = [one for one in compared(*words, cwd=cwd)["changes"] if one["id"] == "weavers"]
    return one["old"], one["new"]


# -- which two ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([], (4, 6)),
        (["HEAD~1"], (2, 6)),
        (["HEAD~1", "HEAD"], (2, 4)),
        (["HEAD~1..HEAD"], (2, 4)),
        (["HEAD~1.."], (2, 4)),
        (["HEAD", "HEAD~1"], (4, 2)),
        (["HEAD~1", "HEAD+"], (2, 6)),
        (["HEAD~1..HEAD+"], (2, 6)),
        (["HEAD+", "HEAD~1"], (6, 2)),
        (["refs/tags/1999"], (2, 6)),
        (["refs/tags/1999..main"], (2, 4)),
        ([BRANCH, "main"], (2, 4)),
        ([f"{BRANCH}..main"], (2, 4)),
        (["HEAD~1:clusters/here", "HEAD:clusters/here/"], (2, 4)),
        (["main", "--rev", "HEAD+", "--only", "scores"], None),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_revisions_are_compared(words: list[str], expected: tuple[int, int] | None, cluster: Path) -> None:
    if expected is None:
        assert diff(*words, cwd=cluster).code == 2
        return
    assert moved(*words, cwd=cluster) == expected


def test_a_word_of_the_form_of_a_label_is_one_even_with_such_a_tag(cluster: Path) -> None:
    assert sides(compared("1999", cwd=cluster)) == ("1998", "1999")
    found = compared("refs/tags/1999", cwd=cluster)
    assert sides(found) == ("refs/tags/1999", "the disk")
    assert (found["from"]["label"], found["to"]["label"]) == (None, None)


def test_it_is_told_what_is_compared(cluster: Path) -> None:
    id_ = git(cluster, "rev-parse", "HEAD~1")
    found = compared("HEAD~1", "HEAD", cwd=cluster)
    assert (found["from"]["revision"], found["to"]["revision"]) == (id_, git(cluster, "rev-parse", "HEAD"))
    assert found["revision"] == found["to"]["revision"]
    out = diff("HEAD~1", cwd=cluster).out
    assert "what changed between HEAD~1 and the disk\n" in out
    said = f"HEAD~1, the commit {id_[:10]} of 1999-12-30, folder clusters/here with the files on the disk."
    assert f"Compared: {said}" in " ".join(out.split())


def test_the_disk_is_left_alone(cluster: Path) -> None:
    before = git(cluster, "status", "--porcelain"), sorted(cluster.rglob("*"))
    compared("HEAD~1", cwd=cluster)
    assert (git(cluster, "status", "--porcelain"), sorted(cluster.rglob("*"))) == before


def test_order_and_layout_are_no_change_nor_is_time(cluster: Path) -> None:
    git(cluster, "checkout", "--quiet", ".")
    write(cluster, {"actors.yaml": f"# moved\n\n{json.dumps({'actors': dict(reversed(ACTORS.items()))})}\n"})
    answer = diff("--exit-code", cwd=cluster)
    assert (answer.code, answer.err) == (0, "")
    assert "Nothing changed between HEAD and the disk." in answer.out
    found = compared("--exit-code", cwd=cluster)
    assert (found["changes"], found["figures"], found["index"]["parts"]) == ([], [], [])
    assert found["from"]["as_of"] == found["to"]["as_of"] == "2000-12-31"  # not the day of the commit


@pytest.mark.parametrize(("line", "day"), [(["--at", "1999"], "1999-12-31"), (["--today", "1999-12-31"], "1999-12-31"),
                                           (["HEAD~1", "HEAD"], "2000-02-01"), ([], "2000-12-31")])  # fmt: skip
def test_both_sides_are_judged_as_of_one_day(line: list[str], day: str, cluster: Path) -> None:
    found = compared(*line, cwd=cluster)
    assert (found["as_of"], found["from"]["as_of"], found["to"]["as_of"]) == (day, day, day)


def test_years_are_read_from_a_revision(cluster: Path) -> None:
    answer = diff("1998", "1999", "--rev", "HEAD~1", cwd=cluster)
    assert answer.err.startswith("clusterctl: read from HEAD~1, the commit ")
    assert compared("1998", "1999", "--rev", "HEAD~1", cwd=cluster)["index"]["change"] == 0
    refused = diff("HEAD", "--rev", "HEAD~1", cwd=cluster)
    assert (refused.code, refused.out) == (2, "")
    assert "name both: clusterctl diff A B" in refused.err


@pytest.mark.parametrize("face", FACES)
def test_the_exit_code_tells_of_changes_in_every_face(face: str, cluster: Path) -> None:
    for line, code in (
        (["--exit-code"], 1), ([], 0), (["HEAD", "HEAD", "--exit-code"], 0), (["--exit-code", "--only", "scores"], 1),
        (["--exit-code", "--only", "plan,vision"], 0),
    ):  # fmt: skip
        assert diff(*line, "--format", face, cwd=cluster).code == code, line


def test_figures_that_moved_count_where_only_they_are_asked_for(cluster: Path) -> None:
    plan = cluster / "plans/1999.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace('"share": 60', '"share": 50'), encoding="utf-8")
    found = compared("--only", "funding", "--exit-code", cwd=cluster)
    assert ({one["what"] for one in found["figures"]}, found["changes"], found["index"]) == ({"funding"}, [], None)
    assert diff("--only", "funding", "--exit-code", cwd=cluster).code == 1
    assert diff("--only", "stage", "--exit-code", cwd=cluster).code == 0


# -- what is no such thing ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["mian"], 3, "there is no revision mian; did you mean `main`?"),
        (["HEAD~7"], 3, "there is no revision HEAD~7"),
        (["main...HEAD"], 2, "main...HEAD: three dots have no meaning here"),
        (["--only", "result"], 2, "--only result: this is no matter here"),
        (["--only", "scoers"], 2, "did you mean `scores`?"),
        (["HEAD", "1999"], 2, "1999 is a label and HEAD is a revision"),
        (["HEAD:clusters/there"], 3, "there is no cluster in the folder clusters/there of HEAD"),
        (["a\tb"], 2, "is no revision"),
        (["--", "-x"], 2, "'-x' is no revision"),
        ([""], 2, "is no revision"),
        (["HEAD~1", ""], 2, "is no revision"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_what_cannot_be_compared_is_told(words: list[str], code: int, said: str, cluster: Path) -> None:
    answer = diff(*words, cwd=cluster)
    assert (answer.code, answer.out) == (code, ""), answer
    assert said in " ".join(answer.err.split())


def test_without_a_repository_years_are_pointed_at(tmp_path: Path) -> None:
    folder = two_years(tmp_path / "here")
    answer = diff(cwd=folder)
    assert (answer.code, answer.out) == (3, "")
    assert "is in no git repository" in answer.err
    assert "two years are compared without git: clusterctl diff 1998 1999" in answer.err


def test_without_a_commit_it_is_said(tmp_path: Path) -> None:
    folder = two_years(repository(tmp_path / "here"))
    answer = diff(cwd=folder)
    assert (answer.code, answer.out) == (3, "")
    assert "nothing is committed in this repository yet" in answer.err


def test_without_git_installed_it_is_said(cluster: Path) -> None:
    answer = diff(cwd=cluster, path="/nowhere")
    assert (answer.code, answer.out) == (3, "")
    assert "revisions are read by git, which is not installed here" in answer.err


def test_a_shallow_clone_says_what_it_lacks(cluster: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{cluster.parents[1]}", tmp_path / "shallow")
    folder = tmp_path / "shallow/clusters/here"
    assert compared(cwd=folder)["changes"] == []
    answer = diff("HEAD~1", cwd=folder)
    assert answer.code == 3
    assert "git fetch --unshallow" in answer.err


def test_a_detached_head_is_a_revision_like_others(cluster: Path) -> None:
    git(cluster, "stash", "--quiet")
    git(cluster, "checkout", "--quiet", "HEAD~1")
    assert compared(cwd=cluster)["changes"] == []
    assert moved("main", cwd=cluster) == (4, 2)


def test_in_a_bare_repository_two_are_named(cluster: Path, tmp_path: Path) -> None:
    bare = tmp_path / "bare.git"
    git(tmp_path, "clone", "--quiet", "--bare", cluster.parents[1], bare)
    assert moved("-C", bare, "HEAD~1", "HEAD", cwd=tmp_path) == (2, 4)
    for line in ([], ["HEAD~1"], ["HEAD+", "HEAD"]):
        answer = diff("-C", bare, *line, cwd=tmp_path)
        assert (answer.code, answer.out) == (3, "")
        assert "is a bare repository, which has no files on the disk to compare with" in answer.err
        assert "name two revisions: clusterctl diff A B" in answer.err


# -- where the cluster stood -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", [["HEAD~2"], ["HEAD~2", "HEAD"], ["HEAD~2", "HEAD~1"]], ids=" ".join)
def test_a_folder_that_was_renamed_is_known_by_the_clusters_id(words: list[str], cluster: Path) -> None:
    top = cluster.parents[1]
    shutil.copytree(JAIPUR, top / "clusters/other")
    commit(top)  # the disk's state, with a second cluster
    cluster.rename(top / "clusters/renamed")
    commit(top)
    assert moved(*words, cwd=top / "clusters/renamed") == (4, 6) if words == ["HEAD~2"] else True
    out = diff("HEAD~2", "HEAD", cwd=top / "clusters/renamed").out
    assert "folder clusters/here with HEAD, " in " ".join(out.split())


def test_of_a_renamed_folder_nothing_else_changed(cluster: Path) -> None:
    top = cluster.parents[1]
    commit(top)
    cluster.rename(top / "elsewhere")
    commit(top)
    for line in (["HEAD~1"], ["HEAD~1", "HEAD"], ["HEAD~1", "HEAD~1"], ["HEAD~1:clusters/here", "HEAD"]):
        assert compared(*line, cwd=top / "elsewhere")["changes"] == [], line
    assert compared("HEAD~1", "HEAD~1:clusters/here", cwd=top)["changes"] == []


def test_where_the_cluster_was_not_there_yet_it_is_said(cluster: Path) -> None:
    top = cluster.parents[1]
    new = two_years(top / "clusters/new", id="new")
    answer = diff("HEAD", cwd=new)
    assert (answer.code, answer.out) == (3, "")
    said = " ".join(answer.err.split())
    assert "the cluster is not in HEAD, the commit " in said
    assert "there is no cluster.yaml in the folder clusters/new, nor one with the id new" in said
    assert "name a revision that has it, or its folder of then: REVISION:FOLDER" in said


def test_a_cluster_that_is_gone_from_the_disk_is_compared(cluster: Path) -> None:
    top = cluster.parents[1]
    shutil.rmtree(top / "clusters")
    assert moved("HEAD~1", "HEAD", cwd=top) == (2, 4)
    answer = diff(cwd=top)
    assert (answer.code, answer.out) == (3, "")
    assert "no cluster here" in answer.err


def test_a_submodule_is_no_hindrance(cluster: Path, tmp_path: Path) -> None:
    other = repository(tmp_path / "other")
    commit(two_years(other))
    git(cluster.parents[1], "submodule", "--quiet", "add", other, "clusters/sub")
    commit(cluster.parents[1])
    assert moved("HEAD~1", cwd=cluster) == (4, 6)
    assert compared(cwd=cluster.parent / "sub")["changes"] == []


def test_a_linked_working_tree_is_a_repository_too(cluster: Path, tmp_path: Path) -> None:
    git(cluster, "worktree", "add", "--quiet", "--detach", tmp_path / "linked", "HEAD~1")
    assert moved("main", "HEAD+", cwd=tmp_path / "linked/clusters/here") == (4, 2)


@pytest.mark.parametrize("inner", ["plans", "."])
def test_any_folder_of_the_cluster_will_do(inner: str, cluster: Path) -> None:
    assert moved(cwd=cluster / inner) == (4, 6)
    assert moved("-C", cluster / inner, "HEAD~1", "HEAD", cwd=cluster.parents[2]) == (2, 4)


# -- what is written in names and texts --------------------------------------------------------------------------------


@pytest.mark.parametrize("face", FACES)
def test_hostile_names_and_texts_do_nothing(face: str, cluster: Path) -> None:
    evil = "<script>x</script> | `y` *z* [a](javascript:b)"
    branch = "x\u202e`|<b>"
    git(cluster, "branch", branch)
    title = {"scores/1999.yaml": assessment("1999-12", weavers=6), "vision.yaml": {"statement": evil}}
    write(cluster, {**title, "cluster.yaml": {**CLUSTER, "name": evil}})
    answer = diff(branch, "--format", face, cwd=cluster)
    assert (answer.code, answer.err) == (0, "")
    assert ("\u202e" in answer.out) == (face == "json")  # JSON holds names as they are
    if face in {"html", "markdown"}:
        assert "<script" not in answer.out
        assert "<b>" not in answer.out
    if face == "markdown":
        assert "\\| \\`y\\` \\*z\\*" in answer.out
    if face == "json":
        found = json.loads(answer.out)
        assert (found["from"]["name"], found["changes"][-2]["new"]["statement"]) == (branch, evil)


# -- what a side can't tell --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("side", ["before", "after"])
def test_a_broken_file_is_not_compared_and_that_is_told(side: str, cluster: Path) -> None:
    plan = cluster / "plans/1999.yaml"
    whole = plan.read_text(encoding="utf-8")
    plan.write_text("x: [\n", encoding="utf-8")
    if side == "before":
        commit(cluster)
        plan.write_text(whole, encoding="utf-8")
        scored(cluster, 7)
    for face in FACES:
        answer = diff("--format", face, cwd=cluster)
        assert answer.code == 0
        where = "in HEAD" if side == "before" else "on the disk"
        assert answer.err == (
            f"clusterctl: plans/1999.yaml can't be read in full {where}; what that hides is not compared\n"
        )
        told = '"not_compared": [\n    {' if face == "json" else "Not compared: 1 thing that can"
        assert told in answer.out
        assert diff("--format", face, "--only", "vision", cwd=cluster).code == 0
    found = compared(cwd=cluster)
    assert found["not_compared"] == [{"file": "plans/1999.yaml", "route": []}]
    assert {one["file"] for one in found["changes"]} == {"scores/1999.yaml"}


def test_where_all_else_is_the_same_it_is_said_how_far_that_is_known(cluster: Path) -> None:
    git(cluster, "checkout", "--quiet", ".")
    write(cluster, {"vision.yaml": "x: [\n"})
    commit(cluster)
    write(cluster, {"vision.yaml": {"statement": "Weave on"}})
    answer = diff(cwd=cluster)
    assert "- Nothing changed between HEAD and the disk in what can be compared." in answer.out
    assert "  - vision.yaml\n" in answer.out


def test_one_broken_record_hides_itself_only(cluster: Path) -> None:
    git(cluster, "checkout", "--quiet", ".")
    plan = cluster / "plans/1999.yaml"
    whole = plan.read_text(encoding="utf-8")
    broken = whole.replace('"title": "Test of dyes",', '"title": [],').replace('"Fair at Delhi"', '"Fair at Mumbai"')
    plan.write_text(broken, encoding="utf-8")
    found = compared(cwd=cluster)
    assert [(one["id"], one["field"], one["new"]) for one in found["changes"]] == [("fair", "title", "Fair at Mumbai")]
    assert [one["file"] for one in found["not_compared"]] == ["plans/1999.yaml"]


@pytest.mark.parametrize("side", ["before", "after"])
def test_a_broken_cluster_file_hides_itself_only(side: str, cluster: Path) -> None:
    write(cluster, {"cluster.yaml": "id: [\n"})
    if side == "before":
        commit(cluster)
        write(cluster, {"cluster.yaml": CLUSTER})
        scored(cluster, 8)
    answer = diff(cwd=cluster)
    assert answer.code == 0
    assert answer.out.startswith("Weavers of Here: what changed between HEAD and the disk\n")
    assert "cluster.yaml can't be read in full" in answer.err
    found = compared(cwd=cluster)
    assert found["cluster"] == "here"
    assert [(one["file"], one["id"]) for one in found["changes"]] == [("scores/1999.yaml", "weavers")]
    assert [one["file"] for one in found["not_compared"]] == ["cluster.yaml"]
