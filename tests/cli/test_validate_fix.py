"""`validate --fix`: the files are mended as far as nobody can doubt it, and the rest is shown."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli.commands import JAIPUR, Answer, clusterctl, environment
from tests.store.repositories import commit, git, repository

if TYPE_CHECKING:
    from pathlib import Path

CLUSTER = "id: a\nname: A\ncountry: IN\ncurrency: INR\n"
ACTORS = """\
# Who is who.
actors:
  calico: {naem: Calico, kind: Network}  # since 1996
"""
ACTORS_MENDED = ACTORS.replace("naem", "name").replace("Network", "network")
PLAN = """\
activities:
  fair:
    title: 1999
    implementer: calico
    cost: 1,23,456  # in rupees
    start: 03/1999
    colour: red
"""
PLAN_MENDED = (
    PLAN.replace("1999\n    impl", '"1999"\n    impl').replace("1,23,456", "123456").replace("03/1999", "1999-03")
)
FIXES = """\
actors.yaml:3:12: naem -> name
actors.yaml:3:32: Network -> network
plans/1999.yaml:3:12: 1999 -> "1999"
plans/1999.yaml:5:11: 1,23,456 -> 123456
plans/1999.yaml:6:12: 03/1999 -> 1999-03
"""
FORM = ("--select", "SCH")


@pytest.fixture
def cluster(tmp_path: Path) -> Path:
    """Return a cluster with five slips that can be mended and one that cannot."""
    folder = tmp_path / "a"
    (folder / "plans").mkdir(parents=True)
    (folder / "cluster.yaml").write_text(CLUSTER, encoding="utf-8")
    (folder / "actors.yaml").write_text(ACTORS, encoding="utf-8")
    (folder / "plans/1999.yaml").write_text(PLAN, encoding="utf-8")
    return folder


def fix(cluster: Path, *arguments: str) -> Answer:
    return clusterctl("validate", "--fix", *arguments, cwd=cluster)


def files(cluster: Path) -> dict[str, bytes]:
    return {str(path.relative_to(cluster)): path.read_bytes() for path in cluster.rglob("*") if path.is_file()}


def test_what_is_sure_is_mended_and_the_rest_is_shown(cluster: Path) -> None:
    before = files(cluster)
    answer = fix(cluster, *FORM)
    assert (answer.code, answer.err) == (1, FIXES)
    assert answer.out.startswith("plans/1999.yaml:7:5: error SCH001 unknown-key\n  `colour` is not known here\n")
    assert "1 error in 1 file. `clusterctl explain SCH001`" in answer.out
    mended = {"actors.yaml": ACTORS_MENDED.encode(), "plans/1999.yaml": PLAN_MENDED.encode()}
    assert files(cluster) == {**before, **mended}


def test_twice_is_once(cluster: Path) -> None:
    first = fix(cluster)
    before = files(cluster)
    again = fix(cluster)
    assert (again.code, again.out, again.err) == (first.code, first.out, "")
    assert files(cluster) == before


def test_the_closing_line_says_how_many_can_be_mended(cluster: Path) -> None:
    answer = clusterctl("validate", *FORM, cwd=cluster)
    assert "6 errors in 2 files, 5 fixable with --fix. `clusterctl explain" in answer.out


def test_a_revision_cannot_be_mended_and_so_it_is_not_said(cluster: Path) -> None:
    git(repository(cluster), "add", "--all")
    commit(cluster)
    assert "6 errors in 2 files. `clusterctl explain" in clusterctl("validate", *FORM, "--rev", "HEAD", cwd=cluster).out


def test_diff_writes_nothing_and_says_no(cluster: Path) -> None:
    before = files(cluster)
    answer = fix(cluster, "--diff")
    assert (answer.code, answer.err) == (1, "")
    assert "--- actors.yaml\n+++ actors.yaml\n@@ -1,3 +1,3 @@\n # Who is who.\n" in answer.out
    assert "-    cost: 1,23,456  # in rupees\n" in answer.out
    assert files(cluster) == before


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_patch_makes_of_the_diff_what_fix_makes(cluster: Path, end: str) -> None:
    plan = cluster / "plans/1999.yaml"
    plan.write_bytes(PLAN.replace("    colour: red\n", "    nature: MIXED").replace("\n", end).encode())
    diff = clusterctl("validate", "--fix", "--diff", cwd=cluster).out
    assert "\\ No newline at end of file" in diff
    if not shutil.which("patch"):
        pytest.skip("needs patch")
    by_patch = cluster.parent / "b"
    shutil.copytree(cluster, by_patch)
    command = ["patch", "-p0", "--binary", "--silent"]
    subprocess.run(command, input=diff.encode(), cwd=by_patch, check=True)
    fix(cluster)
    assert files(by_patch) == files(cluster)


def test_diff_of_what_is_in_order_is_empty(cluster: Path) -> None:
    fix(cluster)
    answer = fix(cluster, "--diff")
    assert (answer.code, answer.out, answer.err) == (0, "", "")


def test_only_what_is_asked_for_is_mended(cluster: Path) -> None:
    before = files(cluster)
    assert "actors.yaml" not in fix(cluster, "plans").err
    assert files(cluster)["actors.yaml"] == before["actors.yaml"]
    assert fix(cluster, "--ignore", "SCH008").err == FIXES.splitlines(keepends=True)[0]
    assert fix(cluster, "--select", "SCH004").err == ""
    assert fix(cluster, "--select", "SCH008").err == FIXES.splitlines(keepends=True)[1]


def test_since_a_revision_only_what_is_new_is_mended(cluster: Path) -> None:
    git(repository(cluster), "add", "--all")
    commit(cluster)
    (cluster / "plans/1999.yaml").write_text(PLAN.replace("colour: red", "nature: Mixed"), encoding="utf-8")
    answer = fix(cluster, "--since", "HEAD", *FORM)
    assert "plans/1999.yaml:7:13: Mixed -> mixed" in answer.err.splitlines()
    assert answer.err.count("->") == 1
    assert answer.err.count("compared with") == 1


def test_several_clusters_are_mended_in_one_run(cluster: Path) -> None:
    other = cluster.parent / "b"
    shutil.copytree(cluster, other)
    answer = clusterctl("validate", "--fix", cluster, other, cwd=cluster.parent)
    assert answer.err.count(" -> ") == 10
    assert files(cluster) == files(other)


def test_more_look_alikes_than_are_told_are_all_mended(cluster: Path) -> None:
    rows = "".join(f"  a{at}:\n    title: Fair\n    notes: 0{at:03}\n" for at in range(1, 131))
    (cluster / "plans/1999.yaml").write_text(f"activities:\n{rows}", encoding="utf-8")
    fix(cluster)
    assert (cluster / "plans/1999.yaml").read_text(encoding="utf-8").count('notes: "0') == 130


def test_json_gives_the_text_and_its_place(cluster: Path) -> None:
    found = json.loads(clusterctl("validate", "--format", "json", *FORM, cwd=cluster).out)["findings"]
    assert found[0]["fix"] == {"text": "name", "line": 3, "column": 12, "end_line": 3, "end_column": 16}
    assert [one["fix"] for one in found if one["message"].startswith("`colour`")] == [None]


def test_sarif_gives_the_replacement(cluster: Path) -> None:
    results = json.loads(clusterctl("validate", "--format", "sarif", *FORM, cwd=cluster).out)["runs"][0]["results"]
    change = results[0]["fixes"][0]["artifactChanges"][0]
    assert change["artifactLocation"] == results[0]["locations"][0]["physicalLocation"]["artifactLocation"]
    region = {"startLine": 3, "startColumn": 12, "endLine": 3, "endColumn": 16}
    assert change["replacements"] == [{"deletedRegion": region, "insertedContent": {"text": "name"}}]
    assert sum("fixes" in result for result in results) == 5


def test_what_remains_is_shown_in_any_format(cluster: Path) -> None:
    answer = fix(cluster, "--format", "json", *FORM)
    assert [one["fix"] for one in json.loads(answer.out)["findings"]] == [None]
    assert answer.err == FIXES


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_file_that_may_not_be_written_stays(cluster: Path) -> None:
    before = files(cluster)
    (cluster / "actors.yaml").chmod(0o444)
    answer = fix(cluster)
    assert (answer.code, answer.out) == (5, "")
    assert "actors.yaml may not be written" in answer.err
    assert files(cluster) == before


def test_a_file_that_changes_meanwhile_stays_as_it_is(cluster: Path) -> None:
    """An editor saves between the judging and the writing."""
    plan = cluster / "plans/1999.yaml"
    program = f"""
from clusterctl.cli import fixes
from clusterctl.cli.run import run
right = fixes.fixed
def fixed(document, *others):
    if document.path == "plans/1999.yaml":
        open({str(plan)!r}, "a").write("# one line more\\n")
    return right(document, *others)
fixes.fixed = fixed
raise SystemExit(run(["validate", "--fix"]))
"""
    answer = python(program, cluster)
    assert answer.code == 5
    assert "plans/1999.yaml changed while it was being worked on; nothing was written to it" in answer.err
    assert plan.read_text(encoding="utf-8") == PLAN + "# one line more\n"


@pytest.mark.parametrize("change", ["w", "unlink"])
def test_a_file_that_changed_since_it_was_judged_stays_as_it_is(cluster: Path, change: str) -> None:
    plan = cluster / "plans/1999.yaml"
    act = f"open({str(plan)!r}, 'w').write('activities: {{}}')" if change == "w" else f"os.unlink({str(plan)!r})"
    program = f"""
import os
from clusterctl.cli import fixes
from clusterctl.cli.run import run
right = fixes.locked
def locked(*others):
    {act}
    return right(*others)
fixes.locked = locked
raise SystemExit(run(["validate", "--fix", "plans"]))
"""
    answer = python(program, cluster)
    assert (answer.code, answer.out) == (5, "")
    assert "plans/1999.yaml changed while it was being worked on" in answer.err
    assert not plan.exists() if change == "unlink" else plan.read_text(encoding="utf-8") == "activities: {}"


def test_a_file_whose_fixes_would_do_harm_is_left_and_the_others_are_mended(cluster: Path) -> None:
    program = """
from clusterctl.cli.run import run
from clusterctl.findings.finding import Fix
from clusterctl.model import fixes
fixes.date = lambda value, kind: Fix("x: y") if value == "03/1999" else None
raise SystemExit(run(["validate", "--fix", "--select", "SCH"]))
"""
    answer = python(program, cluster)
    assert answer.code == 1
    assert "clusterctl: plans/1999.yaml is left as it is: the file would mean something else\n" in answer.err
    assert (cluster / "plans/1999.yaml").read_text(encoding="utf-8") == PLAN
    assert (cluster / "actors.yaml").read_text(encoding="utf-8") == ACTORS_MENDED


def test_a_file_that_cannot_be_read_is_shown(cluster: Path) -> None:
    (cluster / "plans/1999.yaml").write_text(f"{PLAN}\tx: 1\n", encoding="utf-8")
    answer = fix(cluster)
    assert answer.code == 1
    assert "error YML" in answer.out
    assert (cluster / "plans/1999.yaml").read_text(encoding="utf-8") == f"{PLAN}\tx: 1\n"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (["--diff"], "--diff goes with --fix"),
        (["--fix", "--rev", "HEAD"], "--fix writes, so it goes with no --rev"),
        (["--fix", "--at", "1999"], "--fix writes, so it goes with no --at"),
        (["--fix", "--add-ignore"], "--add-ignore goes with no --fix"),
        (["--fix", "--diff", "--format", "json"], "--fix --diff goes with no --statistics and no --format"),
        (["--fix", "--diff", "--statistics"], "--fix --diff goes with no --statistics and no --format"),
    ],
)
def test_what_does_not_go_together_is_refused(cluster: Path, line: list[str], said: str) -> None:
    before = files(cluster)
    answer = clusterctl("validate", *line, cwd=cluster)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err
    assert files(cluster) == before


def test_a_clean_cluster_is_not_touched(tmp_path: Path) -> None:
    shutil.copytree(JAIPUR, tmp_path / "jaipur")
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    answer = fix(tmp_path / "jaipur")
    assert (answer.code, answer.err) == (0, "")
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def python(program: str, cwd: Path) -> Answer:
    """Run a program in a process of its own."""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, cwd=cwd, env=environment(), check=False)
    return Answer(done.returncode, done.stdout.decode(), done.stderr.decode())
