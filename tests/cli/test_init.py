"""`init` in scripts: options, refusals, and that the new cluster's own README tells the truth."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from clusterctl.edit.questions import QUESTIONS
from clusterctl.model.kinds import FILE_KINDS
from clusterctl.project.load import load
from clusterctl.store.folder import FolderTree
from tests.cli.commands import ROOT, clusterctl, environment
from tests.edit.given import BRASSWARE

NAMED = ("--name", "Brassware of Moradabad")
needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def options(answers: dict[str, str]) -> list[str]:
    return [word for name, text in answers.items() for word in (QUESTIONS[name].flag, text)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A new cluster with every option given."""
    assert clusterctl("init", "x", *options(BRASSWARE), cwd=tmp_path).code == 0
    return tmp_path / "x"


def test_a_name_is_enough(tmp_path: Path) -> None:
    answer = clusterctl("init", "x", *NAMED, cwd=tmp_path)
    assert (answer.code, answer.out) == (0, "x: a new cluster, 21 files\n")
    assert answer.err.startswith("Next:\n  cd x\n  read README.md: it says what to do next week\n")
    assert clusterctl("-C", "x", "validate", cwd=tmp_path).out == "No findings: 5 files read, all in order.\n"
    assert "0.00 of 10" in clusterctl("-C", "x", "score", cwd=tmp_path).out
    assert clusterctl("-C", "x", "report", cwd=tmp_path).code == 0


def test_every_option_lands_in_the_files(folder: Path) -> None:
    project = load(FolderTree(str(folder)))
    cluster, actors = project.cluster, project.actors
    assert cluster
    assert cluster.programme
    assert actors
    assert (cluster.id, cluster.name, cluster.country) == ("moradabad", "Brassware of Moradabad", "IN")
    assert (cluster.state, cluster.places) == ("Uttar Pradesh", ("Moradabad", "Sambhal"))
    assert (cluster.products, cluster.currency) == (("brass lamps", "tableware"), "INR")
    assert cluster.programme.implementing_agency == "ni-msme"
    assert (str(cluster.programme.start), str(cluster.programme.end)) == ("2026-04", "2030")
    assert {id_: actor.kind for id_, actor in actors.actors.items()} == {
        "moradabad-brass-makers-co-operative": "cooperative",
        "sidbi": "financial_institution",
        "brass-cluster-committee": "coordination_body",
        "ni-msme": "implementing_agency",
    }
    assert [plan.label.text for plan in project.plans] == ["2026-2027"]


def test_lists_may_be_repeated_or_have_commas(tmp_path: Path) -> None:
    clusterctl("init", "x", *NAMED, "--place", "Moradabad", "--place", "Sambhal, Amroha", cwd=tmp_path)
    assert "places: [Moradabad, Sambhal, Amroha]\n" in (tmp_path / "x/cluster.yaml").read_text(encoding="utf-8")


def test_the_current_folder_is_meant_where_none_is_named(tmp_path: Path) -> None:
    answer = clusterctl("init", *NAMED, cwd=tmp_path)
    assert (answer.code, answer.out) == (0, ".: a new cluster, 21 files\n")
    assert "cd " not in answer.err
    assert clusterctl("validate", cwd=tmp_path).code == 0


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        (["x"], 2, "a cluster needs a name\n  add --name"),
        (["x", "--yes"], 2, "a cluster needs a name\n  add --name"),
        (["x", "--name", ""], 2, "--name: a cluster needs a name"),
        (["x", "--name", "नमस्ते"], 2, "no id can be made of this name\n  add --id"),
        (["x", *NAMED, "--id", "A b"], 2, "--id: `A b` can't be an id; write `a-b`"),
        (["x", *NAMED, "--country", "Indya"], 2, "--country: `Indya` is no country's code or English name; did you"),
        (["x", *NAMED, "--currency", "Rs"], 2, "--currency: `currency` must be three capital letters"),
        (["x", *NAMED, "--start", "1998-13"], 2, "--start: `1998-13` is no month; write 1998-12 or 1998"),
        (["x", *NAMED, "--start", "1998", "--end", "1990"], 2, "--end: a programme that ends in 1990 cannot begin in"),
        (["x", *NAMED, "--year", "2026-28"], 2, "--year: `2026-28` is no financial year"),
        (["x", *NAMED, "--broker", "a\x1b[1m"], 2, "--broker: a key such as an arrow was pressed"),
        (["x", "--nam", "A"], 2, "--name"),
        (["", *NAMED], 2, "the folder's name is empty"),
        (["-C", "x"], 2, "init takes no -C\n  name the new folder itself: clusterctl init x"),
        (["full", *NAMED], 3, "full is not empty: it holds a.txt\n  name a new folder"),
        (["full/a.txt", *NAMED], 3, "full/a.txt is a file"),
        (["full/a.txt/x", *NAMED], 3, "is a file, so full/a.txt/x can't be a folder in it"),
        (["old", *NAMED], 3, "there is a cluster in old already"),
        (["old/plans/x", *NAMED], 3, "old/plans/x would lie inside the cluster of"),
    ],
)
def test_what_will_not_do_is_told_and_nothing_is_written(line: list[str], code: int, said: str, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full/a.txt").write_text("a", encoding="utf-8")
    shutil.copytree(ROOT / "examples/ludhiana", tmp_path / "old")
    before = sorted(tmp_path.rglob("*"))
    answer = clusterctl("init", *line, cwd=tmp_path)
    assert (answer.code, answer.out) == (code, "")
    assert said in answer.err
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="this system has no /proc, where nothing can be made")
def test_what_cannot_be_written_is_told_with_the_line_to_try_again(tmp_path: Path) -> None:
    answer = clusterctl("init", "/proc/x", *NAMED, "--year", "2026", cwd=tmp_path)
    assert (answer.code, answer.out) == (5, "")
    assert "nothing was left behind" in answer.err
    assert "then: clusterctl init /proc/x --name 'Brassware of Moradabad' --id brassware-of-moradabad" in answer.err


@pytest.mark.parametrize("redirection", ["<&-", "</dev/null", "2>&- <&-", "< <(yes)"])
def test_it_never_waits_for_somebody_who_is_not_there(redirection: str, tmp_path: Path) -> None:
    line = f"{sys.executable} -m clusterctl init x --name Brass {redirection}"
    done = subprocess.run(["bash", "-c", line], cwd=tmp_path, env=environment(), capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (0, b"x: a new cluster, 21 files\n")


@pytest.mark.parametrize(
    "changes",
    [{"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, {"COLUMNS": "20"}, {"HOME": None}],
    ids=str,
)
def test_the_surroundings_do_not_change_a_byte(changes: dict[str, str | None], folder: Path) -> None:
    line = ["init", "ਲੁਧਿਆਣਾ/x", *options({**BRASSWARE, "state": "उत्तर प्रदेश"})]
    assert clusterctl(*line, cwd=folder.parent, changes=changes).code == 0
    found = (folder.parent / "ਲੁਧਿਆਣਾ/x/cluster.yaml").read_text(encoding="utf-8")
    assert found == (folder / "cluster.yaml").read_text(encoding="utf-8").replace("Uttar Pradesh", "उत्तर प्रदेश")


# -- git and editors ---------------------------------------------------------------------------------------------------


def git(folder: Path, *words: str) -> str:
    done = subprocess.run(["git", *words], cwd=folder, capture_output=True, check=True, text=True)
    return done.stdout


@needs_git
def test_the_folder_becomes_a_repository_without_a_commit(folder: Path) -> None:
    assert git(folder, "status", "--short", "--branch").splitlines()[0] == "## No commits yet on main"
    (folder / "report.html").write_text("<p>", encoding="utf-8")
    (folder / "private").mkdir()
    (folder / "private/contacts.csv").write_text("a", encoding="utf-8")
    shown = git(folder, "status", "--short", "--untracked-files=all")
    assert "cluster.yaml" in shown
    assert ".clusterctl/schemas/plan.schema.json" in shown
    assert "report" not in shown
    assert "private" not in shown


def test_no_repository_is_made_where_none_is_wanted(tmp_path: Path) -> None:
    answer = clusterctl("init", "x", *NAMED, "--no-git", cwd=tmp_path)
    assert answer.code == 0
    assert not (tmp_path / "x/.git").exists()
    assert "git" not in answer.err


@needs_git
def test_a_repository_around_it_is_used_and_told(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    answer = clusterctl("init", "x", *NAMED, cwd=tmp_path)
    assert not (tmp_path / "x/.git").exists()
    assert f"lies in the git repository {tmp_path.resolve()}" in answer.err


@needs_git
def test_a_fresh_repository_is_as_good_as_an_empty_folder(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    answer = clusterctl("init", *NAMED, cwd=tmp_path)
    assert answer.code == 0
    assert "git add --all" in answer.err
    assert "Note" not in answer.err


def test_without_git_all_else_is_in_place(tmp_path: Path) -> None:
    answer = clusterctl("init", "x", *NAMED, cwd=tmp_path, changes={"PATH": str(tmp_path)})
    assert answer.code == 0
    assert "Note: the folder is no git repository yet: git is not installed. All else is in place." in answer.err
    assert "git add" not in answer.err
    assert clusterctl("-C", "x", "validate", cwd=tmp_path).code == 0


def test_the_schemas_are_as_schema_install_leaves_them(folder: Path) -> None:
    assert len(list((folder / ".clusterctl/schemas").iterdir())) == len(FILE_KINDS)
    assert clusterctl("schema", "install", cwd=folder)[:2] == (0, "")


# -- what the new cluster says of itself -------------------------------------------------------------------------------


@pytest.fixture
def shell(tmp_path: Path) -> dict[str, str]:
    """An environment in which the README's lines run as they stand there."""
    tools = tmp_path / "bin"
    tools.mkdir()
    program = tools / "clusterctl"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m clusterctl "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    person = {f"GIT_{role}_{what}": "a@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    return environment(PATH=f"{tools}{os.pathsep}{os.environ['PATH']}", **person)


def lines_to_run(folder: Path) -> list[str]:
    """Return every command that the new files tell people to run: whole lines, and those within a sentence."""
    readme = (folder / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^ *```sh\n(.*?)```", readme, re.DOTALL | re.MULTILINE)
    texts = [path.read_text(encoding="utf-8") for path in (*folder.rglob("*.yaml"), *folder.glob("*.md"))]
    inline = [" ".join(found.split()) for text in texts for found in re.findall(r"`(clusterctl\s[^`]+)`", text)]
    return [line.strip() for block in blocks for line in block.splitlines()] + inline


@needs_git
def test_every_command_that_the_files_name_runs(folder: Path, shell: dict[str, str]) -> None:
    lines = lines_to_run(folder)
    assert {"clusterctl validate", "clusterctl score --details", "git add --all", "clusterctl explain cooperative",
            "clusterctl report -o report.html", "clusterctl schema install --comments"} <= set(lines)  # fmt: skip
    for line in lines:
        done = subprocess.run(["sh", "-c", line], cwd=folder, env=shell, capture_output=True, check=False)
        assert done.returncode == 0, (line, done.stderr)
    assert (folder / "report.html").stat().st_size > 1000


@needs_git
def test_the_next_steps_run_as_they_are_shown(tmp_path: Path, shell: dict[str, str]) -> None:
    said = clusterctl("init", "a b", *NAMED, cwd=tmp_path).err
    steps = [step.strip() for step in said.removeprefix("Next:\n").splitlines()]
    run = " && ".join(step for step in steps if not step.startswith("read README.md"))
    subprocess.run(["sh", "-c", run], cwd=tmp_path, env=shell, capture_output=True, check=True)
    assert git(tmp_path / "a b", "log", "--format=%s") == "Begin the record\n"
    assert git(tmp_path / "a b", "status", "--short") == ""


def test_files_that_the_readme_names_exist(folder: Path) -> None:
    readme = (folder / "README.md").read_text(encoding="utf-8")
    table = readme[readme.index("## What is here") : readme.index("Any text editor")]
    named = re.findall(r"^\| `([^`]+)`", table, re.MULTILINE)
    assert len(named) == 6
    assert [path for path in named if not (folder / path).is_file()] == []


def test_the_years_can_be_changed_as_the_readme_says(folder: Path) -> None:
    (folder / "plans/2026-2027.yaml").rename(folder / "plans/2027.yaml")
    (folder / "scores/2026-2027.yaml").rename(folder / "scores/2025.yaml")
    sheet = folder / "scores/2025.yaml"
    sheet.write_text(
        re.sub(r"^date: .*", "date: 2025", sheet.read_text(encoding="utf-8"), flags=re.MULTILINE), encoding="utf-8"
    )
    assert clusterctl("validate", cwd=folder).code == 0
    assert "sustainability index 2025" in clusterctl("score", cwd=folder).out


def test_a_changed_id_is_named_wherever_the_old_one_stands(folder: Path) -> None:
    actors = folder / "actors.yaml"
    actors.write_text(actors.read_text(encoding="utf-8").replace("\n  ni-msme:", "\n  msme:"), encoding="utf-8")
    answer = clusterctl("validate", cwd=folder)
    assert answer.code == 1
    assert "there is no actor `ni-msme`" in answer.out


# -- odd surroundings ------------------------------------------------------------------------------------------------


def test_a_current_folder_that_is_gone_is_one_clear_line(tmp_path: Path) -> None:
    gone = f"mkdir gone; cd gone; rmdir ../gone; exec {sys.executable} -m clusterctl init x --name Xyz --yes"
    done = subprocess.run(["sh", "-c", gone], cwd=tmp_path, env=environment(), capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (3, b"")
    assert b"the current folder is gone" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_standard_output_does_not_stop_the_repository(tmp_path: Path) -> None:
    line = f"{sys.executable} -m clusterctl init x --name Xyz --yes > /dev/full"
    done = subprocess.run(["sh", "-c", line], cwd=tmp_path, env=environment(), capture_output=True, check=False)
    assert done.returncode == 5
    assert b"but the new cluster is in place" in done.stderr
    assert (tmp_path / "x/.git").is_dir()


def test_a_folder_with_a_line_end_in_its_name_makes_no_lines_of_its_own(tmp_path: Path) -> None:
    answer = clusterctl("init", "x\nfake: done", "--name", "Xyz", "--yes", cwd=tmp_path)
    assert answer.code == 0
    assert not any(line.strip().startswith("fake") for line in (answer.out + answer.err).splitlines())


def test_the_first_year_that_there_is_may_be_planned(tmp_path: Path) -> None:
    line = ("init", "x", "--name", "Xyz", "--year", "2026-27", "--today", "1900-01-15", "--yes")
    assert clusterctl(*line, cwd=tmp_path).code == 0
    assert clusterctl("validate", cwd=tmp_path / "x").code == 0


def test_an_empty_folder_named_as_gits_is_no_repository(tmp_path: Path) -> None:
    (tmp_path / "x/.git").mkdir(parents=True)
    assert clusterctl("init", "x", "--name", "Xyz", "--yes", cwd=tmp_path).code == 0
    assert (tmp_path / "x/.git/HEAD").exists()
